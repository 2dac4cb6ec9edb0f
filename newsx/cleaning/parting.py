"""Lines parted where a blurb is glued to their head or tail: the article is judged as if the blurb were not there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from newsx.article import BlockKind
from newsx.cleaning.blurb_words import words
from newsx.cleaning.features import Line, look
from newsx.cleaning.glue_words import HEAD
from newsx.cleaning.glued import find_cuts
from newsx.cleaning.judging import Verdict
from newsx.cleaning.kinds import rule_of
from newsx.cleaning.rules import fold
from newsx.cleaning.stretches import Stretch


class Parted(NamedTuple):
    """All stretches, those with a blurb at an end in parts; the places of the blurbs, with the rule for each.

    `rest` are the stretches without the blurbs, `lines` what they look like.
    """

    stretches: Sequence[Stretch]
    blurbs: Mapping[int, str]
    rest: Sequence[Stretch]
    lines: Sequence[Line]


def part(stretches: Sequence[Stretch]) -> Parted:
    """Parts the lines with a blurb at an end."""
    lines = look(stretches)
    cuts = find_cuts([stretch.text for stretch in stretches], lines)
    if not cuts:
        return Parted(stretches, {}, stretches, lines)
    found: list[Stretch] = []
    blurbs: dict[int, str] = {}
    kept: list[Line] = []
    for at, stretch in enumerate(stretches):
        rest, tail = stretch, None
        for cut in cuts.get(at, ()):
            first, second = _parted(rest, stretch.start + cut.at)
            if cut.side == HEAD:
                blurbs[len(found)] = _rule(first.text)
                found.append(first)
                rest = second
            else:
                rest, tail = first, second
        found.append(rest)
        kept += [lines[at]] if rest is stretch else look([rest])
        if tail:
            blurbs[len(found)] = _rule(tail.text)
            found.append(tail)
    return Parted(found, blurbs, [stretch for at, stretch in enumerate(found) if at not in blurbs], kept)


def _parted(stretch: Stretch, at: int) -> tuple[Stretch, Stretch]:
    """What stands before and from a place in the source."""
    text = stretch.text[: at - stretch.start].rstrip()
    stop = stretch.start + len(text)
    after = Stretch(stretch.text[at - stretch.start :], at, stretch.end, at, stretch.outer_end, stretch.indent, "", 0)
    return stretch._replace(text=text, end=stop, outer_end=stop), after


def _rule(text: str) -> str:
    return rule_of(words().kind_scores(text, fold(text)))[0]


def with_blurbs(verdict: Verdict, blurbs: Mapping[int, str]) -> Verdict:
    """A verdict on the lines without the blurbs among them, as one on all lines."""
    if not blurbs:
        return verdict
    count = len(verdict.kinds) + len(blurbs)
    places = [at for at in range(count) if at not in blurbs]
    kinds: list[BlockKind | None] = [None] * count
    rules = [blurbs.get(at, "") for at in range(count)]
    for n, at in enumerate(places):
        kinds[at], rules[at] = verdict.kinds[n], verdict.rules[n]
    title = None if verdict.title is None else places[verdict.title]
    first, begin, last = (
        places[n] if 0 <= n < len(places) else n for n in (verdict.first, verdict.begin, verdict.last)
    )
    return replace(verdict, kinds=kinds, rules=rules, title=title, first=first, begin=begin, last=last)
