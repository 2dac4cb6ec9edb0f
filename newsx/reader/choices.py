"""Chooses one option a field from the probabilities, and computes how sure the choices are together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import exp, log
from typing import Generic, TypeVar

from newsx.article import Event, Polarity, Scope
from newsx.reader.decision import Answer, settings
from newsx.reader.figure_options import Counted, Figure, Options

Option = TypeVar("Option")
RULED = 0.9
"""How probable a denial is where the rules read one: 10 of 11 in our own annotated texts, real ones have none. Without
this, seven claims of corpus/ that are denied are read otherwise."""
LEAST = 1e-4  # probabilities nearer to 0 or 1 say no more than this one


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

    counted: Counted
    counts: float
    event: Choice[Event]
    polarity: Choice[Polarity]
    scope: Choice[Scope | None]
    claimant: Choice[int | None]
    date: Choice[int | None]

    @property
    def odds(self) -> tuple[float, ...]:
        """Log odds of the parts of `sure` without the polarity: it is a claim; event, claimant and date are right."""
        fields = (self.event, self.claimant, self.date)
        return tuple(_log_odds(share) for share in (self.counts, *(field.probability for field in fields)))

    @property
    def is_accepted(self) -> bool:
        """Whether it is probable enough to be a claim: the threshold of reader.json."""
        least: float = settings()["counts"][self.counted]
        return self.counts >= least

    @property
    def sure(self) -> float:
        """Probability that it is a claim and that event, claimant, date and polarity are right; two digits."""
        return round(calibrated(self.odds, self.counted) * self.polarity.probability, 2)

    def told(self) -> Iterator[tuple[str, tuple[tuple[str, float], ...]]]:
        """Every field with its answers."""
        for name in ("event", "polarity", "scope", "claimant", "date"):
            yield name, getattr(self, name).answers


def choices(answer: Answer, options: Options, figure: Figure) -> Choices:
    """The most probable answer of each field; mentions of one claimant, and dates that are one day, are added up."""

    def claimant(n: int | None) -> str | None:
        return None if n is None else options.claimants[n].claimant.name

    def date(n: int | None) -> str | None:
        return options.published if n is None else options.dates[n].date

    return Choices(
        counted=figure.counted,
        counts=answer.counts,
        event=choose(answer.events, str),
        polarity=_polarity(answer.polarities, figure.draft is not None and figure.draft.polarity == "denied"),
        scope=choose(answer.scopes, lambda scope: scope, "open"),
        claimant=choose(answer.claimants, claimant, "the reporter"),
        date=choose(answer.dates, date, "no date"),
    )


def choose(shares: dict[Option, float], named: Callable[[Option], str | None], none: str = "") -> Choice[Option]:
    """The most probable answer, and of the options that give it the most probable one; the first of equals.

    `named` is the answer that an option gives, None where it names nobody and nothing; that one is shown as `none`.

    >>> choose({"he": 0.3, "the ministry": 0.4, "Bo": 0.3}, lambda who: "Bo" if who == "he" else who)
    Choice(option='he', answers=(('Bo', 0.6), ('the ministry', 0.4)))
    """
    totals: dict[str | None, float] = {}
    for option, share in shares.items():
        totals[named(option)] = totals.get(named(option), 0.0) + share
    ranked = sorted(totals.items(), key=lambda answer: -answer[1])
    option = max((one for one in shares if named(one) == ranked[0][0]), key=lambda one: shares[one])
    return Choice(option, tuple((none if name is None else name, share) for name, share in ranked))


def _polarity(shares: dict[Polarity, float], ruled_denied: bool) -> Choice[Polarity]:
    """The most probable polarity that reaches its threshold of reader.json, else affirmed.

    One claim in a hundred is denied, and a denial read as affirmed is the worst mistake: less than half is enough, and
    what the rules read as denied is denied (RULED).
    """
    if ruled_denied:
        shares = {polarity: (1 - RULED) * share + RULED * (polarity == "denied") for polarity, share in shares.items()}
    least: dict[Polarity, float] = settings()["polarity"]
    reached = [polarity for polarity in least if shares[polarity] >= least[polarity]]
    chosen: Polarity = max(reached, key=lambda polarity: shares[polarity], default="affirmed")
    ranked = sorted(shares.items(), key=lambda answer: (answer[0] != chosen, -answer[1]))
    return Choice(chosen, tuple(ranked))


def calibrated(odds: tuple[float, ...], counted: Counted) -> float:
    """How often claims with such odds were right: the logistic regression of reader.json, fitted on dev."""
    fitted = settings()["sure"][counted]
    grown = fitted["bias"] + sum(weight * odd for weight, odd in zip(fitted["weights"], odds, strict=True))
    return 1 / (1 + exp(-grown))


def _log_odds(share: float) -> float:
    share = min(max(share, LEAST), 1 - LEAST)
    return log(share / (1 - share))
