"""Turns mentions into claims: the event, who says so, as of when, and how each hangs together with those before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from newsx import speech
from newsx.article import Count, Polarity, Span, When
from newsx.counts import links, setting, times, vocabulary
from newsx.counts.ages import ages
from newsx.counts.alone import adds
from newsx.counts.matching import Happening
from newsx.counts.mention import Mention
from newsx.counts.outcome import Outcomes
from newsx.counts.sources import Said, Sources
from newsx.model import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsx.entities import Who
    from newsx.speech import Statement


class Claims:
    """The claims of one text in reading order; keeps what one needs of those before it."""

    def __init__(
        self, doc: Doc, who: Who, statements: Sequence[Statement], published: When | None, dates: list[When]
    ) -> None:
        self.doc, self.who, self.statements, self.published, self.dates = doc, who, statements, published, dates
        self.by_mention: dict[int, Count] = {}
        self.made = links.Earlier()
        self.ids: dict[int, str] = {}
        blocks = doc.user_data.get("blocks", ())
        self.sources = Sources(text_of(doc), statements, self.by_mention)
        self.title_end = max((end for kind, _, end in blocks if kind == "title"), default=0)

    def of(self, mentions: list[Mention]) -> list[Count]:
        """A record for each mention of the group asked for; the others are looked at for what they are the whole of."""
        self.outcomes = Outcomes(self.doc, mentions, self.made, self.by_mention, self.title_end)
        order = sorted((m for m in mentions if m.group), key=lambda m: m.start)
        self.ids = {id(m): f"c{i}" for i, m in enumerate(order, 1)}
        for mention in order:
            count = self.joined(self.draft(mention), self.made)
            self.by_mention[id(mention)] = count
            self.made.append(count)
        return self.made

    def draft(self, mention: Mention) -> Count:
        """The claim that the rules make of one mention, of the group or not; not yet compared with those before it."""
        doc, number, ids = self.doc, mention.number, self.ids
        text = text_of(doc)
        event = self.outcomes.of(mention)
        claim = self.sources.of(mention)
        as_of, since = self._when(mention, event, claim.cue)
        low, high = ages(text, mention.start, mention.end)
        disputed, verified = speech.disputes(doc, self.who, self.statements, mention.start, mention.end)
        polarity, denial = self._polarity(mention, event, claim)
        return Count(
            id=ids.get(id(mention), ""),
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
            event=event.event,
            event_surface=event.surface,
            polarity=polarity,
            scope=None,  # nothing here can tell one happening from a running tally yet
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
            sure=None,
            rules=tuple(dict.fromkeys([*mention.rules, *event.rules, *denial, *claim.rules])),
        )

    def joined(self, draft: Count, earlier: links.Earlier) -> Count:
        """The claim with `same_as`, where it was made before in the article."""
        first = links.first_said(draft, earlier, text_of(self.doc), self.title_end)
        if first is None:
            return draft
        doubted = tuple(dict.fromkeys([*draft.disputed_by, *first.disputed_by]))  # what is said against the one is said
        checked = draft.verified if draft.verified is not None else first.verified  # against the other
        return replace(
            draft, same_as=first.id, disputed_by=doubted, verified=checked, rules=(*draft.rules, "counts.same")
        )

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

    def _polarity(self, mention: Mention, event: Happening, claim: Said) -> tuple[Polarity, tuple[str, ...]]:
        lead = text_of(self.doc)[max(0, mention.start - 22) : mention.start].lower().rstrip()
        if (claim.denied and not self.sources.in_answer(mention, claim)) or re.search(r"\bnot(?: the)?$", lead):
            return "denied", ("events.denied",)
        if lead.endswith(("none of the", "neither of the", "not one of the", "none of these", "none of those")):
            return "negated", ("events.negated",)
        if event.polarity == "negated" and (mention.number.value == 0 or lead.endswith(" but")):
            return "affirmed", ()  # "not one child was there", "not 20,000 but 339"
        return event.polarity, ()

    def _when(self, mention: Mention, event: Happening, cue: Span | None) -> tuple[When | None, When | None]:
        as_of, since = times.dates_of(self.doc, self.dates, mention.anchor.sent, mention.anchor, event.word, cue)
        vague = {t.lower_ for t in mention.anchor.sent} & vocabulary.words("dated", "later")
        if as_of is None and mention.antecedent is not None:
            earlier = self.by_mention.get(id(mention.antecedent))
            if self.sources.quoted_apart(mention) or times.is_perfect(mention.anchor):
                earlier = None
            shared = mention.antecedent.anchor.sent == mention.anchor.sent or (
                earlier and _goes_on(event.event, earlier)
            )
            told = earlier is not None and earlier.as_of is not None and earlier.as_of.basis != "assumed"
            if earlier and told and shared and not vague and since is None:
                as_of = earlier.as_of
        if as_of is None and since is None and not vague and event.event in vocabulary.words("incident", "events"):
            as_of = times.before(self.doc, self.dates, mention.anchor.sent, event.word)
        return as_of or times.assumed(self.published), since


def _goes_on(event: str, earlier: Count) -> bool:
    """The same event, or the same incident: 'Five were killed on Monday. Another nine are missing.'"""
    return event == earlier.event or {event, earlier.event} <= {"killed", "injured", "missing"}


def _sentence(mention: Mention) -> tuple[int, int]:
    sentence = mention.anchor.sent
    stripped = sentence.text.rstrip()
    lead = len(sentence.text) - len(sentence.text.lstrip())
    return sentence.start_char + lead, sentence.start_char + len(stripped)
