"""Date expressions of a running text → When, each no sharper than its words.

`date_forms` finds them, `date_readings` says what each means, the words stand in `calendar.toml`.
"""

from __future__ import annotations

import re
from datetime import date

from newsx.article import Basis, When
from newsx.grammar.date_context import Story, follows_since
from newsx.grammar.date_forms import scanner
from newsx.grammar.date_readings import READINGS, is_stated
from newsx.grammar.date_values import Point
from newsx.grammar.named_dates import other_day

__all__ = ["find_dates", "since_marker"]


def find_dates(text: str, published: str | None, title_end: int = 0) -> list[When]:
    """Every date expression of `text` that can be tied to the calendar, in order, none overlapping.

    `published` is the ISO day against which relative words, weekdays and days without a year are read; without it they
    are left out. A date in the title (`text[:title_end]`) is no antecedent for the body.

    >>> [(w.surface, w.date, w.basis) for w in find_dates("In May 2021 and last week", "2023-09-07")]
    [('May 2021', '2021-05', 'stated'), ('last week', '2023-W35', 'relative')]
    """
    story = Story(_publication_day(published))
    found: list[When] = []
    at, scan = 0, scanner()
    while match := scan.search(text, at):
        if at <= title_end <= match.start():
            story = Story(story.published)
        at = max(match.end(), match.start() + 1)
        point = READINGS[match.lastgroup or ""](match, story)
        if point is None:
            at = match.start() + 1
            continue
        stated = is_stated(match)
        for this, start, end in _days(match, point):
            found.append(_as_when(text, this, start, end, stated))
        story.note(text, point, match.start(), match.end(), stated)
    return found


def _days(match: re.Match[str], point: Point) -> list[tuple[Point, int, int]]:
    """The date with its span, and the second day of "March 3 and 4" with a span of its own."""
    start, end = match.span()
    other = other_day(match, point)
    if other is None:
        return [(point, start, end)]
    _, at, until = other
    if at - start < end - until and match.groupdict().get("dm_d2"):
        return [other, (point, match.start("dm_d"), end)]
    return [(point, start, match.end("md_d")), (other[0], at, end)]


def _as_when(text: str, point: Point, start: int, end: int, stated: bool) -> When:
    basis: Basis = "stated" if stated else "relative"
    return When(point.iso(), point.precision, text[start:end], start, end, basis)


def since_marker(text: str, when: When) -> bool:
    """Whether the words before a date say that something began then: "since February 2022", "from May onward".

    >>> since_marker("since May 2021", find_dates("since May 2021", None)[0])
    True
    """
    return when.start is not None and when.end is not None and follows_since(text, when.start, when.end)


def _publication_day(published: str | None) -> date | None:
    """The publication day; None where it is no day, or lies too far from today to add years to it."""
    try:
        day = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
    return day if day and 1500 < day.year < 2500 else None
