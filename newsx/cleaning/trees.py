"""The second round: trees that each ask five questions of a line and give it a vote for the answers.

The trees are data (`trees.json`), grown by `bench/train_cleaning.py`. All trees are asked about all lines at once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

AT_ONCE = 2048  # lines


@dataclass(frozen=True)
class Forest:
    """Trees of one depth. Question number n is whether column `columns[n]` is above `borders[n]`.

    `asks[level, tree]` are questions; a tree's answers choose one of its `leaves`.

    `leaves` and `start` are in thousandths: sums of whole numbers do not hang on their order.
    """

    names: tuple[str, ...]
    columns: NDArray[np.int64]
    borders: NDArray[np.float64]
    asks: NDArray[np.int64]
    leaves: NDArray[np.int64]
    start: int

    def votes(self, evidence: Mapping[str, NDArray[np.float64]], places: Sequence[int]) -> list[float]:
        """The sum of the trees' votes for each of the lines at `places`, in hundredths; above 0 it is the article's."""
        rows = np.stack([evidence[name] for name in self.names])[:, np.asarray(places)]
        first = np.arange(0, self.leaves.size, self.leaves.shape[1])[:, None]  # where each tree's votes begin
        found: list[float] = []
        for low in range(0, rows.shape[1], AT_ONCE):
            above = rows[self.columns, low : low + AT_ONCE] > self.borders
            leaf = np.packbits(above[self.asks], axis=0, bitorder="little")[0]
            found += ((self.start + self.leaves.take(leaf + first).sum(0)) / 10).tolist()
        return found


def planted(data: Mapping[str, Any]) -> Forest:
    """The forest that `data`, the content of a trees.json, describes."""
    questions = sorted({(name, border) for tree in data["trees"] for name, border in tree["asks"]})
    number = {question: at for at, question in enumerate(questions)}
    names = sorted({name for name, _ in questions})
    return Forest(
        tuple(names),
        np.array([names.index(name) for name, _ in questions]),
        np.array([[border] for _, border in questions]),
        np.array([[number[name, border] for name, border in tree["asks"]] for tree in data["trees"]]).T,
        np.array([tree["votes"] for tree in data["trees"]]),
        data["start"],
    )


@cache
def forest(name: str = "trees.json") -> Forest:
    """newsx's own: that of the judge of lines, or of another file."""
    return planted(json.loads(files("newsx.cleaning").joinpath(name).read_text("utf-8")))
