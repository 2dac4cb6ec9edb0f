"""Nothing that newsx did not write is overwritten or truncated, and what newsx wrote is replaced."""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from articles import STORY
from desks import AMONG, FOREIGN, FOREIGN_FILES, lying, refused
from ledgers import HERE, heap


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("report x.jsonl -o x.jsonl", AMONG),
        ("report x.jsonl -o ./sub/../x.jsonl", AMONG),
        ("report y.jsonl x.jsonl --format csv -o x.jsonl", AMONG),
        ("report x.jsonl -o hard.jsonl", AMONG),
        ("report x.jsonl -o soft.jsonl", AMONG),
        ("report sub/x.jsonl --format json -o x.jsonl", AMONG),
        ("report - -o x.jsonl < x.jsonl", AMONG),
        ("report x.jsonl >> x.jsonl", AMONG),
        ("cat x.jsonl | fake-newsx report - --format md -o x.jsonl", FOREIGN),
        ("report x.jsonl --format html -o y.jsonl", FOREIGN),
        ("report x.jsonl --aliases names.csv --format csv -o names.csv", AMONG),
        ("report x.jsonl --review review.csv --format csv -o review.csv", AMONG),
        ("report x.jsonl --format csv -o meta.csv", FOREIGN),
        ("report x.jsonl --format html -o page.html", FOREIGN),
        ("report x.jsonl --format sqlite -o table.db", FOREIGN),
        ("report x.jsonl --format json -o rows.json", FOREIGN),
        ("report x.jsonl --format md -o notes.txt", FOREIGN),
        ("extract a.txt -o notes.txt", FOREIGN),
        ("extract -o a.txt notes.txt page.html", FOREIGN),
        ("extract a.txt -o a.txt", AMONG),
        ("extract a.txt --meta meta.csv -o meta.csv", AMONG),
        ("extract . -o notes.txt", FOREIGN),
        ("extract x.jsonl -o soft.jsonl", AMONG),
        ("extract - -o x.jsonl < hard.jsonl", AMONG),
        ("extract a.txt x.jsonl >> x.jsonl", AMONG),
        ("clean a.txt >> a.txt", AMONG),
        ("explain notes.txt a.txt >> notes.txt", AMONG),
        ("extract a.txt -o table.db", FOREIGN),
    ],
)
def test_what_newsx_did_not_write_is_not_overwritten(shell: Any, desk: Path, line: str, says: str) -> None:
    before = lying(desk)
    refused(shell(line if "fake-newsx" in line else f"fake-newsx {line}"), says)
    assert lying(desk) == before


def test_what_is_written_into_a_folder_is_not_read_in_it(shell: Any, desk: Path) -> None:
    (desk / "in").mkdir()
    (desk / "in" / "a.txt").write_text(STORY)
    (desk / "in" / "b.jsonl").write_bytes(b"")
    for _ in range(2):
        done = shell("fake-newsx extract in >> in/b.jsonl")
        assert (done.returncode, done.stderr) == (0, "")
    assert len((desk / "in" / "b.jsonl").read_text().splitlines()) == 2


@pytest.mark.parametrize("held", FOREIGN_FILES.values(), ids=FOREIGN_FILES)
@pytest.mark.parametrize("command", ["extract a.txt", "report x.jsonl"])
def test_a_foreign_part_is_not_overwritten(shell: Any, desk: Path, held: bytes, command: str) -> None:
    (desk / "out.part").write_bytes(held)
    before = lying(desk)
    refused(shell(f"fake-newsx {command} -o out"), FOREIGN)
    assert lying(desk) == before


@pytest.mark.parametrize("command", ["extract a.txt", "extract a.txt --resume", "report x.jsonl"])
@pytest.mark.parametrize(
    "planted", ["link to notes", "link to records", "link to nothing", "pipe", "hard link", "folder"]
)
def test_a_planted_part_is_not_followed(shell: Any, desk: Path, command: str, planted: str) -> None:
    part = desk / "out.part"
    if planted.startswith("link"):
        part.symlink_to({"notes": "notes.txt", "records": "x.jsonl", "nothing": "none"}[planted.rpartition(" ")[2]])
    elif planted == "pipe":
        os.mkfifo(part)
    elif planted == "hard link":
        os.link(desk / "notes.txt", part)
    else:
        part.mkdir()
    before = lying(desk)
    refused(shell(f"fake-newsx {command} -o out"), "out.part")
    assert lying(desk) == before


def test_a_hard_link_to_records_is_not_taken_for_a_part(shell: Any, desk: Path) -> None:
    shell("fake-newsx extract a.txt -o mine.jsonl")
    os.link(desk / "mine.jsonl", desk / "out.part")
    before = lying(desk)
    refused(shell("fake-newsx extract notes.txt -o out"), "out.part")
    assert lying(desk) == before


def test_a_part_of_our_own_is_begun_anew_and_said_so(shell: Any, desk: Path) -> None:
    shell("fake-newsx extract a.txt -o out.jsonl")
    (desk / "out.jsonl").rename(desk / "out.jsonl.part")
    done = shell("fake-newsx extract notes.txt -o out.jsonl")
    assert done.returncode == 0
    assert done.stderr.count("\n") == 1
    assert "--resume would have gone on" in done.stderr
    assert [json.loads(line)["source"]["path"] for line in (desk / "out.jsonl").read_text().splitlines()] == [
        "notes.txt"
    ]
    assert not (desk / "out.jsonl.part").exists()


def test_every_format_knows_its_own_report_and_no_other_file(desk: Path) -> None:
    from newsx.ledger.collate import collate
    from newsx.reporting import Filters, is_report
    from newsx.reporting.formats import write

    (desk / "none.jsonl").write_text("")
    for name, filters in (("x.jsonl", Filters()), ("x.jsonl", Filters(event=("other",))), ("none.jsonl", Filters())):
        with collate([str(desk / name)], filters) as ledger:
            for format in HERE:
                out = io.BytesIO()
                text = io.TextIOWrapper(out, "utf-8")
                write(ledger, text if format == "terminal" else out, format, color=True)
                text.flush()
                out.seek(0)
                assert is_report(out) or not out.getvalue(), f"{format} would not replace the report before it"
    for path in desk.iterdir():
        if path.is_file():
            with path.open("rb") as file:
                assert not is_report(file), path


def test_a_workbook_that_somebody_saved_is_not_overwritten(shell: Any, desk: Path) -> None:
    for _ in range(2):
        assert shell("fake-newsx report x.jsonl -o out.xlsx").returncode == 0
    with ZipFile(desk / "out.xlsx") as book:
        held = {name: book.read(name) for name in book.namelist()}
    held["docProps/core.xml"] = re.sub(rb"(modified[^>]*>)1980", rb"\g<1>2024", held["docProps/core.xml"])
    with ZipFile(desk / "out.xlsx", "w") as book:
        for name, data in held.items():
            book.writestr(name, data)
    refused(shell("fake-newsx report x.jsonl -o out.xlsx"), FOREIGN)


def test_a_database_is_added_to_from_packed_records_and_never_from_itself(shell: Any, desk: Path) -> None:
    refused(shell("fake-newsx report x.jsonl --into x.jsonl"), AMONG)
    (desk / "more.jsonl.gz").write_bytes(gzip.compress(b"\n" + (desk / "x.jsonl").read_bytes() + b"\n"))
    assert shell("fake-newsx report y.jsonl --into out.db").returncode == 0
    done = shell("fake-newsx report more.jsonl.gz --into out.db")
    assert (done.returncode, done.stderr) == (0, "")
    with closing(sqlite3.connect(desk / "out.db")) as database:
        assert database.execute("SELECT count(*) FROM records").fetchone() == (len(heap()),)


def test_a_report_is_replaced_by_another(shell: Any, desk: Path) -> None:
    for name in ("csv", "sqlite"):
        done = shell(f"fake-newsx report x.jsonl --format {name} -o out")
        assert (done.returncode, done.stderr) == (0, "")
    refused(shell("fake-newsx extract a.txt -o out"), FOREIGN)


def test_what_is_made_is_for_its_owner_alone(shell: Any, desk: Path) -> None:
    assert shell("umask 0022; fake-newsx extract a.txt -o one; fake-newsx report x.jsonl -o two").returncode == 0
    assert shell("fake-newsx extract a.txt -o three --resume").returncode == 0
    assert [(desk / name).stat().st_mode & 0o777 for name in ("one", "two", "three")] == [0o600] * 3
    (desk / "two").chmod(0o644)
    assert shell("fake-newsx report x.jsonl -o two").returncode == 0
    assert (desk / "two").stat().st_mode & 0o777 == 0o644
