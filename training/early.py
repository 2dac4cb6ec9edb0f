"""Texts that were annotated before there was a guide: trained on, since they are read too often to measure anything.

early_texts/passages (400), early_texts/articles (26) and tests/cases/counts_claims.toml (88 of a sentence or two), all
of our own, and, where it lies beside the checkout, ../shared/gold (the five seeds). They have no scope and no offsets
of the words for event, claimant and date; the cases have only the fields that they are about.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from newsx import cleaning, counts, reading
from newsx.article import Clean, Raw
from newsx.reader.article_counts import options_of
from newsx.scoring.gold import read_gold, text_of
from training.answers import occurrences
from training.examples import Example, example
from training.parsed import evidence, options
from training.passages import HERE, POOL, Passage
from training.splits import Claim

EARLY = HERE / "early_texts"
CASES = HERE.parent / "tests" / "cases" / "counts_claims.toml"
SEEDS = POOL.parent.parent
ARTICLES = (  # annotations, texts, how often an epoch sees them: the seeds must be read without a fault
    (EARLY / "articles", EARLY / "articles", 1),
    (SEEDS / "gold", SEEDS / "seeds", 4),
)


def early() -> Iterator[Example]:
    """Every passage and article, each with the options that newsx finds in it."""
    for path in sorted((EARLY / "passages").glob("*.jsonl")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            passage = Passage(f"passages:{row['id']}", row["text"], None, row["published"], "own", {})
            claims = [_of_passage(row["text"], claim) for claim in row["claims"]]
            yield example(passage.id, "own", claims, options(passage, people=False))
    for n, case in enumerate(tomllib.loads(CASES.read_text("utf-8"))["case"]):
        text = case["text"]
        passage = Passage(f"cases:{n}", text, None, case.get("published", "2024-05-15"), "own", {})
        claims = [_of_passage(text, _of_case(count)) for count in case["counts"]]
        yield example(passage.id, "own", claims, options(passage, people=False))
    for folder, texts, times in ARTICLES:
        if folder.is_dir():
            yield from times * list(_articles(folder, texts))


def _of_case(count: dict[str, Any]) -> Claim:
    """A count of a case with the keys of an annotation."""
    event = {"event": [count["event"]]} if "event" in count else {}
    by = {"claimed_by": [count["claimed_by"]] if count["claimed_by"] else []} if "claimed_by" in count else {}
    return {**count, **event, **by}


def _of_passage(text: str, claim: Claim) -> Claim:
    start = claim.get("start")
    if start is None:
        start = (occurrences(text, claim["surface"]) or [text.index(claim["surface"])])[0]
    place = {"start": start, "end": start + len(claim["surface"])}
    return {"optional": False, **claim, **place, "also": claim.get("also") or {}}


def _articles(annotations: Path, texts: Path) -> Iterator[Example]:
    for gold in read_gold(annotations):
        raw = next(raw for raw in reading.read(text_of(gold, [texts])) if isinstance(raw, Raw))
        clean = cleaning.clean(raw)
        published = counts.publication(gold.published or gold.anchor)
        claims = [
            placed
            for optional, given in ((False, gold.claims), (True, gold.optional))
            for claim in given
            if (placed := _placed(msgspec.to_builtins(claim) | {"optional": optional}, clean))
        ]
        yield example(f"article:{gold.name}", "own", claims, options_of(evidence(clean, published), clean.title)[0])


def _placed(claim: dict[str, Any], clean: Clean) -> Claim | None:
    """The claim with offsets into the clean text; None where its stretch was dropped."""
    for block in clean.blocks:
        first, last = block.source_start, block.source_end
        if first is not None and last is not None and first <= claim["source_start"] < last:
            start = block.start + claim["source_start"] - first
            if clean.text[start : start + len(claim["surface"])] == claim["surface"]:
                return claim | {"start": start, "end": start + len(claim["surface"])}
    return None
