"""`make bench-passages`: single passages of news with the right reading, scored field by field.

    python -m bench.passages [FILE ...] [--errors] [--range FIRST LAST]

FILE holds one JSON object a line: {"id", "published", "text", "claims": [{"surface", "event": [classes], "claimed_by":
[names], "as_of", …}]} with the keys of corpus/README.md; `also` holds further right answers by field. What is found and
what is right, training/score.py says.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import newsx
from training.answers import occurrences
from training.score import FIELDS, Tally, tally

DATA = Path(__file__).parent.parent / "tests" / "passages"


def passages(files: Sequence[Path], first: int = 0, last: int | None = None) -> list[dict[str, Any]]:
    """The passages of each file, those from `first` to before `last` of it."""
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()[first:last]]


def score(them: Sequence[dict[str, Any]], tell: Callable[[str], None]) -> Tally:
    """Every passage read as an article without furniture, and compared with its gold; `tell` gets each mistake."""
    made = Tally()
    for passage in them:
        counts = list(newsx.extract(passage["text"], published=passage["published"], clean=False).counts)
        claims = [_claim(passage["text"], gold) for gold in passage["claims"]]
        made.add(tally({"claims": claims}, counts, lambda line, id=passage["id"]: tell(f"{id}: {line}")))
    return made


def _claim(text: str, gold: dict[str, Any]) -> dict[str, Any]:
    """The claim with the keys of training/: a range has no value, and no scope was annotated."""
    start = gold.get("start")
    if start is None:
        start = (occurrences(text, gold["surface"]) or [text.index(gold["surface"])])[0]
    value = None if isinstance(gold["value"], list) else gold["value"]
    place = {"start": start, "end": start + len(gold["surface"])}
    return {**gold, **place, "value": value, "also": gold.get("also") or {}, "scope": None, "optional": False}


def main() -> None:
    """Print the score of each file, with --errors every mistake."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(DATA.glob("*.jsonl")))
    parser.add_argument("--errors", action="store_true", help="list every mistake")
    parser.add_argument("--range", nargs=2, type=int, default=(0, None), metavar=("FIRST", "LAST"))
    args = parser.parse_args()
    for file in args.files:
        mistakes: list[str] = []
        made = score(them := passages([file], *args.range), mistakes.append)
        scores = made.scores()
        print(f"{file.name}: {len(them)} passages, {made.gold} claims, {made.found} found, {made.alarms} false")
        print("  " + "  ".join(f"{name} {scores[name]:.1f}" for name in ("found F1", "every field F1", *FIELDS)))
        if args.errors:
            print(*mistakes, sep="\n")


if __name__ == "__main__":
    main()
