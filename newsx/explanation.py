"""The decisions that a record has no place for: `newsx explain` shows them."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsx.article import Article


@dataclass(frozen=True, slots=True)
class Rejected:
    """A number that is no count of the group asked for, and why (shown by `newsx explain`)."""

    surface: str
    start: int
    end: int
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """The best options of one field of a count and the probability of each, the best first (`newsx explain`)."""

    field: str
    options: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class NearlyDropped:
    """A block of the text that was kept though it sounds like a blurb: how much, and like which kinds."""

    start: int
    end: int
    chance: float
    kind: Weighed


@dataclass(frozen=True, slots=True)
class Explanation:
    """An article with the decisions that its record has no place for."""

    article: Article
    rejected: tuple[Rejected, ...] = field(default=())
    weighed: dict[str, tuple[Weighed, ...]] = field(default_factory=dict)  # by the id of a count
    sure: tuple[float | None, ...] = ()  # of each of `article.dropped`: see newsx.cleaning.certainty
    kinds: tuple[Weighed | None, ...] = ()  # of each of `article.dropped`: None where it is no blurb
    nearly: tuple[NearlyDropped, ...] = ()
