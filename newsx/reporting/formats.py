"""The formats of a report, and the one call that writes any of them."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO, TextIO, cast

from newsx.article import Failure
from newsx.errors import NewsxError
from newsx.reporting.annotations import write_annotations
from newsx.reporting.collate import Filters, Ledger, Options, collate
from newsx.reporting.database import write_parquet, write_sqlite
from newsx.reporting.export import write_csv, write_json
from newsx.reporting.html import write_html
from newsx.reporting.markdown import write_markdown
from newsx.reporting.table import write_table


@dataclass(frozen=True, slots=True)
class Format:
    """How a report is written, to a stream of text or of bytes, and what it is in a few words.

    `mark`: what such a file holds in its first or last `_EDGE` bytes and no other file does: a report replaces reports
    only.
    """

    write: Callable[[Ledger, Any], None]
    about: str
    binary: bool = False
    mark: bytes | None = None  # a regular expression


# To add a format: a function that writes it, and its line here.
FORMATS = {
    "terminal": Format(
        write_table, "tables to read", mark=rb"\A(?:\x1b\[[\d;]*m)*(?:What was read|No records were read)"
    ),
    "md": Format(write_markdown, "Markdown tables", mark=rb"\A# Who claims which figure\n"),
    "html": Format(
        write_html, "one page with charts and the articles", mark=rb"(?i)\A<!doctype html>(?s:.*)newsx</title>"
    ),
    "csv": Format(write_csv, "one row a claim", mark=rb"\Akey,article,path,line,"),
    "json": Format(write_json, "the ledger as one object", mark=rb'\A\{\n"schema": "newsx-ledger/'),
    "annotations": Format(
        write_annotations, "W3C Web Annotations, a JSON-LD page", mark=rb'\A\{\n"@context": "http://www.w3.org/ns/anno'
    ),
    "sqlite": Format(
        write_sqlite, "a database for Datasette", binary=True, mark=rb"\ASQLite format 3\x00(?s:.{52})news"
    ),
    "parquet": Format(write_parquet, "one row a claim, typed", binary=True, mark=rb"\APAR1(?s:.*)claimed_by_state"),
}


_EDGE = 65536


def is_report(file: BinaryIO) -> bool:
    """Whether a file begins (and, where that tells, ends) as a report does that newsx wrote, in any format."""
    head = file.read(_EDGE)
    size = file.seek(0, os.SEEK_END)
    file.seek(max(len(head), size - _EDGE))
    edges = head + file.read()
    return any(known.mark is not None and re.match(known.mark, edges) for known in FORMATS.values())


def report(
    paths: Sequence[str],
    *,
    out: TextIO | BinaryIO,
    format: str = "terminal",
    filters: Filters | None = None,
    options: Options | None = None,
    width: int | None = None,
    color: bool | None = None,
) -> list[Failure]:
    """Collates the records of `paths` ("-" is standard input) and writes them to `out` in one of FORMATS.

    `filters` say which claims are wanted, `options` what else goes in: aliases, a review, masks. `width` (columns) and
    `color` are the terminal format's. Returns the lines that are no record, and those of the review
    that cannot be used.
    NewsxError for an unknown format, a filter that makes no sense or a file that cannot be read.
    """
    if format not in FORMATS:
        raise NewsxError(f"no format {format!r}; a report comes as {', '.join(FORMATS)}")
    chosen = FORMATS[format]
    if chosen.binary and out.isatty():
        raise NewsxError(f"{format} is no text for a terminal: name a file with -o, or send it into one")
    with collate(paths, filters or Filters(), options) as ledger:
        if format == "terminal":
            with _text(out) as text:
                write_table(ledger, text, width, color)
        elif chosen.binary:
            chosen.write(ledger, getattr(out, "buffer", out))
        else:
            with _text(getattr(out, "buffer", out)) as text:
                chosen.write(ledger, text)
        return [*ledger.failures, *ledger.unused]


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
