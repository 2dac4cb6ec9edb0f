"""newsx/redaction/calendar_names.py: where a word of the calendar is somebody's name."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from newsx.entities.name_tokens import Row
from newsx.redaction.calendar_names import called


def found(text: str) -> list[str]:
    row = Row(text)
    return [row.words[k].text for k in sorted(called(row))]


@pytest.mark.parametrize(
    "text",
    [
        "Her son May, 9, slept.", "They met Sunday (5) there.", "They met Sunday, four.", "They met Sunday Oo, 9.",
        "They met Sunday Oo Win, 9.", "They met Sunday,9, there.", "They met Sunday, 9; all left.", "(with Sunday, 9)",
        "They met Sunday, 9", "They met Sunday, 17.", "They met Sunday, 9\nAll left.", "They met Sunday, 9 and left.",
        "They met Sunday, 9 or 10.", "They met Sunday, 9 months old.", "They met Sunday, 9, there.",
        "They met Sunday, 9.",
        "Sami, 9, May, 9, slept.", "Tuesday, 7, slept.", "On foot Monday, nine, slept.",
        *(f"Then Sunday, {who} name is short, slept." for who in ("who", "whose", "whom")),
        "Her son May slept on.", "Her sister April slept on.", "The little June slept on.",
        "One called Monday, it is told.",
        "A girl named Monday, it is told.", "One nicknamed Sunday, it is told.", "By the name of Friday, it is told.",
        "Name of Friday, it is told.",
        "Their youngest, September, sat.", "Their youngest: September.", "Their youngest, September",
        "Her son, May; they left.",
        "“Run, May!” she cried.", "April cried.", "June’s shoes were wet.", "April's mother wept.", "Then May slept.",
        "August is four.", "May was four.", "June has shoes.", "April wants it.", "May would sing.", "June did.",
        "They saw April.", "They saw January; all left.", "They saw April", "They saw May, 20245 there.",
        "They were 9\nApril cried.", "Tuesday sang.", "Friday wept.", "APRIL cried.", "Jun, 4, slept.",
    ],
)  # fmt: skip
def test_somebody_is_called_so(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "In May, 9 children ran.", "On 9 May, 12 fell.", "On May 9 they fell.", "They fell May\u00a09 there.",
        "It was Jan. 9 there.", "They saw May, 2024, there.", "They left last Sunday, 9 of them.",
        "On Monday, May 5, they ran.",
        "Nine children ran in May.", "They fell on Sunday.",
        *(f"It was {on} April. April cried."[:-13] for on in ("in", "on", "since", "until", "till", "last", "next",
        "this",
                                                              "every", "early", "late", "mid", "during", "throughout")),
        "May, 18, it was.", "May, 9,000 of them.", "May, 9 boats.", "Tuesday Monday, 9 boats.",
        "They met them in May, 9.", *(f"Back in {form} Monday, it is told." for form in ("class", "form", "grade",
        "primary", "year")),
        "The two boys Sunday, it is told.", "The boys, Sunday it was.", "Her sister’s, May, was.", "The sea, May, was.",
        "The end of Friday.", "“Run Sunday!” she cried.", "“Run, Sunday” she cried.", "Sunday! she cried.",
        "Tuesday lost.", "Tuesday is here.", "Friday saw it.", "April saw it.", "August came.", "June goes on.",
        "It was by April cried.", "The days of Monday sang.", "April’s rain fell.", "It was April.", "That is May.",
        "They saw March.", "They met 9 April.", "They saw, April.", "May", "Rain, Monday, fell.",
        "may cried.", "The april sang.", "April Cried In The Deep Night", "Their youngest, September rain, fell.",
        "Then Sunday, whole and wet, fell.",
    ],
)  # fmt: skip
def test_a_word_of_the_calendar_is_a_date(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The twins, August and May, were born.", ["August", "May"]),
        ("The twins, August or Sunday, were born.", ["August", "Sunday"]),
        ("The twins, August and Sunday, were born.", ["August", "Sunday"]),
        ("The twins, August and May 9, were born.", ["August"]),
        ("Her son May, 9, fell. They buried May on Monday, 5 May, in May.", ["May", "May"]),
        ("Her son May, 9, fell. MAY IS GONE", ["May", "MAY"]),
        ("They met June, 9.\nMay 9 it was.", ["June"]),
        ("Her son May, 9, fell.\n9\nMay is here.", ["May", "May"]),
        ("Her son May, 9, fell. On 5 May, 9, and 12 May they left.", ["May", "May"]),
    ],
)
def test_what_somebody_is_called_once_is_a_name_elsewhere(text: str, names: Sequence[str]) -> None:
    assert found(text) == names
