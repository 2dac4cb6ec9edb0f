"""`make bench-passages`: single passages of news with the right reading, scored field by field.

    python bench/passages.py [FILE ...] [--errors] [--range FIRST LAST]

FILE holds one JSON object a line: {"id", "published", "text", "claims": [{"surface", "event": [classes], "claimed_by":
[names], "as_of", …}]} with the keys of corpus/README.md; `also` holds further right answers by field. A claim is found
where a count overlaps its surface, and full where comparator, value, event, claimant, date and polarity are right.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import newsx
from newsx.article import Count

DATA = Path(__file__).parent.parent / "tests" / "passages"
FIELDS = ("comparator", "event", "claimed_by", "as_of", "polarity")
Gold = dict[str, Any]


@dataclass
class Score:
    """What was found in some passages: claims, fields right of those found, and a line for each mistake."""

    gold: int = 0
    found: int = 0
    alarms: int = 0
    full: int = 0
    right: Counter[str] = field(default_factory=Counter)
    mistakes: list[str] = field(default_factory=list)

    def f1(self, hits: int) -> float:
        """F1 in per cent, of `hits` right among everything found and everything wanted."""
        return 200 * hits / max(1, self.found + self.alarms + self.gold)

    def lines(self) -> Iterator[str]:
        """The report, a line a figure."""
        yield f"claims {self.gold}, found {self.found}, alarms {self.alarms}"
        yield f"detection F1 {self.f1(self.found):.1f}, full claim F1 {self.f1(self.full):.1f}"
        yield "  ".join(f"{name} {100 * self.right[name] / max(1, self.found):.1f}" for name in FIELDS)


def passages(files: Sequence[Path], first: int = 0, last: int | None = None) -> list[dict[str, Any]]:
    """The passages of each file, those from `first` to before `last` of it."""
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()[first:last]]


def score(them: Sequence[dict[str, Any]]) -> Score:
    """Every passage read as an article without furniture, and compared with its gold."""
    made = Score()
    for passage in them:
        article = newsx.extract(passage["text"], published=passage["published"], clean=False)
        left = list(article.counts)
        for gold in passage["claims"]:
            made.gold += 1
            at = gold.get("start", passage["text"].find(gold["surface"]))
            count = next((c for c in left if c.start < at + len(gold["surface"]) and c.end > at), None)
            if count is None:
                made.mistakes.append(f"{passage['id']}: missed {gold['surface']}")
                continue
            left.remove(count)
            made.found += 1
            _compare(made, passage["id"], gold, count)
        made.alarms += len(left)
        made.mistakes += [f"{passage['id']}: alarm {count.surface}" for count in left]
    return made


def _compare(made: Score, name: str, gold: Gold, count: Count) -> None:
    said = {
        "comparator": (count.comparator, count.value),
        "event": count.event,
        "claimed_by": [c.name for c in count.claimed_by],
        "as_of": count.as_of.date if count.as_of else None,
        "polarity": count.polarity,
    }
    wrong = [one for one in FIELDS if not _right(one, gold, said[one])]
    made.full += not wrong
    for one in FIELDS:
        made.right[one] += one not in wrong
    made.mistakes += [f"{name}: {gold['surface']}: {one} {said[one]}, not {gold.get(one)}" for one in wrong]


def _right(one: str, gold: Gold, said: Any) -> bool:
    if one == "comparator":
        ranged = isinstance(gold["value"], list) or said[1] is None
        return said[0] == gold["comparator"] and (ranged or said[1] == gold["value"])
    accepted = _accepted(one, gold)
    if one != "claimed_by":
        return said in accepted
    if not said:
        return not gold["claimed_by"] or [] in accepted or gold.get("also", {}).get("claimed_by") == []
    return any(_same_name(said[0], name) for name in accepted if name)


def _accepted(one: str, gold: Gold) -> list[Any]:
    also = (gold.get("also") or {}).get(one, [])
    own = gold[one] if isinstance(gold[one], list) else [gold[one]]
    return [*own, *(also if isinstance(also, list) else [also])]


def _same_name(a: str, b: Any) -> bool:
    one, other = (" ".join(str(name).replace("’", "'").lower().split()) for name in (a, b))
    return one in other or other in one


def main() -> None:
    """Print the score of each file, with --errors every mistake."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(DATA.glob("*.jsonl")))
    parser.add_argument("--errors", action="store_true", help="list every mistake")
    parser.add_argument("--range", nargs=2, type=int, default=(0, None), metavar=("FIRST", "LAST"))
    args = parser.parse_args()
    for file in args.files:
        made = score(them := passages([file], *args.range))
        print(f"{file.name}: {len(them)} passages", *made.lines(), sep="\n  ")
        if args.errors:
            print(*made.mistakes, sep="\n")


if __name__ == "__main__":
    main()
