"""`make bench-days`: the publication day of saved HTML pages, against what a person read off them.

    python bench/days.py [PAGES]

PAGES holds a folder a set with NAME.html.gz in it; the days stand in page_days.tsv. Prints found, wrong, missed, and
what cleaning a page takes.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import newsx
from newsx.reading.decoding import decode

DAYS = Path(__file__).parent / "page_days.tsv"
DATA = Path("../shared/bench/clean")


@dataclass(frozen=True)
class Page:
    """A saved page and the day it was published on (ISO)."""

    path: Path
    day: str

    def read(self) -> str | None:
        """The day that newsx reads off it."""
        when = newsx.clean(decode(gzip.decompress(self.path.read_bytes())).text, format="html").published
        return when.date if when else None


def annotated(data: Path) -> list[Page]:
    """The pages of `page_days.tsv`, in its order."""
    rows = [line.split("\t") for line in DAYS.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [Page(data / of / f"{name}.html.gz", day) for of, name, day in rows]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=DATA)
    args = parser.parse_args()
    if not args.data.is_dir():
        sys.exit(f"{args.data}: no such folder. Name the one with the pages: python bench/days.py PAGES")
    right = 0
    wrong, missed, seconds = [], [], []
    pages = annotated(args.data)
    for page in pages:
        start = time.perf_counter()
        day = page.read()
        seconds.append(time.perf_counter() - start)
        right += day == page.day
        if day is None:
            missed.append(page)
        elif day != page.day:
            wrong.append(f"{page.path.name}: {day}, not {page.day}")
    print(f"{len(pages)} pages: {right} found ({right / len(pages):.3f}), {len(wrong)} wrong, {len(missed)} missed")
    for line in [*wrong, *(f"{page.path.name}: no day, not {page.day}" for page in missed)]:
        print(f"  {line}")
    print(f"{1000 * statistics.mean(seconds):.0f} ms a page, {1000 * statistics.median(seconds):.0f} in the middle")


if __name__ == "__main__":
    main()
