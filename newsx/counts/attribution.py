"""The claimants of a count: those of its own sentence, else those of its antecedent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsx import speech
from newsx.article import Claimant, Span, Voice
from newsx.counts.mention import Mention
from newsx.speech.speech_words import verbs as speech_verbs

if TYPE_CHECKING:
    from newsx.article import Count
    from newsx.speech import Statement


@dataclass(frozen=True, slots=True)
class Said:
    """The claimants of a count, and the cue that names them."""

    by: tuple[Claimant, ...] = ()
    voice: Voice = "reporter"
    rules: tuple[str, ...] = ()
    cue: Span | None = None
    denied: bool = False


class Sources:
    """Finds the claimants of the counts of one text; `by_mention` are the claims made so far."""

    def __init__(self, text: str, statements: Sequence[Statement], by_mention: Mapping[int, Count]) -> None:
        self.text, self.statements, self.by_mention = text, statements, by_mention

    def of(self, mention: Mention) -> Said:
        """The claimants of the sentence itself, else those of the antecedent."""
        said = speech.who_says(self.statements, mention.start, mention.end)
        if said is not None and said.claimants:
            return Said(said.claimants, said.voice, (said.rule,), said.cue, said.polarity == "denied")
        if mention.antecedent is not None and not self._has_source(mention):
            earlier = self.by_mention.get(id(mention.antecedent))
            if earlier and earlier.claimed_by:
                by = self._since_then(earlier.end, mention.start) or earlier.claimed_by
                return Said(by, "attributed", ("counts.claimant-carried-on",))
        return Said()

    def _since_then(self, start: int, end: int) -> tuple[Claimant, ...]:
        """The claimants of the last statement between the two figures, in the same paragraph."""
        near = speech.touching(self.statements, start, end)
        between = [s for s in near if start < s.start and s.end <= end and s.claimants]
        nested = {
            id(s)
            for s in between
            for o in speech.touching(self.statements, s.start, s.end)
            if o is not s and o.start <= s.start and s.end <= o.end
        }
        same = [s for s in between if id(s) not in nested and "\n" not in self.text[s.end : end]]
        return same[-1].claimants if same else ()

    def quoted_apart(self, mention: Mention) -> bool:
        """Whether the number stands in a quotation and its antecedent outside of it."""
        said = speech.who_says(self.statements, mention.start, mention.end)
        before = mention.antecedent
        return (
            said is not None
            and said.voice == "quoted"
            and before is not None
            and not said.covers(before.start, before.end)
        )

    def _has_source(self, mention: Mention) -> bool:
        """Whether the sentence names a source, even one that is not tied to the figure."""
        sentence = mention.anchor.sent
        verb = sentence.root
        reports = verb.lower_ in speech_verbs() and any(child.dep_ == "nsubj" for child in verb.children)
        return reports or any(
            sentence.start_char <= s.cue[0] < sentence.end_char
            for s in speech.cues_near(self.statements, sentence.start_char, sentence.end_char)
        )

    def in_answer(self, mention: Mention, claim: Said) -> bool:
        """Whether the number stands behind a colon that gives the true figure.

        For example: 'denied reports that 200 were held: "It is 16"'.
        """
        between = self.text[claim.cue[1] : mention.start] if claim.cue else ""
        return bool(re.search(r":\s*[“\"‘']", between))
