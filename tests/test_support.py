"""Support: single, several or contested, and the series of one claimant's figures."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ledgers import heap, ledger, stated

from newsx.ledger.series import Point, series


def test_support_is_single_several_or_contested(tmp_path: Path) -> None:
    rows = ledger(tmp_path, heap())["ledger"]
    assert {(row["value"], row["polarity"], row["support"]) for row in rows} == {
        (41, "affirmed", "contested"),  # another claimant says at least 60 of the same day
        (60, "affirmed", "contested"),
        (60, "denied", "contested"),
        (12, "planned", "single"),
        (None, "affirmed", "single"),
    }
    pairs = ledger(tmp_path, heap())["disagreements"]
    assert {pair["why"] for pair in pairs} == {"denied", "differs"}


def test_two_independent_texts_are_several(tmp_path: Path) -> None:
    (row,) = ledger(tmp_path, [stated(nr, 31, "Ana Ruiz", "Peru", f"2024-05-0{nr}") for nr in (1, 2)])["ledger"]
    assert (row["support"], row["texts"], row["seen_first"], row["seen_last"]) == (
        "several",
        2,
        "2024-05-01",
        "2024-05-02",
    )


@pytest.mark.parametrize(("outlets", "texts"), [(("Plateau Herald", "Daily Trumpet"), 2), (("Daily Trumpet",) * 2, 1)])
def test_what_one_outlet_prints_again_is_one_report(tmp_path: Path, outlets: tuple[str, str], texts: int) -> None:
    found = [stated(nr, 31, "Ana Ruiz", "Peru", f"2024-05-0{nr}") for nr in (1, 2)]
    found = [replace(one, source=replace(one.source, publisher=name)) for one, name in zip(found, outlets, strict=True)]
    (row,) = ledger(tmp_path, found)["ledger"]
    assert (row["texts"], row["articles"]) == (texts, 2)


@pytest.mark.parametrize(
    ("other", "support"),
    [
        (("Jan Bos", "Chile", 25, "2024-05-01"), "contested"),
        (("Jan Bos", "Peru", 25, "2024-05-01"), "single"),  # the same side: no dispute between sides
        (("Jan Bos", "Chile", 25, "2024-06-01"), "single"),  # another day
        (("Jan Bos", "Chile", 2500, "2024-05-01"), "single"),  # of another order: something else is counted
    ],
)
def test_another_side_s_figure_contests_only_one_of_the_same_day(
    tmp_path: Path, other: tuple[str, str, int, str], support: str
) -> None:
    name, state, value, day = other
    two = [
        stated(1, 31, "Ana Ruiz", "Peru", "2024-05-01", whose="Peru"),
        stated(2, value, name, state, day, whose="Peru"),
    ]
    assert [row["support"] for row in ledger(tmp_path, two)["ledger"] if row["value"] == 31] == [support]


def test_unsourced_figures_of_different_months_are_not_linked(tmp_path: Path) -> None:
    one, two, three = (
        stated(nr, 5, "Somebody", None, day, scope="total")
        for nr, day in enumerate(["2019-03-01", "2019-03-20", "2024-03-01"])
    )
    nobody = [replace(a, counts=(replace(a.counts[0], claimed_by=(), voice="reporter"),)) for a in (one, two, three)]
    assert [row["articles"] for row in ledger(tmp_path, nobody)["ledger"]] == [2, 1]


def point(
    row: int, figure: int, day: str, side: str | None = "Ukraine", claimant: str | None = None, **more: Any
) -> Point:
    beside = ("Ukraine",) if side is None else ()
    return Point(
        row,
        ("returned", "children"),
        side,
        beside,
        claimant or side,
        more.get("whose"),
        figure,
        date.fromisoformat(day),
        row,
    )


def test_returned_children_form_a_series() -> None:
    points = [
        point(1, 9, "2023-09-03"),
        point(2, 406, "2023-09-07", claimant="Lubinets"),
        point(3, 387, "2023-11-21", side=None),
        point(4, 1850, "2025-12-04", claimant="Foreign Ministry"),
        point(5, 1300, "2023-04-06", side="Russia"),
    ]
    ((number, side, chain),) = series(points)
    assert (number, side) == (1, "Ukraine")
    assert [(p.figure, updates) for p, updates in chain] == [(406, None), (387, None), (1850, 2)]


def test_figures_of_other_people_or_another_order_are_no_series() -> None:
    assert list(series([point(1, 9, "2023-01-01"), point(2, 406, "2023-02-01")])) == []
    apart = [point(1, 40, "2023-01-01", whose="Ukraine"), point(2, 50, "2023-02-01", whose="Georgia")]
    assert list(series(apart)) == []


def test_a_long_series_takes_no_time_by_the_square() -> None:
    chance = random.Random(1)
    days = [f"20{10 + n % 15}-01-{1 + n % 28:02d}" for n in range(20_000)]
    points = [point(n, chance.randint(100, 900), day, [None, "Ukraine"][n % 2]) for n, day in enumerate(days)]
    points = [replace(one, kind=("held", "children")) for one in points]
    ((_, _, chain),) = series(points)
    assert len(chain) > 10_000
