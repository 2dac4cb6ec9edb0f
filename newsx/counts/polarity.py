"""Polarity: whether a predicate is affirmed, negated or planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsx.counts import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsx.article import Polarity


def polarity(token: Token) -> Polarity:
    """ "negated", "planned" or "affirmed"; whether a claimant denies it is decided in `claims`."""
    return "negated" if is_negated(token) else "planned" if is_planned(token) else "affirmed"


def befalls(verb: Token, anchor: Token) -> bool:
    """Whether a negated verb is about the noun: 'were not hurt', 'never came back'; not 'did not like school'."""
    if verb.lemma_ in vocabulary.words("negation", "news"):
        return False
    node = anchor
    while node.dep_ in ("pobj", "prep", "conj") and node.head != verb and node.head.i < node.i:
        node = node.head  # "none of the boys", "any of the girls"
    if node.dep_ in ("dobj", "nsubjpass") or any(child.dep_ == "auxpass" for child in verb.children):
        return node.dep_ != "prep"
    others = {child.dep_ for child in verb.children}
    return node.dep_ == "nsubj" and (bool(others & {"acomp"}) if verb.lemma_ == "be" else "dobj" not in others)


FAR_UP = 4  # verbs from the one that governs up to the one that plans


def is_negated(token: Token) -> bool:
    """Whether a verb is negated.

    For example: 'were not taken', 'failed to return', 'nor were they hurt'. 'no children' is a zero.
    """
    words = vocabulary.words("negation", "words")
    if any(
        child.dep_ == "neg" or (child.lower_ in words and child.dep_ in ("advmod", "preconj", "cc"))
        for child in token.children
    ):
        return True
    if token.i > 0 and token.nbor(-1).lower_ in words:
        return True
    return token.dep_ in ("xcomp", "ccomp") and token.head.lemma_ in vocabulary.words("negation", "verbs")


def is_planned(token: Token) -> bool:
    """Whether it is not done yet.

    For example: 'will return', 'plans to return', 'is to be returned', 'called for the release of'.
    """
    verb = token
    if token.pos_ in ("NOUN", "PROPN", "ADJ"):
        return _nominal_plan(token)
    for _ in range(FAR_UP):
        if any(
            child.lower_ in vocabulary.words("planned", "auxiliaries")
            for child in verb.children
            if child.dep_ in ("aux", "auxpass")
        ):
            return not _perfect(verb)
        infinitive, above = _is_infinitive(verb), verb.head
        if infinitive and _perfect(verb):
            return False  # "are feared to have drowned"
        if verb.dep_ == "pcomp" and above.pos_ == "ADP":
            above = above.head  # "the goal of vaccinating"
        if infinitive and above.lemma_ == "be" and verb.dep_ in ("xcomp", "ccomp"):
            return True
        wished = infinitive or verb.dep_ == "pcomp" or above.lemma_ in vocabulary.words("planned", "subjunctive")
        if verb.dep_ in ("xcomp", "pcomp", "ccomp", "advcl", "acl") and wished and _plans(above):
            return True
        if not _goes_up(verb, infinitive):
            return infinitive and verb.dep_ in ("relcl", "acl") and verb.tag_ == "VB"
        verb = above
    return False


def _goes_up(verb: Token, infinitive: bool) -> bool:
    """Whether the verb above decides: 'will send nurses to vaccinate', 'would pay, lifting them out'."""
    if any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.children):
        return infinitive and verb.dep_ in ("xcomp", "ccomp")  # "would direct the government to screen them"
    return verb.dep_ == "conj" or (verb.dep_ in ("xcomp", "ccomp", "advcl") and (infinitive or verb.tag_ == "VBG"))


def _is_infinitive(verb: Token) -> bool:
    """Whether a verb is an infinitive, with 'to' or bare behind 'help': 'help Kyiv bring home'."""
    if any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children):
        return True
    return (
        verb.tag_ == "VB"
        and verb.head.lemma_ in vocabulary.words("planned", "bare")
        and verb.dep_ in ("ccomp", "xcomp")
    )


def _perfect(verb: Token) -> bool:
    """Whether a verb is in the perfect: 'may have been killed' is doubt, not a plan."""
    return any(child.lower_ in ("have", "'ve", "’ve") and child.dep_ == "aux" for child in verb.children)


def _plans(above: Token) -> bool:
    """Whether a word means a plan, a demand or a hope."""
    return above.lemma_.lower() in vocabulary.words("planned", "verbs") or above.lower_ in vocabulary.words(
        "planned", "nouns"
    )


def _nominal_plan(noun: Token) -> bool:
    """Whether the verb above an event noun demands, plans or hopes for it: 'demanded the return of'."""
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ in ("for", "to", "on", "about"):
        head = head.head
        return _plans(head) or head.lemma_ in vocabulary.words("planned", "talks")
    return noun.dep_ in ("dobj",) and _plans(head) and head.lemma_ not in vocabulary.words("planned", "not_of_nouns")
