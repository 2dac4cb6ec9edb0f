"""newsx/reporting/scales.py: days across a chart, figures up it, and the ticks that fit."""

from __future__ import annotations

from datetime import date

import pytest

from newsx.reporting.scales import Field, _label, days, figures

WIDE = Field(760, 340, 60, 748, 20, 300)


def across(*found: str, field: Field = WIDE) -> tuple[list[float], list[tuple[str, float]], tuple[float, ...]]:
    """Where each day stands, the labels with theirs, and the breaks."""
    dates = [date.fromisoformat(day) for day in found]
    place, ticks, breaks = days(dates, field)
    return [place(day) for day in dates], [(tick.label, tick.at) for tick in ticks], breaks


@pytest.mark.parametrize(
    ("found", "labels"),
    [
        (("2024-05-01", "2024-05-09"), ["2024-05-01", "2024-05-09"]),
        (("2024-05-09",), ["2024-05-09"]),
        (("2024-05-01", "2024-06-09"), ["2024-05", "2024-06"]),
        (("2024-05-10", "2024-08-09"), ["2024-06", "2024-07", "2024-08"]),
        (("2024-01-10", "2024-12-09"), ["2024-01", "2024-03", "2024-05", "2024-07", "2024-09", "2024-11"]),
        (("2023-11-10", "2024-02-09"), ["2023-12", "2024-01", "2024-02"]),
        (("2023-12-10", "2025-02-09"), ["2024", "2025"]),
        (("2001-06-01", "2024-06-01", "2012-06-01"), ["2001", "2006", "2011", "2016", "2021"]),
        (("2010-06-01", "2014-06-01", "2012-06-01"), ["2011", "2012", "2013", "2014"]),
        (("2024-05-10", "2024-06-29"), ["2024-06", "2024-07"]),  # with the margin to the first of July
        (("9999-10-10", "9999-12-20"), ["9999-11", "9999-12"]),
    ],
)
def test_the_axis_of_time_names_years_else_months_else_days(found: tuple[str, ...], labels: list[str]) -> None:
    assert [label for label, _ in across(*found)[1]] == labels


@pytest.mark.parametrize(
    ("found", "starts"),
    [
        (("2023-06-10", "2025-06-09"), [date(2024, 1, 1), date(2025, 1, 1)]),
        (("2023-11-10", "2024-02-09"), [date(2023, 12, 1), date(2024, 1, 1), date(2024, 2, 1)]),
    ],
)
def test_a_tick_stands_where_its_year_or_month_begins(found: tuple[str, str], starts: list[date]) -> None:
    place, ticks, _ = days([date.fromisoformat(day) for day in found], WIDE)
    assert [(tick.at, tick.middle) for tick in ticks] == [(place(day), place(day)) for day in starts]


def test_days_stand_in_proportion_with_a_margin() -> None:
    places, ticks, breaks = across("2024-05-01", "2024-05-11", "2024-05-21")
    assert places == [117.3, 404.0, 690.7]
    assert ticks == [("2024-05-01", 117.3), ("2024-05-21", 690.7)]
    assert breaks == ()
    assert across("2024-05-01")[0] == [404.0]
    assert across("2023-01-01", "2024-01-01")[0] == [90.9, 717.1]  # 18 days either way
    assert across("0001-01-01", "9999-12-31")[0] == [60.0, 748.0]  # no day before the first and after the last


def test_the_labels_of_days_stand_inside_the_drawing() -> None:
    narrow = Field(360, 400, 60, 348, 20, 360)
    _, ticks, _ = days([date(2024, 5, 1), date(2024, 5, 3)], narrow)
    assert [(tick.at, tick.middle) for tick in ticks] == [(156.0, 156.0), (252.0, 252.0)]
    _, ticks, _ = days([date(2024, 5, 1)], Field(360, 400, 0, 80, 20, 360))
    assert [(tick.label, tick.at, tick.middle) for tick in ticks] == [("2024", 40.0, 40.0)]  # a day does not fit
    _, ticks, _ = days([date(2024, 5, 1)], Field(96, 400, 70, 95, 20, 360))
    assert [(tick.label, tick.at, tick.middle) for tick in ticks] == [("2024", 82.5, 78.2)]
    _, ticks, _ = days([date(2024, 1, 1), date(2024, 1, 2)], Field(96, 400, 0, 90, 20, 360))
    assert [(tick.label, tick.middle) for tick in ticks] == [("2024-01-01", 42.0)]  # the second would cover the first


@pytest.mark.parametrize(
    ("found", "breaks"),
    [
        (("2000-01-01", "2000-02-01", "2020-01-01"), 1),
        (("2000-01-01", "2020-01-01"), 0),  # nothing would be left
        (("2000-01-01", "2000-01-02", "2002-01-01"), 0),  # 730 days
        (("2000-01-01", "2000-01-02", "2002-01-02"), 1),  # 731
        (("2000-01-01", "2002-01-01", "2008-01-03"), 0),  # three times what is left
        (("2000-01-01", "2002-01-01", "2008-01-04"), 1),
        (("1950-01-01", "1950-02-01", "2000-01-01", "2000-02-01", "2024-01-01"), 2),
        (("1900-01-01", "1930-01-01", "1960-01-01", "1990-01-01", "1990-02-01"), 0),  # more than two
    ],
)
def test_years_without_figures_are_left_out_where_they_would_take_all_the_room(
    found: tuple[str, ...], breaks: int
) -> None:
    assert len(across(*found)[2]) == breaks


def test_each_part_of_a_broken_axis_has_room_by_its_days() -> None:
    places, ticks, breaks = across("2000-01-01", "2000-01-31", "2020-01-01", "2020-04-09")
    assert (places, breaks) == ([73.3, 273.1, 328.7, 731.7], (299.4,))
    assert [label for label, _ in ticks] == ["2000-01", "2000-02", "2020-02", "2020-03", "2020-04"]


@pytest.mark.parametrize(
    ("found", "labels", "logarithmic"),
    [
        ([1, 2], ["0", "1", "2"], False),
        ([0], ["0"], False),
        ([5], ["0", "1", "2", "3", "4", "5"], False),
        ([6], ["0", "2", "4", "6"], False),
        ([9, 200], ["0", "50", "100", "150", "200"], False),
        ([100, 2_999], ["0", "500", "1,000", "1,500", "2,000", "2,500", "3,000"], False),
        ([100, 3_000], ["100", "1,000"], True),
        ([0, 100, 3_000], ["0", "1", "10", "100", "1,000"], True),
        ([7, 19_546], ["1", "10", "100", "1,000", "10,000"], True),
        ([400_000, 2_500_000], ["0", "500,000", "1 million", "1.5 million", "2 million", "2.5 million"], False),
    ],
)
def test_figures_have_an_even_scale_or_one_of_powers_of_ten(
    found: list[int], labels: list[str], logarithmic: bool
) -> None:
    _, ticks, is_logarithmic = figures(found, 20, 300)
    assert is_logarithmic is logarithmic
    assert [tick.label for tick in ticks] == labels


def test_figures_stand_in_proportion_under_some_headroom() -> None:
    up, ticks, _ = figures([5], 20, 300)
    assert {tick.middle for tick in ticks} == {0.0}
    assert [up(figure) for figure in (0, 5)] == [300.0, 50.0]  # 5.6 is at the top
    assert [tick.at for tick in ticks] == [300.0, 250.0, 200.0, 150.0, 100.0, 50.0]
    up, _, _ = figures([9, 999], 20, 300)
    assert [up(figure) for figure in (1, 9, 999)] == [300.0, 234.7, 48.0]
    up, _, _ = figures([0, 5, 999], 0, 330)
    assert [up(figure) for figure in (0, 9, 99, 999)] == [330.0, 230.0, 130.0, 30.0]


@pytest.mark.parametrize(
    ("figure", "label"),
    [
        (999_999, "999,999"),
        (1_000_000, "1 million"),
        (1_250_000_000, "1.25 billion"),
        (1_000_000_000, "1 billion"),
        (999_000_000, "999 million"),
        (0, "0"),
    ],
)
def test_a_figure_on_the_scale_is_short(figure: int, label: str) -> None:
    assert _label(figure) == label
