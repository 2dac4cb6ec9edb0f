"""Whom a place, a pronoun or an office means, among persons and bodies put together by hand; no model is needed."""

from __future__ import annotations

import pytest

from newsx.article import Actor, Institution, InstitutionKind
from newsx.entities import Who, spelling
from newsx.entities.spelling import alike, same_person_name


def actor(ident: str, *mentions: tuple[int, int], kind: str = "person", state: str | None = None) -> Actor:
    return Actor(
        id=ident, name=ident, kind="state" if kind == "state" else "person", role=None, affiliation=None, state=state,
        aliases=(), minor=False, mentions=mentions,
    )  # fmt: skip


def body(ident: str, kind: InstitutionKind, *mentions: tuple[int, int]) -> Institution:
    return Institution(id=ident, name=ident, acronym=None, kind=kind, state=None, aliases=(), mentions=mentions)


ADA = actor("Ada", (10, 20), (110, 120), state="Kenya")
OMAR = actor("Omar", (30, 40), state="Ukraine")
KENYA = actor("Kenya", (50, 60), kind="state")
FUND = body("Lorne Fund", "ngo", (70, 80))
WHO = Who((ADA, OMAR, KENYA), (FUND,), {"Ada": "f", "Omar": "m"}, {"Ada": ("deputy mayor", "nurse")}, (0, 100))


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [(10, 20, ADA), (0, 10, None), (0, 11, ADA), (19, 25, ADA), (20, 25, None), (15, 40, OMAR), (75, 76, FUND)],
)
def test_the_entity_at_a_place_is_the_one_that_overlaps_it_most(
    start: int, end: int, found: Actor | Institution | None
) -> None:
    assert WHO.at(start, end) is found


def test_what_is_named_before_a_place_comes_last_first() -> None:
    assert list(WHO.named_before(70, 30)) == [(50, KENYA), (30, OMAR)]
    assert list(WHO.named_before(71, 31)) == [(70, FUND), (50, KENYA)]


@pytest.mark.parametrize(
    ("offset", "gender", "state", "found"),
    [
        (90, None, None, OMAR),  # neither a state nor a body is a "she" or a "he"
        (90, "f", None, ADA),
        (90, None, "Kenya", ADA),
        (41, "m", None, OMAR),
        (40, "m", None, OMAR),
        (39, "m", None, None),
        (105, "m", None, OMAR),  # the paragraph before
        (130, "m", None, OMAR),
        (130, None, None, ADA),
        (5, None, None, None),
    ],
)
def test_a_pronoun_means_the_person_named_last(
    offset: int, gender: str | None, state: str | None, found: Actor | None
) -> None:
    assert WHO.person_before(offset, gender, state) is found


@pytest.mark.parametrize(
    ("surface", "before", "found"),
    [
        ("the deputy mayor", 90, ADA),
        ("the mayor", 90, ADA),
        ("the nurse", 90, ADA),
        ("a nurse", 90, ADA),
        ("the nurse", 5, ADA),  # the only one in the article
        ("the Kenyan nurse", 90, ADA),
        ("the Ukrainian nurse", 90, None),
        ("the charity", 90, FUND),
        ("the fund", 90, FUND),
        ("the court", 90, None),
        ("the", 90, None),
        ("the pilot", 90, None),
    ],
)
def test_an_office_means_its_bearer_and_a_common_noun_its_body(
    surface: str, before: int, found: Actor | Institution | None
) -> None:
    assert WHO.by_role(surface, before) is found


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("Khalifa Haftar", "Khalifa Hafter", True),  # long surnames of which one vowel differs
        ("Ada Salah", "Ada Salih", False),
        ("Ada Lorne", "Ada Rosa Lorne", True),
        ("Ada Rosa", "Ada Rosa Lorne", True),
        ("Rosa Lorne", "Ada Rosa Kalo", False),
        ("A. Lorne", "Ada Lorne", True),
        ("B. Lorne", "Ada Lorne", False),
        ("Lorne", "Ada Lorne", False),
        ("Moqtada al-Sadrani", "Moqtada Sadrani", True),
    ],
)
def test_two_full_names_are_one_person_s(a: str, b: str, one: bool) -> None:
    assert same_person_name(a, b) == one
    assert same_person_name(b, a) == one


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [("zelenski", "zelenski", True), ("sadr", "sadr", False), ("herasimcuk", "herasimczuk", True),
     ("herasimcuk", "gerasimcuk", False), ("sadrani", "sabrami", False)],
)  # fmt: skip
def test_two_surnames_are_one_misspelled(a: str, b: str, one: bool) -> None:
    assert alike(a, b) == one


@pytest.mark.parametrize(("a", "b"), [("Ada Lorne", "A. Lorne"), ("Khalifa Haftar", "Khalifa Hafter")])
def test_names_that_are_one_person_s_share_a_key(a: str, b: str) -> None:
    first, second = tuple(a.lower().replace(".", "").split()), tuple(b.lower().replace(".", "").split())
    assert set(spelling.asks(first)) & set(spelling.offers(second))
