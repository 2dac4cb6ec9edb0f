"""The ledger for other programs: CSV, one row a claim; JSON, one object."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any, TextIO

from newsx.ledger.collate import Ledger, Row
from newsx.ledger.safe import as_json, cell
from newsx.ledger.wording import words

LEDGER_SCHEMA = "newsx-ledger/1"
_LISTS = (
    "stories",
    "in_story",
    "series",
    "disagreements",
    "copies",
    "names",
    "actors",
    "institutions",
    "dropped",
    "warnings",
)
_SEVERAL = (dict, list)
_KEPT = 5000  # values of a column whose cells are kept: most columns have few
_QUERIES = {"in_story": "story_rows", "copies": "same_texts", "names": "same_names"}


def write_csv(ledger: Ledger, out: TextIO) -> None:
    """One row a claim as it stands in an article, repeats too (`same_as` names the first), every field flattened.

    Lists are joined by "; ". A cell that a spreadsheet would run as a formula starts with an apostrophe. With `hxl` a
    row of tags of the Humanitarian Exchange Language (hxlstandard.org, 1.1) stands below the headings.
    """
    writer = csv.writer(out, lineterminator="\n")
    columns = ledger.columns("claims")
    writer.writerow(columns)
    if ledger.options.hxl:
        writer.writerow([words("hxl", column) for column in columns])
    cells = [cell if kind.endswith("[]") else lru_cache(_KEPT)(cell) for kind in columns.values()]
    rows = (row for page in ledger.pages("claims") for row in zip(*map(map, cells, page), strict=True))
    writer.writerows(islice(rows, ledger.filters.top or None))


def write_json(ledger: Ledger, out: TextIO) -> None:
    """The collated ledger as one object: what was read, what was asked, the rows, actors, institutions, rules."""
    head: Row = {
        "schema": LEDGER_SCHEMA,
        "read": ledger.read(),
        "unread": [{"path": f.path, "line": f.line, "message": f.message} for f in ledger.failures],
        "asked": asdict(ledger.filters),
    }
    out.write("{\n")
    for key, value in head.items():
        out.write(f"{as_json(key)}: {as_json(value)},\n")
    _write_list(out, "ledger", ledger.ledger())
    for name in _LISTS:
        out.write(",\n")
        _write_list(out, name, ledger.rows(_QUERIES.get(name, name)))
    out.write("\n}\n")


def _write_list(out: TextIO, key: str, rows: Iterable[Row]) -> None:
    """Row by row, so that the ledger may be larger than memory."""
    out.write(f"{as_json(key)}: [")
    for nr, row in enumerate(map(_ready, rows)):
        out.write(f"{',' if nr else ''}\n {as_json(row)}")
    out.write("\n]")


def _ready(value: Any) -> Any:
    """A row or a value of one, the days that a date was compared by left out."""
    if type(value) is list:
        return list(map(_ready, value)) if value and type(value[0]) in _SEVERAL else value
    return {
        key: _ready(inner) if type(inner) in _SEVERAL else inner
        for key, inner in value.items()
        if type(inner) is not date
    }
