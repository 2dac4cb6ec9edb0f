"""A folder with an article, records and what else lies about, for the tests of what is written where."""

from __future__ import annotations

import json
import os
import subprocess
import time
from pathlib import Path
from typing import Any

NOTES = "Interview with the ferryman, never typed up elsewhere"


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
    "notes under our schema": b'{"schema":"newsx/1","note":"the ferryman, never typed up elsewhere"',
    "a schema that goes on": b'{"schema":"newsx/1 but mine","id":"0123456789abcdef","made_by":{"newsx":"0',
    "an id that is none": b'{"schema":"newsx/1","id":"interview 3","made_by":{"newsx":"0.2.0"',
    "a maker that is no newsx": b'{"schema":"newsx/1","id":"0123456789abcdef","made_by":"the ferryman"',
    "a draft in plain words": b'{"schema":"newsx/ is what the records say of themselves. Nobody else has this text',
    "keys in another order": b'{"schema":"newsx/1","made_by":{"newsx":"0.2.0"},"id":"0123456789abcdef","text":"a',
}


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


def sources(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [Path(json.loads(line)["source"]["path"]).name for line in done.stdout.splitlines()]


def told(done: subprocess.CompletedProcess[str], name: str, says: str) -> None:
    """Both articles are read, and one line is said of what lies between them."""
    assert done.returncode == 2
    assert sources(done) == ["a.txt", "z.txt"]
    (line,) = done.stderr.splitlines()
    assert line.startswith("newsx: ")
    assert line.split(": ")[1].endswith(name), line
    assert says in line
    assert "fault" not in line
