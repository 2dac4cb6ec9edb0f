"""Figures over time, laid out for a chart: where each mark stands, the scale, the ticks. No drawing here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from newsx.ledger import wording
from newsx.reporting import scales
from newsx.reporting.chart_labels import Box, Label, placed
from newsx.reporting.scales import Field, Tick

Row = dict[str, Any]

SIZES = {"wide": (760, 340), "narrow": (360, 400)}  # width and height: on a desk, and on a phone
RIGHT, TOP, BOTTOM = 12, 20, 40  # around the field; left of it stand the labels of the scale
SHAPES = 6  # there are: the claimants of a side with the most figures get one each
COLOURS = 5  # there are: the sides with the most figures get one each; the next is everybody else's
_LIFT = 9  # of a happening's mark over the axis
_FLAT, _PER_FIGURE = 110, 14  # the height of a chart without a scale, and what each figure written in it adds
_MOST_NAMED = 12  # claimants in a legend
_FEWEST = 2  # figures: one alone is no series, the ledger has it


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure: its row in the ledger, its place, the colour of its side and the shape of its claimant, what it says.

    `colour` COLOURS is any other side or none, `shape` SHAPES any other claimant or none. `until`: x of the last date
    it is reported for. `top`, `bottom`: the ends of a range. `open`: "up" for at least, "down" for at most. `hollow`:
    about, and whatever is not affirmed. `happening`: a single one, which stands on the axis of time, not on the scale.
    `said`: where the figure is written; null where it does not fit.
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
    said: Label | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The chart of a story: running totals on a scale, single happenings on the axis of time.

    `lines` lead through the figures of a series: a colour and the points. `breaks`: where years without figures are
    left out of the axis of time. `claimants`: colour, shape, name. `left_out`: figures without a date, a number or a
    scope, which the ledger alone shows.
    """

    field: Field
    marks: tuple[Mark, ...]
    lines: tuple[tuple[int, tuple[tuple[float, float], ...]], ...]
    days: tuple[Tick, ...]
    breaks: tuple[float, ...]
    figures: tuple[Tick, ...]
    claimants: tuple[tuple[int, int, str], ...]
    logarithmic: bool
    left_out: int


def timeline(rows: Sequence[Row], sides: Sequence[str] = (), size: str = "wide") -> Timeline:
    """Lays out the ledger rows of a story that have a date, a number and a scope; no marks where there are too few.

    Where there are several events, each figure is written with its own. Single happenings alone need no scale, and
    less height. `sides`: in order of their colours, where a page has more charts than one. `size`: "wide" or "narrow".
    """
    drawn = [row for row in rows if row["as_of_first"]["last"] and numbers(row) and row["scope"]]
    width, height = SIZES[size]
    if len(drawn) < _FEWEST:
        return Timeline(Field(width, height, 0, 0, 0, 0), (), (), (), (), (), (), False, len(rows))
    styles = _styles(drawn, list(sides or sides_of(drawn)))
    totals = [number for row in drawn if row["scope"] == "total" for number in numbers(row)]
    if not totals:
        height = min(height, _FLAT + _PER_FIGURE * len(drawn))
    up, figure_ticks, logarithmic = scales.figures(totals or [1], TOP, height - BOTTOM)
    figure_ticks = figure_ticks if totals else ()
    left = 14 + scales.LETTER * max((len(tick.label) for tick in figure_ticks), default=0)
    field = Field(width, height, round(left, 1), width - RIGHT, TOP, height - BOTTOM)
    dates = (day for row in drawn for day in (row["as_of_first"]["last"], row["as_of_last"]["last"]))
    across, day_ticks, breaks = scales.days(dates, field)
    several = len({row["event"] for row in drawn}) > 1
    marks = [_mark(row, across, up, styles, field, several) for row in drawn]
    lines = tuple(_lines(drawn, marks))
    labels = placed(
        [(mark.x, mark.y, mark.figure) for mark in marks],
        [box for mark in marks for box in _stems(mark, field)],
        [points for _, points in lines],
        field,
    )
    return Timeline(
        field,
        tuple(replace(mark, said=label) for mark, label in zip(marks, labels, strict=True)),
        lines,
        day_ticks,
        breaks,
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


def _lines(rows: Sequence[Row], marks: Sequence[Mark]) -> Iterator[tuple[int, tuple[tuple[float, float], ...]]]:
    """A line a series, from figure to figure in order of time."""
    chains: dict[int, list[Mark]] = {}
    for row, mark in zip(rows, marks, strict=True):
        if row.get("series"):
            chains.setdefault(row["series"], []).append(mark)
    for chain in chains.values():
        if len(chain) > 1:
            ordered = sorted(chain, key=lambda mark: (mark.x, mark.row))
            colours = Counter(mark.colour for mark in ordered if mark.colour < COLOURS) or Counter([COLOURS])
            yield colours.most_common(1)[0][0], tuple((mark.x, mark.y) for mark in ordered)


def _mark(
    row: Row,
    across: Callable[[date], float],
    up: Callable[[int], float],
    styles: dict[str, tuple[int, int]],
    field: Field,
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
        y=field.bottom - _LIFT if happening else round(sum(heights) / len(heights), 1),
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


def _stems(mark: Mark, field: Field) -> Iterator[Box]:
    """What is drawn around a mark: the days it holds for, the ends of a range, an arrow, a stem to the axis."""
    if mark.happening:
        yield mark.x - 2, field.bottom - 18, mark.x + 2, field.bottom
    if mark.until is not None:
        yield mark.x, mark.y - 5, mark.until + 1, mark.y + 5
    if mark.top is not None and mark.bottom is not None:
        yield mark.x - 6, mark.top - 1, mark.x + 6, mark.bottom + 1
    if mark.open:
        yield mark.x - 5, mark.y - 21 * (mark.open == "up"), mark.x + 5, mark.y + 21 * (mark.open == "down")
