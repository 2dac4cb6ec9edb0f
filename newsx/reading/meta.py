"""`--meta`: what is known about the files, from a table with a `path` column."""

from __future__ import annotations

import csv
import hashlib
import io
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from newsx.article import Failure, Raw
from newsx.errors import NewsxError
from newsx.reading.dates import read_day
from newsx.reading.decoding import Unreadable, decode

FIELDS = ("url", "title", "published", "publisher")


@dataclass
class Row:
    """What one line of the table says of the file `key`; `read`: whether there is such a file among those read."""

    key: str
    line: int
    values: dict[str, Any]
    notes: tuple[str, ...] = ()
    read: bool = False

    @property
    def digest(self) -> str:
        """16 hex digits that change with what is said, so that `--resume` sees it; whatever the file is called."""
        said = sorted((key, str(value)) for key, value in self.values.items() if key != "path" and value is not None)
        return hashlib.sha256(repr((said, self.notes)).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def parts(self) -> tuple[str, ...]:
        return Path(os.path.normpath(self.key)).parts

    def ends(self, full: str) -> bool:
        return Path(full).parts[-len(self.parts) :] == self.parts


class Meta:
    """The rows, and which file each of them is about. `problems`: the lines that are not as they should be."""

    def __init__(self, path: Path = Path(), rows: Iterable[Row] = (), problems: Iterable[Failure] = ()) -> None:
        self.path = path
        self.rows = tuple(rows)
        self.problems = list(problems)
        self.by_file: dict[str, Row] = {}
        self.by_key = {row.key: row for row in self.rows}

    def match(self, names: Iterable[str]) -> None:
        """Finds the row of each file: the path as given, or from the table's folder, or else the end of one path.

        The end of a path ("x.txt" for mm/a/x.txt) will do only where no other file ends so: a row for mm/a/x.txt must
        not date mm/b/x.txt.
        """
        files = dict.fromkeys(os.path.abspath(name) for name in names)  # in order, each once
        spellings: tuple[Callable[[Row], str], ...] = (
            lambda row: os.path.abspath(row.key),
            lambda row: os.path.abspath(self.path.parent / row.key),
        )
        for spelt in spellings:
            for row in self.rows:
                if not row.read and spelt(row) in files:
                    self._give(row, spelt(row))
                    del files[spelt(row)]
        by_name: dict[str, list[str]] = {}
        for full in files:
            by_name.setdefault(os.path.basename(full), []).append(full)
        for row in sorted(self.rows, key=lambda row: -len(row.parts)):
            if not row.read and row.parts:
                ends = [full for full in by_name.get(row.parts[-1], ()) if row.ends(full)]
                self._one_of(row, [full for full in ends if full not in self.by_file])

    def _one_of(self, row: Row, names: list[str]) -> None:
        if len(names) == 1:
            self._give(row, names[0])
        elif names:
            row.read = True
            why = f"{row.key!r} may be {names[0]} or {names[1]}: name it with its folder"
            self.problems.append(Failure(str(self.path), row.line, why))

    def _give(self, row: Row, full: str) -> None:
        row.read = True
        self.by_file[full] = row

    def apply(self, raw: Raw, name: str) -> Raw:
        """`raw`, read from the file `name`, with what the table says; a JSONL row's own values stay (they are nearer).

        One of newsx's own records is about the file that it was made of.
        """
        row = self.by_file.get(os.path.abspath(name))
        if row is None and raw.clean is not None:
            row = self.by_key.get(raw.source.path or "")
        if row is None:
            return raw
        row.read = True
        known = row.values
        extra = {key: value for key, value in known.items() if key not in (*FIELDS, "path")} | raw.source.extra
        source = replace(
            raw.source,
            url=raw.source.url or known.get("url"),
            publisher=raw.source.publisher or known.get("publisher"),
            extra=extra,
        )
        return replace(
            raw,
            source=source,
            title=raw.title or known.get("title"),
            published=raw.published or known.get("published"),
            notes=raw.notes + row.notes,
            meta=row.digest,
        )

    def unread(self) -> Iterator[Failure]:
        """One message for all the rows that are about no file that was read: a path may be misspelt."""
        rows = [row for row in self.rows if not row.read]
        if rows:
            more = f" and {len(rows) - 3} more" if len(rows) > 3 else ""
            keys = ", ".join(repr(row.key) for row in rows[:3]) + more
            yield Failure(str(self.path), rows[0].line, f"no such file was read: {keys}")


def read_meta(path: Path) -> Meta:
    """Reads the table; a bad line is among `problems`, and the others count.

    Raises `NewsxError` that names the file, the line and what to do, where it is no table at all.
    """
    try:
        decoded = decode(path.read_bytes())
    except OSError as error:
        raise NewsxError(f"{path}: cannot read the --meta file: {error.strerror}") from error
    except Unreadable as error:
        raise NewsxError(f"{path}: {error}") from error
    notes = tuple(note.replace(": ", f": {path.name} is ", 1) for note in decoded.notes)
    rows: dict[str, Row] = {}
    wrong: list[tuple[int, str]] = []
    table = list(_csv(path, decoded.text) if path.suffix.lower() == ".csv" else _jsonl(decoded.text))
    days = "\n".join(str(values.get("published", "")) for _, values in table if isinstance(values, dict))
    for line, values in table:
        if isinstance(values, str):
            wrong.append((line, values))
            continue
        row, faults = _row(line, values, notes, days)
        wrong += [(line, fault) for fault in faults]
        if row is not None and row.key in rows:
            wrong.append((line, f"{row.key!r} stands on line {rows[row.key].line} already: this line is left out"))
        elif row is not None:
            rows[row.key] = row
    if wrong and not rows:
        raise NewsxError(f"{path}:{wrong[0][0]}: {wrong[0][1]}")
    return Meta(path, rows.values(), [Failure(str(path), line, message) for line, message in wrong])


def _row(line: int, values: dict[str, Any], notes: tuple[str, ...], days: str) -> tuple[Row | None, list[str]]:
    """The row, as far as it can be used, and what cannot. `days`: the whole column, which tells the order of a day."""
    key = values.get("path")
    if not isinstance(key, str) or not key:
        return None, ["no `path`: every row must name the file it is about"]
    faults = []
    url = values.get("url")
    day, note = read_day(values.get("published"), days, address=url if isinstance(url, str) else None)
    if note:
        faults.append(note)
        notes += (note,)
    known = values | {"published": day}
    for field in ("url", "title", "publisher"):
        if not isinstance(known.get(field), str | None):
            faults.append(f"expected a string, got {type(known[field]).__name__} - at `$.{field}`")
            known[field] = None
    return Row(key, line, known, notes), faults


def _csv(path: Path, text: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Each line's number and its values, or what is wrong with it."""
    table = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        if not table.fieldnames or "path" not in table.fieldnames:
            raise NewsxError(f"{path}:1: the first line must name the columns, `path` among them")
        if twice := [name for name in table.fieldnames if name and table.fieldnames.count(name) > 1]:
            raise NewsxError(f"{path}:1: the column {twice[0]!r} stands there twice: leave out one of the two")
        for row in table:
            if None in row:
                yield table.line_num, "more fields than columns: put quotes round the commas"
            else:
                yield table.line_num, {key: value for key, value in row.items() if value}
    except csv.Error as error:
        raise NewsxError(f"{path}:{table.line_num}: not a CSV line: {error}") from error


def _jsonl(text: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    from newsx.reading.jsonl import parse
    from newsx.reading.own_records import BadRow

    for line, row in enumerate(text.split("\n"), 1):
        if row.strip():
            try:
                yield line, parse(row)
            except BadRow as error:
                yield line, str(error)
