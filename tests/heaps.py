"""What is said of a heap of texts: the articles that are read, and the line on what lies between them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path


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
