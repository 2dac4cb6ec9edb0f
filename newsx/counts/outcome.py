"""What happened to those counted, with what the article has told before: carried on, brought home, taken by force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from newsx.counts import events, setting, vocabulary
from newsx.counts.alone import is_rest
from newsx.counts.matching import Happening
from newsx.counts.mention import Mention
from newsx.counts.polarity import is_negated, is_planned
from newsx.grammar.places import state_of
from newsx.model import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsx.article import Count, Polarity


class Outcomes:
    """The events of one text; `made` and `by_mention` are the claims before, filled as they are made."""

    def __init__(
        self,
        doc: Doc,
        mentions: Sequence[Mention],
        made: Sequence[Count],
        by_mention: Mapping[int, Count],
        title_end: int,
    ) -> None:
        self.doc, self.mentions, self.made, self.by_mention, self.title_end = doc, mentions, made, by_mention, title_end
        self.home = setting.home(doc)

    def of(self, mention: Mention) -> Happening:
        """The event of a count, its polarity and the rules that read it."""
        return self._homecoming(mention, self._read(mention))

    def of_mention(self, earlier: Mention | None) -> Count | None:
        """The claim made of an earlier mention."""
        return self.by_mention.get(id(earlier))

    def _homecoming(self, mention: Mention, event: Happening) -> Happening:
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

    def _by_force(self, mention: Mention, event: Happening, word: Token) -> Happening:
        """A verb that only says they were moved: by force, across the border of their state, or something else."""
        if vocabulary.lemmas().get(word.lower_) not in vocabulary.words("by_force", "verbs"):
            return event
        near = {token.lower_ for token in word.subtree} | {token.lower_ for token in word.lefts}
        to = state_of(setting.place(word, mention.anchor) or "")
        if near & vocabulary.words("by_force", "words") or (self.home and to and to != self.home):
            return event
        if vocabulary.table()["rescued_from"]["stem"] in self._context(mention):
            return replace(event, event=vocabulary.event_of("rescued_from"), rules=(*event.rules, "events.by-force"))
        home = self.home is not None and to == self.home
        return replace(event, event="returned" if home else "other", rules=(*event.rules, "events.by-force"))

    def _context(self, mention: Mention) -> str:
        """The headline, the sentence before and that of the mention, in lower case.

        No more of the article: what one side calls an evacuation further up is not what happened to these.
        """
        text, sentence = text_of(self.doc), mention.anchor.sent
        before = self.doc[max(0, sentence.start - 1)].sent
        return (text[: self.title_end] + " " + text[before.start_char : sentence.end_char]).lower()

    def _read(self, mention: Mention) -> Happening:
        """What the words at the count say; without one of their own, what was told of those it goes on from."""
        earlier = self.of_mention(mention.antecedent) if "counts.rival" in mention.rules else None
        if earlier is not None and earlier.event != "other":
            return Happening(earlier.event, None, "affirmed", ("events.carried-on",))
        quantity = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        found = events.happening(mention.anchor, quantity.start if quantity is not None else None)
        if found.event in ("other", "living") and mention.topic is not None:
            number = mention.topic.head.head if mention.topic.dep_ == "pobj" else mention.topic
            told = [events.happening(mention.topic), events.happening(number)]  # "the number of children returned"
            found = next((one for one in told if one.event not in ("other", "living")), found)
        if found.event == "other" and mention.antecedent is not None:
            earlier = self.of_mention(mention.antecedent)
            listed = earlier is not None and earlier.event == "identified" and mention.anchor.head.lemma_ == "be"
            goes_on = not listed and not _has_clause(mention) and not is_rest(self.doc, mention)
            if earlier and earlier.event != "other" and goes_on:
                ahead = any(c.dep_ == "relcl" and is_planned(c) for t in quantity or () for c in t.children)
                carried: Polarity = "planned" if ahead or earlier.polarity == "planned" else "affirmed"
                return Happening(earlier.event, None, carried, ("events.carried-on",))
        if found.event == "other" and _is_restated(mention) and (last := self._last_count(mention)) is not None:
            return Happening(last.event, None, "affirmed", ("events.carried-on",))
        if mention.whole is not None and (found.event == "other" or "events.window" in found.rules):
            return self._event_of_whole(mention.whole) or found
        return found

    def _last_count(self, mention: Mention) -> Count | None:
        """The count of this sentence or the one before, where it has an event."""
        first = self.doc[max(0, mention.anchor.sent.start - 1)].sent.start_char
        near = [c for c in self.made if first <= c.start < mention.start]
        return near[-1] if near and near[-1].event != "other" and near[-1].polarity == "affirmed" else None

    def _event_of_whole(self, whole: Mention) -> Happening | None:
        """'Eight of the 13 hostages were minors': what happened to the 13, here or where they were first counted."""
        same = [m for m in self.mentions if m.number.value == whole.number.value and m.start <= whole.start and m.head]
        named = next(
            (e for e in vocabulary.entries().get(whole.anchor.lower_, ()) if e.role in ("noun", "state")), None
        )
        if named is not None:  # "2,169 dead, among them 127 children, and 10,212 injured"
            return Happening(named.event, whole.anchor, "affirmed", ("events.of-whole",))
        for mention in (whole, *reversed(same)):
            found = events.happening(mention.anchor)
            if found.event != "other":
                return replace(found, rules=(*found.rules, "events.of-whole"))
        return None


def _has_clause(mention: Mention) -> bool:
    """Is the number, or 'none of the' seven, the subject of a clause of its own?"""
    node = mention.anchor
    while node.dep_ in ("pobj", "prep") and node.head.i < node.i:
        node = node.head
    verb = node.head
    plain = not is_negated(verb) and not any(child.dep_ == "prep" for child in verb.children)
    if node.dep_ == "nsubj" and verb.lemma_ == "be" and plain:
        return False  # "801 of them were boys": of what happened to them it says nothing new
    return node.dep_ in ("nsubj", "nsubjpass") and node.head.pos_ in ("VERB", "AUX")


def _is_restated(mention: Mention) -> bool:
    """'The ministry had earlier spoken of four children': a verb of saying with a count and no more for its object."""
    node = mention.anchor
    while node.dep_ == "pobj" or (node.dep_ == "prep" and node.lower_ in ("of", "at")):
        node = node.head
    verb = node.head if node.dep_ == "dobj" else node
    alone = not any(c.dep_ in ("relcl", "acl", "amod") for c in mention.anchor.children)
    return alone and verb.pos_ == "VERB" and verb.lemma_ in vocabulary.words("restating", "verbs")
