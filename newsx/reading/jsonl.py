"""JSON Lines: a row is an article, or one of newsx's own records."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import msgspec

from newsx.article import SCHEMA, Block, Clean, Dateline, Dropped, Failure, Raw, Source, When
from newsx.reading.dates import iso_day
from newsx.reading.decoding import BOMS, Unreadable, decode
from newsx.reading.opening import Opened

KNOWN = ("url", "title", "published", "publisher")


class BadRow(Exception):
    """Says what is wrong with one row, and where in it."""


class _Record(msgspec.Struct):
    """What is taken over from one of newsx's own records."""

    id: str
    source: Source
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    published: When | None = None
    authors: tuple[str, ...] = ()
    dateline: Dateline | None = None
    language: str | None = None
    dropped: tuple[Dropped, ...] = ()


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
    values, encoding = _decode(data)
    if values.get("schema") == SCHEMA:
        return _record(values)
    sha256 = hashlib.sha256(data).hexdigest()
    format, text = _text(values, text_key)
    given = {key: _string(values, key) for key in ("url", "title", "publisher")}
    extra = {key: value for key, value in values.items() if key not in (*KNOWN, "date", text_key, format)}
    source = Source(
        name, number, given["url"], given["publisher"], format, encoding, (), sha256, len(text), extra
    )  # fmt: skip
    return Raw(sha256[:16], text, source, given["title"], _published(values))


def _decode(data: bytes) -> tuple[dict[str, Any], str]:
    try:
        text, encoding = decode(data)
        values = msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise BadRow(f"not a JSON object on one line: {error}") from error
    if not isinstance(values, dict):
        raise BadRow("expected a JSON object with a text, got something else - at `$`")
    return values, encoding


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


def _published(values: dict[str, Any]) -> str | None:
    for key in ("published", "date"):
        value = _string(values, key)
        if value is not None:
            day = iso_day(value)
            if day is None:
                raise BadRow(f"{value!r} is no day: write it as YYYY-MM-DD - at `$.{key}`")
            return day
    return None


def _record(values: dict[str, Any]) -> Raw:
    """One of newsx's own records: its text is clean already, its offsets into the first source stay."""
    try:
        record = msgspec.convert(values, _Record)
    except msgspec.ValidationError as error:
        raise BadRow(f"not a whole {SCHEMA} record: {error}") from error
    clean = Clean(
        source="", text=record.text, title=record.title, blocks=record.blocks, dropped=record.dropped,
        published=record.published, dateline=record.dateline, authors=record.authors,
        publisher=record.source.publisher, language=record.language, repairs=record.source.repairs,
    )  # fmt: skip
    return Raw(record.id, record.text, replace(record.source), record.title, None, clean)
