"""Whether a page of many articles fits, and how fast it opens: `python bench/page.py -n 2000`.

Makes invented articles on many searches (the same ones each time), reports them as a page, opens it in Chromium at the
widths of a desk, a tablet and a phone, and prints what is cut or covered, what the console said, and the seconds.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import records
from browsing import CHROMIUM, FAULTS, FLAGS, SIZES, Watched, playwright
from ledger import name
from ledgers import told

from newsx.article import EVENTS, Article

_SEARCH = 25  # articles on one
_BODIES = ["Red Cross", "Ministry of Inland Waters and Fisheries", "Union of Parents", "United Nations Children’s Fund"]
_STATES = ["Peru", "Chile", "Nigeria", "Kenya"]


def searches(number: int, seed: int = 5) -> Iterator[Article]:
    """So many articles on searches: totals, happenings, bounds, ranges, sides, days of two centuries."""
    chance = random.Random(seed)
    for nr in range(number):
        if nr % _SEARCH == 0:
            river, town, event = name(chance), name(chance), chance.choice(EVENTS)
            people = [(who, chance.choice([None, *_STATES])) for who in [*_BODIES, name(chance), name(chance)]]
            most = chance.uniform(1, 6)
        day = f"{chance.choice([1950, 2023, 2024, 2024])}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        (who, state), value = chance.choice(people), int(10 ** chance.uniform(0.3, most))
        surface = f"{value:,} children"
        text = (
            f"Volunteers from {town} searched the river at {river} for boats. {who} said that {surface} had been "
            f"found near {town} by day {day}, and that tents were on the way to {river}."
        )
        claimant = records.claimant(text, who, kind="institution", state=state)
        count = records.count(
            text, surface, value, event=event, scope=chance.choice(["total", "total", "incident", None]),
            comparator=chance.choice(["exact", "exact", "at_least", "at_most", "about"]), as_of=records.when(day),
            claimed_by=(claimant,), sure=chance.uniform(0.2, 1),
        )  # fmt: skip
        if nr % 7 == 0:
            count = replace(count, comparator="range", value=None, low=value, high=2 * value)
        yield records.article(
            text, path=f"searches/{nr}.txt", title=f"{town}: the search at {river}", counts=(count,),
            published=records.when("2024-12-01"), publisher=f"The {name(chance)} Herald",
        )  # fmt: skip


def main() -> None:
    """Make the page, open it at each width, print what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("-n", type=int, default=2000, help="articles (default: 2000)")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="put the page and screenshots here")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, playwright.sync_playwright() as started:
        folder = asked.keep or Path(temporary)
        page = folder / "page.html"
        page.write_text(told(str(records.write(folder / "records.jsonl", list(searches(asked.n)))), "html"), "utf-8")
        print(f"{asked.n:,} articles, a page of {page.stat().st_size / 2**20:.1f} MB")
        chromium = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for size, (width, height) in SIZES.items():
            began = time.perf_counter()
            watched = Watched(chromium, page.as_uri(), size)
            seconds = time.perf_counter() - began
            faults = [*watched.page.evaluate(FAULTS), *watched.said, *watched.asked[1:]]
            if watched.page.evaluate("document.documentElement.scrollWidth") > width:
                faults.append("the page scrolls sideways")
            charts = watched.page.locator("figure svg:visible").count()
            print(f"{size} ({width} x {height}): {seconds:.1f} s to open, {charts} charts, {len(faults)} faults")
            print("\n".join(f"  {fault}" for fault in faults[:20]))
            if asked.keep:
                watched.page.screenshot(path=folder / f"{size}.png")
            watched.context.close()
        chromium.close()


if __name__ == "__main__":
    main()
