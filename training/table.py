"""`make annotations`: checks the annotations against their texts, counts them, and says how far two readers agree.

Exit 1 where an annotation does not fit its text, 2 where the pool of real news is missing.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from training.answers import faults
from training.compare import COMPARED, agree, pairs, same_best
from training.passages import Passage, PoolMissing, every
from training.splits import ANNOTATIONS, SECOND, Claim, Record, records, split_of


def misfits(record: Record, passage: Passage | None, split: str | None) -> Iterator[str]:
    """What is wrong with a record: its text, its split, its claims."""
    if passage is None:
        yield "there is no such passage"
        return
    if record["sha256"] != passage.sha256:
        yield "the text is not the one that was annotated"
        return
    if split and split_of(record["id"], record["source"]) != split:
        yield f"does not belong to {split}"
    for claim in record["claims"]:
        if passage.text[claim["start"] : claim["end"]] != claim["surface"]:
            yield f"{claim['surface']!r} does not stand at {claim['start']}"
        yield from (f"{claim['surface']!r}: {fault}" for fault in faults(passage.text, claim))


def claims_of(given: Iterable[Record]) -> list[Claim]:
    return [claim for record in given for claim in record["claims"]]


def shares(title: str, counted: Counter[str]) -> str:
    return f"{title:<10} " + ", ".join(f"{name} {n}" for name, n in counted.most_common())


def counts(splits: dict[str, list[Record]]) -> Iterator[str]:
    """The table: passages and claims by split and source, claims by field."""
    yield f"{'split':<7}{'source':<18}{'passages':>9}{'claims':>8}{'optional':>10}"
    for split, given in splits.items():
        for source in sorted({r["source"] for r in given}):
            of_source = [r for r in given if r["source"] == source]
            claims = claims_of(of_source)
            yield f"{split:<7}{source:<18}{len(of_source):>9}{len(claims):>8}{sum(c['optional'] for c in claims):>10}"
    everything = [r for given in splits.values() for r in given]
    real, own = ([r for r in everything if (r["source"] == "own") == ours] for ours in (False, True))
    yield f"real text: {len(claims_of(real))} claims in {len(real)} passages"
    yield f"our own:   {len(claims_of(own))} claims in {len(own)} passages"
    claims = claims_of(everything)
    yield shares("event", Counter(c["event"][0] for c in claims))
    yield shares("group", Counter(c["group"] for c in claims))
    for field in ("scope", "voice", "polarity", "comparator"):
        yield shares(field, Counter(str(c[field]) for c in claims))


def agreement(first: dict[str, Record], second: list[Record]) -> Iterator[str]:
    """Two readers of the same passages, field by field. A claim that one has alone is no disagreement if optional."""
    matched: list[tuple[Claim, Claim]] = []
    alone = both = 0
    for record in second:
        if record["id"] in first:
            both += 1
            same, only_first, only_second = pairs(first[record["id"]]["claims"], record["claims"])
            matched += same
            alone += sum(not c["optional"] for c in [*only_first, *only_second])
    if not (read := len(matched)):
        return
    yield f"agreement of two readers: {both} passages, {read} claims that both have, {alone} that one has alone"
    yield f"  {'found':<12}{2 * read / (2 * read + alone):.3f}"
    for field in COMPARED:
        fine = sum(agree(a, b, field) for a, b in matched)
        best = sum(same_best(a, b, field) for a, b in matched)
        yield f"  {field:<12}{fine / read:.3f}   same best answer {best / read:.3f}"


def main() -> int:
    try:
        texts = {passage.id: passage for passage in every()}
    except PoolMissing as missing:
        print(missing, file=sys.stderr)
        return 2
    splits = {split: records(split) for split in ANNOTATIONS}
    second = [json.loads(line) for line in SECOND.read_text(encoding="utf-8").splitlines()]
    wrong = [
        f"{split or 'second'} {record['id']}: {fault}"
        for split, given in [*splits.items(), (None, second)]
        for record in given
        for fault in misfits(record, texts.get(record["id"]), split)
    ]
    print(*counts(splits), sep="\n")
    print(*agreement({r["id"]: r for given in splits.values() for r in given}, second), sep="\n")
    print(*(line for line in wrong if not line.startswith("test ")), sep="\n", file=sys.stderr)
    if hidden := sum(line.startswith("test ") for line in wrong):
        print(f"test: {hidden} faults, not shown, since nobody reads a line of it", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
