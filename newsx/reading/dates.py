"""Publication days as they are handed in."""

from __future__ import annotations

import re
from datetime import date


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
