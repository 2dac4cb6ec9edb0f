"""Whether day or month comes first in a page's "05/04/2024": by its other dates, its language, its country."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import urlsplit

from newsx import lexicon
from newsx.grammar.stamps import Order

DATES = (
    re.compile(r"(?<![\w./-])(\d\d?)([/-])(\d\d?)\2(?:19|20)\d\d(?![\w/-])"),
    re.compile(r"(?<![\w./-])(\d\d)(/)(\d\d)(?:/\d\d)?(?![\w/-]|\.\d)"),  # "23/04" but not "24/7"
)


def day_order(text: str, language: str | None = None, address: str | None = None) -> Order | None:
    """DMY or MDY; None where nothing tells it, or where two things tell against each other.

    Another date of `text` in which only one order is possible goes before `language` (a tag such as "en-GB") and the
    country of `address` (its top-level domain).

    >>> day_order("on 05/04/2024 and 23/04/2024"), day_order("05/04/2024", "en-US"), day_order("", "en", "https://e.ng/")
    ('DMY', 'MDY', 'DMY')
    >>> day_order("05/04/2024", "en"), day_order("05/04/2024", "en-US", "https://e.org.uk/a")
    (None, None)
    """
    if told := _shown(text):
        return _only(told)
    return _only(frozenset({of_language(language or ""), of_country(address or "")} - {None}))


def _only(told: frozenset[Order | None]) -> Order | None:
    return next(iter(told)) if len(told) == 1 else None


@lru_cache(1)  # a table's column is asked for each of its rows
def _shown(text: str) -> frozenset[Order | None]:
    """The orders of those dates of `text` that can be read one way only."""
    shown: set[Order] = set()
    for first, second in ((int(one[1]), int(one[3])) for shape in DATES for one in shape.finditer(text)):
        if 12 < first <= 31 and 1 <= second <= 12:
            shown.add("DMY")
        if 12 < second <= 31 and 1 <= first <= 12:
            shown.add("MDY")
    return frozenset(shown)


def of_language(tag: str) -> Order | None:
    """The order of a language, or of its country: en-GB, en_IN, fr. Plain "en" tells nothing."""
    code, _, region = tag.strip().lower().replace("_", "-").partition("-")
    if code == "en" and not region:
        return None
    return _either(_order(code, region.upper()) or (_order(code) if code != "en" else None))


def of_country(address: str) -> Order | None:
    """The order of the country in whose domain the address lies: DMY for .uk, MDY for .gov; None for .com."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:  # brackets round what is no IPv6 address
        return None
    domain = host.rpartition(".")[2]
    words = lexicon.load("grammar", "calendar.toml")["domains"]
    country = words["country"].get(domain, domain)
    return None if domain in words["anywhere"] or len(country) != 2 else _either(_order("en", country.upper()))


def _either(order: str | None) -> Order | None:
    """The order, where it is one of the two; None where the year comes first."""
    return "DMY" if order == "DMY" else "MDY" if order == "MDY" else None


@cache
def _order(language: str, region: str = "") -> str | None:
    """The order in dateparser's tables, which are CLDR's; None where it has no such locale."""
    from dateparser.languages.loader import default_loader

    try:
        found = next(iter(default_loader.get_locales(languages=[language], region=region or None)), None)
    except ValueError:
        return None
    if found is None or found.shortname != (f"{language}-{region}" if region else language):
        return None
    return str(found.info.get("date_order"))
