"""The end of what is said: before a clause that stands beside the cue."""

from __future__ import annotations

from spacy.tokens import Token

from newsx.speech.passage import verb_at
from newsx.speech.speech_words import group


def limit(token: Token, start: int) -> int:
    """Where the content that begins at `start` ends (exclusive): before a clause beside the cue."""
    doc, end = token.doc, token.right_edge.i + 1
    for child in token.children:
        if child.i <= start or child.i <= token.i:
            continue
        if child.dep_ == "conj" and not _that(child) and (token.tag_ != "VBG" or child.tag_ in {"VBG", "VBD"}):
            if _is_still_said(token, child, start):
                continue
            cut = child.left_edge.i
            while cut > start and doc[cut - 1].dep_ in {"cc", "punct"}:
                cut -= 1
            end = min(end, cut)
        elif child.dep_ in {"advcl", "parataxis"} and _breaks(child):
            end = min(end, child.left_edge.i)
    for i in range(start + 1, end - 1):
        if doc[i].text == "," and turns(doc[i + 1]) and _own_clause(doc[i + 1], token):
            end = i
            break
        if doc[i].text == "," and doc[i + 1].lower_ in group("clauses", "another"):
            end = i
            break
        if doc[i].text == ";":
            end = i
            break
    while end > start and (doc[end - 1].text in {".", ","} or doc[end - 1].is_space):
        end -= 1
    return end


def _that(verb: Token) -> bool:
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in verb.children)


def _is_still_said(cue: Token, conj: Token, start: int) -> bool:
    """Whether a joined clause is still said: it has a subject and no comma.

    For example: "X said one was killed and two boys got away".
    """
    subject = next((c for c in conj.children if c.dep_ in {"nsubj", "nsubjpass", "expl"} and c.i < conj.i), None)
    if subject is None or verb_at(conj) is not None:
        return False
    said = [c for c in cue.children if c.dep_ == "ccomp" and start <= c.i < subject.i]
    joint = conj.doc[subject.left_edge.i - 1]
    return bool(said) and joint.dep_ == "cc" and not joint.nbor(-1).is_punct


def _breaks(verb: Token) -> bool:
    first = verb.left_edge
    return first.lower_ in group("clauses", "breaks") or (
        first.text == "," and first.nbor().lower_ in group("clauses", "breaks")
    )


def turns(word: Token) -> bool:
    """Whether "but", "while" … opens a clause with a subject of its own; not in "rose by half, but fell again"."""
    if word.lower_ not in group("clauses", "breaks") or word.nbor().lower_ == "that":
        return False  # "said that A, but that B"
    for token in word.doc[word.i + 1 : word.sent.end]:
        if token.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"}:
            return True
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return False
    return False


def _own_clause(mark: Token, cue: Token) -> bool:
    """Whether "but" or "while" opens a clause beside the cue, not inside what is said."""
    if cue.tag_ == "VBG":
        return False
    head = mark.head
    return head.i == cue.i or head.head.i == cue.i or (mark.dep_ == "cc" and head.i <= cue.i)
