"""The thresholds and the calibration of the shipped reader, both from dev: newsx/reader/reader.json.

    python -m training.calibrate    fits them anew for the weights that lie in newsx/reader

A threshold of `counts`, one for children and one for people, is the one with the most claims right; one of `polarity`
is the least that turns at most one affirmed claim in TURNED. `sure` is a logistic regression of the log odds of found,
event, claimant and date on whether they are all right, fitted for the two sorts of figures apart, times the probability
of the polarity.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from newsx.article import Polarity
from newsx.reader.article_counts import is_likely
from newsx.reader.choices import choices
from newsx.reader.decision import answers
from newsx.reader.figure_options import Counted
from training.examples import Example, examples
from training.passages import HERE
from training.splits import Record

SETTINGS = HERE.parent / "newsx" / "reader" / "reader.json"
THRESHOLDS = [n / 100 for n in range(5, 75, 5)]
STRENGTH = 0.3  # of the regression: the inverse of its regularisation
TURNED = 1000  # affirmed claims, of which one may be turned
POLARITY_THRESHOLDS = [n / 100 for n in range(10, 55, 5)]
NEVER = (0.0,) * 4  # odds of a figure the reader was not asked about


@dataclass(frozen=True)
class Judged:
    """A figure that the reader was asked about: how likely a claim, the log odds of its fields, and what is right.

    `claim` is None where it is optional; `right`: event, claimant and date, where it is a claim; `polarity_right`: its
    polarity; `affirmed`: the truth is affirmed and nothing else; `polarities` are the probabilities of each.
    """

    counted: Counted
    counts: float
    odds: tuple[float, ...]
    claim: bool | None
    right: bool
    is_accepted: bool = False
    polarity_right: bool = False
    affirmed: bool = False
    polarities: Mapping[Polarity, float] = field(default_factory=dict)


def judged(found: Iterable[Example]) -> Iterator[Judged]:
    """The reader's answers beside the truth; a figure it was not asked about was judged to be no claim."""
    for example in found:
        options = example.options
        given = answers(options, [is_likely(figure, options) for figure in options.figures])
        for figure, answer, truth in zip(options.figures, given, example.truths, strict=True):
            if answer is None:
                yield Judged(figure.counted, 0.0, NEVER, truth.counts, False)
                continue
            chosen = choices(answer, options, figure)
            right = (
                chosen.event.option in truth.events
                and chosen.claimant.option in truth.claimants
                and chosen.date.option in truth.dates
            )
            affirmed = truth.claim and set(truth.polarities) == {"affirmed"}
            yield Judged(
                figure.counted, chosen.counts, chosen.odds, truth.counts, right, chosen.is_accepted,
                chosen.polarity.option in truth.polarities, affirmed, answer.polarities,
            )  # fmt: skip


def threshold(found: Sequence[Judged]) -> float:
    """The threshold with the highest F1 of claims that are right."""

    def score(least: float) -> float:
        accepted = [one for one in found if one.counts >= least and one.claim is not None]
        gold = sum(one.claim is True for one in found)
        return 2 * sum(bool(one.claim) and one.right for one in accepted) / max(1, len(accepted) + gold)

    return max(THRESHOLDS, key=score)


def polarity_threshold(found: Sequence[Judged], polarity: Polarity) -> float:
    """The least that turns at most one affirmed claim in TURNED."""
    shares = [one.polarities[polarity] for one in found if one.affirmed]
    allowed = len(shares) / TURNED
    return next(
        (n for n in POLARITY_THRESHOLDS if sum(share >= n for share in shares) <= allowed), POLARITY_THRESHOLDS[-1]
    )


def calibration(found: Sequence[Judged]) -> dict[str, Any]:
    """The weights of the log odds and the bias."""
    from sklearn.linear_model import LogisticRegression

    right = [bool(one.claim) and one.right for one in found]
    fitted = LogisticRegression(C=STRENGTH).fit([one.odds for one in found], right)
    return {"weights": [round(float(w), 4) for w in fitted.coef_[0]], "bias": round(float(fitted.intercept_[0]), 4)}


def trained_on(train: Sequence[Record]) -> dict[str, int]:
    """How many claims of real news, in how many windows and whole articles, and of our own, in how many texts."""
    own = [record for record in train if record["source"] == "own"]
    real = [record for record in train if record["source"] != "own"]
    return {
        "real": sum(len(record["claims"]) for record in real),
        "windows": sum(record["source"] != "articles" for record in real),
        "articles": sum(record["source"] == "articles" for record in real),
        "own": sum(len(record["claims"]) for record in own),
        "texts": len(own),
    }


def fitted(dev: Sequence[Example], trained: Mapping[str, int]) -> str:
    """reader.json for the weights that lie in newsx/reader, fitted on the examples `dev`.

    `trained` is `trained_on` of what the weights have learned from.
    """
    found = list(judged(dev))
    counts: dict[str, float] = {}
    sure: dict[str, dict[str, Any]] = {}
    for counted in get_args(Counted):
        of_sort = [one for one in found if one.counted == counted]
        least = counts[counted] = threshold(of_sort)
        sure[counted] = calibration([one for one in of_sort if one.counts >= least and one.claim is not None])
    others: tuple[Polarity, ...] = ("negated", "denied", "planned")
    polarity = {one: polarity_threshold(found, one) for one in others}
    settings = {"counts": counts, "polarity": polarity, "sure": sure, "trained_on": trained}
    return json.dumps(settings, indent=1) + "\n"


def main() -> None:
    """Writes newsx/reader/reader.json anew."""
    trained = json.loads(SETTINGS.read_text("utf-8"))["trained_on"]
    SETTINGS.write_text(fitted(examples("dev"), trained), "utf-8")
    print(SETTINGS.read_text("utf-8"), end="")


if __name__ == "__main__":
    main()
