"""The words for events (events.toml), as forms to look up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from newsx import lexicon
from newsx.article import EVENTS, Event

Role = Literal["object", "subject", "noun", "state"]

GAP = 6  # words between the verb and the word that completes it: "took the nine children hostage"
FAR = 10  # words between a verb of moving and where to


@dataclass(frozen=True, slots=True)
class Entry:
    """A verb, noun or adjective that gives an event; `rest` completes it, `gap` allows words between."""

    event: Event
    role: Role
    rest: tuple[str, ...] = ()
    gap: bool = False


def table() -> dict[str, Any]:
    """events.toml as it stands."""
    return lexicon.load("counts", "events.toml")


def event_class(id: str) -> Event:
    """The event class that events.toml names; LookupError where `newsx.article.EVENTS` has no such class."""
    for known in EVENTS:
        if known == id:
            return known
    raise LookupError(f"events.toml: {id!r} is no event class of newsx.article.EVENTS")


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """Lemma (verbs) or form (nouns, states) → its entries, the longest first."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for event in table()["event"]:
        for role in ("object", "subject"):
            for phrase in event.get(role, []):
                found[phrase.split()[0]].append(_entry(event_class(event["id"]), role, phrase))
        for role, key in (("noun", "nouns"), ("state", "states")):
            for phrase in event.get(key, []):
                found[phrase.split()[0]].append(_entry(event_class(event["id"]), role, phrase))
    return {word: tuple(sorted(them, key=lambda e: -len(e.rest))) for word, them in found.items()}


def _entry(event: Event, role: Any, phrase: str) -> Entry:
    words = phrase.split()[1:]
    gap = words[:1] == ["~"]
    return Entry(event, role, tuple(w for w in words if w != "~"), gap)


@cache
def destinations() -> dict[str, tuple[tuple[Event, frozenset[str]], ...]]:
    """Lemma of a verb of moving → (event, words that say where to), in the order of the table."""
    found: dict[str, list[tuple[Event, frozenset[str]]]] = defaultdict(list)
    for rule in table()["where_to"]:
        for verb in rule["verbs"]:
            found[verb].append((event_class(rule["event"]), frozenset(rule["words"])))
    return {verb: tuple(rules) for verb, rules in found.items()}


@cache
def situations() -> dict[str, Event]:
    """Noun behind 'in' → event: 'in custody'."""
    return {word: event_class(rule["event"]) for rule in table()["situation"] for word in rule["words"]}


@cache
def words(section: str, key: str) -> frozenset[str]:
    """A word list of events.toml."""
    return frozenset(table()[section][key])


def event_of(section: str) -> Event:
    """The event that a section of events.toml gives."""
    return event_class(table()[section]["event"])


@cache
def lemmas() -> dict[str, str]:
    """Every inflected form of the verbs in events.toml → the verb; headlines defeat a lemmatizer."""
    irregular = {verb: forms.split() for verb, forms in table()["irregular"].items() if verb != "why"}
    verbs = {word for word, them in entries().items() if any(e.role in ("object", "subject") for e in them)}
    found: dict[str, str] = {}
    for verb in sorted(verbs | set(destinations()) | set(irregular)):
        for form in (verb, *irregular.get(verb, []), *_regular(verb)):
            found.setdefault(form, verb)
    return found


def _regular(verb: str) -> tuple[str, ...]:
    """English spelling: abduct, abducts, abducted, abducting; free → freed; carry → carried; kidnap → kidnapped."""
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing", verb + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    double = verb + verb[-1]
    return verb + "s", verb + "es", verb + "ed", verb + "ing", double + "ed", double + "ing"
