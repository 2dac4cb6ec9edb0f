"""Places: the state of a name, whether it is a place or a nationality, and which capitals stand for their state.

The words are in `places.toml`. Names are looked up whole and case-sensitively, except that ALL CAPS is folded; a
leading "the" and a final possessive are ignored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from newsx.grammar.inflection import national_forms
from newsx.lexicon import load

_POSSESSIVES = ("'s", "’s", "'", "’")


@dataclass(slots=True)
class Atlas:
    """The tables of `places.toml` as dictionaries: name → state ("" where it has none)."""

    names: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    palaces: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    last: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()
    before_of: frozenset[str] = frozenset()


@cache
def atlas() -> Atlas:
    """The atlas, read once."""
    data = load("grammar", "places.toml")
    ends = data["kinds_of_place"]
    book = Atlas(last=frozenset(ends["last"]), first=frozenset(ends["first"]), before_of=frozenset(ends["before_of"]))
    for state in data["states"]["table"]:
        name = state["name"]
        book.names.update(dict.fromkeys([name, *state.get("also", [])], name))
        book.capitals.update(dict.fromkeys(state.get("capitals", []), name))
        for word in state.get("people", []):
            book.people.update(dict.fromkeys(national_forms(word), name))
    for word, state in data["territories"]["people"].items():
        book.people.update(dict.fromkeys(national_forms(word), state))
    for word in data["regions"]["people"]:
        for form in national_forms(word):
            book.people.setdefault(form, "")
    for name in book.names:
        book.people.pop(name, None)  # "Philippines" is no plural of its adjective
    book.palaces = dict(data["palaces"]["table"])
    book.places = {
        **dict.fromkeys((c for line in data["cities"]["names"].split("\n") for c in line.split("|") if c), ""),
        **dict.fromkeys(data["regions"]["names"], ""),
        **data["territories"]["table"],
    }
    return book


@cache
def _folded() -> dict[str, str]:
    """ALL CAPS, as in headlines and datelines → the usual spelling; acronyms stay as they are."""
    book = atlas()
    return {
        name.upper(): name
        for table in (book.palaces, book.places, book.people, book.capitals, book.names)
        for name in table
        if not name.isupper()
    }


def plain(name: str) -> str:
    """A name as the tables have it: no "the", no possessive, no ALL CAPS.

    >>> plain("the Ukraine’s"), plain("KYIV"), plain("US")
    ('Ukraine', 'Kyiv', 'US')
    """
    name = " ".join(name.split())
    for mark in _POSSESSIVES:
        if name.endswith(mark) and len(name) > len(mark) + 1:
            name = name[: -len(mark)]
            break
    book = atlas()
    if name[:4].lower() == "the " and name not in book.names and name not in book.capitals:
        name = name[4:]
    return _folded().get(name, name) if name.isupper() else name


def state_of(name: str) -> str | None:
    """The state of a name, a nationality, a capital, a palace or a known territory.

    >>> state_of("Kyiv"), state_of("Ukrainian"), state_of("the US"), state_of("Kremlin"), state_of("Paris Hilton")
    ('Ukraine', 'Ukraine', 'United States', 'Russia', None)
    """
    name = plain(name)
    book = atlas()
    for table in (book.names, book.people, book.capitals, book.palaces, book.places):
        if name in table:
            return table[name] or None
    return None


@cache
def states_by_name() -> dict[str, str]:
    """What `state_of` says of every name that the tables tell a state of, with and without "The"."""
    book = atlas()
    names = {name for table in (book.names, book.people, book.capitals, book.palaces, book.places) for name in table}
    names |= {f"The {name}" for name in names}
    return {name: state for name in names if (state := state_of(name))}


def is_state(name: str) -> bool:
    """Whether this is a state's own name or short form: "Ukraine", "the US"; not its capital.

    >>> is_state("the U.S."), is_state("Washington")
    (True, False)
    """
    return plain(name) in atlas().names


def is_place(name: str) -> bool:
    """Whether this is the name of a state, a city, a region or a territory, or ends as names of places do.

    >>> is_place("Kherson"), is_place("Lake Chad"), is_place("Minsk Oblast"), is_place("Ukrainian")
    (True, True, True, False)
    """
    if in_atlas(name):
        return True
    words, book = plain(name).split(), atlas()
    if len(words) < 2:
        return False
    return words[-1] in book.last or words[0] in book.first or (words[0] in book.before_of and words[1] == "of")


def in_atlas(name: str) -> bool:
    """Whether this very name stands in the tables as a state, a capital, a city or a land.

    >>> in_atlas("Cape Town"), in_atlas("Kumbo Street")
    (True, False)
    """
    name, book = plain(name), atlas()
    return name in book.names or name in book.capitals or name in book.places


@cache
def several_words() -> frozenset[str]:
    """The first words of places of several words, capitalised: "Cape" of "Cape Town", "Cox" of "Cox’s Bazar"."""
    book = atlas()
    names = (name.split() for table in (book.names, book.capitals, book.places) for name in table)
    firsts = {words[0].partition("’")[0].partition("'")[0].capitalize() for words in names if len(words) > 1}
    return frozenset(firsts - {"The"})


def is_demonym(name: str) -> bool:
    """Whether this is the adjective or the name of a people, a faith or a region's inhabitants.

    >>> is_demonym("Ukrainians"), is_demonym("Muslim"), is_demonym("Ukraine")
    (True, True, False)
    """
    return plain(name) in atlas().people


def speaks_for(name: str) -> str | None:
    """The state that a capital stands for as an actor: "Kyiv accuses".

    >>> speaks_for("Moscow"), speaks_for("Kharkiv"), speaks_for("Ukraine")
    ('Russia', None, None)
    """
    return atlas().capitals.get(plain(name))
