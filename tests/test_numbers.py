"""Numbers: value, bounds and kind, from cases/numbers_*.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx import lexicon
from newsx.grammar.kinds import why
from newsx.grammar.numbers import find_numbers

CASES = Path(__file__).parent / "cases"
COUNTING = {"count", "one", "none", "vague"}


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


@pytest.mark.parametrize("case", cases("numbers_forms.toml"))
def test_value_and_bounds(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [n for n in find_numbers(text) if n.kind in COUNTING]
    got = [[text[n.start : n.end], n.value, n.low, n.high, n.comparator] for n in found]
    assert got == [[None if cell == "-" else cell for cell in row] for row in case["is"]]


@pytest.mark.parametrize("case", cases("numbers_kinds.toml"))
def test_kind(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [[text[n.core_start : n.core_end], n.kind] for n in find_numbers(text)] == case["kinds"]


def test_every_kind_that_does_not_count_has_a_reason() -> None:
    tables = lexicon.load("grammar", "numbers.toml")
    kinds = {rule["kind"] for rule in [*tables["form"], *tables["kind"]]}
    assert kinds.isdisjoint(COUNTING)
    assert all(why(kind) for kind in kinds)
    assert all(rule["why"] and rule["id"] == f"numbers.{rule['kind']}" for rule in [*tables["form"], *tables["kind"]])


def test_a_dot_is_a_decimal_point_where_commas_part_thousands() -> None:
    numbers = find_numbers("Of 12,300 pupils 1.250 failed")
    assert [n.kind for n in numbers] == ["count", "rate"]


@given(st.text(alphabet="0123456789,. -–/:aones tohundrdmilk%$'’\n()+", max_size=80))
def test_spans_are_in_order_and_inside_the_text(text: str) -> None:
    at = 0
    for number in find_numbers(text):
        assert at <= number.start <= number.core_start < number.core_end <= number.end <= len(text)
        at = number.end


@pytest.mark.parametrize("piece", ["1", "1,", "123,", "a ", "one hundred and ", "1/", "5 to ", "A/1", "half a ", "."])
def test_long_repeats_take_linear_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert find_numbers(text) is not None
