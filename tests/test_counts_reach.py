"""How far a number reaches: back to what was counted, on to its noun, and to the date of a second verb."""

from __future__ import annotations

import pytest
from drafted import antecedents, claims, days, gathered, parts, told


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
        ("Twelve girls met 40 women. Nine drowned.", "Nine: (counts.other-thing)"),
        ("12 children fled when 40 men were shot. Nine drowned.", "Nine: (counts.other-thing)"),
        ("The children of soldiers came. Twelve fled.", "Twelve: (counts.no-antecedent)"),
        ("Children clinics closed. Twelve fled.", "Twelve: (counts.no-antecedent)"),
        ("600,000 children are among the 1.3 million people who fled. About 1,500 drowned.", "About 1,500: children"),
    ],
)
def test_a_number_near_other_people_is_of_the_group_only_where_the_text_says_so(text: str, found: str) -> None:
    assert told(text)[-1] == found


def test_of_them_passes_over_what_is_no_person() -> None:
    assert antecedents("Forty children kept 30 goats. Nine of them go to school.") == ["Nine as Forty children"]


def test_a_figure_that_is_said_again_is_of_the_same_noun() -> None:
    text = "Sixteen girls and 14 boys fled. Nine of the 14 came home."
    assert told(text) == ["Sixteen girls: girls", "14 boys: boys", "Nine: boys", "14: boys"]


@pytest.mark.parametrize(
    ("text", "group", "rules"),
    [
        ("Of the 200 dead, 34 were under 18.", "children", ["counts.predicate"]),
        ("The camp holds 40 young people under eighteen.", "children", ["counts.year-olds"]),
        ("Of the 12 children, nine will return.", "children", ["counts.elided", "counts.partitive"]),
        ("The toll of children reached 67.", "children", ["counts.elided"]),
    ],
)
def test_the_last_number_is_of_a_group_by_a_rule(text: str, group: str, rules: list[str]) -> None:
    last = gathered(text).mentions[-1]
    assert (last.group, last.rules) == (group, rules)


def test_the_subject_of_making_up_is_what_the_number_counts() -> None:
    assert told("Children made up 5,300 of the 9,800 dead.") == ["5,300: children", "9,800 dead: (dead)"]


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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12 children on 3 May 2024.", [("2024-05-03", None)]),
        ("In the ward on 3 May 2024: 12 children.", [("2024-05-03", None)]),
        ("What happened on 3 May 2024 is that 12 children fled.", [("2024-05-03", None)]),
        ("The attack of 3 May 2024 in which 12 children died shook Bor.", [("2024-05-03", None)]),
        ("As in May 2023, 12 children came home.", [(None, None)]),
        (
            "Of the 80 girls, 57 came home with the guard who fled on 3 May 2024.",
            [(None, None), (None, None)],
        ),
        ("12 children have fled since rebels took Bor on 3 May 2024.", [(None, "2024-05-03")]),
        ("Twelve children were hurt in the 2017 flood and nine died.", [("2017", None), ("2017", None)]),
    ],
)
def test_a_date_without_a_verb_of_its_own(text: str, found: list[tuple[str | None, str | None]]) -> None:
    assert [days(claim) for claim in claims(text, "2024-05-15")] == found


@pytest.mark.parametrize(
    ("sentences", "part", "found"),
    [
        (20, "Among them were nine teenagers.", ["nine teenagers of Sixty children"]),
        (40, "Among them were nine teenagers.", []),
        (40, "Nine of the children drowned.", ["Nine of the children of Sixty children"]),
        (120, "Nine of the children drowned.", []),
    ],
)
def test_a_part_is_of_no_whole_that_is_far_off(sentences: int, part: str, found: list[str]) -> None:
    assert parts("Sixty children fled. " + "Rain fell. " * sentences + part) == found
