"""What happened to those counted: the event, the words that say so, and whether it is affirmed, negated or planned.

Where the words are looked for, the first that gives an event wins: the verb or nominalisation that governs the counted
noun; a clause behind the noun; a participle before it; the clauses above; at last the nearest word in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsx.counts import vocabulary
from newsx.counts.polarity import is_negated, is_planned
from newsx.counts.vocabulary import FAR, GAP, Entry

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from newsx.article import Polarity

TRANSPARENT = {"conj", "appos", "prep", "pobj", "nummod", "quantmod", "compound", "nmod", "amod", "dep", "poss", "attr", "pcomp"}
CLAUSES = {"relcl", "acl", "advcl", "ccomp", "xcomp", "conj", "pcomp"}
AUXILIARIES = {"be", "been", "being", "have", "had", "has", "not", "n't", "n’t"}
WEAK = {"identified", "living"}  # "lists 17 children taken from …": being listed is not what happened to them
HIGHEST = 6  # steps up from the noun: "victims, among them at least 12 of the boys"


@dataclass(frozen=True, slots=True)
class Happening:
    """An event class, the token that gave it, and how far it is asserted."""

    event: str
    word: Token | None
    polarity: Polarity
    rules: tuple[str, ...]
    surface: str | None = None


NOTHING = Happening("other", None, "affirmed", ("events.none",))


def happening(anchor: Token, first: int | None = None) -> Happening:
    """The event of the count whose noun (or elided number) is `anchor`; `first` is the index of the quantity's first token."""
    governor = _first(_right_behind(anchor)) or _first(_above(anchor, anchor.i if first is None else first))
    behind = _first(_behind(anchor))
    if governor and behind and (governor.event in WEAK or (governor.polarity == "planned" and _to_infinitive(governor.word))):
        return behind  # "help bring home thousands who have been taken": what is counted are those taken
    if governor and "events.climb" not in governor.rules:
        return governor
    found = behind or _first(_before(anchor)) or governor
    if found is None and not _has_own_verb(anchor):
        found = _first(_window(anchor))
    return found or replace(NOTHING, polarity=_polarity(anchor.head) if anchor.head.pos_ in ("VERB", "AUX") else "affirmed")


def _first(found: Iterator[Happening]) -> Happening | None:
    return next(found, None)


def _right_behind(anchor: Token) -> Iterator[Happening]:
    """Auxiliaries right behind the noun and the word they lead to: '… children are being held'. Survives a wrong parse."""
    i, sentence_end = anchor.i + 1, anchor.sent.end
    first = i
    passive = False
    while i < sentence_end and (anchor.doc[i].pos_ in ("AUX", "PART", "ADV") or anchor.doc[i].lower_ in AUXILIARIES or (i > first and anchor.doc[i].is_quote)):
        passive = passive or anchor.doc[i].lower_ in ("be", "been", "being", "is", "are", "was", "were", "get", "got")
        i += 1
    if first < i < sentence_end and anchor.doc[first].pos_ == "AUX":
        predicate = anchor.doc[i]
        if predicate.tag_ == "VBN" and passive:
            yield from _match(predicate, "passive", "events.passive")
        elif predicate.pos_ == "VERB":
            yield from _match(predicate, "subject", "events.governor")


def _above(anchor: Token, first: int) -> Iterator[Happening]:
    """Heads of the noun, from the nearest up; a participle inside the noun phrase is none, whatever the parser says."""
    node, verbs = anchor, 0
    for _ in range(HIGHEST):
        head = node.head
        if head.i == node.i:
            return
        if first <= head.i < anchor.i:
            node = head
            continue
        relation = _relation(node, head)
        rule = "events.climb" if verbs else ("events.passive" if relation == "passive" else "events.governor")
        yield from _match(head, relation, rule)
        if head.pos_ in ("VERB", "AUX"):
            yield from _complements(head, rule)
            verbs += 1
            if verbs > 1 or (relation in ("subject", "passive") and head.dep_ != "relcl"):
                return  # a clause beside or above this one has a subject of its own
        node = head


def _has_own_verb(anchor: Token) -> bool:
    """The noun is subject or object of a verb that gives no event: a verb elsewhere in the sentence is about something else."""
    return anchor.dep_ in ("nsubj", "nsubjpass", "dobj") and anchor.head.pos_ == "VERB" and abs(anchor.head.i - anchor.i) <= GAP


def _relation(node: Token, head: Token) -> str:
    if node.dep_ in ("nsubjpass",):
        return "passive"
    if node.dep_ in ("nsubj", "csubj"):
        return "subject"
    if node.dep_ in ("dobj", "dative", "oprd"):
        return "object"
    return "any"


def _complements(verb: Token, rule: str) -> Iterator[Happening]:
    """'are missing', 'were found dead', 'remain in captivity', 'are believed to be held'."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("acomp", "attr", "oprd", "xcomp", "advcl"):
            for found in _match(child, "any", rule):
                yield replace(found, polarity=_polarity(verb) if found.polarity == "affirmed" else found.polarity)
        if child.lower_ in ("among", "amongst") and child.dep_ == "prep":
            for inner in child.children:  # "12 were among the 60 people killed", "among those who have lost their homes"
                yield from _behind(inner)
                yield from _before(inner)


def _behind(anchor: Token) -> Iterator[Happening]:
    """Relative clauses and participles behind the noun."""
    for child in anchor.children:
        if child.i > anchor.i and child.dep_ in ("relcl", "acl") and not any(t.lower_ == "whose" for t in child.subtree):
            yield from _match(child, _inner_relation(child), "events.modifier")
            yield from _complements(child, "events.modifier")
            for deeper in child.children:
                if deeper.dep_ in ("conj", "ccomp", "xcomp") and deeper.pos_ in ("VERB", "ADJ"):
                    yield from _match(deeper, "any", "events.modifier")


def _inner_relation(clause: Token) -> str:
    """What the noun is to its own clause: 'children killed' object, 'children who died' subject."""
    for child in clause.children:
        if child.lower_ in ("who", "that", "which"):
            return {"nsubj": "subject", "nsubjpass": "passive"}.get(child.dep_, "object")
    return "object" if clause.tag_ == "VBN" else "subject" if clause.tag_ == "VBG" else "any"


def _before(anchor: Token) -> Iterator[Happening]:
    """Adjectives and participles before the noun: 'abducted children'."""
    for child in sorted(anchor.lefts, key=lambda t: -t.i):
        if child.dep_ in ("amod", "compound", "nmod", "advmod"):
            yield from _match(child, "any", "events.attribute")


def _window(anchor: Token) -> Iterator[Happening]:
    """The nearest event word in the sentence, behind the noun sooner than before it; a semicolon is a wall."""
    sentence = anchor.sent
    near = sorted((t for t in sentence if t.i != anchor.i and t.pos_ not in ("PUNCT", "SPACE", "ADP", "DET")), key=lambda t: _distance(anchor, t))
    for token in near:
        modifies = token.dep_ in ("amod", "compound", "nmod", "relcl", "acl", "poss") and token.head.i != anchor.i and token.head.pos_ in ("NOUN", "PROPN")
        if not modifies and not _walled(sentence, anchor, token) and (token.pos_ in ("VERB", "NOUN", "ADJ", "PROPN") or token.lower_ in vocabulary.lemmas()):
            for found in _match(token, "any", "events.window"):
                if found.event not in ("living", "identified", "received"):
                    yield found


def _distance(anchor: Token, token: Token) -> float:
    return token.i - anchor.i if token.i > anchor.i else 1.5 * (anchor.i - token.i)


def _walled(sentence: Span, anchor: Token, token: Token) -> bool:
    low, high = sorted((anchor.i, token.i))
    return any(t.text in (";", "—") for t in sentence.doc[low:high])


def _match(token: Token, relation: str, rule: str) -> Iterator[Happening]:
    """The event that a token gives, where its role fits."""
    word = token.lower_
    verb = vocabulary.lemmas().get(word) if _verb_like(token) else None
    noun_like = token.pos_ in ("NOUN", "PROPN", "ADJ") and relation in ("any",)
    if verb and not _is_idiom(token, verb):
        entry = _verb_entry(token, verb, relation)
        if entry is None or not entry.rest:
            event = _where_to(token, verb)
            if event:
                yield _happened(event, token, (rule, "events.where-to"))
                return
        if entry:
            yield _happened(entry.event, token, (rule,))
            return
    for entry in vocabulary.entries().get(word, ()):
        if (entry.role == "noun" and noun_like) or (entry.role == "state" and (token.pos_ in ("ADJ", "VERB") or rule == "events.attribute")):
            yield _happened(entry.event, token, (rule,))
            return


def _verb_like(token: Token) -> bool:
    """Headlines in title case are tagged as names; elsewhere a noun ('lives', 'transfers') is no verb."""
    if token.ent_type_ in ("DATE", "TIME"):
        return False
    if token.pos_ in ("NOUN", "ADP", "PROPN"):
        return any(kind == "title" and start <= token.idx < end for kind, start, end in token.doc.user_data.get("blocks", ()))
    return True


def _verb_entry(token: Token, verb: str, relation: str) -> Entry | None:
    for entry in vocabulary.entries().get(verb, ()):
        if entry.role in ("object", "subject") and _completed(token, entry) and _role_fits(token, entry, relation):
            return entry
    return None


def _completed(token: Token, entry: Entry) -> bool:
    """Do the words that complete the verb stand behind it?"""
    if not entry.rest:
        return True
    following = [t.lower_ for t in token.doc[token.i + 1 : min(token.i + 1 + GAP + len(entry.rest), token.sent.end)]]
    if entry.gap:
        return all(any(word.startswith(rest) for word in following) for rest in entry.rest)
    particles = {child.lower_ for child in token.children if child.dep_ in ("prt", "advmod") and child.i <= token.i + GAP}
    return tuple(following[: len(entry.rest)]) == entry.rest or (len(entry.rest) == 1 and entry.rest[0] in particles)


def _role_fits(token: Token, entry: Entry, relation: str) -> bool:
    if relation == "any":
        return True
    if entry.role == "subject":
        return relation == "subject"
    if relation == "subject":  # the parser reads "12 children killed in a raid" as a subject; with an object it is one
        has_object = any(child.dep_ == "dobj" for child in token.children)
        return not has_object and token.tag_ in ("VBN", "VBD") and not entry.rest
    return True


def _where_to(token: Token, verb: str) -> str | None:
    """A verb of moving is decided by the words behind it."""
    rules = vocabulary.destinations().get(verb, ())
    if not rules:
        return None
    ahead = {t.lower_ for t in token.lefts if t.dep_ == "advmod"} | set(_destination_words(token))
    return next((event for event, words in rules if ahead & words), None)


def _destination_words(token: Token) -> Iterator[str]:
    """Words behind a verb of moving, but not those that say where from or of what: 'from a home', 'of an orphanage'."""
    skipping = False
    for word in token.doc[token.i + 1 : min(token.i + 1 + FAR, token.sent.end)]:
        if word.text in (";", ".") or (word.text == "," and word.i > token.i + 3):
            return
        if word.pos_ in ("ADP", "SCONJ") or word.lower_ == "to":
            skipping = word.lower_ in ("from", "of", "by", "with")
        if word.lower_ == "home" and word.i > 0 and word.nbor(-1).pos_ in ("DET", "ADJ", "NOUN", "PROPN"):
            yield "homes"  # "to a children's home" is an institution
        elif not skipping:
            yield word.lower_


def _is_idiom(token: Token, verb: str) -> bool:
    behind = " ".join([verb, *(t.lower_ for t in token.doc[token.i + 1 : token.i + 4])])
    return any(behind.startswith(phrase) for phrase in vocabulary.words("not_an_event", "phrases"))


def _happened(event: str, token: Token, rules: tuple[str, ...]) -> Happening:
    polarity = _polarity(token)
    extra = {"negated": ("events.negated",), "planned": ("events.planned",)}.get(polarity, ())
    return Happening(event, token, polarity, (*rules, *extra), token.text)


def _polarity(token: Token) -> Polarity:
    return "negated" if is_negated(token) else "planned" if is_planned(token) else "affirmed"


def _to_infinitive(token: Token | None) -> bool:
    return token is not None and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children) or (token is not None and token.tag_ == "VB" and not any(c.tag_ == "MD" for c in token.children))
