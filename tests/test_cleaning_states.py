"""newsx/cleaning/states.py: which lines are the article's by their scores, and which lie above, inside and below it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from lines import page, row, stretch

from newsx.cleaning import states
from newsx.cleaning.features import Line
from newsx.cleaning.states import fall_back, find_states, placed, read_scores, tells, without_sure

LETTERS = {"above": "a", "body": "B", "inside": "i", "below": "b"}
LONG = "Nine boats came in before the storm on Monday night and lay there."
SAID = row("S", 5, "boats said")


def short(found: Sequence[str]) -> str:
    return "".join(LETTERS[state] for state in found)


@pytest.mark.parametrize(
    ("body", "count", "found"),
    [([], 3, "aaa"), ([0], 1, "B"), ([1, 4], 7, "aBiiBbb"), ([0, 1, 2], 3, "BBB"), ([2], 3, "aaB"), ([], 0, "")],
)
def test_the_states_of_lines_around_the_article(body: list[int], count: int, found: str) -> None:
    assert short(placed(body, count)) == found


@pytest.mark.parametrize(
    ("scores", "lines", "found"),
    [
        ([1, -500, 1], [row()] * 3, "BiB"),
        ([-500, 1, 0, 1, -500], [row()] * 5, "aBBBb"),
        ([1, -79, 1], [row("N")] * 3, "BBB"),  # it hardly says anything, between two of the article's
        ([1, -80, 1], [row("N")] * 3, "BiB"),
        ([0, -79, 1], [row("N")] * 3, "aaB"),  # what scores 0 is none of the article's
        ([1, -79, 0], [row("N")] * 3, "Bbb"),
        ([1, -500, 0], [row("N")] * 3, "Bbb"),
        ([1, -79, -500], [row()] * 3, "Bbb"),
        ([1, -79, -500], [row(), SAID, row()], "BBb"),  # a full sentence that tells who said something
        ([-500, -79, 1], [row(), SAID, row()], "aBB"),
        ([-500, -79, -500, 1], [row(), SAID, row(), row()], "aaaB"),
        ([1, -80, -500], [row(), SAID, row()], "Bbb"),
        ([1, -79, -500], [row(), row("N", 5, "said"), row()], "Bbb"),
        ([1, -79, -500], [row(), row("L", 15, "said"), row()], "BBb"),
        ([1, -79, -500], [row(), row("T", 25, "said"), row()], "Bbb"),
        ([1, -79, -79, 1], [row("N")] * 4, "BiiB"),
        ([-79, 1], [row("N")] * 2, "aB"),
        ([1, -79], [row("N")] * 2, "Bb"),
        ([-79, 1], [SAID, row()], "BB"),
        ([1, -79], [row(), SAID], "BB"),
        ([-79], [SAID], "a"),
        ([1, -500, -79, -500, 1], [row(), row(rules=("a",)), row(), row(rules=("b",)), row()], "BiBiB"),
        ([1, -79, 1], [row(), row(rules=("clean.date",)), row()], "BiB"),
        ([1, 9, -79, 1], [row("N"), row("N", rules=("clean.date",)), row("N"), row("N")], "BBBB"),
    ],
)  # fmt: skip
def test_states_by_scores(monkeypatch: pytest.MonkeyPatch, scores: list[int], lines: list[Line], found: str) -> None:
    monkeypatch.setattr(states, "read_scores", lambda stretches, lines: scores)
    assert short(find_states([stretch("A")] * len(lines), lines)) == found


def test_what_a_rule_is_sure_of_is_taken_out() -> None:
    _, lines = page("\n".join([LONG, "Share", "Comments", "Boats", "Share this", LONG]))
    assert without_sure(lines) == [0, 3, 5]
    assert [line.over for line in lines] == [(), (), (), ("clean.share", "clean.comments"), (), ("clean.share",)]
    assert [line.under for line in lines] == [("clean.share", "clean.comments"), (), (), ("clean.share",), (), ()]


def test_nothing_stands_above_the_first_line_that_is_left() -> None:
    _, lines = page("\n".join(["Share", LONG, "Share"]))
    assert without_sure(lines) == [1]
    assert (lines[1].over, lines[1].under) == (("clean.share",), ())


def test_a_line_that_reports_speech_is_not_taken_out() -> None:
    sure = "We ask you: support our newsroom from $5 a month."
    _, lines = page("\n".join([LONG, sure, f"{sure[:-1]}, she said.", f"“{sure}”"]))
    assert without_sure(lines) == [0, 2, 3]


def test_lines_far_from_any_long_one_are_not_looked_at() -> None:
    _, lines = page("\n".join([LONG, *["Share"] * 10, LONG]), rules=False)
    assert without_sure(lines) == [0, 11]
    _, lines = page("\n".join([LONG, *["Share"] * 10]), rules=False)
    assert without_sure(lines) == [0, 9, 10]
    _, lines = page("\n".join([*["Share"] * 10, LONG]), rules=False)
    assert without_sure(lines) == [0, 1, 10]
    assert lines[0].rules == ()
    assert lines[2].rules == ("clean.share",)


def test_what_a_rule_is_sure_of_has_no_score(monkeypatch: pytest.MonkeyPatch) -> None:
    stretches, lines = page("\n".join([LONG, "Share", "Boats sank"]), rules=False)
    monkeypatch.setattr(states, "scores", lambda near, rest, names: [len(found.text.split()) for found in near])
    assert read_scores(stretches, lines) == [13, -900, 2]
    seen: list[list[str]] = []

    def score(near: object, rest: Sequence[Line], names: list[list[str]]) -> list[int]:
        seen.extend(names)
        return [0] * len(rest)

    monkeypatch.setattr(states, "scores", score)
    read_scores(stretches, lines)
    assert "pn.N.L.$" in seen[1]  # "Share" does not stand between the two
    assert not any(name.startswith("t:") for name in seen[0])  # the words' votes are in `Line.vote`


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Boats", LONG, "Share", LONG, "Boats sank."], "aBiBb"),
        (["Boats", "Boats sank.", "Share", "boat " * 20], "aBiB"),
        (["Boats", "Share", "Crew"], "BiB"),
        (["Share"], "a"),
        ([LONG, "Dear readers, please give what you can today to help us keep our journalism going."], "Bb"),
    ],
)
def test_where_no_full_line_passed(lines: list[str], found: str) -> None:
    assert short(fall_back(page("\n".join(lines), rules=False)[1])) == found


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (row(folded='"boats sank'), True),
        (row(folded="boats sank'"), True),
        (row(folded="'boats sank"), True),
        (row(folded='boats sank"'), True),
        (row(folded='boats "sank" here'), False),
        (row(said="she said so"), True),
        (row(said="she sails so"), False),
        (row(folded="x-ray of max"), False),
    ],
)
def test_lines_that_quote_or_report_speech(line: Line, told: bool) -> None:
    assert tells(line) is told
