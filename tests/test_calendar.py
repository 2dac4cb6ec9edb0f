"""Dates: running text and date lines of pages, from cases/dates_*.toml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx.grammar.calendar import find_dates, since_marker
from newsx.grammar.page_dates import read_date

CASES = Path(__file__).parent / "cases"
SHAPES = {
    "day": r"\d{4}-\d\d-\d\d",
    "week": r"\d{4}-W\d\d",
    "month": r"\d{4}-\d\d",
    "quarter": r"\d{4}-Q[1-4]",
    "year": r"\d{4}",
}


def cases(name: str) -> list[Any]:
    """The cases of one file; a known failure is strict, so that mending it is noticed."""
    rows = tomllib.loads((CASES / name).read_text("utf-8"))["case"]
    return [
        pytest.param(
            row,
            id=row["text"][:50],
            marks=[pytest.mark.xfail(strict=True, reason=row["known_failure"])] if "known_failure" in row else [],
        )
        for row in rows
    ]


@pytest.mark.parametrize("case", cases("dates_running.toml"))
def test_dates_of_a_running_text(case: dict[str, Any]) -> None:
    found = find_dates(case["text"], case.get("published"))
    assert [[when.surface, when.date, when.basis] for when in found] == case["is"]
    for when in found:
        assert case["text"][when.start : when.end] == when.surface
        assert re.fullmatch(SHAPES[when.precision], when.date)


@pytest.mark.parametrize("case", cases("dates_page.toml"))
def test_date_lines_of_pages(case: dict[str, Any]) -> None:
    assert read_date(case["text"]) == (case["is"] or None)


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("since February 2022", True),
        ("ever since 2014", True),
        ("Since the start of 2020", True),
        ("from May 2021 onward", True),
        ("from 2019 on, they fled", True),
        ("from 2019 to 2021", False),
        ("in February 2022", False),
        ("by 2023", False),
    ],
)
def test_what_began_then(text: str, since: bool) -> None:
    assert since_marker(text, find_dates(text, None)[0]) is since


def test_the_title_starts_no_story() -> None:
    title = "Envoy resigns on May 13, 2021"
    text = f"{title}\n\nOn May 29 she spoke."
    assert [w.date for w in find_dates(text, "2024-03-08", len(title))] == ["2021-05-13", "2023-05-29"]


@given(
    st.text(alphabet="0123456789-/., MayJunSeptFridlstwkgo\n", max_size=60),
    st.sampled_from([None, "2024-02-29", "nonsense"]),
)
def test_spans_are_in_order_and_inside_the_text(text: str, published: str | None) -> None:
    at = 0
    for when in find_dates(text, published):
        assert when.start is not None
        assert when.end is not None
        assert at <= when.start < when.end <= len(text)
        at = when.end


@pytest.mark.parametrize("piece", ["the ", "2023-", "May 1 ", "will, Friday ", "last ", "the end of ", "1/", "a "])
def test_long_repeats_take_linear_time(piece: str) -> None:
    assert find_dates(piece * (20_000 // len(piece)), "2023-09-07") is not None
