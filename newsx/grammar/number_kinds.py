"""The kind of a number: a count, or something that counts nobody (ages, years, money …).

The patterns stand in `numbers.toml`, each kind with its `why`; here is only the order in which they are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from newsx import lexicon
from newsx.grammar.number_words import alternatives, spaced

# How far a pattern may look to either side of a number, in characters.
REACH = 36


@cache
def _tables() -> dict[str, Any]:
    return lexicon.load("grammar", "numbers.toml")


@dataclass(frozen=True, slots=True)
class Rule:
    """Words before or after a number that tell its kind; `at` must match where the number begins."""

    kind: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    at: re.Pattern[str] | None

    def fits(self, text: str, heads: Sequence[str], core_start: int, ends: Iterable[int]) -> bool:
        """Whether the rule holds for the number at `core_start`; `heads` is what stands before it."""
        if self.after is not None:
            for at in ends:
                if self.after.match(text, at):
                    return True
        if self.before is None or (self.at is not None and not self.at.match(text, core_start)):
            return False
        return any(self.before.search(head) for head in heads)


@cache
def _rules() -> tuple[Rule, ...]:
    def one(patterns: Sequence[str], shape: str) -> re.Pattern[str] | None:
        return re.compile(shape % "|".join(spaced(p) for p in patterns)) if patterns else None

    return tuple(
        Rule(
            rule["kind"],
            one(rule.get("before", ()), r"(?:%s)$"),
            one(rule.get("after", ()), "(?:%s)"),
            one([rule["at"]] if "at" in rule else [], "(?:%s)"),
        )
        for rule in _tables()["kind"]
    )


@cache
def _why() -> dict[str, str]:
    return {rule["kind"]: rule["why"] for rule in [*_tables()["form"], *_tables()["kind"]]}


@cache
def _anything() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """All rules in two patterns: most numbers match neither, and no single rule has to be tried."""
    before = [spaced(p) for rule in _tables()["kind"] for p in rule.get("before", ())]
    after = [spaced(p) for rule in _tables()["kind"] for p in rule.get("after", ())]
    return re.compile(f"(?:{'|'.join(before)})$"), re.compile("|".join(after))


def why(kind: str) -> str | None:
    """The reason why a number of this kind counts nobody; None for the kinds that do count.

    >>> why("age")
    'How old somebody is.'
    """
    return _why().get(kind)


def kind_beside(text: str, starts: set[int], core_start: int, ends: set[int], vague: bool = False) -> str | None:
    """The kind told by the words directly beside a number, None where they allow a count.

    `starts` and `ends` are where the figure begins and ends, bare and with its modifiers; between a vague one and its
    unit "of" may stand (millions of dollars).
    """
    if vague:
        ends = {at + 3 if text.startswith(" of", at) else at for at in ends}
    near = [(max(0, at - REACH), at) for at in starts]
    heads = [text[max(low, text.rfind("\n\n", low, at) + 1) : at] for low, at in near]  # a block is a wall
    before, after = _anything()
    # what tells a kind is a word or a sign: after another figure (tables of numbers) nothing need be looked for
    told = any(not head.rstrip(" ,:;.")[-1:].isdigit() and before.search(head) for head in heads)
    if not told and not any(after.match(text, at) for at in ends):
        return None
    for rule in _rules():
        if rule.fits(text, heads, core_start, ends):
            return rule.kind
    return None


_YEAR = re.compile(r"(?:1[5-9]\d|20[0-4])\d$")
# Without a word of time beside it only this is taken for a year, and no round number before a plural (2000 homes).
_PLAIN_YEAR = re.compile(r"(?:1[89]\d|20[0-4])\d$")
_PLURAL = re.compile(r"\s[a-z]+s\b")


@cache
def _year_cues() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = _tables()["year"]
    return (
        re.compile(rf"\b(?i:{alternatives(table['before'])})\s(?:the\s)?$"),
        re.compile(rf"\s(?:more\s|other\s|of\sthe(?:m|se|ir)\b|{spaced('{people}')}\b|of\s(?:our|his|her)\b)"),
        re.compile(spaced("|".join(table["after_count"]))),
    )


def is_year(text: str, begin: int, start: int, end: int) -> bool:
    """Whether a bare four-digit figure names a year: "in 2014", "the 2023 report", but not "More than 2000 of them".

    `begin` is where its modifiers begin.
    """
    if not _YEAR.match(text[start:end]):
        return False
    before, people, counted = _year_cues()
    if before.search(text[max(0, start - REACH) : start]):
        return True
    if begin != start or people.match(text, end) or counted.match(text, end):
        return False
    round_number = text[end - 2 : end] == "00" and _PLURAL.match(text, end)
    return bool(_PLAIN_YEAR.match(text[start:end]) and not round_number)


@cache
def _pronoun() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = _tables()["one_of"]
    return (
        re.compile(rf"\b(?i:{alternatives(table['before'])})\s$"),
        re.compile(spaced("|".join(table["after"]))),
        re.compile(spaced(table["noun"])),
    )


def is_pronoun(text: str, begin: int, start: int, end: int) -> bool:
    """Whether "one" is no figure: "no one", "one of the", "the one who"."""
    before, after, noun = _pronoun()
    if after.match(text, end):
        return True
    return begin == start and bool(before.search(text[max(0, start - REACH) : start])) and not noun.match(text, end)


_NAME_AGE = re.compile(r"(?:^|[\s(“\"‘—–])[A-Z][\w’'‑-]*[^\W\d_],\s$")
_FULL_NAME = re.compile(r"[A-Z][\w’'‑-]+\s[A-Z][\w’'‑-]*[a-z]\s\($")


def is_name_age(text: str, start: int, end: int) -> bool:
    """Whether the number is an age: between commas after a name ("Marta Silva, 39,"), in brackets after a full one."""
    head, tail = text[max(0, start - REACH) : start], text[end : end + 2]
    if end - start > 3 or not text[start:end].isdigit() or int(text[start:end]) > 115:
        return False
    if tail[:1] in {",", ";", "."} and not tail[1:2].isdigit():
        return bool(_NAME_AGE.search(head)) and not _month().search(head)
    return tail[:1] == ")" and bool(_FULL_NAME.search(head))


@cache
def _month() -> re.Pattern[str]:
    return re.compile(spaced("{month}") + r"\.?,?\s$")
