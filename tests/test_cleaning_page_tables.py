"""Tables and lists of a page: which rows are lost in the text, what is an item."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from newsx.cleaning.page_tables import letters, list_items, lost_tables, words

TABLE = "<table><tr><th>Town<th>Killed<tr><td>Lamu<td>12<tr><td>Malindi<td>9</table>"
TEXT = "| Town | Killed |\n| Lamu | 12 |\n| Malindi | 9 |"


def lost(html: str, text: str = "") -> list[str]:
    return list(lost_tables(fromstring(f"<div>{html}</div>"), text))


def warning(rows: int, head: str) -> str:
    return f"html.table: a table of {rows} rows is not whole in the text ({head}): read it in the page"


def table(*rows: str) -> str:
    return "<table>" + "".join(f"<tr><td>{row.replace('|', '<td>')}" for row in rows) + "</table>"


@pytest.mark.parametrize(
    ("html", "text", "found"),
    [
        (TABLE, "", [warning(3, "Town, Killed")]),
        (TABLE, TEXT.replace("9", ""), [warning(3, "Town, Killed")]),
        (TABLE, TEXT, []),
        (TABLE, TEXT.upper().replace("|", ""), []),
        (TABLE, "Malindi 9, Lamu 12, town: killed", []),
        (TABLE * 2, "", [warning(3, "Town, Killed")] * 2),
        (table("|Killed", "|", "Lamu|12"), "", [warning(2, "Killed")]),
        (table("Lamu|12", "Malindi"), "", []),
        (table("Lamu|12", "Malindi|"), "", [warning(2, "Lamu, 12")]),
        (table("Lamu|twelve", "Malindi|nine"), "", []),
        (table("12", "9", "7"), "", []),
        (table("Lamu|12", "of <b>all</b> the boys|9"), "Lamu 12, of all the boys 9", []),
        (table("Lamu|12", "of <b>all</b> the boys|9"), "Lamu 12, of all 9", [warning(2, "Lamu, 12")]),
        (table("Lamu|12", "word " * 60 + "|9"), "", [warning(2, "Lamu, 12")]),
        (table("Lamu|12", "word " * 61 + "|9"), "", []),
        (table("a" * 80, "Lamu|12", "Kilifi|9"), "", [warning(3, "a" * 80)]),
        (table("a" * 81, "Lamu|12", "Kilifi|9"), "", [warning(3, "a" * 80 + "…")]),
        (f"<table><tr><td>1<td>{TABLE}<tr><td>2<td>b</table>", "", [warning(3, "Town, Killed")]),
        ("<p>no table</p>", "", []),
    ],
)
def test_tables_that_are_not_whole_in_the_text(html: str, text: str, found: list[str]) -> None:
    assert lost(html, text) == found


@pytest.mark.parametrize("name", ["nav", "aside", "footer", "header", "form", "dialog"])
def test_tables_beside_the_article_are_not_missed(name: str) -> None:
    assert lost(f"<{name}><div>{TABLE}</div></{name}>") == []
    assert lost(f"<{name}></{name}>{TABLE}") == [warning(3, "Town, Killed")]


@pytest.mark.parametrize(
    ("html", "items"),
    [
        ("<ul><li>12 boys</li><li>Nine girls.</li></ul>", {"12boys", "ninegirls"}),
        ("<ol><li>12 boys</li></ol>", {"12boys"}),
        ("<dl><dt>Boys</dt><dd>12</dd></dl>", {"boys", "12"}),
        ("<ul><li>In <b>May</b> 12 <i>boys</i> came</li></ul>", {"inmay12boyscame"}),
        ("<ul><li>In May:<ol><li>12 boys</li></ol></li></ul>", {"inmay", "12boys"}),
        ("<ul><li>In May:<dl><dd>12 boys</dd></dl></li></ul>", {"inmay", "12boys"}),
        ("<ul><li><ul><li>12 boys</li></ul></li></ul>", {"12boys"}),
        ("<ul><li> </li><li>***</li></ul>", set()),  # else a row of stars in the article were an item
        ("<p>12 boys</p>", set()),
    ],
)
def test_the_items_of_lists(html: str, items: set[str]) -> None:
    assert list_items(fromstring(f"<div>{html}</div>")) == items


def test_letters_and_words() -> None:
    assert letters("“Ébène: 12 Boys” – no. 3\n") == "ébène12boysno3"
    assert words(fromstring("<p>In\n <b>May </b><i>12</i> boys <!-- or girls --> came</p>")) == "In May 12 boys came"
