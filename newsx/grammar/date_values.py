"""Dates of a precision: day, week, month, quarter, year; and arithmetic with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from newsx.article import Precision


@dataclass(frozen=True, slots=True)
class Point:
    """A day, week, month, quarter or year, by the first day of it."""

    precision: Precision
    first: date

    def iso(self) -> str:
        """As the record writes it: 2023-09-07, 2023-W35, 2023-09, 2023-Q3, 2023.

        >>> Point("week", date(2023, 8, 28)).iso()
        '2023-W35'
        """
        if self.precision == "day":
            return self.first.isoformat()
        if self.precision == "week":
            year, week, _ = self.first.isocalendar()
            return f"{year:04}-W{week:02}"
        if self.precision == "month":
            return f"{self.first.year:04}-{self.first.month:02}"
        if self.precision == "quarter":
            return f"{self.first.year:04}-Q{(self.first.month + 2) // 3}"
        return f"{self.first.year:04}"


def around(precision: Precision, day: date) -> Point:
    """The day, week, month, quarter or year that `day` lies in."""
    if precision == "week":
        return Point("week", day - timedelta(days=day.weekday()))
    if precision == "month":
        return Point("month", day.replace(day=1))
    if precision == "quarter":
        return Point("quarter", date(day.year, 3 * ((day.month - 1) // 3) + 1, 1))
    if precision == "year":
        return Point("year", date(day.year, 1, 1))
    return Point("day", day)


def moved(point: Point, unit: Precision, steps: int) -> Point | None:
    """The date of precision `unit` that lies `steps` units away; None outside the calendar.

    >>> moved(Point("day", date(2024, 3, 31)), "month", -1).iso()
    '2024-02'
    """
    try:
        if unit == "day":
            return Point("day", point.first + timedelta(days=steps))
        if unit == "week":
            return around("week", point.first + timedelta(weeks=steps))
        if unit == "year":
            return around("year", date(point.first.year + steps, 1, 1))
        months = point.first.year * 12 + point.first.month - 1 + steps * (3 if unit == "quarter" else 1)
        return around(unit, date(months // 12, months % 12 + 1, 1))
    except (ValueError, OverflowError):
        return None


def day_in(year: int, month: int, day: int) -> Point | None:
    """That day, None where the calendar has none."""
    try:
        return Point("day", date(year, month, day))
    except ValueError:
        return None


def first_day_of(iso: str | None) -> date | None:
    """The first day that a date of any precision covers.

    >>> first_day_of("2023-W35"), first_day_of("2023-Q3"), first_day_of("2023")
    (datetime.date(2023, 8, 28), datetime.date(2023, 7, 1), datetime.date(2023, 1, 1))
    """
    if not iso:
        return None
    try:
        if "W" in iso:
            return date.fromisocalendar(int(iso[:4]), int(iso[-2:]), 1)
        if "Q" in iso:
            return date(int(iso[:4]), 3 * int(iso[-1]) - 2, 1)
        return date.fromisoformat(iso + "-01-01"[len(iso) - 4 :])
    except ValueError:
        return None
