"""Antecedents of numbers without a noun: the last mention that such a number can refer to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from newsx.counts import nouns
from newsx.counts.bare_numbers import (
    adds,
    is_figure,
    is_outcome,
    is_partitive,
    is_people,
    is_rest,
    is_rival,
    is_subject,
    of_persons,
)
from newsx.counts.nouns import Noun
from newsx.parsed import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsx.counts.mention import Mention

FAR_BACK = 4  # sentences that a subject without a noun may reach back
BACK = 2  # sentences that another figure, a rest or an object may reach back


def antecedent(doc: Doc, mention: Mention, before: Sequence[Mention]) -> Mention | None:
    """The last mention before that the number can refer to; it may be no member of the group asked for."""
    reach = _reach(doc, mention)
    persons = of_persons(doc, mention)
    for earlier in reversed(before):
        if sentences_between(doc, earlier, mention) > reach:
            return None
        if earlier.number.kind == "none" and earlier.group is None:
            continue
        if earlier.unit is None or earlier.why_not == "counts.one-of" or _too_small(doc, mention, earlier):
            continue
        if earlier.group is None and persons and not is_people(earlier):
            continue
        return _subject_before(earlier, before) if earlier.group is None and reach else earlier
    return None


def _reach(doc: Doc, mention: Mention) -> int:
    """How many sentences back the antecedent may stand; 0: in the same sentence only."""
    if is_subject(doc, mention) or adds(doc, mention):
        return FAR_BACK
    other = is_figure(doc, mention) or is_rest(doc, mention) or is_rival(doc, mention) or is_outcome(doc, mention)
    return BACK if other else 0


def _subject_before(other: Mention, before: Sequence[Mention]) -> Mention:
    """The subject of a sentence instead of another number in it.

    In '600,000 children are among the 1.3 million who fled. About 1,500 …' the antecedent is the 600,000 children.
    """
    if other.anchor.dep_ in ("nsubj", "nsubjpass", "dobj"):
        return other
    sentence = other.anchor.sent
    for m in reversed(before):
        if m.anchor.i < sentence.start:
            break
        if m.group and m.anchor.i < sentence.end and m.anchor.dep_ in ("nsubj", "nsubjpass"):
            return m
    return other


def topic(doc: Doc, mention: Mention, lexicon: Mapping[str, Noun]) -> Token | None:
    """A plural noun of the group without a number, in this sentence or the one before, that the number may count.

    In 'the number of minors returned … at 67' it is 'minors'.
    """
    sentence, subject = mention.anchor.sent, is_subject(doc, mention) or is_figure(doc, mention)
    first = doc[max(0, sentence.start - 1)].sent.start if subject else sentence.start
    people = nouns.nouns(("people",))
    for token in reversed(doc[first : mention.anchor.i]):
        noun = lexicon.get(token.lower_)
        if noun and not noun.singular and not noun.conditional and token.dep_ not in ("compound", "poss", "nmod"):
            return token if subject or _is_figure_of(token) else None
        oblique = token.dep_ == "pobj" and token.head.lower_ in nouns.words("oblique")
        if token.lower_ in people and not people[token.lower_].singular and not oblique:
            return None
    return None


def is_part(doc: Doc, mention: Mention, found: Mention) -> bool:
    """Whether the number is a part of its antecedent: '12 of them'; 'Of the 30 children, 12 …'."""
    lead = text_of(doc)[max(0, found.start - 24) : found.start].lower()
    of_the = re.search(r"\b(?:of|among)\s+(?:the|those|these)\s*$", lead)
    return is_partitive(doc, mention) or bool(of_the and found.anchor.sent == mention.anchor.sent)


def _is_figure_of(token: Token) -> bool:
    """Whether a noun is what a number is said to be of: 'minors' in 'the number of minors'."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in nouns.words("figures")


def sentences_between(doc: Doc, earlier: Mention, mention: Mention) -> int:
    """How many sentences before the mention the earlier one stands; 0: in the same sentence."""
    numbers = doc.user_data.get("newsx_sentences")
    if numbers is None:
        starts = (bool(token.is_sent_start and not token.is_space) for token in doc)
        numbers = doc.user_data["newsx_sentences"] = list(accumulate(starts))
    between: int = numbers[mention.anchor.i] - numbers[earlier.anchor.i]
    return max(0, between)


def _too_small(doc: Doc, mention: Mention, earlier: Mention) -> bool:
    """Whether the number is larger than its antecedent, of which it is said to be a part: '137 of them' after 28."""
    part, larger = mention.number.value, earlier.number.value
    return bool(part and larger and part > larger and is_partitive(doc, mention))
