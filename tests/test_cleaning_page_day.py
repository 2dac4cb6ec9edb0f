"""The day of an HTML page: which of the days that it states is taken, and what is warned of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from lxml.html import document_fromstring

from newsx.article import When
from newsx.cleaning.page_day import find_day, language_of

TITLE = "Ferry sinks off the pier of Lamu"
LINE = (
    "The ferry left the old harbour at dawn with nine boys and eleven girls of the town's school on its deck, the "
    "harbour master told the council."
)
LATE = "2024-05-08T23:30:00Z"


def read(
    head: str = "", top: str = "", above: str = "", below: str = "", lang: str = "en", address: str | None = None
) -> tuple[When | None, Sequence[str]]:
    """What is found in a page with `top` right below the headline, `above` over it, `below` under the article."""
    page = (
        f'<html lang="{lang}"><head><title>{TITLE} | Post</title>{head}</head><body><div>Post</div><main>{above}'
        f"<h1>{TITLE}</h1>{top}<p>{LINE}</p><p>It was the third one.</p>{below}</main></body></html>"
    )
    return find_day(document_fromstring(page), TITLE, LINE, address)


def day(*args: Any, **known: Any) -> str | None:
    found = read(*args, **known)[0]
    return found.date if found else None


def data(value: str, kind: str = "Article") -> str:
    return f'<script type="application/ld+json">{{"@type": "{kind}", "datePublished": "{value}"}}</script>'


def meta(value: str, name: str = "pubdate") -> str:
    return f'<meta name="{name}" content="{value}">'


def mark(value: str, more: str = "") -> str:
    return f'<div><time {more} datetime="{value}">x</time></div>'


def told(*values: str) -> tuple[str, ...]:
    return tuple(f"published.unreadable: '{value}' names no one day: write it as YYYY-MM-DD" for value in values)


def test_which_of_several_stated_days_is_taken() -> None:
    heads = [data("2024-05-01"), meta("2024-05-02"), data("2024-05-03", "WebPage")]
    tops = [mark("2024-05-04", "pubdate"), mark("2024-05-05"), "<p>Published 6 May 2024</p>"]
    last = meta("2024-05-07", "date")
    for number in range(7):
        head = last + "".join(reversed(heads[number:]))
        top = "".join(reversed(tops[max(0, number - 3) :]))
        assert day(head, top) == f"2024-05-0{number + 1}"
    assert day() is None


def test_what_is_told_of_the_day() -> None:
    assert read(meta("2024-05-02 "))[0] == When("2024-05-02", "day", "2024-05-02", None, None, "stated")
    assert read(meta("2024-05-02", "date"))[0] == When("2024-05-02", "day", "2024-05-02", None, None, "stated")
    assert read("", "<p>2 May 2024</p>")[0] == When("2024-05-02", "day", "2 May 2024", None, None, "stated")


@pytest.mark.parametrize(
    ("head", "top", "date"),
    [
        (meta(LATE), "", "2024-05-08"),
        (meta(LATE), "<p>9 May 2024</p>", "2024-05-09"),
        (meta(LATE) + meta("2024-05-09T02:30:00+03:00", "date"), "", "2024-05-09"),
        (meta(LATE), mark("2024-05-09T02:30:00+03:00"), "2024-05-09"),
        (meta(LATE) + meta("2024-05-09", "modified"), "<p>9 May 2024</p>", "2024-05-08"),
        ("", mark(LATE) + "<p>9 May 2024</p>", "2024-05-09"),
    ],
)
def test_a_moment_is_read_with_what_stands_beside_it(head: str, top: str, date: str) -> None:
    assert day(head, top) == date


def test_a_time_in_the_headline_shows_the_day() -> None:
    page = f"<head>{meta(LATE)}</head><h1>{TITLE} <time class=a>9 May 2024</time></h1><p>{LINE}</p>"
    found, _ = find_day(document_fromstring(page), TITLE, LINE, None)
    assert found is not None
    assert found.date == "2024-05-09"


@pytest.mark.parametrize(
    ("known", "date"),
    [
        ({}, None),
        ({"lang": "en-GB"}, "2024-04-05"),
        ({"lang": "en-US"}, "2024-05-04"),
        ({"address": "https://e.org.uk/a"}, "2024-04-05"),
        ({"head": '<link rel="canonical" href="https://e.gov/a">'}, "2024-05-04"),
        ({"head": '<link rel="next" href="https://e.gov/a">'}, None),
        ({"head": '<link rel="canonical" href="https://e.gov/a">', "address": "https://e.org.uk/a"}, "2024-04-05"),
        ({"below": "<p>until 23/04/2024</p>"}, "2024-04-05"),
    ],
)
def test_the_order_of_day_and_month(known: dict[str, str], date: str | None) -> None:
    assert day(top="<p>05/04/2024</p>", **known) == date


def test_the_language_of_a_page() -> None:
    assert language_of(document_fromstring('<html lang="en-GB"><p>x')) == "en-GB"
    assert language_of(document_fromstring('<html xml:lang="fr"><p>x')) == "fr"
    assert language_of(document_fromstring("<html><p>x")) == ""


BAD, GOOD = "2024-02-30", "2024-05-06"


@pytest.mark.parametrize(
    ("head", "top", "date", "values"),
    [
        (data(BAD), "", None, [BAD]),
        (data(BAD) + meta(GOOD), "", GOOD, [BAD]),
        (data(GOOD) + meta(BAD), mark(BAD), GOOD, []),
        (meta(BAD), "", None, [BAD]),
        (meta(BAD) + meta(BAD) + meta("1599-01-01"), "", None, [BAD, "1599-01-01"]),
        (meta("1970-01-01"), "", None, ["1970-01-01"]),
        (meta("1970-01-01") + meta(GOOD, "date"), "", GOOD, ["1970-01-01"]),
        (meta("soon"), "", None, []),
        (meta(GOOD), mark(BAD), GOOD, []),
        (meta(BAD, "date"), "<p>6 May 2024</p>", GOOD, [BAD]),
        (data(BAD, "WebPage"), mark(GOOD), GOOD, []),
        (meta(BAD, "modified") + meta(GOOD), "", GOOD, []),
        ("", mark(BAD), None, [BAD]),
        ("", mark(BAD) + mark(GOOD), GOOD, [BAD]),
        ("", mark("PT5M30S"), None, []),
        ("", mark("88371"), None, []),
        ("", mark("1715000000"), None, ["1715000000"]),
        ("", mark("1715000000000"), None, ["1715000000000"]),
        ("", mark("17150000001"), None, []),
        ("", mark("soon"), None, []),
    ],
)
def test_a_stated_day_that_is_none_is_told(head: str, top: str, date: str | None, values: list[str]) -> None:
    found, warnings = read(head, top)
    assert (found.date if found else None, warnings) == (date, told(*values))


def test_so_many_values_are_read_and_no_more() -> None:
    bad = [f"0{number:03}-01-01" for number in range(50)]
    assert read("".join(map(meta, [*bad[:49], GOOD])))[0] is not None
    found, warnings = read("".join(map(meta, [*bad, GOOD])))
    assert (found, warnings) == (None, told(*bad))
    assert read(meta(bad[0]) * 60 + meta(GOOD))[1] == told(bad[0])
    assert day(meta(bad[0]) * 60 + meta(GOOD)) == GOOD
