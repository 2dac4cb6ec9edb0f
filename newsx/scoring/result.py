"""What a scoring run counts: rates, shares and mistakes."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsx.article import Failure

NO_COUNT = "articles without a count, quiet"


@dataclass(slots=True)
class Rate:
    """Found, of them right (hits), and wanted. Precision, recall and F1 are 0 to 1, null where nothing is measured."""

    hits: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float | None:
        return self.hits / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        return self.hits / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        return 2 * self.hits / (self.predicted + self.gold) if self.predicted + self.gold else None


@dataclass(slots=True)
class Share:
    """How many of how many were right; `value` is null where there were none."""

    hits: int = 0
    of: int = 0

    @property
    def value(self) -> float | None:
        return self.hits / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that came out wrong: in which article, what field, of which words, what was wanted and found."""

    article: str
    field: str
    surface: str
    wanted: str
    found: str

    def __str__(self) -> str:
        told = [f"{word} {what}" for word, what in (("wanted", self.wanted), ("found", self.found)) if what]
        return f"{self.article}: {self.field}: {' | '.join([self.surface, *told])}"


@dataclass(slots=True)
class Result:
    """The scores of a run: rates and shares by name, recall by kind of claim, what went wrong, what gave no record."""

    articles: int = 0
    rates: dict[str, Rate] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    recall: dict[str, dict[str, Share]] = field(default_factory=dict)
    alarms: int = 0  # counts found in articles that have none
    mistakes: list[Mistake] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether every annotated article gave a record."""
        return not self.failures

    def rate(self, name: str, hits: int, predicted: int, gold: int) -> None:
        """Adds to a rate."""
        at = self.rates.setdefault(name, Rate())
        at.hits, at.predicted, at.gold = at.hits + hits, at.predicted + predicted, at.gold + gold

    def share(self, name: str, right: int, of: int = 1) -> None:
        """Adds to a share."""
        at = self.shares.setdefault(name, Share())
        at.hits, at.of = at.hits + right, at.of + of
