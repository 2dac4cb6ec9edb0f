"""The publication date, from the page's own date line: never from prose, a ticker or the footer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from newsx.article import When
from newsx.grammar.page_dates import page_months, read_date
from newsx.grammar.stamps import Order, unknown

FIRST = re.compile(
    r"\b(?:publish(?:ed)?|posted|first published|date of publication|release date|published on|issued|created)\b"
    r"|(?<!the )\bdate:",  # the head of a mail, not "save the date:"
    re.IGNORECASE,
)
LATER = re.compile(r"\b(?:updated|modified|last update|edited|revised|amended)\b", re.IGNORECASE)
NO_DATE_LINE = re.compile(r"©|copyright|\(c\)|all rights", re.IGNORECASE)
ABOVE, BELOW = 4, 12  # lines above and below the headline in which a bare date is its date
FARTHEST = 60  # lines from the headline to the first paragraph in which "published" is looked for (galleries)
NEAREST = 6  # lines above the first paragraph in which a bare date is looked for where the headline has none
LABEL = 3  # words
AROUND = 14  # words: a longer line is prose that happens to hold a date
ROW = 24  # words of a line of parts ("In News, Local · 3 May 2023 · 2 comments")
YEAR = re.compile(r"(?:19|20)\d\d|\d\d([./])\d\d\1\d\d")  # no date without one; quick to look for
FEW = 8  # words of a line in which "07.09.23" is a date
PARTS = re.compile(r" [·|•/] ")


@cache
def _date() -> re.Pattern[str]:
    """Any stretch that could be a day: `read_date` says whether it is one."""
    month = f"(?:{'|'.join(sorted(page_months(), key=len, reverse=True))})\\b\\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    weekday = r"(?:[a-z]{3,9}day\.?,?\s+)?"
    shapes = (
        rf"{day}[\s-]+(?:of\s+)?{month},?[\s-]+(?:19|20)\d\d(?:,?\s+[a-z]{{3,6}}day\b)?",
        rf"{month}[\s-]+{day},?\s+(?:19|20)\d\d",
        r"(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?",
        r"\d\d?[./-]\d\d?[./-](?:19|20)\d\d",
        r"(?P<short>\d\d[./]\d\d[./]\d\d)(?![./-])",
    )
    return re.compile(rf"\b{weekday}(?:{'|'.join(shapes)})(?!\d)", re.IGNORECASE)


@dataclass(frozen=True)
class _Found:
    rank: int
    date: str
    surface: str


def find_published(
    loose: Sequence[str], title: int | None, first: int, last: int, order: Callable[[], Order | None] = unknown
) -> When | None:
    """The date on a dropped line about the headline (`title`), or after the last paragraph where it says "published".

    `loose`: the text of each line, empty where it is kept. `first`, `last`: the first and last kept lines.
    "Published" goes before a bare date, a bare date before "Updated"; two different days of the same rank are none.
    `order` is asked where day and month could be swapped.
    """
    found = _candidates(loose, title, first, last, order)
    if not found:
        return None
    best = min(found, key=lambda one: one.rank)
    if best.rank and len({one.date for one in found if one.rank == best.rank}) > 1:
        return None
    return When(best.date, "day", best.surface, None, None, "stated")


def _candidates(
    loose: Sequence[str], title: int | None, first: int, last: int, order: Callable[[], Order | None]
) -> list[_Found]:
    """The dates on the lines in which a page's own date stands."""
    top = title if title is not None else first
    low, high = (top - ABOVE, top + BELOW) if title is not None else (top - BELOW, top + ABOVE)
    found: list[_Found] = []
    for at in range(max(0, low), min(len(loose), high)):
        found.extend(_dates(loose[at], at < top, order))
    for at in range(min(max(0, low), len(loose))):
        found.extend(one for one in _dates(loose[at], True, order) if one.rank == 0)
    for at in range(high, min(first, top + FARTHEST)):
        found.extend(one for one in _dates(loose[at], True, order) if one.rank == 0)
    if not found:
        for at in range(max(0, first - NEAREST), first):
            found.extend(_dates(loose[at], True, order))
    for at in range(last + 1, min(len(loose), last + 4)):
        below = _dates(loose[at], True, order)
        found.extend(one for one in below if one.rank == 0)
        if not below and len(loose[at].split()) > LABEL:
            break  # another headline: what follows is that one's date
    return found


def _dates(text: str, above: bool, order: Callable[[], Order | None]) -> list[_Found]:
    if len(text) > 300 or not YEAR.search(text) or NO_DATE_LINE.search(text):
        return []
    found: list[_Found] = []
    text = _unglued(text)
    before = 0
    matches = list(_date().finditer(text))
    for match in matches:
        date = read_date(match[0], order)
        cue = text[before : match.start()]
        before = match.end()
        if date is None or (match["short"] and len(text.split()) > FEW):
            continue
        if FIRST.search(cue) and not LATER.search(cue):
            rank = 0
        elif LATER.search(cue):
            rank = 3
        elif len(text.split()) > (ROW if PARTS.search(text) else AROUND):
            continue
        elif found and found[-1].rank in (1, 2) and found[-1].date < date:
            rank = 3  # two days in a row: the later one is when it was updated
        else:
            rank = 2 if above else 1
        found.append(_Found(rank, date, match[0]))
    return found


@cache
def _glue() -> re.Pattern[str]:
    names = "|".join(sorted({name.capitalize() for name in page_months()}, key=len, reverse=True))
    shapes = (
        r"(?P<year>\b(?:19|20)\d\d)(?=\d\d?(?::\d\d| ?min|[A-Z]))",
        rf"(?<=[a-z])(?=(?:{names})\b\.? \d)",
        r"(?<=\d\d\d\d)(?=[A-Z])",
    )
    return re.compile("|".join(shapes))


def _unglued(text: str) -> str:
    """Parts that a scrape ran together, apart again.

    >>> _unglued("Staff WriterApril 5, 20232:26 PMUpdated")
    'Staff Writer April 5, 2023 2:26 PMUpdated'
    """
    return _glue().sub(lambda match: (match["year"] or "") + " ", text)
