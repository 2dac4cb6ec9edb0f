"""newsx/cleaning/evidence.py: how dense the article is around a line, and whether the line speaks of what it does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from lines import row, stretch

from newsx.cleaning.evidence import Columns, evidence
from newsx.cleaning.features import Line

SURE, NEVER = 999877, 123  # the chances, in millionths, of the scores 900 and -900


def told(lines: Sequence[Line], first: Sequence[int] = (), asked: Sequence[int] = ()) -> Columns:
    """The columns of a page's lines, all of them taken for the article's where no scores are given."""
    where = asked or range(len(lines))
    return evidence([stretch("A")] * len(lines), lines, first or [900] * len(lines), where)


def at(place: int, lines: Sequence[Line], first: Sequence[int]) -> dict[str, float]:
    """The columns of one line."""
    return {name: column[0] for name, column in told(lines, first, asked=[place]).items()}


@pytest.mark.parametrize("width", [3, 6, 12, 25])
def test_how_dense_the_article_is_within_so_many_lines(width: int) -> None:
    lines = [row("N", 1) for _ in range(60)]
    for side, inside, outside in (("before", 30 - width, 29 - width), ("after", 30 + width, 31 + width)):
        column = f"dense-{side}{width}"
        for place, value in ((inside, (SURE + (width - 1) * NEVER) / width), (outside, NEVER), (30, NEVER)):
            first = [900 if n == place else -900 for n in range(60)]
            assert at(30, lines, first)[column] == pytest.approx(value)


def test_words_weigh_in_how_dense_it_is_and_not_in_how_likely() -> None:
    found = told([row(count=10), row(count=30), row(count=5)], [900, -900, 900])
    assert found["dense-before3"] == pytest.approx([-1e6, SURE, (10 * SURE + 30 * NEVER) / 40])
    assert found["dense-after3"] == pytest.approx([(30 * NEVER + 5 * SURE) / 35, SURE, -1e6])
    assert found["likely-before3"] == pytest.approx([0, SURE, (SURE + NEVER) / 2])
    assert found["likely-after3"] == pytest.approx([(SURE + NEVER) / 2, SURE, 0])
    whole = 15 * SURE + 30 * NEVER
    assert found["above"] == pytest.approx([0, 10 * SURE / whole, (10 * SURE + 30 * NEVER) / whole])
    assert found["below"] == pytest.approx([(30 * NEVER + 5 * SURE) / whole, 5 * SURE / whole, 0])


def test_how_many_lines_near_have_rules_or_are_long() -> None:
    lines = [row("T", rules=("clean.date",)), row("S"), row("L"), row("N", rules=("clean.date", "clean.clock"))]
    found = told(lines)
    assert found["ruled-before12"] == pytest.approx([0, 1, 1 / 2, 1 / 3])
    assert found["ruled-after12"] == pytest.approx([1 / 3, 1 / 2, 1, 0])
    assert found["long-before25"] == [0, 1, 1, 2]
    assert found["long-after25"] == [1, 1, 0, 0]
    assert told([row(count=0)])["above"] == [0]


def test_whether_a_line_speaks_of_what_the_article_does() -> None:
    said = ["boats lamu", "boats crew", "school roof", "school lamu", "lamu wall the 0 0000000", "boats", "boats crew"]
    lines = [row("L", 12, words) for words in said[:-1]] + [row("N", 5, said[-1])]
    found = told(lines, [900] * 5 + [-900, -400])
    assert found["topic"] == [1, 0.5, 0.5, 1, 0.5, -1, 1]
    assert found["news"] == [-2, 0.5, 0, 1, 0.5, -1, -1]
    assert found["topic-before"] == pytest.approx([0, 1e6, 750000, 12 / 18 * 1e6, 750000, 7e5, 7e5])
    assert found["topic-after"] == pytest.approx(
        [35 / 53 * 1e6, 29 / 41 * 1e6, 23 / 29 * 1e6, 11 / 17 * 1e6, 1e6, 1e6, 0]
    )
    assert found["lead-after"] == pytest.approx([11 / 17 * 1e6] * 5 + [1e6, 1e6])  # the first four lines are the lead
    assert found["lead-before"] == pytest.approx([0, 0, 0, 0, 0, 5e5, 5e5])


@pytest.mark.parametrize(
    ("count", "first", "topic"),
    [
        (12, 1, 1.0),  # of the article: a word is its subject where another line says it too
        (11, 1, 1.0),  # too short for its vocabulary to count; it is held against that of the others
        (4, 1, 1.0),
        (3, 1, -1.0),  # says too little
        (12, 0, 1.0),
        (12, -459, 1.0),
        (12, -460, -1.0),  # too unlikely to be heard
    ],
)
def test_which_lines_say_something(count: int, first: int, topic: float) -> None:
    assert told([row(said="boats"), row("L", count, "boats")], [900, first])["topic"][1] == topic
    own = told([row(said="boats"), row("L", count, "boats")], [900, first])["topic"][0]
    assert own == (1.0 if count == 12 and first > 0 else 0.0)


def test_eight_lines_either_way_are_held_against_the_article() -> None:
    lines = [row(said="boats") for _ in range(30)]
    found = told(lines, [900 if n in (0, 1, 2, 3, 17) else -900 for n in range(30)])
    assert [found["topic-after"][n] for n in (8, 9, 16, 17)] == [0, 1e6, 1e6, 0]
    assert [found["topic-before"][n] for n in (11, 12, 17, 18, 25, 26)] == [1e6, 0, 0, 1e6, 1e6, 0]
    assert [found["lead-after"][n] for n in (8, 9, 17, 18)] == [0, 1e6, 1e6, 0]
    assert [found["lead-before"][n] for n in (17, 18, 25, 26)] == [0, 1e6, 1e6, 0]


def test_lines_that_speak_of_something_else_count_too() -> None:
    found = told([row(said="boats"), row(said="boats"), row(count=8, said="gate"), row(said="boats")])
    assert found["topic"] == [1, 1, 0, 1]
    assert found["topic-before"] == pytest.approx([0, 1e6, 1e6, 24 / 32 * 1e6])
    assert found["topic-after"] == pytest.approx([24 / 32 * 1e6, 12 / 20 * 1e6, 1e6, 0])


def test_scores_beyond_nine_are_no_likelier() -> None:
    assert told([row(), row()], [2000, 0])["likely-before3"] == [0, SURE]
    assert told([row(), row()], [-2000, 0])["likely-before3"] == [0, NEVER]
