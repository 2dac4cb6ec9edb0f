"""Figures over time, laid out for a chart: where each mark stands, the scale, the ticks. No drawing here."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from newsx.reporting import wording

Row = dict[str, Any]
Box = tuple[float, float, float, float]  # left, top, right, bottom

WIDTH, HEIGHT = 760, 340  # units of the drawing
LEFT, RIGHT, TOP, BOTTOM = 92, 720, 20, 300  # of the field inside it; left of it stand the longest labels, whole
SHAPES = 6  # there are: the claimants of a side with the most figures get one each
COLOURS = 5  # there are: the sides with the most figures get one each; the next is everybody else's
_MANY_TIMES = 30  # between the smallest and the largest figure: from there on the scale is logarithmic
_MOST_TICKS = 6
_STEPS = (1, 2, 5)
_HEADROOM = 0.6  # of a step between ticks: for the arrow over the largest figure
_LIFT = 9  # of a happening's mark over the axis
_LETTER = 7.5  # the width of a digit in the chart's 13-pixel type
# Where a figure is written beside its mark, the best place first: right, left, below, above, then further off.
_PLACES = (
    (10, 4, "start"), (-10, 4, "end"), (0, 22, "middle"), (0, -24, "middle"), (8, 20, "start"), (-8, 20, "end"),
    (8, -12, "start"), (-8, -12, "end"), (0, 36, "middle"), (0, -38, "middle"),
)  # fmt: skip
_MOST_NAMED = 12  # claimants in a legend
_FEWEST = 2  # figures: one alone is no series, the ledger has it


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure: its row in the ledger, its place, the colour of its side and the shape of its claimant, what it says.

    `colour` COLOURS is any other side or none, `shape` SHAPES any other claimant or none. `until`: x of the last date
    it is reported for. `top`, `bottom`: the ends of a range. `open`: "up" for at least, "down" for at most. `hollow`:
    about, and whatever is not affirmed. `happening`: a single one, which stands on the axis of time, not on the scale.
    `said`: where the figure is written, and the text's anchor; null where there is no room.
    """

    row: int
    x: float
    y: float
    colour: int
    shape: int
    figure: str
    label: str
    until: float | None = None
    top: float | None = None
    bottom: float | None = None
    open: str = ""
    hollow: bool = False
    happening: bool = False
    said: tuple[float, float, str] | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid and its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The chart of a story: running totals on a scale, single happenings on the axis of time.

    `lines` lead through the figures of a series: a colour and the points. `claimants`: colour, shape, name. `left_out`:
    figures without a date, a number or a scope, which the ledger alone shows.
    """

    marks: tuple[Mark, ...]
    lines: tuple[tuple[int, str], ...]
    days: tuple[Tick, ...]
    figures: tuple[Tick, ...]
    claimants: tuple[tuple[int, int, str], ...]
    logarithmic: bool
    left_out: int


def timeline(rows: Sequence[Row], sides: Sequence[str] = ()) -> Timeline:
    """Lays out the ledger rows of a story that have a date, a number and a scope; no marks where there are too few.

    Where there are several events, each figure is written with its own. `sides`: in order of their colours, where a
    page has more charts than one.
    """
    drawn = [row for row in rows if row["as_of_first"]["last"] and numbers(row) and row["scope"]]
    if len(drawn) < _FEWEST:
        return Timeline((), (), (), (), (), False, len(rows))
    styles = _styles(drawn, list(sides or sides_of(drawn)))
    days = [day for row in drawn for day in (row["as_of_first"]["last"], row["as_of_last"]["last"])]
    across, day_ticks = _days(min(days), max(days))
    up, figure_ticks, logarithmic = _scale(
        [number for row in drawn if row["scope"] == "total" for number in numbers(row)] or [1]
    )
    several = len({row["event"] for row in drawn}) > 1
    marks = [_mark(row, across, up, styles, several) for row in drawn]
    return Timeline(
        tuple(_labelled(marks)),
        tuple(_lines(drawn, marks)),
        day_ticks,
        figure_ticks,
        tuple(sorted((*style, name) for name, style in styles.items())),
        logarithmic,
        len(rows) - len(drawn),
    )


def sides_of(rows: Iterable[Row]) -> list[str]:
    """The sides with the most figures: states, and claimants of no known state."""
    counted = Counter(str(row["claimant_state"] or row["claimant"]) for row in rows if row["claimant"])
    return [side for side, _ in sorted(counted.items(), key=lambda found: (-found[1], found[0]))][:COLOURS]


def numbers(row: Row) -> list[int]:
    """The figure, or both ends of a range; none for a vague quantity, whose lower bound nobody said."""
    if row["value"] is not None:
        return [row["value"]]
    return [end for end in (row["low"], row["high"]) if end is not None] if row["comparator"] == "range" else []


def _styles(rows: Sequence[Row], sides: list[str]) -> dict[str, tuple[int, int]]:
    """Colour and shape a claimant: its side's, and its own among those of one colour, most figures first."""
    counted = Counter(wording.claimant(row) for row in rows if row["claimant"])
    side = {wording.claimant(row): str(row["claimant_state"] or row["claimant"]) for row in rows if row["claimant"]}
    found: dict[str, tuple[int, int]] = {}
    used: Counter[int] = Counter()
    for name, _ in sorted(counted.items(), key=lambda one: (-one[1], one[0])):
        colour = sides.index(side[name]) if side[name] in sides else COLOURS
        if used[colour] < SHAPES and len(found) < _MOST_NAMED:
            found[name] = (colour, used[colour])
            used[colour] += 1
    return found


def _lines(rows: Sequence[Row], marks: Sequence[Mark]) -> Iterator[tuple[int, str]]:
    """A line a series, from figure to figure in order of time."""
    chains: dict[int, list[Mark]] = {}
    for row, mark in zip(rows, marks, strict=True):
        if row.get("series"):
            chains.setdefault(row["series"], []).append(mark)
    for chain in chains.values():
        if len(chain) > 1:
            ordered = sorted(chain, key=lambda mark: (mark.x, mark.row))
            colours = Counter(mark.colour for mark in ordered if mark.colour < COLOURS) or Counter([COLOURS])
            yield colours.most_common(1)[0][0], " ".join(f"{mark.x},{mark.y}" for mark in ordered)


def _mark(
    row: Row,
    across: Callable[[date], float],
    up: Callable[[int], float],
    styles: dict[str, tuple[int, int]],
    name_event: bool,
) -> Mark:
    ends = numbers(row)
    happening = row["scope"] == "incident"
    heights = [up(end) for end in ends]
    x, until = across(row["as_of_first"]["last"]), across(row["as_of_last"]["last"])
    colour, shape = styles.get(wording.claimant(row), (COLOURS, SHAPES))
    said = [
        f"{row['event']}: {wording.figure(row)} {wording.unit(row)}", wording.claimant(row),
        f"as of {wording.as_of(row)}", wording.support(row),
    ]  # fmt: skip
    return Mark(
        row=row["row"],
        x=x,
        y=BOTTOM - _LIFT if happening else round(sum(heights) / len(heights), 1),
        colour=colour,
        shape=shape,
        figure=wording.figure(row) + (f" {row['event']}" if name_event else ""),
        label=", ".join([*said, *wording.doubts(row)]),
        until=until if until > x and not happening else None,
        top=min(heights) if len(ends) > 1 and not happening else None,
        bottom=max(heights) if len(ends) > 1 and not happening else None,
        open="" if happening else {"at_least": "up", "at_most": "down"}.get(row["comparator"], ""),
        happening=happening,
        hollow=row["comparator"] == "about" or row["polarity"] != "affirmed",
    )


def _days(first: date, last: date) -> tuple[Callable[[date], float], tuple[Tick, ...]]:
    """Days across the field, with a margin; ticks at the beginnings of years, else of months, else at the ends."""
    margin = timedelta(days=max(2, (last - first).days // 20))
    low, high = first - min(margin, first - date.min), last + min(margin, date.max - last)

    def across(day: date) -> float:
        return round(LEFT + (RIGHT - LEFT) * (day - low).days / (high - low).days, 1)

    years = [date(year, 1, 1) for year in range(low.year + 1, high.year + 1)]
    later = range(low.month, low.month + _MOST_TICKS * 4)
    months = [date(low.year + n // 12, n % 12 + 1, 1) for n in later if low.year + n // 12 <= date.max.year]
    months = [day for day in months if day <= high]
    for days, form in ((years, "%Y"), (months, "%Y-%m")):
        if len(days) >= 2:
            step = math.ceil(len(days) / _MOST_TICKS)
            return across, tuple(Tick(across(day), day.strftime(form)) for day in days[::step])
    return across, tuple(Tick(across(day), day.isoformat()) for day in sorted({first, last}))


def _scale(figures: Sequence[int]) -> tuple[Callable[[int], float], tuple[Tick, ...], bool]:
    """Figures up the field: from 0 evenly, or by powers of ten where the largest is some 30 times the smallest."""
    top = max(figures)
    least = min((figure for figure in figures if figure), default=1)
    if top < least * _MANY_TIMES:
        step = _step(max(top, 1))
        up = _up(0, top + step * _HEADROOM, float)
        return up, _ticks(range(0, top + step, step), up), False
    floor = 0 if 0 in figures else 10 ** int(math.log10(least))
    powers = [figure for figure in (10**power for power in range(len(str(top)))) if figure >= floor]
    up = _up(_height(floor), _height(top) + _HEADROOM / 2, _height)
    return up, _ticks([0, *powers] if not floor else powers, up), True


def _height(figure: int) -> float:
    """The power of ten; 1 is added so that there is a place for 0."""
    return math.log10(figure + 1)


def _up(low: float, high: float, height: Callable[[int], float]) -> Callable[[int], float]:
    return lambda figure: round(BOTTOM - (BOTTOM - TOP) * (height(figure) - low) / (high - low), 1)


def _ticks(figures: Iterable[int], up: Callable[[int], float]) -> tuple[Tick, ...]:
    return tuple(Tick(up(figure), _label(figure)) for figure in figures if up(figure) >= TOP)


def _label(figure: int) -> str:
    """A figure on the scale, short enough to stand left of it.

    >>> [_label(n) for n in (0, 500_000, 1_000_000, 2_500_000, 30_000_000_000)]
    ['0', '500,000', '1 million', '2.5 million', '30 billion']
    """
    for size, name in ((10**9, "billion"), (10**6, "million")):
        if figure >= size:
            return f"{figure / size:,g} {name}"
    return f"{figure:,}"


def _step(top: int) -> int:
    """The round number that cuts 0 to `top` into at most as many parts as there are ticks."""
    power = 1
    while True:
        for step in _STEPS:
            if top / (step * power) < _MOST_TICKS:
                return step * power
        power *= 10


def _labelled(marks: Sequence[Mark]) -> list[Mark]:
    """The marks, their figures written to the right, the left or below, where they cover nothing; else not at all."""
    taken = [(mark.x - 8, mark.y - 8, mark.x + 8, mark.y + 8) for mark in marks]
    found = []
    for mark in marks:
        width = _LETTER * len(mark.figure)
        for x, y, anchor in _PLACES:
            left = mark.x + x - {"start": 0, "end": width, "middle": width / 2}[anchor]
            box = (left, mark.y + y - 11, left + width, mark.y + y + 3)
            if (
                box[0] >= LEFT
                and box[2] <= WIDTH
                and box[1] >= 0
                and box[3] <= BOTTOM + 2
                and not any(_overlap(box, other) for other in taken)
            ):
                taken.append(box)
                mark = replace(mark, said=(round(mark.x + x, 1), round(mark.y + y, 1), anchor))
                break
        found.append(mark)
    return found


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
