"""Statements: the record of who says what, and lookups by place."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Generic, Literal, TypeVar

from newsx.article import Claimant, Span

PART = 128  # characters of a text that are looked up together
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of text that the article gives to somebody.

    `start`/`end` span the whole content, `parts` leave out a cue inside it ("…," he said, "…"); `quoted` are its
    stretches inside quotation marks. `claimants`: first the one whose figure it is, then those who report it. `figures`
    is False where a noun phrase is only mentioned ("criticised the killing of 12 children"): its figures stay the
    reporter's. `nested`: the cue stands inside a quotation. All offsets count code points into the text.
    """

    start: int
    end: int
    cue: Span
    cue_lemma: str
    claimants: tuple[Claimant, ...]
    voice: Literal["attributed", "quoted"]
    polarity: Literal["affirmed", "denied"]
    rule: str
    kind: Literal["direct", "mixed", "indirect"]
    parts: tuple[Span, ...] = ()
    quoted: tuple[Span, ...] = ()
    figures: bool = True
    nested: bool = False

    def covers(self, start: int, end: int) -> bool:
        """Whether the span is part of the content.

        It may extend over an end by its article or a bracket: half of it must lie inside.
        """
        if end <= self.start or start >= self.end:
            return False
        inside = sum(max(0, min(end, e) - max(start, s)) for s, e in self.parts or ((self.start, self.end),))
        return 2 * inside > end - start


class Near(Generic[Thing]):
    """Items found by their place: those that a span touches, in their order."""

    def __init__(self, things: Iterable[tuple[Thing, Iterable[Span]]] = ()) -> None:
        self.things: list[Thing] = []
        self.at: dict[int, list[int]] = defaultdict(list)
        for thing, spans in things:
            self.add(thing, spans)

    def add(self, thing: Thing, spans: Iterable[Span]) -> None:
        """Adds an item."""
        number = len(self.things)
        self.things.append(thing)
        for start, end in spans:
            for part in range(start // PART, max(start, end - 1) // PART + 1):
                if self.at[part][-1:] != [number]:
                    self.at[part].append(number)

    def touching(self, start: int, end: int) -> list[Thing]:
        """All items that may touch `start:end`, and others close to it."""
        parts = range(start // PART, max(start, end - 1) // PART + 1)
        return [self.things[n] for n in sorted({n for part in parts for n in self.at.get(part, ())})]


class Statements(list[Statement]):
    """The statements of an article in reading order, indexed by place."""

    @cached_property
    def places(self) -> Near[Statement]:
        """The places of the contents."""
        return Near((s, [(s.start, s.end)]) for s in self)

    @cached_property
    def _starts(self) -> list[tuple[int, int]]:
        return sorted((s.start, -n) for n, s in enumerate(self) if s.claimants)

    def last_before(self, offset: int) -> Statement | None:
        """The statement with claimants that begins last at an offset or before it."""
        n = bisect_right(self._starts, (offset, 0)) - 1
        return self[-self._starts[n][1]] if n >= 0 else None

    @cached_property
    def cues(self) -> Near[Statement]:
        """The places of the cues."""
        return Near((s, [s.cue]) for s in self)


def touching(statements: Iterable[Statement], start: int, end: int) -> Iterable[Statement]:
    """The statements that may cover a span."""
    return statements.places.touching(start, end) if isinstance(statements, Statements) else statements


def cues_near(statements: Iterable[Statement], start: int, end: int) -> Iterable[Statement]:
    """The statements whose cue may stand in a span."""
    return statements.cues.touching(start, end) if isinstance(statements, Statements) else statements


def who_says(statements: Iterable[Statement], start: int, end: int) -> Statement | None:
    """The innermost statement around a span; None where the reporter speaks.

    Its `voice` is "quoted" where the span itself stands inside quotation marks.
    """
    covering = [s for s in touching(statements, start, end) if s.figures and s.claimants and s.covers(start, end)]
    if not covering:
        return None
    best = min(covering, key=lambda s: (sum(e - b for b, e in s.parts) if s.parts else s.end - s.start, -s.start))
    quoted = any(s <= start and end <= e for s, e in best.quoted)
    return replace(best, voice="quoted" if quoted else "attributed")
