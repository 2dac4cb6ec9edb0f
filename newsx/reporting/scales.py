"""The two scales of a chart: days across, figures up, each with the ticks that fit."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

LETTER = 8.4  # the width of a digit in 13-pixel type, of the widest usual font
_MANY_TIMES = 30  # between the smallest and the largest figure: from there on the scale is logarithmic
_MOST_TICKS = 6
_STEPS = (1, 2, 5)
_HEADROOM = 0.6  # of a step between ticks: for the arrow over the largest figure
_APART = 12  # between the labels of two ticks
_LONG = 730  # days without a figure that may be left out of the axis of time
_EMPTIER = 3  # times longer than all the time that is left
_MOST_BREAKS = 2
_BREAK = 26  # the width of what is left out
_LEAST_SHARE = 0.2  # of the field, for each part of a broken axis


@dataclass(frozen=True, slots=True)
class Field:
    """Where figures stand in a drawing of a width and a height."""

    width: int
    height: int
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid, its label and the middle of the label."""

    at: float
    label: str
    middle: float = 0.0


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the axis of time without a break."""

    first: date
    last: date
    low: date
    high: date
    left: float
    right: float

    def across(self, day: date) -> float:
        return round(self.left + (self.right - self.left) * (day - self.low).days / (self.high - self.low).days, 1)


def days(dates: Iterable[date], field: Field) -> tuple[Callable[[date], float], tuple[Tick, ...], tuple[float, ...]]:
    """Days across the field, ticks, and where the axis is broken: a time without figures longer than all the rest."""
    parts = list(_parts(_runs(sorted(set(dates))), field))

    def across(day: date) -> float:
        return next((part for part in parts if day <= part.high), parts[-1]).across(day)

    ticks: list[Tick] = []
    for tick in (tick for part in parts for tick in _day_ticks(part, field)):
        half = len(tick.label) * LETTER / 2
        if not ticks or tick.middle - half >= ticks[-1].middle + len(ticks[-1].label) * LETTER / 2 + _APART:
            ticks.append(tick)
    return across, tuple(ticks), tuple(round(part.right + _BREAK / 2, 1) for part in parts[:-1])


def _runs(dates: Sequence[date]) -> list[list[date]]:
    """The days, cut where a long time without any would squeeze the others into a corner."""
    gaps = sorted(((b - a).days, n) for n, (a, b) in enumerate(itertools.pairwise(dates), 1))[::-1]
    for cuts in range(1, _MOST_BREAKS + 1):
        rest = sum(gap for gap, _ in gaps[cuts:])
        if rest and gaps[cuts - 1][0] > max(_LONG, _EMPTIER * rest):
            at = [0, *sorted(n for _, n in gaps[:cuts]), len(dates)]
            return [list(dates[a:b]) for a, b in itertools.pairwise(at)]
    return [list(dates)]


def _parts(runs: Sequence[Sequence[date]], field: Field) -> Iterator[_Part]:
    room = field.right - field.left - _BREAK * (len(runs) - 1)
    spans = [(run[-1] - run[0]).days + 1 for run in runs]
    left_over = 1 - _LEAST_SHARE * len(runs)
    left = field.left
    for run, span in zip(runs, spans, strict=True):
        share = 1.0 if len(runs) == 1 else _LEAST_SHARE + left_over * span / sum(spans)
        margin = timedelta(days=max(2, (run[-1] - run[0]).days // 20))
        low, high = run[0] - min(margin, run[0] - date.min), run[-1] + min(margin, date.max - run[-1])
        yield _Part(run[0], run[-1], low, high, left, left + room * share)
        left += room * share + _BREAK


def _day_ticks(part: _Part, field: Field) -> Iterator[Tick]:
    """The beginnings of years, else of months, else the ends; labels stand inside the drawing."""
    years = [date(year, 1, 1) for year in range(part.low.year + 1, part.high.year + 1)]
    later = range(part.low.month, part.low.month + _MOST_TICKS * 4)
    months = [date(part.low.year + n // 12, n % 12 + 1, 1) for n in later if part.low.year + n // 12 <= date.max.year]
    months = [day for day in months if day <= part.high]
    form, found = "%Y-%m-%d", sorted({part.first, part.last})
    for beginnings, short in ((years, "%Y"), (months, "%Y-%m")):
        if len(beginnings) >= 2:
            form, found = short, beginnings
            break
    width = len(found[0].strftime(form)) * LETTER
    if width > part.right - part.left:
        form, width = "%Y", 4 * LETTER
    most = max(1, min(_MOST_TICKS, int((part.right - part.left) / (width + _APART))))
    for day in found[:: math.ceil(len(found) / most)] if form != "%Y-%m-%d" else found:
        at = part.across(day)
        yield Tick(at, day.strftime(form), round(min(max(at, width / 2), field.width - width / 2 - 1), 1))


def figures(found: Sequence[int], top: float, bottom: float) -> tuple[Callable[[int], float], tuple[Tick, ...], bool]:
    """Figures up the field: from 0 evenly, or by powers of ten where the largest is some 30 times the smallest."""
    most = max(found)
    least = min((figure for figure in found if figure), default=1)
    if most < least * _MANY_TIMES:
        step = _step(max(most, 1))
        up = _up(0, most + step * _HEADROOM, float, top, bottom)
        return up, _ticks(range(0, most + step, step), up, top), False
    floor = 0 if 0 in found else 10 ** int(math.log10(least))
    powers = [figure for figure in (10**power for power in range(len(str(most)))) if figure >= floor]
    up = _up(_height(floor), _height(most) + _HEADROOM / 2, _height, top, bottom)
    return up, _ticks([0, *powers] if not floor else powers, up, top), True


def _height(figure: int) -> float:
    """The power of ten; 1 is added so that there is a place for 0."""
    return math.log10(figure + 1)


def _up(low: float, high: float, height: Callable[[int], float], top: float, bottom: float) -> Callable[[int], float]:
    return lambda figure: round(bottom - (bottom - top) * (height(figure) - low) / (high - low), 1)


def _ticks(found: Iterable[int], up: Callable[[int], float], top: float) -> tuple[Tick, ...]:
    return tuple(Tick(up(figure), _label(figure)) for figure in found if up(figure) >= top)


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
