"""`make scores`: newsx against the annotations, with intervals; of test only the scores are printed.

    python -m training.score [train|dev|test …] [--errors] [--rules | --no-rules] [--source child_passages …]

A claim is found where a count of newsx overlaps its surface. A claim that is optional counts neither when it is found
nor when it is not. Every field right: comparator, value, event, claimant, date and polarity; with --rules all but the
event, which no rule reads. Intervals (95 %) are bootstrapped over articles, since the claims of one article are alike.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import Any

from newsx import pipeline
from newsx.article import Count, Failure
from newsx.config import Settings
from newsx.reader import decision
from newsx.reader.option_features import OF_RULES
from newsx.reading.given import from_string
from training.compare import acceptable, same_name
from training.parsed import evidence_of
from training.passages import Passage, PoolMissing, every
from training.splits import Claim, Record, records

FIELDS = ("comparator", "event", "claimed_by", "as_of", "polarity")
SHOWN = (*FIELDS, "scope")
UNRULED = ("event", "scope")  # what no rule reads
SURE_OF = ("event", "claimed_by", "as_of", "polarity")  # what `sure` is about, beside being a claim at all
BINS = (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
PEOPLE = "people_passages"  # counted are people there, children elsewhere
SOURCES = ("child_passages", "articles", "own", PEOPLE)
ROUNDS = 1000  # samples of the bootstrap


@dataclass
class Tally:
    """What was found in one passage, or in many: `right` counts by field, `full` the claims right in all FIELDS.

    `sure` has for each claim that newsx makes (but those that are optional) how sure it is, and whether that is right.
    """

    gold: int = 0
    found: int = 0
    alarms: int = 0
    full: int = 0
    right: Counter[str] = field(default_factory=Counter)
    sure: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.gold += other.gold
        self.found += other.found
        self.alarms += other.alarms
        self.full += other.full
        self.right.update(other.right)
        self.sure += other.sure

    def bins(self) -> Iterator[tuple[float, float, float, int]]:
        """From, to, per cent right and number of the claims that are so sure; the last one is all from 0.8 on."""
        for low, high in [*pairwise(BINS), (0.8, BINS[-1])]:
            right = [is_right for sure, is_right in self.sure if low <= sure < high]
            if right:
                yield low, min(high, 1.0), 100 * sum(right) / len(right), len(right)

    def scores(self) -> dict[str, float]:
        """Per cent: F1 of found and full, precision, recall; of each field the share right among the claims found."""
        both, found = max(1, self.found + self.alarms + self.gold), max(1, self.found)
        return {
            "found F1": 200 * self.found / both,
            "precision": 100 * self.found / max(1, self.found + self.alarms),
            "recall": 100 * self.found / max(1, self.gold),
            "every field F1": 200 * self.full / both,
            **{name: 100 * self.right[name] / found for name in SHOWN},
        }


def tally(record: Record, counts: Sequence[Count], tell: Callable[[str], None], rules: bool = False) -> Tally:
    """Compares the counts of one passage with its annotation; `tell` gets a line for each mistake.

    `rules`: the counts are those of the rules alone, and are not asked for what no rule reads.
    """
    made, left = Tally(), list(counts)
    asked = [name for name in SHOWN if not rules or name not in UNRULED]
    for claim in record["claims"]:
        count = next((c for c in left if c.start < claim["end"] and claim["start"] < c.end), None)
        if count is not None:
            left.remove(count)
        if claim["optional"]:
            continue
        made.gold += 1
        if count is None:
            tell(f"missed {claim['surface']}")
            continue
        made.found += 1
        wrong = [name for name in asked if not right(name, claim, count)]
        made.full += not set(wrong) & set(FIELDS)
        made.right.update(name for name in asked if name not in wrong)
        made.sure.append((count.sure or 0.0, not set(wrong) & set(SURE_OF)))
        for name in wrong:
            wanted = " or ".join(map(str, acceptable(claim, name)))
            tell(f"{claim['surface']}: {name} {shown(name, count)}, not {wanted}")
    made.alarms = len(left)
    for count in left:
        made.sure.append((count.sure or 0.0, False))
        tell(f"alarm {count.surface}: {count.unit}, {count.event}")
    return made


def shown(name: str, count: Count) -> Any:
    if name == "claimed_by":
        return count.claimed_by[0].name if count.claimed_by else None
    if name == "as_of":
        return count.as_of.date if count.as_of else None
    return (count.comparator, count.value) if name == "comparator" else getattr(count, name)


def right(name: str, claim: Claim, count: Count) -> bool:
    """Whether a field of a count is among the annotator's answers; the first claimant alone is asked for."""
    said, answers = shown(name, count), list(acceptable(claim, name))
    if name == "comparator":
        values = [claim["value"], *_list(claim["also"].get("value", []))]
        return said[0] in answers and (said[1] in values or claim["value"] is None)
    if name == "claimed_by":
        return any(same_name(said, answer) for answer in answers)
    return said in answers


def _list(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [given]


def interval(passages: dict[str, list[Tally]], name: str) -> tuple[float, float]:
    """The 95 % interval of a score, bootstrapped over articles with a fixed seed."""
    groups, draw, found = [passages[article] for article in sorted(passages)], random.Random(0), []
    for _ in range(ROUNDS):
        whole = Tally()
        for group in draw.choices(groups, k=len(groups)):
            for one in group:
                whole.add(one)
        found.append(whole.scores()[name])
    found.sort()
    return found[int(0.025 * ROUNDS)], found[int(0.975 * ROUNDS)]


def counts(passage: Passage, rules: bool = False) -> Sequence[Count]:
    """The claims of a passage: no furniture to clean, the group that the annotator counted; or those of the rules."""
    people = passage.source == PEOPLE
    if rules:
        return list(evidence_of(passage, people).drafts.values())
    raw = replace(from_string(passage.text, published=passage.published), title=passage.title)
    settings = Settings(clean=False, count=("people" if people else "children",))
    (found,) = pipeline.extract_all([raw], settings)
    if isinstance(found, Failure):
        raise ValueError(found.message)
    return found.counts


def scored(
    given: Iterable[Record], texts: dict[str, Passage], tell: Callable[[str], None], rules: bool = False
) -> dict[str, list[Tally]]:
    """The tallies of the passages, by article."""
    by_article: dict[str, list[Tally]] = {}
    for record in given:
        passage = texts[record["id"]]
        one = tally(record, counts(passage, rules), lambda line, id=record["id"]: tell(f"{id}: {line}"), rules)  # type: ignore[misc]
        by_article.setdefault(passage.article, []).append(one)
    return by_article


class Blind:
    """The network, with zero for all that the rules say."""

    def __init__(self, session: Any) -> None:
        self.session = session

    def run(self, names: list[str], inputs: dict[str, Any]) -> Any:
        """As the session's own."""
        for name, (first, last) in OF_RULES.items():
            inputs[name][..., first:last] = 0
        return self.session.run(names, inputs)


def total(by_article: dict[str, list[Tally]]) -> Tally:
    """All tallies in one."""
    whole = Tally()
    for tallies in by_article.values():
        for one in tallies:
            whole.add(one)
    return whole


def lines(name: str, by_article: dict[str, list[Tally]], rules: bool = False) -> Iterator[str]:
    """The scores with their intervals; `rules`: without those of what no rule reads."""
    whole = total(by_article)
    yield f"{name}: {len(by_article)} articles, {whole.gold} claims, {whole.found} found, {whole.alarms} false"
    for score, value in whole.scores().items():
        if rules and score in UNRULED:
            continue
        low, high = interval(by_article, score)
        yield f"  {score:<16}{value:5.1f}   [{low:.1f}, {high:.1f}]"


def reliability(by_article: dict[str, list[Tally]]) -> Iterator[str]:
    """How often claims are right (a claim, event, claimant, date, polarity) by how sure newsx is of them."""
    whole = total(by_article)
    for low, high, right, count in whole.bins():
        yield f"  {f'sure {low:.1f} to {high:.1f}':<16}{right:5.1f}   of {count} in {len(whole.sure)} claims"


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("splits", nargs="*", default=["dev", "test"])
    ask.add_argument("--errors", action="store_true", help="list every mistake; never of test")
    ask.add_argument("--rules", action="store_true", help="the rules alone, without the reader: no event, no scope")
    ask.add_argument("--no-rules", action="store_true", help="the reader, told nothing of what the rules say")
    ask.add_argument("--source", nargs="*", choices=SOURCES, help="only these sources")
    args = ask.parse_args()
    if args.no_rules:
        blind = Blind(decision._session())
        decision._session = cache(lambda: blind)
    try:
        texts = {passage.id: passage for passage in every()}
    except PoolMissing as missing:
        print(missing, file=sys.stderr)
        return 2
    for split in args.splits:
        given = records(split)
        tell = print if args.errors and split != "test" else lambda _: None
        sources = [source for source in SOURCES if source in (args.source or SOURCES)]
        children: dict[str, list[Tally]] = {}
        for source in sources:
            by_article = scored([r for r in given if r["source"] == source], texts, tell, args.rules)
            if not by_article:
                continue
            print(*lines(f"{split} {source}", by_article, args.rules), sep="\n", flush=True)
            if source != PEOPLE:
                for article, tallies in by_article.items():
                    children.setdefault(article, []).extend(tallies)
        if children:
            print(*lines(f"{split} children, all sources", children, args.rules), sep="\n", flush=True)
            print(*([] if args.rules else reliability(children)), sep="\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
