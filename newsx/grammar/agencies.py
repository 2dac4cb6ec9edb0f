"""Wire agencies by the names they print."""

from __future__ import annotations

import re
from functools import cache

from newsx.lexicon import load


@cache
def _agency_names() -> tuple[re.Pattern[str], dict[str, str]]:
    known = {name: entry["names"][0] for entry in load("grammar", "agencies.toml")["agency"] for name in entry["names"]}
    longest_first = sorted(known, key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])"), known


def agency_of(text: str) -> str | None:
    """The first agency named in `text`, by its short name; None where there is none.

    >>> agency_of("NAIROBI (Agence France-Presse)")
    'AFP'
    >>> agency_of("an apology") is None
    True
    """
    pattern, known = _agency_names()
    match = pattern.search(text)
    return known[match[0]] if match else None
