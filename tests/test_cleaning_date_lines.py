"""The lines of a page that are read as its date line, and the dates in them."""

from __future__ import annotations

import pytest

from newsx.cleaning.published import find_published
from newsx.grammar.stamps import Order

THIRD = "3 May 2023"


def told(text: str, order: Order | None = None) -> str | None:
    """The day that a line right below the headline tells."""
    found = find_published(["Ferry sinks", text, ""], 0, 2, 2, lambda: order)
    return found.date if found else None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("3 May 2023", "2023-05-03"),
        ("3rd May 2023", "2023-05-03"),
        ("3rd of May, 2023", "2023-05-03"),
        ("May 3, 2023", "2023-05-03"),
        ("May 3rd 2023", "2023-05-03"),
        ("Wednesday, 3 May 2023", "2023-05-03"),
        ("3 May, 2023 Wednesday", "2023-05-03"),
        ("3-May-2023", "2023-05-03"),
        ("Sept. 3, 2023", "2023-09-03"),
        ("29 agosto 2024", "2024-08-29"),
        ("2023-05-03", "2023-05-03"),
        ("2023/5/3", "2023-05-03"),
        ("13/05/2023", "2023-05-13"),
        ("05/13/2023", "2023-05-13"),
        ("3.5.2023", "2023-05-03"),
        ("07.09.23", "2023-09-07"),
        ("By Ann Lee, 3 May 2023, 10:30", "2023-05-03"),
        # run together by a scrape
        ("Staff WriterApril 5, 20232:26 PMUpdated", "2023-04-05"),
        ("5 April 20235 min read", "2023-04-05"),
        ("5 April 202312 min read", "2023-04-05"),
        ("By Ann LeeMay 3, 2023", "2023-05-03"),
        ("Vote 2023May 3, 2023", "2023-05-03"),
        ("By Ann LeeApril 5, 20232 Comments", None),
        ("May 2023", None),
        ("3 May", None),
        ("30 February 2023", None),
        ("3 May 1823", None),
        ("3 May 20234", None),
        ("13/13/2023", None),
        ("© 3 May 2023", None),
        ("Copyright 3 May 2023", None),
        ("(C) 3 May 2023", None),
        ("All rights reserved, 3 May 2023", None),
        ("", None),
    ],
)
def test_the_shapes_of_a_date(text: str, date: str | None) -> None:
    assert told(text) == date


@pytest.mark.parametrize(("order", "date"), [("DMY", "2023-04-05"), ("MDY", "2023-05-04"), (None, None)])
def test_day_and_month_that_could_be_swapped(order: Order | None, date: str | None) -> None:
    assert told("05/04/2023", order) == date
    assert told("05/04/23", order) == date


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("word " * 11 + THIRD, True),
        ("word " * 12 + THIRD, False),
        ("word " * 20 + f"· {THIRD}", True),
        ("word " * 21 + f"· {THIRD}", False),
        ("word " * 20 + f"| {THIRD}", True),
        ("word " * 20 + f"• {THIRD}", True),
        ("word " * 20 + f"/ {THIRD}", True),
        ("word " * 20 + f"- {THIRD}", False),
        ("word " * 30 + f"published {THIRD}", True),
        (f"Published {THIRD} " + "x" * 279, True),
        (f"Published {THIRD} " + "x" * 280, False),
        ("word " * 7 + "03.05.23", True),
        ("word " * 8 + "03.05.23", False),
    ],
)
def test_a_long_line_is_prose(text: str, found: bool) -> None:
    assert told(text) == ("2023-05-03" if found else None)
