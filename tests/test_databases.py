"""The report as a database: it holds together, is searched, and has the rows of the CSV."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from ledgers import hostile, told

from newsx.errors import NewsxError
from newsx.reporting import Filters, report


@pytest.fixture
def database(file: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    yield from opened(tmp_path, file)


def opened(folder: Path, file: Path, **asked: Any) -> Iterator[sqlite3.Connection]:
    path = folder / "ledger.db"
    with path.open("wb") as out:
        report([str(file)], format="sqlite", filters=Filters(**asked), out=out)
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


def test_the_database_holds_together(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("SELECT count(*) FROM counts").fetchone() == (8,)
    assert database.execute("SELECT count(*) FROM ledger").fetchone() == (6,)
    assert ("Musa Idris", 60, "2022-05-03", "Plateau Herald") in database.execute(
        "SELECT claimed_by, value, as_of, outlet FROM claims"
    ).fetchall()


def test_the_database_is_searched_and_its_sentences_stand_in_its_texts(database: sqlite3.Connection) -> None:
    found = database.execute(
        "SELECT path FROM articles WHERE rowid IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'hospital')"
    ).fetchall()
    assert found == [("news/back.txt",)]
    cut = 'substr(a.text, c.start + 1, c."end" - c.start) = c.surface AND instr(a.text, c.sentence)'
    join = "FROM counts AS c JOIN articles AS a ON a.id = c.article"
    assert database.execute(f"SELECT count(*) {join} WHERE {cut}").fetchone() == (8,)


def test_a_database_of_some_claims_still_holds_together(file: Path, tmp_path: Path) -> None:
    for database in opened(tmp_path, file, by="Idris"):
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("SELECT count(*) FROM counts").fetchone() == (3,)


def test_a_hostile_database_is_quiet(tmp_path: Path) -> None:
    for database in opened(tmp_path, hostile(tmp_path)):
        assert not set("".join(database.iterdump())) & set("\x1b\x9b\u202e")


def test_parquet_and_csv_have_the_same_rows(file: Path, tmp_path: Path) -> None:
    path = tmp_path / "claims.parquet"
    with path.open("wb") as out:
        report([str(file)], format="parquet", out=out)
    table = duckdb.execute(f"SELECT * FROM '{path}'")
    names = [column[0] for column in table.description or ()]
    rows = list(csv.reader(io.StringIO(told(str(file), "csv"))))
    assert names == rows[0]
    assert [row[names.index("surface")] for row in table.fetchall()] == [
        row[names.index("surface")] for row in rows[1:]
    ]


def test_bytes_are_not_sent_to_a_terminal(file: Path) -> None:
    class Terminal(io.BytesIO):
        def isatty(self) -> bool:
            return True

    with pytest.raises(NewsxError, match="sqlite is no text for a terminal"):
        report([str(file)], format="sqlite", out=Terminal())
