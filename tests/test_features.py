"""Features of names, offices and places of events, of words that are put together by hand: no model is needed."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from newsx.counts.qualifiers import place
from newsx.entities.acronyms import from_brackets
from newsx.entities.candidate_spans import THING
from newsx.entities.context_features import around
from newsx.entities.name_classifier import made
from newsx.entities.name_tokens import Row
from newsx.entities.organisation_candidates import from_organisations
from newsx.entities.roles import unnamed


def beside(text: str, name: str, tags: dict[str, str] | None = None) -> set[str]:
    """The features of the words around a name; `tags`: parts of speech of words of the text."""
    row = Row(text, {text.index(word): tag for word, tag in (tags or {}).items()})
    start = text.index(name)
    return around(row, *row.within(start, start + len(name)), {})


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("On Monday Arden lost its two boats.", "its"),
        ("On Monday Arden lost both of his boats.", "he-she"),
        ("On Monday Arden lost 12 boats.", None),
    ],
)
def test_a_pronoun_soon_after_a_name_tells_what_it_names(text: str, feature: str | None) -> None:
    assert beside(text, "Arden") & {"its", "he-she"} == ({feature} if feature else set())


@pytest.mark.parametrize(("form", "is_short"), [("Oxfa", True), ("Arden", False)])
def test_a_name_of_four_letters_is_short(form: str, is_short: bool) -> None:
    assert ("short" in made(form)) == is_short


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Their teacher said that nobody was hurt.", "teacher"),
        ("Any teacher said that nobody was hurt.", None),  # nobody's: news does not name him next
        ("Their teacher wept.", None),
    ],
)
def test_an_office_without_a_name_needs_an_owner_and_a_verb_of_saying(text: str, role: str | None) -> None:
    row = Row(text)
    found = unnamed(row, 0, len(row.words), {})
    assert (found and found.role) == role


def test_a_place_below_a_verb_without_a_clause_of_its_own_is_the_event_s() -> None:
    words = ["Soldiers", "helped", "boys", "flee", "to", "Lamu"]
    doc = Doc(
        English().vocab, words, heads=[1, 1, 3, 1, 3, 4], deps=["nsubj", "ROOT", "nsubj", "xcomp", "prep", "pobj"],
        pos=["NOUN", "VERB", "NOUN", "VERB", "ADP", "PROPN"], ents=["O", "O", "O", "O", "O", "B-GPE"],
    )  # fmt: skip
    assert place(doc[1], doc[2]) == "Lamu"
    doc[3].dep_ = "ccomp"  # "… said that boys fled to Lamu"
    assert place(doc[1], doc[0]) is None


@pytest.mark.parametrize(("head", "labels"), [("method", [THING]), ("Council", [])])
def test_a_long_form_in_small_letters_is_a_thing_unless_its_head_names_a_body(head: str, labels: list[str]) -> None:
    row = Row(f"The clinic counted by the National Agency relief {head} (NAR{head[0].upper()}), doctors said.")
    assert [candidate.label for candidate in from_brackets(row)] == labels


@pytest.mark.parametrize(
    ("before", "name"), [("Mechanical", "Mechanical and Harbour Department"), ("Ministry", "Harbour Department")]
)
def test_a_body_before_and_is_a_body_of_its_own(before: str, name: str) -> None:
    row = Row(f"In May the {before} and Harbour Department spoke.")
    assert [row.form(c.i, c.j) for c in from_organisations(row) if row.form(c.i, c.j).endswith("Department")] == [name]
