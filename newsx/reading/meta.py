"""`--meta`: what is known about the files, from a table with a `path` column."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from newsx.article import Raw
from newsx.errors import NewsxError
from newsx.reading.dates import iso_day
from newsx.reading.decoding import Unreadable, decode

FIELDS = ("url", "title", "published", "publisher")


@dataclass(frozen=True)
class Meta:
    """Rows by path: as given first, by the file's name second."""

    rows: dict[str, dict[str, Any]]

    def apply(self, raw: Raw) -> Raw:
        """`raw` with what the table says of its path; a JSONL row's own values stay (they are nearer)."""
        path = raw.source.path or ""
        row = self.rows.get(path) or self.rows.get(Path(path).name)
        if row is None:
            return raw
        extra = {key: value for key, value in row.items() if key not in (*FIELDS, "path")} | raw.source.extra
        source = replace(
            raw.source,
            url=raw.source.url or row.get("url"),
            publisher=raw.source.publisher or row.get("publisher"),
            extra=extra,
        )
        return replace(
            raw, source=source, title=raw.title or row.get("title"), published=raw.published or row.get("published")
        )


def read_meta(path: Path) -> Meta:
    """Reads the table; raises `NewsxError` that names the file, the line and what to do."""
    try:
        text, _ = decode(path.read_bytes())
    except OSError as error:
        raise NewsxError(f"{path}: cannot read the --meta file: {error.strerror}") from error
    except Unreadable as error:
        raise NewsxError(f"{path}: {error}") from error
    rows = _csv(path, text) if path.suffix.lower() == ".csv" else _jsonl(path, text)
    found: dict[str, dict[str, Any]] = {}
    for line, row in rows:
        key = row.get("path")
        if not isinstance(key, str) or not key:
            raise NewsxError(f"{path}:{line}: no `path`: every row must name the file it is about")
        found[key] = row | {"published": _day(path, line, row.get("published"))}
        found.setdefault(Path(key).name, found[key])
    return Meta(found)


def _day(path: Path, line: int, value: Any) -> str | None:
    if not value:
        return None
    day = iso_day(str(value))
    if day is None:
        raise NewsxError(f"{path}:{line}: published {value!r} is no day: write it as YYYY-MM-DD")
    return day


def _csv(path: Path, text: str) -> list[tuple[int, dict[str, Any]]]:
    table = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    if not table.fieldnames or "path" not in table.fieldnames:
        raise NewsxError(f"{path}:1: the first line must name the columns, `path` among them")
    rows = []
    try:
        for row in table:
            if None in row:
                raise NewsxError(f"{path}:{table.line_num}: more fields than columns: put quotes round the commas")
            rows.append((table.line_num, {key: value for key, value in row.items() if value}))
    except csv.Error as error:
        raise NewsxError(f"{path}:{table.line_num}: not a CSV line: {error}") from error
    return rows


def _jsonl(path: Path, text: str) -> list[tuple[int, dict[str, Any]]]:
    rows = []
    for line, row in enumerate(text.split("\n"), 1):
        if not row.strip():
            continue
        try:
            values = msgspec.json.decode(row)
        except msgspec.DecodeError as error:
            raise NewsxError(f"{path}:{line}: not a JSON object on one line: {error}") from error
        if not isinstance(values, dict):
            raise NewsxError(f"{path}:{line}: expected a JSON object with a `path`")
        rows.append((line, values))
    return rows
