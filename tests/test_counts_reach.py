"""How far a number reaches: back to what was counted, on to its noun, and to the date of a second verb."""

from __future__ import annotations

import pytest
from drafted import antecedents, claims, days, gathered, told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12 children and 40 people fled. Nine drowned.", "Nine: (counts.other-thing)"),
        ("The lorry sank with 40 men. Nine drowned.", "Nine: (counts.other-thing)"),
        ("Twelve children fled. Police spoke with 40 men. Nine drowned.", "Nine: (counts.other-thing)"),
        ("The children slept when men came. There were 67.", "67: (counts.no-antecedent)"),
        ("Police asked about the children and found 20.", "20: (counts.no-antecedent)"),
        ("The mother of the children lost sight of 20.", "20: (counts.no-antecedent)"),
        ("The toll of children reached 67.", "67: children"),
    ],
)
def test_a_number_near_other_people_is_of_the_group_only_where_the_text_says_so(text: str, found: str) -> None:
    assert told(text)[-1] == found


def test_of_them_passes_over_what_is_no_person() -> None:
    assert antecedents("Forty children kept 30 goats. Nine of them go to school.") == ["Nine as Forty children"]


def test_a_number_under_an_age_is_of_those_named_behind_it() -> None:
    dead, part = gathered("Of the 200 dead, 34 were under 18.").mentions
    assert (dead.rules, part.rules) == ([], ["counts.predicate"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("With nine killed and children missing, the mayor wept.", ["nine: (counts.no-antecedent)"]),
        ("With 12 taken and girls missing, the school closed.", ["12: (counts.no-antecedent)"]),
        pytest.param(
            "Nine abducted and beaten children came home.",
            ["Nine abducted and beaten children: children"],
            marks=pytest.mark.xfail(strict=True, reason="a participle before 'and' is taken for the verb of a clause"),
        ),
    ],
)
def test_children_behind_and_are_counted_only_where_the_participles_qualify_them(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor said on 3 May 2024 that rebels seized 12 children and fled on 1 May 2024.", "2024-05-01"),
        ("The 12 children still live there and were counted on 3 May 2024.", "2024-05-03"),
    ],
)
def test_a_second_verb_without_a_subject_shares_its_date(text: str, found: str) -> None:
    assert [days(claim) for claim in claims(text, "2024-05-15")] == [(found, None)]
