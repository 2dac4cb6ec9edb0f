"""newsx/ledger/grouping.py: what each article tells, what a story is called and why, and the reader's own stories."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from tables import connected, rows, table

from newsx.ledger import grouping
from newsx.ledger.signatures import About, Rarity

RAID = (
    "Raiders came to Kagara in Peru by night and took pupils from the dormitory of a boarding school. Their fathers "
    "followed the footprints to Zumbalo, where a ferryman of Chile had seen the raiders."
)
OTHER = "Snow closed the pass above Tirimo for a week, and the bakers of the valley gave bread to drivers."


def database(folder: Path, articles: list[dict[str, Any]]) -> duckdb.DuckDBPyConnection:
    """The tables that stories are made from."""
    connection = connected()
    source = "STRUCT(path VARCHAR, url VARCHAR)"
    kinds = {"n": "BIGINT", "id": "VARCHAR", "source": source, **dict.fromkeys(("title", "text", "label"), "VARCHAR"),
             "published": 'STRUCT("date" VARCHAR)'}  # fmt: skip
    told = [
        (
            10 * n, f"id{n}", {"path": f"in/{n}.txt", "url": one.get("url")}, one.get("title", f"Title {n}"),
            one["text"], f"label {n}", {"date": one.get("day", "2024-05-01")},
        )
        for n, one in enumerate(articles, 1)
    ]  # fmt: skip
    table(connection, folder, "articles", kinds, told)
    named = [(10 * n, *who) for n, one in enumerate(articles, 1) for who in one.get("named", ())]
    kinds = dict.fromkeys(("name", "kind", "state", "role"), "VARCHAR")
    table(connection, folder, "seen", {"n": "BIGINT", **kinds}, named)
    known = sorted(
        {(name.lower(), kind, state or "", f"{name.lower()}|", name.upper()) for _, name, kind, state, _ in named}
    )
    table(connection, folder, "same_names", dict.fromkeys(("key", "kind", "state", "id", "name"), "VARCHAR"), known)
    counted = [(10 * n, nr, *of) for n, one in enumerate(articles, 1) for nr, of in enumerate(one.get("counts", ()), 1)]
    kinds = {
        "n": "BIGINT",
        "nr": "BIGINT",
        "event": "VARCHAR",
        "value": "BIGINT",
        "scope": "VARCHAR",
        "since": "VARCHAR",
    }
    table(connection, folder, "claims", kinds, counted)
    copies = [(10 * n, 10 * one["copy_of"]) for n, one in enumerate(articles, 1) if "copy_of" in one]
    table(connection, folder, "same_texts", {"n": "BIGINT", "text": "BIGINT"}, copies)
    return connection


def about(articles: list[dict[str, Any]]) -> About:
    texts = [one["text"] for one in articles]
    return About(Rarity(texts), texts, len(texts))


def linked(folder: Path, articles: list[dict[str, Any]], given: str | None = None) -> duckdb.DuckDBPyConnection:
    connection = database(folder, articles)
    file = folder / "stories.csv"
    file.write_text(given or "")
    grouping.link_stories(connection, about(articles), file if given else None, folder)
    return connection


def raid(**told: Any) -> dict[str, Any]:
    return {"text": RAID, "counts": [("taken", 87, "incident", None)], **told}


PERSON, BODY = ("Ana Ruiz", "person", None, "mayor"), ("Red Cross", "institution", None, "ngo")


def test_what_an_article_tells_is_read_from_the_tables(tmp_path: Path) -> None:
    named = [PERSON, BODY, ("Police", "institution", "Peru", "police"), ("Bo", "person", None, None), PERSON,
             ("Old House", "institution", None, None)]  # fmt: skip
    day = "2014-01-01"
    counts = [("taken", 339, "total", day), ("held", 339, "incident", day), ("taken", 200, None, None),
              ("killed", None, "total", None)]  # fmt: skip
    articles = [raid(named=named, counts=counts), {"text": OTHER, "day": "2024"}, raid(named=[BODY], day=None)]
    found, told = grouping.heap(database(tmp_path, articles), about(articles))
    assert [(one.n, one.id, one.path, one.url, one.title) for one in found] == [
        (10, "id1", "in/1.txt", "", "Title 1"),
        (20, "id2", "in/2.txt", "", "Title 2"),
        (30, "id3", "in/3.txt", "", "Title 3"),
    ]
    one, two, three = told
    assert (one.day, two.day, three.day) == (date(2024, 5, 1), None, None)
    assert one.persons == {"ana ruiz|"}
    assert one.bodies == {("ngo", "red cross|"), ("generic", "police|"), ("", "old house|")}
    assert (one.states, one.parties, one.places) == ({"Peru", "Chile"}, ("Peru", "Chile"), {"kagara", "zumbalo"})
    assert (one.figures, one.tallies) == ({("taken", 339), ("held", 339)}, {("taken", day)})
    assert (one.events, one.matter) == (("taken", "held", "taken", "killed"), "taken")
    assert (two.places, two.matter, two.parties) == ({"tirimo"}, "", ())
    assert (two.persons | two.figures | two.tallies | two.bodies, two.events) == (frozenset(), ())
    assert (three.bodies, three.events) == ({("ngo", "red cross|")}, ("taken",))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("  Snow fell.\nMore.", "Snow fell. …"),
        ("Snow " * 20, "Snow " * 14 + "…"),
        ("x" * 71, "x" * 71 + " …"),
        ("x" * 72, "label 1"),
        (" \n", "label 1"),
    ],
)
def test_an_article_without_a_headline_is_called_by_its_first_words(tmp_path: Path, text: str, title: str) -> None:
    articles = [{"text": text, "title": None}]
    found, _ = grouping.heap(database(tmp_path, articles), about(articles))
    assert found[0].title == title


def test_stories_are_written_with_their_articles_and_links(tmp_path: Path) -> None:
    articles = [raid(named=[PERSON], day="2024-05-03"), {"text": OTHER}, raid(named=[PERSON], day="2024-05-02")]
    articles += [{"text": OTHER + " A copy.", "copy_of": 2, "day": None}]
    connection = linked(tmp_path, articles)
    assert rows(connection, "SELECT id, name, title, articles, first, last, given FROM stories ORDER BY story") == [
        ("id2", "Title 2", "Title 2", 2, date(2024, 5, 1), date(2024, 5, 1), False),
        ("id3", "Peru, Chile: children taken", "Title 3", 2, date(2024, 5, 2), date(2024, 5, 3), False),
    ]
    assert rows(connection, "SELECT story, n, place FROM in_story ORDER BY story, place") == [
        (1, 20, 1), (1, 40, 2), (2, 30, 1), (2, 10, 2),
    ]  # fmt: skip
    ((story, a, b, why, score),) = rows(connection, "SELECT story, a, b, why, score FROM story_links")
    assert (story, a, b, score > 0.5) == (2, 10, 30, True)
    assert why == "Chile, Peru, ANA RUIZ, Kagara, Zumbalo; words alike 100%"
    assert rows(connection, "SELECT why FROM stories WHERE story = 1") == [([],)]
    assert rows(connection, "SELECT why FROM stories WHERE story = 2") == [
        (["the same states: Chile, Peru", "persons and bodies: ANA RUIZ", "other names: Kagara, Zumbalo",
          "and much the same words"],),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("story,article\nRaid,1.txt\nRaid,in/2.txt\n", [("Raid", 2, True), ("Title 3", 1, False)]),
        ("story,article\nRaid,id1\nSnow,3\n", [("Raid", 1, True), ("Title 2", 1, False), ("Snow", 1, True)]),
        ("story,article\nRaid,https://a.example/1\nRaid,2\nRaid,nowhere\n", [("Raid", 2, True), ("Title 3", 1, False)]),
    ],
)
def test_the_reader_names_an_article_by_its_path_file_address_or_id(
    tmp_path: Path, given: str, expected: list[tuple[str, int, bool]]
) -> None:
    articles = [raid(url="https://a.example/1"), {"text": OTHER}, {"text": "Rain fell on the roofs of Lome."}]
    found = rows(linked(tmp_path, articles, given), "SELECT name, articles, given FROM stories ORDER BY story")
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("articles", "said"),
    [
        (["x", "y"], "no such article was read: 'x', 'y'"),
        (["x", "1", "y", "z", "1.txt"], "no such article was read: 'x', 'y', 'z'"),
        (["x", "y", "z", "v", "w"], "no such article was read: 'x', 'y', 'z' and 2 more"),
    ],
)
def test_rows_that_name_no_article_are_one_message(tmp_path: Path, articles: list[str], said: str) -> None:
    connection = database(tmp_path, [raid()])
    file = tmp_path / "stories.csv"
    file.write_text("story,article\na,1.txt\n" + "".join(f"a,{article}\n" for article in articles))
    (one,) = grouping.unmatched(connection, file)
    assert (one.path, one.line, one.message) == (str(file), 3, said)
    file.write_text("story,article\na,1.txt\n")
    assert [*grouping.unmatched(connection, file), *grouping.unmatched(connection, None)] == []
    assert grouping.read_stories(file) == [("a", "1.txt")]


@pytest.mark.parametrize(
    ("counts", "texts", "name"),
    [
        ([["taken"], ["held", "taken"]], [RAID, RAID], "Peru, Chile: children taken and held"),
        ([["taken", "held", "killed"]] * 2, [RAID, RAID], "Peru, Chile: children held and killed"),
        ([["other"], []], [RAID, RAID], "Title 1"),
        ([["killed"], []], [RAID, RAID.replace("Chile", "a town")], "Peru, Chile: children killed"),
    ],
)
def test_a_story_is_called_by_its_states_and_what_happens(
    tmp_path: Path, counts: list[list[str]], texts: list[str], name: str
) -> None:
    articles = [
        raid(text=text, counts=[(event, 9, None, None) for event in of]) for text, of in zip(texts, counts, strict=True)
    ]
    connection = linked(tmp_path, articles, "story,article\n,1.txt\nJoined,1.txt\nJoined,2.txt\n")
    told = grouping.heap(connection, about(articles))
    assert grouping._name(told[0], told[1]) == name
    assert rows(connection, "SELECT name FROM stories") == [("Joined",)]
