"""newsx/reporting/timeline.py: where each figure of a story stands in its chart."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from ledger_rows import Row, row

from newsx.reporting.chart_labels import Box, Label
from newsx.reporting.scales import Field
from newsx.reporting.timeline import Mark, _stems, numbers, sides_of, timeline


def said(nr: int, value: int | None, day: str | None = "2024-05-01", until: str | None = None, **told: Any) -> Row:
    """A running total of a row of the ledger."""
    first, last = ({"date": of, "basis": "stated", "last": of and date.fromisoformat(of)} for of in (day, until or day))
    fields = {"row": nr, "value": value, "scope": "total", "as_of_first": first, "as_of_last": last, "series": None}
    return row(**fields | {"low": value, "high": value} | told)


def marks(*rows: Row, **asked: Any) -> tuple[Mark, ...]:
    return timeline(rows, **asked).marks


FIRST, LAST = said(1, 100), said(2, 200, "2024-05-21")


def test_each_figure_stands_at_its_day_and_height() -> None:
    found = timeline([FIRST, LAST])
    assert (found.field.width, found.field.height, found.field.top, found.field.bottom) == (760, 340, 20, 300)
    assert (found.field.left, found.field.right) == (14 + 3 * 8.4, 748)
    assert [tick.label for tick in found.figures] == ["0", "50", "100", "150", "200"]
    assert [(mark.row, mark.y) for mark in found.marks] == [(1, 178.3), (2, 56.5)]
    assert found.field.left < found.marks[0].x < found.marks[1].x < found.field.right
    assert (found.days[0].label, found.breaks, found.logarithmic, found.left_out) == ("2024-05-01", (), False, 0)
    narrow = timeline([FIRST, LAST], size="narrow")
    assert (narrow.field.width, narrow.field.height) == (360, 400)
    assert timeline([FIRST, said(2, 20_000, "2024-05-21")]).logarithmic


@pytest.mark.parametrize(
    "other",
    [said(2, 200, None), said(2, None), said(2, 200, scope=None), said(2, None, comparator="vague", low=12)],
)
def test_a_figure_without_a_date_a_number_or_a_scope_is_left_out(other: Row) -> None:
    nothing = timeline([FIRST, other])
    assert (nothing.marks, nothing.left_out, nothing.field.width) == ((), 2, 760)
    found = timeline([FIRST, other, LAST])
    assert ([mark.row for mark in found.marks], found.left_out) == ([1, 2], 1)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({}, [200]),
        ({"value": 0}, [0]),
        ({"value": None, "comparator": "range", "low": 20, "high": 25}, [20, 25]),
        ({"value": None, "comparator": "range", "low": 20, "high": None}, [20]),
        ({"value": None, "comparator": "range", "low": None, "high": 25}, [25]),
        ({"value": None, "comparator": "vague", "low": 12, "high": None}, []),
    ],
)
def test_the_numbers_of_a_figure(told: Row, found: list[int]) -> None:
    assert numbers(LAST | told) == found


def test_a_range_and_days_have_two_ends() -> None:
    range_ = said(3, None, "2024-05-11", "2024-05-16", comparator="range", low=100, high=200)
    one, two, mark = marks(FIRST, LAST, range_)
    assert (mark.top, mark.bottom, mark.y) == (56.5, 178.3, 117.4)
    assert (one.top, one.bottom, one.until) == (None, None, None)
    assert mark.until is not None
    assert one.x < mark.x < mark.until < two.x
    assert (mark.figure, mark.label.partition(",")[0]) == ("100–200", "taken: 100–200 boys")


@pytest.mark.parametrize(
    ("told", "open", "hollow"),
    [
        ({}, "", False),
        ({"comparator": "at_least"}, "up", False),
        ({"comparator": "at_most"}, "down", False),
        ({"comparator": "about"}, "", True),
        ({"polarity": "denied"}, "", True),
    ],
)
def test_the_shape_of_a_mark_tells_what_a_figure_is(told: Row, open: str, hollow: bool) -> None:
    mark = marks(FIRST, LAST | told)[1]
    assert (mark.open, mark.hollow, mark.happening) == (open, hollow, False)


def test_a_happening_stands_on_the_axis_of_time() -> None:
    happening = said(3, None, "2024-05-11", "2024-05-16", comparator="range", low=100, high=200, scope="incident")
    mark = marks(FIRST, LAST, happening, said(4, 9, scope="incident", comparator="at_least"))[2]
    assert (mark.happening, mark.y, mark.until, mark.top, mark.bottom) == (True, 291, None, None, None)
    assert marks(FIRST, LAST, said(4, 9, scope="incident", comparator="at_least"))[2].open == ""


@pytest.mark.parametrize(("happenings", "height"), [(2, 138), (9, 236), (40, 340)])
def test_happenings_alone_need_less_height_and_no_scale(happenings: int, height: int) -> None:
    found = timeline([said(n, 9, f"2024-05-{n % 27 + 1:02d}", scope="incident") for n in range(happenings)])
    assert (found.field.height, found.figures, found.field.left) == (height, (), 14)


def test_a_mark_says_what_a_figure_is() -> None:
    told = {"claimant_state": "Peru", "disputed_by": ["Bo"], "sure": 0.2}
    (mark, _) = marks(FIRST | told, LAST)
    assert mark.figure == "100"
    assert mark.label == (
        "taken: 100 boys, Ana Ruiz (Peru), as of 2024-05-01, one report, disputed by Bo, read the sentence (20% sure)"
    )
    assert [mark.figure for mark in marks(FIRST, LAST | {"event": "held"})] == ["100 taken", "200 held"]


def test_sides_have_colours_and_claimants_shapes() -> None:
    rows = [said(n, 100 + n, f"2024-05-{n:02d}", claimant=who, claimant_state=state)
            for n, (who, state) in enumerate([("Ana", "Peru"), ("Bo", "Peru"), ("Bo", "Peru"), ("Cy", "Chile"),
                                              ("Body", None), (None, None)], 1)]  # fmt: skip
    assert sides_of(rows) == ["Peru", "Body", "Chile"]
    found = timeline(rows)
    assert [(mark.colour, mark.shape) for mark in found.marks] == [(0, 1), (0, 0), (0, 0), (2, 0), (1, 0), (5, 6)]
    assert found.claimants == ((0, 0, "Bo (Peru)"), (0, 1, "Ana (Peru)"), (1, 0, "Body"), (2, 0, "Cy (Chile)"))
    assert [mark.colour for mark in marks(*rows, sides=["Chile", "Peru"])] == [1, 1, 1, 0, 5, 5]


def test_there_are_so_many_colours_shapes_and_names() -> None:
    many = [said(n, n + 9, f"2024-05-{n + 1:02d}", claimant=f"A{n:02d}", claimant_state="Peru") for n in range(8)]
    assert [(mark.colour, mark.shape) for mark in marks(*many)] == [*((0, n) for n in range(6)), (5, 6), (5, 6)]
    states = [said(n, n + 9, f"2024-05-{n + 1:02d}", claimant=f"A{n:02d}", claimant_state=f"S{n}") for n in range(7)]
    assert sides_of(states) == ["S0", "S1", "S2", "S3", "S4"]
    assert [(mark.colour, mark.shape) for mark in marks(*states)][4:] == [(4, 0), (5, 0), (5, 1)]
    names = [
        said(n, n + 9, f"2024-05-{n + 1:02d}", claimant=f"A{n:02d}", claimant_state=f"S{n % 4}") for n in range(14)
    ]
    assert len(timeline(names).claimants) == 12


def test_a_line_leads_through_a_series() -> None:
    rows = [
        said(1, 100, "2024-05-03", series=7),
        said(2, 150, "2024-05-01", series=7),
        said(3, 120),
        said(4, 110, series=8),
    ]
    rows += [said(5, 160, "2024-05-09", series=7, claimant=None), said(6, 170, "2024-05-12", claimant="Bo", series=7)]
    found = timeline(rows)
    ((colour, points),) = found.lines
    assert colour == 0
    assert points == tuple((mark.x, mark.y) for mark in (found.marks[n] for n in (1, 0, 4, 5)))
    ((colour, _),) = timeline([one | {"claimant": None, "series": 1} for one in (FIRST, LAST)]).lines
    assert colour == 5


FIELD = Field(760, 340, 60, 748, 20, 300)


@pytest.mark.parametrize(
    ("told", "boxes"),
    [
        ({}, []),
        ({"happening": True}, [(98, 282, 102, 300)]),
        ({"until": 130.0}, [(100, 45, 131, 55)]),
        ({"top": 40.0, "bottom": 60.0}, [(94, 39, 106, 61)]),
        ({"open": "up"}, [(95, 29, 105, 50)]),
        ({"open": "down"}, [(95, 50, 105, 71)]),
        ({"until": 130.0, "open": "up"}, [(100, 45, 131, 55), (95, 29, 105, 50)]),
    ],
)
def test_what_is_drawn_around_a_mark(told: dict[str, Any], boxes: list[Box]) -> None:
    assert list(_stems(Mark(1, 100.0, 50.0, 0, 0, "12", "", **told), FIELD)) == boxes


def test_a_figure_is_written_beside_what_is_drawn() -> None:
    one, _ = marks(said(1, 100, "2024-05-03", "2024-05-07"), LAST)
    assert one.said == Label(round(one.x - 10, 1), round(one.y + 4, 1), "end")
    assert Mark(1, 100.0, 50.0, 0, 0, "12", "").hollow is False
