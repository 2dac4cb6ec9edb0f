"""`make bench-claims`: counts, their sources, quotations, dates and whole claims, newsx beside the nearest other tools.

    python bench/claims.py [--data DIR] [--limit N] [--only counts|sources|dates|articles] [--cqe PYTHON]

DIR holds the annotated news and the scorers, which are run as they are, a process for each system; what a peer makes
of a text is in `peers_*.py`. A peer that can't be run stands in its table with the reason. CQE pins a
typing_extensions that newsx can't live with, so it is run by the Python of an environment of its own, which needs no
torch: counting never calls it. Where DIR is missing only the whole articles of `corpus/` are measured.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsx import config, pipeline, scoring

HERE = Path(__file__).resolve().parent
DATA = Path("../shared/bench")
CQE = Path("build/cqe/bin/python")
SLOWEST = 900  # seconds a system may take over one set
Report = dict[str, Any]
Cell = Callable[[Report], str]


@dataclass(frozen=True)
class System:
    """A name to print and the hook behind it; `earlier`, measured elsewhere, stands where it can't be run."""

    name: str
    hook: str
    python: str | None = sys.executable  # None: no environment was named
    earlier: str = ""


@dataclass(frozen=True)
class Table:
    """One scorer on some files, and what of its report is shown."""

    part: str
    title: str
    scorer: str
    files: tuple[str, ...]
    systems: tuple[System, ...]
    cells: dict[str, Cell]
    options: tuple[str, ...] = ()
    limit: bool = False  # whether --limit holds here: long texts only
    note: str = ""


@dataclass
class Missing:
    """What could not be run and why, told again at the end."""

    reasons: list[str] = field(default_factory=list)

    def tell(self, what: str) -> None:
        self.reasons.append(what)
        print(f"MISSING: {what}", file=sys.stderr, flush=True)


def rate(key: str) -> Cell:
    """Precision, recall and F1 of one of the scorer's rates."""
    return lambda report: "{p:5.1f} {r:5.1f} {f1:5.1f}".format(**report[key])


def plain(key: str) -> Cell:
    return lambda report: str(report[key])


def by_kind(kind: str) -> Cell:
    return lambda report: report["… by kind"].get(kind, "–")


def tables(cqe: str | None) -> list[Table]:
    """Every table that needs annotated data from elsewhere."""
    return [*count_tables(cqe), *source_tables(), *date_tables()]


def count_tables(cqe: str | None) -> list[Table]:
    """Counts of children in single sentences."""
    counters = (
        System("newsx", "newsx_hooks:counts"),
        System("CQE 2.0.3", "peers_counts:cqe", cqe, "earlier, on 276 sentences: F1 85.0 / 83.1, alarms 9/119"),
        System("Microsoft recognizers, number", "peers_counts:recognizers"),
        System("… ages, dates, money taken out", "peers_counts:recognizers_suite"),
        System("quantulum3", "peers_counts:quantulum3"),
        System("one regular expression", "peers_counts:one_regex"),
    )
    return [
        Table(
            "counts",
            "Children in single sentences",
            "quant_bench.py",
            ("counts/children_dev.jsonl",),
            counters,
            {
                "value P R F1": rate("value"),
                "with comparator": rate("value+comparator"),
                "alarms": plain("alarmed negatives"),
            },
            note="a number counts where a child noun follows within three words, CQE names the noun itself; "
            "alarms: sentences that count no child, and those of them that got a count",
        ),
        Table(
            "counts",
            "Sentences whose numbers count nobody",
            "quant_bench.py",
            ("counts/not_people_dev.jsonl",),
            (counters[0], System("newsx --count people", "newsx_hooks:people"), *counters[1:]),
            {"alarms": plain("alarmed negatives")},
        ),
    ]


def source_tables() -> list[Table]:
    """Claimants of figures, and speakers of quotations."""
    return [
        Table(
            "sources",
            "Whose figure it is: counts of people in whole articles",
            "quotes_bench.py",
            ("attribution/number_claims_dev.jsonl",),
            (
                System("newsx", "newsx_hooks:claimants"),
                System("climb to the verb of speech", "peers_speech:climb_claimants"),
                System("textacy, direct quotations", "peers_speech:textacy_claimants"),
            ),
            {"source P R F1": rate("claimed_by"), "reporter's own": plain("own voice kept"), "counts": plain("counts")},
            ("--claims",),
            limit=True,
        ),
        Table(
            "sources",
            "Quotations and their speakers",
            "quotes_bench.py",
            ("attribution/speech_dev.jsonl",),
            (
                System("newsx", "newsx_hooks:quotations"),
                System("climb to the verb of speech", "peers_speech:climb"),
                System("textacy, direct quotations", "peers_speech:textacy"),
            ),
            {"P     R    F1": rate("speaker")} | {k: by_kind(k) for k in ("direct", "mixed", "indirect")},
            limit=True,
        ),
    ]


def date_tables() -> list[Table]:
    """Dates resolved."""
    days = (
        System("newsx", "newsx_hooks:dates"),
        System("Microsoft recognizers, date-time", "peers_dates:recognizers"),
        System("spaCy's dates, read by dateparser", "peers_dates:spacy_dateparser"),
        System("dateparser, search_dates", "peers_dates:dateparser"),
    )
    dated = {"P     R    F1": rate("value"), "found": rate("detection")}
    return [
        Table("dates", f"Dates resolved, {name}", "dates_bench.py", (f"dates/{file}.jsonl",), days, dated)
        for name, file in (("TimeBank", "timebank"), ("AQUAINT", "aquaint"))
    ]


def sample(file: Path, limit: int, into: Path) -> Path:
    """The file, or every so many-th of its lines where it has more than the limit: publishers stand in blocks."""
    lines = [line for line in file.read_text("utf-8").split("\n") if line.strip()]
    if not 0 < limit < len(lines):
        return file
    chosen = [lines[len(lines) * number // limit] for number in range(limit)]
    (into / file.name).write_text("\n".join(chosen) + "\n", "utf-8")
    return into / file.name


def run(system: System, table: Table, data: Path, files: list[Path]) -> Report | str:
    """The scorer's report on a system, or why there is none."""
    if system.python is None:
        return "not run: it needs an environment of its own (--cqe PYTHON)"
    command = [system.python, "-W", "ignore", str(data / table.scorer), "--data", *map(str, files), *table.options]
    command += ["--path", str(HERE), "--path", str(data), "--python", system.hook, "--json"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SLOWEST)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"not run: {error}"
    if done.returncode:
        return f"not run: {(done.stderr.strip().splitlines() or [f'exit {done.returncode}'])[-1]}"
    report: Report = json.loads(done.stdout.strip().splitlines()[-1])
    return report


def rows(table: Table, data: Path, limit: int, missing: Missing) -> Iterator[str]:
    """The table's lines, each as soon as its system is done."""
    absent = [str(path) for path in (data / table.scorer, *(data / f for f in table.files)) if not path.is_file()]
    if absent:
        missing.tell(f"{table.title}: no {', no '.join(absent)}")
        return
    yield f"\n{table.title}"
    with tempfile.TemporaryDirectory() as folder:
        files = [sample(data / file, limit if table.limit else 0, Path(folder)) for file in table.files]
        first = True
        for system in table.systems:
            report = run(system, table, data, files)
            if isinstance(report, str):
                missing.tell(f"{system.name}: {report}")
                yield f"  {system.name:36}{report}" + (f"; {system.earlier}" if system.earlier else "")
                continue
            if first:
                first = False
                yield (f"  {size(report):36}" + "".join(f"{name:>20}" for name in table.cells) + f"{'seconds':>10}")
            told = "".join(f"{cell(report):>20}" for cell in table.cells.values())
            yield f"  {system.name:36}{told}{report.get('seconds', '–'):>10}"
    if table.note:
        yield f"  ({table.note})"


def size(report: Report) -> str:
    """How much was measured on, in the scorer's words."""
    told = [f"{report[unit]} {unit}" for unit in ("sentences", "articles", "documents") if unit in report]
    wanted = next((report[key]["gold"] for key in ("value", "claimed_by", "speaker") if key in report), None)
    return ", ".join([*told, f"{wanted} wanted"])


def articles(name: str, gold: Path, texts: Path | None) -> Iterator[str]:
    """Whole raw articles, cleaned and extracted as `newsx extract` would."""
    settings = config.Settings()
    start = time.perf_counter()
    result = scoring.evaluate(gold, texts, lambda raws: pipeline.extract_all(raws, settings))
    claims, seconds = result.rates["detection"].gold, time.perf_counter() - start
    yield f"\nWhole raw articles, {name}: {result.articles} articles, {claims} claims, {seconds:.0f} s"
    for line in scoring.as_text(result).splitlines()[2:]:
        yield f"  {line}" if line else ""
    yield from (f"  NO RECORD: {failure.path}: {failure.message}" for failure in result.failures)


def main() -> None:
    parser = argparse.ArgumentParser(description="Claims, sources and dates beside other tools.")
    parser.add_argument("--data", type=Path, default=DATA, help=f"annotated news and scorers; default {DATA}")
    parser.add_argument("--limit", type=int, default=150, help="articles a table of sources; 0 for all; default 150")
    parser.add_argument("--only", action="append", choices=("counts", "sources", "dates", "articles"))
    parser.add_argument("--cqe", metavar="PYTHON", help=f"where CQE is installed; default {CQE}, if there")
    args = parser.parse_args()
    wanted = args.only or ["counts", "sources", "dates", "articles"]
    missing = Missing()
    start = time.perf_counter()
    print(f"newsx and peers, Python {'.'.join(map(str, sys.version_info[:3]))}, model {config.MODEL}", flush=True)
    for table in tables(args.cqe or (str(CQE) if CQE.exists() else None)):
        if table.part in wanted:
            for line in rows(table, args.data, args.limit, missing):
                print(line, flush=True)
    if "articles" in wanted:
        seeds, gold = args.data.parent / "seeds", args.data.parent / "gold"
        if seeds.is_dir() and gold.is_dir():
            print(*articles("real pages", gold, seeds), sep="\n", flush=True)
        else:
            missing.tell(f"whole real pages: no {seeds} or no {gold}")
        print(*articles("corpus", Path("corpus"), None), sep="\n", flush=True)
    print(f"\n{time.perf_counter() - start:.0f} s in all; left out: {len(missing.reasons) or 'nothing'}")
    print(*(f"  {reason}" for reason in missing.reasons), sep="\n")


if __name__ == "__main__":
    main()
