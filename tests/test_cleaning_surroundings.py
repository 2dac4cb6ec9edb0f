"""newsx/cleaning/surroundings.py: the columns of the trees that judge blurbs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from lines import page, row, stretch

from newsx.cleaning.features import Line
from newsx.cleaning.stretches import Stretch
from newsx.cleaning.surroundings import COLUMNS, NONE, figures, surroundings, suspects, taken_out

NAMES = "score score-1 score+1 score-2 score+2 score-3 score+3 near run words end capitals quote tells you topic names "
NAMES += "blank marker top bottom above below rules sort-1 sort sort+1 gone-1 gone+1 digits"


def told(
    lines: Sequence[Line],
    scores: Sequence[int] = (),
    body: Sequence[int] | None = None,
    stretches: Sequence[Stretch] = (),
    asked: Sequence[int] | None = None,
) -> dict[str, list[float]]:
    """The columns of these lines, all of them the article's where nothing else is said."""
    body = range(len(lines)) if body is None else body
    whole = stretches or [stretch("boats")] * len(lines)
    return surroundings(whole, lines, body, scores or [0] * len(lines), body if asked is None else asked)


def words(count: int) -> list[Line]:
    return [row("N", tokens=("w",)) for _ in range(count)]


@pytest.mark.parametrize(
    ("scores", "counts", "body", "found"),
    [
        ([-299, -300, -301], [9, 9, 9], [0, 1, 2], [0]),
        ([-299, -300, -900], [9, 7, 7], [0, 1, 2], [0, 1]),  # a short line beside one
        ([-299, -300, -900], [9, 8, 7], [0, 1, 2], [0]),
        ([-900, -900, -299], [7, 7, 9], [0, 1, 2], [1, 2]),
        ([-299, -900, -900, -299], [9, 7, 7, 9], [1], [1]),
        ([-299, -900, -299], [9, 9, 9], [1], []),
    ],
)
def test_which_lines_may_be_blurbs(scores: list[int], counts: list[int], body: list[int], found: list[int]) -> None:
    lines = [row(count=count) for count in counts]
    assert suspects([stretch("A")] * len(lines), lines, scores, body) == found
    assert suspects([stretch("| A |")] * len(lines), lines, scores, body) == []  # the rows of a table


def test_the_columns_have_names() -> None:
    assert list(COLUMNS) == NAMES.split() == [*told(words(1))]


def test_the_scores_of_the_lines_near() -> None:
    found = told(words(5), [10, 20, 30, 40, 50])
    assert found["score"] == [10, 20, 30, 40, 50]
    for step, column in {
        "-1": [NONE, 10, 20, 30, 40],
        "+1": [20, 30, 40, 50, NONE],
        "-2": [NONE, NONE, 10, 20, 30],
        "+2": [30, 40, 50, NONE, NONE],
        "-3": [NONE, NONE, NONE, 10, 20],
        "+3": [40, 50, NONE, NONE, NONE],
    }.items():
        assert found[f"score{step}"] == column
    assert found["near"] == [20, 30, 40, 50, 40]
    assert told(words(3), [50, 20, 10])["near"] == [20, 50, 20]
    assert NONE == -1200


def test_the_highest_score_in_a_run_of_lines_that_may_be_blurbs() -> None:
    assert told(words(5), [100, -299, -300, -200, 50])["run"] == [-299, 100, 100, 50, -200]
    assert told(words(1), [100])["run"] == [NONE]
    assert told(words(2), [-300, -300])["run"] == [NONE, NONE]
    found = told(words(25), [900, *[0] * 24])["run"]
    assert (found[10], found[11]) == (900, 0)  # it is not looked at farther away than ten lines
    found = told(words(25), [*[0] * 24, 800])["run"]
    assert (found[13], found[15], found[23]) == (0, 800, 800)


@pytest.mark.xfail(strict=True, reason="ten lines above are looked at, nine below: the trees were grown on it")
def test_a_run_is_looked_at_as_far_below_a_line_as_above_it() -> None:
    assert told(words(25), [900, *[0] * 24])["run"][10] == 900
    assert told(words(25), [*[0] * 24, 900])["run"][14] == 900


def test_what_a_line_is_by_itself() -> None:
    stretches, lines = page("\n".join([
        "Boats of Lamu.", "* We ask you!", "“Give 20 now:", "“Boats,” 5 said…", "Crew say “no” here", "'Boats'", "x9x",
    ]))  # fmt: skip
    found = told(lines, stretches=stretches)
    assert found["words"] == [3, 3, 3, 3, 4, 1, 1]
    assert found["end"] == [0, 1, 2, 3, 4, 4, 4]
    assert found["capitals"] == pytest.approx([2 / 3, 1 / 3, 0, 0, 1 / 4, 0, 0])
    assert found["quote"] == [0, 0, 5, 5, 4, 3, 0]
    assert found["tells"] == [False, False, True, True, False, True, False]
    assert found["you"] == [False, True, False, False, False, False, False]
    assert found["marker"] == [False, True, False, False, False, False, False]
    assert found["digits"] == [0, 0, 2, 1, 0, 0, 1]
    assert [figures(*pair) for pair in zip(stretches[1:3], lines[1:3], strict=True)] == [(0, True), (2, False)]


def test_where_a_line_stands() -> None:
    lines = [row(sort, tokens=("w",), rules=rules) for sort, rules in zip(
        "LSTNN", [("clean.date",), (), (), ("clean.app", "clean.date"), ()], strict=True,
    )]  # fmt: skip
    stretches = [stretch("boats", blank=blank) for blank in (0, 1, 2, 3, 4)]
    found = told(lines, body=[1, 2, 4], stretches=stretches)
    assert found["blank"] == [1, 2, 4]
    assert (found["top"], found["bottom"]) == ([0, 1, 2], [2, 1, 0])
    assert (found["above"], found["below"]) == ([2, 1, 2], [1, 2, 1])
    assert (found["sort-1"], found["sort"], found["sort+1"]) == ([0, 1, 3], [1, 2, 3], [2, 3, 4])
    assert (found["gone-1"], found["gone+1"]) == ([1, 0, 2], [0, 2, 0])
    assert told(lines)["rules"] == [1, 0, 0, 2, 0]
    assert told(lines)["gone-1"][0] == told(lines)["gone+1"][4] == 0
    assert told(lines)["sort-1"] == [4, 0, 1, 2, 3]
    assert taken_out(lines, {1, 2, 4}) == [1, 0, 0, 2, 0]
    assert taken_out(lines, set()) == [1, 1, 1, 2, 1]
    far = told(words(45))
    assert (far["top"][19:23], far["bottom"][22:26]) == ([19, 20, 20, 20], [20, 20, 20, 19])


def test_a_subject_is_what_other_lines_say_too() -> None:
    said = ["boats of lamu", "boats crew", "school", "", "the lamu school boats wall"]
    lines = [row(said=words, tokens=("w",)) for words in said]
    assert told(lines, [-900] * 5)["topic"] == [1, 0.5, 1, -1, 0.75]  # small words are nobody's subject
    assert told(lines, [-900] * 5, asked=[4])["topic"] == [0.75]
    assert told(lines, [-900] * 5, body=[2, 4], asked=[4])["topic"] == [0.25]


@pytest.mark.parametrize(
    ("count", "score", "topic"),
    [
        (1, -300, 1),
        (1, -299, 0),  # one near it that may be a blurb itself does not count
        (3, -299, 0),
        (4, -299, 1),  # one farther away does
        (3, -300, 1),
    ],
)
def test_an_appeal_speaks_of_itself(count: int, score: int, topic: float) -> None:
    lines = [row(said="boats" if n in (10, 10 + count) else f"w{n}", tokens=("w",)) for n in range(21)]
    scores = [0 if n == 10 else score if n == 10 + count else -900 for n in range(21)]
    assert told(lines, scores)["topic"][10] == topic
    assert told(lines[::-1], scores[::-1])["topic"][10] == topic
    nowhere = told(lines[: 11 + count], scores[: 11 + count])["topic"]
    assert nowhere[10] == topic
    assert told(lines[10:], scores[10:])["topic"][0] == topic


def test_names_that_the_article_has_too() -> None:
    texts = ["Boats of Ann Bol sank", "The crew of Bol", "A crew", "On Lamu’s shore Tom O'Dea-Ray spoke to Bol"]
    lines = [row("N", tokens=("w",)) for _ in texts]
    found = told(lines, [-900] * 4, stretches=[stretch(text) for text in texts])
    assert found["names"] == pytest.approx([1 / 2, 1, -1, 1 / 4])


def test_the_rules_of_the_article_s_lines_are_found() -> None:
    stretches, lines = page("Share\nBoats\nShare", rules=False)
    assert surroundings(stretches, lines, [0, 1], [0] * 3, [0, 1])["rules"] == [1, 0]
    assert lines[2].rules == ()
