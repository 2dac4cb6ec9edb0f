"""The verbs and word lists of speech.toml, with the forms of the verbs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from newsx.grammar.inflection import verb_forms
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
    """speech.toml as it stands."""
    return load("speech", "speech.toml")


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
            for form in verb_forms(first, tuple(irregular.get(first, ()))):
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
