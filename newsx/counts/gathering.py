"""Collects the evidence of the rules: every number with its noun, and a draft of a claim for each of the groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsx.article import Count, When
from newsx.counts import minors, nouns, parts
from newsx.counts.antecedent_resolution import Resolver
from newsx.counts.bare_numbers import following
from newsx.counts.binding import Binder
from newsx.counts.claims import Claims
from newsx.counts.mention import Mention
from newsx.explanation import Rejected, Weighed
from newsx.grammar import number_kinds
from newsx.grammar.calendar import find_dates
from newsx.grammar.numbers import Number, find_numbers
from newsx.parsed import text_of
from newsx.speech.statement import Near

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsx.entities import Who
    from newsx.speech import Statement

COUNTABLE = {"count", "none", "one", "vague"}
MAY_COUNT = {"one-of", "label", "fraction", "rate"}  # kinds of numbers that the rules never take for a count


@dataclass(frozen=True, slots=True)
class Found:
    """The counts of a text, the numbers that are none, and every date; `weighed` goes by the id of a count."""

    counts: tuple[Count, ...]
    rejected: tuple[Rejected, ...]
    dates: tuple[When, ...]
    weighed: dict[str, tuple[Weighed, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rules make of a text: every number with what it counts, and a claim for those of the groups asked for.

    `claims` holds the text itself, its names, statements and dates. `drafts` go by the `start` of the mention. `others`
    are numbers of a kind that counts nobody, before a noun that names members of the group, or "one of" them.
    """

    claims: Claims
    groups: tuple[str, ...]
    mentions: tuple[Mention, ...]
    others: tuple[Mention, ...]
    drafts: dict[int, Count]
    numbers: tuple[Number, ...]
    dates: tuple[When, ...]


def without_counts(text: str, title: str | None, published: When | None, groups: Sequence[str]) -> Found | None:
    """What a text holds in which nothing names a member of the groups: its dates. None for any other text.

    Most news pages name no child: they need no reading of who says what.
    """
    if not nouns.counts_minors(groups) or minors.may_be_named(f"{title or ''}\n{text}", groups):
        return None
    return Found((), (), tuple(find_dates(text, published.date if published else None)))


def gather(
    doc: Doc, who: Who, statements: Sequence[Statement], published: When | None, groups: Sequence[str]
) -> Evidence:
    """The numbers of a parsed text, and the claims that the rules make of them.

    `groups` are ids of counts.toml; `published` anchors relative dates and stands in where the text ties a figure to
    none. Raises NewsxError for an unknown group.
    """
    text = text_of(doc)
    dates = find_dates(text, published.date if published else None)
    numbers = find_numbers(text)
    mentions = _mentions(doc, numbers, tuple(groups))
    claims = Claims(doc, who, statements, published, dates)
    drafts = {count.start: count for count in claims.of(mentions)}
    others = _others(doc, numbers, tuple(groups), mentions)
    return Evidence(claims, tuple(groups), tuple(mentions), tuple(others), drafts, tuple(numbers), tuple(dates))


def _others(doc: Doc, numbers: list[Number], groups: tuple[str, ...], mentions: Sequence[Mention]) -> list[Mention]:
    """'one of the girls', '1.3M children': kinds of numbers that the rules leave out, before a noun of the group.

    Not those inside a mention: "two Grade 7 girls".
    """
    lexicon = nouns.nouns(groups)
    binder, found = Binder(doc, numbers, lexicon), []
    near = Near(((m.start, m.end), [(m.start, m.end)]) for m in mentions)
    for number in numbers:
        if number.kind in MAY_COUNT and (mention := binder.bind(number)):
            members = mention.head is not None and mention.head.lower_ in lexicon
            places = near.touching(mention.start, mention.end)
            inside = any(start < mention.end and mention.start < end for start, end in places)
            if not inside and (members or number.kind == "one-of"):
                mention.group, mention.why_not = None, "counts.one-of" if number.kind == "one-of" else None
                found.append(mention)
    return found


def _mentions(doc: Doc, numbers: list[Number], groups: tuple[str, ...]) -> list[Mention]:
    """Every number with what it counts, in reading order."""
    lexicon = nouns.nouns(groups)
    binder, resolver = Binder(doc, numbers, lexicon), Resolver(doc, lexicon)
    bound = [m for number in numbers if number.kind in COUNTABLE and (m := binder.bind(number))]
    ages = minors.listed_ages(doc, bound)
    inside = Near((span, [span]) for span in ages)
    bound = [m for m in bound if not any(s <= m.start < e for s, e in inside.touching(m.start, m.start + 1))]
    before: list[Mention] = []
    for index, mention in enumerate(bound):
        _stand_for(doc, mention)
        if mention.head is None and not mention.group:
            resolver.resolve(mention, before, bound[index + 1] if index + 1 < len(bound) else None)
        elif mention.group:
            mention.rules.append("counts.of" if mention.number.kind == "vague" else "counts.nummod")
        else:
            resolver.all_of_them(mention)
        if mention.number.kind == "one" and mention.group and not minors.one_counts(doc, mention):
            mention.group, mention.why_not = None, "counts.one-of"
        if nouns.counts_minors(groups):
            minors.check(doc, mention, before, lexicon, numbers)
        before.append(mention)
    parts.connect(doc, bound)
    return bound


def _stand_for(doc: Doc, mention: Mention) -> None:
    """Treats 'others' and 'more' as no noun: '30 others', 'nine more'."""
    if mention.head is not None and mention.head.lower_ in nouns.words("stand_ins") and not mention.group:
        mention.head, mention.unit = None, None
    elif mention.head is None:
        behind = following(doc, mention)
        adds = behind is not None and behind.lower_ in nouns.words("stand_ins") and behind.idx == mention.end + 1
        if behind is not None and adds and behind.i + 1 < len(doc) and behind.nbor().lower_ != "than":
            mention.end += 1 + len(behind)


def rejected(text: str, evidence: Evidence, counted: set[int]) -> list[Rejected]:
    """The numbers that are no counts, and why; `counted` are the starts of those that are."""
    whys = {rule["id"]: rule["why"] for rule in nouns.table()["rule"]}
    found = [
        Rejected(text[n.start : n.end], n.start, n.end, f"numbers.{n.kind}", number_kinds.why(n.kind) or "")
        for n in evidence.numbers
        if n.kind not in COUNTABLE and n.start not in counted
    ]
    for mention in evidence.mentions:
        if mention.start not in counted:
            rule = mention.why_not or ("counts.no-claim" if mention.group else "counts.other-thing")
            unit = f" ({mention.unit})" if mention.unit else ""
            surface = text[mention.start : mention.end]
            found.append(Rejected(surface, mention.start, mention.end, rule, whys[rule] + unit))
    return sorted(found, key=lambda r: r.start)
