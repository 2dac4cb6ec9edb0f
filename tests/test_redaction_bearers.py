"""newsx/redaction/bearers.py: which names of an article are masked, from what is said of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
import records

from newsx.redaction.bearers import HINTS, SOFT, STRONG, bearers, masked_runs, words_of
from newsx.redaction.grown import CHILD
from newsx.redaction.name_runs import Run


def masked(*named: tuple[str, str]) -> list[str]:
    """The names that are masked, of names in their order with what is said of each (reasons by `;`)."""
    runs = [
        Run(n, n + 1, words_of(name), {one for one in said.split(";") if one}) for n, (name, said) in enumerate(named)
    ]
    return [" ".join(run.key) for run in masked_runs(runs)[0]]


@pytest.mark.parametrize(("name", "words"), [
    ("Anna Berg-Holm", ("anna", "berg", "holm")), ("Ðoković", ("dokovic",)), ("a_b 7", ("a", "b", "7")), ("–", ()),
    ("Ame\u0301lie", ("amelie",)),
])  # fmt: skip
def test_a_name_is_a_row_of_folded_words(name: str, words: tuple[str, ...]) -> None:
    assert words_of(name) == words


def test_a_name_is_masked_unless_something_says_a_grown_person_s() -> None:
    assert masked(("ana vance", "")) == ["ana vance"]
    assert masked(("ana vance", "said;alive;relative")) == ["ana vance"]


@pytest.mark.parametrize("reason", [
    "title", "calling", "18 or older", "has children", "list of grown people", "byline", "work",
])  # fmt: skip
def test_a_strong_reason_tells_that_somebody_is_grown(reason: str) -> None:
    assert reason in STRONG
    assert masked(("ana vance", reason)) == []
    assert masked(("ana vance", ""), ("ana vance", reason)) == [], "one place tells of all"
    assert masked(*(("ana vance", f"{reason};{hint}") for hint in sorted(HINTS - CHILD))) == []


@pytest.mark.parametrize("reason", [
    "title of any age", "calling of any age", "of a body", "speaks for a body", "18 or older in the next sentence",
])  # fmt: skip
@pytest.mark.parametrize("hint", ["child in the next sentence", "childhood in the sentence", "relative", "schooling"])
def test_a_weak_one_does_unless_something_speaks_of_a_child(reason: str, hint: str) -> None:
    assert reason in SOFT
    assert masked(("ana vance", reason)) == []
    assert masked(("ana vance", reason), ("ana vance", hint)) == ["ana vance", "ana vance"]


@pytest.mark.parametrize("reason", ["under 18", "child's noun", "list of children", "small", "schooling"])
def test_who_is_said_to_be_a_child_is_masked_whatever_else_is_said(reason: str) -> None:
    assert masked(("ana vance", reason), ("ana vance", "title;calling;18 or older")) == ["ana vance"] * 2


@pytest.mark.parametrize(
    ("named", "names"),
    [
        ([("anna berg", "calling"), ("berg", "")], []),
        ([("berg", ""), ("anna berg", "calling")], ["berg"]),  # nobody is known by it yet
        ([("anna berg", "calling"), ("anna", "")], []),
        ([("anna lee berg", "calling"), ("lee berg", "")], []),
        ([("anna lee berg", "calling"), ("anna berg", "")], ["anna berg"]),
        ([("anna berg", ""), ("berg", "")], ["anna berg", "berg"]),
        ([("anna berg", "calling"), ("lina berg", ""), ("berg", "")], ["lina berg", "berg"]),
        ([("anna berg", "calling"), ("lina berg", ""), ("berg", "said")], ["lina berg"]),
        ([("anna berg", "calling"), ("lina berg", "under 18"), ("berg", "said")], ["lina berg", "berg"]),
        ([("anna berg", "calling"), ("anna holm", ""), ("anna", "said")], ["anna holm", "anna"]),
        ([("anna berg", "calling"), ("berg", "relative")], ["berg"]),
        ([("anna berg", "calling"), ("berg", "under 18")], ["berg"]),
        ([("anna berg", "calling"), ("lina", "")], ["lina"]),
        ([("jordan buckley", "under 18"), ("buckley", "calling")], ["jordan buckley", "buckley"]),
        ([("jordan buckley", "under 18"), ("jordan", "")], ["jordan buckley", "jordan"]),
        ([("ana vance", "calling"), ("omar holm", "title")], []),
    ],
)
def test_a_word_of_a_grown_person_s_name_is_theirs(named: Sequence[tuple[str, str]], names: Sequence[str]) -> None:
    assert masked(*named) == names


def test_the_names_of_children_and_of_grown_people_are_told() -> None:
    runs = [Run(0, 1, ("anna", "berg"), {"calling"}), Run(1, 2, ("lina",), {"small"}), Run(2, 3, ("bo",), set())]
    assert masked_runs(runs) == (runs[1:], {("lina",)}, {("anna", "berg")})


TEXT = "The teacher, Anna Berg, left. Then Lina slept, and a girl called zulande hid."


def test_the_names_of_an_article() -> None:
    found = bearers(records.article(TEXT))
    assert [TEXT[start:end] for start, end in found.spans] == ["Lina", "zulande"]
    assert found.masked == {("lina",), ("zulande",)}
    assert (found.children, found.grown, found.small) == ({("zulande",)}, {("anna", "berg")}, {"zulande"})


def test_a_common_word_that_a_child_is_called_by_is_masked_where_it_stands_so() -> None:
    found = bearers(records.article("Then a girl called hope hid."))
    assert (found.masked, found.children, found.small) == (set(), {("hope",)}, set())
    assert found.spans == [(19, 23)]
    found = bearers(records.article("Then a girl called hope zulande hid."))
    assert (found.masked, found.small) == ({("hope", "zulande")}, {"zulande"})


def test_names_in_the_other_strings_of_a_record_are_masked_too() -> None:
    caption = records.dropped("clean.caption", "a caption", "Photo: then Riva slept")
    article = records.article(TEXT, title="Then it was Oyelaran who ran", dropped=(caption,))
    article = replace(article, source=replace(article.source, extra={"note": "It was Dvorak who ran.", "nr": 7}))
    found = bearers(article)
    assert {("oyelaran",), ("riva",), ("dvorak",)} <= found.masked
    assert [TEXT[start:end] for start, end in found.spans] == ["Lina", "zulande"]


def test_who_newsx_takes_for_a_minor_is_masked() -> None:
    minor = records.person(TEXT, "Anna Berg", minor=True, aliases=("Annie",))
    found = bearers(records.article(TEXT, actors=(minor, records.person(TEXT, "Lina", "a2"))))
    assert {("anna", "berg"), ("annie",)} <= found.masked & found.children
    assert found.grown == set()
    assert TEXT.index("Anna Berg") in [start for start, _ in found.spans]


def test_authors_are_grown() -> None:
    assert ("lina",) in bearers(records.article(TEXT, authors=("Lina",))).grown


def test_a_minor_s_mention_that_is_no_name_is_masked_too() -> None:
    minor = records.person(TEXT, "Annie", minor=True, mentions=((4, 11),))
    assert (4, 11) in bearers(records.article(TEXT, actors=(minor,))).spans


@pytest.mark.parametrize("text", ["Then they met Lina", "Then a girl called zulande"])
def test_a_name_may_end_the_text(text: str) -> None:
    assert [end for _, end in bearers(records.article(text, title="It rained")).spans] == [len(text)]


@pytest.mark.parametrize(
    ("body", "name"),
    [("ZULAN", ("oyelaran",)), ("Zulande Council", ("oyelaran",)), ("Red Cross", ("oyelaran",)),
     ("Zulande", ("zulande", "oyelaran")), ("Oxfam", ("oxfam", "oyelaran")), ("Z.A.", ("z", "a", "oyelaran")),
     ("Zulande Dvorak", ("zulande", "dvorak", "oyelaran")), ("Council", ("oyelaran",))],
)  # fmt: skip
def test_a_body_s_name_is_none_of_a_child_s_where_it_shows_that(body: str, name: tuple[str, ...]) -> None:
    text = f"Then they told {body} Oyelaran of it."
    assert bearers(records.article(text, institutions=(records.body(text, body),))).masked == {name}
