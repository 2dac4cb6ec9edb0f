"""How the claims of one article hang together: within a larger whole, said before."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from newsx.article import Whole

if TYPE_CHECKING:
    from newsx.article import Count
    from newsx.counts.mention import Mention

Figure = tuple[int | None, int | None, int | None]  # value, low, high


def whole(text: str, mention: Mention) -> Whole | None:
    """The record of the larger number."""
    larger = mention.whole
    if larger is None:
        return None
    return Whole(
        text[larger.start : larger.end], larger.number.value, larger.unit or "people", larger.start, larger.end
    )


class Earlier(list["Count"]):
    """The claims of an article so far, found by their ids and by their figures."""

    def __init__(self) -> None:
        super().__init__()
        self.by_id: dict[str, Count] = {}
        self.by_figure: dict[Figure, list[Count]] = defaultdict(list)

    def append(self, count: Count) -> None:
        """Puts one more behind the others."""
        super().append(count)
        self.by_id.setdefault(count.id, count)
        self.by_figure[count.value, count.low, count.high].append(count)


def first_said(count: Count, earlier: Earlier, text: str, title_end: int) -> Count | None:
    """The first mention of the same claim: the same figure, event and polarity, by nobody else.

    A headline is said again below it, and "the seven", "all 17" mean those already counted, whatever is said of them.
    """
    lead = text[max(0, count.start - 12) : count.start].lower()
    again = bool(re.search(r"\b(?:the|all|these|those)\s+$", lead))
    for other in earlier.by_figure.get((count.value, count.low, count.high), ()):
        if other.same_as is not None or not _same_figure(count, other):
            continue
        headline = other.end <= title_end and count.start >= title_end
        same = (count.event, count.polarity) == (other.event, other.polarity) and _one_voice(count, other)
        if same or again or headline:
            return other
    return None


def _same_figure(a: Count, b: Count) -> bool:
    if a.comparator == "vague" and b.comparator == "vague":
        return a.low is not None and a.low == b.low and a.unit == b.unit
    return (
        (a.value, a.low, a.high) == (b.value, b.low, b.high)
        and (a.unit == b.unit or "children" in (a.group, b.group))
        and (a.value or 99) > 3
    )


def _one_voice(a: Count, b: Count) -> bool:
    return (
        not a.claimed_by
        or not b.claimed_by
        or a.claimed_by[0].name == b.claimed_by[0].name
        or a.claimed_by[0].state == b.claimed_by[0].state is not None
    )
