"""Spellings of one name: transliterations, initials, missing middle names. rapidfuzz finds pairs, rules decide."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz.fuzz import ratio

from newsx.entities import lists
from newsx.entities.lists import name_key
from newsx.entities.name_index import Key
from newsx.grammar.typography import without_accents

NEARLY = 70  # the same where the first three letters agree and the length nearly so
MISSPELLED = 90  # of two long surnames in one article
LONG = 6  # letters of a surname long enough that one other vowel makes no other name
VOWELS = set("aeiou")
VOWEL = re.compile("[aeiou]")
ALIKE = 84  # rapidfuzz ratio of two given names that may be one spelled twice; Dmitry/Dmytro have 67


@cache
def _pairs() -> list[tuple[str, str]]:
    return [
        (old, new) for pair in lists.ordered("names.toml", "transliteration", "pairs") for old, new in [pair.split()]
    ]


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """A name's word with what transliterations disagree about taken out.

    >>> skeleton("Zelenskyy") == skeleton("Zelensky") == skeleton("Zelenskiy")
    True
    >>> skeleton("Herasymchuk"), skeleton("Gerasimchuk")
    ('gerasimcuk', 'gerasimcuk')
    """
    plain = without_accents(word.lower())
    for old, new in _pairs():
        plain = plain.replace(old, new)
    out = ""
    for c in plain:
        if c.isalnum() and c != out[-1:]:
            out += c
    return out


def same_person(a: Key, b: Key) -> bool:
    """Whether two full names are one person's: a middle name more or less, an initial, two spellings of one name."""
    short, long = sorted(([_stem(w) for w in a], [_stem(w) for w in b]), key=len)
    if len(short) < 2:
        return False
    if "".join(short) == "".join(long):
        return True  # "Kim Jong-un", "Kim Jong Un"
    if len(short) < len(long):
        return (short[-1] == long[-1] or short[0] == long[0]) and _in_order(short, long)
    if short[-1] != long[-1] and not (short[:-1] == long[:-1] and _same_but_vowels(short[-1], long[-1])):
        return False
    return all(_same_given(x, y) for x, y in zip(short[:-1], long[:-1], strict=True))


def asks(key: Key) -> list[object]:
    """Keys of which another full name, as long or longer, offers one wherever `same_person` holds."""
    bare = [_stem(word) for word in key]
    return [(len(key), bare[0]), (len(key), bare[-1]), *_alike_in(bare)]


def offers(key: Key) -> list[object]:
    """The keys of a full name that `asks` is looked up in."""
    bare = [_stem(word) for word in key]
    return [*((n, word) for n in range(2, len(key)) for word in {bare[0], bare[-1]}), *_alike_in(bare)]


def _alike_in(bare: list[str]) -> list[object]:
    """The keys of two names of as many words: initials and surname, or all letters but the surname's vowels."""
    *given, last = bare
    return ["".join(bare), ("initials", *(word[:1] for word in given), last), ("given", *given, VOWEL.sub("a", last))]


def _stem(word: str) -> str:
    """A skeleton without the Arabic article, which news leaves out as it likes: "al-Sadr", "Sadr"."""
    return skeleton(next(iter(lists.without_article((word,))), word))


def _same_but_vowels(a: str, b: str) -> bool:
    """Two long surnames of one length that differ in a vowel only: Haftar and Hafter, Rajapaksa and Rajapakse."""
    apart = [{x, y} for x, y in zip(a, b, strict=False) if x != y]
    return len(a) == len(b) >= LONG and len(apart) == 1 and apart[0] <= VOWELS


def alike(a: str, b: str) -> bool:
    """Whether two skeletons of surnames are one name spelled, or misspelled, twice in one article."""
    return len(a) > 4 and (a == b or (min(len(a), len(b)) > 6 and a[0] == b[0] and ratio(a, b) >= MISSPELLED))


def _in_order(short: list[str], long: list[str]) -> bool:
    """Whether all words of the shorter name stand in the longer one in their order, initials for names too."""
    rest = iter(long)
    return all(any(w == x or (min(len(w), len(x)) == 1 and w[:1] == x[:1]) for x in rest) for w in short)


def _same_given(a: str, b: str) -> bool:
    """Given names that are one in two spellings (Serhii, Sergei), or an initial and its name."""
    if a[:1] != b[:1]:
        return False
    if a == b or min(len(a), len(b)) == 1:
        return True
    return (
        _same_but_vowels(a, b)
        or ratio(a, b) >= ALIKE
        or (a[:3] == b[:3] and abs(len(a) - len(b)) <= 1 and ratio(a, b) >= NEARLY)
    )


def same_person_name(a: str, b: str) -> bool:
    """Whether two full names are forms of one: a transliteration, one middle name or initial more.

    >>> same_person_name("Volodymyr Zelensky", "Volodymyr Zelenskyy"), same_person_name("Rosa Diaz", "Ana Diaz")
    (True, False)
    """
    return same_person(tuple(name_key(a).split()), tuple(name_key(b).split()))
