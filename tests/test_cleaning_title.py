"""Which line is the headline: by its words, by what stands under it, by its place."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from lined import lined

from newsx.cleaning.title import find_title

HEAD = "Ferry sinks off Lamu with boys aboard"
TEXT = "b The ferry sank off Lamu at dawn with nine boys aboard, and none of them was hurt."
OTHER = "a Council votes on old market plan today"  # says nothing of the article
MENU = "a World"
DATE, BYLINE, TIME = "a Monday clean.date", "a By Ann clean.byline", "a Two minutes clean.reading-time"
SHARE = "a Share clean.share"


def title(rows: Sequence[str], first: int | None = None, given: str | None = None) -> int | None:
    """The place of the headline above the first row that is the article's."""
    stretches, lines, states = lined(rows)
    return find_title(stretches, lines, states.index("body") if first is None else first, given)


@pytest.mark.parametrize(
    ("rows", "given", "found"),
    [
        ([MENU, f"a {HEAD}", TEXT], HEAD, 1),
        ([MENU, f"a {HEAD}", TEXT], "FERRY sinks off Lamu – with boys aboard!", 1),
        ([f"a {HEAD}", MENU, f"a {HEAD}", TEXT], HEAD, 2),
        ([f"a {HEAD} clean.share", MENU, TEXT], HEAD, 0),
        ([MENU, f"a {HEAD}", TEXT], "Boats", None),
        ([MENU, TEXT, f"a {HEAD}"], HEAD, None),
        ([f"a {HEAD}"], HEAD, 0),
    ],
)
def test_a_headline_that_is_given_is_looked_for_above(rows: Sequence[str], given: str, found: int | None) -> None:
    assert title(rows, None if len(rows) > 1 else 9, given) == found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([MENU, MENU, f"a {HEAD}", TEXT], 2),
        ([MENU, MENU, f"a {HEAD}?", TEXT], 2),
        ([MENU, MENU, f"a {HEAD}:", TEXT], 2),
        ([MENU, MENU, f"a # {HEAD}", TEXT], 2),
        ([MENU, MENU, f"a {HEAD}", *[MENU] * 5, TEXT], 2),
        ([MENU, MENU, f"a {HEAD} clean.photo-credit", TEXT], 2),  # a headline may look like that
        ([*[MENU] * 3, f"a {HEAD}", *[MENU] * 59, TEXT], 3),
        # no headline
        ([MENU, SHARE, OTHER, MENU, TEXT], None),
        ([MENU, SHARE, f"a {HEAD}.", MENU, TEXT], None),
        ([MENU, SHARE, f"a {HEAD}...", MENU, TEXT], None),
        ([MENU, SHARE, f"a • {HEAD}", MENU, TEXT], None),
        ([MENU, SHARE, f"a 1. {HEAD}", MENU, TEXT], None),
        ([MENU, SHARE, f"a > {HEAD}", MENU, TEXT], None),
        ([MENU, SHARE, f"a {HEAD} clean.share", MENU, TEXT], None),
        ([MENU, SHARE, f"a {HEAD} clean.photo-credit clean.share", MENU, TEXT], None),
        ([MENU, SHARE, "a Ferry", MENU, TEXT], None),
        ([MENU, SHARE, "a Lamu ferry", MENU, TEXT], 2),
        ([MENU, SHARE, "a Old man Lamu ferry", MENU, TEXT], 2),
        ([MENU, SHARE, "a Ferry sinks off | Lamu boys aboard | Boys", MENU, TEXT], None),
        ([MENU, SHARE, "a Ferry | Lamu | Boys aboard it", MENU, TEXT], None),
        ([MENU, SHARE, "a Ferry sinks off | Lamu with boys aboard", MENU, TEXT], 2),
        ([MENU, SHARE, "a Ferry sinks off Lamu » Boys were all aboard » Nine of them", MENU, TEXT], 2),
        ([MENU, SHARE, "a Ferry sinks off Lamu › Boys aboard › Lamu", MENU, TEXT], None),
        ([*[MENU] * 3, f"a {HEAD}", *[MENU] * 60, TEXT], None),
    ],
)
def test_a_headline_has_words_of_the_paragraphs_below(rows: Sequence[str], found: int | None) -> None:
    assert title(rows) == found


LATER = "b At dawn it was found again off the island with the boys on its deck, all well."
PLAN, PLANNED = "a Council votes on old market plan", "b The council voted on the old market plan."
LONG = " ".join(["Ferry sinks off Lamu with boys aboard"] * 4)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        # of the first eight paragraphs
        ([MENU, SHARE, PLAN, *[LATER] * 7, PLANNED],
         2),
        ([MENU, SHARE, PLAN, *[LATER] * 8, PLANNED],
         None),
        # a line of sixteen words, one of more; of thirty, and of more
        ([MENU, SHARE, f"a Council votes on {'old ' * 12}plan", *[SHARE] * 4, DATE, TEXT], 2),
        ([MENU, SHARE, f"a Council votes on {'old ' * 13}plan", *[SHARE] * 4, DATE, TEXT], None),
        ([MENU, SHARE, f"a {LONG} and so", MENU, TEXT], 2),
        ([MENU, SHARE, f"a {LONG} and so on", MENU, TEXT], None),
    ],
)  # fmt: skip
def test_how_far_words_are_looked_for(rows: Sequence[str], found: int | None) -> None:
    assert title(rows) == found


@pytest.mark.parametrize("sign", [DATE, BYLINE, TIME])
@pytest.mark.parametrize(
    ("head", "most"),
    [
        ("Council votes on old harbour plan today", 5),
        ("Council votes Lamu market", 3),
        ("Council votes on plan", 0),
        ("Council votes now", -1),
        ("Council votes on old plan", 0),
    ],
)
def test_the_nearer_a_date_or_a_byline_stands_below_the_more_it_tells(sign: str, head: str, most: int) -> None:
    for between in range(8):
        rows = [MENU, SHARE, f"a {head}", *[SHARE] * between, sign, TEXT]
        assert title(rows) == (2 if between <= most else None)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        # a deck has more of the article's words than the headline right above it
        ([MENU, f"a {HEAD}", "a Lamu ferry with nine girls aboard sank", TEXT], 1),
        ([MENU, "a Boys saved as ferry meets its end", "a Lamu ferry with nine boys aboard sank", TEXT], 2),
        ([MENU, f"a {HEAD}", MENU, "a Lamu ferry with nine girls aboard sank", TEXT], 3),
        # what comes again in a menu
        ([OTHER, f"a {HEAD}", MENU, MENU, f"a {HEAD}", MENU, "a Ferry sinks off Lamu with girls aboard", TEXT], 4),
    ],
)  # fmt: skip
def test_of_two_lines_the_likelier_one(rows: Sequence[str], found: int | None) -> None:
    assert title(rows) == found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        # on the very top
        ([OTHER, SHARE, MENU, TEXT], 0),
        ([SHARE, OTHER, MENU, TEXT], None),
        (["a Council votes Lamu market", SHARE, MENU, TEXT], 0),
        (["a Ferry Lamu market", SHARE, MENU, TEXT], None),
        # what comes again
        ([MENU, OTHER, SHARE, OTHER, MENU, TEXT], 3),
        ([MENU, *["a Council votes now", SHARE] * 2, TEXT], None),
        ([MENU, *["a Council votes Lamu market", SHARE] * 2, TEXT], None),
        ([MENU, *["a Council votes Lamu market", SHARE] * 3, TEXT], 5),
        ([MENU, *["a Council Lamu market", SHARE] * 5, TEXT], None),
    ],
)
def test_a_line_on_top_or_one_that_comes_again_is_likelier(rows: Sequence[str], found: int | None) -> None:
    assert title(rows) == found
