"""newsx/ledger/odds.py: how likely two articles are of one story."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from telling import told

from newsx.ledger.odds import BIAS, WEIGHTS, by_hand, features, mean_odds, odds
from newsx.ledger.shared import Names

NOBODY = Names([])
TWO = {"states": ["Peru", "Chile"]}


def feature(name: str, one: dict[str, Any], other: dict[str, Any], alike: float = 0.25) -> float:
    return features(told(**one), told(**other), alike, NOBODY)[name]


@pytest.mark.parametrize(("alike", "value"), [(0.25, 0.5), (0.0, 0.0), (-0.1, 0.0), (1.0, 1.0)])
def test_likeness_is_weighed_by_its_root(alike: float, value: float) -> None:
    assert feature("likeness", {}, {}, alike) == value


@pytest.mark.parametrize(
    ("one", "other", "days", "share"),
    [
        ({}, {}, 0, 1),
        ({}, {"day": "2024-05-11"}, 10, 1),
        ({"day": "2024-05-11"}, {}, 10, 1),
        ({}, {"day": None}, 10, 1),  # of one without a date
        ({"day": None}, {}, 10, 1),
        (TWO | {"events": ["taken"]}, TWO | {"events": ["returned"], "day": "2024-05-11"}, 10, 0.15),
        (TWO | {"events": ["taken"]}, TWO | {"day": "2024-05-11"}, 10, 0.15),  # one tells of no child
        (TWO, TWO | {"events": ["taken"], "day": "2024-05-11"}, 10, 0.15),
        (TWO, TWO | {"day": "2024-05-11"}, 10, 1),
        (TWO | {"events": ["taken"]}, TWO | {"events": ["killed"], "day": "2024-05-11"}, 10, 1),
        (TWO | {"events": ["held"]}, TWO | {"events": ["held"], "day": "2024-05-11"}, 10, 1),
        (TWO | {"events": ["held"]}, TWO | {"events": ["taken"], "day": "2024-05-11"}, 10, 0.15),
        ({"events": ["taken"]}, {"events": ["taken"], "day": "2024-05-11"}, 10, 1),  # no two states
    ],
)
def test_days_part_two_articles_but_hardly_where_children_are_away(
    one: dict[str, Any], other: dict[str, Any], days: int, share: float
) -> None:
    assert feature("days", one, other) == pytest.approx(math.log(1 + days) * share)


@pytest.mark.parametrize(("number", "value"), [(0, 0.0), (1, math.log(1000) / math.log(500 / 1.5)), (2, 2.0), (3, 2.0)])
def test_names_are_weighed_by_their_rarity(number: int, value: float) -> None:
    some = {"persons": "abc"[:number]}
    assert feature("names", some, some) == pytest.approx(value)


@pytest.mark.parametrize(("number", "value"), [(0, 0.0), (3, 3.0), (4, 4.0), (5, 4.0)])
def test_places_are_counted_up_to_four(number: int, value: float) -> None:
    assert feature("places", {"places": "abcde"[:number]}, {"places": "abcde"}) == value


@pytest.mark.parametrize(
    ("more", "value"),
    [
        ({}, 0.0),
        ({"figures": [("taken", 19_546)]}, 2.0),
        ({"tallies": [("taken", "2014")]}, 3.0),
        ({"tallies": [("taken", "2014")], "figures": [("taken", 19_546)]}, 5.0),
    ],
)
def test_a_precise_figure_and_a_tally_weigh_by_hand(more: dict[str, Any], value: float) -> None:
    assert by_hand(told(**more), told(**more)) == pytest.approx(value)


def test_the_odds_are_the_weighed_sum_within_four() -> None:
    one, other = told(places="abcd", persons="ab"), told("2024-05-03", places="abcd", persons="ab")
    expected = 3.81 * 0.5 - 1.19 * math.log(3) + 0.15 * 2 + 0.66 * 4 + 0.26
    assert odds(one, other, 0.25, NOBODY) == pytest.approx(expected)
    assert (BIAS, sorted(WEIGHTS)) == (0.26, ["days", "likeness", "names", "places"])
    assert odds(one, one, 1.0, NOBODY) == 4.0
    assert odds(told(), told("2034-01-01"), 0.0, NOBODY) == -4.0
    assert odds(told(figures=[("taken", 19_546)]), told(figures=[("taken", 19_546)]), 0.0, NOBODY) == pytest.approx(
        2.26
    )


def mean(one: list[int], two: list[int], days: list[str]) -> float:
    """The mean of the odds of articles that share one word each."""
    words, weights = np.ones((len(days), 1), np.int64), np.ones((len(days), 1), np.float32)
    return mean_odds(one, two, [told(day) for day in days], words, weights, NOBODY)


def test_groups_are_weighed_by_the_mean_of_all_pairs() -> None:
    days = ["2024-05-01", "2024-05-03", "2024-05-09"]
    pairs = [odds(told(a), told(b), 1.0, NOBODY) for a, b in ((days[0], days[2]), (days[1], days[2]))]
    assert mean([0, 1], [2], days) == pytest.approx(sum(pairs) / 2)


@pytest.mark.parametrize(
    ("articles", "seen"),
    [(12, range(12)), (13, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12]), (111, range(0, 111, 10))],
)
def test_of_a_large_group_twelve_are_compared(articles: int, seen: Sequence[int]) -> None:
    days = [(date(2024, 1, 1) + timedelta(n)).isoformat() for n in range(articles)]
    expected = [odds(told(days[n]), told("2023-12-01"), 1.0, NOBODY) for n in seen]
    found = mean(list(range(articles)), [articles], [*days, "2023-12-01"])
    assert found == pytest.approx(sum(expected) / 12)
