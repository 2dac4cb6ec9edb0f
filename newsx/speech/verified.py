"""Checks: sentences that say whether anybody verified a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsx.article import Span
from newsx.speech.passage import Passage
from newsx.speech.speech_words import group


@dataclass(frozen=True, slots=True)
class Check:
    """What a sentence says of verification: not possible (`verified` False), or done by somebody independent.

    `at` is the offset of the verb and `past` its tense; `things` what was checked; `own`: it speaks only of a claim in
    its own sentence ("unverified reports of …").
    """

    sentence: int
    at: int
    verified: bool
    past: bool = False
    things: frozenset[str] = frozenset()
    own: bool = False


def checks(passage: Passage, sentences: Sequence[Span]) -> list[Check]:
    """Every check in reading order; `sentences` are ranges of tokens."""
    found = []
    for number, (first, last) in enumerate(sentences):
        tokens = passage.doc[first:last]
        words = [t.lower_ for t in tokens]
        if set(words) & group("verify", "unverified"):
            found.append(Check(number, tokens[0].idx, False, own=True))
        for i, word in enumerate(words):
            if word not in group("verify", "verbs"):
                continue
            before, behind = set(words[max(0, i - 9) : i]), set(words[i + 1 : i + 6])
            things = (behind | before) & group("dispute", "things")
            about = things or behind & group("dispute", "pointers")
            alone = (before | behind) & group("verify", "alone")
            doubted = before & group("verify", "doubts")
            past = tokens[i].tag_ == "VBD"
            if doubted and (before & group("verify", "means") or alone) and (about or alone):
                found.append(Check(number, tokens[i].idx, False, past, frozenset(things)))
            elif alone and not doubted:
                found.append(Check(number, tokens[i].idx, True, past))
    return found
