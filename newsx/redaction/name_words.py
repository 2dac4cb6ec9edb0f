"""Words that names are made of, and words that stand beside them: the lists of grown.toml, given names, callings."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

from newsx.entities import lists
from newsx.entities.candidate_spans import is_title
from newsx.grammar.typography import without_accents
from newsx.lexicon import load

Words = tuple[str, ...]
_PLAIN = str.maketrans(dict(zip("øłđðıəħŧŋ", "oldðiehtn", strict=True)) | {"þ": "th", "ð": "d", "æ": "ae", "œ": "oe"})


def unaccented(word: str) -> str:
    """A word without case and accents: "Ðoković" → dokovic."""
    return without_accents(word.casefold().translate(_PLAIN))


@cache
def listed(group: str, key: str = "words") -> frozenset[str]:
    """One list of grown.toml."""
    found = load("redaction", "grown.toml")[group][key]
    return frozenset(found.split() if isinstance(found, str) else found)


@cache
def particles() -> frozenset[str]:
    """The small words inside names."""
    return lists.words("names.toml", "particles") | listed("names", "particles")


@cache
def small_words() -> frozenset[str]:
    """The words that news writes in small letters."""
    lines = files("newsx.redaction").joinpath("small_words.txt").read_text("utf-8").split("\n")
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def given_names() -> frozenset[str]:
    """The given names of the lists, folded."""
    return frozenset(unaccented(name) for name in lists.given())


def is_common(word: str) -> bool:
    """Whether the word, or the noun of which it is the plural, is written in small letters elsewhere.

    >>> is_common("Rescuers"), is_common("Zuzana")
    (True, False)
    """
    low = word.lower()
    stems = (low, low.removesuffix("s"), low.removesuffix("es"), low.removesuffix("ed"), low.removesuffix("ing"))
    return any(stem in small_words() for stem in stems) or ("-" in low and all(is_common(p) for p in low.split("-")))


def address(word: str) -> bool:
    """Whether a word is a form of address or rank of grown people."""
    return word in listed("titles", "grown") or (is_title(word) and word not in listed("titles", "not_grown"))


@cache
def callings() -> frozenset[str]:
    """Nouns of grown people."""
    told = lists.words("roles.toml", "roles") - listed("roles", "not_grown")
    return told | listed("roles", "grown")


def is_calling(word: str) -> bool:
    """Whether a word, capital or not, names grown people by what they do."""
    return word.lower() in callings()


def is_small(text: str) -> bool:
    """Whether a word is a small word of grammar, cut short or not, and no given name."""
    stem = re.split("['’]", text.lower())[0]
    return stem in listed("after", "opening") and unaccented(text) not in given_names()


def parts(text: str) -> list[str]:
    """The folded words of a hyphenated or elided name: "Isla-Rose" → isla, rose."""
    found: list[str] = []
    word = ""
    for c in text:
        if c.isalnum() or unicodedata.combining(c):
            word += c
        elif word:
            found.append(unaccented(word))
            word = ""
    return [*found, unaccented(word)] if word else found
