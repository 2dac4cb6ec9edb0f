"""What became of the tables and lists of a page in the text that was read out of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

ASIDE = ("nav", "aside", "footer", "header", "form", "dialog")
LONG = 60  # words: a cell with more is part of a layout
SHOWN = 80  # characters of a table's first row in a warning


def lost_tables(tree: Any, text: str) -> Iterator[str]:
    """A warning for each table of figures whose rows are not all in `text`.

    >>> from lxml.html import fromstring
    >>> page = fromstring("<table><tr><th>Town<th>Killed<tr><td>Izium<td>12</table>")
    >>> list(lost_tables(page, "| Town | Killed |"))
    ['html.table: a table of 2 rows is not whole in the text (Town, Killed): read it in the page']
    """
    folded = letters(text)
    for table in tree.iter("table"):
        rows = _rows(table)
        if not _holds_figures(rows) or next(table.iterancestors(*ASIDE), None) is not None:
            continue
        if any(letters("".join(row)) not in folded for row in rows):
            head = ", ".join(filter(None, rows[0]))
            head = head if len(head) <= SHOWN else head[:SHOWN] + "…"
            yield f"html.table: a table of {len(rows)} rows is not whole in the text ({head}): read it in the page"


def list_items(tree: Any) -> set[str]:
    """The letters and digits of each item of the page's lists, without those of the lists within it.

    >>> from lxml.html import fromstring
    >>> sorted(list_items(fromstring("<ul><li>In May:<ul><li>12 boys</li></ul></li></ul>")))
    ['12boys', 'inmay']
    """
    found = set()
    for item in tree.iter("li", "dt", "dd"):
        inner = next(item.iterdescendants("ul", "ol", "dl"), None)
        found.add(letters(words(item) if inner is None else item.text or ""))
    return found - {""}


def letters(text: str) -> str:
    """What is left of a text without spaces, marks and capitals: by this a place in the page is found again."""
    return "".join(filter(str.isalnum, text)).lower()


def words(element: Any) -> str:
    """The words of an element."""
    return " ".join("".join(element.itertext()).split())


def _rows(table: Any) -> list[list[str]]:
    """The words in the cells of each row that holds any; none for a table round another one."""
    if next(table.iterdescendants("table"), None) is not None:
        return []
    rows = [[words(cell) for cell in row.iter("td", "th")] for row in table.iter("tr")]
    return [row for row in rows if any(row)]


def _holds_figures(rows: list[list[str]]) -> bool:
    """Whether it is no layout: rows of short cells side by side, figures among them."""
    cells = [cell for row in rows for cell in row]
    wide = sum(len(row) > 1 for row in rows)
    return wide > 1 and any(map(str.isdigit, "".join(cells))) and all(len(cell.split()) <= LONG for cell in cells)
