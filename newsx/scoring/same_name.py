"""Whether two spellings name one person, body or state: "Kyiv" and "Ukraine's government", "ICC" and its full name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import ftfy
from rapidfuzz import fuzz

from newsx.grammar.places import state_of
from newsx.grammar.typography import plain_marks
from newsx.lexicon import load

_WORD = re.compile(r"\w+(?:[-']\w+)*")
_WRITTEN = re.compile(r"\w+(?:[-'’]\w+)*")
_TWO = 2  # words tell a body even where each of them is common: "Security Council"
_LONGEST_STATE = 5  # words: "the Democratic Republic of Congo"
_ALIKE = 85  # percent of letters two spellings of one surname share: Zelensky, Zelenskyy (92); Kim, Kin (67)
_TELLING_LENGTH = 6  # letters; shorter surnames are alike by chance


@cache
def _group(name: str) -> frozenset[str]:
    return next(frozenset(g["words"]) for g in load("scoring", "words.toml")["group"] if g["id"] == name)


@cache
def _spellings() -> dict[str, str]:
    return {a: b for s in load("scoring", "words.toml")["spelling"] for a, b in zip(s["from"], s["to"], strict=True)}


@cache
def _acronyms() -> dict[str, list[str]]:
    return {
        letters: full.split() for a in load("scoring", "words.toml")["acronym"] for letters, full in a["of"].items()
    }


def comparable(text: str) -> str:
    """Lower case, plain marks, single spaces, encoding mishaps mended.

    >>> comparable("The court’s  RULING")
    "the court's ruling"
    """
    return " ".join(plain_marks(ftfy.fix_encoding(text)).lower().split())


def words(text: str) -> list[str]:
    """The folded words of `text` without possessives and full stops: "U.N. envoy's" → ["un", "envoy"]."""
    return [word.removesuffix("'s") for word in _WORD.findall(comparable(text).replace(".", ""))]


@cache
def _vague_lexicon() -> frozenset[str]:
    """Every word of the vague quantities that the grammar knows, the small ones ("a", "of") left out."""
    quantities = [name for name in load("grammar", "numbers.toml")["vague"] if name != "why"]
    return frozenset(word for name in quantities for word in name.split()) - _small()


def vague_words(text: str) -> frozenset[str]:
    """The words of a vague quantity in `text`: {"dozens"}."""
    return _vague_lexicon().intersection(words(text))


@cache
def _small() -> frozenset[str]:
    return _group("particles") | _group("titles") | _group("owners")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name read for comparing. A state in it stands as "=" and the state's own name, whatever word was used."""

    plain: tuple[str, ...]  # as written, small words left out: what initials are taken from
    parts: tuple[str, ...]  # acronyms spelled out, states by their own name
    states: frozenset[str]
    telling: frozenset[str]  # parts that are neither a state nor a noun that a hundred bodies share
    state: str | None  # where the name is nothing but a state's


@cache
def _compared(name: str) -> _Name:
    written = [word[:-2] if word[-2:] in ("'s", "’s") else word for word in _WRITTEN.findall(name.replace(".", ""))]
    parts = [part for word in _with_states(written) for part in _spelled_out(word) if part not in _small()]
    states = frozenset(part for part in parts if part.startswith("="))
    left = set(parts) - _group("governing")
    return _Name(
        plain=tuple(word for word in words(name) if word not in _small()),
        parts=tuple(parts),
        states=states,
        telling=frozenset(parts) - states - _group("generic"),
        state=next(iter(states))[1:] if len(left) == 1 and left == states else None,
    )


def _spelled_out(word: str) -> list[str]:
    word = _spellings().get(word, word)
    return _acronyms().get(word, [word])


def _with_states(written: Sequence[str]) -> Iterator[str]:
    """Folded words, the longest run that names a state replaced by its mark."""
    at = 0
    while at < len(written):
        length, state = _state_at(written, at)
        yield f"={comparable(state)}" if state else comparable(written[at])
        at += length


def _state_at(written: Sequence[str], at: int) -> tuple[int, str | None]:
    """How many words from `at` on name a state, and which; one and none where they don't."""
    if written[at].islower():  # "us" is a state in capitals only
        return 1, None
    for end in range(min(at + _LONGEST_STATE, len(written)), at, -1):
        if state := state_of(" ".join(written[at:end])):
            return end - at, state
    return 1, None


def same_name(a: str, b: str) -> int:
    """How surely both name one thing: 2 equal (or acronym, or one state), 1 a shorter or variant form, 0 no.

    >>> same_name("Mr Okello", "James Okello"), same_name("Okello", "Okafor")
    (1, 0)
    """
    first, second = sorted((_compared(a), _compared(b)), key=lambda name: len(name.parts))
    if first.state or second.state:
        return 2 if first.state == second.state else 0
    if not first.parts:
        return 0
    if any(rule(first, second) for rule in _EQUAL):
        return 2
    return 1 if any(rule(first, second) for rule in _VARIANT) else 0


# The rules of sameness. Each is handed the name of fewer words first.


def _initials(a: _Name, b: _Name) -> bool:
    """ "UNDP" and the United Nations Development Programme."""
    return any(
        len(one.plain) == 1 and len(one.plain[0]) > 1 and list(one.plain[0]) == [word[0] for word in other.plain]
        for one, other in ((a, b), (b, a))
    )


def _same_words(a: _Name, b: _Name) -> bool:
    return set(a.parts) == set(b.parts)


def _contained(a: _Name, b: _Name) -> bool:
    """A surname in a full name; a lone "ministry" is contained in too many to tell."""
    return bool(a.telling or len(a.parts) >= _TWO) and set(a.parts).issubset(b.parts)


def _mostly_shared(a: _Name, b: _Name) -> bool:
    """More words in common than not, a telling one among them, and no two states."""
    if a.states and b.states and a.states != b.states:
        return False
    common, apart = set(a.parts) & set(b.parts), set(a.parts) ^ set(b.parts)
    return bool(common & a.telling) and len(common) > len(apart)


def _transliterated(a: _Name, b: _Name) -> bool:
    """One long surname in two spellings, the given names the same or left out: Zelensky, Zelenskyy."""
    given, surname = a.parts[:-1], a.parts[-1]
    if a.states and b.states and a.states != b.states:
        return False
    if min(len(surname), len(b.parts[-1])) < _TELLING_LENGTH or fuzz.ratio(surname, b.parts[-1]) <= _ALIKE:
        return False
    return not given or given == b.parts[:-1]


_EQUAL = (_initials, _same_words)
_VARIANT = (_contained, _mostly_shared, _transliterated)


def best(names: Iterable[str], wanted: str) -> int:
    """The strongest `same_name` of any of `names` with `wanted`."""
    return max((same_name(name, wanted) for name in names), default=0)


@dataclass(frozen=True, slots=True)
class Named:
    """What became of the names of one article: hits, the wanted ones not found, the found ones nobody wanted."""

    hits: tuple[str, ...]
    missed: tuple[str, ...]
    wrong: tuple[str, ...]


def compare_names(wanted: Sequence[str], optional: Sequence[str], found: Sequence[Sequence[str]]) -> Named:
    """Pairs annotated names with found ones. Each of `found` is a name followed by its other forms.

    Several found forms of one wanted name count once; a form of an `optional` name counts neither way. The other forms
    only tell where they are equal, so that a wrong alias does not buy a hit.
    """
    hits: list[str] = []
    wrong: list[str] = []
    for forms in found:
        strength = {name: _strength(forms, name) for name in [*wanted, *optional]}
        top = max(strength.values(), default=0)
        if top:
            fits = [name for name in wanted if strength[name] == top]
            fresh = [name for name in fits if name not in hits]
            hits += fresh[:1]
        elif not any(same_name(other, forms[0]) for other in wrong):
            wrong.append(forms[0])
    return Named(tuple(hits), tuple(w for w in wanted if w not in hits), tuple(wrong))


def _strength(forms: Sequence[str], name: str) -> int:
    return 2 if best(forms[1:], name) == 2 else same_name(forms[0], name)
