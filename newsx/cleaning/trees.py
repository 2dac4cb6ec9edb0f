"""The second round: trees that each ask five questions of a line and give it a vote for the answers.

The trees are data (`trees.json`), grown by `bench/train_cleaning.py`. They are turned round when they are read: a value
is looked up once among all the borders of its column, which answers the questions of all trees about it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import getitem, or_
from typing import Any

from newsx.lexicon import weights


@dataclass(frozen=True)
class Forest:
    """Trees of one depth, eight questions at most. A line's answers are a number: a byte a tree, a bit a question.

    `columns`: for each column asked about its borders, in order, and the questions that a value above the first n of
    them answers with yes. `leaves`: the votes of each tree by its byte. `leaves` and `start` are in thousandths: sums of
    whole numbers do not hang on their order.
    """

    columns: Mapping[str, tuple[list[float], list[int]]]
    leaves: Sequence[Sequence[int]]
    start: int

    def votes(self, evidence: Mapping[str, Sequence[float]], places: Sequence[int]) -> list[float]:
        """The sum of the trees' votes for each of the lines at `places`, in hundredths; above 0 it is the article's."""
        answers = [0] * len(places)
        for name, (borders, yes) in self.columns.items():
            column = evidence[name]
            answers = list(map(or_, answers, [yes[bisect_left(borders, column[at])] for at in places]))
        count, leaves = len(self.leaves), self.leaves
        return [(self.start + sum(map(getitem, leaves, said.to_bytes(count, "little")))) / 10 for said in answers]


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
