"""Which date of the text a claim has: (as of, since), for an article of 15 May 2024."""

from __future__ import annotations

import pytest
from drafted import claims, days

from newsx import counts
from newsx.article import When


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The army took 12 children on 3 May 2024.", [("2024-05-03", None)]),
        ("The army started on 3 May 2024 to move 12 children.", [("2024-05-03", None)]),
        ("The court ordered the army on 3 May 2024 to free 12 children.", [("2024-05-03", None)]),
        ("There were 12 children in the camp on 3 May 2024.", [("2024-05-03", None)]),
        ("The death of 12 children on 3 May 2024 led to a trial.", [("2024-05-03", None)]),
        ("The army freed 12 children and wounded 40 on 3 May 2024.", [("2024-05-03", None), ("2024-05-03", None)]),
        ("It was on 3 May 2024 that 12 children drowned.", [("2024-05-03", None)]),
        ("The army freed 12 children on 3 May 2024, and the court met on 7 May 2024.", [("2024-05-03", None)]),
        (
            "On 7 May 2024 the court met about the boys, and the army freed 12 children on 3 May 2024.",
            [("2024-05-03", None)],
        ),
        ("The army seized the town on 3 May 2024 and killed 12 children.", [("2024-05-03", None)]),
        ("The army was hit on 3 May 2024 because it held 12 children.", [("2024-05-03", None)]),
        ("Police freed 12 children and 40 were treated on 3 May 2024.", [("2024-05-03", None), ("2024-05-03", None)]),
        ("The army took 12 children, more than 1,200 people said, on 3 May 2024.", [("2024-05-03", None)]),
        ("Killed on 3 May 2024 were 12 children.", [("2024-05-03", None)]),
        ("12 children died as soldiers entered Bor on 3 May 2024.", [("2024-05-03", None)]),
        ("Nurses helped 12 children get home on 3 May 2024.", [("2024-05-03", None)]),
        (
            "Police freed 12 children, and said on 3 May 2024 that nine were ill.",
            [("2024-05-03", None), ("2024-05-03", None)],
        ),
    ],
)
def test_a_date_belongs_to_the_clause_of_the_claim(text: str, found: list[tuple[str | None, str | None]]) -> None:
    assert [days(claim) for claim in claims(text, "2024-05-15")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The school, which has 212 pupils, was built in 1968.", [(None, None)]),
        ("Ahmed, who was jailed on 3 May 2024, taught 12 children.", [(None, None)]),
        ("The army freed 12 children, and the rebels took Bunia on 3 May 2024.", [(None, None)]),
        (
            "Rebels had sent home 26 children and would hand over nine on 3 June 2024.",
            [(None, None), ("2024-06-03", None)],
        ),
        ("Twelve pupils who marched out on 3 May 2024 have been freed.", [(None, None)]),
        ("Nurses treated 12 children who were hurt on 3 May 2024.", [(None, None)]),
        ("The mayor, who spoke on 3 May 2024, said 12 children drowned.", [(None, None)]),
        ("Judge Adeyemi, appointed in 2019, freed 12 children.", [(None, None)]),
        ("Gunmen took 12 children from the town, where a mosque burned on 3 May 2024.", [(None, None)]),
        ("Of the 80 girls seized in 2014, 57 have come home.", [("2014", None), (None, None)]),
        ("Twelve pupils taken on 3 May 2024 have been freed.", [(None, None)]),
        ("Twelve pupils seized in the raid on 3 May 2024 were freed.", [(None, None)]),
        ("The rebels, who took the town on 3 May 2024, hold 12 children.", [(None, None)]),
        ("The trial of guards who took 12 children began on 3 May 2024.", [(None, None)]),
        ("The day that 12 children drowned was 3 May 2024.", [(None, None)]),
        ("Prosecutors said the ship, which sank on 3 May 2024, carried 12 children.", [(None, None)]),
        ("Twelve children have since died in the camp that was hit on 3 May 2024.", [(None, None)]),
        ("Twelve pupils taken Monday have been freed.", [(None, None)]),
        ("12 pupils who fled Monday have been found.", [(None, None)]),
    ],
)
def test_a_date_of_another_clause_is_not_its_date(text: str, found: list[tuple[str | None, str | None]]) -> None:
    assert [days(claim) for claim in claims(text, "2024-05-15")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On 3 May 2024 the army said it had taken 12 children.", [("2024-05-03", None)]),
        ("The mayor said on 3 May 2024 that 12 children had drowned.", [("2024-05-03", None)]),
        ("The mayor said on 3 May 2024 that 12 children are still missing.", [("2024-05-03", None)]),
        ("The mayor, elected in 2019, said on 3 May 2024 that 12 children drowned.", [("2024-05-03", None)]),
        ("On 3 May 2024 a bus burned, and the mayor said 12 children are still missing.", [("2024-05-03", None)]),
        ("On 3 May 2024 the police, who came late, found that 12 children had drowned.", [("2024-05-03", None)]),
        ("On 3 May 2024 the camp was hit; 12 children are still missing.", [(None, None)]),
        ("On 3 May 2024 the mayor said that 12 children have since died.", [("2024-05-03", None)]),
    ],
)
def test_a_date_that_opens_the_sentence_or_is_of_the_saying_counts(
    text: str, found: list[tuple[str | None, str | None]]
) -> None:
    assert [days(claim) for claim in claims(text, "2024-05-15")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Twelve children drowned in a 2017 fire.", [("2017", None)]),
        ("A 2017 fire in which 41 girls died led to a trial.", [("2017", None)]),
        ("Soldiers killed 12 children in the 3 May 2024 attack.", [("2024-05-03", None)]),
        ("During the May 2024 attack 12 children died.", [("2024-05", None)]),
        ("Russia's 3 May 2024 invasion displaced 12 children.", [(None, None)]),
        ("Twelve children fled from the 2017 fire.", [(None, None)]),
        ("The 2017 fire killed 12 children.", [(None, None)]),
        ("The May 2024 attack that killed 12 children shook Bor.", [("2024-05", None)]),
        ("The storm of 3 May 2024 killed 12 children.", [("2024-05-03", None)]),
    ],
)
def test_a_noun_that_is_dated_lends_its_date_behind_in(text: str, found: list[tuple[str | None, str | None]]) -> None:
    assert [days(claim) for claim in claims(text, "2024-05-15")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Twelve children fled before the end of March 2024.", [(None, None)]),
        ("Twelve children fled after March 2024.", [(None, None)]),
        ("She taught 12 children until 2019.", [(None, None)]),
        ("Following 3 May 2024, 12 children fled.", [(None, None)]),
    ],
)
def test_a_date_behind_after_or_before_is_of_something_else(
    text: str, found: list[tuple[str | None, str | None]]
) -> None:
    assert [days(claim) for claim in claims(text, "2024-05-15")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The camp holds 12 children, down from 29 on 3 May 2024.", [(None, None), ("2024-05-03", None)]),
        ("The camp took 12 children, twice as many as in May 2023.", [(None, None)]),
        ("The camp took 12 children, more than in the same months of 2023.", [(None, None)]),
        ("The camp took 12 children, compared with 3,400 adults in May 2023.", [(None, None)]),
        ("The camp took 12 children, fewer than expected, in May 2023.", [("2023-05", None)]),
    ],
)
def test_a_date_of_comparison_is_not_its_date(text: str, found: list[tuple[str | None, str | None]]) -> None:
    assert [days(claim) for claim in claims(text, "2024-05-15")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Between 1 March 2024 and 3 May 2024 the army took 12 children.", [("2024-05-03", "2024-03-01")]),
        ("From January 2024 to the end of March 2024 the army took 12 children.", [("2024-03", "2024-01")]),
        ("Twelve children have been killed since 3 May 2024.", [(None, "2024-05-03")]),
        ("Since fighting broke out on 3 May 2024, 12 children have been killed.", [(None, "2024-05-03")]),
        ("Since 1 March 2024 and since 3 May 2024 12 children have been killed.", [(None, "2024-03-01")]),
    ],
)
def test_a_period_has_two_ends(text: str, found: list[tuple[str | None, str | None]]) -> None:
    assert [days(claim) for claim in claims(text, "2024-05-15")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A bus burned on 3 May 2024. Twelve children were killed.", [("2024-05-03", None)]),
        ("A bus burned on 3 May 2024. Twelve children have been killed.", [(None, None)]),
        ("A bus burned on 3 May 2024. Twelve children had been killed.", [(None, None)]),
        ("A bus burned on 3 May 2024. Twelve children would be killed.", [(None, None)]),
        ("A bus burned on 3 May 2024. Twelve children are in hospital.", [(None, None)]),
        ("A bus burned on 3 May 2024, a school on 4 May 2024. Twelve children were killed.", [(None, None)]),
        ("Fighting has raged since 3 May 2024. Twelve children were killed.", [(None, None)]),
        ("A bus burned on 3 May 2024. Later twelve children were killed.", [(None, None)]),
        ("A bus burned on 3 May 2024.\n\nTwelve children were killed.", [(None, None)]),
        ("A bus burned.\n\nOn 3 May 2024 rain fell. Twelve children were killed.", [("2024-05-03", None)]),
        ("A bus burned on 3 May 2024. Rain fell. Twelve children were killed.", [(None, None)]),
        ("Twelve children.", [(None, None)]),
        ("A bus burned on 3 May 2024. Twelve children will be moved.", [(None, None)]),
        ("A bus burned on 3 May 2024. They've taken 12 children.", [(None, None)]),
    ],
)
def test_the_only_date_of_the_sentence_before_is_that_of_a_simple_past(
    text: str, found: list[tuple[str | None, str | None]]
) -> None:
    assert [days(claim) for claim in claims(text, "2024-05-15")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The army freed 12 children on 3 May 2024; nine came home.", [("2024-05-03", None), ("2024-05-03", None)]),
        ("The army freed 12 children on 3 May 2024. Nine are ill.", [("2024-05-03", None), (None, None)]),
        ("The army freed 12 children; nine came home.", [(None, None), (None, None)]),
        ("The army freed 12 children on 3 May 2024; none of the 12 has died.", [("2024-05-03", None), (None, None)]),
        (
            "The army freed 12 children on 3 May 2024, the nurse said, and “nine are ill”.",
            [("2024-05-03", None), ("2024-05-03", None)],
        ),
        (
            "A bus burned on 3 May 2024. Twelve children have died; nine were killed.",
            [(None, None), ("2024-05-03", None)],
        ),
        (
            "The army freed 12 children on 3 May 2024, the mayor said, adding: “Nine were ill.”",
            [("2024-05-03", None), (None, None)],
        ),
    ],
)
def test_a_date_carries_on_within_a_sentence(text: str, found: list[tuple[str | None, str | None]]) -> None:
    assert [days(claim) for claim in claims(text, "2024-05-15")] == found


@pytest.mark.parametrize("given", ["2024-05-03", "3 May 2024", "Fri, 03 May 2024 10:00:00 GMT"])
def test_a_publication_date_is_read_however_it_is_written(given: str) -> None:
    assert counts.publication(given) == When("2024-05-03", "day", None, None, None, "given")


@pytest.mark.parametrize("given", [None, "", "soon"])
def test_what_is_no_date_is_no_publication_date(given: str | None) -> None:
    assert counts.publication(given) is None


def test_a_claim_without_a_date_is_of_the_day_of_publication() -> None:
    (claim,) = claims("Twelve children fled.", "2024-05-03")
    assert claim.as_of == When("2024-05-03", "day", None, None, None, "assumed")
    (claim,) = claims("Twelve children fled.")
    assert claim.as_of is None
