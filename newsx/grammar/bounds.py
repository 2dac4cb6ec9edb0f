"""The words that bound a figure: at least, up to, nearly, or more."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from newsx import lexicon
from newsx.article import Comparator
from newsx.grammar.number_words import alternatives, spaced

# How far back the words that bound a figure may begin, in characters.
REACH = 40
# A bound says more than a rounding ("up to an estimated 300"), a rounding more than a stress ("only about 50").
_STRENGTH = {"at_least": 2, "at_most": 2, "about": 1, "exact": 0}


@cache
def _tables() -> dict[str, Any]:
    return lexicon.load("grammar", "numbers.toml")


@cache
def _modifier() -> re.Pattern[str]:
    parts = []
    for rule in _tables()["modifier"]:
        words = rf"(?<![\w-])(?i:{alternatives(rule['words'])})\s"
        signs = "".join(rf"|{re.escape(sign)}\s?" for sign in rule["signs"])
        parts.append(f"(?P<{rule['comparator']}>{words}{signs})")
    return re.compile(f"(?:{'|'.join(parts)})$")


@cache
def _degree() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?i:{alternatives(_tables()['degree']['words'])})\s$")


@cache
def _topic() -> dict[str, re.Pattern[str]]:
    table = {word: before for word, before in _tables()["topic"].items() if word != "why"}
    return {word: re.compile(rf"\b(?i:{alternatives(before)})\s$") for word, before in table.items()}


@cache
def _trailers() -> tuple[tuple[Comparator, re.Pattern[str]], ...]:
    return tuple(
        (rule["comparator"], re.compile("|".join(spaced(p) for p in rule["patterns"]))) for rule in _tables()["trailer"]
    )


def bounds(text: str, start: int, end: int, floor: int) -> tuple[int, int, Comparator]:
    """Where the figure at `start:end` begins and ends with the words that bound it, and what they make of it.

    `floor` is where the number before it ends: a bound belongs to one number.

    >>> bounds("lost no fewer than 12 or more", 19, 21, 0)
    (5, 29, 'at_least')
    """
    begin, comparator = _bound_before(text, start, floor)
    for after, pattern in _trailers():
        if found := pattern.match(text, end):
            return begin, found.end(), after
    return begin, end, comparator


def _bound_before(text: str, start: int, floor: int) -> tuple[int, Comparator]:
    begin, comparator, strength = start, "exact", -1
    while found := _modifier().search(head := text[max(floor, begin - REACH) : begin]):
        name = found.lastgroup or "exact"
        at = begin - (len(head) - found.start())
        topic = _topic().get(text[at:begin].strip().lower())
        if topic and topic.search(text[max(0, at - REACH) : at]):
            break
        if _STRENGTH[name] > strength:
            comparator, strength = name, _STRENGTH[name]
        begin = at
        if strength > 0 and (lean := _degree().search(head := text[max(floor, begin - REACH) : begin])):
            begin -= len(head) - lean.start()
    return begin, _as_comparator(comparator)


def _as_comparator(name: str) -> Comparator:
    names: dict[str, Comparator] = {"at_least": "at_least", "at_most": "at_most", "about": "about"}
    return names.get(name, "exact")
