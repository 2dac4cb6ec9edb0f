"""The ledger as a file of its own: an SQLite database, a Parquet table."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, BinaryIO

from newsx.ledger.collate import Ledger
from newsx.ledger.queries import query
from newsx.ledger.records import no_room
from newsx.ledger.safe import CONTROL_SQL, as_json, lines
from newsx.reporting.kept import keep

# Table of the database: the SQL that gives its rows. In this order, so that every key points at what is there.
TABLES = {
    "articles": "article_rows",
    "stories": "stories",
    "in_story": "story_rows",
    "ledger": "rows",
    "counts": "claim_rows",
    "claimants": "claimant_rows",
    "actors": "actor_rows",
    "institutions": "institution_rows",
    "dropped": "dropped_rows",
    "copies": "copy_rows",
    "names": "same_names",
    "disagreements": "disagreements",
}


def write_sqlite(ledger: Ledger, out: BinaryIO) -> None:
    """An SQLite database: `sqlite.sql` says what is in it. Articles all, claims those asked for."""
    with tempfile.TemporaryDirectory(prefix="newsx-") as folder:
        path = Path(folder) / "ledger.db"
        database = sqlite3.connect(path, isolation_level=None)
        try:
            # A file that is made in one go, and is known by the word "news" in its head.
            pragmas = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536", "application_id = 0x6e657773")
            for setting in pragmas:
                database.execute(f"PRAGMA {setting}")
            database.execute("BEGIN")
            fill(database, ledger)
            database.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise no_room(error) from error
        finally:
            database.close()
        with path.open("rb") as written:
            shutil.copyfileobj(written, out)


def fill(database: sqlite3.Connection, ledger: Ledger) -> None:
    """Makes the tables and fills them, inside the transaction that is open: an error leaves nothing behind."""
    for statement in statements("sqlite.sql"):
        database.execute(statement)
    for table, name in TABLES.items():
        columns = ledger.columns(name)
        names = ", ".join(f'"{column}"' for column in columns)
        insert = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
        for page in ledger.pages(name):
            database.executemany(insert, zip(*map(_values, columns.values(), page), strict=True))
    keep(database, ledger)
    for statement in statements("sqlite_search.sql"):
        database.execute(statement)


def statements(name: str) -> Iterator[str]:
    """The statements of an SQL file one by one: `executescript` would end the transaction that is open."""
    statement = ""
    for line in files("newsx.reporting").joinpath(name).read_text("utf-8").splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _values(kind: str, values: Sequence[Any]) -> Sequence[Any]:
    """A column: lists as JSON arrays, a date with its basis as the date alone, text harmless but of the same length."""
    if kind == "VARCHAR":  # the check is many times faster than the mending
        return [text if text is None or text.isprintable() else lines(text) for text in values]
    if kind.endswith("[]"):
        return [as_json(several) if several else "[]" if several == [] else None for several in values]
    return [one and one["date"] for one in values] if kind.startswith("STRUCT") else values


def _quiet(name: str, kind: str) -> str:
    """A column whose text holds nothing that a terminal obeys; as many characters as before."""
    match kind:
        case "VARCHAR":
            return f"{_replaced(_named(name))} AS {_named(name)}"
        case "VARCHAR[]":
            return f"list_transform({_named(name)}, lambda one: {_replaced('one')}) AS {_named(name)}"
    return _named(name)


def _replaced(column: str) -> str:
    return f"regexp_replace({column}, '{CONTROL_SQL}', '\ufffd', 'g')"


def _named(name: str) -> str:
    return f'"{name}"'


def write_parquet(ledger: Ledger, out: BinaryIO) -> None:
    """A Parquet table, one row a claim with the columns of the CSV; lists stay lists."""
    with tempfile.TemporaryDirectory(prefix="newsx-") as folder:
        path = Path(folder) / "claims.parquet"
        place = str(path).replace("'", "''")
        rows = query("claims").rstrip().rstrip(";")
        described = ledger.connection.execute(f"DESCRIBE {rows}").fetchall()
        cells = ", ".join(_quiet(str(name), str(kind)) for name, kind, *_ in described)
        top = f" LIMIT {ledger.filters.top:d}" if ledger.filters.top else ""
        ledger.connection.execute(
            f"COPY (SELECT {cells} FROM ({rows}){top}) TO '{place}' (FORMAT parquet, COMPRESSION zstd)"
        )
        with path.open("rb") as written:
            shutil.copyfileobj(written, out)
