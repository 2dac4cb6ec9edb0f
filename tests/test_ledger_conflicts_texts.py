"""newsx/ledger/conflicts.py: which figures of two texts cannot both hold."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from weighed import claim, found

from newsx.ledger.weighing import Claim

DIFFER = [("20 children", "35 children", "differs")]
ONE_TEXT = "A bus sank near Brod. Police counted 20 children."
ANOTHER = "It was late in Brod. Doctors counted 35 children."


def two_texts(one: dict[str, Any], other: dict[str, Any], texts: tuple[str, str] = (ONE_TEXT, ANOTHER)) -> list[Claim]:
    return [
        claim(texts[0], "20 children", 20, **{"who": "Police"} | one),
        claim(texts[1], "35 children", 35, **{"who": "Doctors", "n": 2} | other),
    ]


def total(*days: str, **told: Any) -> tuple[dict[str, Any], ...]:
    return tuple({"scope": "total", "first": day, "last": day, **told} for day in days)


LATER = date(2024, 2, 20), date(2024, 2, 21)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ({}, {}, True),
        ({"met": False}, {}, False),
        ({}, {"polarity": "planned"}, False),
        ({"who": None}, {}, False),
        ({"value": None}, {}, False),
        ({"value": 4}, {"value": 8}, True),
        ({"value": 3}, {"value": 8}, False),  # two brothers, four girls
        ({"value": 60}, {"value": 180}, True),
        ({"value": 60}, {"value": 181}, False),
        ({"scope": None}, {"scope": None}, False),
        ({"scope": None}, {"scope": "total"}, False),
        ({"scope": "total"}, {}, False),
        ({"event": "other"}, {"event": "other"}, False),
        ({"event": "injured"}, {}, False),
        ({"group": "boys"}, {}, False),
        ({"story": 2}, {}, False),
        ({"last": None}, {}, False),
        ({"part_of": "c9"}, {}, False),
        ({"surface": "another 20 children"}, {}, False),
        ({"origin": 2}, {}, False),  # one agency sent both out
        ({"claimant": "doctors"}, {}, False),
        ({"who": "State Doctors"}, {}, False),
        ({"state": "Peru"}, {"state": "Peru"}, False),
        ({"state": "Peru"}, {"state": "Chile"}, True),
        ({"state": "Peru"}, {}, True),
        ({"whose": "Peru"}, {"whose": "Chile"}, False),
        ({"place": "Brod"}, {"place": "Lome"}, False),
        ({"comparator": "at_least"}, {}, False),
        ({"first": "2024-02-18", "last": "2024-02-18"}, {}, False),
        ({"first": "2024-02-18"}, {}, True),
        ({"first": "2024-02-17", "last": "2024-02-17", "basis": "assumed"}, {}, True),
        ({"first": "2024-02-16", "last": "2024-02-16", "basis": "assumed"}, {}, False),
        ({"first": "2024-02-17", "last": "2024-02-17"}, {"basis": "assumed"}, True),
        (*total("2024-02-05", "2024-02-19"), True),
        (*total("2024-02-04", "2024-02-19"), False),
        (*total("2024-02-19", "2024-02-19", basis="assumed"), False),  # a tally of no day that the text names
        ({"published": LATER[0]}, {"published": LATER[1]}, False),  # the toll has risen
        ({"published": LATER[1]}, {"published": LATER[0]}, True),
        ({"published": LATER[0]}, {"published": LATER[0]}, True),
        ({"published": LATER[0]}, {}, True),
        ({}, {"published": LATER[0]}, True),
        ({"published": LATER[0], "event": "injured"}, {"published": LATER[1], "event": "injured"}, False),
        ({"published": LATER[0], "event": "taken"}, {"published": LATER[1], "event": "taken"}, True),
    ],
)
def test_two_texts_differ_on_one_happening_or_tally(one: dict[str, Any], other: dict[str, Any], differ: bool) -> None:
    two = two_texts(one, other)
    assert found(two) == ([(two[0].surface, "35 children", "differs")] if differ else [])


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("It sank near Brod.", "It sank near Brod.", True),
        ("It sank near Lome.", "It sank near Brod.", False),
        ("It sank. Brod saw it. It rained.", "Here is Brod.", False),  # not beside the figure
        ("A Malagasy bus sank.", "In Madagascar it is dark.", True),
        ("It sank on Monday.", "It sank on Monday.", False),
        ("Then it sank. Rescuers came.", "Late. Rescuers came.", False),  # a word that is no name
        ("It sank near Medair.", "It sank near Medair.", False),  # who counts names no happening
        ("It sank at Oz.", "It sank at Oz.", False),
    ],
)
def test_two_texts_name_somebody_or_some_place_of_a_happening(one: str, other: str, differ: bool) -> None:
    texts = f"{one} Then Medair counted 20 children.", f"{other} Then Medair counted 35 children."
    two = two_texts({"who": "Medair"}, {"who": "Police"}, texts)
    assert bool(found(two)) is differ
    assert bool(found(two_texts({"scope": "total"}, {"scope": "total"}, texts))), "a tally needs none"


def test_the_earlier_figure_comes_first() -> None:
    two = two_texts({"first": "2024-02-21", "last": "2024-02-21", "scope": "total"}, {"scope": "total"})
    assert found(two) == [("35 children", "20 children", "differs")]


def test_a_heap_s_claims_hold_no_sentence() -> None:
    two = two_texts({}, {})
    assert found(two)
    assert {text for one in two for text in (one.sentence, one.lead)} == {""}


def test_a_story_s_texts_may_lie_apart() -> None:
    one, other = two_texts({}, {"n": 3})
    between = claim("In Brod Ana saw 9 boys.", "9 boys", 9, "Ana", n=2, story=2)
    assert found([one, between, other]) == DIFFER


@pytest.mark.parametrize(("between", "differ"), [(19, True), (20, False)])
def test_a_figure_is_compared_with_twenty_before_it(between: int, differ: bool) -> None:
    one, other = two_texts({}, {"n": 90})
    beside = [
        claim("In Brod Ana saw 9 boys.", "9 boys", 9, f"Ana{n}", n=n, comparator="at_least", low=1)
        for n in range(2, between + 2)
    ]
    assert found([one, *beside, other]) == (DIFFER if differ else [])
