"""The day of a moment where the newsroom is: no page tells its time zone, but what stands beside a stamp may."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from newsx.cleaning.page_stamps import Stated
from newsx.cleaning.published import AROUND, FIRST, LATER
from newsx.grammar.page_dates import page_months, read_date
from newsx.grammar.stamps import Order, Stamp

EAST, WEST = timedelta(hours=14), timedelta(hours=-12)  # how far local time lies from UTC
QUARTER = 15 * 60  # seconds: offsets are quarters of an hour
COLON = re.compile(r"\b(\d\d?):(\d\d)(?::\d\d)?(?:\s?([ap])\.?m\b)?", re.IGNORECASE)
CLOCK = re.compile(r"\b(\d\d?)[:.](\d\d)(?:[:.]\d\d)?(?:\s?([ap])\.?m\b)?", re.IGNORECASE)


@dataclass(frozen=True)
class Beside:
    """What a page says beside the stamp of its publication.

    `named`: stamps named after publication; `loose`: other ones; `texts`: the words about the headline; `changed`: the
    days on which the page was changed; `order`: that of day and month.
    """

    named: Sequence[Stated]
    loose: Sequence[Stated]
    texts: Sequence[str]
    changed: Set[str]
    order: Callable[[], Order | None]


def local_day(stated: Stated, beside: Beside) -> tuple[str, str]:
    """The day (ISO), and the words that tell it.

    A moment in UTC is no day: another stamp of the same moment may tell the offset, and so may the date that is shown.
    A day without a time may be UTC's too: a stamp with an offset, not a day away, knows better.
    """
    moment = stated.stamp.moment
    if moment is not None and moment.utcoffset():
        return stated.stamp.day, stated.surface
    for other in [*beside.named, *(beside.loose if moment is not None else ())]:
        if other.stamp.moment and _is_same(stated.stamp, other.stamp.moment):
            return other.stamp.day, other.surface
    if moment is not None:
        for text in beside.texts:
            if day := _shown_day(moment.replace(tzinfo=None), text, beside):
                return day.isoformat(), text
    return stated.stamp.day, stated.surface


def _is_same(stamp: Stamp, other: datetime) -> bool:
    """Whether `other` is the same moment: with an offset, or by a clock that is some quarters of an hour off UTC."""
    utc = stamp.moment
    if utc is None:
        return bool(other.utcoffset()) and abs(other.date() - date.fromisoformat(stamp.day)) <= timedelta(days=1)
    if utc.utcoffset() is None:
        return False
    if other.utcoffset():
        return abs(utc - other) < timedelta(minutes=1)
    apart = other.replace(tzinfo=None) - utc.replace(tzinfo=None)
    quarters = min(apart.seconds % QUARTER, -apart.seconds % QUARTER) <= 1
    return other.tzinfo is None and bool(apart) and WEST <= apart <= EAST and quarters


@cache
def _day_and_month() -> re.Pattern[str]:
    month = "|".join(sorted(page_months(), key=len, reverse=True))
    day = r"(?:st|nd|rd|th)?"
    return re.compile(
        rf"\b(?:(?P<name>{month})\b\.?\s(?P<d>\d\d?){day}|(?P<d2>\d\d?){day}[\s-]+(?:of\s|de\s)?(?P<name2>{month})\b)"
        r"(?!\w)(?:\.?,?[\s-]+(?P<y>(?:19|20)\d\d))?",
        re.IGNORECASE,
    )


def _shown_day(utc: datetime, text: str, beside: Beside) -> date | None:
    """The day, with or without its year, that `text` gives for this moment; its clock must fit where it shows one."""
    if len(text.split()) > AROUND:
        return None
    near = [utc.date() + timedelta(days=apart) for apart in (-1, 0, 1)]
    dates = list(_day_and_month().finditer(text))
    begins, stops = [0, *(found.end() for found in dates)], [*(found.start() for found in dates[1:]), len(text)]
    for found, begin, stop in zip(dates, begins, stops, strict=False):  # what stands between two dates
        before, after = text[begin : found.start()], text[found.end() : stop]
        if LATER.search(before) and not FIRST.search(before):
            return None
        month = page_months()[(found["name"] or found["name2"]).lower()]
        wanted = (found["y"], month, int(found["d"] or found["d2"]))
        day = next((day for day in near if (wanted[0] and str(day.year), day.month, day.day) == wanted), None)
        if day and _can_be(utc, day, CLOCK.search(after) or CLOCK.search(before), beside.changed):
            return day
    written = None if LATER.search(text) else read_date(text, beside.order)
    day = next((day for day in near if day.isoformat() == written), None)
    return day if day and _can_be(utc, day, COLON.search(text), beside.changed) else None


def _can_be(utc: datetime, day: date, clock: re.Match[str] | None, changed: Set[str]) -> bool:
    """Whether it can be this day, and this time by the clock, somewhere at this moment.

    A later day without a clock on which the page was changed may be when that was.
    """
    if clock is None:
        later = day > utc.date() and day.isoformat() in changed
        return not later and (utc + WEST).date() <= day <= (utc + EAST).date()
    hour, minute = int(clock[1]), int(clock[2])
    if clock[3]:
        hour = hour % 12 + 12 * (clock[3].lower() == "p")
    if hour > 23 or minute > 59:
        return False
    apart = datetime(day.year, day.month, day.day, hour, minute) - utc.replace(second=0, microsecond=0)
    return WEST <= apart <= EAST and apart.seconds % QUARTER == 0
