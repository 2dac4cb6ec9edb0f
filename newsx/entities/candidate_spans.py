"""Candidate spans: words that may be a name, each with a label and a weight; the model's entities are some of them.

Nothing is decided here: `name_voting` gives each name one label from the candidates of the whole article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsx.entities import lists
from newsx.entities.name_tokens import Row, Word
from newsx.grammar.places import is_demonym, is_state

PERSON, ORG, PLACE, PEOPLE, THING = "PERSON", "ORG", "PLACE", "PEOPLE", "THING"
_MODEL = {
    "PERSON": PERSON, "ORG": ORG, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE, "NORP": PEOPLE, "EVENT": THING,
    "LAW": THING, "WORK_OF_ART": THING, "PRODUCT": THING, "LANGUAGE": THING,
}  # fmt: skip
_CUT = re.compile(r"[^ \u00a0,.&'’‘“”\"–—-]")
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "its", "their", "his", "her", "our"))


@dataclass(slots=True)
class Candidate:
    """Words i … j-1 may be a name with this label."""

    i: int
    j: int
    label: str
    weight: float
    rule: str


def is_title(text: str) -> bool:
    """Whether a capitalised word is a form of address or a rank."""
    return text in lists.words("roles.toml", "titles")


def is_role(text: str) -> bool:
    """Whether a word, capital or not, is the head of an office's name."""
    roles = lists.words("roles.toml", "roles")
    return text in roles or text.lower() in roles or ("-" in text and text.islower() and text.split("-")[-1] in roles)


def is_date(text: str) -> bool:
    """Whether a word belongs to the calendar."""
    return text in lists.words("institutions.toml", "dates") or text.capitalize() in lists.words(
        "institutions.toml", "dates"
    )


def tells_organisation(text: str) -> bool:
    """Whether a word is the head noun of an institution ("Ministry"), ALL CAPS folded."""
    found = lists.words("institutions.toml", "anchor")
    return text in found or (text.isupper() and text.capitalize() in found)


def from_model(row: Row, ents: Iterable[tuple[int, int, str]]) -> Iterator[Candidate]:
    """The model's entities, cut to the words of the name: no article, no title, no possessive, no bracket."""
    for start, end, label in ents:
        kind = _MODEL.get(label)
        if kind is None:
            continue
        i, j = row.within(start, end)
        for n, (a, b) in enumerate(_cut_entity(row, i, j, kind)):
            yield _relabelled(row, a, b, kind, 1.0 if n == 0 else 0.5)


def _relabelled(row: Row, i: int, j: int, kind: str, weight: float) -> Candidate:
    """The model's candidate, its label corrected.

    An "organisation" that begins with a title or a nationality and has no head noun is a person.
    """
    words = row.words
    if (
        (kind == ORG or (kind == THING and j - i == 2))
        and j - i > 1
        and not any(w.text in lists.organisation_words() for w in words[i:j])
    ):
        k = i + (j - i > 3 and words[i].text.lower() in _modifiers() and is_role(words[i + 1].text))
        while k < j - 1 and (is_title(words[k].text) or (is_role(words[k].text) and j - k > 2)):
            k += 1
        if k > i and words[k].cap and not words[k].upper and not is_title(words[k].text):
            return Candidate(k, j, PERSON, weight, "entities.model")
        body = lists.name_key(row.form(i + 1, j)) in lists.known()
        field = words[i + 1].text.lower() in _modifiers()
        if j - i > 2 and is_demonym(words[i].text) and not body and not field:
            return Candidate(i + 1, j, PERSON, 0.8 * weight, "entities.model")
    return Candidate(i, j, kind, weight, "entities.model")


def _modifiers() -> frozenset[str]:
    return lists.words("roles.toml", "modifiers")


def trusted_in_headline(row: Row, candidate: Candidate) -> bool:
    """Whether a candidate counts where every word has a capital: a known body, a given name and one word.

    Other names come into headlines from the body.
    """
    if candidate.label == PERSON:
        return candidate.j - candidate.i == 2 and row.words[candidate.i].text.title() in lists.given()
    return candidate.rule == "entities.known" or candidate.label in (PLACE, PEOPLE)


def _cut_entity(row: Row, i: int, j: int, kind: str) -> Iterator[tuple[int, int]]:
    """Cuts an entity of the model where a name ends: at brackets, line ends, commas of a list, possessives."""
    words = row.words
    while i < j and (words[i].text.lower() in _ARTICLES or (kind == PERSON and is_title(words[i].text) and i + 1 < j)):
        i += 1
    begin = i
    bare = not any(tells_organisation(w.text) for w in words[i:j])
    for k in range(i, j):
        word = words[k]
        last = k + 1 == j
        cut = last or bool(_CUT.search(word.gap))
        if not cut and kind == PERSON:
            cut = (
                word.own
                or "," in word.gap
                or "&" in word.gap
                or " - " in word.gap
                or _no_name(word)
                or _no_name(words[k + 1])
            )
        if not cut and word.own and kind == ORG:
            members = (
                word.text.endswith("s")
                and row.text[word.end : word.end + 1] in ("'", "’")
                and not is_demonym(word.text)
            )
            cut = word.text not in lists.words("institutions.toml", "joins", "own") and not members
        if not cut and kind == ORG and bare:
            cut = "," in word.gap or word.text == "and" or words[k + 1].text == "and"
        if cut:
            yield from _tidy(row, begin, k + 1, kind)
            if kind == PERSON and not last and words[k + 1].text in ("of", "for", "from", "at", "with", "in"):
                return  # "Ana Ruiz of Oxfam": what follows is no person
            begin = k + 1


def _short_title(text: str) -> bool:
    """Whether a word is "Dr" or "Gen.": at the end of a body it is the title of the next name."""
    return len(text) < 5 and is_title(text) and not text.isupper()


def _no_name(word: Word) -> bool:
    """Whether a small word is no part of a person's name, and ends it."""
    return not word.cap and word.text not in lists.words("names.toml", "particles") and not word.text[0].isdigit()


def _tidy(row: Row, i: int, j: int, kind: str) -> Iterator[tuple[int, int]]:
    """Drops small words and calendar words from both ends; for persons titles, roles and places before the name too."""
    words = row.words
    while j - i > 1 and words[i].upper and words[i].text.lower() in lists.kind_nouns():
        i += 1  # "NGO Clear Rivers"
    digits = kind == ORG and j - i > 1
    while i < j and (not words[i].cap or is_date(words[i].text)) and not (digits and words[i].text[0].isdigit()):
        i += 1
    while i < j and (
        (not words[j - 1].cap and not words[j - 1].text[0].isdigit())
        or is_date(words[j - 1].text)
        or words[j - 1].text == "The"
        or (j - i > 1 and _short_title(words[j - 1].text))
    ):
        j -= 1
    while i < j and words[j - 1].text[0].isdigit() and (kind == PERSON or (j - i > 1 and not words[j - 2].upper)):
        j -= 1
    if kind == PERSON:
        i, j = _name_alone(row, i, j)
    if i < j and not (j - i == 1 and words[i].text[0].isdigit()):
        yield i, j


def _name_alone(row: Row, i: int, j: int) -> tuple[int, int]:
    """A person's candidate without half a nickname at its end, and without nouns and offices before the name."""
    words, given = row.words, lists.given()
    j = next((k + 1 for k in range(i, j - 1) if words[k].gap in (" “", ' "', " ‘") and j - k < 3), j)
    if j - i > 1 and words[i].first and row.is_noun(i) and words[i].text not in given:
        i += 1
    while j - i > 2 and (is_demonym(words[i].text) or is_state(words[i].text)) and words[i].text not in given:
        i += 1
    for k in range(j - 2, i, -1):
        if is_role(words[k].text) and words[k].cap and not (words[k].text in given or is_title(words[k].text)):
            i = k + 1  # "Presidential Spokesman Rui Costa"
            break
    while j - i > 1 and (is_title(words[i].text) or (is_role(words[i].text) and words[i].text not in given)):
        i += 1
    while i < j and not words[i].cap and words[i].text not in lists.words("names.toml", "particles"):
        i += 1
    return i, j
