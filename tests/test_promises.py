"""What the README promises is held by tests: each sentence names some that exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

SECTION = re.compile(r"^## What newsx promises\n(.+?)^## ", re.MULTILINE | re.DOTALL)
TEST = re.compile(r"`(tests/\w+\.py)::(test_\w+)`")
# newsx where Python refuses to ask the network for anything
OFFLINE = """
import sys
def refuse(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        sys.stderr.write(f"asked the network: {event} {args}\\n")
        raise OSError("no network")
sys.addaudithook(refuse)
from newsx.cli import main
folder = sys.argv[1]
texts = [f"{folder}/yemen_landmines.txt", f"{folder}/html-flood-relief.html"]
for args in (["clean"], ["extract", "-o", "one.jsonl"], ["explain"]):
    assert main([*args, *texts]) == 0
for format in ("terminal", "md", "html", "csv", "xlsx", "json", "annotations", "sqlite", "parquet"):
    assert main(["report", "one.jsonl", "--format", format, "-o", f"ledger.{format}"]) == 0
"""


def promises() -> list[str]:
    """The sentences of the section, each with the tests that hold it."""
    (section,) = SECTION.findall((ROOT / "README.md").read_text("utf-8"))
    return [" ".join(item.split()) for item in re.split(r"^- ", section, flags=re.MULTILINE)[1:]]


@pytest.mark.parametrize("promise", promises(), ids=lambda promise: promise[:40])
def test_every_promise_is_held_by_tests_that_exist(promise: str) -> None:
    named = TEST.findall(promise)
    assert named
    for file, test in named:
        assert re.search(rf"^def {test}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE), f"{file}::{test}"


def test_nothing_is_asked_of_the_network_and_processes_change_no_byte(tmp_path: Path) -> None:
    corpus = ROOT / "corpus"
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE, corpus], cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    texts = [corpus / "yemen_landmines.txt", corpus / "html-flood-relief.html"]
    command = [sys.executable, "-m", "newsx", "extract", *texts, "--jobs", "2", "-o", "two.jsonl", "-q"]
    subprocess.run(command, cwd=tmp_path, check=True)
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
