"""The ages of those counted, where the text gives them beside the count."""

from __future__ import annotations

import re

from newsx.grammar.numbers import find_numbers

BELOW_A_YEAR = r"\s+(?:months?|weeks?|days?)\b(?: old)?"
BETWEEN = re.compile(
    r"(?:\b(?:aged?|ages|age group(?: of)?|of)\s+(?:from\s+|between\s+)?|\bbetween\s+(?:the ages of\s+)?)(\w+)"
    rf"((?:, (?!and\b)\w+)*),?({BELOW_A_YEAR})?(?:\s*(?:to|and|-|–|through)\s*(\w+)({BELOW_A_YEAR})?)?",
    re.IGNORECASE,
)
UNDER = re.compile(r"\b(?:under|below|younger than)[- ](?:the age of )?(\w+)", re.IGNORECASE)
OLDS = re.compile(r"(\w+)[- ]year[- ]olds?", re.IGNORECASE)
CLAUSE_ENDS = re.compile(r"[.;:!?\n]|\b(?:were|was|are|is|had|have|has|will|who)\b")
PREDICATE = re.compile(
    r"\s*(?:of (?:them|whom|those|these))?,?\s*(?:were|are|was|is)?\s*(?:aged\s+)?(?=under|below|younger)"
)
FAR_BEHIND = 50  # characters behind the noun in which an age still belongs to it
OLDEST = 30  # a higher number beside children is no age of theirs


def ages(text: str, start: int, end: int) -> tuple[int | None, int | None]:
    """(youngest, oldest) in years for the count at `start:end`; "under 18" has no youngest and 17 as the oldest.

    >>> ages("12 children aged six to 17 were found", 0, 11)
    (6, 17)
    >>> ages("Babies between six months and two years old", 0, 6)
    (0, 2)
    >>> ages("three boys, aged 14, 9 and 11, were found", 0, 10)
    (9, 14)
    >>> ages("two babies aged six months", 0, 10)
    (0, 0)
    >>> ages("Four of them were under 15.", 0, 4)
    (None, 14)
    """
    said = PREDICATE.match(text, end)
    if said and (under := UNDER.match(text, said.end())):
        return None, _less(_years(under[1]))
    stretch = text[start:end] + CLAUSE_ENDS.split(text[end : end + FAR_BEHIND])[0]
    if (found := UNDER.search(stretch)) and _years(found[1]) is not None:
        return None, _less(_years(found[1]))
    if found := OLDS.search(stretch):
        return _years(found[1]), _years(found[1])
    for found in BETWEEN.finditer(stretch):
        first, listed, months, last, last_months = found.groups()
        low, high = _years(first), _years(last)
        if low is None or (last is not None and high is None):
            continue
        if months or last or re.match(r"age", found[0], re.IGNORECASE):
            low = 0 if months or last_months else low  # "aged 3 to 11 months"
            told = [low, 0 if last_months else high, *map(_years, listed.split(", "))]
            some = [age for age in told if age is not None]
            return min(some), max(some)
    return None, None


def _years(word: str | None) -> int | None:
    """A number of years in digits or words; None where it is no age."""
    numbers = find_numbers(f"{word} children") if word else []
    value = numbers[0].value if len(numbers) == 1 else None
    return value if value is not None and value <= OLDEST else None


def _less(age: int | None) -> int | None:
    return age - 1 if age else None
