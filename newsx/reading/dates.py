"""Publication days as they are handed in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsx.grammar.stamps import Order, iso_day, read_stamp

__all__ = ["first_day", "iso_day", "read_day", "unreadable"]


def read_day(
    value: Any, beside: str = "", language: str | None = None, address: str | None = None
) -> tuple[str | None, str | None]:
    """The day that a row's date names, in any of the ways in which dates are written, or else what is wrong with it.

    Where day and month could be swapped, the other dates of the text `beside` it tell the order, the language, or the
    country of `address`.

    >>> read_day("7 September 2023"), read_day(None)
    (('2023-09-07', None), (None, None))
    >>> read_day("07/09/2023", "on 23/08/2023"), read_day("07/09/2023", address="https://e.org.uk/a")
    (('2023-09-07', None), ('2023-09-07', None))
    >>> read_day("07/09/2023")[1]
    "published.unreadable: '07/09/2023' names no one day: write it as YYYY-MM-DD"
    """
    if value is None or value == "":
        return None, None

    def order() -> Order | None:
        from newsx.grammar.day_order import day_order

        return day_order(beside, language, address)

    stamp = read_stamp(value, order, (language or "").lower()[:2] or None) if isinstance(value, str) else None
    if stamp is not None:
        return stamp.day, None
    return None, unreadable(value)


def first_day(
    values: Iterable[Any], beside: str = "", language: str | None = None, address: str | None = None
) -> tuple[str | None, tuple[str, ...]]:
    """The first readable day of several values, and what was wrong with those before it."""
    notes: list[str] = []
    for value in values:
        day, wrong = read_day(value, beside, language, address)
        if day is not None:
            return day, tuple(notes)
        notes += [wrong] if wrong else []
    return None, tuple(notes)


def unreadable(value: Any) -> str:
    """The warning that a publication date was given up."""
    shown = repr(value) if len(repr(value)) <= 60 else repr(value)[:60] + "…"
    return f"published.unreadable: {shown} names no one day: write it as YYYY-MM-DD"
