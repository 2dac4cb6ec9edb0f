"""The ledger as a spreadsheet: a sheet a table, numbers and days as such, and links from row to row."""

from __future__ import annotations

import re
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from struct import error as StructError
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from newsx.ledger import wording
from newsx.ledger.collate import Ledger
from newsx.ledger.safe import plain, web
from newsx.reporting.database import TABLES
from newsx.reporting.sheet_cells import Cells, as_one, inside, rows

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

    XlsxWriter makes it with headings alone; the rows are put in while it is packed, in a thread of its own.
    """
    with tempfile.TemporaryDirectory(prefix="newsx-") as folder:
        sheets = _Sheets(ledger, folder)
        path = Path(folder) / "ledger.xlsx"
        with ZipFile(sheets.empty) as empty, ZipFile(path, "w", ZIP_DEFLATED) as book, ThreadPoolExecutor(1) as packing:
            for part in empty.infolist():
                with book.open(_like(part), "w") as file:
                    packed = packing.submit(int)
                    for piece in sheets.filled(part.filename, empty.read(part)):
                        packed.result()
                        packed = packing.submit(file.write, piece)
                    packed.result()
        with path.open("rb") as written:
            shutil.copyfileobj(written, out)


def _like(part: ZipInfo) -> ZipInfo:
    """What the file says of a part, but for its size."""
    found = ZipInfo(part.filename, part.date_time)
    found.compress_type, found.external_attr, found.create_system = ZIP_DEFLATED, part.external_attr, part.create_system
    return found


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

    def __init__(self, ledger: Ledger, folder: str) -> None:
        import xlsxwriter  # only who wants a workbook waits for it

        self.ledger = ledger
        self.empty = Path(folder) / "empty.xlsx"
        self.places: dict[str, dict[Any, str]] = {table: {} for table in _NAMED}
        self.sheets: list[_Sheet] = []
        options = {"constant_memory": True, "tmpdir": folder, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(str(self.empty), options) as book:
            book.set_properties({"created": _MADE, "title": _TITLE})
            _about(book.add_worksheet("about"), ledger)
            self.head = book.add_format({"bold": True, "bottom": 1})
            self.link = book.get_default_url_format()
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            _, self.linked, self.day = (one._get_xf_index() for one in (self.head, self.link, day))
            for table, name in TABLES.items():
                self._begin(book, table, name)

    def _begin(self, book: Any, table: str, query: str) -> None:
        """A table without its rows, in as many sheets as it takes."""
        kinds = self.ledger.columns(query)
        (many,) = self.ledger.only(query, "count(*)")
        urls = self.ledger.only(query, "url") if "url" in kinds else []
        pages = _parted(self.ledger.pages(query))
        for number in range(max(1, -(-many // ROWS))):
            name = f"{table} {number + 1}" if number else table
            sheet = _Sheet(self, table, name, kinds, min(ROWS, many - number * ROWS), pages)
            sheet.begin(book.add_worksheet(name), urls[number * ROWS : (number + 1) * ROWS])
            self.sheets.append(sheet)

    def filled(self, name: str, part: bytes) -> Iterator[bytes]:
        """A part of the workbook, a sheet with its rows, in pieces."""
        sheet = next((one for nr, one in enumerate(self.sheets, 2) if name == f"xl/worksheets/sheet{nr}.xml"), None)
        if sheet is None:
            yield part
            return
        before, end, after = part.partition(b"</sheetData>")
        yield before
        yield from sheet.xml()
        links = f"<hyperlinks>{''.join(sheet.links)}</hyperlinks>".encode() if sheet.links else b""
        yield end + after.replace(b"<pageMargins", links + b"<pageMargins", 1)


def _parted(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages, none of which goes on in another sheet."""
    room = ROWS
    for page in pages:
        while page[0]:
            piece, page = [values[:room] for values in page], [values[room:] for values in page]
            room = room - len(piece[0]) or ROWS
            yield piece


class _Sheet:
    """One sheet, which takes so many rows of a table."""

    def __init__(
        self, sheets: _Sheets, table: str, name: str, kinds: Mapping[str, str], rows: int, pages: Iterator[Page]
    ) -> None:
        self.sheets, self.table, self.name, self.rows, self.pages = sheets, table, name, rows, pages
        shown = [(nr, column) for nr, column in enumerate(kinds) if (table, column) not in _LEFT_OUT]
        self.headings = [column for _, column in shown]
        self.columns = [_column(sheets, table, place, nr, kinds) for place, (nr, _) in enumerate(shown)]
        self.own = list(kinds).index(_NAMED[table]) if table in _NAMED else None
        self.links: list[str] = []  # inside the workbook
        self.free = _LINKS

    def begin(self, sheet: Any, urls: Sequence[str | None]) -> None:
        """Writes what stands around the rows, and the links to the web."""
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(self.headings):
            sheet.set_column(place, place, _WIDTHS.get(column, 11))
            sheet.write_string(0, place, column, self.sheets.head)
        sheet.autofilter(0, 0, self.rows, len(self.columns) - 1)
        sheet.dim_rowmax = self.rows
        sheet.ignore_write_string = True  # a link adds no cell of its own
        place = self.headings.index("url") if urls else 0
        found = ((at, url, _address(url)) for at, url in enumerate(urls, 1))
        for at, url, address in islice((one for one in found if one[2]), _LINKS):
            sheet.write_url(at, place, address, self.sheets.link, string=url)

    def xml(self) -> Iterator[bytes]:
        """The rows, some at a time."""
        written = 0
        while written < self.rows:
            page = next(self.pages)
            numbers = range(written + 2, written + 2 + len(page[0]))
            written += len(numbers)
            if self.own is not None:
                own = zip(page[self.own], numbers, strict=True)
                self.sheets.places[self.table].update((value, f"'{self.name}'!A{nr}") for value, nr in own)
            targets = [list(map(one.leads, page[one.nr])) if one.leads and self.free else None for one in self.columns]
            self._link(page, numbers, targets)
            named = list(map(str, numbers))
            found = zip(self.columns, targets, strict=True)
            cells = [one.xml(named, page[one.nr], where) for one, where in found]
            yield rows(named, cells).encode()

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
                if one.leads is not _address:
                    self.links.append(inside(f"{one.letters}{nr}", target, str(values[at])))


def _column(sheets: _Sheets, table: str, place: int, nr: int, kinds: Mapping[str, str]) -> _Column:
    from xlsxwriter.utility import xl_col_to_name

    column, kind = list(kinds.items())[nr]
    other = "articles" if (table, column) == ("copies", "text") else _KEYS.get(column)
    leads = sheets.places[other].get if other and column != _NAMED.get(table) else None
    cells, linked = Cells(column, sheets.day), Cells(column, sheets.day, sheets.linked)
    several = kind.endswith("]") or kind.startswith("STRUCT")
    return _Column(xl_col_to_name(place), nr, several, cells, linked, _address if column == "url" else leads)


def _address(value: str | None) -> str | None:
    """A web address that a cell can link to."""
    address = web(value)
    return address if address and len(address) <= _ADDRESS else None
