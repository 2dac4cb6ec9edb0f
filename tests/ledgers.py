"""Heaps of records made by hand, and what a report tells of them."""

from __future__ import annotations

import io
import json
import random
import sqlite3
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb
import records

from newsx.article import Article
from newsx.ledger.collate import collate
from newsx.reporting import FORMATS, Filters, Options, report
from newsx.reporting.formats import write

HERE = {name: one for name, one in FORMATS.items() if name != "ftm" or find_spec("followthemoney")}  # can be written
CORPUS = Path(__file__).parent.parent / "corpus"

SEIZED = (
    "Raid on Tula school\n\nAt least 60 pupils were abducted on 3 May, Governor Musa Idris said. "
    "Army spokesman Ali Bako put the number at 41. Police denied that sixty pupils had gone.\n\n"
    "Officials will free 12 boys next week."
)
AGAIN = (
    "At least 60 students of the school were abducted, Musa Idris told the Daily Trumpet. That is at least 60 pupils."
)
BACK = (
    "Dozens of children came home. Between 20 and 25 girls were in hospital, the Red Crescent said, "
    "which nobody could check."
)
QUIET = "The council met on Monday and spoke about roads."


def heap() -> list[Article]:
    """Four articles on one raid: a claim two outlets share, a rival figure, a denial, a plan, a range, a vague one."""
    idris = records.claimant(SEIZED, "Musa Idris", "a1", state="Nigeria")
    bako = records.claimant(SEIZED, "Ali Bako", "a2", surface="Army spokesman Ali Bako")
    police = records.claimant(SEIZED, "Police", "i1", kind="institution")
    may = records.when("2022-05-03")
    first = records.article(
        SEIZED,
        path="news/tula.txt",
        publisher="Plateau Herald",
        url="https://herald.example/tula?a=(1)",
        title="Raid on Tula school",
        published=records.when("2022-05-04"),
        actors=(
            records.person(SEIZED, "Musa Idris", role="governor", state="Nigeria"),
            records.person(SEIZED, "Ali Bako", "a2", role="army spokesman"),
        ),
        institutions=(records.body(SEIZED, "Police", kind="police"),),
        dropped=(records.dropped("clean.after", "stands below the article", "Share Tweet"),) * 2,
        counts=(
            records.count(
                SEIZED, "At least 60 pupils", 60, comparator="at_least", unit="pupils", group="pupils", whose="Nigeria",
                claimed_by=(idris,), as_of=may, disputed_by=("Police",), event_surface="abducted",
            ),
            records.count(SEIZED, "41", 41, id="c2", unit="pupils", group="pupils", claimed_by=(bako,), as_of=may),
            records.count(
                SEIZED, "sixty pupils", 60, id="c3", unit="pupils", group="pupils", claimed_by=(police,),
                polarity="denied", as_of=records.when("2022-05-04", "assumed"),
            ),
            records.count(
                SEIZED, "12 boys", 12, id="c4", unit="boys", group="boys", event="returned", polarity="planned",
                as_of=records.when("2022-W19", "relative"),
            ),
        ),
    )  # fmt: skip
    second = records.article(
        AGAIN,
        path="news/again.txt",
        publisher="Daily Trumpet",
        published=records.when("2022-05-06"),
        actors=(records.person(AGAIN, "Musa Idris", role="governor"),),
        counts=(
            records.count(
                AGAIN, "At least 60 students", 60, comparator="at_least", unit="students", group="pupils",
                as_of=records.when("2022-05-06", "assumed"),
            ),
            records.count(
                AGAIN, "at least 60 pupils", 60, id="c2", comparator="at_least", unit="pupils", group="pupils",
                claimed_by=(records.claimant(AGAIN, "Musa Idris", "a1"),), same_as="c1", as_of=records.when("2022-05"),
            ),
        ),
    )  # fmt: skip
    crescent = records.claimant(BACK, "Red Crescent", "i1", kind="institution")
    third = records.article(
        BACK,
        path="news/back.txt",
        counts=(
            records.count(BACK, "Dozens of children", None, comparator="vague", low=12, event="returned"),
            records.count(
                BACK, "Between 20 and 25 girls", None, id="c2", comparator="range", low=20, high=25, unit="girls",
                group="girls", event="injured", claimed_by=(crescent,), verified=False, place="Jos",
            ),
        ),
        institutions=(records.body(BACK, "Red Crescent", acronym="RC", kind="ngo"),),
        warnings=("no-date: nothing on the page says when",),
    )  # fmt: skip
    return [first, second, third, records.article(QUIET, path="news/quiet.txt", publisher="Daily Trumpet")]


def tallies() -> list[Article]:
    """Two articles on one search: a running total and the next one."""
    found = []
    for day, value in (("2024-02-10", 400), ("2024-02-20", 1_420)):
        text = (
            f"Volunteers searched the river at Zarumilla for boats. The Red Cross said that {value:,} children had "
            f"been brought home to Tumbes by day {day}, and that tents were on the way."
        )
        who = (records.claimant(text, "Red Cross", kind="institution"),)
        count = records.count(
            text, f"{value:,} children", value, event="returned", scope="total", claimed_by=who, as_of=records.when(day)
        )
        found.append(records.article(text, path=f"{day}.txt", published=records.when(day), counts=(count,)))
    return found


def swarm(articles: int, seed: int = 3) -> list[Article]:
    """Articles that give many figures of one search: totals and single happenings, bounds, ranges, one day of 1950."""
    chance = random.Random(seed)
    found = []
    for nr in range(articles):
        year = chance.choice([1950] if nr == 0 else [2023, 2024])
        day = f"{year}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        who = chance.choice(["Red Cross", "Ministry of Inland Waters", "Union of Parents", "Ana Ruiz"])
        value = int(10 ** chance.uniform(0.5, 5))
        text = (
            f"Volunteers searched the river at Zarumilla for boats. {who} said that {value:,} children had been "
            f"brought home to Tumbes by day {day}, and that tents were on the way."
        )
        count = records.count(
            text, f"{value:,} children", value, event=chance.choice(["returned", "missing", "identified"]),
            scope=chance.choice(["total", "total", "incident"]), as_of=records.when(day),
            comparator=chance.choice(["exact", "at_least", "at_most", "about"]),
            claimed_by=(records.claimant(text, who, kind="institution"),),
        )  # fmt: skip
        found.append(
            records.article(text, path=f"swarm/{nr}.txt", published=records.when("2024-12-01"), counts=(count,))
        )
    return found


RETURNS = ("returns_wire", "returns_spun", "returns_syndicated", "returns_independent")


def annotated(*names: str) -> list[Article]:
    """Articles of corpus/ as records: raw text and what a person read in it; no change of newsx changes them."""
    found = [(CORPUS / f"{name}.txt", (CORPUS / f"{name}.json").read_text("utf-8")) for name in names]
    return [_annotated(path, json.loads(gold)) for path, gold in found]


def _scope(claim: dict[str, Any]) -> str:
    """The annotation has no scope: figures of 300 and more are running totals in these articles, others are not."""
    return "total" if isinstance(claim["value"], int) and claim["value"] >= 300 else "incident"


def _annotated(path: Path, gold: dict[str, Any]) -> Article:
    text = path.read_text("utf-8")
    people = [records.person(text, name, f"a{nr}") for nr, name in enumerate(gold["people"], 1)]
    bodies = [records.body(text, name, f"i{nr}") for nr, name in enumerate(gold["institutions"], 1)]
    known = {one.name: one.id for one in (*people, *bodies)}
    counts = []
    for nr, claim in enumerate(gold["claims"], 1):
        start, end = claim["source_start"], claim["source_end"]
        who = []
        for name in claim["claimed_by"][:1]:
            kind = "person" if name in gold["people"] else "institution" if name in gold["institutions"] else "role"
            told = {"surface": name if name in text else text[start:end], "kind": kind}
            who.append(records.claimant(text, name, known.get(name), **told))
        stop = text.find("\n", end)
        counts.append(
            records.count(
                text, text[start:end], claim["value"] if isinstance(claim["value"], int) else None, id=f"c{nr}",
                start=start, end=end, low=claim["low"], high=claim["high"],
                comparator=claim["comparator"], unit=claim["unit"], group=claim["group"],
                event=claim["event"][0], polarity=claim["polarity"], scope=_scope(claim),
                whose=claim.get("whose"), place=claim.get("place"),
                sentence=(text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop), claimed_by=tuple(who),
                as_of=records.when(claim["as_of"]),
            )
        )  # fmt: skip
    return records.article(
        text, path=f"corpus/{path.name}", title=gold["title"], published=records.when(gold["anchor"]),
        actors=tuple(people), institutions=tuple(bodies), counts=tuple(counts),
    )  # fmt: skip


_TOLD: dict[tuple[Any, ...], str] = {}


def told(paths: str | list[str], format: str = "json", options: Options | None = None, **asked: Any) -> str:
    """A report as text; that of files with the same bytes is made once. A test that changes newsx asks `report`."""
    files = [paths] if isinstance(paths, str) else paths
    options, filters = options or Options(), Filters(**asked)
    read = [Path(name).read_bytes() if Path(name).is_file() else object() for name in files]
    beside = [path and path.read_bytes() for path in (options.aliases, options.stories, options.review)]
    key = (*read, *beside, options.redact_minors, options.hxl, filters, format)
    if key not in _TOLD:
        out = io.StringIO()
        failures = report(files, format=format, filters=filters, options=options, out=out)
        assert not failures, failures
        _TOLD[key] = out.getvalue()
    return _TOLD[key]


def in_every_format(
    file: Path | str, options: Options | None = None, formats: Iterable[str] = HERE
) -> dict[str, bytes]:
    """The bytes of a report by format; what is common to all of them is worked out once."""
    found = {}
    with collate([str(file)], Filters(), options) as ledger:
        assert not ledger.failures, ledger.failures
        for name in formats:
            out = io.BytesIO()
            write(ledger, out, name)
            found[name] = out.getvalue()
    return found


HOSTILE = "[red]x[/red] \x1b[31m \x9b2J \u202egnp <script>alert(1)</script> | `a` [b](javascript:c)"


def hostile(tmp_path: Path) -> str:
    text = f"{HOSTILE} said 5 children came."
    name = "=HYPERLINK(1) " + HOSTILE
    article = records.article(
        text,
        path="=cmd.txt",
        publisher="@" + HOSTILE,
        url="javascript:alert(1)",
        title="-" + HOSTILE,
        counts=(records.count(text, "5 children", 5, claimed_by=(records.claimant(text, name, surface=HOSTILE),)),),
        actors=(records.person(text, name, mentions=()),),
        dropped=(records.dropped("clean.after", HOSTILE, HOSTILE),),
        warnings=(f"code: {HOSTILE}",),
    )
    return str(records.write(tmp_path / "hostile.jsonl", [article]))


def written(folder: Path, articles: list[Article]) -> str:
    return str(records.write(folder / "records.jsonl", articles))


def ledger(folder: Path, articles: list[Article], options: Options | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(told(written(folder, articles), options=options))
    return found


def stated(nr: int, value: int, name: str, state: str | None, day: str, **more: Any) -> Article:
    """An article of its own that says that so many children were returned."""
    text = f"News {nr}\n\n{name} said that {value:,} children had come home from Zarumilla to Tumbes: {nr} of {day}."
    who = records.claimant(text, name, kind="person", state=state)
    count = records.count(text, f"{value:,} children", value, event="returned", claimed_by=(who,), **more)
    count = replace(count, as_of=records.when(day))
    return records.article(text, path=f"{nr}.txt", published=records.when(day), counts=(count,))


def unpacked(report: bytes, format: str, out: Path) -> str:
    """A report as text; of parquet, sqlite and xlsx, which pack their bytes, what is packed."""
    out.write_bytes(report)
    if format == "parquet":
        return str(duckdb.sql(f"FROM read_parquet('{out}')").fetchall())
    if format == "sqlite":
        with sqlite3.connect(out) as database:
            return "\n".join(database.iterdump())
    if format == "xlsx":
        with zipfile.ZipFile(out) as packed:
            parts = [name for name in packed.namelist() if "theme" not in name]  # colours: no row of ours
            return "\n".join(packed.read(name).decode("utf-8") for name in parts)
    return report.decode("utf-8", "replace")
