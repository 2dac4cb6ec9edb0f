"""The cells of a spreadsheet as XML: XlsxWriter asks every cell what it is, which takes three times as long."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from newsx.ledger.safe import lines

_CHARACTERS = 32_767  # of a cell, in units of UTF-16
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAYS = {
    "published", "as_of", "as_of_first", "as_of_last", "since", "seen_first", "seen_last", "day_first", "day_last",
    "first", "last",
}  # fmt: skip
_DAY_ZERO = date(1899, 12, 31).toordinal()
_LEAP = date(1900, 3, 1)  # Excel's calendar has a 29 February 1900
_ESCAPED = re.compile(r"_x[0-9a-fA-F]{4}_")  # what Excel would read as a character
_KEPT = 5000  # values of a column whose cells are kept: most columns have few


class Cells(dict[Any, str]):
    """The cells of a column by value, from what follows their place on: "" for a value that has none.

    `day`, `link`: the numbers of the styles of days and links. In a column of links text and numbers look like some.
    """

    def __init__(self, column: str, day: int, link: int | None = None) -> None:
        self._days, self._day, self._style = column in _DAYS, day, "" if link is None else f' s="{link}"'

    def __missing__(self, value: Any) -> str:
        found = self._cell(value)
        if len(self) < _KEPT:
            self[value] = found
        return found

    def _cell(self, value: Any) -> str:
        if isinstance(value, bool):
            return f' t="b"><v>{value:d}</v></c>'
        if isinstance(value, int | float):
            return f"{self._style}><v>{value:.16G}</v></c>"
        if day := self._as_day(value):
            return f' s="{self._day}"><v>{day}</v></c>'
        return f'{self._style} t="inlineStr"><is>{_text(str(value))}</is></c>' if value else ""

    def _as_day(self, value: Any) -> int | None:
        """Excel's number of a day; none for a month, a year, or a day before 1900."""
        if self._days and isinstance(value, str) and _DAY.fullmatch(value):
            value = date.fromisoformat(value)
        if not isinstance(value, date) or value.year < 1900:
            return None
        return value.toordinal() - _DAY_ZERO + (value >= _LEAP)


def as_one(value: Any) -> Any:
    """A value that fills a cell: of a date with its basis the date, a list joined."""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return value["date"] if isinstance(value, dict) else value


def rows(numbers: Sequence[str], columns: Sequence[Sequence[str]]) -> str:
    """The rows with these numbers, of which the cells of each column are given."""
    found = zip(numbers, map("".join, zip(*columns, strict=True)), strict=True)
    return "".join([f'<row r="{nr}">{cells}</row>' for nr, cells in found])


def inside(cell: str, target: str, text: str) -> str:
    """A link from a cell to another one of the workbook."""
    text = text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<hyperlink ref="{cell}" location="{target}" display="{text.replace(chr(10), "&#xA;")}"/>'


def _text(text: str) -> str:
    """Harmless text, no longer than a cell may hold, as an element."""
    text = lines(text)
    if len(text) > _CHARACTERS:
        text = text[: _CHARACTERS - 1] + "…"
    if len(text) > _CHARACTERS // 2:
        text = text.encode("utf-16-le", "surrogatepass")[: 2 * _CHARACTERS].decode("utf-16-le", "ignore")
    if "_x" in text:
        text = _ESCAPED.sub(r"_x005F\g<0>", text)
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    space = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    return f"<t{space}>{text}</t>"
