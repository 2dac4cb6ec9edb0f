"""An article that takes too long is one line, and the rest go on; what the caller had set is put back."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from articles import STORY
from conftest import ROOT

from newsx import alarm


@pytest.mark.parametrize("options", ["", "--jobs 2", "-o out", "-o out --resume"])
def test_an_article_that_takes_too_long_is_one_line(shell: Any, tmp_path: Path, options: str) -> None:
    (tmp_path / "newsx.toml").write_text("[limits]\nseconds = 1\n")
    rows = [{"text": f"row {n}", "until": "/no/such/file" if n in (1, 4) else ""} for n in range(6)]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = shell(f"fake-newsx extract rows.jsonl {options}")
    assert done.returncode == 2
    written = (tmp_path / "out").read_text() if "-o" in options else done.stdout
    assert [json.loads(line)["source"]["line"] for line in written.splitlines()] == [1, 3, 4, 6]
    assert done.stderr.splitlines() == [
        f"newsx: rows.jsonl:{n}: took more than 1 s and was given up: split it, or set limits.seconds in newsx.toml"
        for n in (2, 5)
    ]


def test_no_limit_is_no_limit(shell: Any, tmp_path: Path) -> None:
    (tmp_path / "newsx.toml").write_text("[limits]\nseconds = 0\n")
    (tmp_path / "rows.jsonl").write_text(json.dumps({"text": "a", "until": str(tmp_path / "go")}) + "\n")
    done = shell("(sleep 1.5; touch go) & fake-newsx extract rows.jsonl")
    assert (done.returncode, done.stderr) == (0, "")


def test_reading_and_cleaning_are_broken_off(shell: Any, tmp_path: Path) -> None:
    (tmp_path / "newsx.toml").write_text("[limits]\nseconds = 3\n")
    heap = "\n\n".join(path.read_text() for path in sorted((ROOT / "corpus").glob("*.txt")))
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "c.txt").write_text(STORY.replace("Lamu", "Kismayo"))
    for command in ("extract", "extract --no-clean", "clean", "clean --json", "explain"):
        many = 8 if command == "extract --no-clean" else 40  # what is not cleaned must not be too long at all
        (tmp_path / "b.txt").write_text("\n\n".join(f"{n} {heap}" for n in range(many)))
        done: subprocess.CompletedProcess[str] = shell(f"newsx {command} a.txt b.txt c.txt", timeout=300)
        assert done.returncode == 2, command
        assert done.stderr.count("\n") == 1, done.stderr
        assert "b.txt: took more than 3 s " in done.stderr
        assert "Lamu" in done.stdout
        assert "Kismayo" in done.stdout
        if command.startswith("extract"):
            assert [json.loads(line)["source"]["path"] for line in done.stdout.splitlines()] == ["a.txt", "c.txt"]


@pytest.mark.parametrize("options", ["", "--redact minors"])
def test_an_article_that_takes_too_long_to_explain_is_one_line(shell: Any, tmp_path: Path, options: str) -> None:
    (tmp_path / "newsx.toml").write_text("[limits]\nseconds = 1\n")
    rows = [{"text": f"row {n} of all", "until": "/no/such/file" if n == 1 else ""} for n in range(3)]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = shell(f"fake-newsx explain rows.jsonl {options}")
    assert done.returncode == 2
    assert [n for n in range(3) if f"row {n} of all" in done.stdout] == [0, 2]
    assert done.stderr.startswith("newsx: rows.jsonl:2: took more than 1 s")


@pytest.fixture
def bell() -> Iterator[list[int]]:
    """When the caller's own alarm, which is set to half a second, rings."""
    rung: list[int] = []

    def ring(number: int, frame: FrameType | None) -> None:
        rung.append(number)

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    yield rung
    signal.setitimer(signal.ITIMER_REAL, 0)
    assert signal.signal(signal.SIGALRM, before) is ring


def test_the_caller_s_alarm_is_put_back(bell: list[int]) -> None:
    with alarm.at_most(600):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 500
    assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= 0.5
    with pytest.raises(alarm.TookTooLong), alarm.at_most(1):
        time.sleep(5)
    time.sleep(0.05)
    assert bell == [signal.SIGALRM]  # late, not lost


def test_an_alarm_that_was_swallowed_rings_again() -> None:
    def swallow() -> None:
        with contextlib.suppress(alarm.TookTooLong):
            time.sleep(5)
        time.sleep(5)

    begun = time.monotonic()
    with pytest.raises(alarm.TookTooLong), alarm.at_most(1):
        swallow()
    assert time.monotonic() - begun < 4


def test_no_alarm_rings_after_the_block() -> None:
    with alarm.at_most(1):
        pass
    time.sleep(1.2)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL


def test_another_thread_than_the_main_one_has_no_limit() -> None:
    told: list[object] = []

    def work() -> None:
        with alarm.at_most(1):
            told.append(signal.getsignal(signal.SIGALRM))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert told == [signal.SIG_DFL]
