"""The day of a moment where the newsroom is: by other stamps, and by the date that is shown."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from newsx.cleaning.local_day import Beside, local_day
from newsx.cleaning.page_stamps import Stated
from newsx.grammar.stamps import Order, read_stamp

LATE, EARLY = "2024-05-08T23:30:00Z", "2024-05-08T03:00:00Z"


def stated(text: str) -> Stated:
    stamp = read_stamp(text)
    assert stamp is not None
    return Stated(stamp, text)


def local(
    first: str,
    named: Sequence[str] = (),
    loose: Sequence[str] = (),
    texts: Sequence[str] = (),
    changed: Sequence[str] = (),
    order: Order | None = None,
) -> tuple[str, str]:
    """The day of `first`, and the words that tell it."""
    one = stated(first)
    beside = Beside(
        [one, *map(stated, named)], [stated(text) for text in loose], texts, frozenset(changed), lambda: order
    )
    return local_day(one, beside)


@pytest.mark.parametrize("first", [LATE, "2024-05-08", "2024-05-08T23:30:00", "2024-05-08T23:30:00+02:00"])
def test_a_stamp_alone_tells_the_day_that_is_written(first: str) -> None:
    assert local(first) == ("2024-05-08", first)


def test_a_stamp_with_an_offset_knows_its_day() -> None:
    first, other = "2024-05-09T02:30:00+03:00", "2024-05-08T19:30:00-04:00"
    assert local(first, [other], [other], ["8 May 2024"]) == ("2024-05-09", first)


@pytest.mark.parametrize(
    ("first", "other", "day"),
    [
        (LATE, "2024-05-09T02:30:00+03:00", "2024-05-09"),
        (LATE, "2024-05-09T02:30:59+03:00", "2024-05-09"),
        (LATE, "2024-05-09T02:31:00+03:00", None),
        (LATE, "2024-05-09T02:29:01+03:00", "2024-05-09"),
        (LATE, "2024-05-09T02:30:00+02:00", None),
        (LATE, "2024-05-09T02:30:00Z", None),  # two moments in UTC are two moments
        (LATE, "2024-05-09", None),
        # clocks without an offset, some quarters of an hour off UTC
        (LATE, "2024-05-09T02:30:00", "2024-05-09"),
        (LATE, "2024-05-09T02:30:01", "2024-05-09"),
        (LATE, "2024-05-09T02:29:59", "2024-05-09"),
        (LATE, "2024-05-09T02:30:02", None),
        (LATE, "2024-05-09T02:29:58", None),
        (LATE, "2024-05-09T05:15:00", "2024-05-09"),
        (LATE, "2024-05-09T05:20:00", None),
        (LATE, "2024-05-08T23:30:00", None),
        (EARLY, "2024-05-07T23:00:00", "2024-05-07"),
        ("2024-05-08T10:00:00Z", "2024-05-09T00:00:00", "2024-05-09"),
        ("2024-05-08T10:00:00Z", "2024-05-09T00:15:00", None),
        ("2024-05-08T11:00:00Z", "2024-05-07T23:00:00", "2024-05-07"),
        ("2024-05-08T11:00:00Z", "2024-05-07T22:45:00", None),
        ("2024-05-08T23:30:00", "2024-05-09T02:30:00+03:00", None),  # the first one may be of any place
    ],
)
def test_another_stamp_of_the_same_moment_tells_the_day(first: str, other: str, day: str | None) -> None:
    expected = (day, other) if day else ("2024-05-08", first)
    assert local(first, [other]) == expected
    assert local(first, [], [other]) == expected
    assert local(first, [other], [], ["8 May 2024"])[0] == expected[0]


@pytest.mark.parametrize(
    ("other", "day"),
    [
        ("2024-05-09T02:00:00+03:00", "2024-05-09"),
        ("2024-05-07T20:00:00-04:00", "2024-05-07"),
        ("2024-05-10T02:00:00+03:00", None),
        ("2024-05-06T20:00:00-04:00", None),
        ("2024-05-09T02:00:00Z", None),
        ("2024-05-09T02:00:00", None),
    ],
)
def test_a_day_without_a_time_is_put_right_by_a_named_stamp(other: str, day: str | None) -> None:
    assert local("2024-05-08", [other]) == ((day, other) if day else ("2024-05-08", "2024-05-08"))
    assert local("2024-05-08", [], [other], ["9 May 2024"]) == ("2024-05-08", "2024-05-08")


@pytest.mark.parametrize(
    ("first", "text", "day"),
    [
        (LATE, "9 May 2024", "2024-05-09"),
        (LATE, "May 9", "2024-05-09"),
        (LATE, "Thursday, 9th of May, 2024", "2024-05-09"),
        (LATE, "May 9th, 2024", "2024-05-09"),
        (LATE, "09-May-2024", "2024-05-09"),
        (LATE, "9 de mayo", "2024-05-09"),
        (LATE, "8 May 2024", "2024-05-08"),
        (LATE, "Ann Lee | 1 May | 9 May", "2024-05-09"),
        (LATE, "one two three four five six seven eight nine ten eleven twelve May 9", "2024-05-09"),
        (EARLY, "7 May 2024", "2024-05-07"),
        ("2023-12-31T23:30:00Z", "Jan. 1", "2024-01-01"),
        ("2023-12-31T23:30:00Z", "January 1, 2024", "2024-01-01"),
        # no such moment, another year, no date line, a later change
        (LATE, "7 May 2024", None),
        (LATE, "10 May 2024", None),
        (LATE, "9 June 2024", None),
        (LATE, "9 May 2023", None),
        (LATE, "May 95", None),
        (LATE, "May 9am", None),
        (LATE, "9 Mayors", None),
        (LATE, "one two three four five six seven eight nine ten eleven twelve thirteen May 9", None),
        (EARLY, "9 May 2024", None),
        (LATE, "Updated 9 May 2024", None),
        (LATE, "First published and last updated 9 May 2024", "2024-05-09"),
        (LATE, "", None),
    ],
)
def test_the_date_that_is_shown_tells_the_day(first: str, text: str, day: str | None) -> None:
    own = first[:10], first
    assert local(first, texts=[text]) == ((day, text) if day else own)


@pytest.mark.parametrize(
    ("first", "text", "day"),
    [
        (LATE, "9 May 2024, 2:30", "2024-05-09"),
        (LATE, "9 May 2024, 2.30", "2024-05-09"),
        (LATE, "9 May 2024, 5:15:20", "2024-05-09"),
        (LATE, "02:30, 9 May 2024", "2024-05-09"),
        ("2024-05-08T23:30:45Z", "9 May 2024, 02:30", "2024-05-09"),
        (LATE, "May 8, 2024 7:30 PM", "2024-05-08"),
        (LATE, "May 9, 2024 2.30 a.m.", "2024-05-09"),
        ("2024-05-08T20:30:00Z", "May 9, 2024 12:30 am", "2024-05-09"),
        ("2024-05-08T20:30:00Z", "May 8, 2024 12:30 pm", "2024-05-08"),
        ("2024-05-08T10:00:00Z", "May 9, 2024 0:00", "2024-05-09"),
        ("2024-05-08T10:00:00Z", "May 9, 2024 0:15", None),
        ("2024-05-08T11:00:00Z", "May 7, 2024 23:00", "2024-05-07"),
        ("2024-05-08T11:00:00Z", "May 7, 2024 22:45", None),
        # the words and the clock of one date are not those of the other
        (LATE, "Published May 8, 2024 | Updated May 9, 2024 10:00 AM", "2024-05-08"),
        (LATE, "Published May 8, 2024 7:30 PM | Updated May 9, 2024 10:00 AM", "2024-05-08"),
        (LATE, "Posted May 1, 2024 | Updated May 9, 2024 10:00 AM", None),
        (LATE, "9 May 2024, 2:31", None),
        (LATE, "9 May 2024, 24:30", None),
        (LATE, "9 May 2024, 1:60", None),
        (LATE, "9 May 2024, 2:30 pm", None),
    ],
)
def test_the_clock_that_is_shown_must_fit(first: str, text: str, day: str | None) -> None:
    assert local(first, texts=[text]) == ((day, text) if day else ("2024-05-08", first))


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2024-05-09", None, "2024-05-09"),
        ("09.05.2024", None, "2024-05-09"),
        ("09/05/2024", "DMY", "2024-05-09"),
        ("05/09/2024", "MDY", "2024-05-09"),
        ("05/09/2024", "DMY", None),
        ("09/05/2024", None, None),
        ("09.05.2024 02:30", None, "2024-05-09"),
        ("09.05.2024 02:31", None, None),
        ("Updated 09.05.2024", None, None),
        ("07.05.2024", None, None),
    ],
)
def test_a_date_in_figures_is_shown(text: str, order: Order | None, day: str | None) -> None:
    assert local(LATE, texts=[text], order=order) == ((day, text) if day else ("2024-05-08", LATE))


def test_a_later_day_that_is_shown_may_be_that_of_a_change() -> None:
    assert local(LATE, texts=["9 May 2024"], changed=["2024-05-09"]) == ("2024-05-08", LATE)
    assert local(LATE, texts=["9 May 2024"], changed=["2024-05-10"])[0] == "2024-05-09"
    assert local(LATE, texts=["9 May 2024, 2:30"], changed=["2024-05-09"])[0] == "2024-05-09"
    assert local(EARLY, texts=["7 May 2024"], changed=["2024-05-07"])[0] == "2024-05-07"
    assert local(LATE, texts=["8 May 2024"], changed=["2024-05-08"]) == ("2024-05-08", "8 May 2024")


def test_the_first_text_that_fits_tells_the_day() -> None:
    assert local(LATE, texts=["Ann Lee", "1 May", "9 May", "8 May"]) == ("2024-05-09", "9 May")
