"""The date line of a page: "Updated 07 September 2023", "8 March, 2024 Friday", "2023-09-07T10:00Z" → an ISO day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from newsx import lexicon
from newsx.grammar.stamps import Order, unknown


@cache
def months() -> dict[str, int]:
    """Every spelling of a month in English, in lower case, with its number."""
    return _month_table("months")


def page_months() -> dict[str, int]:
    """Those of `months`, and the full names in other languages that stand on English pages: "29 agosto 2024"."""
    return {**_month_table("months_abroad"), **months()}


def _month_table(key: str) -> dict[str, int]:
    table = lexicon.load("grammar", "calendar.toml")[key]
    return {name: number for name, number in table.items() if name != "why"}


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    month = "|".join(sorted(page_months(), key=len, reverse=True))
    day = r"(?P<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    year = r"(?P<y>(?:19|20)\d\d)"
    shapes = [
        rf"(?<![\d./-]){year}(?P<sep>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>0?[1-9]|[12]\d|3[01])(?:(?=[T\s]\d)|(?![\w/-]))",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])T\d\d",
        rf"(?<![\w./:-]){day}(?:\s|-|\sof\s|\sde\s|/|\.\s?)(?P<name>{month})\b\.?(?:,\s?|\s|\sde\s|-|/){year}(?!\d)",
        rf"\b(?P<name>{month})\b\.?(?:\s|-){day}(?:,\s?|\s|-|\s,\s){year}(?!\d)",
        rf"(?<![\d./-]){year}(?:\s|-)(?P<name>{month})\b\.?(?:\s|-){day}(?![\w/-])",
        r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?![\d/-])",
        r"(?<![\w./-])(?P<a>\d\d)(?P<sep>[/.])(?P<b>\d\d)(?P=sep)(?P<y>\d\d)(?![\w/-]|\.\d)",
    ]
    return tuple(re.compile(shape, re.IGNORECASE) for shape in shapes)


def as_day(year: int, month: int, day: int) -> str | None:
    """The ISO day, None where the calendar has no such day.

    >>> as_day(2024, 2, 30) is None
    True
    """
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def read_date(text: str, order: Callable[[], Order | None] = unknown) -> str | None:
    """The one day a page's date line names, as ISO; None where it names none, or where day and month could be swapped.

    `order` is asked which of the two comes first where nothing else tells.

    Two different days in one line ("Published 3 May 2023, updated 4 May 2023") give None too: which of them is meant
    is for the caller to say.

    >>> read_date("Updated 07 September 2023"), read_date("03/04/2023"), read_date("25/12/2023 18:40")
    ('2023-09-07', None, '2023-12-25')
    >>> read_date("04.12.2025 14:37"), read_date("29 de agosto de 2024"), read_date("03/04/23", lambda: "MDY")
    ('2025-12-04', '2024-08-29', '2023-03-04')
    """
    line = re.sub(r"\s+", " ", text[:400])
    days = {_day_of(found, order) for shape in _shapes() for found in shape.finditer(line)}
    return days.pop() if len(days) == 1 else None


def _day_of(found: re.Match[str], order: Callable[[], Order | None]) -> str | None:
    parts = found.groupdict()
    year = int(parts["y"])
    if "a" not in parts:
        month = page_months()[parts["name"].lower()] if parts.get("name") else int(parts["m"])
        return as_day(year, month, int(parts["d"]))
    if year < 100:
        year += 1900 if year >= 90 else 2000
    first, second = int(parts["a"]), int(parts["b"])
    if first > 12 >= second or (parts["sep"] == "." and second <= 12):  # where dots are used, the day comes first
        return as_day(year, second, first)
    if second > 12 >= first or first == second:
        return as_day(year, first, second)
    told = order()
    return None if told is None else as_day(year, *((second, first) if told == "DMY" else (first, second)))
