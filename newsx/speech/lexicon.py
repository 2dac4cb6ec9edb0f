"""The words of speech.toml, inflected and ready to look up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from newsx.lexicon import load


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying. The flags are explained at the head of speech.toml; `after` is the particle of "point out"."""

    lemma: str
    group: str
    after: str | None = None
    clause: bool = False
    object: bool = False
    mention: bool = False
    infinitive: bool = False
    denied: bool = False
    document: bool = False
    quiet: bool = False
    preps: frozenset[str] = frozenset()


def words() -> dict[str, Any]:
    """The whole lexicon as it stands in speech.toml."""
    return load("speech", "speech.toml")


def inflect(lemma: str, irregular: tuple[str, ...] = ()) -> set[str]:
    """The forms of an English verb: base, third person, past, participle, gerund.

    >>> sorted(inflect("deny"))
    ['denied', 'denies', 'deny', 'denying']
    >>> sorted(inflect("say", ("said",)))
    ['said', 'say', 'saying', 'says']
    """
    consonant_y = lemma.endswith("y") and lemma[-2] not in "aeiou"
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    if consonant_y:
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else "s")
        past = stem + "ed"
    forms = {lemma, third, stem + "ing"}
    return forms | (set(irregular) if irregular else {past})


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Every form of every verb of saying, lower case; those with a particle stand first."""
    irregular: dict[str, list[str]] = words()["irregular"]
    found: dict[str, list[Verb]] = {}
    for entry in words()["verbs"]:
        flags = {k: v for k, v in entry.items() if k not in ("class", "why", "lemmas", "with")}
        for lemma in entry["lemmas"]:
            first, _, after = lemma.partition(" ")
            verb = Verb(lemma, entry["class"], after or None, preps=frozenset(entry.get("with", ())), **flags)
            for form in inflect(first, tuple(irregular.get(first, ()))):
                found.setdefault(form, []).append(verb)
    return {form: tuple(sorted(group, key=lambda v: v.after is None)) for form, group in found.items()}


@cache
def group(*path: str) -> frozenset[str]:
    """A word list of speech.toml by its keys: `group("documents", "nouns")`."""
    at: Any = words()
    for key in path:
        at = at[key]
    return frozenset(at)


@cache
def rules() -> dict[str, str]:
    """Rule id → why, for the codebook."""
    return {rule["id"]: rule["why"] for rule in words()["rule"]}
