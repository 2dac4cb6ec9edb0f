"""Where the figures of a chart are written: beside their marks, further off with a leader line, or not at all."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsx.reporting.scales import Field

Box = tuple[float, float, float, float]  # left, top, right, bottom
Point = tuple[float, float]
Segment = tuple[Point, Point]

LETTER = 9.3  # the width of a letter in 13-pixel bold type, of the widest usual font
_SIGNS, _SIGN = frozenset("~≈≥≤<>=+→–"), 11.5  # signs of arithmetic are wider
_UP, _DOWN = 12, 4  # from the foot of a line of type to its top and to the bottom of its letters
_MARK = 8  # half of a mark
# Beside a mark, the best place first: right, left, below, above, then askew.
_NEAR = (
    (10, 4, "start"), (-10, 4, "end"), (0, 22, "middle"), (0, -24, "middle"), (8, 20, "start"), (-8, 20, "end"),
    (8, -12, "start"), (-8, -12, "end"),
)  # fmt: skip
_FAR = tuple(
    (x * reach, y * reach + 4, anchor)
    for reach in (30, 46, 64, 84, 108, 136)
    for x, y, anchor in ((0, -1, "middle"), (0, 1, "middle"), (-0.8, -0.8, "end"), (0.8, -0.8, "start"),
                         (-0.8, 0.8, "end"), (0.8, 0.8, "start"), (-1, 0, "end"), (1, 0, "start"))
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """Where a text is anchored and how, and the line from its mark where it stands off."""

    x: float
    y: float
    anchor: str
    leader: tuple[float, float, float, float] | None = None


def placed(
    texts: Sequence[tuple[float, float, str]], blocked: Iterable[Box], lines: Iterable[Sequence[Point]], field: Field
) -> list[Label | None]:
    """A place for each text, given with the middle of its mark; null where it has none that covers nothing.

    `blocked`: what else is drawn. `lines` may be crossed by no text.
    """
    boxes = [(x - _MARK, y - _MARK, x + _MARK, y + _MARK) for x, y, _ in texts] + list(blocked)
    segments = [pair for line in lines for pair in itertools.pairwise(line)]
    written: list[Box] = []
    found: list[Label | None] = []
    for x, y, text in texts:
        label = next(_free(x, y, text, boxes, segments, written, field), None)
        found.append(label)
        if label:
            written.append(_box(label.x, label.y, label.anchor, text))
            if label.leader:
                segments.append(((label.leader[0], label.leader[1]), (label.leader[2], label.leader[3])))
    return found


def _free(
    x: float, y: float, text: str, boxes: list[Box], segments: list[Segment], written: list[Box], field: Field
) -> Iterator[Label]:
    """The places of a text where it covers nothing, the best first."""
    for dx, dy, anchor in _NEAR + _FAR:
        box = _box(x + dx, y + dy, anchor, text)
        if box[0] < field.left or box[2] > field.width - 1 or box[1] < 0 or box[3] > field.bottom - 2:
            continue
        if any(_overlap(box, other) for other in boxes + written) or any(_crossed(box, line) for line in segments):
            continue
        if (dx, dy, anchor) in _NEAR:
            yield Label(round(x + dx, 1), round(y + dy, 1), anchor)
            continue
        end = (min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3]))
        start = _off(x, y, end)
        others = [other for other in boxes if not _inside(x, y, other)]
        leader = (start, end)
        if not any(_crossed(other, leader) for other in others + written) and not any(
            _meet(leader, line) for line in segments
        ):
            yield Label(round(x + dx, 1), round(y + dy, 1), anchor, (*start, round(end[0], 1), round(end[1], 1)))


def _off(x: float, y: float, end: Point) -> Point:
    """Where a line from the middle of a mark leaves the mark."""
    across, down = end[0] - x, end[1] - y
    length = max((across**2 + down**2) ** 0.5, 1.0)
    return round(x + across / length * _MARK, 1), round(y + down / length * _MARK, 1)


def _box(x: float, y: float, anchor: str, text: str) -> Box:
    width = sum(_SIGN if letter in _SIGNS else LETTER for letter in text)
    left = x - {"start": 0, "end": width, "middle": width / 2}[anchor]
    return left, y - _UP, left + width, y + _DOWN


def _inside(x: float, y: float, box: Box) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _meet(one: Segment, two: Segment) -> bool:
    """Whether two lines cross: the ends of each lie on two sides of the other."""

    def side(line: Segment, point: Point) -> float:
        (x, y), (to_x, to_y) = line
        return (to_x - x) * (point[1] - y) - (to_y - y) * (point[0] - x)

    return side(one, two[0]) * side(one, two[1]) < 0 and side(two, one[0]) * side(two, one[1]) < 0


def _crossed(box: Box, line: Segment) -> bool:
    """Whether a line leads through a box: what is left of it between the four sides."""
    (x, y), (to_x, to_y) = line
    first, last = 0.0, 1.0
    for start, step, low, high in ((x, to_x - x, box[0], box[2]), (y, to_y - y, box[1], box[3])):
        if not step:
            if not low < start < high:
                return False
            continue
        ends = sorted(((low - start) / step, (high - start) / step))
        first, last = max(first, ends[0]), min(last, ends[1])
    return first < last
