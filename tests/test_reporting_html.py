"""newsx/reporting/html.py: what stands on the page of a report, before it is put into the template."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest
from ledger_rows import READ, STORY, Row, Told, place, said

from newsx.ledger.collate import Filters, Ledger
from newsx.reporting import html


class Page(Told):
    """A ledger whose articles can be asked for."""

    connection = SimpleNamespace(execute=lambda asked: None, executemany=lambda asked, rows: None)


def report(article: str = "a", text: int = 1, surface: str = "12 boys", **told: Any) -> Row:
    fields = {
        "article": article,
        "claim": "c1",
        "text": text,
        "via": None,
        "verdict": None,
        "note": None,
        "read_as": None,
    }
    return place(" Ana saw 12 boys. ", surface, **fields | told)


def row(nr: int, *reports: Row, **told: Any) -> Row:
    day = {"date": "2024-05-01", "basis": "stated", "first": date(2024, 5, 1), "last": date(2024, 5, 1)}
    fields: Row = {"reported_in": list(reports) or [report()], "articles": 1, "series": None, "as_of_first": day}
    return said(nr, **fields | told)


@pytest.fixture
def content(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(html.desk, "take_claims", lambda ledger, rows: {"claims": len(rows)})
    return lambda *rows, **told: html._content(cast(Ledger, Page(*rows, **{"stories": [STORY], **told})))


def test_a_report_of_a_figure_is_its_sentence_cut_at_the_figure(content: Any) -> None:
    one = report(
        url="https://a.example", published="2024-05-02", verdict="reject", note="a slip", read_as="value 41", via="AP"
    )
    (shown,) = content(row(1, one))["rows"][0]["sentences"]
    assert shown == {
        "key": "a:c1", "claim": None, "before": "Ana saw ", "figure": "12 boys", "after": ".", "label": "Post",
        "copy": False, "via": "AP", "review": "rejected by a reader: a slip", "read_as": "value 41",
        "published": "2024-05-02", "anchor": "a1-c1", "url": "https://a.example",
    }  # fmt: skip
    odd = report(url="javascript:x", sentence="\x1bAna saw 12 boys.", start=19, end=26)
    (shown,) = content(row(1, odd))["rows"][0]["sentences"]
    assert (shown["before"], shown["figure"], shown["url"]) == ("\ufffdAna saw ", "12 boys", None)
    (shown,) = content(row(1, report(sentence=None)))["rows"][0]["sentences"]
    assert (shown["before"], shown["figure"], shown["after"]) == ("", "", "")


def test_only_a_sentence_of_a_text_seen_before_is_a_copy(content: Any) -> None:
    (one,) = content(row(1, report(text=1), report("b", 2), report("c", 1)))["rows"]
    assert [shown["copy"] for shown in one["sentences"]] == [False, False, True]
    (one,) = content(row(1, *[report(str(n), n) for n in range(7)]))["rows"]
    assert len(one["sentences"]) == 5


def test_the_most_cited_articles_are_numbered(content: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = row(1, report("a")), row(2, report("b"), report("c")), row(3, report("b"), report("c"))
    found = content(*rows)
    assert [[shown["anchor"] for shown in one["sentences"]] for one in found["rows"]] == [
        ["a3-c1"], ["a1-c1", "a2-c1"], ["a1-c1", "a2-c1"],
    ]  # fmt: skip
    assert found["articles_left_out"] == 0
    monkeypatch.setattr(html, "MOST_ARTICLES", 1)
    found = content(*rows)
    assert [[shown["anchor"] for shown in one["sentences"]] for one in found["rows"]] == [
        [None], ["a1-c1", None], ["a1-c1", None],
    ]  # fmt: skip
    assert found["articles_left_out"] == 2


@pytest.mark.parametrize(
    ("told", "order"),
    [
        ({}, {"value": "12", "date": "2024-05-01", "who": "Ana Ruiz", "sure": ""}),
        ({"value": None, "low": 3, "high": 9}, {"value": "3", "date": "2024-05-01", "who": "Ana Ruiz", "sure": ""}),
        ({"value": None, "low": None, "high": 9}, {"value": "9", "date": "2024-05-01", "who": "Ana Ruiz", "sure": ""}),
        (
            {"value": None, "low": None, "high": None, "claimant": None},
            {"value": "", "date": "2024-05-01", "who": "", "sure": ""},
        ),
        ({"as_of_first": None, "sure": 0.25}, {"value": "12", "date": "", "who": "Ana Ruiz", "sure": "0.2500"}),
        ({"value": 0, "sure": 0.0}, {"value": "0", "date": "2024-05-01", "who": "Ana Ruiz", "sure": "0.0000"}),
    ],
)
def test_what_rows_are_sorted_by(told: Row, order: dict[str, str]) -> None:
    assert html._order(row(1, **told)) == order


def test_what_was_read_stands_under_its_headings(content: Any) -> None:
    found = content(row(1), read={"claims": 2, "mentions": 2, "with_claims": 1, "without_claimant": 1})
    assert dict(found["overview"])["Claims"] == ["2 claims in 1 article", "1 claim with no source named"]
    assert dict(found["overview"])["Articles"] == ["3 articles"]
    assert (found["unread"], found["empty"], found["read"]["articles"]) == (0, "", READ["articles"])


@pytest.mark.parametrize(
    ("read", "filters", "said"),
    [
        ({"records": 0}, Filters(), "No records were read."),
        ({}, Filters(), "No claims were found in what was read."),
        ({"claims": 3}, Filters(), "No claims were found in what was read."),
        ({"claims": 3}, Filters(top=1), "No claims match what was asked for."),
        ({}, Filters(top=1), "No claims were found in what was read."),
    ],
)
def test_why_there_is_no_row(content: Any, read: Row, filters: Filters, said: str) -> None:
    found = content(read=read, filters=filters)
    assert found["empty"] == said
    assert (found["overview"] == []) is (read.get("records") == 0)


def test_a_link_to_a_row_is_called_by_its_first_claim() -> None:
    assert html._anchor({"key": "a:c1"}) == "a-c1"


def test_rejected_rows_have_no_side_and_events_stand_in_their_order(content: Any) -> None:
    rejected = row(2, claimant="Bo", support="rejected", event="killed")
    found = content(row(1, event="returned"), rejected, row(3, event="taken"))
    assert found["sides"] == ["Ana Ruiz"]
    assert found["events"] == ["taken", "returned", "killed"]
    assert list(found["by_row"]) == [1, 2, 3]


@pytest.mark.parametrize(
    ("rows", "told", "articles", "drawn"),
    [
        ([{}, {}], {}, 2, [1, 2]),
        ([{}, {}], {}, 1, []),  # of one article, and no series
        (
            [{"series": 1}, {"series": 1, "value": 14}],
            {"series": [{"series": 1, "row": 1}, {"series": 1, "row": 2}]},
            1,
            [1, 2],
        ),
        ([{}, {"support": "rejected"}, {}], {}, 2, [1, 3]),
        ([{}, {"event": "other"}, {}], {}, 2, [1, 3]),
    ],
)
def test_a_story_has_a_chart(content: Any, rows: list[Row], told: Row, articles: int, drawn: list[int]) -> None:
    shown = [row(nr, **one) for nr, one in enumerate(rows, 1)]
    (story,) = content(*shown, stories=[STORY | {"articles": articles}], **told)["stories"]
    assert [mark.row for mark in story["chart"].marks] == drawn
    assert [mark.row for mark in story["narrow"].marks] == drawn
    assert (story["narrow"].field.width, story["left_out"]) == (360, len(rows) - len(drawn))


def test_a_chart_shows_series_first_and_then_what_most_articles_report(
    content: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html, "_MOST_DRAWN", 3)
    rows = [row(1), row(2, articles=2), row(3, series=1), row(4, articles=3), row(5, articles=2)]
    (story,) = content(*rows)["stories"]
    assert [mark.row for mark in story["chart"].marks] == [2, 3, 4]


def test_names_are_listed_with_what_they_are(content: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MOST_NAMES", 2)
    actors: list[Row] = [
        {"role": "mayor", "kind": "person"},
        {"role": None, "kind": "person"},
        {"role": "x", "kind": "y"},
    ]
    found = content(row(1), actors=actors, institutions=[{"kind": "armed_group"}], same_names=actors, same_texts=actors)
    (first, names, called), (second, bodies, kind) = found["names"]
    assert (first, [called(one) for one in names]) == ("Actors", ["mayor", "person"])
    assert (second, [kind(one) for one in bodies]) == ("Institutions", ["armed group"])
    assert (len(found["same_names"]), len(found["copies"])) == (2, 2)
    few = content(row(1), row(2), actors=actors, institutions=actors, filters=Filters(top=1))
    assert ([len(listed) for _, listed, _ in few["names"]], len(few["rows"])) == ([1, 1], 1)


ARTICLE: Row = {
    "id": "a", "title": "Raid", "language": None, "source": {"path": "a.txt", "publisher": "Post", "url": "https://a.example"},
    "published": {"date": "2024-05-01"}, "text": "It rained.", "blocks": [{"kind": "paragraph", "start": 0, "end": 10}],
    "counts": [], "actors": [], "institutions": [], "dropped": [], "warnings": ["w"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ({}, {"title": "Raid", "language": "en", "about": ["Post", "a.txt", "2024-05-01"], "url": "https://a.example"}),
        ({"title": None, "language": "fr"}, {"title": "a.txt", "language": "fr", "about": ["Post", "2024-05-01"]}),
        ({"source": None, "published": None}, {"title": "Raid", "about": [], "url": None}),
        ({"source": None, "title": None}, {"title": "a", "about": ["2024-05-01"]}),
    ],
)
def test_an_article_of_the_page(content: Any, change: Row, shown: Row) -> None:
    (one,) = content(row(1), article_texts=[ARTICLE | change])["articles"]
    assert {name: one[name] for name in shown} == shown
    assert (one["number"], one["cards"], one["dropped"], one["warnings"]) == (1, [], [], ["w"])
    assert [(kind, [piece.text for piece in pieces]) for kind, pieces in one["blocks"]] == [
        ("paragraph", ["It rained."])
    ]


def test_without_rows_there_are_no_articles(content: Any) -> None:
    assert list(content(article_texts=[ARTICLE])["articles"]) == []


def test_a_policy_names_what_it_allows() -> None:
    assert html._hash("x") == "sha256-LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE="
    assert html._asset("page.css") == html._asset("page.css").strip() != ""
