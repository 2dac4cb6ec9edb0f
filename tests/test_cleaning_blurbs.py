"""newsx/cleaning/blurbs.py: which of the article's lines are blurbs, given what the trees and the network say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from lines import Trees, row, stretch

from newsx.cleaning import blurbs
from newsx.cleaning.blurb_words import Words
from newsx.cleaning.blurbs import (
    READ_COLUMNS,
    decided,
    drop_blurbs,
    find_blurbs,
    line_votes,
    read,
    votes_of,
    word_scores,
)
from newsx.cleaning.features import Line
from newsx.cleaning.surroundings import COLUMNS, NONE

STATES = {"a": "above", "B": "body", "i": "inside", "b": "below"}


def short(count: int, sort: str = "N") -> list[Line]:
    return [row(sort, 3, tokens=("w",)) for _ in range(count)]


def named(count: int) -> list[Any]:
    return [stretch(f"line {n}") for n in range(count)]


@pytest.mark.parametrize(
    ("votes", "scores", "found"),
    [
        ([-300, 1, -149], [0, 1, 0], "nyy"),
        ([-149, 1, -300], [0, 1, 0], "yyn"),
        ([-150, 1, -150], [0, 1, 0], "nyn"),
        ([-149, 1, -149], [0, 0, 0], "nyn"),  # a blurb by its neighbours alone spreads no farther
        ([-149, 0, -149], [0, 9, 0], "nnn"),
        ([1, -149, -149, -149], [1, 0, 0, 0], "yyyy"),  # an appeal of several lines goes as a whole
        ([-149, -149, -149, 1], [0, 0, 0, 1], "yyyy"),
        ([1, -149, -150, -149], [1, 0, 0, 0], "yynn"),
        ([1, 0, -149], [1, 0, 0], "yyy"),
        ([1, -149, 1, -149], [0, 0, 1, 0], "yyyy"),
        ([1], [0], "y"),
        ([], [], ""),
    ],
)
def test_which_lines_are_blurbs(votes: list[float], scores: list[int], found: str) -> None:
    assert "".join("y" if is_blurb else "n" for is_blurb in decided(votes, scores)) == found


def test_the_words_of_lines_near_the_article_are_scored() -> None:
    model = Words(5, {"boats": 40}, {}, {})
    lines = [row("N", tokens=("boats",)) for _ in range(12)]
    found = word_scores(model, [stretch("boats")] * 12, lines, [4, 8])
    score = 5 + round(40 / 6**0.5)  # boats, its length, capitals and end, and two pairs
    assert found == [NONE, *[score] * 11]
    assert word_scores(model, [stretch("boats")] * 12, lines, [4])[:9] == [NONE, *[score] * 7, NONE]
    assert word_scores(model, [stretch("boats")] * 12, lines, [0]) == [*[score] * 4, *[NONE] * 8]
    assert word_scores(model, [stretch("boats")] * 12, lines, []) == [NONE] * 12


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> tuple[Trees, Trees]:
    """The first trees' votes by the words' score; the second ones' are those of the network, which reads 10 n."""
    votes: dict[float, float] = {10: 600, 11: 599, 12: -299, 13: -300, 14: 700}
    first, second = Trees("score", votes.__getitem__), Trees("net", lambda net: net)
    monkeypatch.setattr(blurbs, "forest", {blurbs.TREES: first, blurbs.READ_TREES: second}.__getitem__)
    monkeypatch.setattr(blurbs, "log_odds", lambda text: 10 * int(text.split()[1]))
    return first, second


def test_the_network_reads_the_lines_that_the_first_trees_doubt(judged: tuple[Trees, Trees]) -> None:
    scores = [10, 11, 12, 13, 14, -900]
    stretches, lines = named(6), [row(count=9, tokens=("w",)) for _ in range(6)]
    assert line_votes(stretches, lines, range(6), scores) == {0: 600, 4: 700, 1: 10, 2: 20}
    assert scores == [10, (11 + 10) // 2, (12 + 20) // 2, 13, 14, -900]
    first, second = judged
    assert [*first.told] == [*COLUMNS]
    assert [*second.told] == [*READ_COLUMNS]
    assert (second.told["vote"], second.told["net"], second.told["score"]) == ([599, -299], [10, 20], [10, 16])
    assert second.told["score+1"] == [16, 13]


@pytest.mark.usefixtures("judged")
def test_lines_without_doubt_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blurbs, "log_odds", None)
    lines = [row(count=9, tokens=("w",)) for _ in range(3)]
    assert line_votes(named(3), lines, range(3), [10, 13, 14]) == {0: 600, 2: 700}
    assert line_votes(named(3), lines, range(3), [-300, -301, -900]) == {}


@pytest.mark.usefixtures("judged")
def test_those_with_the_highest_votes_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blurbs, "MOST_READ", 2)
    lines = [row(count=9, tokens=("w",)) for _ in range(4)]
    assert line_votes(named(4), lines, range(4), [12, 11, 10, 11]) == {2: 600, 1: 10, 3: 30}


def test_what_is_read_changes_the_scores() -> None:
    scores = [5, 100, -200, 7]
    told = read(lambda text: 51, named(4), short(4), range(4), scores, {1: 12.5, 2: -7.0})
    assert scores == [5, 75, -75, 7]
    assert (told["vote"], told["net"], told["score"], told["score-1"]) == ([12.5, -7.0], [51, 51], [75, -75], [5, 75])


@pytest.mark.parametrize(
    ("words", "score", "digits", "you", "vetoed"),
    [
        (8, -100, 0, 0, True),  # a sentence whose own words say nothing for a blurb
        (8, -99, 0, 0, False),
        (7, -100, 0, 0, False),
        (8, -100, 0, 1, True),
        (12, 300, 1, 0, True),  # a long one with a figure, whose words are not sure
        (12, 301, 1, 0, False),
        (11, 300, 1, 0, False),
        (12, 300, 0, 0, False),
        (12, 300, 1, 1, False),
    ],
)
def test_lines_that_their_own_words_veto(words: int, score: int, digits: int, you: int, vetoed: bool) -> None:
    told = {"words": [1, words, 1], "score": [9, score, 8], "digits": [0, digits, 0], "you": [0, you, 0]}
    forest: Any = Trees("score", lambda score: score + 0.5)
    assert votes_of(told, forest) == [9.5, NONE if vetoed else score + 0.5, 8.5]


def puts(monkeypatch: pytest.MonkeyPatch, votes: Mapping[int, float], scores: Sequence[int] = ()) -> None:
    """The votes for the article's lines, and the words' scores; all blurbs are about apps."""
    monkeypatch.setattr(blurbs, "line_votes", lambda stretches, lines, body, scores: votes)
    monkeypatch.setattr(blurbs, "words", lambda: None)
    monkeypatch.setattr(blurbs, "word_scores", lambda model, stretches, lines, body: list(scores))
    app = [0, 0, 0, 9, *[0] * 10]
    monkeypatch.setattr(blurbs, "kinds_by_line", lambda stretches, lines, places: dict.fromkeys(places, app))


def test_blurbs_are_found_with_their_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    puts(monkeypatch, {1: 20, 4: -149, 7: 30})
    found = find_blurbs(named(9), short(9), [1, 3, 4, 6, 7], [9] * 9)
    assert found == {1: "clean.app", 7: "clean.app"}
    found = find_blurbs(named(9), short(9), [1, 4, 7], [0, 9, *[0] * 7])
    assert found == dict.fromkeys([1, 4, 7], "clean.app")  # in the article they stand together
    puts(monkeypatch, {})
    assert find_blurbs(named(9), short(9), range(9), [9] * 9) == {}


@pytest.mark.parametrize(
    ("rules", "scores", "found"),
    [
        ("donation . . donation", [0, 1, 1, 0], [1, 2]),
        ("donation . . donation", [0, 1, 0, 0], []),  # one of them does not sound like a blurb
        ("donation . . app", [0, 1, 1, 0], []),
        ("date . . date", [0, 1, 1, 0], []),  # no rule for blurbs
        ("donation . date donation", [0, 1, 1, 0], []),
        ("donation . donation . app", [0, 1, 0, 1, 0], [1]),
        ("app . donation+app . app", [0, 1, 0, 1, 0], [1]),
        (". donation . .", [1, 0, 1, 1], []),
        ("donation donation . donation", [0, 0, 1, 0], [2]),
    ],
)
def test_what_stands_inside_an_appeal_goes_with_it(
    monkeypatch: pytest.MonkeyPatch, rules: str, scores: list[int], found: list[int]
) -> None:
    puts(monkeypatch, {})
    told = [tuple(f"clean.{rule}" for rule in own.split("+")) if own != "." else () for own in rules.split()]
    lines = [row("L", rules=own) for own in told]
    body = [at for at, own in enumerate(told) if not own]
    assert find_blurbs(named(len(lines)), lines, body, scores) == dict.fromkeys(found, f"clean.{rules.split()[0]}")


def test_blurbs_are_taken_out_of_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    puts(monkeypatch, {1: 20, 2: -900}, [3, 4, 5, 6])
    lines, states = short(4, "L"), [STATES[state] for state in "aBBb"]
    assert drop_blurbs(named(4), lines, states) == [3, 4, 5, 6]
    assert states == ["above", "inside", "body", "below"]
    assert [line.rules for line in lines] == [(), ("clean.app",), (), ()]


@pytest.mark.parametrize(("sort", "stays"), [("L", False), ("S", False), ("T", False), ("N", True)])
def test_a_text_of_nothing_but_blurbs_stays(monkeypatch: pytest.MonkeyPatch, sort: str, stays: bool) -> None:
    puts(monkeypatch, {0: 20}, [-500, -500])
    lines, states = [*short(1, "L"), *short(1, sort)], ["body", "body"]
    drop_blurbs(named(2), lines, states)
    assert states == (["body", "body"] if stays else ["inside", "body"])
    assert lines[0].rules == (() if stays else ("clean.app",))
