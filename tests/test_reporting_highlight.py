"""newsx/reporting/highlight.py: text cut where highlights begin and end."""

from __future__ import annotations

import pytest

from newsx.reporting.highlight import Highlight, Piece, free, pieces

TEXT = "Six boys came home."


def mark(start: int, end: int, kind: str = "figure") -> Highlight:
    return Highlight(start, end, kind, f"c{start}", "note")


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        ([(0, 8), (9, 13)], [(0, 8), (9, 13)]),
        ([(9, 13), (0, 8)], [(0, 8), (9, 13)]),
        ([(0, 8), (8, 13)], [(0, 8), (8, 13)]),  # one begins where the other ends
        ([(0, 8), (7, 13)], [(0, 8)]),
        ([(7, 13), (0, 8)], [(7, 13)]),
        ([(0, 8), (2, 4), (3, 3)], [(0, 8)]),
        ([(3, 3)], []),
        ([], []),
    ],
)
def test_of_two_highlights_that_overlap_the_first_stays(
    wanted: list[tuple[int, int]], kept: list[tuple[int, int]]
) -> None:
    assert [(one.start, one.end) for one in free([mark(*one) for one in wanted])] == kept


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 19, ["Six boys|figure", " came |", "home|figure", ".|"]),
        (0, 8, ["Six boys|figure"]),
        (0, 7, ["Six boy|"]),  # a highlight that the stretch cuts is none
        (1, 19, ["ix boys came |", "home|figure", ".|"]),
        (9, 14, ["came |"]),
        (14, 18, ["home|figure"]),
        (3, 3, []),
    ],
)
def test_a_stretch_is_cut_at_the_highlights_in_it(start: int, end: int, expected: list[str]) -> None:
    found = pieces(TEXT, start, end, [mark(0, 8), mark(14, 18)])
    assert [f"{one.text}|{one.kind}" for one in found] == expected
    assert all((one.id, one.note) == (("", "") if not one.kind else (one.id, "note")) for one in found)


def test_a_piece_says_what_it_belongs_to() -> None:
    assert pieces(TEXT, 0, 19, [mark(14, 18)]) == [
        Piece("Six boys came "),
        Piece("home", "figure", "c14", "note"),
        Piece("."),
    ]
