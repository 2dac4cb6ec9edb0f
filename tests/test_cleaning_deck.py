"""What stands below a headline, and what stands in an article twice."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from lined import STATES, lined

from newsx.cleaning.corrections import find_repeats, keep_deck

L3 = ["b L"] * 3
EIGHT = "Eight boys and nine girls came back alive"


@pytest.mark.parametrize(
    ("rows", "states"),
    [
        (["a N", f"a {EIGHT}", "b L"], "abb"),
        (["a N", "a N", f"a {EIGHT}", f"a {EIGHT}", "b L"], "aabab"),
        (["a N", "a N", "a N", "a N", f"a {EIGHT}", "b L"], "aaaabb"),
        (["a N", "a N", "a N", "a N", "a N", f"a {EIGHT}", "b L"], "aaaaaab"),
        (["a N", f"a {EIGHT[6:]}", "b L"], "aab"),
        (["a N", f"a {EIGHT} clean.share", "b L"], "aab"),
        (["a N", f"i {EIGHT}", "b L"], "aib"),
        (["a N", "a One Two Three Four Five Six seven eight nine ten", "b L"], "aab"),
        (["a N", "a One Two Three Four Five six seven eight nine ten", "b L"], "abb"),
        (["a N", "a • Six boys came back this day", "b L"], "abb"),
        (["a N", "a • Boys came back this day", "b L"], "aab"),
        (["a N", *["a N"] * 5, "a • Six boys came back this day", "b L"], "aaaaaabb"),
        (["a N", "a • Six boys came back this day", f"a {EIGHT}", "b L"], "abbb"),
    ],
)
def test_a_full_line_and_items_below_the_headline_stay(rows: Sequence[str], states: str) -> None:
    before = "".join(row[0] for row in rows)
    first = len(rows) - 1
    for title, expected in ((0, states), (None, before), (first - 1, before)):
        stretches, lines, found = lined(rows)
        keep_deck(stretches, lines, found, title, first)
        assert found == [STATES[letter] for letter in expected]


@pytest.mark.parametrize(
    ("rows", "title", "found"),
    [
        ([*L3, f"b {EIGHT}.", "b L", f"b {EIGHT}"], None, {5}),
        (["b L", f"b {EIGHT[6:]}", "b L", "b L", f"b {EIGHT[6:]}"], None, set()),
        (["b L", f"i {EIGHT}", "b L", "b L", f"b {EIGHT}"], None, set()),
        (["b L", "b L", "b L", f"b {EIGHT}", f"i {EIGHT}"], None, set()),
        (["a N", *L3, f"b {EIGHT}", f"i {EIGHT}"], 0, {5}),
        ([f"a {EIGHT}", "b L", f"b {EIGHT}!", f"z {EIGHT}"], 0, {2, 3}),
        (["a Boats sink", "b L", "b Boats sink", "z boats sink."], 0, {2, 3}),
        (["a Boats sink at Lamu", "b L", "b Boats sinkat Lamu", "z Boatssinkat Lamu", "z L"], 0, {2}),
        # what the deck says too is said twice
        ([f"b {EIGHT}", *L3, f"b {EIGHT}"], None, set()),
        (["b L", "b L", f"b {EIGHT}", f"b {EIGHT}"], None, set()),
        (["a N", "b L", "b L", f"b {EIGHT}", f"b {EIGHT}"], 0, set()),
        ([f"b {EIGHT}", *L3, f"b {EIGHT}", f"b {EIGHT}"], None, {4, 5}),
        (["a Boats sink", f"b {EIGHT}", *L3, f"b {EIGHT}", "b Boats sink"], 0, {6}),
    ],
)
def test_what_stands_in_the_article_already(rows: Sequence[str], title: int | None, found: set[int]) -> None:
    _, lines, states = lined(rows)
    assert find_repeats(lines, states, title) == found
