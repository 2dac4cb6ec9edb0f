"""How long a report takes and how much memory: `make bench-ledger`, or `python bench/ledger.py -h`.

Makes a heap of invented records (the same ones each time), reports it in every format, each in a process of its own,
and prints seconds on the clock and of the cores, the largest memory the process held, and the size of what came out.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from newsx.article import SCHEMA, Article, Block, Claimant, Count, Dateline, Dropped, Institution, MadeBy, Source, When
from newsx.article import Actor as Person

_SYLLABLES = ["ba", "do", "ka", "li", "mo", "ne", "ra", "su", "ta", "vi", "yo", "zen", "har", "mil", "kor", "dan"]
_STATES = ["Arvenia", "Belmora", "Costaria", "Drovia", "Estria", "Farnoc", "Galdia", "Harun", "Istria", "Jurland"]
_VERBS = {"taken": "taken away", "returned": "brought home", "killed": "killed", "injured": "hurt",
          "displaced": "driven out", "missing": "missing", "evacuated": "led to safety", "held": "held"}  # fmt: skip
_WORDS = ["market", "road", "harvest", "river", "clinic", "water", "bread", "night", "bridge", "winter", "border",
          "council", "teacher", "letter", "bus", "rain", "valley", "office", "signal", "window", "field", "engine",
          "paper", "garden", "corner", "village", "season", "table", "story"]  # fmt: skip
_COPIES = 0.3  # of the articles are copies of an earlier one, as wires are printed
_CLAIMS = 4  # an article, on average


def name(chance: random.Random) -> str:
    """A name nobody has: two to three syllables twice."""
    return " ".join("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))).title() for _ in range(2))


def records(number: int, seed: int = 7) -> Iterator[Article]:
    """So many articles, three in ten of them a copy of an earlier one at another outlet."""
    chance = random.Random(seed)
    people = [(name(chance), chance.choice(_STATES)) for _ in range(max(50, number // 40))]
    recent: list[tuple[str, tuple[Count, ...], tuple[Person, ...], str]] = []
    for nr in range(number):
        day = f"20{chance.randint(15, 25)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        if recent and chance.random() < _COPIES:
            made = chance.choice(recent)
        else:
            made = story(chance, people, day)
            recent = [*recent[-200:], made]
        text, counts, persons, title = made
        yield article(nr, text, counts, persons, title, day, agency=chance.random() < 0.2)


def story(
    chance: random.Random, people: list[tuple[str, str]], day: str
) -> tuple[str, tuple[Count, ...], tuple[Person, ...], str]:
    """A text with a few claims, filled up with sentences that count nobody."""
    title = f"{chance.choice(_STATES)}: {' '.join(chance.choices(_WORDS, k=5))}"
    text, counts, persons = title + "\n\n", [], {}
    for nr in range(1, chance.randint(1, 2 * _CLAIMS - 1) + 1):
        who, state = chance.choice(people)
        event, value = chance.choice(list(_VERBS)), int(10 ** chance.uniform(0.3, 5))
        start = len(text) + len(f"{who} said on Monday that ")
        surface = f"{value:,} children"
        sentence = (len(text), start + len(f"{surface} had been {_VERBS[event]}."))
        text += f"{who} said on Monday that {surface} had been {_VERBS[event]}. "
        persons.setdefault(who, Person(f"a{len(persons) + 1}", who, "person", "governor", None, state, (), False,
                                       ((sentence[0], sentence[0] + len(who)),)))  # fmt: skip
        claimant = Claimant(who, persons[who].id, "person", state, who, sentence[0], sentence[0] + len(who))
        counts.append(
            count(f"c{nr}", surface, start, sentence, value, event, chance.choice([None, state]), claimant, day)
        )
        for _ in range(4):
            text += f"The {' '.join(chance.choices(_WORDS, k=12))} in {name(chance)}. "
        text += "\n\n"
    return text.rstrip(), tuple(counts), tuple(persons.values()), title


def count(
    id: str, surface: str, start: int, sentence: tuple[int, int], value: int, event: Any, whose: str | None,
    claimant: Claimant, day: str,
) -> Count:  # fmt: skip
    """A claim of one claimant, as of the day of publication."""
    return Count(
        id, surface, start, start + len(surface), sentence, value, value, value, "exact", "children", "children", (),
        None, None, event, _VERBS[event], "affirmed", "total", whose, None, (claimant,), "attributed",
        When(day, "day", None, None, None, "assumed"), None, (), None, None, None, None, 0.9, ("counts.nummod",),
    )  # fmt: skip


def article(
    nr: int, text: str, counts: tuple[Count, ...], persons: tuple[Person, ...], title: str, day: str, agency: bool
) -> Article:
    """The record of a story at one outlet."""
    outlet = f"Outlet {nr % 300}"
    source = Source(f"heap/{nr}.txt", None, f"https://outlet{nr % 300}.example/{nr}", outlet, "text", "utf-8", (),
                    f"{nr:064x}", len(text), {})  # fmt: skip
    end = text.index("\n\n")
    blocks = (Block("title", 0, end, 0, end), Block("paragraph", end + 2, len(text), end + 2, len(text)))
    ministry = Institution("i1", "Ministry of Roads", None, "government", None, (), ())
    gone = Dropped("clean.menu", "a menu or the way through the site", 0, 20, "Home News Sport Weat")
    return Article(
        SCHEMA, f"{nr:016x}", MadeBy("0", "none", {}), source, title, When(day, "day", None, None, None, "given"), (),
        Dateline(None, "Reuters") if agency else None, "en", text, blocks, (gone,), persons, (ministry,), counts, (),
        (),
    )  # fmt: skip


def measured(heap: Path, format: str, out: Path) -> tuple[float, float, float, int]:
    """Seconds, seconds of all cores, megabytes at the most, bytes written: of one report in a process of its own."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "newsx", "report", str(heap), "--format", format, "-o", str(out)]
    child = os.spawnv(os.P_NOWAIT, sys.executable, command)
    _, status, used = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"the report as {format} failed")
    seconds = time.perf_counter() - started
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, out.stat().st_size


def main() -> None:
    """Make the heap, report it, print a line a format."""
    from newsx.reporting import FORMATS

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("-n", type=int, default=100_000, help="records (default: 100000, about 400,000 claims)")
    parser.add_argument("--format", action="append", choices=list(FORMATS), help="only this one; may be repeated")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="make the heap here, or use the one that is there")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        heap = asked.keep or folder / "heap.jsonl"
        if not heap.exists():
            with heap.open("wb") as out:
                out.writelines(msgspec.json.encode(one) + b"\n" for one in records(asked.n))
        print(f"{asked.n:,} records, {heap.stat().st_size >> 20:,} MB")
        print(f"{'format':12} {'seconds':>8} {'of cores':>8} {'MB held':>8} {'MB out':>8}")
        for format in asked.format or FORMATS:
            seconds, worked, memory, size = measured(heap, format, folder / "out")
            print(f"{format:12} {seconds:8.1f} {worked:8.1f} {memory:8.0f} {size / 2**20:8.1f}", flush=True)


if __name__ == "__main__":
    main()
