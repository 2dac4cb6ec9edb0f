"""Two runs do not write one file, and a run that is stopped leaves nothing half, and can be gone on with."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from desks import begun, lying, refused

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
