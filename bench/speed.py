"""`make bench`: how fast newsx is, beside bare spaCy on the same texts; how it grows; what starting costs.

    python bench/speed.py [FOLDER] [--articles N]

Each measurement runs in a process of its own, so that none warms another up; memory is the peak the system reports.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from newsx.config import MODEL

NEWSX = [sys.executable, "-m", "newsx"]
STARTS = 5  # runs of each start-up; the middle one is shown

BARE = """
import sys, time
from pathlib import Path
import spacy
nlp = spacy.load(sys.argv[1])
texts = [path.read_text("utf-8", "replace") for path in sorted(Path(sys.argv[2]).iterdir())]
start = time.perf_counter()
words = sum(len(doc) for doc in nlp.pipe(texts))
print(time.perf_counter() - start, words)
"""

NEWSX_WARM = """
import sys, time
from newsx import config, model, pipeline, reading, writing
settings = config.Settings(model=sys.argv[1])
model.load(settings.model)
start = time.perf_counter()
lines = [writing.encode(a) for a in pipeline.extract_all(reading.read(sys.argv[2]), settings)]
print(time.perf_counter() - start, len(lines))
"""


CLEANING = """
import sys, time
from newsx import cleaning, reading
raws = [*reading.read(sys.argv[1])]
for _ in range(3):
    start = time.perf_counter()
    kept = [cleaning.clean(raw) for raw in raws]
    seconds = time.perf_counter() - start
print(seconds, len(kept))
"""


GROWTH = """
import sys, time
from pathlib import Path
import newsx
pages = "\\n\\n".join(path.read_text("utf-8", "replace") for path in sorted(Path(sys.argv[1]).iterdir()))
for unit, whole in ((pages, 2_500_000), (pages, 5_000_000), ("word\\n", 500_000), ("word\\n", 1_000_000)):
    text = (unit * (whole // len(unit) + 1))[:whole]
    start = time.process_time()
    newsx.clean(text)
    print(time.process_time() - start)
"""


@dataclass(frozen=True)
class Measured:
    """What one process took: seconds on the clock and of the processor, peak memory in MB, and what it printed."""

    seconds: float
    cpu: float
    megabytes: float
    printed: list[str]


def measure(command: list[str]) -> Measured:
    """Run `command` and wait for it."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"exit {process.returncode}: {' '.join(command)[:120]} …")
    # Linux counts in kilobytes, macOS in bytes
    peak = usage.ru_maxrss / (2**10 if sys.platform == "linux" else 2**20)
    return Measured(seconds, usage.ru_utime + usage.ru_stime, peak, printed.split())


def texts_of(folder: Path, limit: int) -> list[Path]:
    """The raw texts of `folder`, sorted, at most `limit`."""
    found = sorted(path for path in folder.rglob("*.txt") if path.is_file() and path.stat().st_size)[:limit]
    if not found:
        sys.exit(f"{folder}: holds no .txt: name a folder of raw articles (make bench BENCH_TEXTS=DIR)")
    return found


def copy(texts: list[Path], to: Path) -> int:
    """Put the texts into one folder that both programs read; the characters they hold."""
    total = 0
    for number, path in enumerate(texts):
        data = path.read_bytes()
        (to / f"{number:05}.txt").write_bytes(data)
        total += len(data.decode("utf-8", "replace"))
    return total


def speed(folder: Path, articles: int) -> None:
    """Articles a second over the same raw texts, start-up left out and with it."""
    bare = measure([sys.executable, "-c", BARE, MODEL, str(folder)])
    warm = measure([sys.executable, "-c", NEWSX_WARM, MODEL, str(folder)])
    whole = measure([*NEWSX, "extract", str(folder), "-q", "-o", os.devnull])
    clean = measure([sys.executable, "-c", CLEANING, str(folder)])
    print(f"{'':46}{'articles/s':>12}{'seconds':>10}{'peak MB':>10}")
    for name, seconds, peak in (
        (f"bare spaCy, nlp.pipe ({MODEL})", float(bare.printed[0]), bare.megabytes),
        ("newsx clean, the third time round", float(clean.printed[0]), clean.megabytes),
        ("newsx extract, model loaded", float(warm.printed[0]), warm.megabytes),
        ("newsx extract, from the command line", whole.seconds, whole.megabytes),
    ):
        print(f"{name:46}{articles / seconds:12.2f}{seconds:10.2f}{peak:10.0f}")


def start_up(text: Path) -> None:
    """Seconds until each is done, the middle one of several runs, and how many times the processor time of typer."""
    print(f"\n{'start-up':46}{'seconds':>12}{'CPU':>10}{'x typer':>10}{'peak MB':>10}")
    typer = 0.0
    for name, command in (
        ("python -c pass", [sys.executable, "-c", "pass"]),
        ("import typer", [sys.executable, "-c", "import typer"]),
        ("import newsx", [sys.executable, "-c", "import newsx"]),
        ("newsx --help", [*NEWSX, "--help"]),
        ("newsx clean, one article", [*NEWSX, "clean", str(text)]),
        ("newsx extract, one article", [*NEWSX, "extract", str(text)]),
    ):
        runs = [measure(command) for _ in range(STARTS)]
        middle, cpu = (
            statistics.median(values) for values in zip(*((run.seconds, run.cpu) for run in runs), strict=True)
        )
        typer = cpu if name == "import typer" else typer
        times = f"{cpu / typer:10.1f}" if typer else f"{'':10}"
        print(f"{name:46}{middle:12.2f}{cpu:10.2f}{times}{max(run.megabytes for run in runs):10.0f}")


def growth(folder: Path) -> None:
    """How much longer cleaning takes on a text of twice the length, by processor time; 2.0 is as long as the text."""
    one, two, few, many = map(float, measure([sys.executable, "-c", GROWTH, str(folder)]).printed)
    print(f"\n{'newsx clean, twice the text':46}{'seconds':>22}{'times':>10}")
    print(f"{'2.5 and 5 MB of these texts':46}{f'{one:.2f}, {two:.2f}':>22}{two / one:10.2f}")
    print(f"{'100,000 and 200,000 lines of one word':46}{f'{few:.2f}, {many:.2f}':>22}{many / few:10.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed of newsx beside bare spaCy.")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("corpus"), help="raw texts (.txt); default corpus")
    parser.add_argument("--articles", type=int, default=200, help="read at most so many (default 200)")
    args = parser.parse_args()
    texts = texts_of(args.folder, args.articles)
    with tempfile.TemporaryDirectory() as folder:
        characters = copy(texts, Path(folder))
        version = ".".join(map(str, sys.version_info[:3]))
        print(f"{len(texts)} raw texts of {args.folder}, {characters:,} characters; Python {version}\n")
        speed(Path(folder), len(texts))
        growth(Path(folder))
        start_up(sorted(Path(folder).iterdir(), key=lambda path: path.stat().st_size)[len(texts) // 2])


if __name__ == "__main__":
    main()
