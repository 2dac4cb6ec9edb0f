"""A claimant from someone known, from another claimant, or from the words alone."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from newsx.article import Actor, Claimant, ClaimantKind, Institution
from newsx.grammar.places import is_demonym, state_of
from newsx.speech.passage import Passage, Speaker
from newsx.speech.words import group

Known = Actor | Institution


def of(known: Known, surface: str, start: int, end: int) -> Claimant:
    """A known actor or body as claimant."""
    kind = known.kind if isinstance(known, Actor) else "institution"
    return Claimant(known.name, known.id, kind, known.state, surface, start, end)


def again(found: Claimant, surface: str, start: int, end: int) -> Claimant:
    return Claimant(found.name, found.ref, found.kind, found.state, surface, start, end)


def labelled(passage: Passage, speaker: Speaker, label: str) -> Claimant:
    """The person behind a transcript's label: the fullest name with that surname, else the label itself."""
    start, end = passage.span(speaker.start, speaker.end, marks=False)
    surface, last = passage.text[start:end], label.split()[-1].casefold()
    known = [a for a in passage.who.actors if a.kind == "person" and a.name.split()[-1].casefold() == last]
    if known:
        found = of(known[0], surface, start, end)
        return replace(found, name=found.name.title()) if found.name.isupper() else found
    return Claimant(label, None, "person", None, surface, start, end)


def in_words(surface: str, start: int, end: int, head: Token) -> Claimant | None:
    """Nobody known: the words themselves, as a state, a document, a group or a role."""
    first, _, rest = bare(surface).partition(" ")
    name = rest if rest and first.lower() in group("articles", "words") else bare(surface)
    state = state_of(name)
    if state and not is_demonym(name):
        return Claimant(state, None, "state", state, surface, start, end)
    kind = kind_of(head)
    if kind == "group" and name == head.text and head.lower_ in group("groups", "nouns"):
        name = name.lower()  # "Police Say" in a headline
    states = (state_of(word) for word in name.split())
    return Claimant(name, None, kind, next(filter(None, states), None), surface, start, end)


def kind_of(head: Token) -> ClaimantKind:
    """What the head of an unnamed speaker is: a paper, several people, a name nobody else has, a role."""
    papers = group("documents", "nouns")
    if head.lower_ in papers or head.lemma_.lower() in papers:
        return "document"
    if head.lower_ in group("groups", "nouns") or head.tag_ in {"NNS", "NNPS"} or head.lower_ == "they":
        return "group"
    if head.ent_type_ == "PERSON":
        return "person"
    return "institution" if head.pos_ == "PROPN" or head.ent_type_ == "ORG" else "role"


def bare(surface: str) -> str:
    return re.sub(r"\s+", " ", surface).strip()
