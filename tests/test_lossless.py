"""Nothing that newsx did not write is overwritten or truncated, and two runs do not write one file."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import records
from articles import STORY
from conftest import ROOT
from ledgers import HERE, heap

NOTES = "Interview with the ferryman, never typed up elsewhere"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with an article, records of articles, and what else lies about."""
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "notes.txt").write_text(NOTES)
    (tmp_path / "meta.csv").write_text("path,publisher\na.txt,Lamu Post\n")
    (tmp_path / "names.csv").write_text("name,alias\nLamu Post,Post\n")
    (tmp_path / "page.html").write_text("<!doctype html><title>Ferry</title><p>Nine children were saved.")
    (tmp_path / "table.db").write_bytes(b"SQLite format 3\x00" + bytes(84))
    (tmp_path / "rows.json").write_text('{\n"schema": "mine/1"}\n')
    records.write(tmp_path / "x.jsonl", heap())
    records.write(tmp_path / "y.jsonl", heap()[:1])
    (tmp_path / "review.csv").write_text("key,verdict\n" + f"{heap()[0].id}:132-134,accept\n")
    os.link(tmp_path / "x.jsonl", tmp_path / "hard.jsonl")
    (tmp_path / "soft.jsonl").symlink_to("x.jsonl")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "x.jsonl").symlink_to("../x.jsonl")
    return tmp_path


def lying(folder: Path) -> dict[str, tuple[str, bytes]]:
    """What every file of a folder is and holds, links as links."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if "programs" in path.parts or path.is_dir():
            continue
        kind = "link" if path.is_symlink() else "pipe" if path.is_fifo() else "file"
        held = os.readlink(path).encode() if kind == "link" else path.read_bytes() if kind == "file" else b""
        found[str(path.relative_to(folder))] = kind, held
    return found


def refused(done: subprocess.CompletedProcess[str], says: str) -> None:
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("newsx: ")
    assert says in done.stderr
    assert "fault" not in done.stderr


AMONG, FOREIGN = "is among what is read", "newsx did not write it"


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


FOREIGN_FILES = {
    "one line without an end": NOTES.encode(),
    "lines": b"a\nb\n",
    "a table": b"path,url\na.txt,https://e.org",
    "another JSON": b'{"schema":"mine/1","id":"x"}\n',
    "half of another JSON": b'{"text":"the ferry',
    "an empty line": b"\n",
    "bytes": bytes(range(256)),
    "zeros": bytes(100),
    "a log": b"[12:01] started",
    "the beginning of an array": b"[",
}


@pytest.mark.parametrize("held", FOREIGN_FILES.values(), ids=FOREIGN_FILES)
@pytest.mark.parametrize("where", ["out.jsonl", "out.jsonl.part"])
def test_resume_leaves_a_foreign_file_alone(shell: Any, desk: Path, held: bytes, where: str) -> None:
    (desk / where).write_bytes(held)
    before = lying(desk)
    refused(shell("fake-newsx extract a.txt -o out.jsonl --resume"), f"{where}:1: cannot resume after what is no newsx")
    assert lying(desk) == before


def test_resume_leaves_a_foreign_end_of_a_file_of_records_alone(shell: Any, desk: Path) -> None:
    shell("fake-newsx extract a.txt -o out.jsonl")
    for end in (b"\0" * 50, NOTES.encode(), b'{"text":'):
        (desk / "out.jsonl").write_bytes((desk / "out.jsonl").read_bytes().splitlines(keepends=True)[0] + end)
        before = lying(desk)
        refused(shell("fake-newsx extract a.txt -o out.jsonl --resume"), "out.jsonl:2: cannot resume")
        assert lying(desk) == before


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


# --- own files are replaced, whatever their form


def test_every_format_knows_its_own_report_and_no_other_file(desk: Path) -> None:
    from newsx.reporting import Filters, is_report
    from newsx.reporting.collate import collate
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


# --- two runs


def begun(shell: Any, desk: Path, *args: str) -> subprocess.Popen[str]:
    """A run that has written its first record, and goes on once there is a file `go`."""
    rows = [{"text": f"row {n}", "until": str(desk / "go") if n else ""} for n in range(4)]
    (desk / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    process = subprocess.Popen(
        ["own-fake-newsx", "extract", "rows.jsonl", "-o", "out.jsonl", *args], cwd=desk, env=shell.environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    part = desk / "out.jsonl.part"
    while not (part.exists() and (part.stat().st_size or "--jobs" in args)):
        assert process.poll() is None
        time.sleep(0.02)
    return process


SECOND = ("extract a.txt", "extract rows.jsonl", "extract a.txt --resume", "extract a.txt --jobs 2",
          "report x.jsonl --format csv")  # fmt: skip


@pytest.mark.parametrize("first", [(), ("--resume",), ("--jobs", "2")])
def test_a_second_run_on_one_file_is_refused(shell: Any, desk: Path, first: tuple[str, ...]) -> None:
    process = begun(shell, desk, *first)
    for second in SECOND:
        refused(shell(f"fake-newsx {second} -o out.jsonl"), "another run of newsx is writing it")
    (desk / "go").touch()
    assert process.wait(timeout=60) == 0
    lines = (desk / "out.jsonl").read_text().splitlines()
    assert [json.loads(line)["text"] for line in lines] == [f"row {n}" for n in range(4)]
    assert not (desk / "out.jsonl.part").exists()


def test_many_runs_at_once_leave_one_whole_file(shell: Any, desk: Path) -> None:
    (desk / "rows.jsonl").write_text("".join(json.dumps({"text": f"row {n}"}) + "\n" for n in range(50)))
    command = ["own-fake-newsx", "extract", "rows.jsonl", "-o", "out.jsonl"]
    runs = [
        subprocess.Popen(command, cwd=desk, env=shell.environment, stderr=subprocess.PIPE, text=True) for _ in range(4)
    ]
    said = [run.communicate(timeout=60)[1] for run in runs]
    assert {run.returncode for run in runs} <= {0, 2}
    assert any(run.returncode == 0 for run in runs)
    for run, line in zip(runs, said, strict=True):
        assert bool(run.returncode) == bool(line)
        assert not line or "another run" in line or "meanwhile" in line
    assert len((desk / "out.jsonl").read_text().splitlines()) == 50


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_is_stopped_is_gone_on_with_to_the_same_bytes(shell: Any, desk: Path, how: signal.Signals) -> None:
    process = begun(shell, desk)
    os.killpg(process.pid, how)
    _, err = process.communicate(timeout=60)
    assert process.returncode == {signal.SIGKILL: -9}.get(how, 128 + how)
    assert bool(err) == (how != signal.SIGKILL)
    (desk / "go").touch()
    assert shell("fake-newsx extract rows.jsonl -o out.jsonl --resume").stderr == ""
    assert shell("fake-newsx extract rows.jsonl -o whole.jsonl").returncode == 0
    assert (desk / "out.jsonl").read_bytes() == (desk / "whole.jsonl").read_bytes()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_is_killed_again_and_again_ends_with_the_same_bytes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, jobs: str
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    import kills

    (tmp_path / "rows.jsonl").write_text(
        "".join(json.dumps({"text": f"{'SLOWLY' * (n % 20 == 0)} row {n}"}) + "\n" for n in range(60))
    )
    command = (sys.executable, str(ROOT / "tests" / "fake_pipeline.py"), "extract", str(tmp_path / "rows.jsonl"))
    (found,) = kills.rounds((*command, "--jobs", jobs), tmp_path, 1, random.Random(3))
    assert found.same
    assert found.records[-1] > 0


def test_a_run_that_was_killed_between_its_two_names_is_gone_on_with(shell: Any, desk: Path) -> None:
    for options in ("--resume", ""):
        assert shell("fake-newsx extract a.txt -o out.jsonl").returncode == 0
        os.link(desk / "out.jsonl", desk / "out.jsonl.part")
        before = (desk / "out.jsonl").read_bytes()
        done = shell(f"fake-newsx extract a.txt -o out.jsonl {options}")
        assert (done.returncode, done.stderr) == (0, "")
        assert (desk / "out.jsonl").read_bytes() == before
        assert not (desk / "out.jsonl.part").exists()


@pytest.mark.parametrize(
    ("how", "options"),
    [
        (signal.SIGINT, "-o out"),
        (signal.SIGHUP, "-o out"),
        *((signal.SIGTERM, options) for options in ("", "--redact minors", "-o out", "--format sqlite -o out")),
    ],
)
def test_a_report_that_is_stopped_leaves_nothing_behind(
    shell: Any, desk: Path, how: signal.Signals, options: str
) -> None:
    (desk / "tmp").mkdir()
    before = lying(desk)
    process = subprocess.Popen(
        ["own-fake-newsx", "report", "-", *options.split()], cwd=desk, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, start_new_session=True, env={**shell.environment, "TMPDIR": str(desk / "tmp")},
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write((desk / "x.jsonl").read_bytes())
    process.stdin.flush()
    while not any((desk / "tmp").rglob("*.jsonl")):  # what was read is spooled
        time.sleep(0.02)
    os.killpg(process.pid, how)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (128 + how, b"", b"")
    assert list((desk / "tmp").iterdir()) == []
    assert lying(desk) == before


def test_a_full_disk_is_said_of_the_file_that_was_written(shell: Any, desk: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full, which this system does not have")
    for command in ("extract a.txt", "report x.jsonl", "report x.jsonl --format sqlite"):
        done = shell(f"fake-newsx {command} -o /dev/full")
        assert (done.returncode, done.stderr) == (2, "newsx: /dev/full: cannot be written: No space left on device\n")


def test_what_fits_on_a_full_disk_is_kept_and_gone_on_with(shell: Any, desk: Path) -> None:
    (desk / "rows.jsonl").write_text("".join(json.dumps({"text": f"row {n} " + "x" * 900}) + "\n" for n in range(50)))
    done = shell("ulimit -f 20; own-fake-newsx extract rows.jsonl -o out.jsonl")
    assert done.returncode == 2
    stopped, said = done.stderr.splitlines()
    assert "--resume goes on" in stopped
    assert said.startswith("newsx: out.jsonl: cannot be written: File too large")
    assert not (desk / "out.jsonl").exists()
    assert shell("fake-newsx extract rows.jsonl -o out.jsonl --resume").returncode == 0
    assert len((desk / "out.jsonl").read_text().splitlines()) == 50


# --- what changed between two runs with --resume


def texts(path: Path) -> list[tuple[str, str]]:
    found = [json.loads(line) for line in path.read_text().splitlines()]
    return [(record["source"]["path"], record["text"].split()[0]) for record in found]


CHANGES = {
    "an edited source": ("sed -i s/The/That/ a.txt", "", "made anew: a.txt"),
    "a publisher said by a table": (
        "printf 'path,publisher\nb.txt,Post\n' > m.csv",
        "--meta m.csv",
        "made anew: b.txt",
    ),
    "a title said by a table": ("printf 'path,title\na.txt,Ferry\n' > m.csv", "--meta m.csv", "made anew: a.txt"),
    "a date said by a table": (
        "printf 'path,published\na.txt,2024-05-06\n' > m.csv",
        "--meta m.csv",
        "made anew: a.txt",
    ),
    "a key of a table": ("printf 'path,desk\na.txt,foreign\n' > m.csv", "--meta m.csv", "made anew: a.txt"),
    "another key of the text": ("true", "--text-key body", "made anew: rows.jsonl:1, rows.jsonl:2"),
    "another format": ("true", "--from text", "made anew: rows.jsonl:1, rows.jsonl:2"),
    "rows in another order": ("tac rows.jsonl > r; mv r rows.jsonl", "", "2 of the records stood on another line"),
    "a row before the others": ('sed -i \'1i{"text":"new"}\' rows.jsonl', "", "2 of the records stood on another line"),
    "a row that is gone": ("sed -i 1d rows.jsonl", "", "made anew: rows.jsonl:1"),
    "a source in another encoding": ("iconv -f utf8 -t utf16 a.txt > r; mv r a.txt", "", "made anew: a.txt"),
}


@pytest.mark.parametrize(("change", "options", "says"), CHANGES.values(), ids=CHANGES)
def test_resume_notices_what_has_changed(shell: Any, desk: Path, change: str, options: str, says: str) -> None:
    (desk / "b.txt").write_text("Two boys went missing.\n")
    rows = [{"text": "one", "body": "eins"}, {"text": "two", "body": "zwei"}]
    (desk / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    sources = "a.txt b.txt rows.jsonl"
    assert shell(f"fake-newsx extract {sources} -o out.jsonl").returncode == 0
    before = (desk / "out.jsonl").read_bytes().splitlines()
    done = shell(f"{change}; fake-newsx extract {sources} {options} -o out.jsonl --resume")
    assert done.returncode == 0
    assert says in done.stderr
    assert shell(f"fake-newsx extract {sources} {options} -o whole.jsonl").returncode == 0
    after = (desk / "out.jsonl").read_bytes()
    if "--from" in options:  # what was two rows is one text now: the second row's place is nobody's, and stays
        after = after.replace(before[3] + b"\n", b"")
    assert after == (desk / "whole.jsonl").read_bytes()
    aside = desk / "out.jsonl.replaced"
    kept = aside.read_bytes().splitlines() if aside.exists() else []
    ids = {json.loads(line)["id"] for line in (*after.splitlines(), *kept)}
    assert ids >= {json.loads(line)["id"] for line in before}
    again = shell(f"fake-newsx extract {sources} {options} -o out.jsonl --resume")
    assert (again.returncode, again.stderr) == (0, "")


def test_resume_puts_the_records_in_the_order_of_the_input(shell: Any, desk: Path) -> None:
    (desk / "b.txt").write_text("Two boys went missing.\n")
    shell("fake-newsx extract b.txt a.txt -o out.jsonl")
    done = shell("fake-newsx extract a.txt notes.txt b.txt -o out.jsonl --resume")
    assert done.stderr == "newsx: out.jsonl: the input has another order than before, and so have the records now\n"
    assert [path for path, _ in texts(desk / "out.jsonl")] == ["a.txt", "notes.txt", "b.txt"]


def test_resume_in_several_processes_keeps_the_order_too(shell: Any, desk: Path) -> None:
    rows = [json.dumps({"text": f"row {n}"}) + "\n" for n in range(60)]
    (desk / "rows.jsonl").write_text("".join(rows[10:20] + rows[40:]))
    shell("fake-newsx extract rows.jsonl -o out.jsonl")
    (desk / "rows.jsonl").write_text("".join(rows))
    done = shell("fake-newsx extract rows.jsonl -o out.jsonl --resume --jobs 2; fake-newsx extract rows.jsonl -o whole")
    assert done.returncode == 0
    assert (desk / "out.jsonl").read_bytes() == (desk / "whole").read_bytes()


def test_resume_keeps_the_record_of_a_source_that_cannot_be_read_any_more(shell: Any, desk: Path) -> None:
    shell("fake-newsx extract a.txt notes.txt -o out.jsonl")
    before = (desk / "out.jsonl").read_bytes()
    for change in ("echo RAISE > a.txt", ": > a.txt", "rm a.txt", "printf '%%PDF-1.7' > a.txt", "mkfifo -m 000 b.txt"):
        done = shell(f"{change}; fake-newsx extract a.txt notes.txt -o out.jsonl --resume")
        assert done.returncode == 2
        assert (desk / "out.jsonl").read_bytes() == before


def test_resume_refuses_a_foreign_file_of_replaced_records(shell: Any, desk: Path) -> None:
    shell("fake-newsx extract a.txt -o out.jsonl; echo edited > a.txt")
    (desk / "out.jsonl.replaced").write_text(NOTES)
    done = shell("fake-newsx extract a.txt -o out.jsonl --resume")
    assert done.returncode == 2
    assert FOREIGN in done.stderr
    assert (desk / "out.jsonl.replaced").read_text() == NOTES
