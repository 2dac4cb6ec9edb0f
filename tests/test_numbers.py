"""Numbers: value, bounds and kind, from cases/numbers_*.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx import lexicon
from newsx.grammar.number_kinds import why
from newsx.grammar.numbers import find_numbers, hidden_figures

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


# What is not displayed is left out of a figure; what looks blank, is set on a digit or turns the text hides it.
NOT_DISPLAYED = (
    "\u00ad\u034f\u180b\u180e\u200b\u200c\u200d\u200e\u2060\u2064\ufe00\ufe0f\ufeff\ufff0\x00\x08\U000e0031\U000e01ef"
)
BLANK_OR_SET_ON = "\u115f\u3164\uffa0\u2800\u0301\u0332\u0338\u20dd\u0488\ufffd\ufffc\ue000\u0600"
NARROW = "\u200a\u2006\u205f\u2009\u202f"
TURNING = "\u202e\u200f\u061c"


@pytest.mark.parametrize(
    "sign", NOT_DISPLAYED + BLANK_OR_SET_ON + NARROW + TURNING, ids=lambda sign: f"{ord(sign):04X}"
)
def test_a_figure_is_read_as_it_is_displayed_or_not_at_all(sign: str) -> None:
    for first, last, value in (("1", "2", 12), ("1,", "200", 1200), ("12", ",500", 12500)):
        if sign in NARROW and last != "2":
            continue  # "1, 200" is seen to be two figures
        figure = f"{first}{sign}{last}"
        text = f"“At least {figure} boys”"
        counted = [(text[n.core_start : n.core_end], n.value) for n in find_numbers(text) if n.kind in COUNTING]
        assert counted == ([(figure, value)] if sign in NOT_DISPLAYED else [])
        assert hidden_figures(text)


@pytest.mark.parametrize(
    "text",
    ["1٬200 boys", "1\u2009200 boys", "1\u202f200 boys", "“12” boys", "5–7 boys", "10\u200a–\u200a20 boys",
     "12\u00a0boys", "Zoë’s 12 boys", "٣ boys", "\u202a12 boys\u202c", "ages 4 • 5 • 6",
     "\u20672,500 boys\u2069", "\u202e boys\u202c 12"],
)  # fmt: skip
def test_what_is_seen_as_it_is_written_is_read(text: str) -> None:
    assert [n for n in find_numbers(text) if n.kind == "hidden"] == []


@pytest.mark.parametrize(
    "text",
    [
        "\u202e21 boys\u202c",
        "\u202e\u202a21\u202c boys",
        "\u206710–20 boys",
        "\u202b10 000\u202c boys",
        "\u202etwelve boys",
    ],
)
def test_turned_figures_are_not_counted(text: str) -> None:
    assert [n.kind for n in find_numbers(text)] == ["hidden"]
    assert [n.kind for n in find_numbers(f"{text}\n12 boys")] == ["hidden", "count"]


def test_a_figure_of_many_groups_is_one_figure() -> None:
    for mark in (",", ".", "’", "\u00a0", "\u2009"):
        (number,) = find_numbers(f"{mark.join(['9', *['223'] * 6])} children")
        assert number.kind == "label"


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
