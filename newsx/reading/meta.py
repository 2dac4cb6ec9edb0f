"""`--meta`: what is known about the files, from a table with a `path` column."""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsx.article import Failure, Raw
from newsx.config import LIMITS, Limits
from newsx.errors import NewsxError
from newsx.reading.dates import read_day
from newsx.reading.decoding import Unreadable, decode
from newsx.reading.handed_tables import MORE_CELLS, Bound, CsvRows, Wrong, lines, opened

FIELDS = ("url", "title", "published", "publisher")


class Row:
    """What one line of the table says of the file `key`; `read`: whether there is such a file among those read.

    There may be a million, so the values are kept packed: `values` is made anew each time, and set as a whole.
    """

    __slots__ = ("_packed", "key", "line", "notes", "read")

    def __init__(self, key: str, line: int, values: dict[str, Any], notes: tuple[str, ...] = ()) -> None:
        self.key, self.line, self.notes = key, line, notes
        self.values = values
        self.read = False

    @property
    def values(self) -> dict[str, Any]:
        """By column."""
        known: dict[str, Any] = json.loads(self._packed)
        return known

    @values.setter
    def values(self, known: dict[str, Any]) -> None:
        self._packed = json.dumps(known, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")

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

    def __init__(self, path: Path, by_key: dict[str, Row], problems: Wrong) -> None:
        self.path = path
        self.by_key = by_key
        self.problems = problems
        self.by_file: dict[str, Row] = {}

    @property
    def rows(self) -> Iterable[Row]:
        """In the order of the table."""
        return self.by_key.values()

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
        alike = ((row, by_name.get(os.path.basename(os.path.normpath(row.key)))) for row in self.rows if not row.read)
        for row, names in sorted(((row, names) for row, names in alike if names), key=lambda one: -len(one[0].parts)):
            self._one_of(row, [full for full in names if row.ends(full) and full not in self.by_file])

    def _one_of(self, row: Row, names: list[str]) -> None:
        if len(names) == 1:
            self._give(row, names[0])
        elif names:
            row.read = True
            why = f"{row.key!r} may be {names[0]} or {names[1]}: name it with its folder"
            self.problems.add(row.line, why)

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


def read_meta(path: Path, limits: Limits = LIMITS) -> Meta:
    """Reads the table; a bad line is among `problems`, and the others count.

    Raises `NewsxError` that names the file, the line and what to do, where it is no table at all.
    """
    with opened(path, "--meta file", Bound.of(limits)) as file:
        data = file.read()
    try:
        decoded = decode(data)
    except Unreadable as error:
        raise NewsxError(f"{path}: {error}") from error
    notes = tuple(note.replace(": ", f": {path.name} is ", 1) for note in decoded.notes)
    data = decoded.text.encode("utf-8", "replace")  # four times smaller than the text, where one emoji is in it
    del decoded
    rows: dict[str, Row] = {}
    wrong = Wrong(path)
    for line, values in _table(path, data, limits):
        why = values if isinstance(values, str) else _fault(values, rows)
        if why:
            wrong.add(line, why)
        elif isinstance(values, dict):
            key = values.pop("path")
            rows[key] = Row(key, line, values, notes)
    if wrong.number and not rows:
        first = next(iter(wrong))
        raise NewsxError(f"{path}:{first.line}: {first.message}")
    del data
    days = "\n".join(dict.fromkeys(str(row.values.get("published", "")) for row in rows.values()))
    for row in rows.values():
        for fault in _mend(row, days):
            wrong.add(row.line, fault)
    return Meta(path, rows, wrong)


def _fault(values: dict[str, Any], rows: dict[str, Row]) -> str | None:
    """Why a line says nothing of any file; null where it does."""
    key = values.get("path")
    if not isinstance(key, str) or not key:
        return "no `path`: every row must name the file it is about"
    if key in rows:
        return f"{key!r} stands on line {rows[key].line} already: this line is left out"
    return None


def _mend(row: Row, days: str) -> Iterator[str]:
    """What of a row cannot be used, and is taken out. `days`: the whole column, which tells the order of a day."""
    known = row.values
    if "published" in known:
        url = known.get("url")
        known["published"], note = read_day(known["published"], days, address=url if isinstance(url, str) else None)
        if note:
            row.notes += (note,)
            yield note
    for field in ("url", "title", "publisher"):
        if not isinstance(known.get(field), str | None):
            yield f"expected a string, got {type(known[field]).__name__} - at `$.{field}`"
            known[field] = None
    row.values = known


def _table(path: Path, data: bytes, limits: Limits) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Each line's number and its values, or what is wrong with it. What a name does not tell, the first sign does."""
    kind = path.suffix.lower()
    is_json = kind != ".csv" if kind in (".csv", ".json", ".jsonl", ".ndjson") else data.lstrip()[:1] in (b"{", b"[")
    file = io.BufferedReader(io.BytesIO(data))
    return _jsonl(path, lines(file, path, "\n"), limits) if is_json else _csv(path, lines(file, path), limits)


def _csv(path: Path, text: Iterable[str], limits: Limits) -> Iterator[tuple[int, dict[str, Any] | str]]:
    table = CsvRows(text, path, Bound.of(limits))
    if "path" not in table.names:
        raise NewsxError(f"{path}:1: the first line must name the columns, `path` among them")
    for line, row in table:
        yield line, MORE_CELLS if None in row else {key: value for key, value in row.items() if key and value}


def _jsonl(path: Path, text: Iterable[str], limits: Limits) -> Iterator[tuple[int, dict[str, Any] | str]]:
    from newsx.reading.jsonl import parse
    from newsx.reading.own_records import BadRow

    bound = Bound.of(limits)
    for line, row in enumerate(text, 1):
        if line > bound.rows:
            raise bound.too_large(path, bound.rows, "rows")
        if row.strip():
            try:
                yield line, parse(row)
            except BadRow as error:
                yield line, str(error)
