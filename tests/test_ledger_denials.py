"""newsx/ledger/conflicts.py: whom a denial is of, what is said instead, and who rejects a figure without one."""

from __future__ import annotations

from typing import Any

import pytest
from weighed import claim, found

from newsx.ledger.conflicts import conflicts
from newsx.ledger.weighing import Claim

DENIED = "Police counted 104 pupils. The army denied that 60 pupils had gone."


def denied(one: dict[str, Any], denial: dict[str, Any]) -> list[Claim]:
    return [
        claim(DENIED, "104 pupils", 104, **{"who": "Police", "value": 60} | one),
        claim(DENIED, "60 pupils", 60, **{"who": "Army", "nr": 2, "polarity": "denied"} | denial),
    ]


ROUND = {"value": 20_000}
BESIDE_IT, ALONE = [("60 pupils", "104 pupils", "denied")], [("60 pupils", "Army", "denied")]


@pytest.mark.parametrize(
    ("one", "denial", "expected"),
    [
        ({}, {}, BESIDE_IT),
        ({}, {"sure": 0.25}, BESIDE_IT),
        ({}, {"sure": 0.24}, []),  # more likely a plain figure misread
        ({}, {"value": None, "low": None, "high": None}, []),
        ({}, {"value": None, "low": 60}, BESIDE_IT),
        ({"event": "injured"}, {}, BESIDE_IT),  # the same people
        ({"group": "boys"}, {}, BESIDE_IT),  # the same event
        ({"event": "injured", "group": "boys"}, {}, ALONE),
        ({"event": "injured", "group": "boys", "disputed_by": ("Army",)}, {}, BESIDE_IT),
        ({"scope": None}, {}, ALONE),
        ({"who": "Army"}, {}, ALONE),
        ({"polarity": "planned"}, {}, ALONE),
        ({"value": 61}, {}, ALONE),
        ({"value": None, "low": None, "high": None}, {}, ALONE),
        ({"value": 61}, {"who": None}, []),  # "the law denied girls a school"
        ({}, {"who": None}, BESIDE_IT),
        ({"value": 19_000}, ROUND, BESIDE_IT),
        ({"value": 21_000}, ROUND, BESIDE_IT),
        ({"value": 18_999}, ROUND, ALONE),
        ({"value": None, "low": None, "high": None}, ROUND, ALONE),
        ({"value": 19_546, "event": "injured"}, ROUND, ALONE),
        ({"value": 19_546}, {"value": 20_100}, ALONE),  # none that is round
        ({"value": 990}, {"value": 1000}, BESIDE_IT),
        ({"value": 890}, {"value": 900}, ALONE),
        ({"value": 25_500}, {"value": 25_000}, ALONE),
    ],
)
def test_a_denial_stands_beside_the_figure_that_it_rejects(
    one: dict[str, Any], denial: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    assert found(denied(one, denial)) == expected


def test_a_denial_stands_beside_the_figure_of_its_own_event_and_people() -> None:
    police, army = denied({}, {})
    others = [
        claim("Brod counted 60 girls.", "60 girls", 60, "Brod", nr=3, event="injured"),
        claim("Lome counted 60 boys.", "60 boys", 60, "Lome", nr=4, group="boys"),
    ]
    assert found([*others, police, army]) == BESIDE_IT
    assert found([*others, army]) == [("60 pupils", "60 girls", "denied")]


SAID = "Police counted 104 pupils. The army denied 60 pupils, but said 12 boys were taken.{more}"


@pytest.mark.parametrize(
    ("change", "differ"),
    [
        ({}, True),
        ({"polarity": "denied", "sure": 0.1}, True),  # what the denier says instead, misread
        ({"polarity": "denied"}, False),
        ({"who": "Court"}, False),
        ({"event": "injured"}, False),
        ({"value": 60}, False),
        ({"value": None, "low": None, "high": 12}, False),
        ({"value": 12, "low": None, "high": 60}, False),  # up to 60 may be 60
        ({"start": 0}, False),  # before the denial
        ({"start": 40}, False),
        ({"sentence_start": SAID.index(".{") + 3}, True),  # in the next sentence
        ({"sentence_start": SAID.index(".{") + 4}, False),
    ],
)
def test_what_who_denies_says_instead_differs_from_what_he_denies(change: dict[str, Any], differ: bool) -> None:
    police = claim(SAID, "104 pupils", 104, "Police", value=60)
    army = claim(SAID, "60 pupils", 60, "Army", nr=2, polarity="denied", start=40)
    instead = claim(SAID, "12 boys", 12, **{"who": "Army", "nr": 3, "group": "boys"} | change)
    assert [one for one in found([police, army, instead]) if one[1] != "Army"] == [
        ("60 pupils", "104 pupils", "denied"),
        *([("12 boys", "104 pupils", "differs")] if differ else []),
    ]


def test_of_two_that_give_what_is_denied_the_first_is_told() -> None:
    police, army = claim(SAID, "104 pupils", 104, "Police", value=60), claim(SAID, "60 pupils", 60, "Army", nr=2)
    army.polarity = "denied"
    court = claim("A court knows of 60 girls.", "60 girls", 60, "Court", nr=4, group="girls")
    instead = claim(SAID, "12 boys", 12, "Army", nr=3, group="boys")
    army.group = police.group = court.group
    told = found([police, court, army, instead])
    assert told == [("60 pupils", "104 pupils", "denied"), ("12 boys", "104 pupils", "differs")]


TWO = "The Red Cross counted 20 children killed. The army counted 35 children killed."


def test_who_rejects_a_figure_is_told_where_nobody_answers_it() -> None:
    police, army = denied({}, {})
    other = claim(DENIED, "104 pupils", 104, "Court", nr=3, event="held")
    again = claim(DENIED, "104 pupils", 104, "Court", nr=4, event="missing")
    (one,) = conflicts([other], [(other, "Brod", "Brod rejected it.")])
    assert (one.claim, one.other, one.why, one.by, one.said) == (other, None, "disputed", "Brod", "Brod rejected it.")
    assert found([other, again], [(other, "Brod", "No."), (again, "Brod", "No.")]) == [
        ("104 pupils", "Brod", "disputed")
    ]
    assert found([police, army], [(police, "Army", "No."), (army, "Police", "No.")]) == BESIDE_IT
    two = [claim(TWO, "20 children", 20, "Red Cross"), claim(TWO, "35 children", 35, "army", nr=2)]
    assert found(two, [(two[0], "Brod", "No.")]) == [
        ("20 children", "35 children", "differs"),
        ("20 children", "Brod", "disputed"),
    ], "another figure is no answer"
