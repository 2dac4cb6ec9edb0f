"""The thresholds and the calibration of the shipped reader, both from dev: newsx/reader/reader.json.

A threshold, one for counts of children and one for counts of people, is the one with the most claims right; `sure` is
an isotonic regression of the product of the probabilities on whether found, event, claimant and date are all right.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from newsx.reader.choices import choices
from newsx.reader.decision import answers
from newsx.reader.find import is_likely
from training.examples import Example

THRESHOLDS = [n / 100 for n in range(20, 75, 5)]
POINTS = 12  # of the calibration at most


@dataclass(frozen=True)
class Judged:
    """A figure that the reader was asked about: how likely a claim, the product of probabilities, and what is right.

    `claim` is None where it is optional; `right`: event, claimant and date, where it is a claim.
    """

    counts: float
    raw: float
    claim: bool | None
    right: bool


def judged(examples: Iterable[Example]) -> Iterator[Judged]:
    """The reader's answers beside the truth; a figure it was not asked about was judged to be no claim."""
    for example in examples:
        options = example.options
        given = answers(options, [is_likely(figure) for figure in options.figures])
        for answer, truth in zip(given, example.truths, strict=True):
            if answer is None:
                yield Judged(0.0, 0.0, truth.counts, False)
                continue
            chosen = choices(answer, options)
            right = (
                chosen.event.option in truth.events
                and chosen.claimant.option in truth.claimants
                and chosen.date.option in truth.dates
            )
            yield Judged(chosen.counts, chosen.raw, truth.counts, right)


def threshold(found: Sequence[Judged]) -> float:
    """The threshold with the highest F1 of claims that are right."""

    def score(least: float) -> float:
        accepted = [one for one in found if one.counts >= least and one.claim is not None]
        gold = sum(one.claim is True for one in found)
        return 2 * sum(bool(one.claim) and one.right for one in accepted) / max(1, len(accepted) + gold)

    return max(THRESHOLDS, key=score)


def calibration(found: Sequence[Judged]) -> list[tuple[float, float]]:
    """Points (product of probabilities, share right), rising in both."""
    from sklearn.isotonic import IsotonicRegression

    raw = np.array([one.raw for one in found])
    right = np.array([bool(one.claim) and one.right for one in found], dtype=float)
    fitted = IsotonicRegression(y_min=0.0, y_max=1.0, increasing=True).fit(raw, right)
    at = np.unique(np.quantile(raw, np.linspace(0, 1, POINTS)))
    return [(round(float(x), 3), round(float(y), 3)) for x, y in zip(at, fitted.predict(at), strict=True)]


def fitted(examples: Sequence[Example]) -> str:
    """reader.json for the weights that lie in newsx/reader."""
    thresholds, accepted = {}, []
    for name, people in (("children", False), ("people", True)):
        found = list(judged(example for example in examples if example.options.people == people))
        least = thresholds[name] = threshold(found)
        accepted += [one for one in found if one.counts >= least and one.claim is not None]
    return json.dumps({"counts": thresholds, "calibration": calibration(accepted)}) + "\n"
