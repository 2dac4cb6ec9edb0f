"""Which nouns name members of a counted group (counts.toml)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from newsx import lexicon
from newsx.errors import NewsxError


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that names members of a group. `conditional`: they are minors only where the text says so."""

    plural: str
    group: str
    singular: bool
    conditional: bool


def table() -> dict[str, Any]:
    """counts.toml as it stands."""
    return lexicon.load("counts", "counts.toml")


@cache
def nouns(groups: tuple[str, ...]) -> dict[str, Noun]:
    """Every form (singular and plural, lower case) of the nouns of the groups asked for, and of what those include.

    Raises NewsxError for a group that is not in counts.toml.
    """
    known = {group["id"]: group for group in table()["group"]}
    unknown = [name for name in groups if name not in known]
    if unknown:
        raise NewsxError(f"no group '{unknown[0]}' to count: choose from {', '.join(known)}")
    wanted = [included for name in groups for included in (name, *_included(name, known))]
    found: dict[str, Noun] = {}
    for name in dict.fromkeys(wanted):
        for entry in known[name]["nouns"]:
            singular, _, plural = entry.rstrip("?").partition("/")
            conditional = entry.endswith("?")
            found.setdefault(plural, Noun(plural, name, False, conditional))
            found.setdefault(singular, Noun(plural, name, True, conditional))
    return found


@cache
def forms_of(groups: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any form of the nouns of the groups as a word of its own, whatever its case."""
    longest_first = sorted(nouns(groups), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def _included(name: str, known: dict[str, Any]) -> list[str]:
    inner = known[name].get("includes", [])
    return [*inner, *(deeper for child in inner for deeper in _included(child, known))]


@cache
def words(section: str, key: str = "words") -> frozenset[str]:
    """A word list of counts.toml, lower case."""
    return frozenset(word.lower() for word in table()[section][key])


def counts_minors(groups: Sequence[str]) -> bool:
    """Whether the groups are of minors: conditional nouns then need evidence."""
    return "people" not in groups


def plural_of(group: str) -> str:
    """The noun that stands for a group: the first one listed."""
    entry: str = next(known for known in table()["group"] if known["id"] == group)["nouns"][0]
    return entry.rstrip("?").partition("/")[2]
