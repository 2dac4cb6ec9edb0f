"""Publication days as they are handed in."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from newsx.grammar import read_date

FIRST_YEAR, LAST_YEAR = 1600, 2199  # of newspapers; what lies outside is a slip, or stands for "no date"


def iso_day(value: str) -> str | None:
    """The day of an ISO date or date and time, None where it is none.

    >>> iso_day("2023-09-07T10:00:00Z")
    '2023-09-07'
    >>> iso_day("07/09/2023") is None
    True
    """
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d?:\d\d.*)?", value.strip())
    if not match:
        return None
    try:
        return date.fromisoformat(match[1]).isoformat()
    except ValueError:
        return None


def read_day(value: Any) -> tuple[str | None, str | None]:
    """The day that a row's date names, as ISO or as pages write it, or else what is wrong with it.

    >>> read_day("7 September 2023"), read_day(None)
    (('2023-09-07', None), (None, None))
    >>> read_day("07/09/2023")[1]
    "published.unreadable: '07/09/2023' names no one day: write it as YYYY-MM-DD"
    """
    if value is None or value == "":
        return None, None
    day = (iso_day(value) or read_date(value)) if isinstance(value, str) else None
    if day is not None and FIRST_YEAR <= int(day[:4]) <= LAST_YEAR:
        return day, None
    shown = repr(value) if len(repr(value)) <= 60 else repr(value)[:60] + "…"
    return None, f"published.unreadable: {shown} names no one day: write it as YYYY-MM-DD"
