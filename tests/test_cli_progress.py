"""What a run tells: progress, the closing line, --verbose and --quiet."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from articles import GOOD
from conftest import Cli


def on_a_terminal(shell: Any, tmp_path: Path, *args: str) -> tuple[int, str]:
    """The exit code, and what stands on standard error where that is a terminal."""
    import pty

    ours, theirs = pty.openpty()
    environment = {**shell.environment, "TERM": "xterm", "COLUMNS": "120"}
    process = subprocess.Popen(
        ["fake-newsx", *args], cwd=tmp_path, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    told = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        told += part
        if not part:
            break
    os.close(ours)
    return process.wait(timeout=60), told.decode()


@pytest.fixture
def two_and_a_bad_one(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, text in (("a", GOOD), ("b", "SLOWLY " + GOOD), ("c", "")):
        (tmp_path / "in" / f"{name}.txt").write_text(text)


@pytest.mark.usefixtures("two_and_a_bad_one")
def test_progress_has_total_rate_and_time_left_and_ends_in_one_line(shell: Any, tmp_path: Path) -> None:
    code, told = on_a_terminal(shell, tmp_path, "extract", "in", "-o", "out.jsonl")
    assert code == 2
    assert re.search(r"\b3 of 3, 1 failed, [\d.]+/s, 0 s left", told)
    last = told.strip().splitlines()[-1]
    assert re.fullmatch(
        r".*newsx: 2 articles, 0 claims, 1 failure in \d+\.\d s; 2 undated: say when they were published with "
        r"--meta FILE \(a column published\) or --date YYYY-MM-DD",
        last,
    )


@pytest.mark.usefixtures("two_and_a_bad_one")
def test_quiet_shows_messages_alone(shell: Any, tmp_path: Path) -> None:
    code, told = on_a_terminal(shell, tmp_path, "extract", "in", "-q", "-o", "out.jsonl")
    assert (code, told.count("\n")) == (2, 1)
    assert told.startswith("newsx: in/c.txt: ")


@pytest.mark.usefixtures("two_and_a_bad_one")
def test_progress_counts_what_was_done_before(shell: Any, tmp_path: Path) -> None:
    shell("fake-newsx extract in/a.txt -o out.jsonl")
    _, told = on_a_terminal(shell, tmp_path, "extract", "in", "-o", "out.jsonl", "--resume")
    assert re.search(r"newsx: 1 article, 0 claims, 1 failure in \d+\.\d s; 1 done before; 1 undated: ", told)


@pytest.mark.usefixtures("two_and_a_bad_one")
def test_a_log_file_gets_messages_alone(shell: Any) -> None:
    done = shell("fake-newsx extract in -o out.jsonl")
    assert done.returncode == 2
    assert [line.partition(": ")[0::2] for line in done.stderr.splitlines()] == [
        ("newsx", "in/c.txt: the file is empty")
    ]


def test_verbose_tells_what_was_read_skipped_and_how_long_it_took(cli: Cli, fake: None, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(GOOD)
    (tmp_path / "in" / "b.png").write_bytes(b"\x89PNG")
    assert cli("extract", "in", "-o", "out.jsonl").err == ""
    (tmp_path / "in" / "c.txt").write_text(GOOD.replace("Lamu", "Mombasa"))
    *told, last = cli("extract", "in", "-v", "-o", "out.jsonl", "--resume").messages
    assert {"in/b.png: not read", "in/a.txt: skipped, done before"} <= {*told}
    assert any(re.fullmatch(r"in/c\.txt: 0 claims, undated, 0 stretches dropped in \d+\.\d\d s", line) for line in told)
    assert re.match(r"1 article, 0 claims, 0 failures in \d+\.\d s; 1 done before; 1 undated: ", last)


def test_verbose_changes_no_byte_of_the_output(cli: Cli, fake: None, folder: Path) -> None:
    assert cli("extract", folder, "-v").out == cli("extract", folder).out
    assert cli("clean", folder, "-v").out == cli("clean", folder).out
    told = cli("clean", folder, "-v")
    assert any("blocks kept" in line for line in told.messages)
    assert re.fullmatch(r"2 articles, 4 failures in \d+\.\d s", told.messages[-1])
