"""The governor of a mention: the verb, or the event noun, from which polarity, place and date are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsx.counts import nouns
from newsx.counts.polarity import is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

HIGHEST = 6  # steps up from the noun: "victims, among them at least 12 of the boys"
VERBS = ("VERB", "AUX")


def governor(anchor: Token, first: int) -> Token | None:
    """The governor of `anchor`, the noun or number of a mention; `first` is the mention's first token.

    None: there is none.
    """
    if _is_whole(anchor, first):
        return _clause_behind(anchor)
    found = _above(anchor, first)
    return (_clause_behind(anchor) or found) if found is not None and _says_else(found) else found


def _is_whole(anchor: Token, first: int) -> bool:
    """Whether the verb of the sentence is about a part of the number.

    For example: 'Of the 80 girls seized in 2014, 57 have come home'.
    """
    before = anchor.doc[max(anchor.sent.start, first - 3) : first]
    if any(t.lower_ == "of" and t.i > 0 and t.nbor(-1).like_num for t in before):
        return True  # "two of our three children"
    lead = [t.lower_ for t in before[-2:]]
    return (
        lead in (["of", "the"], ["of", "those"], ["of", "these"], ["among", "the"]) and first - 2 == anchor.sent.start
    )


def _clause_behind(anchor: Token) -> Token | None:
    """The verb of the clause behind the noun: 'taken' in 'thousands who have been taken'."""
    clauses = (child for child in anchor.rights if child.dep_ in ("relcl", "acl") and child.pos_ in VERBS)
    return next((clause for clause in clauses if not any(t.lower_ == "whose" for t in clause.subtree)), None)


def _says_else(verb: Token) -> bool:
    """Whether a verb is negated or an infinitive.

    For example: 'to return', 'never forget'. A clause behind the noun then says more.
    """
    if is_negated(verb):
        return True
    if any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children):
        return True
    return verb.tag_ == "VB" and not any(child.tag_ == "MD" for child in verb.children)


def _above(anchor: Token, first: int) -> Token | None:
    """The first verb or event noun above the anchor; none inside the noun phrase, whatever the parse says."""
    node = anchor
    for _ in range(HIGHEST):
        head = node.head
        if head.i == node.i:
            return None
        if not first <= head.i < anchor.i:
            if head.pos_ in VERBS and head.dep_ != "prep":  # "including" is a verb to the tagger
                return _completed(head) if node.dep_ in ("nsubj", "nsubjpass") else head
            if node.lower_ == "of" and head.pos_ == "NOUN" and head.lower_ not in nouns.words("figures"):
                return head  # "the release of 12 children"
        node = head
    return None


def _completed(verb: Token) -> Token:
    """The infinitive that says what happens to the subject: 'return' in 'are expected to return'."""
    below = [*verb.children, *(inner for child in verb.children if child.dep_ == "acomp" for inner in child.children)]
    return next((word for word in below if word.dep_ == "xcomp" and word.i > verb.i and word.pos_ in VERBS), verb)
