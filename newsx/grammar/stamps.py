"""Reads a date that is handed in or that a page states to machines: ISO directly, all else by dateparser.

dateparser is lenient. So what it reads is compared with the digits of the value: day and year must be among them, and
no number may be left over. It is imported only where a value is not ISO.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any, Literal

Order = Literal["DMY", "MDY"]
FIRST, LAST = 1600, 2199  # years of newspapers; what lies outside is a slip, or stands for "no date"
LONGEST = 80  # characters of a date with everything that stands round it
ISO = re.compile(r"(\d{4})([-/.])(\d\d?)\2(\d\d?)(?!\d)(?![-/.]\d)")
BASIC = re.compile(r"(\d{4})()(\d\d)(\d\d)(?=T\d{4}|\Z)")
LABEL = re.compile(
    r"(?:(?:first|originally|last|date|time)\s+)?"
    r"(?:published|posted|updated|modified|issued|created|released|pub\s?date)\b(?:\s+(?:on|at))?\s*:?\s+",
    re.IGNORECASE,
)
NUMERIC = re.compile(r"(?<![\d./-])\d\d?([./-])\d\d?\1(\d{4}|\d\d)(?![\d/-]|\.\d)")
OFFSET = r"(?:\s*(?:UTC|GMT)?\s*[+-]\d\d?:?(?:\d\d)?(?![\d/-]))?"
CLOCK = re.compile(
    rf"\d\d?:\d\d(?::\d\d)?(?:[.,]\d+)?{OFFSET}|\d\d?[.h]\d\d\b|\d\d?(?=\s?[ap]\.?m\b)|\d\d?h\b", re.IGNORECASE
)
COUNTED = re.compile("[月월]")  # the months have numbers for names
WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur|r)?(?:day)?\b", re.IGNORECASE)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Stamp:
    """The day as it is written (ISO), and the moment where a time of day stands beside it.

    `moment` has an offset where the value has one.
    """

    day: str
    moment: datetime | None = None


def unknown() -> Order | None:
    """No order of day and month."""
    return None


def read_stamp(value: str, order: Callable[[], Order | None] = unknown, language: str | None = None) -> Stamp | None:
    """The one day that the whole of `value` names; None where it names none, or where two could be meant.

    `order` is asked where day and month could be swapped; `language` (ISO 639-1) is tried before English and the
    others.

    >>> [read_stamp(value).day for value in ("2024-05-08T03:15Z", "Wed, 08 May 2024 03:15:00 GMT", "7 septembre 2023")]
    ['2024-05-08', '2024-05-08', '2023-09-07']
    >>> read_stamp("05/04/2024"), read_stamp("05/04/2024", lambda: "DMY").day, read_stamp("07.09.23").day
    (None, '2024-04-05', '2023-09-07')
    >>> [read_stamp(value) for value in ("May 2024", "2024-02-30", "yesterday", "3 May 2024, 12 killed")]
    [None, None, None, None]
    """
    text = " ".join(value[: LONGEST * 4].split())
    text = LABEL.sub("", text, count=1) if LABEL.match(text) else text
    if len(text) > LONGEST or not any(character.isdigit() for character in text):
        return None
    if match := BASIC.match(text) or ISO.match(text):
        return _iso(text, match)
    languages = (language, "en") if language and language != "en" else ("en",)
    found = _numeric(text, order, languages) if NUMERIC.search(text) else _by_month_name(text, languages)
    return _stamp(found) if found and _is_weekday(found, text) else None


def iso_day(value: str) -> str | None:
    """The day of an ISO date, or date and time, and of nothing else.

    >>> iso_day("2023-09-07T10:00:00Z"), iso_day("07/09/2023"), iso_day("2023-02-30")
    ('2023-09-07', None, None)
    """
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d?:\d\d.*)?", value.strip())
    try:
        return date.fromisoformat(match[1]).isoformat() if match else None
    except ValueError:
        return None


def _iso(text: str, match: re.Match[str]) -> Stamp | None:
    """The day at the head of `text`; what follows it must be a time."""
    if not FIRST <= int(match[1]) <= LAST:
        return None
    try:
        day = date(int(match[1]), int(match[3]), int(match[4])).isoformat()
    except ValueError:
        return None
    rest = text[match.end() :].strip(" ,T")
    if not rest:
        return Stamp(day)
    try:
        return Stamp(day, datetime.fromisoformat(text))
    except ValueError:
        found = _parsed(f"{day} {rest}", "YMD", ("en",))
    if found is None or found.date().isoformat() != day:
        return None
    return Stamp(day, found)


def _numeric(text: str, order: Callable[[], Order | None], languages: tuple[str, ...]) -> datetime | None:
    """ "05/04/2024": read either way round; where the two differ, the weekday tells which, dots, or else `order`."""
    match = NUMERIC.search(text)
    assert match is not None
    beside = text[: match.start()] + " " + text[match.end() :]
    if (match[1] == "-" and len(match[2]) == 2) or _numbers_in(beside):  # 24-05-08 may begin with the year
        return None
    read = {way: _parsed(text, way, languages) for way in ("DMY", "MDY")}
    told = {way: found for way, found in read.items() if found and _is_in(found, _numbers_in(match[0], clocks=False))}
    if WEEKDAY.search(text):
        told = {way: found for way, found in told.items() if _is_weekday(found, text)}
    if len({found.date() for found in told.values()}) == 1:
        return next(iter(told.values()))
    return told.get("DMY" if match[1] == "." else order() or "") if told else None


def _by_month_name(text: str, languages: tuple[str, ...]) -> datetime | None:
    """ "7 septembre 2023": in the language of the page, in English, or in any other."""
    numbers = _numbers_in(text)
    if len(numbers) != (3 if COUNTED.search(text) else 2):
        return None
    for known in (languages, None):
        found = _parsed(text, None, known)
        if found and _is_in(found, numbers):
            return found
    return None


def _numbers_in(text: str, clocks: bool = True) -> list[int]:
    """The numbers in `text` without those of a time of day."""
    return [int(number) for number in re.findall(r"\d+", CLOCK.sub(" ", text) if clocks else text)]


def _is_in(found: datetime, numbers: list[int]) -> bool:
    """Whether the day and the year are among the numbers."""
    return found.day in numbers and not {found.year, found.year % 100}.isdisjoint(numbers)


def _is_weekday(found: datetime, text: str) -> bool:
    """Whether the weekday that `text` names in English, if any, is that of the day."""
    named = {match[1].lower() for match in WEEKDAY.finditer(text)}
    return not named or named == {WEEKDAYS[found.weekday()]}


def _stamp(found: datetime) -> Stamp:
    """The day with its moment; without one where the time is midnight without an offset."""
    timed = found.tzinfo is not None or (found.hour, found.minute, found.second) != (0, 0, 0)
    return Stamp(found.date().isoformat(), found if timed else None)


@lru_cache(4096)  # the column of a table has few days
def _parsed(text: str, order: str | None, languages: tuple[str, ...] | None) -> datetime | None:
    try:
        found = _parser(order, languages).get_date_data(text).date_obj
    except (ValueError, OverflowError):  # a year 0, an offset of 99 hours
        return None
    return found if isinstance(found, datetime) and FIRST <= found.year <= LAST else None


@cache
def _parser(order: str | None, languages: tuple[str, ...] | None) -> Any:
    from dateparser.data.languages_info import language_locale_dict
    from dateparser.date import DateDataParser

    settings: dict[str, Any] = {
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
    }
    if order:
        settings |= {"DATE_ORDER": order, "PREFER_LOCALE_DATE_ORDER": False}
    known = [code for code in languages if code in language_locale_dict] if languages else None
    return DateDataParser(languages=known, settings=settings)
