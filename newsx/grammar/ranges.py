"""Two figures that make one quantity: between 260,000 and 700,000, four to five thousand, two or three."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from newsx import lexicon
from newsx.grammar.number_words import Figure, alternatives, spaced

# How far back "between" may stand from the first figure, in characters.
REACH = 48


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure, or two that bound a range (`low` to `high`); `start` takes in the "between" before them."""

    start: int
    end: int
    figures: tuple[Figure, ...]
    low: Decimal | None = None
    high: Decimal | None = None
    kind: str | None = None


_YEAR = re.compile(r"(?:1[89]|20)\d\d")


@cache
def _people() -> re.Pattern[str]:
    return re.compile(spaced(" {people}\\b"))


@cache
def _joins() -> dict[str, re.Pattern[str]]:
    tables = lexicon.load("grammar", "numbers.toml")
    span = tables["range"]
    between, opening = alternatives(span["between_before"]), alternatives(span["from_before"])
    return {
        "to": re.compile(spaced(span["joins"])),
        "or": re.compile(spaced(span["either"])),
        "and": re.compile(spaced(span["between"])),
        "between": re.compile(rf"(?<![\w-])(?i:{between})\s$"),
        "opening": re.compile(rf"(?<![\w-])(?i:{between}|{opening})\s$"),
        "change": re.compile(rf"\b(?i:{alternatives(tables['change']['words'])})\b(?:[^.;]*\bfrom|\sby)\s$"),
        "score": re.compile(rf"\b(?:{alternatives(tables['score']['before'])})\b[^.;]*$"),
        "score_after": re.compile(rf"\s(?:{alternatives(tables['score']['after'])})\b"),
    }


def quantities(text: str, figures: Sequence[Figure]) -> Iterator[Quantity]:
    """The figures of `text`, two that make a range taken as one."""
    at = 0
    while at < len(figures):
        first = figures[at]
        pair = _pair(text, first, figures[at + 1]) if at + 1 < len(figures) else None
        yield pair or Quantity(first.start, first.end, (first,), kind=first.kind)
        at += 2 if pair else 1


def _pair(text: str, first: Figure, second: Figure) -> Quantity | None:
    if first.value is None or second.value is None or "none" in (first.form, second.form):
        return None
    gap = text[first.end : second.start]
    if len(gap) > 6:
        return None
    head = text[max(0, first.start - REACH) : first.start]
    low, high = _scaled(first, second)
    years = [bool(_YEAR.fullmatch(text[f.start : f.end])) for f in (first, second)]
    if years[0] and not years[1]:
        return None
    if gap == "-" and low >= high and second.scale == 1:
        return Quantity(first.start, second.end, (first, second), kind="score" if high < 200 else "label")
    if low >= high or not _is_range(gap, head, low, high):
        return None
    kind = "year" if all(years) and not _people().match(text, second.end) else None
    kind = "score" if gap in "-–" and high < 30 and _is_score(text, head, second.end) else kind
    opening = _joins()["opening"].search(head)
    start = first.start - (len(head) - opening.start()) if opening else first.start
    return Quantity(start, second.end, (first, second), low, high, kind)


def _is_score(text: str, head: str, end: int) -> bool:
    return bool(_joins()["score"].search(head) or _joins()["score_after"].match(text, end))


def _is_range(gap: str, head: str, low: Decimal, high: Decimal) -> bool:
    joins = _joins()
    if joins["to"].fullmatch(gap):
        return not joins["change"].search(head)
    if joins["or"].fullmatch(gap):
        return high <= 2 * low
    return bool(joins["and"].fullmatch(gap) and joins["between"].search(head))


def _scaled(first: Figure, second: Figure) -> tuple[Decimal, Decimal]:
    """Both values; a scale said once is shared: "four to five thousand", "2.5-3 million"."""
    low, high = first.value or Decimal(0), second.value or Decimal(0)
    if first.scale == 1 and second.scale > 1 and low < high / second.scale:
        low *= second.scale
    return low, high
