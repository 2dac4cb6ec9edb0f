"""Makes claimants: from an entity, from another claimant, or from the words alone."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from newsx.article import Actor, Claimant, ClaimantKind, Institution
from newsx.entities import lists
from newsx.grammar.places import is_demonym, state_of
from newsx.speech.passage import Passage, Speaker
from newsx.speech.speech_words import group

Known = Actor | Institution


def of(known: Known, surface: str, start: int, end: int) -> Claimant:
    """The claimant of a known actor or body."""
    kind = known.kind if isinstance(known, Actor) else "institution"
    return Claimant(known.name, known.id, kind, known.state, surface, start, end)


def again(found: Claimant, surface: str, start: int, end: int) -> Claimant:
    return Claimant(found.name, found.ref, found.kind, found.state, surface, start, end)


def labelled(passage: Passage, speaker: Speaker, label: str) -> Claimant:
    """The person of a speaker label: the fullest name with that surname, else the label itself."""
    start, end = passage.span(speaker.start, speaker.end, marks=False)
    surface, last = passage.text[start:end], label.split()[-1].casefold()
    known = [a for a in passage.who.actors if a.kind == "person" and a.name.split()[-1].casefold() == last]
    if known:
        found = of(known[0], surface, start, end)
        return replace(found, name=found.name.title()) if found.name.isupper() else found
    return Claimant(label, None, "person", None, surface, start, end)


def in_words(
    passage: Passage, speaker: Speaker, surface: str, start: int, owner: Claimant | None = None
) -> Claimant | None:
    """The claimant of words that name no entity: a person, a state, a document, a group or a role.

    `owner` is the antecedent of the "its" before them.
    """
    head, end = passage.doc[speaker.head], start + len(surface)
    unknown = _unknown_name(passage, speaker, surface, start)
    if unknown is not None:
        return unknown
    first, _, rest = bare(surface).partition(" ")
    owned = passage.doc[speaker.start].tag_ == "PRP$"
    name = rest if rest and (owned or first.lower() in group("articles", "words")) else bare(surface)
    state = state_of(name)
    if state and not is_demonym(name):
        return Claimant(state, None, "state", state, surface, start, end)
    kind = kind_of(head)
    if kind == "group" and name == head.text and head.lower_ in group("groups", "nouns"):
        name = name.lower()  # "Police Say" in a headline
    states = [found for word in name.split() if (found := state_of(word))]
    state = states[0] if states else owner.state if owner else None
    return Claimant(name, None, kind, state, surface, start, end)


@cache
def offices() -> frozenset[str]:
    """Offices, callings and titles, small letters."""
    words = lists.words("roles.toml", "roles") | lists.words("roles.toml", "titles")
    return frozenset(w.lower() for w in words) | group("mouths", "nouns")


def _unknown_name(passage: Passage, speaker: Speaker, surface: str, start: int) -> Claimant | None:
    """A name that is no entity of the article, recognised by its context.

    For example "UNICEF spokesperson Jane Roe", "the charity Lantern Aid", "Jane Roe of the Coastal Forum".
    """
    doc, head = passage.doc, speaker.head
    before = [i for i in range(speaker.start, head) if _describes(doc[i])]
    first = before[-1] + 1 if before else speaker.start
    run = doc[first : head + 1]
    of_body = head + 1 < speaker.end and doc[head + 1].lower_ in group("names", "links")
    if len(run) < 2 or not all(t.is_title or t.is_upper for t in run) or not (before or of_body):
        return None
    words = {t.lower_ for t in run}
    barred = group("bodies", "nouns") | group("names", "small") | (frozenset() if before else offices())
    if words & barred or run[-1].tag_ == "NNPS":
        return None
    body = bool(before) and doc[before[-1]].lower_ in group("bodies", "nouns") | group("names", "sorts")
    states = [found for i in range(speaker.start, speaker.end) if (found := state_of(doc[i].text))]
    kind: ClaimantKind = "institution" if body else "person"
    name = bare(passage.text[run.start_char : run.end_char])
    return Claimant(name, None, kind, next(iter(states), None), surface, start, start + len(surface))


def _describes(token: Token) -> bool:
    """Whether an office or another common noun stands before a name."""
    return (token.is_lower and token.pos_ == "NOUN") or token.lower_ in offices()


def kind_of(head: Token) -> ClaimantKind:
    """The kind of a speaker without an entity, by the head noun: a document, a group, a person, a role."""
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
