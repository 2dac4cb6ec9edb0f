"""Links between the claims of one article: part of a larger claim, the same claim said before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from newsx.article import Whole
from newsx.counts import vocabulary
from newsx.counts.bare_numbers import adds

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsx.article import Count
    from newsx.counts.mention import Mention

Figure = tuple[int | None, int | None, int | None]  # value, low, high


def whole(text: str, mention: Mention) -> Whole | None:
    """The record of a larger number that counts no member of the group."""
    larger = mention.whole
    if larger is None:
        return None
    return Whole(
        text[larger.start : larger.end], larger.number.value, larger.unit or "people", larger.start, larger.end
    )


def part_of(doc: Doc, mention: Mention, part: Count, made: Mapping[int, Count]) -> str | None:
    """The id of the claim that `part` belongs to; `made` are the claims before, by the id of their mention.

    The text says so, or the noun is left out and these are some of those counted before. No part is larger than its
    whole.
    """
    if mention.part_of is not None:
        whole = made.get(id(mention.part_of))
        fits = whole is not None and (whole.value is None or part.value is None or part.value <= whole.value)
    else:
        whole = _some_of(doc, mention, part, made)
        fits = whole is not None
    return whole.id if whole is not None and fits else None


def _some_of(doc: Doc, mention: Mention, part: Count, made: Mapping[int, Count]) -> Count | None:
    """The last claim with a noun, where it is as large or larger: '41 pupils were taken. Twelve have come home'."""
    root = mention.antecedent
    while root is not None and root.head is None and root.antecedent is not None:
        root = root.antecedent
    whole = made.get(id(root))
    if whole is None or whole.value is None or part.value is None or part.value > whole.value or adds(doc, mention):
        return None
    befalls = part.event in vocabulary.words("befalls", "events")
    return whole if befalls and whole.event in vocabulary.words("befalls", "of") else None


class Earlier(list["Count"]):
    """The claims of an article so far, found by their figures."""

    def __init__(self) -> None:
        super().__init__()
        self.by_figure: dict[Figure, list[Count]] = defaultdict(list)

    def append(self, count: Count) -> None:
        """Adds a claim."""
        super().append(count)
        self.by_figure[count.value, count.low, count.high].append(count)


def first_said(count: Count, earlier: Earlier, text: str, title_end: int) -> Count | None:
    """The first claim with the same figure, event, polarity and claimant.

    A headline is repeated in the text; "the seven" and "all 17" refer to those already counted, whatever is said of
    them.
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
