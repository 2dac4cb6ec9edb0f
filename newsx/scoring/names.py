"""Whether two spellings name one person, body or state: "Kyiv" and "Ukraine's government", "ICC" and its full name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import ftfy
from rapidfuzz import fuzz

from newsx.grammar.places import state_of
from newsx.lexicon import load

# Typographic marks written plainly, invisible characters gone: an annotator types what the keyboard has.
_PLAIN = str.maketrans("’‘ʼ“”–—‑", "'''\"\"---", "\u200b\ufeff\u2060")
_WORD = re.compile(r"\w+(?:[-']\w+)*")
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


def fold(text: str) -> str:
    """Lower case, plain marks, single spaces, encoding mishaps mended.

    >>> fold("The court’s  RULING")
    "the court's ruling"
    """
    return " ".join(ftfy.fix_encoding(text).translate(_PLAIN).lower().split())


def words(text: str) -> list[str]:
    """The folded words of `text` without possessives and full stops: "U.N. envoy's" → ["un", "envoy"]."""
    return _WORD.findall(re.sub(r"'s\b", "", fold(text).replace(".", "")))


def vague_words(text: str) -> frozenset[str]:
    """The words of a vague quantity in `text`: {"dozens"}."""
    return _group("vague").intersection(words(text))


@dataclass(frozen=True, slots=True)
class _Name:
    bare: tuple[str, ...]  # words without titles and small words
    parts: tuple[str, ...]  # the same with acronyms spelled out and states by their own name, marked with "="
    state: str | None  # where the whole name stands for a state


@cache
def _read(name: str) -> _Name:
    marked = _with_states(_WORD.findall(re.sub(r"['’]s\b", "", ftfy.fix_encoding(name).replace(".", ""))))
    stop = _group("stop")
    parts: list[str] = []
    for word in marked:
        plain = word if word[0] == "=" else _spellings().get(word, word)
        parts += [w for w in _acronyms().get(plain, [plain]) if w not in stop]
    rest = [w for w in parts if w not in _group("governing")]
    alone = rest[0] if len(rest) == 1 and rest[0][0] == "=" else None
    return _Name(tuple(w for w in words(name) if w not in stop), tuple(parts), alone)


def _with_states(written: Sequence[str]) -> list[str]:
    """Folded words, the longest run that names a state replaced by "=" and that state's name."""
    out: list[str] = []
    at = 0
    while at < len(written):
        for length in range(min(_LONGEST_STATE, len(written) - at), 0, -1):
            state = state_of(" ".join(written[at : at + length]))
            # A small word alone is no state: "us" is one only in capitals.
            if state and not written[at].islower():
                out.append("=" + fold(state))
                at += length
                break
        else:
            out.append(fold(written[at]))
            at += 1
    return out


def state_named(name: str) -> str | None:
    """The state that a whole name stands for, folded: "the Sudanese authorities" → "sudan"; else None."""
    state = _read(name).state
    return state and state[1:]


def same_name(a: str, b: str) -> int:
    """How surely both name one thing: 2 equal (or acronym, or one state), 1 a shorter or variant form, 0 no.

    >>> same_name("Mr Okello", "James Okello"), same_name("Okello", "Okafor")
    (1, 0)
    """
    first, second = _read(a), _read(b)
    if first.state or second.state:
        return 2 * (first.state == second.state)
    if not first.parts or not second.parts:
        return 0
    if _initials(first, second) or _initials(second, first) or set(first.parts) == set(second.parts):
        return 2
    return int(_variant(first, second))


def _initials(short: _Name, long: _Name) -> bool:
    letters = short.bare[0] if len(short.bare) == 1 else ""
    return len(letters) > 1 < len(long.bare) and letters == "".join(w[0] for w in long.bare)


def _variant(a: _Name, b: _Name) -> bool:
    short, long = sorted((a.parts, b.parts), key=len)
    telling = {w for w in short if w[0] != "=" and w not in _group("generic")}
    if set(short) <= set(long) and (telling or len(short) > 1):
        return True
    states = [{w for w in parts if w[0] == "="} for parts in (short, long)]
    if all(states) and states[0] != states[1]:
        return False
    shared = set(short) & set(long)
    if shared & telling and 2 * len(shared) > len(set(short) | set(long)):
        return True
    last, other = short[-1], long[-1]
    alike = min(len(last), len(other)) >= _TELLING_LENGTH and fuzz.ratio(last, other) > _ALIKE
    return alike and (len(short) == 1 or short[:-1] == long[:-1])


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
