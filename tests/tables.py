"""Tables of a ledger made by hand, so that what reads and writes them is tested without a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from newsx.ledger.queries import fill


def connected() -> duckdb.DuckDBPyConnection:
    """An empty database that has the name of a ledger, where names are folded by lower()."""
    connection = duckdb.connect()
    connection.execute("ATTACH ':memory:' AS ledger")
    connection.execute("USE ledger")
    connection.execute("CREATE MACRO name_key(name, n) AS lower(name)")
    return connection


def table(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    name: str,
    columns: Mapping[str, str],
    rows: Iterable[Sequence[Any]] = (),
) -> None:
    """A table of these rows."""
    fill(connection, name, columns, rows, folder)


def rows(connection: duckdb.DuckDBPyConnection, asked: str) -> list[tuple[Any, ...]]:
    return connection.execute(asked).fetchall()
