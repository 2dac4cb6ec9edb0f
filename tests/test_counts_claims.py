"""What a claim takes from its text: qualifiers, state, place, claimant, and whether it was made before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from drafted import claims, gathered, one

from newsx.article import Whole
from newsx.counts import links


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Some 12 half-starved, mostly Kurdish children came.", [("half-starved", "mostly Kurdish")]),
        ("Twelve illegally taken children came.", [("illegally taken",)]),
        ("Twelve children from Sudan came.", [("from Sudan",)]),
        ("Twelve children with measles came.", [("with measles",)]),
        ("Twelve children came from Sudan.", [()]),
        (
            "Twelve children from the long row of tents by the old road to the port of Lamu in the east came.",
            [("from the long row of tents",)],
        ),
        ("The home holds 17 child soldiers.", [("child",)]),
        ("Nearly 300 of Nigeria's schoolgirls came home. Nine fled.", [("Nigeria",), ()]),
        ("Officers held 12 16-year-old boys.", [("16-year-old",)]),
        ("Twelve very young children came.", [("very young",)]),
        ("Twelve of the children came.", [()]),
        ("Twelve of the abducted children came.", [("abducted",)]),
        ("Twelve “stolen” children came.", [("stolen",)]),
        ("Nobody fled. Twelve fled.", []),
    ],
)
def test_words_between_number_and_noun_qualify(text: str, found: list[tuple[str, ...]]) -> None:
    assert [claim.qualifiers for claim in claims(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Twelve Ukrainian children came.", ["Ukraine"]),
        ("Nearly 300 of Nigeria's schoolgirls came home.", ["Nigeria"]),
        ("Nearly 300 of Nigeria's schoolgirls came home. Nine fled.", ["Nigeria", "Nigeria"]),
        ("Nearly 300 of Nigeria's schoolgirls came home. Nine girls fled.", ["Nigeria", None]),
        ("Twelve children from Sudan came.", ["Sudan"]),
        ("Twelve children of Sudan came.", ["Sudan"]),
        ("Twelve children in Sudan came.", [None]),
        ("Twelve children of the town came.", [None]),
        ("Ukrainian officials saw 12 children.", [None]),
        ("Twelve children came with Ukrainian nurses.", [None]),
        ("Twelve young Syrian girls came.", ["Syria"]),
        ("Twelve girls, all Syrian, came.", [None]),
        ("Twelve girls from northern Sudan came.", ["Sudan"]),
        ("Nine Syrian girls came. Six of them fled.", ["Syria", "Syria"]),
    ],
)
def test_the_state_that_they_belong_to(text: str, found: list[str | None]) -> None:
    assert [claim.whose for claim in claims(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Twelve children came to Russia from Sudan.", ["Russia"]),
        ("Twelve children came to the United Kingdom.", ["United Kingdom"]),
        ("Twelve children were taken in Sudan to Russia.", ["Russia"]),
        ("Twelve children were held in Kyiv region.", [None]),
        ("Twelve children were held in Moscow's suburbs.", ["Moscow"]),
        ("Twelve children were held in a village near Kharkiv.", ["Kharkiv"]),
        ("Twelve children fled when the army marched to Lagos.", [None]),
        ("Twelve children were held in May.", [None]),
        ("Twelve children were held in the camp.", [None]),
        ("The death of 12 children in Lagos was announced.", ["Lagos"]),
        ("The army held 12 children and moved into Lagos.", ["Lagos"]),
        ("Twelve children near Lagos were held.", ["Lagos"]),
        ("Twelve children were held near the Central African Republic.", ["Central African Republic"]),
        ("Twelve children were held in United Nations camps.", [None]),
        ("The army took 12 children to Lagos, where the mayor came from Abuja to Kano.", ["Lagos"]),
        ("The army took 12 children after it moved to Lagos.", [None]),
        ("The army took 12 children, and boys went to Lagos.", [None]),
        ("The army helped 12 children get to Lagos.", ["Lagos"]),
        ("Twelve children were held in the Islamic Republic of Iran.", ["Iran"]),
        ("The army took 12 children, and 40 boys are in Lagos.", [None, "Lagos"]),
    ],
)
def test_where_to_comes_before_where(text: str, found: list[str | None]) -> None:
    assert [claim.place for claim in claims(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor said 12 children drowned. Nine are in hospital.", ["mayor", "mayor"]),
        ("The mayor said 12 children drowned. The nurse said nine are in hospital.", ["mayor", "nurse"]),
        ("The mayor said 12 children drowned. The nurse spoke of a flood. Nine are in hospital.", ["mayor", "nurse"]),
        (
            "The mayor said 12 children drowned. “The flood was high,” the nurse said. Nine are in hospital.",
            ["mayor", "nurse"],
        ),
        (
            "The mayor said 12 children drowned. The nurse spoke of a flood.\n\nNine are in hospital.",
            ["mayor", "mayor"],
        ),
        ("The mayor said 12 children drowned. Nine children are in hospital.", ["mayor", ""]),
        ("The mayor said 12 children drowned. Nine are in hospital, where the nurse says it is cold.", ["mayor", ""]),
        ("The mayor said 12 children drowned. The report says so: nine are in hospital.", ["mayor", "report"]),
        ("Twelve children drowned. Nine are in hospital.", ["", ""]),
        (
            "The mayor said 12 children drowned. The cause is unknown, the nurse said. Nine are in hospital.",
            ["mayor", "nurse"],
        ),
        (
            "The mayor said 12 children drowned. The nurse said that the guard said it was dark. Nine are in hospital.",
            ["mayor", "nurse"],
        ),
        ("The nurse said it rained. The mayor said 12 children drowned. Nine are in hospital.", ["mayor", "mayor"]),
    ],
)
def test_a_claimant_is_carried_on_from_the_figure_before(text: str, found: list[str]) -> None:
    assert [claim.claimed_by[0].name if claim.claimed_by else "" for claim in claims(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Twelve children drowned in Bor. Twelve children drowned in Bor, police said.", [None, "c1"]),
        ("Three children drowned in Bor. Three children drowned in Bor, police said.", [None, None]),
        ("Four children drowned in Bor. Four children drowned in Bor, police said.", [None, "c1"]),
        ("Dozens of children drowned in Bor. Dozens of children drowned, police said.", [None, "c1"]),
        ("Dozens of children drowned in Bor. Dozens of girls drowned, police said.", [None, None]),
        ("Some children drowned in Bor. Some children drowned, police said.", []),
        ("Twelve boys drowned in Bor. Twelve girls drowned.", [None, None]),
        ("Twelve boys drowned in Bor. Twelve children drowned.", [None, "c1"]),
        ("Twelve boys drowned in Bor. The 12 will be buried.", [None, "c1"]),
        ("Twelve boys drowned in Bor. All 12 will be buried.", [None, "c1"]),
        ("Twelve boys drowned in Bor. Twelve more will be buried.", [None, None]),
        ("The mayor said 12 boys drowned. The nurse said 12 boys drowned.", [None, None]),
        ("Kyiv said 12 boys were taken. Ukraine said 12 boys were taken.", [None, "c1"]),
        ("Twelve boys drowned. Twelve boys drowned. Twelve boys drowned.", [None, "c1", "c1"]),
        ("At least 12 boys drowned. At least 12 boys drowned.", [None, "c1"]),
    ],
)
def test_the_same_claim_is_made_once(text: str, found: list[str | None]) -> None:
    assert [claim.same_as for claim in claims(text)] == found


@pytest.mark.parametrize(
    ("value", "whole", "event", "of", "part"),
    [
        (9, 12, "returned", "taken", True),
        (12, 12, "returned", "taken", True),
        (13, 12, "returned", "taken", False),
        (9, 12, "aided", "taken", False),
        (9, 12, "returned", "aided", False),
        (None, 12, "returned", "taken", False),
        (9, None, "returned", "taken", False),
    ],
)
def test_a_smaller_figure_without_a_noun_is_part_of_those_it_befalls(
    value: int | None, whole: int | None, event: Any, of: Any, part: bool
) -> None:
    text = "Twelve boys were taken. Nine came home."
    first, then = one(text, "Twelve boys"), one(text, "Nine")
    larger, smaller = claims(text)
    made = {id(first): replace(larger, value=whole, event=of)}
    doc = gathered(text).claims.doc
    assert links.part_of(doc, then, replace(smaller, value=value, event=event), made) == ("c1" if part else None)


def test_a_figure_that_adds_is_no_part() -> None:
    text = "Twelve boys were taken. Nine more came home."
    first, then = claims(text)
    made = {id(one(text, "Twelve boys")): replace(first, event="taken")}
    assert (
        links.part_of(gathered(text).claims.doc, one(text, "Nine more"), replace(then, event="returned"), made) is None
    )


def test_a_chain_of_figures_without_nouns_is_part_of_the_first_with_one() -> None:
    text = "Twelve boys were taken. Nine came home. Six are ill."
    made = {id(one(text, "Twelve boys")): replace(claims(text)[0], event="taken")}
    part = replace(claims(text)[2], event="returned")
    assert links.part_of(gathered(text).claims.doc, one(text, "Six"), part, made) == "c1"


@pytest.mark.parametrize(
    ("part", "whole", "told"), [(9, 16, True), (16, 16, True), (17, 16, False), (None, 16, True), (9, None, True)]
)
def test_a_part_that_the_text_names_is_no_larger_than_its_whole(
    part: int | None, whole: int | None, told: bool
) -> None:
    text = "Nine of the 16 girls came home."
    smaller, larger = claims(text)
    made = {id(one(text, "16 girls")): replace(larger, value=whole)}
    found = links.part_of(gathered(text).claims.doc, one(text, "Nine"), replace(smaller, value=part), made)
    assert found == (larger.id if told else None)


def test_a_whole_that_counts_others_is_recorded() -> None:
    (claim,) = claims("The blast killed 44, including 12 children.")
    assert claim.whole == Whole("44", 44, "people", 17, 19)
    (claim,) = claims("The blast killed 44 men, including 12 boys.")
    assert claim.whole == Whole("44 men", 44, "men", 17, 23)


def test_what_is_said_of_a_claim_holds_where_it_is_made_again() -> None:
    text = (
        "The rebels said they had freed 58 children. The claim could not be independently verified. "
        "All 58 children are home."
    )
    first, again = claims(text)
    assert (first.verified, again.verified, again.same_as) == (False, False, "c1")
    assert "counts.same" in again.rules
    assert text[slice(*again.sentence)] == "All 58 children are home."


def test_the_draft_of_a_number_of_nothing_asked_for_has_no_group() -> None:
    evidence = gathered("The lorry sank with 12.")
    draft = evidence.claims.draft(evidence.mentions[0])
    assert (draft.unit, draft.group, draft.id) == ("", "", "")
