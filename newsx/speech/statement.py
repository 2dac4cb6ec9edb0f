"""What is said by whom: the record of this room, and how to ask it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from newsx.article import Claimant, Span


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of text that the article gives to somebody.

    `start`/`end` span the whole of what is said, `parts` leave out a cue inside it ("…," he said, "…"); `quoted` are
    its stretches inside quotation marks. `claimants`: first the one whose figure it is, then those who hand it on.
    `figures` is False where a noun phrase is only spoken of ("criticised the killing of 12 children"): its figures stay
    the reporter's. `nested`: the cue stands inside somebody's quotation. All offsets count code points into the text.
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
        """Is the span said here? It may reach over an end by its article or a bracket: half of it must lie inside."""
        if end <= self.start or start >= self.end:
            return False
        inside = sum(max(0, min(end, e) - max(start, s)) for s, e in self.parts or ((self.start, self.end),))
        return 2 * inside > end - start


def who_says(statements: Iterable[Statement], start: int, end: int) -> Statement | None:
    """The statement that the span stands in: the innermost one, None where the reporter speaks.

    Its `voice` is "quoted" where the span itself stands inside quotation marks.
    """
    covering = [s for s in statements if s.figures and s.claimants and s.covers(start, end)]
    if not covering:
        return None
    best = min(covering, key=lambda s: (sum(e - b for b, e in s.parts) if s.parts else s.end - s.start, -s.start))
    quoted = any(s <= start and end <= e for s, e in best.quoted)
    return replace(best, voice="quoted" if quoted else "attributed")
