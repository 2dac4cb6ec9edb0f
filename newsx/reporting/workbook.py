"""The ledger as a spreadsheet: a sheet a table, numbers and days as such, and links from row to row."""

from __future__ import annotations

import re
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from struct import error as StructError
from typing import Any, BinaryIO, NamedTuple
from zipfile import BadZipFile, ZipFile

from newsx.reporting import wording
from newsx.reporting.collate import Ledger
from newsx.reporting.database import TABLES
from newsx.reporting.safe import plain, web
from newsx.reporting.sheet_cells import Cells, add, as_one, begin

ROWS = 1_048_575  # of a sheet of Excel 2007 and later, the heading left out; a longer table goes on in a second sheet
_LINKS = 65_530  # of a sheet
_ADDRESS = 2_079  # characters of a link
_LEFT_OUT = {("articles", "text")}  # whole articles: nobody reads them in a cell
_SEVERAL = (list, dict)
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
                sheets.write(table, ledger.columns(name), ledger.values(name))
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


class _Column(NamedTuple):
    """A column of a sheet: where it stands, which value of a row it shows, and where its links lead."""

    place: int
    letters: str
    nr: int
    cells: Cells
    linked: Cells
    leads: Callable[[Any], str | None] | None


class _Sheets:
    """The sheets of a workbook, and where the rows stand that others point at."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.head = book.add_format({"bold": True, "bottom": 1})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.link = book.get_default_url_format()
        self.places: dict[str, dict[Any, str]] = {table: {} for table in _NAMED}
        self.links = _LINKS

    def write(self, table: str, columns: Sequence[str], values: Iterator[Sequence[Any]]) -> None:
        """A table, in as many sheets as it takes."""
        number, row = 1, next(values, None)
        while row is not None or number == 1:
            row = self._sheet(table, table if number == 1 else f"{table} {number}", columns, values, row)
            number += 1

    def _sheet(
        self, table: str, name: str, columns: Sequence[str], values: Iterator[Sequence[Any]], row: Sequence[Any] | None
    ) -> Sequence[Any] | None:
        """One sheet from `row` on; the first row that no longer goes into it comes back."""
        kept = [(nr, column) for nr, column in enumerate(columns) if (table, column) not in _LEFT_OUT]
        sheet = self.book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for place, (_, column) in enumerate(kept):
            sheet.set_column(place, place, _WIDTHS.get(column, 11))
            sheet.write_string(0, place, column, self.head)
        made = [self._column(table, place, nr, column) for place, (nr, column) in enumerate(kept)]
        own = columns.index(_NAMED[table]) if table in _NAMED else None
        begin(sheet)
        at, self.links = 0, _LINKS
        while row is not None and at < ROWS:
            at += 1
            if own is not None:
                self.places[table][row[own]] = f"internal:'{name}'!A{at + 1}"
            add(sheet, at, self._row(sheet, at, made, row))
            row = next(values, None)
        sheet.autofilter(0, 0, at, len(kept) - 1)
        return row

    def _column(self, table: str, place: int, nr: int, column: str) -> _Column:
        from xlsxwriter.utility import xl_col_to_name

        other = "articles" if (table, column) == ("copies", "text") else _KEYS.get(column)
        leads = self.places[other].get if other and column != _NAMED.get(table) else None
        cells, linked = Cells(column, self.day), Cells(column, self.day, self.link)
        return _Column(place, xl_col_to_name(place), nr, cells, linked, _address if column == "url" else leads)

    def _row(self, sheet: Any, at: int, columns: Sequence[_Column], row: Sequence[Any]) -> Iterator[str]:
        """The cells of a row; its links are noted."""
        for place, letters, nr, cells, linked, leads in columns:
            value = row[nr]
            if value is None:
                continue
            if type(value) in _SEVERAL:
                value = as_one(value)
            target = leads(value) if leads is not None and self.links else None
            if target is None:
                cell = cells[value]
            else:
                self.links -= 1
                sheet.write_url(at, place, target, self.link, string=str(value))
                cell = linked[value]
            if cell:
                yield f'<c r="{letters}{at + 1}"{cell}'


def _address(value: str) -> str | None:
    """A web address that a cell can link to."""
    address = web(value)
    return address if address and len(address) <= _ADDRESS else None
