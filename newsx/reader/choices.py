"""From the probabilities of options to one choice a field, and how sure the choices are together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

import numpy as np

from newsx.article import Event, Polarity, Scope
from newsx.reader.decision import Answer, settings
from newsx.reader.options import Options

Option = TypeVar("Option")


@dataclass(frozen=True, slots=True)
class Choice(Generic[Option]):
    """The option chosen for a field, and every answer with its probability, the best first."""

    option: Option
    answers: tuple[tuple[str, float], ...]

    @property
    def probability(self) -> float:
        """Of the answer chosen, 0 to 1."""
        return self.answers[0][1]


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices for one figure; claimants and dates by their number in `Options`, None for the reporter, no date."""

    counts: float
    event: Choice[Event]
    polarity: Choice[Polarity]
    scope: Choice[Scope | None]
    claimant: Choice[int | None]
    date: Choice[int | None]

    @property
    def raw(self) -> float:
        """The product of the probabilities that `sure` is about: not calibrated, since fields are no strangers."""
        return self.counts * self.event.probability * self.claimant.probability * self.date.probability

    @property
    def sure(self) -> float:
        """Probability that it is a claim and that event, claimant and date are right; two digits."""
        return calibrated(self.raw)

    def told(self) -> Iterator[tuple[str, tuple[tuple[str, float], ...]]]:
        """Every field with its answers."""
        for name in ("event", "polarity", "scope", "claimant", "date"):
            yield name, getattr(self, name).answers


def choices(answer: Answer, options: Options) -> Choices:
    """The most probable answer of each field; mentions of one claimant, and dates that are one day, are added up."""

    def claimant(n: int | None) -> str:
        return "the reporter" if n is None else options.claimants[n].claimant.name

    def date(n: int | None) -> str:
        return (options.published or "no date") if n is None else options.dates[n].date

    return Choices(
        counts=answer.counts,
        event=choose(answer.events, str),
        polarity=choose(answer.polarities, str),
        scope=choose(answer.scopes, lambda scope: scope or "open"),
        claimant=choose(answer.claimants, claimant),
        date=choose(answer.dates, date),
    )


def choose(shares: dict[Option, float], named: Callable[[Option], str]) -> Choice[Option]:
    """The most probable answer, and of the options that give it the most probable one; the first of equals.

    >>> choose({"he": 0.3, "the ministry": 0.4, "Bo": 0.3}, lambda who: "Bo" if who == "he" else who)
    Choice(option='he', answers=(('Bo', 0.6), ('the ministry', 0.4)))
    """
    totals: dict[str, float] = {}
    for option, share in shares.items():
        totals[named(option)] = totals.get(named(option), 0.0) + share
    ranked = sorted(totals.items(), key=lambda answer: -answer[1])
    option = max((one for one in shares if named(one) == ranked[0][0]), key=lambda one: shares[one])
    return Choice(option, tuple(ranked))


def calibrated(raw: float) -> float:
    """How often claims with such a product of probabilities were right on dev: between the points of reader.json."""
    at, right = _points()
    return round(float(np.interp(raw, at, right)), 2)


@cache
def _points() -> tuple[list[float], list[float]]:
    points = settings()["calibration"]
    return [at for at, _ in points], [right for _, right in points]
