"""The date line of a page: which lines may hold it, which of several dates it is."""

from __future__ import annotations

import pytest

from newsx.article import When
from newsx.cleaning.published import find_published
from newsx.grammar.stamps import Order

THIRD = "3 May 2023"


def day(
    lines: dict[int, str], title: int | None = 10, first: int = 80, last: int = 100, order: Order | None = None
) -> str | None:
    """The day that is found when `lines` are dropped, of a page of 120 with its headline on the eleventh."""
    loose = [lines.get(at, "") for at in range(120)]
    found = find_published(loose, title, first, last, lambda: order)
    return found.date if found else None


def test_what_is_told_of_the_day() -> None:
    found = find_published(["Ferry sinks", "By Ann Lee", "Wed, 3 May 2023", ""], 0, 3, 3)
    assert found == When("2023-05-03", "day", "3 May 2023", None, None, "stated")
    found = find_published(["Ferry sinks", "By Ann Lee", "Wednesday 3 May 2023", ""], 0, 3, 3)
    assert found == When("2023-05-03", "day", "Wednesday 3 May 2023", None, None, "stated")
    assert find_published([], None, 0, 0) is None


@pytest.mark.parametrize(
    ("at", "text", "found"),
    [
        (6, THIRD, True), (5, THIRD, False), (10, THIRD, True), (21, THIRD, True), (22, THIRD, False),
        (0, f"Published {THIRD}", True), (0, THIRD, False), (0, f"Updated {THIRD}", False),
        (22, f"Published {THIRD}", True), (69, f"Published {THIRD}", True), (70, f"Published {THIRD}", False),
        (30, f"Updated {THIRD}", False), (73, THIRD, False), (74, THIRD, True), (79, THIRD, True), (80, THIRD, False),
        (101, f"Published {THIRD}", True), (103, f"Published {THIRD}", True), (104, f"Published {THIRD}", False),
        (101, THIRD, False), (101, f"Updated {THIRD}", False),
    ],
)  # fmt: skip
def test_the_lines_in_which_a_date_is_the_articles(at: int, text: str, found: bool) -> None:
    assert day({at: text}) == ("2023-05-03" if found else None)


@pytest.mark.parametrize(
    ("at", "text", "found"),
    [
        (68, THIRD, True), (67, THIRD, False), (80, THIRD, True), (83, THIRD, True), (84, THIRD, False),
        (0, f"Published {THIRD}", True), (84, f"Published {THIRD}", False),
    ],
)  # fmt: skip
def test_the_lines_about_the_first_paragraph_where_no_headline_is(at: int, text: str, found: bool) -> None:
    assert day({at: text}, None) == ("2023-05-03" if found else None)


def test_a_date_at_the_very_top() -> None:
    assert day({0: THIRD}, 1) == "2023-05-03"
    assert day({0: THIRD}, None, 3) == "2023-05-03"


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ({8: THIRD, 12: "Published 5 May 2023"}, "2023-05-05"),
        ({12: THIRD, 30: "Published 5 May 2023"}, "2023-05-05"),
        ({12: THIRD, 101: "Published 5 May 2023"}, "2023-05-05"),
        ({8: THIRD, 12: "5 May 2023"}, "2023-05-05"),
        ({9: THIRD, 10: "5 May 2023"}, "2023-05-05"),
        ({8: THIRD, 12: "Updated 5 May 2023"}, "2023-05-03"),
        ({12: "Updated 5 May 2023"}, "2023-05-05"),
        ({12: "Updated 5 May 2023", 75: THIRD}, "2023-05-05"),
        ({12: THIRD, 13: "May 3, 2023"}, "2023-05-03"),
        ({12: THIRD, 13: "4 May 2023"}, None),
        ({8: THIRD, 9: "4 May 2023"}, None),
        ({12: "Updated 5 May 2023", 13: "Updated 6 May 2023"}, None),
        ({75: THIRD, 76: "4 May 2023"}, None),
    ],
)
def test_of_several_lines_with_dates(lines: dict[int, str], date: str | None) -> None:
    assert day(lines) == date


def test_of_several_lines_with_dates_about_the_first_paragraph() -> None:
    assert day({79: THIRD, 80: "5 May 2023"}, None) == "2023-05-05"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"Published {THIRD}, updated 5 May 2023", "2023-05-03"),
        (f"Updated 5 May 2023, published {THIRD}", "2023-05-03"),
        (f"{THIRD} | Updated 5 May 2023", "2023-05-03"),
        (f"{THIRD} 5 May 2023", "2023-05-03"),
        (f"5 May 2023 {THIRD}", None),
        (f"{THIRD} {THIRD}", "2023-05-03"),
        ("30 February 2023 3 May 2023", "2023-05-03"),
    ],
)
def test_of_several_dates_in_a_line(text: str, date: str | None) -> None:
    assert day({12: text}) == date
    assert day({8: text}) == date


@pytest.mark.parametrize(
    "cue",
    [
        "Published", "PUBLISHED", "Published on", "First published:", "Publish date", "Posted", "Issued", "Created on",
        "Date of publication:", "Release date", "Date:", "Ann Lee published this on",
    ],
)  # fmt: skip
def test_words_that_say_it_was_published_then(cue: str) -> None:
    assert day({12: f"{cue} {THIRD}", 13: "4 May 2023"}) == "2023-05-03"


def test_such_a_word_may_be_run_together_with_the_date() -> None:
    assert day({12: "PublishedMay 3, 2023", 13: "4 May 2023"}) == "2023-05-03"


@pytest.mark.parametrize(
    "cue", ["Updated", "Last modified:", "Last update", "Edited", "Revised", "Amended", "Published/updated", "UPDATED:"]
)
def test_words_that_say_it_was_changed_then(cue: str) -> None:
    assert day({12: f"{cue} {THIRD}", 13: "4 May 2023"}) == "2023-05-04"


@pytest.mark.parametrize("cue", ["By Ann Lee", "Save the date:", "The publisher,", "Repost"])
def test_words_that_say_neither(cue: str) -> None:
    assert day({12: f"{cue} {THIRD}", 13: "4 May 2023"}) is None
    assert day({12: f"{cue} {THIRD}"}) == "2023-05-03"


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ([], True), (["Share"], True), (["Three words here"], True), (["Four words are another"], False),
        (["4 May 2023 is the day of this"], True), (["", ""], True), (["Share", "Ferry sinks off Lamu"], False),
    ],
)  # fmt: skip
def test_below_the_article_another_headline_ends_the_search(above: list[str], found: bool) -> None:
    lines = dict(enumerate([*above, f"Published {THIRD}"], 101))
    assert day(lines) == ("2023-05-03" if found else None)
