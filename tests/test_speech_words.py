"""Who is the subject, and where words, lists and clauses end, in small sentences parsed by hand."""

from __future__ import annotations

import re
from typing import Any, cast

import pytest
import spacy
from spacy.tokens import Doc

from newsx.speech.passage import Passage, Speaker
from newsx.speech.rejections import figures_in
from newsx.speech.subjects import agent, doc_stop, ends_line, is_acronym, is_passive, phrase, subject

VOCAB = spacy.blank("en").vocab
POS = {"NN": "NOUN", "VB": "VERB", "JJ": "ADJ", "DT": "DET", "PR": "PRON", "WP": "PRON", "IN": "ADP", "RB": "ADV",
       "CD": "NUM", "MD": "AUX", "TO": "PART", "PO": "PART", "CC": "CCONJ", "SP": "SPACE"}  # fmt: skip


def tree(sentence: str) -> Doc:
    """A Doc of words with tag, dependency and head: "boys/NNS/nsubj>1 fled/VBD/ROOT>1"."""
    rows = [word.rsplit("/", 2) for word in sentence.split(" ")]
    tags = [tag for _, tag, _ in rows]
    pos = ["PROPN" if tag[:3] == "NNP" else POS.get(tag[:2], "PUNCT") for tag in tags]
    pos = ["AUX" if row[2].startswith("aux") else found for row, found in zip(rows, pos, strict=True)]
    deps, heads = zip(*(dep.split(">") for _, _, dep in rows), strict=True)
    words = [word.replace("\\n", "\n") for word, _, _ in rows]
    return Doc(VOCAB, words=words, tags=tags, pos=pos, deps=list(deps), heads=[int(head) for head in heads])


def words(doc: Doc, found: Speaker | None) -> str:
    return doc[found.start : found.end].text if found else ""


@pytest.mark.parametrize(
    ("sentence", "verb", "who"),
    [
        ("Doe/NNP/nsubj>1 said/VBD/ROOT>1", 1, "Doe"),
        # a participle that describes a noun has no subject, unless one hangs on it
        ("men/NNS/nsubj>2 charged/VBN/acl>0 said/VBD/ROOT>2", 1, ""),
        ("men/NNS/nsubj>1 charged/VBN/ROOT>1", 1, "men"),
        # two verbs share a subject; not where the first is a passive
        ("Doe/NNP/nsubj>2 had/VBD/aux>2 seen/VBN/ROOT>2 and/CC/cc>2 counted/VBN/conj>2", 4, "Doe"),
        ("Doe/NNP/nsubjpass>2 was/VBD/auxpass>2 seen/VBN/ROOT>2 and/CC/cc>2 counted/VBN/conj>2", 4, ""),
        ("Doe/NNP/nsubj>1 left/VBD/ROOT>1 and/CC/cc>1 said/VBD/conj>1", 3, "Doe"),
        # the nearest of two subjects
        ("day/NN/nsubj>3 ,/,/punct>3 Doe/NNP/nsubj>3 said/VBD/ROOT>3", 3, "Doe"),
        ("a/DT/det>1 note/NN/ROOT>1 saying/VBG/acl>1", 2, "a note"),
        ("Doe/NNP/nsubj>1 wept/VBD/ROOT>1 saying/VBG/advcl>1", 2, "Doe"),
        ("Doe/NNP/nsubj>1 wept/VBD/ROOT>1 to/TO/aux>3 say/VB/advcl>1", 3, ""),
        ("Doe/NNP/nsubj>1 went/VBD/ROOT>1 to/TO/aux>3 say/VB/xcomp>1", 3, ""),
        # adverbs between the name and the verb
        ("Doe/NNP/dep>4 ,/,/punct>4 later/RB/advmod>4 often/RB/advmod>4 saying/VBG/ROOT>4", 4, "Doe"),
        ("boys/NNS/dep>2 ,/,/punct>2 saying/VBG/ROOT>2", 2, ""),
        ("Doe/NNP/dep>2 has/VBZ/aux>2 said/VBD/ROOT>2", 2, "Doe"),
        # the order is inverted
        ("said/VBD/ROOT>0 the/DT/det>2 guard/NN/dep>0", 0, "the guard"),
        ("say/VB/ROOT>0 the/DT/det>2 guard/NN/dep>0", 0, ""),
        ("asked/VBD/ROOT>0 quickly/RB/advmod>0", 0, ""),
        # an aside between commas
        ("Doe/NNP/dep>4 ,/,/punct>4 39/CD/dep>4 ,/,/punct>4 said/VBD/ROOT>4", 4, "Doe"),
        ("The/DT/det>1 boss/NN/dep>5 ,/,/punct>5 hurt/VBN/dep>5 ,/,/punct>5 said/VBD/ROOT>5", 5, "The boss"),
        ("The/DT/det>1 boss/NN/dep>5 ,/,/punct>5 ran/VBD/dep>5 ,/,/punct>5 said/VBD/ROOT>5", 5, ""),
        ("The/DT/det>1 boss/NN/dep>6 ,/,/punct>6 hurt/VBN/dep>6 ;/:/punct>6 ,/,/punct>6 said/VBD/ROOT>6", 6, ""),
        # who stands for the noun before it
        ("The/DT/det>1 boss/NN/ROOT>1 who/WP/nsubj>3 said/VBD/relcl>1", 3, "The boss"),
        ("The/DT/det>1 boss/NN/dep>4 ,/,/punct>4 who/WP/nsubj>4 said/VBD/ROOT>4", 4, "The boss"),
    ],
)  # fmt: skip
def test_the_subject_of_a_verb(sentence: str, verb: int, who: str) -> None:
    doc = tree(sentence)
    assert words(doc, subject(doc[verb])) == who


@pytest.mark.parametrize(
    ("sentence", "head", "name"),
    [
        ("the/DT/det>1 head/NN/ROOT>1 of/IN/prep>1 police/NN/pobj>2", 1, "the head of police"),
        ("the/DT/det>1 head/NN/ROOT>1 with/IN/prep>1 police/NN/pobj>2", 1, "the head"),
        ("the/DT/det>1 charity/NN/ROOT>1 Lantern/NNP/appos>1", 1, "the charity Lantern"),
        ("the/DT/det>1 charity/NN/ROOT>1 people/NNS/appos>1", 1, "the charity"),
        ("day/NN/dep>2 ,/,/punct>2 Doe/NNP/ROOT>2", 2, "Doe"),
        ("head/NN/ROOT>0 of/IN/prep>0 police/NN/pobj>1 —/:/punct>2 army/NN/dep>2", 0, "head of police"),
        ("who/WP/ROOT>0", 0, ""),
    ],
)
def test_the_noun_phrase_of_a_head(sentence: str, head: int, name: str) -> None:
    doc = tree(sentence)
    assert words(doc, phrase(doc[head])) == name


def test_a_noun_phrase_ends_before_its_verb() -> None:
    doc = tree("head/NN/nsubj>2 of/IN/prep>0 said/VBD/pobj>1")
    assert words(doc, phrase(doc[0], before=2)) == "head of"
    assert words(doc, phrase(doc[0], before=0)) == "head"


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("seen/VBN/ROOT>0 by/IN/agent>0 Doe/NNP/pobj>1", "Doe"),
        ("seen/VBN/ROOT>0 lost/JJ/oprd>0 by/IN/prep>1 Doe/NNP/pobj>2", "Doe"),
        ("seen/VBN/ROOT>0 with/IN/prep>0 Doe/NNP/pobj>1", ""),
        ("seen/VBN/ROOT>0 by/IN/agent>0 mistake/NN/pobj>1", ""),
        ("by/IN/prep>2 Doe/NNP/pobj>0 seen/VBN/ROOT>2", ""),
    ],
)
def test_the_agent_of_a_passive(sentence: str, who: str) -> None:
    doc = tree(sentence)
    verb = next(token for token in doc if token.tag_ == "VBN")
    assert words(doc, agent(verb)) == who


@pytest.mark.parametrize(
    ("sentence", "passive"),
    [
        ("was/VBD/auxpass>1 seen/VBN/ROOT>1", True),
        ("boys/NNS/nsubjpass>1 seen/VBN/ROOT>1", True),
        ("boys/NNS/nsubjpass>1 saw/VBD/ROOT>1", False),
        ("had/VBD/aux>1 seen/VBN/ROOT>1", False),
        ("was/VBD/auxpass>2 Doe/NNP/nsubj>2 said/VBN/ROOT>2", False),
        ("was/VBD/auxpass>2 Doe/NNP/nsubj>2 seen/VBN/ROOT>2", True),
    ],
)
def test_a_passive_is_a_participle_with_an_auxiliary_or_a_passive_subject(sentence: str, passive: bool) -> None:
    verb = next(token for token in tree(sentence) if token.dep_ == "ROOT")
    assert is_passive(verb) is passive


def test_capitals_are_an_acronym_where_the_sentence_has_small_letters() -> None:
    assert is_acronym(tree("WHO/WP/nsubj>1 says/VBZ/ROOT>1")[0])
    assert not is_acronym(tree("WHO/WP/nsubj>1 SAYS/VBZ/ROOT>1")[0])
    assert not is_acronym(tree("I/PRP/nsubj>1 say/VBP/ROOT>1")[0])


def test_a_line_end_in_a_sentence_ends_no_name() -> None:
    doc = tree("Doe/NNP/nsubj>2 \\n/_SP/dep>0 said/VBD/ROOT>2 \\n\\n/_SP/dep>2 \\n/_SP/dep>2")
    assert [ends_line(token) for token in doc] == [False, False, False, True, True]


@pytest.mark.parametrize("mark", [",", ";", ":", "“", "”", '"', "—", "–", "''", "``", "("])
def test_a_mark_ends_a_name(mark: str) -> None:
    assert doc_stop(tree(f"{mark}/,/punct>1 said/VBD/ROOT>1")[0])


def passage(text: str, *kinds: str) -> Passage:
    """A passage of words and marks; each line is a block of that kind where kinds are given."""
    found = list(re.finditer(r"\S+|\n", text))
    pieces = [piece.group() for piece in found]
    spaces = [text[piece.end() : piece.end() + 1] == " " for piece in found]
    doc = Doc(VOCAB, words=pieces, spaces=spaces, sent_starts=[True, *[False] * (len(pieces) - 1)])
    assert doc.text == text
    if kinds:
        starts = [text.index(line) for line in text.split("\n")]
        ends = [start + len(line) for start, line in zip(starts, text.split("\n"), strict=True)]
        doc.user_data["blocks"] = list(zip(kinds, starts, ends, strict=True))
    return Passage(doc, cast(Any, None))


@pytest.mark.parametrize(
    ("text", "kinds", "items"),
    [
        ("X said :\n- one\n- two\nend", (), ["- one", "- two"]),
        ("X said :\none\ntwo", (), []),
        ("X said\n- one", (), []),
        ("X said :\none\ntwo\nend", ("paragraph", "item", "item", "paragraph"), ["one", "two"]),
        ("X said\none", ("paragraph", "item"), ["one"]),
        ("X said ,\none", ("paragraph", "item"), ["one"]),
        ("X said ;\none", ("paragraph", "item"), []),
        ("X said it . Then :\none", ("paragraph", "item"), []),
        ("X said :\none\n- two", ("paragraph", "paragraph", "item"), []),
    ],
)
def test_the_items_below_a_cue(text: str, kinds: tuple[str, ...], items: list[str]) -> None:
    assert [text[start:end] for start, end in passage(text, *kinds).items_below(2)] == items


def test_the_kind_of_a_paragraph_is_known_where_there_are_blocks() -> None:
    assert [passage("one\ntwo", "title", "item").kind(number) for number in (0, 1)] == ["title", "item"]
    assert passage("one\ntwo").kind(0) == ""


@pytest.mark.parametrize("mark", [",", ";", ":", "–", "—", "-", "\n"])
def test_marks_at_its_ends_are_no_part_of_a_span(mark: str) -> None:
    whole = passage(f"{mark} one . {mark}" if mark != "\n" else "\none .\n")
    start, end = whole.span(0, len(whole.doc))
    assert whole.text[start:end] == "one ."
    assert whole.span(0, 1) == (0, 0)


def test_tokens_and_paragraphs_at_an_offset() -> None:
    here = passage("one two\nthree")
    assert [here.token(offset) for offset in (0, 3, 4, 7, 8, 99)] == [0, 0, 1, 2, 3, 3]
    assert [list(here.tokens(*span)) for span in ((0, 7), (1, 8), (4, 5), (5, 5))] == [[0, 1], [1, 2], [1], []]
    assert here.paragraphs == [(0, 7), (8, 13)]
    assert [here.paragraph_at(offset) for offset in (0, 7, 8, 12)] == [0, 0, 1, 1]
    assert here.sentence(1) == (0, 4)
    assert passage("one\n").sentence(0) == (0, 1)


def test_numbers_are_found_as_they_are_written() -> None:
    assert figures_in("Of 1,200 boys, two of 7 and Forty, 3.5 each.") == {"1,200", "7", "forty", "3.5"}
