"""Antecedents of he, she, it and they at a cue."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from newsx.article import Actor, Claimant, Institution
from newsx.speech.claimants import offices
from newsx.speech.passage import Passage
from newsx.speech.speech_words import group


@dataclass(frozen=True, slots=True)
class Spoken:
    """A claimant resolved before, and where its cue stands."""

    at: int
    who: Claimant


def antecedent(passage: Passage, pronoun: Token, spoken: list[Spoken]) -> Claimant | None:
    """The antecedent of a pronoun, None where nobody fits.

    He and she: the subject of the sentence before, the last speaker, or the last person named, in this order, the same
    paragraph first. It and they: the last body that spoke or that is the subject of the sentence before.
    """
    form = pronoun.lower_
    for gender in ("m", "f"):
        if form in group("pronouns", "genders", gender):
            return _person(passage, pronoun, gender, spoken)
    if form in group("pronouns", "groups", "thing") | group("pronouns", "groups", "many"):
        return _body(passage, pronoun, spoken, many=form in group("pronouns", "groups", "many"))
    return None


def _person(passage: Passage, pronoun: Token, gender: str, spoken: list[Spoken]) -> Claimant | None:
    who, at = passage.who, pronoun.idx
    subject = _subject_before(passage, pronoun, gender)
    last = next((s for s in reversed(spoken) if s.at < at and _human(s.who) and _is(passage, s.who, gender)), None)
    if last and subject and last.at >= subject[0]:
        return last.who
    near = passage.paragraph_at(at) - 2
    if subject and (not last or subject[0] > last.at):
        return _claim(subject[1])
    if last and passage.paragraph_at(last.at) >= near:
        return last.who
    named = who.person_before(at, gender)
    return _claim(named) if named else last.who if last else None


def _human(claimant: Claimant) -> bool:
    """Whether a claimant is a person, or a role of one: the negotiator, not the delegation."""
    last = claimant.name.split()[-1] if claimant.name.split() else ""
    named = last[:1].isupper() and last.lower() not in offices()  # "Dnipro Newsline": a name that nobody knows
    return claimant.kind == "person" or (
        claimant.kind == "role" and not named and last.lower() not in group("bodies", "nouns")
    )


def _is(passage: Passage, claimant: Claimant, gender: str) -> bool:
    actor = next((a for a in passage.who.actors if a.id == claimant.ref), None)
    return actor is None or passage.who.gender(actor) in {gender, None}


def _subject_before(passage: Passage, pronoun: Token, gender: str) -> tuple[int, Actor] | None:
    """The person who is the subject of the nearest sentence before, in this paragraph or the last one."""
    floor = passage.paragraphs[max(0, passage.paragraph_at(pronoun.idx) - 1)][0]
    for start, known in passage.who.named_before(pronoun.idx, floor):
        person = isinstance(known, Actor) and known.kind == "person" and passage.who.gender(known) in {gender, None}
        if isinstance(known, Actor) and person and _is_subject(passage, start):
            return start, known
    return None


def _is_subject(passage: Passage, offset: int) -> bool:
    token = passage.doc[passage.token(offset)]
    while token.dep_ in {"compound", "flat", "nmod", "appos"} and token.head.i != token.i:
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ in {"as", "by"} and token.head.head.dep_ == "acl":
        token = token.head.head.head  # "a gang leader known as X"
    return token.dep_ in {"nsubj", "nsubjpass"}


def _claim(known: Actor | Institution) -> Claimant:
    kind = known.kind if isinstance(known, Actor) else "institution"
    return Claimant(known.name, known.id, kind, known.state, known.name, 0, 0)


def _body(passage: Passage, pronoun: Token, spoken: list[Spoken], many: bool) -> Claimant | None:
    fits = {"group", "institution", "state"} if many else {"institution", "state", "document"}
    at, near = pronoun.idx, passage.paragraph_at(pronoun.idx) - 1
    last = next((s for s in reversed(spoken) if s.at < at and s.who.kind in fits), None)
    named = passage.who.named_before(at, passage.paragraphs[max(0, near)][0])
    bodies = ((start, known) for start, known in named if isinstance(known, Institution) or known.kind in fits)
    subject = next((one for one in bodies if _is_subject(passage, one[0])), None)
    if last and (subject is None or last.at >= subject[0]) and passage.paragraph_at(last.at) >= near:
        return last.who
    return _claim(subject[1]) if subject else None
