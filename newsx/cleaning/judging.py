"""Keeps or drops each stretch, and names the rule that decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsx.article import BlockKind
from newsx.cleaning.blurbs import drop_blurbs
from newsx.cleaning.corrections import LISTS, correct, find_repeats, keep_deck, trust
from newsx.cleaning.features import Line, look
from newsx.cleaning.kinds import put_down
from newsx.cleaning.reasons import find_reasons
from newsx.cleaning.states import BODY, fall_back, find_states
from newsx.cleaning.stretches import Stretch
from newsx.cleaning.title import find_title

ALONE = 4  # lines without any of the article


@dataclass(frozen=True)
class Verdict:
    """What becomes of each stretch: a block kind where it is kept, a rule id where it is dropped.

    `first`, `last`: its first and last paragraph; `begin`: the first one that does not stand alone.
    """

    kinds: list[BlockKind | None]
    rules: list[str]
    title: int | None
    first: int
    begin: int
    last: int


def judge(
    stretches: Sequence[Stretch],
    title: str | None,
    drop: Sequence[str],
    extracted: bool = False,
    lines: Sequence[Line] | None = None,
) -> Verdict:
    """The verdict on a page's stretches; `title` is what is given, `drop` are phrases the user wants gone.

    `extracted`: the lines were read out of HTML, and only what a rule or a second article speaks against goes.
    `lines`: what the stretches look like, where that is known.
    """
    lines = look(stretches) if lines is None else lines
    states = find_states(stretches, lines)
    if extracted:
        trust(lines, states)
    correct(stretches, lines, states, drop)
    full = any(state == BODY and line.sort in "LST" for line, state in zip(lines, states, strict=True))
    if not full and (BODY not in states or any(line.sort == "L" for line in lines)):
        states = fall_back(lines)
        correct(stretches, lines, states, drop)
    scores = drop_blurbs(stretches, lines, states)
    body = [at for at, state in enumerate(states) if state == BODY]
    if not body:
        return Verdict([None] * len(lines), find_reasons(lines, states), None, 0, 0, -1)
    first = next((at for at in body if lines[at].sort in "LT"), body[0])
    begin = _begin(lines, body, first)
    headline = find_title(stretches, lines, first, title)
    if headline is None and begin > first:
        headline = find_title(stretches, lines, begin, title)
    keep_deck(stretches, lines, states, headline, first)
    repeated = find_repeats(lines, states, headline)
    kinds: list[BlockKind | None] = [None] * len(lines)
    for at, state in enumerate(states):
        if at == headline:
            kinds[at] = "title"
        elif state == BODY and at not in repeated:
            kinds[at] = _kind(stretches[at], lines[at], at, headline, first, body[-1])
    because = find_reasons(lines, states)
    put_down(stretches, lines, states, scores, because)
    for at in repeated:
        because[at] = "clean.repeated"
    return Verdict(kinds, because, headline, first, begin, body[-1])


def _begin(lines: Sequence[Line], body: Sequence[int], first: int) -> int:
    """The first paragraph that is not alone: a stray line kept far above must not hide headline and date from sight."""
    close = (at for at, below in pairwise(body) if lines[at].sort in "LT" and below - at <= ALONE)
    return next(close, first)


def _kind(stretch: Stretch, line: Line, at: int, title: int | None, first: int, last: int) -> BlockKind:
    if title is not None and title < at < first:
        return "deck"
    if stretch.marker == "quote":
        return "quote"
    if stretch.marker in LISTS:
        return "item"
    if stretch.marker == "heading":
        return "subhead"
    if at == last or len(line.words) > 14 or stretch.text[0].islower():
        return "paragraph"
    if stretch.text.isupper() or stretch.text[-1] == "?" or (line.end == "-" and stretch.text[-1] not in "\"”’'…"):
        return "subhead"
    return "paragraph"
