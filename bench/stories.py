"""How well articles are told to be of one story, on pairs read by hand: `python bench/stories.py RECORDS`.

RECORDS come from `newsx extract` on JSONL rows with an `id`. `story_pairs.csv` says of pairs of these ids whether they
are one story: yes, no or open. Prints for each sample the share of the joined pairs that are one story and the share of
the pairs of one story that are joined; then the weights of `newsx/ledger/odds.py` as the pairs "learned" give them.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import numpy as np

from newsx.ledger import grouping, odds
from newsx.ledger.collate import collate
from newsx.ledger.shared import Names
from newsx.ledger.signatures import likeness
from newsx.reporting import Filters, report

PAIRS = Path(__file__).with_name("story_pairs.csv")
_STEPS, _RATE, _SMALL = 30_000, 0.1, 0.0002  # of the descent; the last keeps weights small where little speaks for them
_UNLIKE, _ALIKE = 150, 0.04  # so many pairs of articles less alike than that are learned as two stories

Pair = tuple[str, str, str, bool]  # sample, two ids, whether they are one story


def pairs(known: set[str]) -> Iterator[Pair]:
    """The pairs of which both articles are there and the answer is not open."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["one_story"] != "open" and {row["a"], row["b"]} <= known:
                yield row["sample"], row["a"], row["b"], row["one_story"] == "yes"


def measure(records: str, ids: dict[str, str]) -> None:
    """Report the records and print how many of the pairs stand where they belong."""
    out = StringIO()
    report([records], format="json", out=out)
    story = {ids[one["article"]]: one["story"] for one in json.loads(out.getvalue())["in_story"]}
    for sample in ("learned", "checked"):
        found = [(story[a] == story[b], one) for name, a, b, one in pairs(set(story)) if name == sample]
        right = sum(joined and one for joined, one in found)
        joined, wanted = sum(joined for joined, _ in found), sum(one for _, one in found)
        print(f"{sample}: of {joined} joined pairs {right} are one story, of {wanted} of one story {right} are joined")


def learn(records: str, ids: dict[str, str]) -> None:
    """Print the weights that make the pairs likeliest; none is of the other sign than what it weighs."""
    with collate([records], Filters()) as ledger:
        about = grouping.read_about(ledger.inputs, ledger.read()["articles"])
        articles, told = grouping.heap(ledger.connection, about)
    at, rare = {ids[one.id]: n for n, one in enumerate(articles)}, Names(told)
    learned = [(at[a], at[b], one) for sample, a, b, one in pairs(set(at)) if sample == "learned"]
    chance = random.Random(1)
    drawn = [chance.sample(range(len(told)), 2) for _ in range(_UNLIKE)]
    a, b = np.array([(a, b) for a, b, _ in learned] + drawn, np.int64).T
    alike = likeness(about.words, about.weights, a, b)
    kept = np.concatenate([np.ones(len(learned), bool), alike[len(learned) :] < _ALIKE])
    one = np.array([one for *_, one in learned] + [False] * len(drawn))[kept]
    rows = [(told[n], told[m], float(how)) for n, m, how in zip(a[kept], b[kept], alike[kept], strict=True)]
    seen = [odds.features(*row, rare) for row in rows]
    sign = {name: -1.0 if name == "days" else 1.0 for name in seen[0]}
    x = np.array([[sign[name] * value for name, value in row.items()] + [1.0] for row in seen])
    hand = np.array([odds.by_hand(n, m) for n, m, _ in rows])
    w = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        wrong = 1 / (1 + np.exp(-(x @ w + hand))) - one
        w -= _RATE * (x.T @ wrong / len(x) + _SMALL * np.append(w[:-1], 0))
        w[:-1] = np.maximum(w[:-1], 0)
    print({name: round(float(sign[name] * weight), 2) for name, weight in zip(sign, w, strict=False)}, round(w[-1], 2))


def main() -> None:
    """Measure, then learn."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("records", help="what newsx extract wrote")
    records = parser.parse_args().records
    with open(records, encoding="utf-8") as file:
        ids = {one["id"]: str(one["source"]["extra"].get("id")) for one in map(json.loads, file)}
    measure(records, ids)
    learn(records, ids)


if __name__ == "__main__":
    main()
