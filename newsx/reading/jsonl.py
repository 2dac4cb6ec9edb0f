"""JSON Lines: a row is an article, or one of newsx's own records."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import msgspec

from newsx.article import SCHEMA, Failure, Raw, Source
from newsx.reading.dates import read_day
from newsx.reading.decoding import BOMS, Unreadable, decode
from newsx.reading.opening import Opened
from newsx.reading.records import BadRow, record

KNOWN = ("url", "title", "published", "publisher")
DEEPEST = 100  # levels of a row: no real one has ten, and what is kept of it must still be written after much work


def read(opened: Opened, text_key: str) -> Iterator[Raw | Failure]:
    """Row by row, never the whole file; a bad row is a `Failure` that names its line, and the next one is read."""
    rows = 0
    for number, line in enumerate(opened.stream, 1):
        row = line.rstrip(b"\r\n")
        if number == 1:
            row = row.removeprefix(BOMS[0][0])
        if not row.strip():
            continue
        rows += 1
        try:
            yield _row(row, number, opened.name, text_key)
        except (BadRow, Unreadable) as error:
            yield Failure(opened.name, number, str(error))
    if not rows:
        raise Unreadable("the file is empty")


def _row(data: bytes, number: int, name: str, text_key: str) -> Raw:
    decoded = decode(data)
    values = parse(decoded.text)
    if values.get("schema") == SCHEMA:
        return record(values)
    sha256 = hashlib.sha256(data).hexdigest()
    format, text = _text(values, text_key)
    given = {key: _string(values, key) for key in ("url", "title", "publisher")}
    extra = {key: value for key, value in values.items() if key not in (*KNOWN, "date", text_key, format)}
    source = Source(
        name, number, given["url"], given["publisher"], format, decoded.encoding, (), sha256, len(text), extra
    )  # fmt: skip
    published, notes = _published(values, text if format == "text" else "", given["url"])
    return Raw(sha256[:16], text, source, given["title"], published, notes=decoded.notes + notes)


def parse(line: str) -> dict[str, Any]:
    """The object on one line. Raises `BadRow` where there is none, or one nested out of all proportion."""
    try:
        values = msgspec.json.decode(line)
    except msgspec.DecodeError as error:
        raise BadRow(f"not a JSON object on one line: {error}") from error
    except RecursionError:
        raise BadRow(f"nested more than {DEEPEST} levels deep") from None
    if not isinstance(values, dict):
        raise BadRow("expected a JSON object, got something else - at `$`")
    if line.count("[") + line.count("{") > DEEPEST and _is_deep(values):
        raise BadRow(f"nested more than {DEEPEST} levels deep")
    return values


def _is_deep(values: dict[str, Any]) -> bool:
    level: list[Any] = [values]
    for _ in range(DEEPEST):
        level = [
            inner
            for value in level
            for inner in (value.values() if isinstance(value, dict) else value)
            if isinstance(inner, dict | list)
        ]
    return bool(level)


def _text(values: dict[str, Any], text_key: str) -> tuple[str, str]:
    """The row's format and its text: `text` goes before `html` where a row has both."""
    for key, format in ((text_key, "text"), ("html", "html")):
        text = _string(values, key)
        if text and text.strip():
            return format, text
    keys = ", ".join(list(values)[:6])
    raise BadRow(f"no text under `$.{text_key}` or `$.html` (keys: {keys}): name its key with --text-key")


def _string(values: dict[str, Any], key: str) -> str | None:
    value = values.get(key)
    if value is not None and not isinstance(value, str):
        raise BadRow(f"expected a string, got {type(value).__name__} - at `$.{key}`")
    return value or None


def _published(values: dict[str, Any], text: str, url: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The first readable day, and what was wrong with one before it."""
    language = next((tag for key in ("language", "lang") if isinstance(tag := values.get(key), str)), None)
    notes: list[str] = []
    for key in ("published", "date"):
        day, wrong = read_day(values.get(key), text, language, url)
        if day is not None:
            return day, tuple(notes)
        notes += [wrong] if wrong else []
    return None, tuple(notes)
