"""Disputes and verification of a claim: who rejects it, and whether anybody checked it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from weakref import WeakKeyDictionary

from spacy.tokens import Doc

from newsx.article import Actor, Claimant, Institution, Span
from newsx.entities import Who
from newsx.parsed import text_of
from newsx.speech.passage import Passage
from newsx.speech.rejections import Rejection, figures_in, rejections
from newsx.speech.speech_words import group
from newsx.speech.statement import Statement, who_says
from newsx.speech.verified import Check, checks

NEXT = 2  # sentences after the claim's in which "the figure", "this" still mean it
NEAR = 2  # paragraphs after the claim's in which "the toll" still means it

Verdict = tuple[tuple[str, ...], bool | None]


def disputes(doc: Doc, who: Who, statements: Sequence[Statement], start: int, end: int) -> Verdict:
    """Who disputes the claim at a span, and whether it was verified.

    Rejections are looked for in its own sentence ("a claim X denies"), in the two behind it ("X rejected the figure"),
    and anywhere behind it where the figure, the claimant or the claimant's report is named again ("X denied that 104
    …", "the toll given by the hospital"). `verified` is False where these sentences say nobody could verify it, True
    where somebody independent did, else None.
    """
    made = _MADE.get(doc)
    if made is None or made.who is not who or made.statements is not statements:
        made = _MADE[doc] = Disputes(doc, who, statements)
    return made.of(start, end)


class Disputes:
    """Every rejection and check of one article, read once; holds no tokens, so that the Doc can be freed."""

    def __init__(self, doc: Doc, who: Who, statements: Sequence[Statement]) -> None:
        passage = Passage(doc, who)
        self.who, self.statements, self.text = who, statements, text_of(doc)
        self.sentences: list[Span] = []
        ranges: list[Span] = []
        for sent in doc.sents:
            if self.text[sent.start_char : sent.end_char].strip():
                first, last = passage.sentence(sent.start)
                ranges.append((first, last))
                self.sentences.append((doc[first].idx, doc[last - 1].idx + len(doc[last - 1])))
        self.paragraphs = [passage.paragraph_at(start) for start, _ in self.sentences]
        self.rejections: list[Rejection] = rejections(passage, statements, ranges)
        self.checks: list[Check] = checks(passage, ranges)

    def of(self, start: int, end: int) -> Verdict:
        """Who disputes the claim at a span, and whether it was verified."""
        says = who_says(self.statements, start, end)
        here = max(0, bisect_right(self._starts, start) - 1)
        names = [r.by.name for r in self.rejections if self._rejects(r, (start, end), here, says)]
        names += self._denials(says, (start, end))
        own = {c.name for c in says.claimants[:1]} if says else set()
        return tuple(n for n in dict.fromkeys(names) if n not in own), self._verified(here, end, says)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def _cues(self) -> set[int]:
        """The sentences that have a cue of a statement."""
        return {bisect_right(self._starts, s.cue[0]) - 1 for s in self.statements}

    def _rejects(self, found: Rejection, span: Span, here: int, says: Statement | None) -> bool:
        """Whether a rejection is of the claim at `span` in sentence `here`."""
        number = found.sentence - here
        if number < 0 or found.at < span[1]:
            return False
        if number == 0:
            return (found.beside or found.pointed_here) and not figures_in(self.text[span[1] : found.at])
        if number == 1 and found.pointed:
            return True
        named = found.figures & figures_in(self.text[slice(*span)])
        if found.things and ((number <= NEXT and not found.figures) or named or self._of(found, says)):
            return True
        return self._same_paper(found, here, says) or self._alleged(found, here, number, says)

    def _of(self, found: Rejection, says: Statement | None) -> bool:
        """Whether the claimant is named beside what is rejected: "the toll given by the hospital"."""
        return any(w in found.words for c in (says.claimants if says else ()) for w in self._known_as(c))

    def _known_as(self, claimant: Claimant) -> set[str]:
        """Every longer word of a claimant's names, office and body."""
        actor = self._actors.get(claimant.ref or "")
        told = (claimant.name, claimant.surface, *((actor.role, actor.affiliation) if actor else ()))
        return {w for words in told if words for w in words.lower().split() if len(w) > 3}

    @cached_property
    def _actors(self) -> dict[str, Actor]:
        return {a.id: a for a in self.who.actors}

    def _same_paper(self, found: Rejection, here: int, says: Statement | None) -> bool:
        """Whether a rejected report is the claimant's.

        For example: every claim of its author, and those that a sentence gives to it.
        """
        if found.paper is None or says is None:
            return False
        by = {c.ref or c.name for c in says.claimants}
        if found.maker is not None:
            return (found.maker.ref or found.maker.name) in by
        return found.paper in self._words_in(here)

    def _alleged(self, found: Rejection, here: int, number: int, says: Statement | None) -> bool:
        """Whether a claim is said of those who deny charges: "denied the charges" rejects no other figure."""
        if not found.accusations or number > NEXT or says is None:
            return False
        start, end = self.sentences[here]
        bearers: list[Actor | Institution] = [*self.who.actors, *self.who.institutions]
        known = next((bearer for bearer in bearers if bearer.id == found.by.ref), None)
        if known is not None:
            return any(start <= s < end for s, _ in known.mentions)
        return found.by.name.lower() in self.text[start:end].lower()

    def _words_in(self, sentence: int) -> set[str]:
        return set(re.findall(r"[a-z]+", self.text[slice(*self.sentences[sentence])].lower()))

    def _denials(self, says: Statement | None, span: Span) -> list[str]:
        """Those who deny the same figure elsewhere: "X denied that 104 pupils had been taken"."""
        figures = {f for f in figures_in(self.text[slice(*span)]) if len(f) > 1}
        if not figures or (says and says.polarity == "denied"):
            return []
        return [s.claimants[0].name for s, told in self._denied if s.start > span[0] and figures & told
                and not s.covers(*span)]  # fmt: skip

    @cached_property
    def _denied(self) -> list[tuple[Statement, set[str]]]:
        return [(s, figures_in(self.text[s.start : s.end])) for s in self.statements if s.polarity == "denied"]

    def _verified(self, here: int, after: int, says: Statement | None) -> bool | None:
        for check in self.checks:
            number = check.sentence - here
            if number < 0 or (number == 0 and check.past and check.at < after):
                continue
            near = number < NEXT or (number == NEXT and here + 1 not in self._cues)
            if not check.verified and number == 0:
                return False
            if not check.verified and not check.own and (near or self._means(check, here, says)):
                return False
            if check.verified and number == 0:
                return True
        return None

    def _means(self, check: Check, here: int, says: Statement | None) -> bool:
        """Whether words two paragraphs on refer to the claim.

        For example: "the toll" to one of the dead, "the figures" to one with a source.
        """
        if not 0 < self.paragraphs[check.sentence] - self.paragraphs[here] <= NEAR:
            return False
        if check.things & group("verify", "tolls") and self._words_in(here) & group("verify", "harm"):
            return True
        return says is not None and bool(check.things & group("verify", "figures"))


_MADE: WeakKeyDictionary[Doc, Disputes] = WeakKeyDictionary()
