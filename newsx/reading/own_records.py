"""newsx's own records as input: what another program may have changed in them is checked, then taken over."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec

from newsx.article import SCHEMA, Block, Clean, Dateline, Dropped, Raw, Source, When
from newsx.reading.faults import faults


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
OF_READING = ("encoding.", "published.", "characters.", "source.", "html")


def record(values: dict[str, Any]) -> Raw:
    """One of newsx's own records: its text is clean already, its offsets into the first source stay.

    Raises `BadRow` with the JSON path of what cannot be so.
    """
    try:
        found = msgspec.convert(values, _Record)
    except msgspec.ValidationError as error:
        raise BadRow(f"not a whole {SCHEMA} record: {error}") from error
    for path, wrong in faults(found):
        raise BadRow(f"not a sound {SCHEMA} record: {wrong} - at `$.{path}`")
    clean = Clean(
        source="", text=found.text, title=found.title, blocks=found.blocks, dropped=found.dropped,
        published=found.published, dateline=found.dateline, authors=found.authors,
        publisher=found.source.publisher, language=found.language, repairs=found.source.repairs,
    )  # fmt: skip
    notes = tuple(warning for warning in found.warnings if warning.startswith(OF_READING))
    return Raw(found.id, found.text, replace(found.source), found.title, None, clean, notes)
