"""The SQL files of `sql/` by name, and rows of Python's as a table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

_AT_ONCE = 1 << 20  # bytes written at a time: whoever writes waits for the thread that holds Python


@cache
def query(name: str) -> str:
    """The text of `sql/NAME.sql`."""
    return files("newsx.ledger").joinpath("sql", f"{name}.sql").read_text("utf-8")


def session(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """A session of its own: it shares the tables but no variable."""
    return connection.cursor().execute("USE ledger")


def as_it_is(path: Path) -> str:
    """A path that duckdb does not take for a pattern of several.

    >>> as_it_is(Path("a*b/[1].jsonl"))
    'a[*]b/[[]1].jsonl'
    """
    return re.sub(r"[*?\[]", r"[\g<0>]", str(path))


def fill(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: Mapping[str, str],
    rows: Iterable[Sequence[Any]],
    folder: Path,
) -> None:
    """Makes a table of rows; by way of a file, since duckdb takes values one by one no faster than a person types."""
    path = folder / f"{table}.jsonl"
    with path.open("w", _AT_ONCE, encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=str) + "\n")
    shape = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
    read = f"read_json(?, format = 'newline_delimited', columns = {{{shape}}})"
    connection.execute(f"CREATE OR REPLACE TABLE {table} AS SELECT * FROM {read}", [as_it_is(path)])
