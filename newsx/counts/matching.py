"""The event that one word gives, where its role in the sentence fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsx.counts import vocabulary
from newsx.counts.polarity import polarity
from newsx.counts.vocabulary import FAR, GAP, Entry

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsx.article import Event, Polarity


@dataclass(frozen=True, slots=True)
class Happening:
    """An event class, the token that gave it, and how far it is asserted."""

    event: Event
    word: Token | None
    polarity: Polarity
    rules: tuple[str, ...]
    surface: str | None = None


def match(token: Token, relation: str, rule: str) -> Iterator[Happening]:
    """The event of `token`; the counted noun is its "object", "passive" or "subject", "any" where nobody knows."""
    word = token.lower_
    verb = vocabulary.lemmas().get(word) if _verb_like(token) else None
    noun_like = token.pos_ in ("NOUN", "PROPN", "ADJ") and relation in ("any",)
    if polarity(token) == "negated" and (turned := _reversed(token, vocabulary.lemmas().get(word, token.lemma_))):
        yield Happening(turned, token, "affirmed", (rule,), token.text)
        return
    if verb and not _is_idiom(token, verb):
        entry = _verb_entry(token, verb, relation)
        if entry is None or not entry.rest:
            event = _where_to(token, verb)
            if event:
                yield _happened(event, token, (rule, "events.where-to"))
                return
        if entry:
            yield _happened(_in_a_ward(token, verb) or entry.event, token, (rule,))
            return
    for entry in vocabulary.entries().get(word, ()):
        if (entry.role == "noun" and noun_like) or (
            entry.role == "state" and (token.pos_ in ("ADJ", "VERB") or rule == "events.attribute")
        ):
            yield _happened(entry.event, token, (rule,))
            return


def _reversed(token: Token, verb: str) -> Event | None:
    """'did not survive', 'were not seen again': what is negated happens to be news of them."""
    for rule in vocabulary.table()["reversal"]:
        for phrase in rule["verbs"]:
            first, _, rest = phrase.partition(" ")
            behind = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
            if first == verb and (not rest or behind == rest):
                return vocabulary.event_class(rule["event"])
    return None


def _in_a_ward(token: Token, verb: str) -> Event | None:
    """'admitted 88 children with poisoning': the sentence, or the one before, is about a hospital."""
    if verb not in vocabulary.words("wards", "verbs"):
        return None
    sentence = token.sent
    first = token.doc[sentence.start - 1].sent.start if sentence.start > 0 else sentence.start
    near = {word.lower_ for word in token.doc[first : sentence.end]}
    return vocabulary.event_of("wards") if near & vocabulary.words("wards", "words") else None


def _verb_like(token: Token) -> bool:
    """Headlines in title case are tagged as names; elsewhere a noun ('lives', 'transfers') is no verb."""
    if token.ent_type_ in ("DATE", "TIME"):
        return False
    if token.pos_ in ("NOUN", "ADP", "PROPN"):
        return in_title(token)
    return True


def in_title(token: Token) -> bool:
    """Does the token stand in the headline?"""
    return any(
        kind == "title" and start <= token.idx < end for kind, start, end in token.doc.user_data.get("blocks", ())
    )


def _verb_entry(token: Token, verb: str, relation: str) -> Entry | None:
    for entry in vocabulary.entries().get(verb, ()):
        if entry.role in ("object", "subject") and _completed(token, entry) and _role_fits(token, entry, relation):
            return entry
    return None


def _completed(token: Token, entry: Entry) -> bool:
    """Do the words that complete the verb stand behind it?"""
    if not entry.rest:
        return True
    following = [_plain(t) for t in token.doc[token.i + 1 : min(token.i + 1 + GAP + len(entry.rest), token.sent.end)]]
    if entry.gap:
        return all(rest in following for rest in entry.rest)
    near = (
        child for child in token.children if child.dep_ == "prt" or (child.dep_ == "advmod" and child.i <= token.i + 2)
    )
    particles = {child.lower_ for child in near if child.i <= token.i + GAP}
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


def _where_to(token: Token, verb: str) -> Event | None:
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
        if word.dep_ in ("nsubj", "nsubjpass") and word.head.i > token.i + 1:
            return  # "were flown on to Cairo and the others went to a hospital"
        if word.pos_ in ("ADP", "SCONJ") or word.lower_ == "to":
            skipping = word.lower_ in vocabulary.words("away", "words")
        if not skipping:
            yield _plain(word)
            if word.ent_type_ in ("GPE", "LOC"):
                yield "<place>"


def _plain(word: Token) -> str:
    """The word in lower case; 'home' behind an article or noun is an institution or a house: 'homes'."""
    if word.lower_ == "home" and word.dep_ in ("pobj", "compound"):
        return "homes"
    return word.lower_


def _is_idiom(token: Token, verb: str) -> bool:
    behind = " ".join([verb, *(t.lower_ for t in token.doc[token.i + 1 : token.i + 4])]) + " "
    return any(behind.startswith(phrase + " ") for phrase in vocabulary.words("not_an_event", "phrases"))


def _happened(event: Event, token: Token, rules: tuple[str, ...]) -> Happening:
    how = polarity(token)
    if (
        how == "planned"
        and len(rules) == 1
        and vocabulary.lemmas().get(token.lower_) in vocabulary.words("willing", "verbs")
    ):
        event = vocabulary.event_of("willing")
    extra = {"negated": ("events.negated",), "planned": ("events.planned",)}.get(how, ())
    return Happening(event, token, how, (*rules, *extra), token.text)
