"""Qualifiers of a count, the state that those counted belong to, and the place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsx.counts import nouns
from newsx.grammar.places import is_demonym, is_state, state_of
from newsx.parsed import span_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from newsx.counts.mention import Mention

NAMING = {"ADJ", "PROPN", "NOUN", "VERB", "ADV"}


def qualifiers(doc: Doc, mention: Mention) -> tuple[str, ...]:
    """The words that restrict the noun: those between number and noun, and 'from …' behind it."""
    head = mention.head
    if head is None or mention.end <= mention.number.end:
        return ()
    first = span_of(doc, mention.number.end, head.idx + len(head))
    inside = [
        t
        for t in first or ()
        if t.i < head.i and t.idx >= mention.number.end and (t.pos_ in NAMING or t.text == "-" or t.nbor().text == "-")
    ]
    before = _phrases(inside)
    behind = [
        doc[c.i : c.right_edge.i + 1].text for c in head.rights if c.lower_ in ("from", "with") and c.i == head.i + 1
    ]
    return (*before, *(b for b in behind if len(b) < 60))


def _phrases(tokens: list[Token]) -> list[str]:
    """The words as phrases: an adverb stays with its participle ('illegally taken'), each other word is a phrase."""
    found: list[str] = []
    held = ""
    for token in tokens:
        if token.pos_ == "ADV" or token.text == "-" or (not token.whitespace_ and token.nbor().text == "-"):
            held += token.text_with_ws
            continue
        found.append(f"{held}{token.text}".strip())
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
    return None


def place(predicate: Token | None, anchor: Token) -> str | None:
    """The place of the event: where to, else where; named behind 'to', 'into', 'in' … below predicate or noun."""
    for wanted in (nouns.words("where", "to"), nouns.words("where", "at")):
        for node in (predicate, anchor):
            if node is None:
                continue
            near = [t for t in _own_words(node) if t.lower_ in wanted and t.dep_ in ("prep", "dative", "prt")]
            for preposition in sorted(near, key=lambda t: (t.head.i != node.i, abs(t.i - node.i))):
                named = _named_place(preposition)
                if named:
                    return named
    return None


def _own_words(node: Token) -> Iterator[Token]:
    """The words below a node, without clauses that have a subject of their own."""
    for child in node.children:
        clause = child.dep_ in ("conj", "advcl", "relcl", "ccomp", "parataxis") and child.pos_ in ("VERB", "AUX")
        if not (clause and any(inner.dep_ in ("nsubj", "nsubjpass") for inner in child.children)):
            yield child
            yield from _own_words(child)


def _named_place(preposition: Token) -> str | None:
    """The place behind a preposition: a state by its usual name, else the words as written: 'Volyn region'."""
    for inner in preposition.children:
        if inner.dep_ != "pobj":
            continue
        entity = _first_entity(inner)
        if entity is None or entity[0].ent_type_ not in ("GPE", "LOC", "FAC") or entity.start <= preposition.i:
            continue
        end = max(entity.end, inner.i + 1) if inner.pos_ in ("NOUN", "PROPN") and entity.end >= inner.i else entity.end
        name = re.sub(r"^[Tt]he |['’]s$", "", inner.doc[entity.start : end].text)
        return (state_of(name) if is_state(name) else None) or name
    return None


def _first_entity(noun: Token) -> Span | None:
    """The first entity in the phrase of a noun, up to the noun."""
    doc = noun.doc
    start = next((token.i for token in doc[noun.left_edge.i : noun.i + 1] if token.ent_type_), None)
    if start is None:
        return None
    while start > noun.sent.start and doc[start].ent_iob_ == "I":
        start -= 1
    end = start + 1
    while end < noun.sent.end and doc[end].ent_iob_ == "I":
        end += 1
    return doc[start:end]
