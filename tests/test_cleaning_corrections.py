"""What the scores of lines can't see, step by step: each step turns the states of lines round."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from lined import after, lined

from newsx.cleaning import corrections

L3 = ["b L"] * 3
FILED = "KISUMU (Reuters) - Boats sank off the old harbour at dawn with nine boys on deck."
HEAD = "Boats sink at Lamu"
DATE = "i N clean.date"
AGAIN = [f"b {HEAD}", DATE, f"b {HEAD}", "b L"]


@pytest.mark.parametrize(
    ("rows", "states"),
    [
        ([f"a {FILED}", "b L"], "bb"),
        ([f"a {FILED}", "a N", "a N", "a N", "b L"], "baaab"),
        ([f"a {FILED}", "a N", "a N", "a N", "a N", "b L"], "aaaaab"),
        ([f"a {FILED[:-1]} and eleven girls of school", "b L"], "bb"),
        ([f"a {FILED} clean.share", "b L"], "ab"),
        (["a KISUMU (Reuters) - Boats sank.", "b L"], "ab"),
        (["a L", "b L"], "ab"),
        ([f"a {FILED}", "a L"], "aa"),
        (["b L", f"i {FILED}"], "bi"),
    ],
)
def test_a_line_with_a_dateline_right_above_is_the_first(rows: Sequence[str], states: str) -> None:
    assert after(corrections._opening, rows) == states


APPEAL = "b Please donate now to keep our newsroom free: your gift of $5 a month supports our work."


@pytest.mark.parametrize(
    ("rows", "states"),
    [
        ([*L3, *AGAIN], "bbbzzzz"),
        ([*L3, "i N", f"i {HEAD}", DATE, f"b {HEAD}", "b L"], "bbbizzzz"),
        ([*L3, AGAIN[0], *["i N"] * 6, DATE, f"b {HEAD}"], "bbb" + "z" * 9),
        ([*L3, f"b {'far ' * 16}{HEAD}", DATE, f"b {'far ' * 16}{HEAD}"], "bbbzzz"),  # a long one
        (["b L", "b L", *AGAIN], "bb" + "bibb"),
        (["b L", "b L", "i L", *AGAIN], "bbi" + "bibb"),
        (["b L", "b L", "b T", *AGAIN], "bbb" + "bibb"),
        ([APPEAL, "b L", "b L", *AGAIN], "bbb" + "bibb"),
        ([APPEAL, *L3, *AGAIN], "bbbb" + "zzzz"),
        ([*L3, AGAIN[0], *["i N"] * 7, DATE, f"b {HEAD}"], "bbbb" + "i" * 8 + "b"),
        ([*L3, AGAIN[0], "i N", AGAIN[0], "b L"], "bbb" + "bibb"),  # no date
        ([*L3, AGAIN[0], AGAIN[0], *["i N"] * 7, DATE], "bbb" + "bb" + "i" * 8),
        ([*L3, AGAIN[0], DATE, "b L"], "bbb" + "bib"),  # once
        ([*L3, "b Boats at Lamu", DATE, "b Boats at Lamu"], "bbb" + "bib"),
        ([*L3, f"b {HEAD}.", DATE, f"b {HEAD}."], "bbb" + "bib"),
        ([f"a {HEAD}", *L3, *AGAIN], "a" + "bbb" + "bibb"),  # the headline of this one
    ],
)
def test_what_begins_again_with_a_headline_of_its_own_is_another_article(rows: Sequence[str], states: str) -> None:
    assert after(corrections._second_article, rows) == states


@pytest.mark.parametrize(
    ("rows", "drop", "states"),
    [
        (["b Share this story clean.share", "b L"], [], "ib"),
        (["a Share this story clean.share", "z Share this story clean.share"], [], "az"),
        (["b Share this story", "b L clean.share"], [], "bb"),
        (["b Share this story, she said clean.share"], [], "b"),
        (["b L", "a Boats “sank” today", "z N"], ['"SANK" '], "biz"),
        (["b L", "b Boats sank"], ["", "  "], "bb"),
        (["b L", "b Boats sank", "b N"], ["boats", "lost"], "bii"),
    ],
)
def test_what_a_rule_is_sure_of_goes_and_what_the_user_drops(
    rows: Sequence[str], drop: Sequence[str], states: str
) -> None:
    assert after(lambda stretches, lines, states: corrections._except(lines, states, drop), rows) == states


def test_a_line_that_the_user_drops_says_so() -> None:
    _, lines, states = lined(["b L clean.share", "b Boats sank"])
    corrections._except(lines, states, ["FERRY 0"])
    assert [line.rules for line in lines] == [("clean.user",), ()]


@pytest.mark.parametrize(
    ("rows", "states"),
    [
        (["i Related clean.related", "b N", "b N", "b L"], "iiib"),
        (["a Related clean.related", "a N", "b N", "b L"], "aaib"),
        (["z Related clean.share clean.related", "z N", "b N"], "zzi"),
        (["i Related clean.related", "b N", "b L"], "ibb"),
        (["b Related clean.related", "b N", "b N", "b L"], "bbbb"),
        (["i Related clean.date", "b N", "b N", "b L"], "ibbb"),
        (["i Related", "b N", "b N", "b L"], "ibbb"),
        (["i Related clean.related", "b N", "b These are they:", "b N"], "ibbb"),
        (["i Related clean.related", "b N", "b S", "b N"], "ibbb"),
    ],
)
def test_short_lines_under_a_heading_are_its_box(rows: Sequence[str], states: str) -> None:
    assert after(lambda _, lines, states: corrections._skip_boxes(lines, states), rows) == states


ONE, TWO = "One of the nine boys swam to the pier", "Two of the girls held on to an oar."
SEVEN = "Two of the girls held on fast"
REST = " and" * 42 + " so on."


def glued(*rows: str) -> tuple[str, tuple[str, ...]]:
    """The state of the first of these lines after the step, and the rules it matches then."""
    _, lines, states = lined(rows)
    corrections._skip_glued_copies(lines, states)
    assert all(line.rules == () for line in lines[1:])
    return states[0], lines[0].rules


def test_a_line_that_holds_others_whole_is_their_copy() -> None:
    whole = f"{ONE} {TWO}{REST}"
    assert len(whole.split()) == 62
    assert glued(f"b {whole}", f"b {ONE}", f"b {TWO}") == ("inside", ("clean.repeated",))
    assert glued(f"a {whole}", f"b {ONE}", f"b {TWO}") == ("above", ("clean.repeated",))
    assert glued(f"b {whole}", f"b {ONE}.", f"b {TWO}", *["b N"] * 20) == ("inside", ("clean.repeated",))
    assert glued(f"b {whole}", f"b {ONE}", *["b N"] * 10, f"b {TWO}") == ("inside", ("clean.repeated",))
    assert glued(f"b {whole}", f"b {ONE}", *["b N"] * 11, f"b {TWO}") == ("body", ())
    assert glued(f"b {whole}", f"b {ONE}", "b L") == ("body", ())
    assert glued(f"b {whole}", f"b {ONE}", f"b {SEVEN}") == ("body", ())
    assert glued(f"b {ONE} {TWO}{REST[8:]}", f"b {ONE}", f"b {TWO}") == ("inside", ("clean.repeated",))
    assert glued(f"b {ONE} {TWO}{REST[12:]}", f"b {ONE}", f"b {TWO}") == ("body", ())


def test_copies_are_looked_for_on_both_sides() -> None:
    for far, state in ((11, "inside"), (12, "body")):
        _, lines, states = lined([f"b {ONE}", f"b {TWO}", *["b N"] * (far - 1), f"b {ONE} {TWO}{REST}"])
        corrections._skip_glued_copies(lines, states)
        assert states[-1] == state
