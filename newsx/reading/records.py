"""newsx's own records as input: what another program may have changed in them is checked, then taken over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import msgspec

from newsx.article import SCHEMA, Block, Clean, Dateline, Dropped, Raw, Source, When
from newsx.reading.dates import iso_day


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
    warnings: tuple[str, ...] = ()


# The warnings that came of reading the source: they stay true of the text. The others are found anew.
OF_READING = ("encoding.", "published.", "characters.", "html")


def record(values: dict[str, Any]) -> Raw:
    """One of newsx's own records: its text is clean already, its offsets into the first source stay.

    Raises `BadRow` with the JSON path of what cannot be so.
    """
    try:
        found = msgspec.convert(values, _Record)
    except msgspec.ValidationError as error:
        raise BadRow(f"not a whole {SCHEMA} record: {error}") from error
    for path, wrong in _faults(found):
        raise BadRow(f"not a sound {SCHEMA} record: {wrong} - at `$.{path}`")
    clean = Clean(
        source="", text=found.text, title=found.title, blocks=found.blocks, dropped=found.dropped,
        published=found.published, dateline=found.dateline, authors=found.authors,
        publisher=found.source.publisher, language=found.language, repairs=found.source.repairs,
    )  # fmt: skip
    notes = tuple(warning for warning in found.warnings if warning.startswith(OF_READING))
    return Raw(found.id, found.text, replace(found.source), found.title, None, clean, notes)


def _faults(found: _Record) -> Iterator[tuple[str, str]]:
    """Each (JSON path, what is wrong)."""
    if not found.id.strip():
        yield "id", "it is empty"
    if found.source.chars < 0:
        yield "source.chars", "it is less than nothing"
    yield from _date_faults(found)
    yield from _block_faults(found)
    for number, stretch in enumerate(found.dropped):
        if wrong := _in_source(stretch, found.source):
            yield f"dropped[{number}].{wrong}", _outside("the source", found.source.chars)


def _date_faults(found: _Record) -> Iterator[tuple[str, str]]:
    when = found.published
    if when is None:
        return
    if when.precision != "day":
        yield "published.precision", "a publication date is a day"
    elif len(when.date) != len("2024-05-06") or iso_day(when.date) is None:
        yield "published.date", f"{when.date[:40]!r} is no day (YYYY-MM-DD)"
    if (when.start is None) != (when.end is None):
        yield "published.end", "start and end go together"
    elif when.start is not None and when.end is not None and not 0 <= when.start < when.end <= len(found.text):
        yield "published.end", _outside("the text", len(found.text))


def _block_faults(found: _Record) -> Iterator[tuple[str, str]]:
    """Blocks lie in the text in order, hold words, and nothing but white space lies between them."""
    at, text = 0, found.text
    for number, block in enumerate(found.blocks):
        if not at <= block.start < block.end <= len(text):
            yield f"blocks[{number}].end", _outside("the text after the block before", len(text))
            return
        if text[at : block.start].strip():
            yield f"blocks[{number}].start", f"{text[at : block.start].strip()[:40]!r} before it is in no block"
        if not text[block.start : block.end].strip():
            yield f"blocks[{number}]", "it holds no words"
        if wrong := _in_source(block, found.source):
            yield f"blocks[{number}].{wrong}", _outside("the source", found.source.chars)
        at = block.end
    if text[at:].strip():
        yield "text", f"{text[at:].strip()[:40]!r} is in no block"


def _in_source(stretch: Block | Dropped, source: Source) -> str | None:
    """The key that is wrong: offsets into the source are both there or both null, in order and inside."""
    start, end = stretch.source_start, stretch.source_end
    if start is None or end is None:
        return None if start == end else "source_start" if start is None else "source_end"
    return None if 0 <= start <= end <= source.chars else "source_end"


def _outside(what: str, length: int) -> str:
    return f"it does not lie in {what} ({length} characters)"
