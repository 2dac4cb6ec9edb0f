"""What options name (`--meta`, `--aliases`, `--review` …): opened and cut into rows, never more than there may be."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsx.alarm import TookTooLong, at_most
from newsx.article import Failure
from newsx.config import LIMITS, Limits
from newsx.errors import NewsxError
from newsx.reading.decoding import BOMS

MORE_CELLS = "more cells than columns: put quotes round the commas"
LONGEST_ROW = 1 << 25  # characters: a sentence of the report's own CSV may be as long as a record
NAMED = 100  # lines that cannot be used
SECONDS = 10  # that a pipe may wait for somebody who writes to it

Row = dict[str | None, Any]  # under null what stands behind the last column


@dataclass(frozen=True, slots=True)
class Bound:
    """How large a table may be; `more`: what else than to split it can be done."""

    bytes: int = LIMITS.table_bytes
    rows: int = LIMITS.table_rows
    more: str = ""

    @classmethod
    def of(cls, limits: Limits) -> Bound:
        """As the settings file says."""
        more = ", or set limits.table-bytes and limits.table-rows in newsx.toml"
        return cls(limits.table_bytes, limits.table_rows, more)

    def too_large(self, path: object, number: int, what: str) -> NewsxError:
        """What is said of a table that has more than `number` of something."""
        return NewsxError(f"{path}: more than {number:,} {what} are no table: split it{self.more}")


BOUND = Bound()


class _Bounded(io.RawIOBase):
    """A stream that is given up where it goes on for too long."""

    def __init__(self, stream: Any, path: object, bound: Bound) -> None:
        self.stream, self.path, self.bound = stream, path, bound
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size: int = self.stream.readinto(buffer)
        self.taken += size
        if self.taken > self.bound.bytes:
            raise self.bound.too_large(self.path, self.bound.bytes, "bytes")
        return size


def bounded(stream: Any, path: object, bound: Bound = BOUND) -> io.BufferedReader[Any]:
    """The stream, read no further than the bound: then a NewsxError that names `path`."""
    return io.BufferedReader(_Bounded(stream, path, bound), 1 << 16)


@contextmanager
def opened(path: Path, what: str, bound: Bound = BOUND) -> Iterator[io.BufferedReader[Any]]:
    """The bytes of a file; NewsxError where it cannot be read, has no end, or is a pipe that nobody writes to."""
    try:
        with _open(path) as file:
            yield bounded(file, path, bound)
    except OSError as error:
        raise NewsxError(f"{path}: cannot read the {what}: {error.strerror or error}") from error


def _open(path: Path) -> io.FileIO:
    try:
        with at_most(SECONDS):
            return path.open("rb", buffering=0)
    except TookTooLong:
        raise NewsxError(f"{path}: nobody writes to this pipe: name a file") from None


def lines(file: io.BufferedReader[Any], path: Path, newline: str = "") -> Iterator[str]:
    """The lines of a text in UTF-8, or as its byte order mark says. NewsxError for another encoding, and NUL bytes.

    `newline`: what ends a line, as `open` takes it; "" is any of the three ways.
    """
    head = file.peek(4)
    encoding = next((name for mark, name in BOMS if head.startswith(mark)), "utf-8")
    text = io.TextIOWrapper(file, encoding, newline=newline)
    number = 0
    try:
        while line := text.readline(LONGEST_ROW + 1):
            number += 1
            yield checked(line, path, number)
    except UnicodeError:
        raise NewsxError(f"{path}: not in {encoding.upper()}: save it as CSV in UTF-8") from None


def checked(line: str, path: Path, number: int) -> str:
    """A line that may be one of a table."""
    if "\0" in line:
        raise NewsxError(f"{path}:{number}: a NUL byte, as no text has: save it as CSV in UTF-8")
    if len(line) > LONGEST_ROW:
        raise NewsxError(f"{path}:{number}: more than {LONGEST_ROW:,} characters are no line of a table")
    return line


class Wrong:
    """The lines of a table that cannot be used: the first ones each by itself, the others by their number."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.number = 0
        self._named: list[Failure] = []

    def add(self, line: int, message: str) -> None:
        """One line more."""
        self.number += 1
        if self.number <= NAMED:
            self._named.append(Failure(str(self.path), line, message))

    def __iter__(self) -> Iterator[Failure]:
        yield from sorted(self._named, key=lambda one: one.line or 0)
        if self.number > NAMED:
            yield Failure(str(self.path), None, f"{self.number - NAMED:,} more of its lines cannot be used")


class CsvRows:
    """The rows of a CSV by their columns, each with the number of its line.

    NewsxError, which names the line, where it is no CSV or has too many rows.
    """

    def __init__(self, text: Iterable[str], path: Path, bound: Bound = BOUND) -> None:
        csv.field_size_limit(LONGEST_ROW)
        self.path, self.bound = path, bound
        self._table = csv.DictReader(text, strict=True)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns. NewsxError where one stands twice: one of its values would be taken without a word."""
        with self._told():
            names = tuple(self._table.fieldnames or ())
        if twice := next((name for name, times in Counter(names).items() if times > 1 and name), None):
            raise NewsxError(f"{self.path}:1: the column {twice!r} stands there twice: leave out one of the two")
        return names

    def __iter__(self) -> Iterator[tuple[int, Row]]:
        number = 0
        while True:
            with self._told():
                row = next(self._table, None)
            if row is None:
                return
            number += 1
            if number > self.bound.rows:
                raise self.bound.too_large(self.path, self.bound.rows, "rows")
            yield self._table.line_num, row

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except csv.Error as error:
            hint = "a quotation mark may be missing" if "limit" in str(error) or "end of data" in str(error) else error
            raise NewsxError(f"{self.path}:{self._table.line_num + 1}: not a CSV line: {hint}") from None
