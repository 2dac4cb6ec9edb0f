"""What lies about during and after a run: nothing in the temporary folder, and no file that others can read."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from desks import begun, lying

from newsx.reporting import FORMATS

HERE = [name for name in FORMATS if name != "ftm"]


def modes(folder: Path) -> dict[str, int]:
    """The mode of every file that was made."""
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("mask", ["000", "022", "007"])
def test_every_file_that_is_made_is_for_its_owner_alone(shell: Any, desk: Path, mask: str) -> None:
    (desk / "out").mkdir()
    lines = [f"report x.jsonl --format {name} -o out/{name}" for name in (HERE if mask == "000" else ["csv", "html"])]
    lines += [f"{line}.masked --redact minors" for line in lines if mask == "000"]
    lines += ["extract a.txt notes.txt -o out/records", "extract a.txt -o out/resumed --resume"]
    lines += [
        "report y.jsonl --into out/into.db",
        "report x.jsonl --into out/into.db",
        "report x.jsonl --into out/into.db",
    ]
    for line in lines:
        done = shell(f"umask {mask}; fake-newsx {line}", timeout=300)
        assert (done.returncode, done.stderr) == (0, ""), line
    made = modes(desk / "out")
    assert len(made) == len(lines) - 2
    assert {name: oct(mode) for name, mode in made.items() if mode != 0o600} == {}


def test_what_a_resumed_run_sets_aside_is_for_its_owner_alone(shell: Any, desk: Path) -> None:
    (desk / "out").mkdir()
    assert shell("umask 000; fake-newsx extract a.txt notes.txt -o out/x").returncode == 0
    (desk / "a.txt").write_text("Another text, which was written later.")
    assert shell("umask 000; fake-newsx extract a.txt notes.txt -o out/x --resume").returncode == 0
    assert modes(desk / "out") == {"x": 0o600, "x.replaced": 0o600}


def test_a_part_is_for_its_owner_alone_while_it_is_written(shell: Any, desk: Path) -> None:
    before = os.umask(0)
    try:
        process = begun(shell, desk)
    finally:
        os.umask(before)
    found = stat.S_IMODE((desk / "out.jsonl.part").stat().st_mode)
    (desk / "go").touch()
    assert process.wait(timeout=300) == 0
    assert (found, modes(desk)["out.jsonl"]) == (0o600, 0o600)


@pytest.mark.parametrize(
    ("how", "options"),
    [
        (signal.SIGTERM, "--redact minors --format html -o out"),
        (signal.SIGINT, "--format sqlite -o out"),
        (signal.SIGHUP, "--redact minors --format xlsx -o out"),
        (signal.SIGTERM, "--into table.sqlite"),
        (signal.SIGINT, "--redact minors --format parquet -o out"),
    ],
)
def test_a_report_that_is_stopped_at_work_leaves_nothing_behind(
    shell: Any, desk: Path, how: signal.Signals, options: str
) -> None:
    """Stopped when the database of the work is there; where the report is done before, it is whole."""
    (desk / "tmp").mkdir()
    if "--into" in options:
        assert shell("fake-newsx report y.jsonl --into table.sqlite").returncode == 0
    before = lying(desk)
    process = subprocess.Popen(
        ["own-fake-newsx", "report", "x.jsonl", *options.split()], cwd=desk, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, start_new_session=True, env={**shell.environment, "TMPDIR": str(desk / "tmp")},
    )  # fmt: skip
    while process.poll() is None and not any((desk / "tmp").rglob("ledger.duckdb*")):
        time.sleep(0.01)
    assert {stat.S_IMODE(path.stat().st_mode) for path in (desk / "tmp").iterdir()} <= {0o700}
    if process.poll() is None:
        os.killpg(process.pid, how)
    out, err = process.communicate(timeout=300)
    assert (out, err) == (b"", b"")
    assert list((desk / "tmp").iterdir()) == []
    assert process.returncode in (128 + how, 0)
    if process.returncode:
        assert lying(desk) == before


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_extraction_that_is_stopped_leaves_its_part_alone(shell: Any, desk: Path, how: signal.Signals) -> None:
    (desk / "tmp").mkdir()
    shell.environment["TMPDIR"] = str(desk / "tmp")
    process = begun(shell, desk, "--jobs", "2")
    before = set(lying(desk))
    os.killpg(process.pid, how)
    process.communicate(timeout=300)
    assert process.returncode == 128 + how
    assert list((desk / "tmp").iterdir()) == []
    assert set(lying(desk)) - before == set()
