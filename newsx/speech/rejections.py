"""Rejections of claims: the verb, who rejects, and what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from newsx.article import Claimant, Span
from newsx.speech.passage import Passage
from newsx.speech.pronouns import Spoken
from newsx.speech.speakers import claimant
from newsx.speech.speech_words import group
from newsx.speech.statement import Statement
from newsx.speech.subjects import agent, is_passive, phrase, subject

REACH = 8  # tokens after the verb in which the thing rejected is named
LEAD = 9  # tokens before it


@dataclass(frozen=True, slots=True)
class Rejection:
    """A verb of rejecting at an offset, in the sentence of that number.

    `beside`: what is rejected stands before the verb ("a figure X disputes"); `pointed`: it is a bare "this" that
    refers to the sentence before, `pointed_here` one that refers to the clause before in the same sentence; `things`:
    it is called a figure, a claim …; `accusations`: it is called charges, allegations; `words` are those behind the
    verb and `figures` the numbers among them; `paper` is the document rejected and `maker` its author.
    """

    at: int
    sentence: int
    by: Claimant
    beside: bool
    pointed: bool
    pointed_here: bool
    things: bool
    accusations: bool
    words: frozenset[str]
    figures: frozenset[str]
    paper: str | None
    maker: Claimant | None


def rejections(passage: Passage, statements: Sequence[Statement], sentences: Sequence[Span]) -> list[Rejection]:
    """Every rejection by somebody known or named, in reading order; `sentences` are ranges of tokens."""
    spoken = [Spoken(s.cue[0], s.claimants[0]) for s in statements if s.claimants]
    forms = group("dispute", "said") | group("dispute", "verbs") | group("dispute", "calls")
    found = []
    for number, (first, last) in enumerate(sentences):
        for token in (passage.doc[i] for i in range(first, last) if passage.forms[i] in forms):
            if _is_rejecting(token):
                before = [s for s in spoken if s.at < token.idx]
                by = _name(passage, token, before)
                if by is not None:
                    found.append(_rejection_of(passage, token, number, by, before))
    return found


def figures_in(text: str) -> set[str]:
    """The numbers of a text as they are written, larger ones in words too.

    >>> sorted(figures_in("at least 1,200 of forty"))
    ['1,200', 'forty']
    """
    words = set(re.findall(r"[a-z]+", text.lower())) & group("dispute", "numerals")
    return words | set(re.findall(r"\d[\d,.]*\d|\d", text))


def _rejection_of(passage: Passage, token: Token, number: int, by: Claimant, spoken: list[Spoken]) -> Rejection:
    doc = passage.doc
    lead = frozenset(t.lower_ for t in doc[max(token.sent.start, token.i - LEAD) : token.i])
    what = [t for t in doc[token.i + 1 : min(token.i + REACH, token.sent.end)] if t.text not in {",", ":"}]
    words = lead if is_passive(token) else frozenset(t.lower_ for t in what)
    pointed = bool(what) and what[0].lower_ in group("dispute", "pointers")
    pointed = pointed or (token.lower_ in group("dispute", "alone") and (not what or not what[0].text.isalpha()))
    pointed = pointed and (not what or what[0].dep_ != "mark" or token.lower_ in group("dispute", "calls"))
    joined = token.dep_ in {"conj", "ccomp", "parataxis"} and any(c.dep_ == "nsubj" for c in token.children)
    said = group("dispute", "things") | group("dispute", "accusations") | group("dispute", "relatives")
    paper = next((t for t in what if t.lower_ in group("dispute", "papers")), None)
    made = phrase(paper) if paper is not None else None
    maker = claimant(passage, made, spoken) if made else None
    return Rejection(
        token.idx, number, by,
        beside=bool(lead & said),
        pointed=pointed and not joined,
        pointed_here=pointed and joined,
        things=bool(words & group("dispute", "things")),
        accusations=bool(words & group("dispute", "accusations")),
        words=words,
        figures=frozenset(figures_in(" ".join(t.text for t in what))),
        paper=paper.lower_ if paper is not None else None,
        maker=maker if maker is not None and (maker.ref or maker.kind == "person") else None,
    )  # fmt: skip


def _is_rejecting(token: Token) -> bool:
    lower = token.lower_
    said = lower in group("dispute", "said")
    if not _is_verb(token) or any(c.dep_ == "neg" for c in token.children):
        return False
    if lower in group("dispute", "verbs"):
        return True
    after = {t.lower_ for t in token.doc[token.i + 1 : min(token.i + REACH, token.sent.end)]}
    return bool(after & group("dispute", "verdicts")) and (not said or bool(after & group("dispute", "things")))


def _is_verb(token: Token) -> bool:
    """Whether a word is a verb that the tagger takes for a noun: "a figure Washington disputes"."""
    if token.tag_[:2] == "VB":
        return True
    follows = [t.lower_ for t in token.doc[token.i + 1 : token.i + 4]]
    if token.tag_ == "NNS" and follows[:1] and follows[0] in group("dispute", "pointers") | {"the"}:
        return bool(set(follows) & group("dispute", "things"))  # "the liaison body disputes both figures"
    if token.tag_ != "NNS" or token.i < token.sent.start + 2 or token.nbor(-1).pos_ != "PROPN":
        return False
    before = token.doc[max(token.sent.start, token.i - 5) : token.i]
    said = group("dispute", "things") | group("dispute", "accusations") | {"which"}
    return any(t.lower_ in said for t in before)


def _name(passage: Passage, token: Token, spoken: list[Spoken]) -> Claimant | None:
    """Who rejects: the subject, or the agent of a passive; nobody where that is a pronoun without an antecedent."""
    speaker = agent(token) or (None if is_passive(token) else subject(token))
    found = claimant(passage, speaker, spoken) if speaker else None
    unknown = found and found.ref is None and passage.doc[speaker.head].pos_ == "PRON" if speaker else True
    return None if unknown else found
