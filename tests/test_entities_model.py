"""What becomes of the names that the model finds: cases/entities_model.toml; no model is needed."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsx.entities.candidate_spans import (
    Candidate,
    from_model,
    is_date,
    is_role,
    tells_organisation,
    trusted_in_headline,
)
from newsx.entities.name_tokens import Row, near, read

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "cases" / "entities_model.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['label']}-{case['text']}") for case in CASES["cut"]])
def test_what_the_model_finds_is_cut_to_names(case: dict[str, Any]) -> None:
    text = case["text"].replace("[", "").replace("]", "")
    row = Row(text, {text.index(word): tag for word, tag in case.get("tags", {}).items()})
    span = (case["text"].index("["), case["text"].index("]") - 1, case["label"])
    found = [f"{row.form(c.i, c.j)} | {c.label} {c.weight:g}" for c in from_model(row, [span])]
    assert found == case.get("found", [])
    assert {c.rule for c in from_model(row, [span])} <= {"entities.model"}


@pytest.mark.parametrize(
    ("headline", "words", "label", "rule", "trusted"),
    [
        ("Anna Lorne Meets Harbour Chiefs Again", 2, "PERSON", "entities.model", True),
        ("ANNA LORNE MEETS HARBOUR CHIEFS", 2, "PERSON", "entities.model", True),
        ("Ada Lorne Meets Harbour Chiefs Again", 2, "PERSON", "entities.model", False),  # Ada is in no list
        ("Anna Rosa Lorne Meets Chiefs", 3, "PERSON", "entities.model", False),
        ("Lorne Fund Meets Harbour Chiefs", 2, "ORG", "entities.known", True),
        ("Lorne Fund Meets Harbour Chiefs", 2, "ORG", "entities.organisation-word", False),
        ("Kenya Meets Harbour Chiefs", 1, "PLACE", "entities.model", True),
        ("Kenyans Meet Harbour Chiefs", 1, "PEOPLE", "entities.model", True),
        ("Kenyans Meet Harbour Chiefs", 1, "THING", "entities.model", False),
    ],
)
def test_in_a_headline_only_what_is_known_counts(
    headline: str, words: int, label: str, rule: str, trusted: bool
) -> None:
    assert trusted_in_headline(Row(headline), Candidate(0, words, label, 1.0, rule)) == trusted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.N. boats of U.S.A sank", "U.N. boats of U.S.A sank"),
        ("J.R.R. Lorne left", "J.R.R. Lorne left"),
        ("Yu.Boldbaatar left", "Yu.Boldbaatar left"),
        ("Ms.Diaz left", "Ms Diaz left"),
        ("Lvova-Belova’s boat", "Lvova-Belova* boat"),
        ("the workers’ boat", "the workers boat"),
        ("the Workers’ boat", "the Workers* boat"),
        ("Lorne's boat", "Lorne* boat"),
        ("LORNE'S BOAT", "LORNE* BOAT"),
        ("a Modi-led group", "a Modi led group"),
        ("an anti-Lorne group", "an anti Lorne group"),
        ("General Chan-o-cha left", "General Chan-o-cha left"),
        ("a state-led group", "a state-led group"),
        ("AT&T left", "AT&T left"),
    ],
)
def test_a_text_is_cut_into_words(text: str, words: str) -> None:
    """An asterisk marks a possessive."""
    assert " ".join(w.text + "*" * w.own for w in read(text)) == words


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        ("It rained. Boats sank! Nobody wept? Lina did… They left.", ["It", "Boats", "Nobody", "Lina", "They"]),
        ("Harbour news\n\nBoats sank.", ["Harbour", "Boats"]),
        ("Harbour news\nBoats sank.", ["Harbour"]),
        ("He said: Boats sank.", ["He", "Boats"]),
        ("Then J. Lorne left.", ["Then"]),
        ("At 10:30 it rained.", ["At"]),
    ],
)
def test_the_first_word_of_a_sentence_is_known(text: str, firsts: list[str]) -> None:
    assert [w.text for w in read(text) if w.first] == firsts


@pytest.mark.parametrize(
    ("block", "headline"),
    [
        ("Three Boats Sink Near Old Harbour", True),
        ("Three Boats sink near old harbour", False),
        ("Three Boats Sink Near Mombasa harbour", True),
        ("Three Boats Sink Near Old Harbour.", True),
        ("Three Boats Sink Near Mombasa harbour.", False),  # a sentence needs more capitals
        ("Anna Lorne, Rosa Kalo, Omar Berg", False),  # a list of names
        ("Anna Lorne (Rosa) Kalo, Omar Berg", False),
        ("KEY FIGURES", True),
        ("KEY FIGURES.", False),
        ("Key Figures", False),
        (" ".join(["Boats"] * 22), True),
        (" ".join(["Boats"] * 23), False),
    ],
)
def test_a_block_with_capitals_is_a_headline(block: str, headline: bool) -> None:
    row = Row(f"{block}\n\nIt rained here.")
    size = len(read(block))
    assert row.headline == (set(range(size)) if headline else set())


def test_a_row_of_forty_capitals_is_cut() -> None:
    words = read("Lorne " * 81)
    assert [n for n, word in enumerate(words) if word.cut] == [39, 79]


@pytest.mark.parametrize(
    ("text", "is_near"),
    [
        ("Lorne Kalo", True),
        ("Lorne\u00a0Kalo", True),
        ("Lorne & Kalo", True),
        ("J. Lorne", True),
        ("St. Lorne", True),
        ("Lorne. Kalo", False),
        ("he. Lorne", False),
        ("Lorne, Kalo", False),
        ("Lorne’s Kalo", False),
        ("Lorne\nKalo", False),
    ],
)
def test_two_words_are_of_one_name_where_only_a_space_or_an_initial_s_dot_stands_between(
    text: str, is_near: bool
) -> None:
    assert near(read(text)[0]) == is_near
    cut = read(text)[0]
    cut.cut = True
    assert not near(cut)


@pytest.mark.parametrize(
    ("word", "cap"), [("Lorne", True), ("lorne", False), ("al-Lorne", True), ("el-Lorne", True), ("al-lorne", False)]
)
def test_an_arabic_article_may_be_small_in_a_name(word: str, cap: bool) -> None:
    assert read(word)[0].cap == cap
    assert read(word + " boats")[0].cap == cap


@pytest.mark.parametrize(
    ("word", "tag", "noun", "describes", "acts"),
    [
        ("Boats", "NNP", False, False, False),
        ("Boats", "NNPS", False, False, False),
        ("Boats", "NNS", True, False, False),
        ("boats", "NNS", True, True, False),
        ("old", "JJ", True, True, False),
        ("left", "VBD", True, False, True),
        ("leaves", "VBZ", True, False, True),
        ("leave", "VBP", True, False, True),
        ("will", "MD", True, False, True),
        ("Left", "VBD", True, False, False),
        ("leaving", "VBG", True, False, False),
        ("boats", None, False, False, False),
    ],
)
def test_the_model_s_parts_of_speech_are_asked(
    word: str, tag: str | None, noun: bool, describes: bool, acts: bool
) -> None:
    row = Row(word, {0: tag} if tag else {})
    assert (row.is_noun(0), row.describes(0), row.acts(0)) == (noun, describes, acts)
    assert row.small == ({word} if word.islower() else set())


def test_the_tables_of_small_words_are_asked_of_capitals_too() -> None:
    assert is_date("MONDAY")
    assert is_date("Monday")
    assert not is_date("Lorne")
    assert is_role("vice-mayor")
    assert not is_role("Vice-Lorne")
    assert not is_role("lorne-boat")
    assert tells_organisation("MINISTRY")
    assert not tells_organisation("LORNE")
