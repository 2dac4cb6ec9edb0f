"""Figures that go on from one another: what one side said of one event over time, each figure after the last."""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

ALIKE_TIMES = 2  # closer than that an unsourced figure stands beside a side's own
KEEPS = 0.8  # a tally of what has happened does not fall, or by a correction only
FALLING = frozenset(("held", "missing", "living", "placed", "identified"))  # what may: who is still held, still missing
MANY_TIMES = 10  # figures further apart are taken to count other things: nine who came last week, 1,850 in all


@dataclass(slots=True, eq=False)
class Point:
    """A row of the ledger that can stand in a series: `kind` is what all must share (story, event, group)."""

    row: int
    kind: tuple[str, ...]
    side: str | None  # a state, or a claimant of no known state; null where no source is named
    beside: tuple[str, ...]  # sides that claim something in the same article, where the figure itself has no source
    claimant: str | None
    whose: str | None
    figure: int
    day: date
    text: int  # the first article that gives it


@dataclass(slots=True)
class _Chain:
    side: str
    points: list[Point]


def series(points: Iterable[Point]) -> Iterator[tuple[int, str, list[tuple[Point, int | None]]]]:
    """The series among `points` (in order of `kind`): number, side, and its points in order of time.

    With each point comes the row it updates: the last one before it of the same claimant, else of the same side. A
    figure that no source is named for joins a series only where one side alone, which its article cites too, has one
    that it fits closely.
    """
    number = 0
    for _, found in groupby(points, key=lambda point: point.kind):
        for chain in _chains(sorted(_largest(found), key=lambda point: (point.day, point.row))):
            number += 1
            yield number, chain.side, list(_updates(chain.points))


def _largest(points: Iterable[Point]) -> Iterator[Point]:
    """Of the figures that one text gives of one side the largest: the tally, of which the others are parts."""
    most: dict[tuple[int, str | None], Point] = {}
    for point in sorted(points, key=lambda point: (-point.figure, point.row)):
        most.setdefault((point.text, point.side), point)
    yield from most.values()


def _chains(points: list[Point]) -> list[_Chain]:
    chains: list[_Chain] = []
    for point in points:
        if point.side is not None:
            fitting = [chain for chain in chains if chain.side == point.side and _fits(chain.points[-1], point)]
            if fitting:
                min(fitting, key=lambda chain: _distance(chain.points[-1], point)).points.append(point)
            else:
                chains.append(_Chain(point.side, [point]))
    joined = []
    for point in points:
        if point.side is None:
            near = [
                chain
                for chain in chains
                if chain.side in point.beside and _fits(_nearest(chain, point), point, ALIKE_TIMES)
            ]
            if len({chain.side for chain in near}) == 1:
                joined.append((min(near, key=lambda chain: _distance(_nearest(chain, point), point)), point))
    for chain, point in joined:
        chain.points.append(point)
    for chain in chains:
        chain.points.sort(key=lambda point: (point.day, point.row))
    return [chain for chain in chains if _moves(chain)]


def _moves(chain: _Chain) -> bool:
    """Whether it is a series at all: different figures on different days."""
    return len({point.figure for point in chain.points}) > 1 and len({point.day for point in chain.points}) > 1


def _nearest(chain: _Chain, point: Point) -> Point:
    """The point of a chain, in order of time, that is nearest in it."""
    at = bisect(chain.points, point.day, key=lambda other: other.day)
    return min(chain.points[max(at - 1, 0) : at + 1], key=lambda other: abs((other.day - point.day).days))


def _fits(a: Point, b: Point, times: int = MANY_TIMES) -> bool:
    """Whether two figures may be one that has moved: of the same people and order as far as said, and not fallen."""
    first, last = sorted((a, b), key=lambda point: (point.day, point.row))
    kept = last.figure >= KEEPS * first.figure or FALLING & set(a.kind)
    return bool(kept) and (not a.whose or not b.whose or a.whose == b.whose) and _distance(a, b) < math.log10(times)


def _distance(a: Point, b: Point) -> float:
    return abs(math.log10(a.figure + 1) - math.log10(b.figure + 1))


def _updates(points: list[Point]) -> Iterator[tuple[Point, int | None]]:
    last: dict[str | None, Point] = {}
    sided: Point | None = None
    for point in points:
        before = last.get(point.claimant) if point.claimant else None
        before = before or (sided if point.side else None)
        yield point, before.row if before and before.day < point.day else None
        if point.side:
            last[point.claimant] = sided = point
