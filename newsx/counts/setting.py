"""Whose children, where to or where, their ages and what else is said of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsx.grammar import find_numbers
from newsx.grammar.places import is_demonym, state_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsx.counts.mention import Mention

AGES = re.compile(
    r"(?:aged?|ages|between)\s+(?:(?:from|between)\s+)?(\w+)(?:\s*(?:to|and|-|–|through)\s*(\w+))?"
    r"|\bunder(?:[- ]the age of|[- ])\s*(\d+)|(\w+)[- ]year[- ]olds?",
    re.IGNORECASE,
)
CLAUSE_ENDS = re.compile(r"[.;:!?\n]|\b(?:were|was|are|is|had|have|has)\b")
FAR_BEHIND = 40  # characters behind the noun in which an age still belongs to it


def ages(text: str, mention: Mention) -> tuple[int | None, int | None]:
    """(youngest, oldest) in years as the text gives them beside the noun; "under 18" has no youngest.

    >>> from types import SimpleNamespace
    >>> ages("12 children aged six to 17 were", SimpleNamespace(start=0, end=11))
    (6, 17)
    """
    behind = CLAUSE_ENDS.split(text[mention.end : mention.end + FAR_BEHIND])[0]
    stretch = text[mention.start : mention.end] + behind
    for found in AGES.finditer(stretch):
        low, high, under, single = found.groups()
        if under:
            return None, int(under) - 1
        numbers = [_number(x) for x in (low or single, high)]
        if numbers[0] is not None:
            return numbers[0], numbers[1] if high else numbers[0]
    return None, None


def _number(word: str | None) -> int | None:
    """'17' or 'seventeen'; ages of three digits are none."""
    found = find_numbers(f"{word} children") if word else []
    value = found[0].value if len(found) == 1 else None
    return value if value is not None and value < 100 else None


def qualifiers(doc: Doc, mention: Mention) -> tuple[str, ...]:
    """Words that say which of them: those between number and noun, and 'from …' behind it."""
    head = mention.head
    if head is None or mention.end <= mention.number.end:
        return ()
    first = doc.char_span(mention.number.end, head.idx + len(head), alignment_mode="expand")
    inside = [
        t
        for t in first or ()
        if t.i < head.i and t.pos_ in ("ADJ", "PROPN", "NOUN", "VERB", "ADV") and t.idx >= mention.number.end
    ]
    before = _phrases(inside)
    behind = [doc[c.i : c.right_edge.i + 1].text for c in head.children if c.lower_ == "from" and c.i == head.i + 1]
    return (*before, *(b for b in behind if len(b) < 60))


def _phrases(tokens: list[Token]) -> list[str]:
    """Adverbs stay with the participle they modify: 'illegally taken'; everything else is a word of its own."""
    found: list[str] = []
    held = ""
    for token in tokens:
        if token.pos_ == "ADV":
            held = token.text
            continue
        found.append(f"{held} {token.text}".strip())
        held = ""
    return found


def whose(mention: Mention) -> str | None:
    """The state the children belong to: 'Ukrainian children', 'Nigeria’s schoolgirls', 'children from Sudan'."""
    head = mention.head
    if head is None:
        return whose(mention.antecedent) if mention.antecedent else None
    for child in head.subtree:
        if child.i < head.i and child.idx >= mention.start and (is_demonym(child.text) or child.dep_ == "poss"):
            state = state_of(child.text)
            if state:
                return state
    for child in head.children:
        if child.lower_ in ("from", "of") and child.i == head.i + 1:
            for inner in child.children:
                state = state_of(inner.text)
                if state:
                    return state
    return whose(mention.antecedent) if mention.antecedent else None


def place(predicate: Token | None, anchor: Token) -> str | None:
    """Where to, else where: the place named behind 'to', 'into', 'in' … that hangs on the predicate or the noun."""
    for node in (predicate, anchor):
        if node is None:
            continue
        for wanted in (("to", "into"), ("in", "at", "near", "inside", "across", "on")):
            for child in node.children:
                if child.lower_ in wanted and child.dep_ in ("prep", "dative", "prt"):
                    named = _named(child)
                    if named:
                        return named
    return None


def _named(preposition: Token) -> str | None:
    for inner in preposition.children:
        if inner.dep_ != "pobj":
            continue
        entity = next((e for e in inner.sent.ents if e.start <= inner.i < e.end), None)
        if entity is not None and entity.label_ in ("GPE", "LOC", "FAC"):
            name = re.sub(r"^[Tt]he ", "", entity.text)
            return state_of(name) or name
    return None
