"""newsx/reporting/marked.py: the words of an article that claims are read from, and their cards."""

from __future__ import annotations

from typing import Any

import pytest

from newsx.reporting.marked import Fact, blocks, by_claim, cards, facts, put_right

Row = dict[str, Any]
TEXT = "Ana Ruiz said on Monday that 12 boys were taken. They took others on Monday, taken away."


def at(surface: str, start: int = 0) -> dict[str, int]:
    where = TEXT.index(surface, start)
    return {"start": where, "end": where + len(surface)}


def count(**told: Any) -> Row:
    """A claim of a record."""
    fields: Row = {
        "id": "c1", "surface": "12 boys", **at("12 boys"), "sentence": (0, 48), "comparator": "exact", "value": 12,
        "low": 12, "high": 12, "unit": "boys", "group": "boys", "event": "taken", "event_surface": "taken",
        "polarity": "affirmed", "scope": "incident", "whose": None, "place": None,
        "claimed_by": [{"name": "Ana Ruiz", "state": "Peru", **at("Ana Ruiz")}],
        "as_of": {"date": "2024-05-06", "basis": "relative", **at("Monday")}, "same_as": None, "sure": 0.876,
    }  # fmt: skip
    return fields | told


def article(*counts: Row, **told: Any) -> Row:
    return {"id": "a", "text": TEXT, "counts": list(counts), "actors": [], "institutions": [],
            "blocks": [{"kind": "paragraph", "start": 0, "end": len(TEXT)}], **told}  # fmt: skip


def marked(one: Row) -> list[tuple[str, str, str, str]]:
    ((kind, pieces),) = blocks(one, 3)
    assert kind == "paragraph"
    assert "".join(piece.text for piece in pieces) == one["text"]
    return [(piece.text, piece.kind, piece.id, piece.note) for piece in pieces if piece.kind]


def test_figure_claimant_date_and_event_are_marked() -> None:
    assert marked(article(count())) == [
        ("Ana Ruiz", "claimant", "c1", "claimant of c1: Ana Ruiz"),
        ("Monday", "date", "c1", "date of c1: 2024-05-06"),
        ("12 boys", "figure", "a3-c1", "c1: taken"),
        ("taken", "event", "c1", "event of c1: taken"),
    ]


def test_words_that_several_claims_share_are_marked_once() -> None:
    other = count(id="c2", surface="others", **at("others"), sentence=(49, len(TEXT)), event="held")
    found = marked(article(count(), other))
    assert found[0] == ("Ana Ruiz", "claimant", "c1 c2", "claimant of c1: Ana Ruiz; claimant of c2: Ana Ruiz")
    assert found[1] == ("Monday", "date", "c1 c2", "date of c1: 2024-05-06; date of c2: 2024-05-06")
    assert [piece[:3] for piece in found[3:]] == [
        ("taken", "event", "c1"),
        ("others", "figure", "a3-c2"),
        ("taken", "event", "c2"),  # in its own sentence
    ]


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        (
            {"claimed_by": [{"name": "Ana Ruiz", "state": None, "start": None, "end": None}]},
            ["date", "figure", "event"],
        ),
        ({"as_of": None}, ["claimant", "figure", "event"]),
        ({"as_of": {"date": "2024", "basis": "assumed", "start": None, "end": None}}, ["claimant", "figure", "event"]),
        ({"event_surface": None}, ["claimant", "date", "figure"]),
        ({"event_surface": "take"}, ["claimant", "date", "figure"]),  # no word of its own
        ({"event_surface": "12 boys"}, ["claimant", "date", "figure"]),  # a figure before anything else
    ],
)
def test_what_stands_nowhere_is_not_marked(change: Row, kinds: list[str]) -> None:
    assert [kind for _, kind, *_ in marked(article(count(**change)))] == kinds


def test_the_word_for_an_event_is_the_nearest_to_the_figure() -> None:
    found = marked(article(count(event_surface="Monday", as_of=None, sentence=(0, len(TEXT)))))
    assert [text for text, kind, *_ in found if kind == "event"] == ["Monday"]
    one = count(id="c2", surface="others", **at("others"), event_surface="Monday", as_of=None, sentence=(0, len(TEXT)))
    ((_, pieces),) = blocks(article(one), 3)
    (place,) = [nr for nr, piece in enumerate(pieces) if piece.kind == "event"]
    assert pieces[place - 1].text == " on ", "the second Monday stands nearer"
    assert pieces[place - 2].text == "others"


def test_names_are_marked_where_nothing_else_is() -> None:
    named = {"name": "Ana Ruiz", "kind": "person", "mentions": [tuple(at("Ana Ruiz").values())]}
    body = {"name": "They", "kind": "armed_group", "mentions": [tuple(at("They").values())]}
    found = marked(article(count(claimed_by=[]), actors=[named], institutions=[body]))
    assert found[0] == ("Ana Ruiz", "name", "", "Ana Ruiz, person")
    assert found[-1] == ("They", "name", "", "They, armed group")
    assert marked(article(count(), actors=[named]))[0][1] == "claimant"


def test_the_text_of_an_article_does_nothing() -> None:
    ((_, pieces),) = blocks(article() | {"text": TEXT.replace("said", "sa\x1bd")}, 1)
    assert pieces[0].text == TEXT.replace("said", "sa\ufffdd")


def test_a_claim_in_words() -> None:
    assert {fact.heading: fact.said for fact in facts(count())} == {
        "figure": "12 boys", "whose": "", "event": "taken (“taken”)", "polarity": "", "scope": "incident", "place": "",
        "claimed by": "Ana Ruiz (Peru)",
        "as of": "2024-05-06 (relative: worked out from words such as \"last week\")", "same as": "", "how sure": "88%",
    }  # fmt: skip
    told = count(whose="Peru", event_surface=None, polarity="denied", scope=None, place="Lima", claimed_by=[],
                 as_of=None, same_as="c9", sure=None)  # fmt: skip
    assert {fact.heading: fact.said for fact in facts(told)} == {
        "figure": "12 boys", "whose": "Peru", "event": "taken", "polarity": "denied", "scope": "", "place": "Lima",
        "claimed by": "no source named", "as of": "undated", "same as": "c9", "how sure": "",
    }  # fmt: skip
    two = count(claimed_by=[{"name": "Ana", "state": None}, {"name": "Bo", "state": "Peru"}])
    assert {fact.heading: fact.said for fact in facts(two)}["claimed by"] == "Ana, Bo (Peru)"


def said(one: Row, **told: Any) -> Row:
    """What a reader said of a claim: as it was read, but for what is told."""
    fields = {name: one[name] for name in ("value", "low", "high", "comparator", "event", "polarity", "whose", "place")}
    when = one["as_of"] or {"date": None, "basis": None}
    fields |= {
        "claimed_by": one["claimed_by"],
        "as_of": when["date"],
        "as_of_basis": when["basis"],
        "verdict": "change",
        "note": None,
    }
    return fields | told


@pytest.mark.parametrize(
    ("told", "changed"),
    [
        ({}, {}),
        ({"value": 43, "low": 43, "high": 43}, {"value": 43, "low": 43, "high": 43}),
        ({"event": "held"}, {"event": "held", "event_surface": None}),
        ({"place": "Lima", "whose": "Peru"}, {"place": "Lima", "whose": "Peru"}),
        (
            {"claimed_by": [{"name": "Bo", "state": None, "start": 3, "end": 5}]},
            {"claimed_by": [{"name": "Bo", "state": None, "start": None, "end": None}]},
        ),
        ({"claimed_by": []}, {"claimed_by": []}),
        (
            {"as_of": "2024", "as_of_basis": "given"},
            {"as_of": {"date": "2024", "basis": "given", "start": None, "end": None}},
        ),
        ({"as_of": None, "as_of_basis": None}, {"as_of": None}),
    ],
)
def test_what_a_reader_changed_stands_nowhere_in_the_text(told: Row, changed: Row) -> None:
    assert put_right(count(), said(count(), **told)) == count() | changed
    undated = count(as_of=None)
    assert put_right(undated, said(undated)) == undated


def test_a_card_shows_what_was_read_and_what_was_changed() -> None:
    one, two = count(), count(id="c2", same_as="c1")
    rows = {("a", "c1"): {"row": 7}}
    reviewed = {("a", "c2"): said(two, value=43, place="Lima", verdict="change", note="a slip")}
    first, second = cards(article(one, two), 3, rows, reviewed)
    assert {name: first[name] for name in ("id", "mark", "claim", "surface", "row", "review")} == {
        "id": "k3-c1", "mark": "a3-c1", "claim": "c1", "surface": "12 boys", "row": {"row": 7}, "review": None,
    }  # fmt: skip
    assert [fact.heading for fact in first["facts"]] == ["figure", "event", "scope", "claimed by", "as of", "how sure"]
    assert {fact.was for fact in first["facts"]} == {""}
    assert (second["row"], second["review"]) == ({"row": 7}, "changed by a reader: a slip")
    told = {fact.heading: fact for fact in second["facts"]}
    assert told["figure"] == Fact("figure", "43 boys", "12 boys")
    assert told["place"] == Fact("place", "Lima")
    assert told["event"] == Fact("event", "taken (“taken”)")
    reviewed = {("a", "c1"): said(one, as_of=None, as_of_basis=None)}
    (card,) = cards(article(one), 3, {}, reviewed)
    assert card["row"] is None
    assert {fact.heading: fact.said for fact in card["facts"]}["as of"] == "undated"


def test_rows_by_the_claims_they_join() -> None:
    row = {"reported_in": [{"article": "a", "claim": "c1"}, {"article": "b", "claim": "c2"}]}
    assert by_claim([row]) == {("a", "c1"): row, ("b", "c2"): row}
