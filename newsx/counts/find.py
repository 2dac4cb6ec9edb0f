"""Finds every count of the groups asked for, with all that the record says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsx.article import Count, Rejected, When
from newsx.counts import minors, nouns, parts
from newsx.counts.alone import following
from newsx.counts.binding import Binder
from newsx.counts.claims import Claims
from newsx.counts.elided import Resolver
from newsx.counts.mention import Mention
from newsx.grammar import Number, find_dates, find_numbers, kinds
from newsx.model import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsx.entities import Who
    from newsx.speech import Statement

COUNTABLE = {"count", "none", "one", "vague"}


@dataclass(frozen=True, slots=True)
class Found:
    """The counts of a text, the numbers that are none, and every date."""

    counts: tuple[Count, ...]
    rejected: tuple[Rejected, ...]
    dates: tuple[When, ...]


def find(doc: Doc, who: Who, statements: Sequence[Statement], published: When | None, groups: Sequence[str]) -> Found:
    """Counts of `groups` (ids of counts.toml) in a parsed text.

    `published` anchors relative dates and stands in where the text ties a figure to none. Raises NewsxError for an
    unknown group.
    """
    text = text_of(doc)
    dates = find_dates(text, published.date if published else None)
    numbers = find_numbers(text)
    mentions = _mentions(doc, numbers, tuple(groups))
    made = Claims(doc, who, statements, published, dates).of(mentions)
    return Found(tuple(made), tuple(_rejected(text, numbers, mentions)), tuple(dates))


def _mentions(doc: Doc, numbers: list[Number], groups: tuple[str, ...]) -> list[Mention]:
    """Every number with what it counts, in reading order."""
    lexicon = nouns.nouns(groups)
    binder, resolver = Binder(doc, numbers, lexicon), Resolver(doc, lexicon)
    bound = [m for number in numbers if number.kind in COUNTABLE and (m := binder.bind(number))]
    ages = minors.listed_ages(doc, bound)
    bound = [m for m in bound if not any(start <= m.start < end for start, end in ages)]
    for index, mention in enumerate(bound):
        _stand_for(doc, mention)
        if mention.head is None and not mention.group:
            resolver.resolve(mention, bound[:index], bound[index + 1] if index + 1 < len(bound) else None)
        elif mention.group:
            mention.rules.append("counts.of" if mention.number.kind == "vague" else "counts.nummod")
        else:
            resolver.all_of_them(mention)
        if mention.number.kind == "one" and mention.group and not minors.one_counts(doc, mention):
            mention.group, mention.why_not = None, "counts.one-of"
        if nouns.counts_minors(groups):
            minors.check(doc, mention, bound[:index], lexicon, numbers)
    parts.connect(doc, bound)
    return bound


def _stand_for(doc: Doc, mention: Mention) -> None:
    """'30 others', 'nine more': the word stands for the noun left out."""
    if mention.head is not None and mention.head.lower_ in nouns.words("stand_ins") and not mention.group:
        mention.head, mention.unit = None, None
    elif mention.head is None:
        behind = following(doc, mention)
        adds = behind is not None and behind.lower_ in nouns.words("stand_ins") and behind.idx == mention.end + 1
        if behind is not None and adds and behind.i + 1 < len(doc) and behind.nbor().lower_ != "than":
            mention.end += 1 + len(behind)


def _rejected(text: str, numbers: list[Number], mentions: list[Mention]) -> list[Rejected]:
    whys = {rule["id"]: rule["why"] for rule in nouns.table()["rule"]}
    found = [
        Rejected(text[n.start : n.end], n.start, n.end, f"numbers.{n.kind}", kinds.why(n.kind) or "")
        for n in numbers
        if n.kind not in COUNTABLE
    ]
    for mention in mentions:
        if not mention.group:
            rule = mention.why_not or "counts.other-thing"
            unit = f" ({mention.unit})" if mention.unit else ""
            found.append(
                Rejected(text[mention.start : mention.end], mention.start, mention.end, rule, whys[rule] + unit)
            )
    return sorted(found, key=lambda r: r.start)
