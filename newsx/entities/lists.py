"""The word lists for entities as sets, read once from the TOML files of this folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from newsx.grammar.typography import plain_marks
from newsx.lexicon import load

LONG_ENOUGH = 6  # letters of "al-" and a surname that can stand alone


@dataclass(frozen=True, slots=True)
class Known:
    """A well-known body. `forms` are all its names, the acronym among them."""

    name: str
    acronym: str | None
    kind: str
    state: str | None
    forms: tuple[str, ...]


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """A name in the form in which names are compared.

    For example: lower case, straight apostrophes and hyphens, no dots, one space.

    >>> name_key("U.N. Children’s  Fund"), name_key("Lvova‑Belova")
    ("un children's fund", 'lvova-belova')
    """
    return " ".join(word.replace(".", "") or word for word in plain_marks(name).split()).lower()


def without_article(surname: tuple[str, ...]) -> list[str]:
    """A surname without the Arabic article: ("al-sadr",) → ["sadr"]; nothing for other surnames."""
    return [word[3:] for word in surname if word[:3] in ("al-", "el-") and len(word) > LONG_ENOUGH]


@cache
def words(file: str, group: str, key: str = "words") -> frozenset[str]:
    """One list of one TOML file: `words("roles.toml", "titles")`. A string is split at white space."""
    found = load("entities", file)[group][key]
    return frozenset(found.split() if isinstance(found, str) else found)


@cache
def ordered(file: str, group: str, key: str) -> tuple[str, ...]:
    """One list of one TOML file in its order."""
    return tuple(load("entities", file)[group][key])


@cache
def known() -> dict[str, Known]:
    """Folded form → the well-known body of that name."""
    table: dict[str, Known] = {}
    for row in load("entities", "institutions.toml")["known"]["table"]:
        name = row.get("name") or row["acronym"]
        forms = [name.replace(";", ","), *([row["acronym"]] if "acronym" in row else []), *row.get("also", [])]
        body = Known(
            forms[0], row.get("acronym"), row["kind"], row.get("state"), tuple(f.replace(";", ",") for f in forms)
        )
        for form in body.forms:
            table.setdefault(name_key(form), body)
            table.setdefault(name_key(form).replace("'s ", " ").replace("s' ", "s "), body)
    for kind, found in load("entities", "wellknown.toml").items():
        for name in (n for line in found["names"].split("\n") for n in line.split("|") if n):
            table.setdefault(name_key(name), Known(name, None, kind, None, (name,)))
    return table


@cache
def namesakes() -> dict[str, tuple[Known, ...]]:
    """Folded acronym → all well-known bodies that have it, where there are several: RSF."""
    table: dict[str, list[Known]] = {}
    for body in dict.fromkeys(known().values()):
        if body.acronym:
            table.setdefault(name_key(body.acronym), []).append(body)
    return {acronym: tuple(bodies) for acronym, bodies in table.items() if len(bodies) > 1}


@cache
def kinds() -> tuple[tuple[str, frozenset[str]], ...]:
    """(kind, its head nouns), in the order in which they are tried."""
    table: dict[str, Any] = load("entities", "institutions.toml")["kinds"]
    return tuple((kind, frozenset(found)) for kind, found in table.items() if kind != "why")


@cache
def organisation_words() -> frozenset[str]:
    """Every head noun of an institution, of whatever kind."""
    return frozenset(word for _, found in kinds() for word in found)


@cache
def kind_nouns() -> dict[str, str]:
    """Common noun beside a name → the kind of institution it means."""
    table: dict[str, Any] = load("entities", "institutions.toml")["kind_nouns"]
    return {noun: kind for kind, found in table.items() if kind != "why" for noun in found}


@cache
def heads() -> dict[str, dict[str, list[str]]]:
    """ "agency" → the words and kinds of the bodies that may be called so."""
    table: dict[str, Any] = load("entities", "institutions.toml")["heads"]
    return {head: found for head, found in table.items() if head != "why"}


def alike(office: str) -> list[str]:
    """What else the bearer of an office may have been called: "top diplomat" → "foreign minister" …

    >>> alike("premier")
    ['prime minister']
    """
    found = load("entities", "roles.toml")["alike"].get(office, []) if office != "why" else []
    return list(found)


@cache
def given() -> dict[str, str | None]:
    """Given name → "m", "f" or None (either)."""
    return {
        **dict.fromkeys(words("names.toml", "either", "names"), None),
        **dict.fromkeys(words("names.toml", "m", "names"), "m"),
        **dict.fromkeys(words("names.toml", "f", "names"), "f"),
    }
