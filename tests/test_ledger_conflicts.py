"""newsx/ledger/conflicts.py: which figures of one text cannot both hold."""

from __future__ import annotations

from typing import Any

import pytest
from weighed import claim, found

from newsx.ledger.weighing import Claim

TWO = "The Red Cross counted 20 children killed. The army counted 35 children killed."
DIFFER = [("20 children", "35 children", "differs")]


def two_of_a_text(one: dict[str, Any], other: dict[str, Any]) -> list[Claim]:
    return [
        claim(TWO, "20 children", 20, **{"who": "Red Cross"} | one),
        claim(TWO, "35 children", 35, **{"who": "army", "nr": 2} | other),
    ]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ({}, {}, True),
        ({"scope": "total"}, {"scope": "total"}, False),  # a tally is of no one day
        ({"scope": None}, {"scope": None}, False),
        ({"scope": None}, {}, False),
        ({"event": "other"}, {"event": "other"}, False),
        ({"event": "injured"}, {}, False),
        ({"group": "boys"}, {}, False),
        ({"whose": "Syria"}, {"whose": "Iraq"}, False),
        ({"whose": "Syria"}, {"whose": "Syria"}, True),
        ({"whose": "Syria"}, {}, True),
        ({}, {"whose": "Syria"}, True),
        ({"place": "Brod"}, {"place": "Lome"}, False),
        ({"part_of": "c9"}, {}, False),
        ({}, {"part_of": "c9"}, False),
        ({}, {"surface": "another 35 children"}, False),
        ({"who": None}, {}, False),
        ({}, {"who": None}, False),
        ({"who": None}, {"who": None}, False),
        ({}, {"claimant": "red cross"}, False),  # one claimant of two names
        ({}, {"who": "British Red Cross"}, False),  # one body
        ({"first": "2024-02-18", "last": "2024-02-18"}, {}, False),
        ({"first": None, "last": None}, {"first": None, "last": None}, False),  # nothing says that it is one happening
        ({"basis": "assumed"}, {}, False),
        ({}, {"basis": "assumed"}, False),
        ({"basis": None}, {"basis": None}, True),
        ({"polarity": "planned"}, {}, False),
        ({}, {"polarity": "negated"}, False),
        ({"comparator": "at_least"}, {}, False),  # at least 20 and 35 can both hold
        ({}, {"comparator": "at_most"}, False),
        ({"value": 12}, {"value": 36}, True),
        ({"value": 12}, {"value": 37}, False),  # of another size
        ({"value": 0}, {}, False),
    ],
)
def test_two_claimants_differ_on_one_happening_of_a_day(
    one: dict[str, Any], other: dict[str, Any], differ: bool
) -> None:
    assert found(two_of_a_text(one, other)) == (DIFFER if differ else [])


@pytest.mark.parametrize(
    ("states", "between", "differ"),
    [
        (("Syria", "Israel"), 2000, True),
        (("Syria", "Israel"), 2001, False),
        ((None, None), 2000, True),
        (("Syria", "Syria"), 2, True),
        (("Syria", "Syria"), 3, False),
    ],
)
def test_one_side_contradicts_itself_in_sentences_that_follow_one_another(
    states: tuple[str | None, str | None], between: int, differ: bool
) -> None:
    one, other = two_of_a_text({"state": states[0]}, {"state": states[1]})
    other.sentence_start = len(one.sentence) + between
    other.start, other.end = other.start + between - 1, other.end + between - 1
    assert bool(found([one, other])) is differ


# What sets a tally against the one before it.
AGAINST = ["whereas", "another count:", "another figure:", "it differs:", "which disputed it:", "rejected it:",
           "rejects:", "contradicts it:", "contrary to it", "in contrast", "by contrast", "put the number of dead at",
           "puts this as", "puts it lower:", "put them as", "put that toll higher:", "puts it at", "spoke of",
           "speaks of", "not how it is:", "a discrepancy:"]  # fmt: skip
BESIDE = ["counted", "had not disputed it:", "put up a tent for", "another school:", "spoke to", "too"]


@pytest.mark.parametrize(("words", "against"), [*((w, True) for w in AGAINST), *((w, False) for w in BESIDE)])
def test_words_set_a_tally_against_the_one_before(words: str, against: bool) -> None:
    text = f"Brod lies in Peru. Police said 20 children died. The army {words} 35 children, it said."
    one = claim(text, "20 children", 20, "Police", scope="total")
    other = claim(text, "35 children", 35, "Army", scope="total", nr=2)
    assert bool(found([one, other])) is against
    text = f"Brod lies in Peru. Police said 20 children died. The army {words} it. It knows of 35 children."
    one = claim(text, "20 children", 20, "Police", scope="total")
    other = claim(text, "35 children", 35, "Army", scope="total", nr=2)
    assert bool(found([one, other])) is against, "the sentence before tells it too"


def test_what_stands_behind_a_figure_sets_it_against_nothing() -> None:
    text = "Police said 20 children died. The army said 35 children, whereas it was raining."
    total = {"scope": "total"}
    assert not found([claim(text, "20 children", 20, "P", **total), claim(text, "35 children", 35, "A", nr=2, **total)])


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ({}, {"first": "2024-02-22", "last": "2024-02-22"}, True),  # three days later
        ({}, {"first": "2024-02-23", "last": "2024-02-23"}, False),
        ({"first": "2024-02-23", "last": "2024-02-23"}, {}, False),
        ({}, {"first": "2024-02-23", "last": "2024-02-23", "basis": "assumed"}, True),  # no day is named
        ({"basis": "assumed"}, {"first": "2024-02-23", "last": "2024-02-23"}, True),
        ({"first": "2024-02-01"}, {"first": "2024-02-23", "last": "2024-03-23"}, False),
        ({"last": "2024-02-21"}, {"first": "2024-02-23", "last": "2024-03-23"}, True),
        ({"first": None, "last": None, "basis": None}, {"first": None, "last": None, "basis": None}, True),
        ({}, {"first": None, "last": None, "basis": None}, True),
        ({"first": None, "last": None, "basis": None}, {}, True),
    ],
)
def test_tallies_that_are_set_against_each_other_are_of_about_one_day(
    one: dict[str, Any], other: dict[str, Any], differ: bool
) -> None:
    text = "Police said 20 children died. The army spoke of 35 children."
    first = claim(text, "20 children", 20, **{"who": "Police", "scope": "total"} | one)
    second = claim(text, "35 children", 35, **{"who": "Army", "scope": "total", "nr": 2} | other)
    assert bool(found([first, second])) is differ


@pytest.mark.parametrize(("value", "differ"), [(200, True), (209, False)])
def test_what_is_of_another_order_counts_something_else(value: int, differ: bool) -> None:
    text = "Police said 20 children died. The army spoke of 35 children."
    first = claim(text, "20 children", 20, "Police", scope="total")
    second = claim(text, "35 children", 35, "Army", scope="total", nr=2, value=value)
    assert bool(found([first, second])) is differ


def test_words_set_a_figure_against_the_last_one_alone() -> None:
    text = "Police said 20 children died. The court said 25 children died. The army spoke of 35 children."
    told = [
        claim(text, f"{value} children", value, who, nr=nr, scope="total")
        for nr, (value, who) in enumerate([(20, "Police"), (25, "Court"), (35, "Army")], 1)
    ]
    assert found(told) == [("25 children", "35 children", "differs")]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ({}, {}, {(20, 25), (25, 35), (20, 35)}),
        ({"first": "2024-02-18", "last": "2024-02-18"}, {}, {(25, 35)}),
        ({}, {"comparator": "at_most"}, {(20, 25)}),
    ],
)
def test_every_figure_of_a_day_differs_from_every_other(
    first: dict[str, Any], last: dict[str, Any], expected: set[tuple[int, int]]
) -> None:
    text = "Police said 20 children died. The court said 25 children died. The army said 35 children died."
    told = [(20, {"who": "Police"} | first), (25, {"who": "Court"}), (35, {"who": "Army"} | last)]
    claims = [claim(text, f"{value} children", value, nr=nr, **more) for nr, (value, more) in enumerate(told)]
    assert set(found(claims)) == {(f"{one} children", f"{two} children", "differs") for one, two in expected}


@pytest.mark.parametrize(
    ("change", "expected"), [({}, []), ({"disputed_by": ("Police",)}, DIFFER), ({"value": 36}, DIFFER)]
)
def test_who_names_a_figure_only_to_reject_it_gives_none(
    change: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    text = "Police said 20 children died. The army said 35 children died."
    court = claim(text, "35 children", 35, "Court", **{"nr": 3, "scope": None, "disputed_by": ("Army",)} | change)
    assert (
        found([claim(text, "20 children", 20, "Police"), claim(text, "35 children", 35, "Army", nr=2), court])
        == expected
    )


def test_nobody_rejects_his_own_figure() -> None:
    assert found(two_of_a_text({}, {"disputed_by": ("army",)})) == DIFFER


@pytest.mark.parametrize(
    ("said", "one", "other", "differ"),
    [
        ("She put the latter figure at 35 children", {}, {}, True),
        ("She put the former at 35 children", {}, {}, True),
        ("She put that number at 35 children", {}, {}, True),
        ("She put the tally at 35 children", {}, {}, True),
        ("She put her hat at 35 children", {}, {}, False),
        ("She has 35 children: put the latter figure at", {}, {}, False),
        ("She put the latter figure at 35 children", {"who": "Ana"}, {}, False),
        ("She put the latter figure at 35 children", {"who": None}, {}, False),
        ("She put the latter figure at 35 children", {}, {"who": None}, False),
        ("She put the latter figure at 35 children", {"comparator": "at_least"}, {}, False),
        ("She put the latter figure at 35 children", {"value": None}, {}, False),
        ("She put the latter figure at 35 children", {"polarity": "planned"}, {}, False),
    ],
)
def test_who_puts_the_latter_figure_at_another_differs(
    said: str, one: dict[str, Any], other: dict[str, Any], differ: bool
) -> None:
    text = f"Police said 20 children died. {said}."
    first = claim(text, "20 children", 20, **{"who": "Police", "event": "missing"} | one)
    second = claim(text, "35 children", 35, **{"who": "Ana", "nr": 2} | other)
    assert bool(found([first, second])) is differ


def test_the_latter_figure_is_the_last_one_before() -> None:
    text = (
        "Court said 12 boys died. Police said 20 children died. She put the latter figure at 35 children. Army said 50 "
        "boys died."
    )
    told = [
        claim(text, "12 boys", 12, "Court", event="held"),
        claim(text, "20 children", 20, "Police", nr=2, event="missing"),
        claim(text, "35 children", 35, "Ana", nr=3),
        claim(text, "50 boys", 50, "Army", nr=4, event="abused"),
    ]
    assert found(told) == DIFFER


@pytest.mark.parametrize(
    ("said", "change", "differ"),
    [
        ("only 35 children had boarded, not 20", {}, True),
        ("it was not the 20 but 35 children", {}, True),
        ("only 35 children had boarded, not 21", {}, False),
        ("only 35 children had boarded with 20", {}, False),
        ("there were 35 children, not counting 20", {}, False),
        ("only 35 children had boarded, not 20", {"event": "held"}, False),
        ("only 35 children had boarded, not 20", {"group": "boys"}, False),
        ("only 35 children had boarded, not 20", {"who": "Ana"}, False),
        ("only 35 children had boarded, not 20", {"value": 35}, False),
        ("only 35 children had boarded, not 35", {"value": 35}, False),
        ("not dozens: 35 children had boarded", {"value": None}, False),
    ],
)
def test_a_figure_that_a_sentence_says_it_is_not_differs(said: str, change: dict[str, Any], differ: bool) -> None:
    text = f"Police said 20 children died. {said}."
    first = claim(text, "20 children", 20, **{"who": "Police", "scope": "total"} | change)
    second = claim(text, "35 children", 35, "Ana", nr=2, scope="total")
    assert bool(found([first, second])) is differ


def test_a_conflict_is_told_once() -> None:
    text = "Police said 20 children died. By contrast Ana put the latter figure at 35 children, not 20."
    two = [claim(text, "20 children", 20, "Police", nr=1), claim(text, "35 children", 35, "Ana", nr=2)]
    assert found(two) == DIFFER
    again = [claim(text, one.surface, one.value, one.name, nr=one.nr, n=2, f=one.f, origin=2) for one in two]
    assert found([*two, *again]) == DIFFER
