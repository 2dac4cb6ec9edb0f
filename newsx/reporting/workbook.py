"""The ledger as a spreadsheet: a sheet a table, numbers and days as such, and links from row to row."""

from __future__ import annotations

import re
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from struct import error as StructError
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from newsx.reporting import wording
from newsx.reporting.collate import Ledger
from newsx.reporting.database import TABLES
from newsx.reporting.safe import plain, web
from newsx.reporting.sheet_cells import Cells, add, as_one, begin, inside

ROWS = 1_048_575  # of a sheet of Excel 2007 and later, the heading left out; a longer table goes on in a second sheet
_LINKS = 65_530  # of a sheet
_ADDRESS = 2_079  # characters of a link
_LEFT_OUT = {("articles", "text")}  # whole articles: nobody reads them in a cell
_WIDTHS = {"title": 40, "sentence": 60, "surface": 28, "url": 30, "path": 30, "why": 40, "name": 28, "claimant": 28}
_KEYS = {
    "row": "ledger", "ledger_row": "ledger", "updates": "ledger", "other": "ledger", "article": "articles",
    "story": "stories",
}  # fmt: skip
_NAMED = {"articles": "id", "ledger": "row", "stories": "story"}  # the column by which others name a row of the table
_MADE = datetime(1980, 1, 1)  # no clock in it: the same input gives the same bytes
_TITLE = "newsx ledger"
_CORE = re.compile(rf"<dc:title>{_TITLE}</dc:title>(?s:.*)<dcterms:modified[^<>]*>{_MADE:%Y-%m-%d}T")
_PROPERTIES = 65536  # bytes that are read of what a workbook says of itself

Page = Sequence[Sequence[Any]]  # the values of each column


def write_xlsx(ledger: Ledger, out: BinaryIO) -> None:
    """A workbook for Excel and LibreOffice with the tables of the database: articles all, claims those asked for.

    Text stays text (none is run as a formula), a day is a date, whole months and years stay text. Web addresses are
    links, and so are the columns that name a row of another sheet, up to the 65,530 links a sheet may hold.
    """
    import xlsxwriter  # only who wants a workbook waits for it

    with tempfile.TemporaryDirectory(prefix="newsx-") as folder:
        path = Path(folder) / "ledger.xlsx"
        options = {"constant_memory": True, "tmpdir": folder, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(str(path), options) as book:
            book.set_properties({"created": _MADE, "title": _TITLE})
            _about(book.add_worksheet("about"), ledger)
            sheets = _Sheets(book)
            for table, name in TABLES.items():
                sheets.write(table, ledger.columns(name), ledger.pages(name))
        with path.open("rb") as written:
            shutil.copyfileobj(written, out)


def is_workbook(file: BinaryIO) -> bool:
    """Whether a file is a workbook as `write_xlsx` makes them: one that was saved since holds somebody's own work."""
    try:
        with ZipFile(file) as book, book.open("docProps/core.xml") as core:
            return bool(_CORE.search(core.read(_PROPERTIES).decode("utf-8", "replace")))
    except (BadZipFile, KeyError, OSError, EOFError, ValueError, RuntimeError, zlib.error, StructError):
        return False


def _about(sheet: Any, ledger: Ledger) -> None:
    """What was read, in words."""
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 90)
    said = [*wording.overview(ledger.read()), ("", wording.words("said", "caution"))]
    said.append(("", "The articles' texts are in the records and in --format sqlite."))
    for nr, (heading, text) in enumerate(said):
        sheet.write_string(nr, 0, heading)
        sheet.write_string(nr, 1, plain(text))


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a sheet: where it stands, which value of a row it shows, and where its links lead."""

    place: int
    letters: str
    nr: int
    several: bool
    cells: Cells
    linked: Cells
    leads: Callable[[Any], str | None] | None

    def xml(self, numbers: Sequence[str], values: Sequence[Any], targets: Sequence[str | None] | None) -> list[str]:
        """The cells of rows with these numbers, those with a target as links."""
        if self.several:
            values = list(map(as_one, values))
        made: Iterable[str] = map(self.cells.__getitem__, values)
        if targets is not None:
            both = zip(values, targets, strict=True)
            made = (self.cells[value] if target is None else self.linked[value] for value, target in both)
        start = f'<c r="{self.letters}'
        return [f'{start}{nr}"{cell}' if cell else "" for nr, cell in zip(numbers, made, strict=True)]


class _Sheets:
    """The sheets of a workbook, and where the rows stand that others point at."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.head = book.add_format({"bold": True, "bottom": 1})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.link = book.get_default_url_format()
        self.places: dict[str, dict[Any, str]] = {table: {} for table in _NAMED}

    def write(self, table: str, kinds: Mapping[str, str], pages: Iterable[Page]) -> None:
        """A table, in as many sheets as it takes; `kinds`: its columns, each with its type."""
        sheet, number = _Sheet(self, table, table, kinds), 1
        for page in pages:
            while page[0]:
                if sheet.rows == ROWS:
                    sheet.end()
                    number += 1
                    sheet = _Sheet(self, table, f"{table} {number}", kinds)
                room = ROWS - sheet.rows
                sheet.add([values[:room] for values in page])
                page = [values[room:] for values in page]
        sheet.end()


class _Sheet:
    """One sheet, which takes its rows a page at a time."""

    def __init__(self, sheets: _Sheets, table: str, name: str, kinds: Mapping[str, str]) -> None:
        self.name, self.link = name, sheets.link
        self.rows, self.free = 0, _LINKS
        self.sheet = sheets.book.add_worksheet(name)
        self.sheet.freeze_panes(1, 0)
        shown = [(nr, column) for nr, column in enumerate(kinds) if (table, column) not in _LEFT_OUT]
        for place, (_, column) in enumerate(shown):
            self.sheet.set_column(place, place, _WIDTHS.get(column, 11))
            self.sheet.write_string(0, place, column, sheets.head)
        self.columns = [_column(sheets, table, place, nr, kinds) for place, (nr, _) in enumerate(shown)]
        self.own = list(kinds).index(_NAMED[table]) if table in _NAMED else None
        self.places = sheets.places.get(table, {})
        self.links: list[str] = []
        begin(self.sheet, self.links)

    def add(self, page: Page) -> None:
        """Writes some rows, of which the values of each column are given."""
        numbers = range(self.rows + 2, self.rows + 2 + len(page[0]))
        if self.own is not None:
            self.places.update(
                (value, f"'{self.name}'!A{nr}") for value, nr in zip(page[self.own], numbers, strict=True)
            )
        targets = [list(map(one.leads, page[one.nr])) if one.leads and self.free else None for one in self.columns]
        self._link(page, numbers, targets)
        named = list(map(str, numbers))
        found = zip(self.columns, targets, strict=True)
        add(self.sheet, numbers, [one.xml(named, page[one.nr], where) for one, where in found])
        self.rows += len(numbers)

    def _link(self, page: Page, numbers: Sequence[int], targets: Sequence[list[str | None] | None]) -> None:
        """Notes where cells lead, row by row; targets for which the sheet has no room are taken out."""
        leading = [(one, page[one.nr], found) for one, found in zip(self.columns, targets, strict=True) if found]
        for at, nr in enumerate(numbers if leading else ()):
            for one, values, found in leading:
                if (target := found[at]) is None:
                    continue
                if not self.free:
                    found[at] = None
                    continue
                self.free -= 1
                if one.leads is _address:
                    self.sheet.write_url(nr - 1, one.place, target, self.link, string=values[at])
                else:
                    self.links.append(inside(f"{one.letters}{nr}", target, str(values[at])))

    def end(self) -> None:
        """What comes after the last row."""
        self.sheet.autofilter(0, 0, self.rows, len(self.columns) - 1)


def _column(sheets: _Sheets, table: str, place: int, nr: int, kinds: Mapping[str, str]) -> _Column:
    from xlsxwriter.utility import xl_col_to_name

    column, kind = list(kinds.items())[nr]
    other = "articles" if (table, column) == ("copies", "text") else _KEYS.get(column)
    leads = sheets.places[other].get if other and column != _NAMED.get(table) else None
    cells, linked = Cells(column, sheets.day), Cells(column, sheets.day, sheets.link)
    several = kind.endswith("]") or kind.startswith("STRUCT")
    return _Column(place, xl_col_to_name(place), nr, several, cells, linked, _address if column == "url" else leads)


def _address(value: str) -> str | None:
    """A web address that a cell can link to."""
    address = web(value)
    return address if address and len(address) <= _ADDRESS else None
