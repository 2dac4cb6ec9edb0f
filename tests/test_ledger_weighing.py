"""newsx/ledger/weighing.py: between which figures a claim can hold, and which claims are of one thing."""

from __future__ import annotations

from typing import Any

import pytest
from weighed import claim

from newsx.ledger.weighing import Claim, one_body, rivals, whole, within


def of(value: int | None, comparator: str = "exact", **told: Any) -> Claim:
    return claim("Ana saw nine boys.", "nine boys", value, "Ana", comparator=comparator, **told)


@pytest.mark.parametrize(
    ("one", "other", "rival"),
    [
        (of(20), of(20), False),
        (of(20), of(21), True),
        (of(20), of(20, "at_least"), False),
        (of(20), of(20, "at_most"), False),
        (of(19), of(20, "at_least"), True),
        (of(21), of(20, "at_most"), True),
        (of(0), of(20, "at_most"), False),
        (of(20, "at_least"), of(900_000), False),
        (of(20, "about"), of(22), False),
        (of(20, "about"), of(18), False),
        (of(20, "about"), of(23), True),
        (of(20, "about"), of(17), True),
        (of(None, "about", low=20, high=30), of(31), True),
        (of(None, "about", low=20, high=30), of(30), False),
        (of(None, "range", low=20, high=25), of(26), True),
        (of(None, "vague", low=12), of(11), True),
        (of(None, "vague"), of(11), False),
    ],
)
def test_two_figures_are_rivals_where_no_number_is_both(one: Claim, other: Claim, rival: bool) -> None:
    assert rivals(one, other) is rivals(other, one) is rival


@pytest.mark.parametrize(
    ("surface", "told"),
    [
        ("nine boys", True),
        ("another four", False),
        ("other children", False),
        ("a further 12 girls", False),
        ("further 12", False),
        ("Additional pupils", False),
        ("1,200 more children", False),
        ("12 others", False),
        ("two more", False),
        ("12 more than last year", True),
        ("the other nine", False),
    ],
)
def test_what_comes_on_top_of_a_figure_is_none_of_its_own(surface: str, told: bool) -> None:
    assert whole(of(9, surface=surface)) is told
    assert not whole(of(9, surface=surface, part_of="c1"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Observatory", "the Syrian Observatory", True),
        ("Syrian Observatory", "Observatory", True),
        ("red cross", "Red Cross", True),
        ("Red Cross", "Red Crescent", False),
        (None, "Red Cross", False),
    ],
)
def test_a_body_s_short_name_is_a_part_of_its_long_one(one: str | None, other: str, same: bool) -> None:
    assert one_body(of(1, name=one), of(1, name=other)) is same


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (of(20), of(60), True),
        (of(20), of(61), False),
        (of(None, "range", low=20, high=90), of(60), True),
        (of(None, "vague", high=60), of(20), True),
        (of(None, "vague"), of(20), False),
        (of(0), of(1), False),
    ],
)
def test_figures_are_of_one_size_within_so_many_times(one: Claim, other: Claim, near: bool) -> None:
    assert within(one, other, 3) is within(other, one, 3) is near
