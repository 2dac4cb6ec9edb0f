"""What newsx computes in another way than spaCy, so that it takes less time, comes out the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from thinc.api import NumpyOps

import newsx
from newsx import model, speech
from newsx.config import MODEL
from newsx.model import heads, names
from newsx.model.products import Products
from newsx.reading.given import from_string

TEXTS = [path.read_text("utf-8")[:3000] for path in sorted(Path("corpus").glob("*.txt"))[::6]]


@pytest.fixture(scope="module")
def own() -> Language:
    """spaCy's pipeline as it is, with sentences that start at blocks."""
    nlp = spacy.load(MODEL)
    nlp.add_pipe("newsx_blocks", first=True)
    return nlp


def named(doc: Doc) -> list[tuple[int, str]]:
    return [(token.ent_iob, token.ent_type_) for token in doc]


def headed(doc: Doc) -> list[tuple[int, str, bool | None]]:
    return [(token.head.i, token.dep_, token.is_sent_start) for token in doc]


@pytest.mark.parametrize("text", [*TEXTS, "", " ", "\n\n", "Kofi Annan", "New York City\n\nNew York", "In Mali \n "])
def test_names_are_those_of_the_recogniser(own: Language, text: str) -> None:
    doc = own(text)
    ours = own.make_doc(text)
    for name in ("newsx_blocks", "tok2vec", "tagger", "parser"):
        ours = own.get_pipe(name)(ours)
    assert named(names.Names(own.get_pipe("ner"))(ours)) == named(doc)


def test_a_name_that_stands_already_is_left(own: Language) -> None:
    doc = own.make_doc("The officials of Lamu met Amina Karim.")
    doc.set_ents([Span(doc, 1, 4, label="ORG")], default="unmodified")
    found = [span.text for span in names.Names(own.get_pipe("ner"))(doc).ents]
    assert found == ["officials of Lamu", "Amina Karim"]


def test_heads_in_a_block_are_those_of_the_parser(own: Language) -> None:
    text = "The army freed 12 girls. Nobody was hurt.\n\nA teacher said that she saw 9 of them.\n\nOne is ill."
    ours = own.make_doc(text)
    for name in ("newsx_blocks", "tok2vec", "tagger"):
        ours = own.get_pipe(name)(ours)
    assert headed(heads.Heads(own.get_pipe("parser"))(ours)) == headed(own(text))


def test_the_first_word_of_a_block_belongs_to_its_sentence(own: Language) -> None:
    """spaCy's parser may end a sentence behind it, where the block before is not yet done with."""
    text = "Two lost, agency says\n\nHARARE – Zimbabwe will vaccinate two million children, the ministry said."
    assert len([*own(text).sents]) > 2
    assert [sentence.text[:8] for sentence in model.load(MODEL)(text).sents] == ["Two lost", "HARARE –"]


def test_a_pipeline_of_another_kind_keeps_its_own_components(own: Language) -> None:
    recogniser, parser = own.get_pipe("ner"), own.get_pipe("parser")
    assert [names.is_known(one) for one in (recogniser, parser)] == [True, False]
    assert [heads.is_known(one) for one in (recogniser, parser)] == [False, True]


@pytest.mark.parametrize("rows", [0, 1, 2, 65])
def test_products_are_those_of_thinc(rows: int) -> None:
    numbers = np.random.default_rng(0)
    x, y = (numbers.standard_normal((n, 96), dtype=np.float32) for n in (rows, 64))
    out = np.empty((rows, 64), dtype=np.float32)
    for how in ({"trans2": True}, {"trans2": True, "out": out}):
        assert np.allclose(Products().gemm(x, y, **how), NumpyOps().gemm(x, y, trans2=True), atol=1e-4)
    assert np.allclose(Products().gemm(x, y.T), x @ y.T, atol=1e-4)


def test_the_pipeline_multiplies_with_them() -> None:
    nlp = model.load(MODEL)
    for name in ("tok2vec", "tagger", "parser", "ner"):
        assert {type(node.ops) for node in nlp.get_pipe(name).model.walk()} == {Products}


UNREAD = [
    "Three people were killed in Lamu on Monday, said Kofi Annan. Twelve more are missing.",
    "The mayor of Riga said on 5 March that 40 buses were late.",
    "Rain fell.",
]
READ = [
    "Police held three 14-year-olds on Monday.",
    "Five under-18s were held.",
    "Two SCHOOLGIRLS were found.",
    "One of his sons, 9, was hurt.",
]


@pytest.mark.parametrize("text", [*UNREAD, *READ])
def test_who_says_what_is_read_where_somebody_may_be_counted(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = newsx.extract(text, clean=False)
    asked: list[str] = []
    find = speech.find
    monkeypatch.setattr(speech, "find", lambda doc, who: (asked.append(text), find(doc, who))[1])
    assert next(iter(newsx.extract_all([from_string(text)], clean=False))) == whole
    assert bool(asked) == (text in READ)
