"""Pages of shapes that are easily read wrongly: lists, tours, live blogs, comments, teasers, headlines, people."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import newsx

PAGES = tomllib.loads((Path(__file__).parent / "cases" / "cleaning_shapes.toml").read_text("utf-8"))["page"]
SIGN = re.compile(r"^(?:\*|\d+\.) +")  # of a list's item: it is no part of the text
KNOWN = {
    "price list, garden fair", "product test, vacuum cleaners", "tour dates, folk singer", "tour dates, brass band",
    "live blog, flood", "live blog, election night",
    "embedded tweets", "short item below teasers", "short item below teasers with full stops",
    "first lines of other stories below", "first sentences of other stories below, no heading",
}  # fmt: skip
"""Pages that are read wrongly still."""
MOST = 62  # lines of the pages that nobody developed on which may be wrong


def wrong(page: dict[str, Any]) -> list[str]:
    """The lines of a page that are lost, kept or not taken for the headline, each with its mark."""
    rows = [line for line in page["text"].strip("\n").split("\n") if line]
    found = newsx.clean("\n".join(line[2:] for line in page["text"].strip("\n").split("\n")))
    kept = set(found.body.split("\n"))
    return [row for row in rows if not _right(row[0], row[2:].strip(), found.title, kept)]


def _right(mark: str, line: str, title: str | None, kept: set[str]) -> bool:
    bare = SIGN.sub("", line)
    if mark == "=":
        return title == line
    return mark == "?" or (line in kept or bare in kept) == (mark == "+")


def marked(page: dict[str, Any]) -> Any:
    """A page that is known to fail must fail: once it passes, its name has to go."""
    marks = [pytest.mark.xfail(strict=True, reason="not read rightly yet")] if page["name"] in KNOWN else []
    return pytest.param(page, marks=marks, id=page["name"])


@pytest.mark.parametrize("page", [marked(page) for page in PAGES if not page["held"]])
def test_a_page(page: dict[str, Any]) -> None:
    assert wrong(page) == []


def test_the_pages_set_aside() -> None:
    assert sum(len(wrong(page)) for page in PAGES if page["held"]) <= MOST


def test_paragraphs_of_one_length_are_no_wrapped_text() -> None:
    """Each fills its line by chance, and ends in a full stop."""
    body = [f"The officer said that {number} of the boats lay in the harbour of the old town on that day." for number in
            ("eleven", "twelve", "thirty", "twenty", "eighty", "ninety")]  # fmt: skip
    assert newsx.clean("\n".join(body)).body.split("\n\n") == body


def test_below_an_appeal_with_a_doubled_headline_stands_the_first_article() -> None:
    appeal = [
        "Please support our newsroom today: every gift keeps our independent reporting free for all of our readers.",
        "Dear readers, we depend on your donations, and we ask you to chip in whatever you can afford each month.",
        "Your monthly contribution pays for our journalism, so please give today and become a member of our paper.",
    ]
    story = [
        "Ferry operator fined after engine fire off Dakar",
        "Updated 14 May 2023",
        "Ferry operator fined after engine fire off Dakar",
        "The port authority of Dakar has fined a ferry operator for keeping fire doors open, it said on Sunday.",
        "Inspectors found that two of the four pumps on board had not been serviced for three years, they wrote.",
        "Nobody was hurt in the fire, which broke out in March, the head of the authority told reporters there.",
    ]
    found = newsx.clean("\n\n".join([*appeal, *story]))
    assert [line for line in story[3:] if line not in found.text] == []
