"""Finds every count of the groups asked for, with all that the record says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from newsx import speech
from newsx.article import Claimant, Count, Event, Polarity, Rejected, Span, Voice, When
from newsx.counts import events, links, matching, minors, nouns, setting, times, vocabulary
from newsx.counts.ages import ages
from newsx.counts.alone import adds, following
from newsx.counts.binding import Binder
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
class _Claim:
    """Who says a figure, and at which cue."""

    by: tuple[Claimant, ...] = ()
    voice: Voice = "reporter"
    rules: tuple[str, ...] = ()
    cue: Span | None = None
    denied: bool = False


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
    made = _Maker(doc, who, statements, published, dates).all([m for m in mentions if m.group])
    return Found(tuple(made), tuple(_rejected(text, numbers, mentions)), tuple(dates))


def _mentions(doc: Doc, numbers: list[Number], groups: tuple[str, ...]) -> list[Mention]:
    """Every number with what it counts, in reading order."""
    lexicon = nouns.nouns(groups)
    binder, resolver = Binder(doc, numbers, lexicon), Resolver(doc, lexicon)
    bound = [m for number in numbers if number.kind in COUNTABLE and (m := binder.bind(number))]
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
        links.part_or_whole(text_of(doc), mention, bound[:index])
    return bound


def _stand_for(doc: Doc, mention: Mention) -> None:
    """'30 others', 'nine more': the word stands for the noun left out."""
    if mention.head is not None and mention.head.lower_ in nouns.words("stand_ins") and not mention.group:
        mention.head, mention.unit = None, None
    elif mention.head is None:
        behind = following(doc, mention)
        if behind is not None and behind.lower_ in nouns.words("stand_ins") and behind.idx == mention.end + 1:
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


class _Maker:
    """Turns mentions into records; keeps what one record needs of those before it."""

    def __init__(
        self, doc: Doc, who: Who, statements: Sequence[Statement], published: When | None, dates: list[When]
    ) -> None:
        self.doc, self.who, self.statements, self.published, self.dates = doc, who, statements, published, dates
        self.by_mention: dict[int, Count] = {}
        self.made: list[Count] = []
        self.home = setting.home(doc)
        blocks = doc.user_data.get("blocks", ())
        self.title_end = max((end for kind, _, end in blocks if kind == "title"), default=0)

    def all(self, mentions: list[Mention]) -> list[Count]:
        order = sorted(mentions, key=lambda m: m.start)
        ids = {id(m): f"c{i}" for i, m in enumerate(order, 1)}
        for mention in order:
            count = self._count(mention, ids)
            self.by_mention[id(mention)] = count
            self.made.append(count)
        return self.made

    def _count(self, mention: Mention, ids: dict[int, str]) -> Count:
        doc, number = self.doc, mention.number
        text = text_of(doc)
        event = self._event(mention)
        claim = self._claim(mention)
        as_of, since = self._when(mention, event, claim.cue)
        low, high = ages(text, mention.start, mention.end)
        disputed, verified = speech.disputes(doc, self.who, self.statements, mention.start, mention.end)
        polarity, denial = self._polarity(mention, event, claim)
        draft = Count(
            id=ids[id(mention)],
            surface=text[mention.start : mention.end],
            start=mention.start,
            end=mention.end,
            sentence=_sentence(mention),
            value=number.value,
            low=number.low,
            high=number.high,
            comparator=number.comparator,
            unit=mention.unit or "",
            group=mention.group or "",
            qualifiers=setting.qualifiers(doc, mention),
            age_low=low,
            age_high=high,
            event=cast("Event", event.event),
            event_surface=event.surface,
            polarity=polarity,
            whose=setting.whose(mention),
            place=setting.place(event.word, mention.anchor),
            claimed_by=claim.by,
            voice=claim.voice,
            as_of=as_of,
            since=since,
            disputed_by=disputed,
            verified=verified,
            part_of=ids.get(id(self._larger(mention, event.event))),
            whole=links.whole(text, mention),
            same_as=None,
            rules=tuple(dict.fromkeys([*mention.rules, *event.rules, *denial, *claim.rules])),
        )
        same = links.first_said(draft, self.made, text, self.title_end)
        return replace(draft, same_as=same, rules=(*draft.rules, "counts.same")) if same else draft

    def _event(self, mention: Mention) -> matching.Happening:
        return self._homecoming(mention, self._read_event(mention))

    def _homecoming(self, mention: Mention, event: matching.Happening) -> matching.Happening:
        """An arrival in the state that the article's children are from is a return."""
        if event.event != "received" or event.word is None or self.home is None:
            return event
        arrives = vocabulary.entries().get(vocabulary.lemmas().get(event.word.lower_, ""), ())
        if not any(entry.role == "subject" and entry.event == "received" for entry in arrives):
            return event
        if setting.place(event.word, mention.anchor) != self.home:
            return event
        return replace(event, event="returned", rules=(*event.rules, "events.home"))

    def _read_event(self, mention: Mention) -> matching.Happening:
        quantity = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        found = events.happening(mention.anchor, quantity.start if quantity is not None else None)
        if found.event == "other" and mention.antecedent is not None:
            earlier = self.by_mention.get(id(mention.antecedent))
            if earlier and earlier.event != "other" and not _has_clause(mention):
                return matching.Happening(earlier.event, None, earlier.polarity, ("events.carried-on",))
        return found

    def _larger(self, mention: Mention, event: str) -> Mention | None:
        """The count this one is part of: said so, or the noun left out and the event one that befell some of those."""
        if mention.part_of is not None or mention.antecedent is None or mention.number.value is None:
            return mention.part_of
        root = mention.antecedent
        while root.head is None and root.antecedent is not None:
            root = root.antecedent
        whole = self.by_mention.get(id(root))
        smaller = root.number.value is not None and mention.number.value <= root.number.value
        befell = whole is not None and whole.event in vocabulary.words("befalls", "of")
        if smaller and befell and not adds(self.doc, mention) and event in vocabulary.words("befalls", "events"):
            return root
        return None

    def _polarity(self, mention: Mention, event: matching.Happening, claim: _Claim) -> tuple[Polarity, tuple[str, ...]]:
        lead = text_of(self.doc)[max(0, mention.start - 22) : mention.start].lower().rstrip()
        if claim.denied or re.search(r"\bnot(?: the)?$", lead):
            return "denied", ("events.denied",)
        if lead.endswith(("none of the", "neither of the", "not one of the", "none of these", "none of those")):
            return "negated", ("events.negated",)
        if event.polarity == "negated" and (mention.number.value == 0 or lead.endswith(" but")):
            return "affirmed", ()  # "not one child was there", "not 20,000 but 339"
        return event.polarity, ()

    def _claim(self, mention: Mention) -> _Claim:
        """Who says so, from the sentence itself or carried on from the one before."""
        said = speech.who_says(self.statements, mention.start, mention.end)
        if said is not None and said.claimants:
            return _Claim(said.claimants, said.voice, (said.rule,), said.cue, said.polarity == "denied")
        if mention.antecedent is not None and not self._has_source(mention):
            earlier = self.by_mention.get(id(mention.antecedent))
            if earlier and earlier.claimed_by:
                return _Claim(earlier.claimed_by, "attributed", ("counts.claimant-carried-on",))
        return _Claim()

    def _has_source(self, mention: Mention) -> bool:
        sentence = mention.anchor.sent
        return any(sentence.start_char <= s.cue[0] < sentence.end_char for s in self.statements)

    def _when(self, mention: Mention, event: matching.Happening, cue: Span | None) -> tuple[When | None, When | None]:
        as_of, since = times.dates_of(self.doc, self.dates, mention.anchor.sent, mention.anchor, event.word, cue)
        if as_of is None and mention.antecedent is not None:
            earlier = self.by_mention.get(id(mention.antecedent))
            shared = mention.antecedent.anchor.sent == mention.anchor.sent or (
                earlier and _goes_on(event.event, earlier)
            )
            if earlier and shared and earlier.as_of and earlier.as_of.basis != "assumed" and since is None:
                as_of = earlier.as_of
        return as_of or times.assumed(self.published), since


def _goes_on(event: str, earlier: Count) -> bool:
    """The same event, or the same incident: 'Five were killed on Monday. Another nine are missing.'"""
    return event == earlier.event or {event, earlier.event} <= {"killed", "injured", "missing"}


def _has_clause(mention: Mention) -> bool:
    """Is the number, or 'none of the' seven, the subject of a clause of its own?"""
    node = mention.anchor
    while node.dep_ in ("pobj", "prep") and node.head.i < node.i:
        node = node.head
    return node.dep_ in ("nsubj", "nsubjpass") and node.head.pos_ in ("VERB", "AUX")


def _sentence(mention: Mention) -> tuple[int, int]:
    sentence = mention.anchor.sent
    stripped = sentence.text.rstrip()
    lead = len(sentence.text) - len(sentence.text.lstrip())
    return sentence.start_char + lead, sentence.start_char + len(stripped)
