"""newsx/ledger/series.py: which figures of one side go on from one another, and which one each updates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from newsx.ledger.series import Point, series

START = date(2024, 1, 1)


def point(row: int, figure: int, day: int, side: str | None = "Peru", **told: Any) -> Point:
    """A figure so many days after the first of the year; its text is its own."""
    fields: dict[str, Any] = {
        "kind": ("returned", "children"), "beside": (), "claimant": side, "whose": None, "text": row,
    }  # fmt: skip
    return Point(row, side=side, figure=figure, day=START + timedelta(day), **(fields | told))


def chains(*points: Point) -> list[tuple[str, list[tuple[int, int | None]]]]:
    """Each series: its side, and its rows with the row that each updates."""
    return [(side, [(one.row, updates) for one, updates in chain]) for _, side, chain in series(points)]


@pytest.mark.parametrize(
    ("first", "later", "goes_on"),
    [
        (400, 420, True),
        (400, 320, True),  # put a little lower
        (400, 319, False),
        (400, 400, False),  # nothing has moved
        (9, 98, True),
        (9, 99, False),  # another order
        (99, 9, False),
    ],
)
def test_a_tally_rises_or_is_corrected(first: int, later: int, goes_on: bool) -> None:
    assert chains(point(1, first, 0), point(2, later, 9)) == ([("Peru", [(1, None), (2, 1)])] if goes_on else [])


@pytest.mark.parametrize("event", ["held", "missing", "living", "placed", "identified"])
def test_what_is_still_so_may_fall(event: str) -> None:
    kind = {"kind": (event, "children")}
    assert len(chains(point(1, 400, 0, **kind), point(2, 90, 9, **kind))) == 1


def test_one_day_makes_no_series() -> None:
    assert chains(point(1, 400, 0), point(2, 420, 0)) == []


def test_each_kind_and_side_has_a_series_of_its_own() -> None:
    other = {"kind": ("taken", "children")}
    told = [point(1, 400, 0), point(2, 420, 9), point(3, 40, 0, "Chile"), point(4, 42, 9, "Chile")]
    told += [point(5, 400, 0, **other), point(6, 430, 9, **other)]
    assert [(number, side) for number, side, _ in series(told)] == [(1, "Peru"), (2, "Chile"), (3, "Peru")]


@pytest.mark.parametrize(
    ("whose", "goes_on"), [(("Peru", "Chile"), False), (("Peru", None), True), ((None, "Peru"), True)]
)
def test_a_series_is_of_one_people(whose: tuple[str | None, str | None], goes_on: bool) -> None:
    assert bool(chains(point(1, 400, 0, whose=whose[0]), point(2, 420, 9, whose=whose[1]))) is goes_on


def test_of_a_text_s_figures_the_largest_stands_for_a_side() -> None:
    parts = [
        point(1, 40, 0, text=7),
        point(2, 400, 0, text=7),
        point(3, 400, 0, text=7),
        point(4, 39, 0, "Chile", text=7),
    ]
    assert chains(*parts, point(5, 420, 9)) == [("Peru", [(2, None), (5, 2)])]


def test_a_figure_goes_on_from_the_one_that_it_is_nearest_to() -> None:
    told = [point(1, 100, 0), point(2, 20, 0), point(3, 25, 9), point(4, 120, 9)]
    assert chains(*told) == [("Peru", [(1, None), (4, 1)]), ("Peru", [(2, None), (3, 2)])]


def test_a_figure_updates_the_last_of_its_claimant_else_of_its_side() -> None:
    told = [
        point(1, 100, 0, claimant="Ana"),
        point(2, 110, 1, claimant="Bo"),
        point(3, 120, 2, claimant="Ana"),
        point(4, 130, 2, claimant="Cy"),
        point(5, 140, 3, claimant=None),
    ]
    assert chains(*told) == [("Peru", [(1, None), (2, 1), (3, 1), (4, None), (5, 4)])]


@pytest.mark.parametrize(
    ("figure", "beside", "joins"),
    [
        (198, ("Peru",), True),
        (203, ("Peru",), False),  # twice as many
        (150, (), False),  # the article cites no side
        (150, ("Chile",), False),
        (150, ("Peru", "Chile"), True),
    ],
)
def test_a_figure_without_a_source_stands_in_the_series_it_fits(
    figure: int, beside: tuple[str, ...], joins: bool
) -> None:
    told = [point(1, 100, 0), point(2, 100, 2), point(3, 101, 9)]
    (found,) = chains(*told, point(4, figure, 2, None, beside=beside))
    assert ((4, None) in found[1]) is joins


def test_a_figure_without_a_source_updates_nothing_and_is_updated_by_nothing() -> None:
    told = [point(1, 100, 0), point(2, 105, 5, None, beside=("Peru",)), point(3, 110, 9)]
    assert chains(*told) == [("Peru", [(1, None), (2, None), (3, 1)])]


def test_a_figure_that_two_sides_have_is_neither_s() -> None:
    both = [point(1, 100, 0), point(2, 110, 9), point(3, 100, 0, "Chile"), point(4, 120, 9, "Chile")]
    found = chains(*both, point(5, 105, 5, None, beside=("Peru", "Chile")))
    assert all(5 not in [row for row, _ in chain] for _, chain in found)


@pytest.mark.parametrize(("day", "figure", "joins"), [(6, 290, True), (4, 290, False), (0, 90, True), (30, 320, True)])
def test_a_figure_without_a_source_is_weighed_against_the_nearest_day(day: int, figure: int, joins: bool) -> None:
    told = [point(1, 100, 0), point(2, 100, 5), point(3, 150, 5), point(4, 200, 20)]
    found = chains(*told, point(9, figure, day, None, beside=("Peru",)))
    assert any(9 in [row for row, _ in chain] for _, chain in found) is joins


def test_of_two_series_of_a_side_the_nearer_one_takes_a_figure() -> None:
    told = [point(1, 100, 0), point(2, 40, 0), point(3, 50, 9), point(4, 120, 9)]
    found = chains(*told, point(9, 70, 9, None, beside=("Peru",)))
    assert [[row for row, _ in chain] for _, chain in found] == [[1, 4], [2, 3, 9]]
