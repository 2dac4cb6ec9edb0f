"""newsx/cleaning/evidence.py: the columns of the second round, computed from the first round's scores of a page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from lines import row, stretch

from newsx.cleaning.evidence import Columns, evidence
from newsx.cleaning.features import Line
from newsx.cleaning.stretches import Stretch


def told(
    lines: Sequence[Line],
    first: Sequence[int] = (),
    stretches: Sequence[Stretch] = (),
    asked: Sequence[int] = (),
) -> Columns:
    """The columns of a page's lines, all of them taken for the article's where no scores are given."""
    where = asked or range(len(lines))
    return evidence(stretches or [stretch("A")] * len(lines), lines, first or [900] * len(lines), where)


@pytest.mark.parametrize(("first", "score"), [(150, 1.5), (-150, -1.5), (901, 9.0), (-2000, -9.0)])
def test_a_score_is_the_first_round_s_nine_at_most(first: int, score: float) -> None:
    assert told([row(count=7)], [first])["score"] == [score]


@pytest.mark.parametrize(
    ("column", "value", "line", "told_of_it"),
    [
        ("sort", 0, row("L"), {}),
        ("sort", 1, row("S"), {}),
        ("sort", 2, row("T"), {}),
        ("sort", 3, row("N"), {}),
        ("end", 0, row(end="."), {}),
        ("end", 1, row(end="?"), {}),
        ("end", 2, row(end=":"), {}),
        ("end", 3, row(end="~"), {}),
        ("end", 4, row(end="-"), {}),
        ("marker", 0, row(), {}),
        ("marker", 1, row(), {"marker": "bullet"}),
        ("marker", 2, row(), {"marker": "number"}),
        ("marker", 3, row(), {"marker": "heading"}),
        ("marker", 4, row(), {"marker": "quote"}),
        ("blank", 4, row(), {"blank": 4}),
        ("blank", 5, row(), {"blank": 7}),
        ("rules", 2, row(rules=("clean.date", "clean.clock")), {}),
        ("over", 1, row(over=("clean.date",), under=("clean.date", "clean.clock")), {}),
        ("under", 2, row(over=("clean.date",), under=("clean.date", "clean.clock")), {}),
        ("caption", True, row(rules=("clean.caption",)), {}),
    ],
)
def test_what_a_line_is_by_itself(column: str, value: float, line: Line, told_of_it: dict[str, int]) -> None:
    assert told([line], stretches=[stretch("A", **told_of_it)])[column] == [value]


def test_the_numbers_of_a_line_are_columns() -> None:
    found = told([row(count=7, own=(0.1, 0.2, 1, 2, 3, 4, 5))])
    names = ("capitals", "function", "says", "you", "quote", "first", "commas", "words")
    assert [found[name][0] for name in names] == [0.1, 0.2, 1, 2, 3, 4, 5, 7]


def test_an_indent_is_held_against_the_middle_one_of_the_long_lines() -> None:
    lines = [row("L"), row("T"), row("L"), row("N"), row("N"), row("N")]
    stretches = [stretch("A", indent=indent) for indent in (2, 2, 8, 8, 0, 2)]
    assert told(lines, stretches=stretches)["indent"] == [0, 0, 1, 1, -1, 0]
    assert told(lines[1:], stretches=stretches[1:])["indent"][1] == 1  # the middle of 2 and 8 is 5
    assert told([row("L"), *lines], stretches=[stretch("A", indent=6), *stretches])["indent"][:3] == [1, -1, -1]
    assert told([row("N"), row("S")], stretches=stretches[3:5])["indent"] == [1, 0]
    seven = told([row() for _ in range(7)], stretches=[stretch("A", indent=n) for n in range(7)])
    assert seven["indent"] == [-1, -1, -1, 0, 1, 1, 1]


def test_pieces_of_the_article_lie_five_lines_apart_at_most() -> None:
    lines = [row(count=10) for _ in range(15)]
    lines[11] = row(count=40)
    good = {0, 5, 11}  # 0 and 5 are one piece of 20 words, 11 is another of 40
    first = [100 if n in good else 0 for n in range(15)]
    found = told(lines, first)
    names = ("piece", "piece-before", "piece-after", "one-piece", "beside-largest")
    rows = list(zip(*(found[name] for name in names), strict=True))
    assert rows[0] == (0.5, -1, 0.5, False, -1)
    assert rows[3] == (-1, 0.5, 0.5, True, -1)
    assert rows[5] == (0.5, 0.5, 1, False, -1)
    assert rows[8] == (-1, 0.5, 1, False, -1)
    assert rows[11] == (1, 0.5, -1, False, 0)
    assert rows[13] == (-1, 1, -1, False, 0)
    below = told([lines[11], *lines[:11]], [100, *[0] * 6, 100, *[0] * 4])
    assert below["beside-largest"][7] == 1
    none = told(lines[:1], [0])
    assert [none[name] for name in names] == [[-1], [-1], [-1], [False], [-1]]
    assert told([row(count=0)])["piece"] == [0]


def test_lines_that_come_again() -> None:
    names = ["Boats sink off Lamu", "Share", "Boats sink off Lamu.", "Share", "Crew saved", "Boats sink off Lamu"]
    lines = [row(words=name.split(), size=1 if " " not in name else 2) for name in names]
    assert told(lines)["repeats"] == [2, 0, 3, 0, 0, 1]


def test_how_far_the_last_cue_and_the_next_furniture_are() -> None:
    lines = [row("N"), row("N", rules=("clean.date",)), row("L", rules=("clean.date",)), row("L")]
    assert told(lines)["cue"] == [99, 99, 1, 2]
    found = told([row() for _ in range(5)], [900, -295, 900, -294, 900])
    assert found["since-furniture"] == [99, 99, 1, 2, 3]
    assert found["until-furniture"] == [1, 99, 99, 99, 99]
    far = told([row("N", rules=("clean.date",)), *[row() for _ in range(101)]])["cue"]
    assert far[97:] == [97, 98, 99, 99, 99]


def test_the_lines_next_to_a_line() -> None:
    lines = [row(own=(part, 0, 0, 0, 0, 0, 0)) for part in (0.1, 0.2, 0.3)]
    found = told(lines, [100, 200, 300], [stretch("A", blank=blank) for blank in (9, 1, 8)])
    assert found["score-2"] == [-11, -11, 1]
    assert found["score-1"] == [-11, 1, 2]
    assert found["score+1"] == [2, 3, -11]
    assert found["score+2"] == [3, -11, -11]
    assert found["capitals-1"] == [-1, 0.1, 0.2]
    assert found["capitals+1"] == [0.2, 0.3, -1]
    assert found["blank+1"] == [1, 5, 5]
