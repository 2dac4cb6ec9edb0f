"""Turns mentions into claims: claimant, date, place, polarity and earlier claims of the same.

Events are the reader's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from newsx import speech
from newsx.article import Count, Polarity, Span, When
from newsx.counts import date_linking, links, polarity, qualifiers, vocabulary
from newsx.counts.attribution import Said, Sources
from newsx.counts.counted_ages import ages
from newsx.counts.governor import governor
from newsx.counts.mention import Mention
from newsx.parsed import span_of, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsx.entities import Who
    from newsx.speech import Statement

NONE_OF = re.compile(r"\b(?:none|neither|not one) of (?:the|these|those|my|our|your|his|her|its|their)$")


class Claims:
    """The claims of one text in reading order, with what a claim needs of those before it."""

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
        """A claim for each mention of the group asked for."""
        order = sorted((m for m in mentions if m.group), key=lambda m: m.start)
        self.ids = {id(m): f"c{i}" for i, m in enumerate(order, 1)}
        for mention in order:
            count = self.joined(self.draft(mention), self.made)
            self.by_mention[id(mention)] = count
            self.made.append(count)
        return self.made

    def draft(self, mention: Mention) -> Count:
        """The claim that the rules make of one mention, of the group or not; not yet compared with those before it.

        No rule reads events: it is `other` until the reader chooses one.
        """
        doc, number, ids = self.doc, mention.number, self.ids
        text = text_of(doc)
        verb = self._governor(mention)
        claim = self.sources.of(mention)
        as_of, since = self._dates_of(mention, verb, claim.cue)
        low, high = ages(text, mention.start, mention.end)
        disputed, verified = speech.disputes(doc, self.who, self.statements, mention.start, mention.end)
        told = self._polarity(mention, verb, claim)
        reason = () if told == "affirmed" else (f"events.{told}",)
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
            qualifiers=qualifiers.qualifiers(doc, mention),
            age_low=low,
            age_high=high,
            event="other",
            event_surface=None,
            polarity=told,
            scope=None,  # nothing here can tell one happening from a running tally yet
            whose=qualifiers.whose(mention),
            place=qualifiers.place(verb, mention.anchor),
            claimed_by=claim.by,
            voice=claim.voice,
            as_of=as_of,
            since=since,
            disputed_by=disputed,
            verified=verified,
            part_of=None,
            whole=links.whole(text, mention),
            same_as=None,
            sure=None,
            rules=tuple(dict.fromkeys([*mention.rules, *reason, *claim.rules])),
        )

    def joined(self, draft: Count, earlier: links.Earlier) -> Count:
        """The claim with `same_as`, where the article made it before."""
        first = links.first_said(draft, earlier, text_of(self.doc), self.title_end)
        if first is None:
            return draft
        doubted = tuple(dict.fromkeys([*draft.disputed_by, *first.disputed_by]))
        checked = draft.verified if draft.verified is not None else first.verified
        return replace(
            draft, same_as=first.id, disputed_by=doubted, verified=checked, rules=(*draft.rules, "counts.same")
        )

    def _governor(self, mention: Mention) -> Token | None:
        quantity = span_of(self.doc, mention.start, mention.end)
        return governor(mention.anchor, quantity.start if quantity is not None else mention.anchor.i)

    def _polarity(self, mention: Mention, verb: Token | None, claim: Said) -> Polarity:
        lead = text_of(self.doc)[max(0, mention.start - 22) : mention.start].lower().rstrip()
        if (claim.denied and not self.sources.in_answer(mention, claim)) or re.search(r"\bnot(?: the)?$", lead):
            return "denied"
        if NONE_OF.search(lead):
            return "negated"
        told = polarity.polarity(verb) if verb is not None else "affirmed"
        none = mention.number.value == 0 or lead.endswith(" but")  # "not one child was there", "not 20,000 but 339"
        if told == "negated" and (none or verb is None or not polarity.befalls(verb, mention.anchor)):
            return "affirmed"
        return told

    def _dates_of(self, mention: Mention, verb: Token | None, cue: Span | None) -> tuple[When | None, When | None]:
        as_of, since = date_linking.dates_of(self.doc, self.dates, mention.anchor.sent, mention.anchor, verb, cue)
        vague = {t.lower_ for t in mention.anchor.sent} & vocabulary.words("dated", "later")
        if as_of is None and since is None and not vague:
            as_of = self._carried_on(mention) or date_linking.before(self.doc, self.dates, mention.anchor.sent, verb)
        return as_of or date_linking.assumed(self.published), since

    def _carried_on(self, mention: Mention) -> When | None:
        """The date of the antecedent, where both are in one sentence and neither in a quotation without the other."""
        before = mention.antecedent
        earlier = self.by_mention.get(id(before))
        if before is None or earlier is None or before.anchor.sent != mention.anchor.sent:
            return None
        if self.sources.quoted_apart(mention) or date_linking.is_perfect(mention.anchor):
            return None
        return earlier.as_of if earlier.as_of is not None and earlier.as_of.basis != "assumed" else None


def _sentence(mention: Mention) -> tuple[int, int]:
    """The sentence of a count; in 'home."Two children' the parser may start it behind the number."""
    sentence = mention.anchor.sent
    stripped = sentence.text.rstrip()
    lead = len(sentence.text) - len(sentence.text.lstrip())
    start, end = sentence.start_char + lead, sentence.start_char + len(stripped)
    return min(start, mention.start), max(end, mention.end)
