"""newsx/reporting/kept.py: what a database keeps, so that a later report goes on from it."""

from __future__ import annotations

import csv
import gzip
import sqlite3
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import msgspec
import pytest
import records as made

from newsx.article import Failure
from newsx.ledger.collate import Ledger, Options
from newsx.ledger.records import Input
from newsx.reporting import kept
from newsx.reporting.database import statements
from newsx.reporting.kept import as_before, keep, records, unpack

ARTICLES = [made.article(f"Ana saw {n} boys.", path=f"{n}.txt") for n in range(5)]
LINES = [msgspec.json.encode(one) + b"\n" for one in ARTICLES]


@pytest.fixture
def database() -> sqlite3.Connection:
    found = sqlite3.connect(":memory:", isolation_level=None)
    for statement in statements("sqlite.sql"):
        found.execute(statement)
    return found


def handed(folder: Path, review: str = "", aliases: str = "", stories: str = "", masked: bool = False) -> Options:
    """Options of files with these rows."""
    columns = {"review": "key,verdict,note,value", "aliases": "name,alias", "stories": "story,article"}
    paths: dict[str, Path] = {}
    for name, rows in (("review", review), ("aliases", aliases), ("stories", stories)):
        if rows:
            paths[name] = folder / f"{name}.csv"
            paths[name].write_text(f"{columns[name]}\n{rows}")
    return Options(redact_minors=masked, **paths)


def kept_of(database: sqlite3.Connection, options: Options, *files: Path) -> None:
    inputs = [Input(str(file), file) for file in files]
    keep(database, cast(Ledger, SimpleNamespace(options=options, inputs=inputs)))


def table(path: Path | None) -> list[dict[str, Any]]:
    assert path is not None
    with path.open(newline="", encoding="utf-8") as file:
        return [{name: text for name, text in row.items() if text} for row in csv.DictReader(file)]


def test_every_record_is_kept_once_as_it_was(
    tmp_path: Path, database: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_BATCH", 2)
    one, two = tmp_path / "a.jsonl", tmp_path / "b.jsonl.gz"
    one.write_bytes(LINES[0] + b"\n" + LINES[1] + LINES[2] + LINES[0])
    two.write_bytes(gzip.compress(LINES[1] + LINES[3] + LINES[4]))
    kept_of(database, Options(), one, two)
    found = list(records(database))
    assert [(id, path, line) for id, path, line, _ in found] == [
        (article.id, article.source.path, article.source.line) for article in ARTICLES
    ]
    assert [unpack(record) for *_, record in found] == LINES
    assert as_before(database, Options(), tmp_path, []) == Options()


def test_what_a_report_was_made_with_holds_for_the_next(tmp_path: Path, database: sqlite3.Connection) -> None:
    first = handed(tmp_path, "a:c1,change,slip,43\nb:c1,reject,,\n", "Ana,A.\n", "Raid,1.txt\n", masked=True)
    kept_of(database, first)
    later = as_before(database, Options(hxl=True), tmp_path, [])
    assert (later.redact_minors, later.hxl) == (True, True)
    assert table(later.review) == [
        {"key": "a:c1", "verdict": "change", "note": "slip", "value": "43"},
        {"key": "b:c1", "verdict": "reject"},
    ]
    assert table(later.aliases) == [{"name": "Ana", "alias": "A."}]
    assert table(later.stories) == [{"story": "Raid", "article": "1.txt"}]


def test_what_is_given_now_takes_the_place_of_the_older(tmp_path: Path, database: sqlite3.Connection) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    kept_of(
        database, handed(tmp_path / "old", "a:c1,reject,,\nb:c1,reject,,\n", "Ana,A.\nBo,B.\n", "X,1.txt\nX,2.txt\n")
    )
    now = handed(tmp_path / "new", "a:c1,confirm,,\nc:c1,maybe,,\n", "Bo,B.\nCy,C.\n", "Y,2.txt\nY,3.txt\n")
    unused: list[Failure] = []
    later = as_before(database, now, tmp_path, unused)
    assert [(row["key"], row["verdict"]) for row in table(later.review)] == [("b:c1", "reject"), ("a:c1", "confirm")]
    assert [one.line for one in unused] == [3]
    assert [row["alias"] for row in table(later.aliases)] == ["A.", "B.", "C."]
    assert [(row["story"], row["article"]) for row in table(later.stories)] == [
        ("X", "1.txt"), ("Y", "2.txt"), ("Y", "3.txt"),
    ]  # fmt: skip
    assert not later.redact_minors
    assert as_before(database, replace(now, redact_minors=True), tmp_path, []).redact_minors


def test_a_database_without_any_goes_on_with_what_is_given(tmp_path: Path, database: sqlite3.Connection) -> None:
    later = as_before(database, handed(tmp_path, aliases="Ana,A.\n"), tmp_path, [])
    assert (later.review, later.stories, table(later.aliases)) == (None, None, [{"name": "Ana", "alias": "A."}])
