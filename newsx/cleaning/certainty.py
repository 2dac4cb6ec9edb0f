"""How sure each drop is: what the weights say of the lines in it, as the chance that they are not the article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import exp

from newsx.article import Clean
from newsx.cleaning.features import look
from newsx.cleaning.states import read_scores
from newsx.cleaning.stretches import split

WITHOUT = ("clean.marker", "clean.user")


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
