"""How sure each drop is, which kinds of blurbs it may be, and which lines that were kept sound like one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import exp

from newsx.article import Clean, Dropped
from newsx.cleaning.blurb_words import chances, words
from newsx.cleaning.blurbs import BESIDE, line_votes, word_scores
from newsx.cleaning.features import look
from newsx.cleaning.kinds import PLACED, rules_by_kind
from newsx.cleaning.rules import fold
from newsx.cleaning.states import read_scores
from newsx.cleaning.stretches import split
from newsx.explanation import NearlyDropped, Weighed

WITHOUT = ("clean.marker", "clean.user")
KINDS = 2  # so many are told


def how_sure(known: Clean) -> list[float | None]:
    """For each of `known.dropped`, in order: 0.5 to 1, rounded to 0.01.

    1.0 where a rule is sure or no paragraph is near; None where the weights were for keeping it and a rule for whole
    pages decided (a second article, a repeat, a user's phrase), for list signs, and for HTML.

    >>> from newsx.article import Raw, Source
    >>> from newsx.cleaning import clean
    >>> text = "Share\\n\\nThe court in Accra heard nine witnesses on Monday and will sit again next week, it said."
    >>> how_sure(clean(Raw("", text, Source(None, None, None, None, "text", None, (), "", len(text), {}))))
    [1.0]
    """
    if not known.dropped or known.dropped[0].source_start is None:
        return [None] * len(known.dropped)
    stretches = split(known.source)
    starts = [stretch.outer for stretch in stretches]
    scores = read_scores(stretches, look(stretches))
    rows = [(score, len(stretch.text)) for stretch, score in zip(stretches, scores, strict=True)]
    found: list[float | None] = []
    for dropped in known.dropped:
        low, high = bisect_left(starts, dropped.source_start or 0), bisect_left(starts, dropped.source_end or 0)
        found.append(None if dropped.rule in WITHOUT else _chance(rows[low:high]))
    return found


def _chance(rows: Sequence[tuple[float, int]]) -> float | None:
    """The mean over the lines by their length; None where any of them was for keeping."""
    if not rows or any(score > 0 for score, _ in rows):
        return None
    letters = sum(length for _, length in rows)
    return round(sum(length / (1 + exp(score / 100)) for score, length in rows) / letters, 2)


def find_kinds(known: Clean) -> tuple[Weighed | None, ...]:
    """For each of `known.dropped`, in order, its two likeliest kinds of blurb; None where it is no blurb.

    >>> from newsx.article import Raw, Source
    >>> from newsx.cleaning import clean
    >>> text = "The court in Accra heard nine witnesses, its clerk said.\\n\\nDonate today to fund our reporting."
    >>> page = clean(Raw("", text, Source(None, None, None, None, "text", None, (), "", len(text), {})))
    >>> [kind.options[0][0] for kind in find_kinds(page)]
    ['donation']
    """
    return tuple(_kind(dropped.text) if _is_blurb(dropped) else None for dropped in known.dropped)


def _is_blurb(dropped: Dropped) -> bool:
    """It went by a rule for blurbs, or for its place and its words sound like one."""
    if dropped.rule not in PLACED:
        return dropped.rule in rules_by_kind().values()
    return words().score(*_line(dropped.text)) > 0


def _line(text: str) -> tuple[str, str]:
    """A text as one line, as it is and folded."""
    line = " ".join(text.split())
    return line, fold(line)


def _kind(text: str) -> Weighed:
    found = chances(words().kind_scores(*_line(text)))
    return Weighed("kind", tuple((kind, round(chance, 2)) for kind, chance in [*found.items()][:KINDS]))


def nearly_dropped(known: Clean) -> tuple[NearlyDropped, ...]:
    """The kept blocks that would go beside a blurb, judged among the kept ones alone; not the headline."""
    stretches = split(known.text)
    lines = look(stretches)
    everything = range(len(lines))
    votes = line_votes(stretches, lines, everything, word_scores(words(), stretches, lines, everything))
    titles = {block.start for block in known.blocks if block.kind == "title"}
    return tuple(
        NearlyDropped(
            stretches[at].start, stretches[at].end, round(1 / (1 + exp(-vote / 100)), 2), _kind(stretches[at].text)
        )
        for at, vote in votes.items()
        if vote > BESIDE and stretches[at].start not in titles
    )
