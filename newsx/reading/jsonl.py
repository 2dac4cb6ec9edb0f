"""JSON: a row is an article, or one of newsx's own records. A row is a line, or an element of an array."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from newsx.article import SCHEMA, Failure, Raw, Source
from newsx.reading.dates import first_day
from newsx.reading.decoding import BOMS, Unreadable, decode
from newsx.reading.faults import DEEPEST, is_deep
from newsx.reading.json_values import over_lines, values_of
from newsx.reading.opening import Opened
from newsx.reading.own_records import BadRow, record

KNOWN = ("url", "title", "published", "publisher")
ENDLESS = 100  # times the longest article: so much of a row is passed over to find the next one
FEW = 5  # bad rows that are named one by one where no row is good
HELD = 10_000  # bad rows before the first good one that are kept until it is known whether there is one
_FEW_KEYS = 50  # that are looked for one by one
_SPELT_KEY = re.compile(r'\\u[0-9a-fA-F]{4}[^"\\]{0,80}"\s*:')  # "te\u0078t": another key may be the same
OTHER_SCHEMA = re.compile(r"\s*newsx\s*(?:[/ ].*)?", re.IGNORECASE | re.DOTALL)


def read(opened: Opened, text_key: str) -> Iterator[Raw | Failure]:
    """Row by row, never the whole file; a bad row is a `Failure` that names its line, and the next one is read.

    Of a file without any good row there is one `Failure` where it has more than `FEW` rows: it is something else.
    """
    bad: list[Failure] = []
    waits = True
    try:
        for row in _rows(opened, text_key):
            waits = waits and isinstance(row, Failure) and len(bad) < HELD
            if waits and isinstance(row, Failure):
                bad.append(row)
                continue
            yield from bad
            bad = []
            yield row
    except Unreadable:
        yield from bad
        raise
    if len(bad) > FEW:
        said = f"none of its {len(bad):,} rows is an article; line {bad[0].line}: {bad[0].message}"
        bad = [Failure(opened.name, None, said)]
    yield from bad


def _rows(opened: Opened, text_key: str) -> Iterator[Raw | Failure]:
    """Each row by itself.

    The elements of an array, and objects that go over several lines, are rows too: their number stands for the line.
    """
    rows = 0
    values = over_lines(opened.head)
    for number, line in enumerate(values_of(opened) if values else _lines(opened), 1):
        row = line.rstrip(b"\r\n")
        if number == 1:
            row = row.removeprefix(BOMS[0][0])
        if not row.strip():
            continue
        rows += 1
        try:
            if len(row) > opened.limits.article_bytes:
                raise BadRow(opened.too_long)
            yield _row(row, number, opened.name, text_key)
        except (BadRow, Unreadable) as error:
            yield Failure(opened.name, number, str(error))
    if not rows:
        raise Unreadable("it holds no rows" if values else "the file is empty")


def _lines(opened: Opened) -> Iterator[bytes]:
    """The lines; of one that is too long no more than shows it."""
    most = opened.limits.article_bytes + len(b"\r\n") + len(BOMS[0][0])
    while line := opened.stream.readline(most):
        rest, pieces = line, 0
        while len(rest) == most and not rest.endswith(b"\n"):
            rest, pieces = opened.stream.readline(most), pieces + 1
            if pieces > ENDLESS:
                raise Unreadable(f"a row has no end: {opened.too_long}")
        yield line


def _row(data: bytes, number: int, name: str, text_key: str) -> Raw:
    decoded = decode(data)
    values = parse(decoded.text)
    if values.get("schema") == SCHEMA:
        return record(values)
    if OTHER_SCHEMA.fullmatch(str(values.get("schema"))):
        raise BadRow(f"a record of {str(values['schema'])[:40]!r}; this newsx reads {SCHEMA!r}")
    sha256 = hashlib.sha256(data).hexdigest()
    format, text = _text(values, text_key)
    given = {key: _string(values, key) for key in ("url", "title", "publisher")}
    extra = {key: value for key, value in values.items() if key not in (*KNOWN, "date", text_key, format)}
    source = Source(
        name, number, given["url"], given["publisher"], format, decoded.encoding, (), sha256, len(text), extra
    )  # fmt: skip
    language = next((tag for key in ("language", "lang") if isinstance(tag := values.get(key), str)), None)
    days = (values.get(key) for key in ("published", "date"))
    published, notes = first_day(days, text if format == "text" else "", language, given["url"])
    return Raw(sha256[:16], text, source, given["title"], published, notes=decoded.notes + notes)


def parse(line: str) -> dict[str, Any]:
    """The object in a row. Raises `BadRow` where there is none, or one nested out of all proportion."""
    try:
        values = msgspec.json.decode(line)
    except msgspec.DecodeError as error:
        raise BadRow(f"not a JSON object: {error}") from error
    except RecursionError:
        raise BadRow(f"nested more than {DEEPEST} levels deep") from None
    if not isinstance(values, dict):
        raise BadRow("expected a JSON object, got something else - at `$`")
    if line.count("[") + line.count("{") > DEEPEST and is_deep(values):
        raise BadRow(f"nested more than {DEEPEST} levels deep")
    if (key := _twice(line, values)) is not None:
        raise BadRow(f"the key {key[:40]!r} stands twice in the row")
    return values


def _twice(line: str, values: dict[str, Any]) -> str | None:
    """A key that stands twice in the row: one of its values would be taken without a word."""
    few = len(values) <= _FEW_KEYS
    if few and not _SPELT_KEY.search(line) and not any(line.count(f'"{key}"') > 1 for key in values):
        return None  # JSON is read once more only where there may be one
    pairs: list[tuple[str, Any]] = []

    def outermost(found: list[tuple[str, Any]]) -> dict[str, Any]:
        pairs[:] = found  # the last object that ends is the row
        return {}

    try:
        json.loads(line, object_pairs_hook=outermost)
    except (ValueError, RecursionError):
        return None
    keys = Counter(key for key, _ in pairs)
    return next((key for key, times in keys.items() if times > 1), None)


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
