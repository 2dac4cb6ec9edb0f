"""What holds for every command: usage errors, the prefix of messages, pipes, signals, colour; the short commands."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from articles import GOOD, TITLE
from conftest import Cli


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("extract", "--frm", "html"), "newsx: No such option: --frm"),
        (("extrct",), "newsx: No such command 'extrct'"),
        (("extract", "--jobs", "many", "x"), "newsx: --jobs many: give a number from 1 on, 1024 at most, or auto"),
        (("extract", "--jobs", "0", "x"), "--jobs 0: give a number from 1 on"),
        (("extract", "--date", "yesterday", "x"), '"yesterday" is no date: write it as 2023-09-07'),
        (("extract", "--date", "2023-02-30", "x"), '"2023-02-30" is no date'),
        (("extract", "--date", "05/04/2024", "x"), '"05/04/2024" is no date'),
        (("extract", "--from", "pdf", "x"), "pdf"),
        (("extract", "--resume", "x"), "--resume needs -o FILE"),
        (("extract", "--meta", "none.csv", "x"), "none.csv"),
        (("extract", "--color", "green", "x"), "newsx: Invalid value for '--color'"),
        (("extract", "-o", "no/such/folder.jsonl", "x"), "there is no folder"),
        (("extract", "-o", "x.jsonl.gz", "x"), "-o writes plain JSONL"),
        (("extract", "-o", ".", "x"), "is a folder"),
        (("report", "--top", "0", "x"), "--top 0: give a number from 1 on"),
        (("eval", "no-such-folder"), "no-such-folder: there is no such folder"),
        (("eval",), "newsx: Missing argument 'GOLD_DIR'"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(cli: Cli, fake: None, args: tuple[str, ...], says: str) -> None:
    outcome = cli(*args)
    assert (outcome.code, outcome.out) == (2, "")
    assert len(outcome.messages) == 1
    assert says in outcome.err


def test_a_fault_of_ours_is_one_line_too(cli: Cli, fake: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsx.writing.encode", lambda record: 1 / 0)
    outcome = cli("extract", "-", stdin=GOOD)
    assert outcome.code == 2
    assert outcome.messages == [
        "a fault of newsx, please report it: ZeroDivisionError: division by zero (NEWSX_TRACEBACK=1 shows where)"
    ]


def test_every_message_has_one_prefix(cli: Cli, fake: None, folder: Path) -> None:
    for args in (("extract", folder), ("extract", "--frm"), ("nothing",), ("report", "gone.jsonl"), ("eval", "gone")):
        err = cli(*args).err
        assert err, args
        assert all(line.startswith("newsx: ") for line in err.splitlines()), err


def test_head_ends_it_silently(shell: Any, tmp_path: Path) -> None:
    rows = (json.dumps({"text": f"Ferry number {n} sank. " * 400}) + "\n" for n in range(400))
    (tmp_path / "rows.jsonl").write_text("".join(rows))
    done = shell("own-fake-newsx extract rows.jsonl | head -n 1")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize("command", ["--help", "schema", "clean rows.jsonl"])
def test_a_reader_that_is_gone_is_no_error(shell: Any, tmp_path: Path, command: str) -> None:
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps({"text": GOOD * 400}) + "\n" for _ in range(9)))
    done = shell(f"(sleep 0.3; own-fake-newsx {command}) | true")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_full_disk_is_one_line(shell: Any) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full, which this system does not have")
    done = shell("own-fake-newsx schema >/dev/full")
    assert (done.returncode, done.stderr) == (2, "newsx: standard output: No space left on device\n")


def test_closed_standard_output_is_one_line(shell: Any) -> None:
    done = shell("own-fake-newsx schema >&-")
    assert (done.returncode, done.stderr) == (2, "newsx: standard output is closed\n")


def interrupted(shell: Any, tmp_path: Path, *args: str) -> tuple[int, str, str]:
    """Run slowly over many articles, and stop it with ^C after the first record."""
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps({"text": f"SLOWLY {n}"}) + "\n" for n in range(60)))
    process = subprocess.Popen(
        ["own-fake-newsx", "extract", "rows.jsonl", *args], cwd=tmp_path, env=shell.environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    out = ""
    if "-o" in args:
        part = tmp_path / "out.jsonl.part"
        while not (part.exists() and part.stat().st_size):
            time.sleep(0.02)
    else:
        out = process.stdout.readline()  # a record is there before the next is begun
    os.killpg(process.pid, signal.SIGINT)
    out += process.stdout.read()
    err = process.stderr.read()
    return process.wait(timeout=20), out, err


def test_ctrl_c_ends_it_with_130_and_keeps_what_is_written(shell: Any, tmp_path: Path) -> None:
    code, out, err = interrupted(shell, tmp_path)
    assert (code, err) == (130, "")
    assert 1 <= len([json.loads(line) for line in out.splitlines()]) < 60


def test_ctrl_c_leaves_the_target_alone_and_resume_goes_on(shell: Any, tmp_path: Path) -> None:
    code, _, err = interrupted(shell, tmp_path, "-o", "out.jsonl")
    assert code == 130
    assert err.count("\n") == 1
    assert "--resume" in err
    assert not (tmp_path / "out.jsonl").exists()
    (tmp_path / "rows.jsonl").write_text((tmp_path / "rows.jsonl").read_text().partition('{"text": "SLOWLY 5"}')[0])
    done = shell("fake-newsx extract rows.jsonl -o out.jsonl --resume")
    assert (done.returncode, done.stderr) == (0, "")
    lines = (tmp_path / "out.jsonl").read_text().splitlines()
    assert [json.loads(line)["source"]["line"] for line in lines] == [1, 2, 3, 4, 5]
    assert not (tmp_path / "out.jsonl.part").exists()


def test_color_only_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    from newsx.cli.console import Color, console

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    def printed(color: Color, file: io.StringIO) -> bool:
        console(file, color).print("red", style="bold red")
        return "\x1b" in file.getvalue()

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    assert printed(Color.AUTO, Terminal())
    assert not printed(Color.AUTO, io.StringIO())
    assert printed(Color.ALWAYS, io.StringIO())
    assert not printed(Color.NEVER, Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not printed(Color.AUTO, Terminal())
    assert printed(Color.ALWAYS, Terminal())


def test_codebook_names_every_event(cli: Cli) -> None:
    from typing import get_args

    from newsx.article import Event

    book = cli("codebook")
    assert book.code == 0
    assert all(f"`{event}`" in book.out for event in get_args(Event))


def test_eval_fails_under_a_floor(cli: Cli, fake: None, tmp_path: Path) -> None:
    gold = {
        "name": "a", "title": TITLE, "published": None, "anchor": "2024-05-11", "keep": [], "junk": [], "claims": [],
        "people": [], "institutions": [], "not_counts": [], "optional": [],
    }  # fmt: skip
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.json").write_text(json.dumps(gold))
    (tmp_path / "gold" / "a.txt").write_text(GOOD)
    assert cli("eval", "gold").code == 0
    (tmp_path / "gold" / "floors.json").write_text('{"title": 1.0}')
    outcome = cli("eval", "gold")
    assert outcome.code == 1
    assert len(outcome.messages) == 1
    assert "title" in outcome.messages[0]
    (tmp_path / "gold" / "a.txt").unlink()
    assert cli("eval", "gold").code == 2
