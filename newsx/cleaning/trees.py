"""Gradient-boosted oblivious trees: each compares some columns of a line with borders and adds a vote.

The trees are data (`trees.json`), grown by `training/cleaning/fit_rules.py`. They are kept by column: a value is looked
up once among all borders of its column, which answers the questions of all trees about it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from operator import getitem, or_
from typing import Any

from newsx.lexicon import weights

# Columns of a few whole numbers: many lines have the same ones in all of them, and their answers are remembered.
FEW = frozenset((
    "sort", "end", "marker", "blank", "rules", "over", "under", "caption", "indent", "says", "you", "quote", "first",
    "one-piece", "beside-largest", "repeats", "blank+1", "tells", "sort-1", "sort+1", "gone-1", "gone+1",
))  # fmt: skip
REMEMBERED = 1 << 14


@dataclass(frozen=True)
class Forest:
    """Trees of one depth, eight questions at most. A line's answers are a number: a byte a tree, a bit a question.

    `columns`: for each column asked about its borders, in order, and the questions that a value above the first n of
    them answers with yes. `leaves`: the votes of each tree by its byte. `leaves` and `start` are in thousandths: sums
    of whole numbers do not hang on their order.
    """

    columns: Mapping[str, tuple[list[float], list[int]]]
    leaves: Sequence[Sequence[int]]
    start: int

    def __post_init__(self) -> None:
        few = [name for name in self.columns if name in FEW]
        told = lru_cache(REMEMBERED)(partial(_told, [self.columns[name] for name in few]))
        object.__setattr__(self, "_ready", (few, told, list(self.leaves)))

    def votes(self, evidence: Mapping[str, Sequence[float]], places: Sequence[int]) -> list[float]:
        """The sum of the trees' votes for each of the lines at `places`, in hundredths; above 0 it is the article's."""
        few, told, leaves = self._ready  # type: ignore[attr-defined]
        if few:
            rows = zip(*(evidence[name] for name in few), strict=True)
            seen = list(map(told, rows))
            answers = [seen[at] for at in places]
        else:
            answers = [0] * len(places)
        for name, (borders, yes) in self.columns.items():
            if name not in FEW:
                column = evidence[name]
                answers = list(map(or_, answers, [yes[bisect_left(borders, column[at])] for at in places]))
        size, start = len(leaves), self.start
        return [(start + sum(map(getitem, leaves, said.to_bytes(size, "little")))) / 10 for said in answers]


def _told(columns: Sequence[tuple[list[float], list[int]]], row: tuple[float, ...]) -> int:
    """The answers that the values of `row` give."""
    found = 0
    for (borders, yes), value in zip(columns, row, strict=True):
        found |= yes[bisect_left(borders, value)]
    return found


def planted(data: Mapping[str, Any]) -> Forest:
    """The forest that `data`, the content of a trees.json, describes."""
    asked: dict[str, dict[float, int]] = {}
    for tree, entry in enumerate(data["trees"]):
        for level, (name, border) in enumerate(entry["asks"]):
            borders = asked.setdefault(name, {})
            borders[border] = borders.get(border, 0) | 1 << (8 * tree + level)
    columns = {}
    for name, borders in asked.items():
        yes = [0]
        for border in sorted(borders):
            yes.append(yes[-1] | borders[border])
        columns[name] = sorted(borders), yes
    return Forest(columns, [entry["votes"] for entry in data["trees"]], data["start"])


@cache
def forest(name: str = "trees.json") -> Forest:
    """newsx's own: that of the judge of lines, or of another file."""
    return planted(weights("cleaning", name))
