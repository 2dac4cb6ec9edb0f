"""newsx/cleaning/features.py: what a line looks like: its size, end, sort, tokens and numbers."""

from __future__ import annotations

import pytest
from lines import row, stretch

from newsx.cleaning.features import Line, features, find_rules, has_figure, letters, look, tokens_of

LONG = "Nine boats came in before the storm on Monday night and lay there."


def seen(text: str) -> Line:
    (line,) = look([stretch(text)])
    return line


@pytest.mark.parametrize(
    ("words", "size"),
    [
        (1, 0), (2, 1), (3, 2), (4, 2), (5, 3), (7, 3), (8, 4), (11, 4), (12, 5), (15, 5), (16, 6), (24, 6), (25, 7),
        (39, 7), (40, 8), (41, 8), (400, 8),
    ],
)  # fmt: skip
def test_lines_are_of_nine_sizes(words: int, size: int) -> None:
    assert seen("boat " * (words - 1) + "boat").size == size


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Boats sank", "-"),
        ("Boats sank.", "."),
        ("Boats sank.”", "."),
        ("[Boats sank.] »", "."),
        ("Boats sank...", "~"),
        ("Boats sank…", "~"),
        ("Boats sank?", "?"),
        ("Boats sank!", "?"),
        ("Boats sank!’", "?"),
        ("Boats sank:", ":"),
        ("Boats sank;", "-"),
        ("Boats sank,", "-"),
        ('""', "-"),
        ("9", "-"),
    ],
)
def test_how_a_line_ends(text: str, end: str) -> None:
    assert seen(text).end == end


@pytest.mark.parametrize(
    ("words", "end", "sort"),
    [(12, ".", "L"), (12, "?", "L"), (11, ".", "S"), (11, "!", "S"), (12, "", "N"), (19, ":", "N"), (20, "", "T"),
     (20, "...", "T"), (20, ".", "L"), (1, ".", "S")],
)  # fmt: skip
def test_lines_are_of_four_sorts(words: int, end: str, sort: str) -> None:
    assert seen("boat " * (words - 1) + f"boat{end}").sort == sort


def test_lines_are_looked_at_each_by_itself() -> None:
    assert look([]) == []
    lines = look([stretch("“Boats” sank"), stretch("NINE"), stretch(LONG)])
    assert [line.folded for line in lines] == ['"boats" sank', "nine", LONG.lower()]
    assert lines[0].words == ['"boats"', "sank"]
    assert [line.sort for line in lines] == ["N", "N", "L"]


@pytest.mark.parametrize(
    ("folded", "tokens"),
    [
        ("pay $25 a month.", ["pay", "$", "00", "a", "month", "."]),
        ("boats, crew; and more: here? yes!", ["boats", ",", "crew", ";", "and", "more", ":", "here", "?", "yes", "!"]),
        ("it's a north-west wind", ["it's", "a", "north-west", "wind"]),
        ("a_b (9)", ["a", "b", "(", "0", ")"]),
        ("boats...", ["boats", ".", ".", "."]),
        ("19876543210", ["00000000000"]),
        ("boat9 b2 box", ["boat0", "b0", "box"]),
        (".", ["."]),
        ("", []),
    ],
)
def test_the_tokens_of_a_line(folded: str, tokens: list[str]) -> None:
    assert tokens_of(folded) == tokens


def test_signs_that_are_words_of_their_own() -> None:
    line = seen("Pay $9, €9 or £9; © crew@boats | to-day!")
    find_rules(line)
    assert line.bare == ["pay", "$", "0", "€", "0", "or", "£", "0", "©", "crew", "@", "boats", "|", "to-day"]
    assert line.known == {"pay", "$", "0", "€", "or", "£", "©", "crew", "@", "boats", "|", "to-day"}
    assert line.tokens[3:5] == [",", "€"]


def test_rules_are_looked_up_once() -> None:
    line = seen("Share")
    assert (line.rules, line.tokens) == ((), ())
    find_rules(line)
    assert (line.rules, line.tokens) == (("clean.share",), ["share"])
    line.rules = ("clean.user",)
    find_rules(line)
    assert line.rules == ("clean.user",)
    long = seen("Dear readers, we ask you for your help: please give what you can today, and tell all your friends.")
    find_rules(long)
    assert (long.rules, long.bare[:3]) == (("clean.donation",), ["dear", "readers", "we"])


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Boats sank off Lamu", (0.5, 0, False, False, 0, 0, 0)),
        ("the Boats of Lamu", (0.5, 0.5, False, False, 0, 1, 0)),
        ("9 boats, said Ann, sank", (0.2, 0, True, False, 0, 2, 2)),
        ("“Your boats sank.”", (0, 0, False, True, 3, 3, 0)),
        ("'Boats sank", (0, 0, False, False, 1, 3, 0)),
        ("Boats sank'", (0.5, 0, False, False, 2, 0, 0)),
        ("x-rays of Max", (1 / 3, 1 / 3, False, False, 0, 1, 0)),
        ("boat " * 39 + "the Boat", (0, 1 / 40, False, False, 0, 1, 0)),
        ("boat " * 40 + "the Boat", (0, 0, False, False, 0, 1, 0)),
        ("* !", (0, 0, False, False, 0, 3, 0)),
    ],
)
def test_the_numbers_of_a_line(text: str, own: tuple[float, ...]) -> None:
    line = seen(text.strip())
    features([stretch(text.strip()), stretch(LONG)], [line, *look([stretch(LONG)])])
    assert line.own == pytest.approx(own)


def test_figures_and_letters_of_a_line() -> None:
    assert [has_figure(line) for line in look([stretch("two boats"), stretch("2 boats")])] == [False, True]
    assert letters(seen("A Box!")) == "abox"
    assert letters(seen("“Boats sank, off Lamu.” ")) == letters(seen("Boats sank, off Lamu")) == "boatssank,offlamu"
    assert (row().own, row().vote, row().rules, row().over, row().under, row().tokens) == (
        (0.0,) * 7,
        0,
        (),
        (),
        (),
        (),
    )
