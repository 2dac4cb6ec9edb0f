"""The formats of a report, and the one call that writes any of them."""

from __future__ import annotations

import io
import logging
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TextIO, cast

from newsx.article import Failure
from newsx.errors import NewsxError
from newsx.ledger.collate import Filters, Ledger, Options, Row, collate
from newsx.ledger.wording import counted
from newsx.reporting.annotations import write_annotations
from newsx.reporting.claimant_columns import nobody
from newsx.reporting.database import write_parquet, write_sqlite
from newsx.reporting.export import write_csv, write_json
from newsx.reporting.ftm import write_ftm
from newsx.reporting.html import write_html
from newsx.reporting.markdown import write_markdown
from newsx.reporting.table import write_table
from newsx.reporting.workbook import is_workbook, write_xlsx

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Format:
    """How a report is written, to a stream of text or of bytes, what it is in a few words, and how its files end.

    `mark`: what such a file holds in its first or last `_EDGE` bytes and no other file does, or what tells it: a report
    replaces reports only.
    """

    write: Callable[[Ledger, Any], None]
    about: str
    suffixes: tuple[str, ...]
    binary: bool = False
    mark: bytes | Callable[[BinaryIO], bool] | None = None  # bytes: a regular expression


# To add a format: a function that writes it, and its line here.
FORMATS = {
    "terminal": Format(
        write_table, "tables to read", (".txt",), mark=rb"\A(?:\x1b\[[\d;]*m)*(?:What was read|No records were read)"
    ),
    "md": Format(write_markdown, "Markdown tables", (".md", ".markdown"), mark=rb"\A# Who claims which figure\n"),
    "html": Format(
        write_html, "one page with charts and the articles", (".html", ".htm"),
        mark=rb"(?i)\A<!doctype html>(?s:.*)newsx</title>",
    ),
    "csv": Format(write_csv, "one row a claim", (".csv",), mark=rb"\Akey,article,path,line,"),
    "xlsx": Format(write_xlsx, "a spreadsheet, one sheet a table", (".xlsx",), binary=True, mark=is_workbook),
    "json": Format(write_json, "the ledger as one object", (".json",), mark=rb'\A\{\n"schema": "newsx-ledger/'),
    "annotations": Format(
        write_annotations, "W3C Web Annotations, a JSON-LD page", (".jsonld",),
        mark=rb'\A\{\n"@context": "http://www.w3.org/ns/anno',
    ),
    "ftm": Format(
        write_ftm, "FollowTheMoney entities for Aleph", (".ftm.json", ".ftm.jsonl", ".ftm"),
        mark=rb'\A\{"id": "newsx-[^"]+", [^\n]*"schema": "Article"',
    ),
    "sqlite": Format(
        write_sqlite, "a database for Datasette", (".sqlite", ".sqlite3", ".db"), binary=True,
        mark=rb"\ASQLite format 3\x00(?s:.{52})news",
    ),
    "parquet": Format(
        write_parquet, "one row a claim, typed", (".parquet",), binary=True, mark=rb"\APAR1(?s:.*)claimed_by_state"
    ),
}  # fmt: skip
_EDGE = 65536


def is_report(file: BinaryIO) -> bool:
    """Whether a file begins (and, where that tells, ends) as a report does that newsx wrote, in any format."""
    head = file.read(_EDGE)
    size = file.seek(0, os.SEEK_END)
    file.seek(max(len(head), size - _EDGE))
    edges = head + file.read()
    marks = [known.mark for known in FORMATS.values() if known.mark is not None]
    return any(re.match(mark, edges) if isinstance(mark, bytes) else mark(file) for mark in marks)


class NoRecords(NewsxError):
    """The input held no record. `failures` are the lines of it that are none."""

    def __init__(self, paths: Sequence[str], failures: Sequence[Failure]) -> None:
        names = ", ".join("standard input" if path == "-" else path for path in paths)
        super().__init__(f"{names}: no record of newsx extract is in it, and nothing was written")
        self.failures = tuple(failures)


def format_of(path: Path) -> str:
    """The format of a file's suffix; tables to read where it has no suffix.

    NewsxError where no format goes by its suffix.

    >>> format_of(Path("ledger.XLSX")), format_of(Path("ledger.ftm.json")), format_of(Path("ledger"))
    ('xlsx', 'ftm', 'terminal')
    """
    if not path.suffix:
        return "terminal"
    by_suffix = {suffix: name for name, format in FORMATS.items() for suffix in format.suffixes}
    for suffix in sorted(by_suffix, key=len, reverse=True):
        if path.name.lower().endswith(suffix):
            return by_suffix[suffix]
    known = ", ".join(by_suffix)
    raise NewsxError(f"{path}: no format goes by {path.suffix}: say which one with --format, or end it in {known}")


def report(
    paths: Sequence[str],
    *,
    out: TextIO | BinaryIO,
    format: str = "terminal",
    filters: Filters | None = None,
    options: Options | None = None,
    width: int | None = None,
    color: bool | None = None,
    empty: bool = True,
) -> list[Failure]:
    """Collates the records of `paths` ("-" is standard input) and writes them to `out` in one of FORMATS.

    `filters` say which claims are wanted, `options` what else goes in: aliases, a review, masks. `width` (columns) and
    `color` are the terminal format's. Returns the lines that are no record, which the report leaves out, and those of
    the review and the stories that cannot be used.
    NewsxError for an unknown format, a filter that makes no sense or a file that cannot be read; where there is no
    record at all, a report that says so, or with `empty` false NoRecords and nothing written. Logs what was read, and
    that nobody is called as `by` says.
    """
    if format not in FORMATS:
        raise NewsxError(f"no format {format!r}; a report comes as {', '.join(FORMATS)}")
    if FORMATS[format].binary and out.isatty():
        raise NewsxError(f"{format} is no text for a terminal: name a file with -o, or send it into one")
    with collate(paths, filters or Filters(), options) as ledger:
        tell_of(ledger, paths, empty)
        write(ledger, out, format, width, color)
        return [*ledger.failures, *ledger.unused]


def write(
    ledger: Ledger, out: TextIO | BinaryIO, format: str, width: int | None = None, color: bool | None = None
) -> None:
    """Writes a ledger in one of FORMATS; it can be written in another one afterwards."""
    if format == "terminal":
        with _text(out) as text:
            write_table(ledger, text, width, color)
    elif FORMATS[format].binary:
        FORMATS[format].write(ledger, getattr(out, "buffer", out))
    else:
        with _text(getattr(out, "buffer", out)) as text:
            FORMATS[format].write(ledger, text)


def tell_of(ledger: Ledger, paths: Sequence[str], empty: bool = False) -> None:
    """Logs what was read of `paths`; NoRecords where that is nothing, unless it may be empty."""
    read = ledger.read()
    if not read["records"] and not empty:
        raise NoRecords(paths, ledger.failures)
    if log.isEnabledFor(logging.INFO):
        log.info("%s", _read(ledger, read, paths))
    if ledger.filters.by and (said := nobody(ledger, ledger.filters.by)):
        log.warning("%s", said)


def _read(ledger: Ledger, read: Row, paths: Sequence[str]) -> str:
    """What was read, left out and taken for one, in a sentence."""
    told = f"read {counted(read['records'], 'record')} of {', '.join(paths)}: {counted(read['articles'], 'article')}, "
    told += f"{counted(read['claims'], 'claim')}, {counted(read['mentions'] - read['claims'], 'repeat')} left out"
    if again := read["records"] - read["articles"]:
        told += f"; {counted(again, 'record')} of the same bytes left out"
    names = sum(1 for _ in ledger.rows("same_names"))
    return f"{told}; taken for one: {counted(names, 'name')}, {counted(read['copies'], 'copy', 'copies')} of a text"


@contextmanager
def _text(out: TextIO | BinaryIO) -> Iterator[TextIO]:
    """`out` as a stream of text: as it is, or UTF-8 whatever the locale says; one of bytes stays open afterwards."""
    if isinstance(out, io.TextIOBase):
        yield out
        out.flush()
        return
    wrapped = io.TextIOWrapper(cast(BinaryIO, out), "utf-8", newline="\n")
    try:
        yield wrapped
        wrapped.flush()
    finally:
        wrapped.detach()
