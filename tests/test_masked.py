"""Masked names: no format names a minor, and offsets hold."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
import records
from ledgers import HERE, in_every_format, ledger, told, written

from newsx.article import Article
from newsx.redaction.bearers import words_of
from newsx.redaction.redact import Hidden
from newsx.reporting import Options

MINOR = "Tariq Osman"

HIDDEN = (
    "TARIQ OSMAN WALKS HOME\n\nTariq Osman, 9, and 4 other boys were released, his aunt Huda Osman said. "
    "“We waited,” Tariq’s teacher Omar Saleh said. Tariq smiled; 4 boys slept."
)


def hidden() -> list[Article]:
    minor = records.person(HIDDEN, MINOR, minor=True, aliases=("Tariq",))
    aunt = records.person(HIDDEN, "Huda Osman", "a2")
    who = records.claimant(HIDDEN, "Huda Osman", "a2", surface="his aunt Huda Osman")
    count = records.count(HIDDEN, "4 other boys", 4, unit="boys", group="boys", event="returned", claimed_by=(who,))
    first = records.article(
        HIDDEN, title="Tariq Osman walks home", path="tariq-osman.txt", url="https://x.example/tariq-osman-home",
        actors=(minor, aunt), counts=(count,),
        dropped=(records.dropped("clean.caption", "a caption", "Photo: Tariq Osman"),),
    )  # fmt: skip
    text = "Elsewhere\n\nThe case of Tariq  Osman was heard, and the lawyer Tariq Aziz said that 2 boys spoke."
    second = records.article(text, counts=(records.count(text, "2 boys", 2, unit="boys", group="boys", event="other"),))
    return [first, second]


@pytest.fixture(scope="module")
def masked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A report in every format in which a minor is masked."""
    return in_every_format(written(tmp_path_factory.mktemp("masked"), hidden()), options=Options(redact_minors=True))


@pytest.mark.parametrize("format", HERE)
def test_no_format_names_a_minor(tmp_path: Path, masked: dict[str, bytes], format: str) -> None:
    out = tmp_path / "out"
    out.write_bytes(masked[format])
    if format == "sqlite":
        with sqlite3.connect(out) as database:
            kept = database.execute("SELECT record FROM records").fetchall()
            got = "".join([*database.iterdump(), *(zlib.decompress(record).decode() for (record,) in kept)])
    elif format == "xlsx":
        with zipfile.ZipFile(out) as book:
            got = "".join(book.read(name).decode() for name in book.namelist())
    elif format == "parquet":
        got = str(duckdb.sql(f"FROM read_parquet('{out}')").fetchall())
    else:
        got = out.read_text("utf-8")
    assert "█" in got
    assert not re.search(r"tariq.?.?osman|tariq’s|tariq smiled", got, re.IGNORECASE)
    if format in ("html", "sqlite"):
        assert "Omar Saleh" in got
        assert "Tariq Aziz" in got, "another Tariq, in an article that says nothing of a minor"


def test_offsets_hold_where_names_are_masked(tmp_path: Path) -> None:
    file = written(tmp_path, hidden())
    rows = list(csv.DictReader(io.StringIO(told(file, "csv", Options(redact_minors=True)))))
    plain = list(csv.DictReader(io.StringIO(told(file, "csv"))))
    for masked, row in zip(rows, plain, strict=True):
        assert (masked["start"], masked["surface"], len(masked["sentence"])) == (
            row["start"],
            row["surface"],
            len(row["sentence"]),
        )
    assert rows[0]["sentence"].startswith("\ufeff") is False
    assert "█" * len(MINOR) in rows[0]["sentence"]
    assert rows[0]["claimed_by"] == "Huda Osman", "a grown relative keeps her name"


def test_a_masked_name_is_nobody_s_in_another_article(tmp_path: Path) -> None:
    second = replace(hidden()[0], id="f" * 16)
    people = [
        row for row in ledger(tmp_path, [hidden()[0], second], Options(redact_minors=True))["actors"] if row["minor"]
    ]
    assert [row["articles"] for row in people] == [1, 1]


def test_words_that_are_names_elsewhere_stay() -> None:
    names = Hidden()
    names.add(words_of("Rose Hope"))
    names.add(words_of("Rose"))
    assert names.masked("A rose. Rose-Hope rose; ROSE") == "A rose. █████████ rose; ████"
