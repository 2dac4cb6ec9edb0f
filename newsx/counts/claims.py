"""Turns mentions into claims: the event, who says so, as of when, and how each hangs together with those before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from newsx import speech
from newsx.article import Claimant, Count, Event, Polarity, Span, Voice, When
from newsx.counts import events, links, matching, setting, times, vocabulary
from newsx.counts.ages import ages
from newsx.counts.alone import adds, is_rest
from newsx.counts.mention import Mention
from newsx.grammar.places import state_of
from newsx.model import text_of
from newsx.speech.words import verbs as speech_verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsx.entities import Who
    from newsx.speech import Statement


@dataclass(frozen=True, slots=True)
class _Claim:
    """Who says a figure, and at which cue."""

    by: tuple[Claimant, ...] = ()
    voice: Voice = "reporter"
    rules: tuple[str, ...] = ()
    cue: Span | None = None
    denied: bool = False


class Claims:
    """The claims of one text in reading order; keeps what one needs of those before it."""

    def __init__(
        self, doc: Doc, who: Who, statements: Sequence[Statement], published: When | None, dates: list[When]
    ) -> None:
        self.doc, self.who, self.statements, self.published, self.dates = doc, who, statements, published, dates
        self.by_mention: dict[int, Count] = {}
        self.made: list[Count] = []
        self.mentions: list[Mention] = []
        self.home = setting.home(doc)
        blocks = doc.user_data.get("blocks", ())
        self.title_end = max((end for kind, _, end in blocks if kind == "title"), default=0)

    def of(self, mentions: list[Mention]) -> list[Count]:
        """A record for each mention of the group asked for; the others are looked at for what they are the whole of."""
        self.mentions = mentions
        order = sorted((m for m in mentions if m.group), key=lambda m: m.start)
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
        if same is None:
            return draft
        first = next(count for count in self.made if count.id == same)
        doubted = tuple(dict.fromkeys([*draft.disputed_by, *first.disputed_by]))  # what is said against the one is said
        checked = draft.verified if draft.verified is not None else first.verified  # against the other
        return replace(draft, same_as=same, disputed_by=doubted, verified=checked, rules=(*draft.rules, "counts.same"))

    def _event(self, mention: Mention) -> matching.Happening:
        return self._homecoming(mention, self._read_event(mention))

    def _homecoming(self, mention: Mention, event: matching.Happening) -> matching.Happening:
        """An arrival in the state that the article's children are from is a return."""
        if event.word is not None and event.event == "taken":
            return self._by_force(mention, event, event.word)
        if event.event != "received" or event.word is None or self.home is None:
            return event
        arrives = vocabulary.entries().get(vocabulary.lemmas().get(event.word.lower_, ""), ())
        if not any(entry.role == "subject" and entry.event == "received" for entry in arrives):
            return event
        to, origin = state_of(setting.place(event.word, mention.anchor) or ""), setting.origin(event.word)
        if self.home not in (to, setting.reached(event.word)) and (origin is None or self.home in (origin, to)):
            return event
        return replace(event, event="returned", rules=(*event.rules, "events.home"))

    def _by_force(self, mention: Mention, event: matching.Happening, word: Token) -> matching.Happening:
        """A verb that only says they were moved: by force, across the border of their state, or something else."""
        if vocabulary.lemmas().get(word.lower_) not in vocabulary.words("by_force", "verbs"):
            return event
        near = {token.lower_ for token in word.subtree} | {token.lower_ for token in word.lefts}
        to = state_of(setting.place(word, mention.anchor) or "")
        if near & vocabulary.words("by_force", "words") or (self.home and to and to != self.home):
            return event
        if vocabulary.table()["rescued_from"]["stem"] in self.context(mention):
            return replace(
                event, event=vocabulary.table()["rescued_from"]["event"], rules=(*event.rules, "events.by-force")
            )
        home = self.home is not None and to == self.home
        return replace(event, event="returned" if home else "other", rules=(*event.rules, "events.by-force"))

    def context(self, mention: Mention) -> str:
        """The headline, the sentence before and that of the mention, in lower case."""
        text, sentence = text_of(self.doc), mention.anchor.sent
        before = self.doc[max(0, sentence.start - 1)].sent
        return (text[: self.title_end] + " " + text[before.start_char : sentence.end_char]).lower()

    def _read_event(self, mention: Mention) -> matching.Happening:
        earlier = self.by_mention.get(id(mention.antecedent)) if "counts.rival" in mention.rules else None
        if earlier is not None and earlier.event != "other":
            return matching.Happening(earlier.event, None, "affirmed", ("events.carried-on",))
        quantity = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        found = events.happening(mention.anchor, quantity.start if quantity is not None else None)
        if found.event == "other" and mention.topic is not None:
            found = events.happening(mention.topic)
        if found.event == "other" and mention.antecedent is not None:
            earlier = self.by_mention.get(id(mention.antecedent))
            listed = earlier is not None and earlier.event == "identified" and mention.anchor.head.lemma_ == "be"
            if (
                earlier
                and earlier.event != "other"
                and not listed
                and not _has_clause(mention)
                and not is_rest(self.doc, mention)
            ):
                carried: Polarity = "planned" if earlier.polarity == "planned" else "affirmed"
                return matching.Happening(earlier.event, None, carried, ("events.carried-on",))
        if found.event == "other" and _is_restated(mention) and (last := self._last_count(mention)) is not None:
            return matching.Happening(last.event, None, "affirmed", ("events.carried-on",))
        if found.event == "other" and "counts.predicate" in mention.rules and mention.whole is not None:
            return self._event_of_whole(mention.whole) or found
        return found

    def _last_count(self, mention: Mention) -> Count | None:
        """The count of this sentence or the one before, where it has an event."""
        first = self.doc[max(0, mention.anchor.sent.start - 1)].sent.start_char
        near = [c for c in self.made if first <= c.start < mention.start]
        return near[-1] if near and near[-1].event != "other" and near[-1].polarity == "affirmed" else None

    def _event_of_whole(self, whole: Mention) -> matching.Happening | None:
        """'Eight of the 13 hostages were minors': what happened to the 13, here or where they were first counted."""
        same = [m for m in self.mentions if m.number.value == whole.number.value and m.start <= whole.start and m.head]
        for mention in (whole, *reversed(same)):
            found = events.happening(mention.anchor)
            if found.event != "other":
                return replace(found, rules=(*found.rules, "events.of-whole"))
        return None

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
        if (claim.denied and not self._in_answer(mention, claim)) or re.search(r"\bnot(?: the)?$", lead):
            return "denied", ("events.denied",)
        if lead.endswith(("none of the", "neither of the", "not one of the", "none of these", "none of those")):
            return "negated", ("events.negated",)
        if event.polarity == "negated" and (mention.number.value == 0 or lead.endswith(" but")):
            return "affirmed", ()  # "not one child was there", "not 20,000 but 339"
        return event.polarity, ()

    def _in_answer(self, mention: Mention, claim: _Claim) -> bool:
        """'denied reports that 200 were held: "It is 16"': the quotation behind the colon says what is so."""
        between = text_of(self.doc)[claim.cue[1] : mention.start] if claim.cue else ""
        return bool(re.search(r":\s*[“\"‘']", between))

    def _claim(self, mention: Mention) -> _Claim:
        """Who says so, from the sentence itself or carried on from the one before."""
        said = speech.who_says(self.statements, mention.start, mention.end)
        if said is not None and said.claimants:
            return _Claim(said.claimants, said.voice, (said.rule,), said.cue, said.polarity == "denied")
        if mention.antecedent is not None and not self._has_source(mention):
            earlier = self.by_mention.get(id(mention.antecedent))
            if earlier and earlier.claimed_by:
                by = self._since_then(earlier.end, mention.start) or earlier.claimed_by
                return _Claim(by, "attributed", ("counts.claimant-carried-on",))
        return _Claim()

    def _since_then(self, start: int, end: int) -> tuple[Claimant, ...]:
        """Who was the last to say something between the two figures, in the same paragraph."""
        between = [s for s in self.statements if start < s.start and s.end <= end and s.claimants]
        nested = {
            id(s) for s in between for o in self.statements if o is not s and o.start <= s.start and s.end <= o.end
        }
        same = [s for s in between if id(s) not in nested and "\n" not in text_of(self.doc)[s.end : end]]
        return same[-1].claimants if same else ()

    def _quoted_apart(self, mention: Mention) -> bool:
        """Does the number stand in a quotation that what it goes on from stands outside of?"""
        said = speech.who_says(self.statements, mention.start, mention.end)
        before = mention.antecedent
        return (
            said is not None
            and said.voice == "quoted"
            and before is not None
            and not said.covers(before.start, before.end)
        )

    def _has_source(self, mention: Mention) -> bool:
        """Does the sentence name a source of its own, whether or not it could be tied to the figure?"""
        sentence = mention.anchor.sent
        verb = sentence.root
        reports = verb.lower_ in speech_verbs() and any(child.dep_ == "nsubj" for child in verb.children)
        return reports or any(sentence.start_char <= s.cue[0] < sentence.end_char for s in self.statements)

    def _when(self, mention: Mention, event: matching.Happening, cue: Span | None) -> tuple[When | None, When | None]:
        as_of, since = times.dates_of(self.doc, self.dates, mention.anchor.sent, mention.anchor, event.word, cue)
        if as_of is None and mention.antecedent is not None:
            earlier = self.by_mention.get(id(mention.antecedent))
            vague = {t.lower_ for t in mention.anchor.sent} & vocabulary.words("dated", "later")
            if self._quoted_apart(mention):
                earlier = None
            shared = mention.antecedent.anchor.sent == mention.anchor.sent or (
                earlier and _goes_on(event.event, earlier)
            )
            if (
                earlier
                and shared
                and not vague
                and earlier.as_of
                and earlier.as_of.basis != "assumed"
                and since is None
            ):
                as_of = earlier.as_of
        if as_of is None and since is None and event.event in vocabulary.words("incident", "events"):
            as_of = times.before(self.doc, self.dates, mention.anchor.sent, event.word)
        return as_of or times.assumed(self.published), since


def _goes_on(event: str, earlier: Count) -> bool:
    """The same event, or the same incident: 'Five were killed on Monday. Another nine are missing.'"""
    return event == earlier.event or {event, earlier.event} <= {"killed", "injured", "missing"}


def _has_clause(mention: Mention) -> bool:
    """Is the number, or 'none of the' seven, the subject of a clause of its own?"""
    node = mention.anchor
    while node.dep_ in ("pobj", "prep") and node.head.i < node.i:
        node = node.head
    if node.dep_ == "nsubj" and node.head.lemma_ == "be" and not any(c.dep_ == "prep" for c in node.head.children):
        return False  # "801 of them were boys": of what happened to them it says nothing new
    return node.dep_ in ("nsubj", "nsubjpass") and node.head.pos_ in ("VERB", "AUX")


def _sentence(mention: Mention) -> tuple[int, int]:
    sentence = mention.anchor.sent
    stripped = sentence.text.rstrip()
    lead = len(sentence.text) - len(sentence.text.lstrip())
    return sentence.start_char + lead, sentence.start_char + len(stripped)


def _is_restated(mention: Mention) -> bool:
    """'The ministry had earlier spoken of four children': a verb of saying with a count and no more for its object."""
    node = mention.anchor
    while node.dep_ == "pobj" or (node.dep_ == "prep" and node.lower_ in ("of", "at")):
        node = node.head
    verb = node.head if node.dep_ == "dobj" else node
    alone = not any(c.dep_ in ("relcl", "acl", "amod") for c in mention.anchor.children)
    return alone and verb.pos_ == "VERB" and verb.lemma_ in vocabulary.words("restating", "verbs")
