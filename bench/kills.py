"""Kills runs at random moments and resumes them: the file must end as that of a run that was left alone, byte for byte.

    python bench/kills.py [ARTICLES …] [--rounds 30] [--jobs 2] [--seed 1]

A round begins anew, is killed (SIGKILL) at three moments, and resumed after each. Exit code 1 where a file differs.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

NEWSX = (sys.executable, "-m", "newsx")
KILLS = 3  # in a round, each of a run that went on where the one before was killed
PAUSE = 0.05  # seconds, at most, between the bytes and the kill


@dataclass(frozen=True)
class Round:
    """`records`: whole lines in the file after each kill; `same`: whether it ended as it should."""

    records: tuple[int, ...]
    same: bool


def rounds(command: Sequence[str], folder: Path, count: int, moments: random.Random) -> Iterator[Round]:
    """`count` rounds of `command`, which is given `-o FILE` in `folder`."""
    whole, out = folder / "whole.jsonl", folder / "out.jsonl"
    _run(command, whole)
    size = whole.stat().st_size
    for _ in range(count):
        records = []
        for _ in range(KILLS):
            _run(command, out, kill_at=moments.randint(_size(out), size), pause=moments.uniform(0, PAUSE))
            records.append(sum(file.read_bytes().count(b"\n") for file in folder.glob("out.jsonl*")))
        _run(command, out)
        yield Round(tuple(records), out.read_bytes() == whole.read_bytes())
        out.unlink()


def _size(out: Path) -> int:
    """The bytes that are written, under whichever of its two names the file stands now."""
    for place in (out, out.with_name(out.name + ".part")):
        with suppress(FileNotFoundError):
            return place.stat().st_size
    return 0


def _run(command: Sequence[str], out: Path, kill_at: int | None = None, pause: float = 0.0) -> None:
    """Runs to the end, or is killed a little after so many bytes are written."""
    process = subprocess.Popen([*command, "-q", "-o", str(out), "--resume"], stderr=subprocess.PIPE, text=True)
    if kill_at is not None:
        while process.poll() is None and _size(out) < kill_at:
            time.sleep(0.001)
        time.sleep(pause)
        process.kill()  # this process alone: what it has started must see to its own end
    said = process.communicate()[1]
    if process.returncode not in (0, -9):
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}: {said}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", default=["corpus"])
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--jobs", default="1")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    command = (*NEWSX, "extract", *args.articles, "--jobs", args.jobs)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, found in enumerate(rounds(command, Path(folder), args.rounds, random.Random(args.seed)), 1):
            wrong += not found.same
            told = "the same bytes" if found.same else "OTHER BYTES"
            print(f"{number:3}  killed with {', '.join(map(str, found.records))} records: {told}", flush=True)
    print(f"{args.rounds - wrong} of {args.rounds} the same, --jobs {args.jobs}")
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
