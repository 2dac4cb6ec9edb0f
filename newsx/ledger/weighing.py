"""A claim with what decides whether another can hold beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

SURE = 0.25  # a denial less sure than this is more likely a plain figure misread: it stands against nothing
_ABOUT = 0.1  # what "about" leaves open either way
_ADDED = re.compile(r"(?:an)?other\b|a? ?further\b|additional\b|[\w,]+ (?:more|others?)\b(?! than)", re.IGNORECASE)


@dataclass(slots=True, eq=False)  # not frozen: a heap has half a million, which are made in half the time so
class Claim:
    """A claim with what decides whether another can hold beside it. `f` is its row of the ledger."""

    f: int
    n: int
    nr: int
    key: str
    story: int
    event: str
    scope: str | None
    group: str
    polarity: str
    comparator: str
    value: int | None
    low: int | None
    high: int | None
    whose: str | None
    place: str | None
    claimant: str | None  # the id of its first claimant's name
    name: str | None
    state: str | None
    first: date | None
    last: date | None
    basis: str | None
    claim: str
    surface: str
    part_of: str | None
    origin: int
    start: int
    end: int
    sentence_start: int
    sentence: str
    lead: str  # the sentence before
    disputed_by: tuple[str, ...]
    sure: float
    met: bool  # whether independent texts of its story count that of such people in that scope
    published: date | None  # the first of the copies of its text
    names: frozenset[str] = frozenset()  # in its sentence and the one before, where other texts are compared

    @property
    def size(self) -> int | None:
        """The figure, or an end of a range."""
        return next((end for end in (self.value, self.low, self.high) if end is not None), None)

    @property
    def bounds(self) -> tuple[float, float]:
        """Between which figures it can hold."""
        low, high = self.low, self.high
        if self.comparator == "about" and self.value is not None:
            return self.value * (1 - _ABOUT), self.value * (1 + _ABOUT)
        return (low if low is not None else 0), (high if high is not None else float("inf"))

    @property
    def affirmed(self) -> bool:
        return self.polarity == "affirmed"

    @property
    def denied(self) -> bool:
        """Whether it is a denial; one read with little certainty is what the denier says instead, as often as not."""
        return self.polarity == "denied" and self.sure >= SURE


def whole(claim: Claim) -> bool:
    """Whether a figure is told for itself: no part of another, nor what comes on top of it ("another four")."""
    return claim.part_of is None and not _ADDED.match(claim.surface)


def one_body(one: Claim, other: Claim) -> bool:
    """Whether one claimant's name is a part of the other's: "the Observatory", "the Syrian Observatory"."""
    few, many = sorted((set((claim.name or "").lower().split()) for claim in (one, other)), key=len)
    return bool(few) and few <= many


def rivals(one: Claim, other: Claim) -> bool:
    return one.bounds[0] > other.bounds[1] or other.bounds[0] > one.bounds[1]


def agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def overlap(one: Claim, other: Claim, days: int) -> bool:
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return True  # nothing says that the times differ
    near = timedelta(days)
    return one.first <= other.last + near and other.first <= one.last + near


def within(one: Claim, other: Claim, times: int) -> bool:
    a, b = one.size, other.size
    return a is not None and b is not None and max(a, b) <= times * min(a, b)
