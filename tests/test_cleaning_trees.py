"""newsx/cleaning/trees.py and scoring.py: how votes are added up; the votes themselves are data."""

from __future__ import annotations

from typing import Any

import pytest
from lines import page, row, stretch

from newsx.cleaning import blurbs, glued, scoring, trees
from newsx.cleaning.evidence import evidence
from newsx.cleaning.scoring import NOWHERE, first_round, known_words, scores, weights, whole, words_of
from newsx.cleaning.surroundings import COLUMNS
from newsx.cleaning.trees import FEW, Forest, forest, planted


def grown(*asked: tuple[list[list[Any]], list[int]], start: int = 0) -> Forest:
    """Trees that ask these questions and have these votes."""
    return planted({"start": start, "trees": [{"asks": asks, "votes": votes} for asks, votes in asked]})


def test_a_value_above_a_border_is_a_yes() -> None:
    for name in ("words", "sort"):  # columns of many values and of few
        tree = grown(([[name, 8.5]], [10, 25]), start=100)
        assert tree.votes({name: [8, 8.5, 9, 400]}, range(4)) == [11, 11, 12.5, 12.5]


def test_the_answers_of_a_tree_are_a_number() -> None:
    asks = [["words", 1], ["sort", 1], ["words", 2]]
    tree = grown((asks, [0, 10, 20, 30, 40, 50, 60, 70]))
    told = {"words": [1, 2, 3, 1, 3], "sort": [0, 0, 0, 2, 2]}
    assert tree.votes(told, range(5)) == [0, 1, 5, 2, 7]
    assert tree.votes(told, [4, 0, 4]) == [7, 0, 7]
    assert tree.votes(told, []) == []


def test_each_tree_has_answers_of_its_own() -> None:
    eight = [["words", n] for n in range(8)]
    trees_ = grown((eight, list(range(0, 2560, 10))), ([["words", 3], ["sort", 3]], [0, 1000, 2000, 4000]), start=-5)
    assert trees_.columns["words"][0] == [0, 1, 2, 3, 4, 5, 6, 7]
    told = {"words": [0, 1, 4, 8, 8], "sort": [0, 0, 9, 0, 4]}
    assert trees_.votes(told, range(5)) == [-0.5, 0.5, 414.5, 354.5, 654.5]
    one_border_twice = grown(([["words", 3]], [0, 10]), ([["words", 3]], [0, 100]))
    assert one_border_twice.votes({"words": [3, 4]}, range(2)) == [0, 11]


def test_columns_of_few_values_are_columns_of_one_of_the_judges() -> None:
    told = evidence([stretch("A")], [row()], [900], [0])
    assert {*told} | {*COLUMNS} | {*glued.COLUMNS} >= FEW
    assert {*told} >= {*forest().columns}
    assert forest() == forest("trees.json")


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        (blurbs.TREES, COLUMNS),
        (blurbs.READ_TREES, blurbs.READ_COLUMNS),
        (glued.TREES, glued.COLUMNS),
        (glued.READ_TREES, glued.READ_COLUMNS),
    ],
)
def test_the_trees_ask_for_columns_there_are(name: str, columns: tuple[str, ...]) -> None:
    assert {*forest(name).columns} <= {*columns}


def test_a_vote_is_a_whole_number_of_hundredths() -> None:
    assert [whole(vote) for vote in (0.125, -1.5, 0.296, 2)] == [12, -150, 30, 200]
    votes, start = weights()
    assert {type(vote) for vote in (*votes.values(), start)} == {int}


def test_the_votes_of_words_by_the_length_of_their_lines() -> None:
    votes = {"t:boats.L": 3, "t:boats.N": -4, "t:..L": 5, "^boats": 6, "one": 7}
    assert words_of(votes) == {"L": {"boats": 3, ".": 5}, "N": {"boats": -4}}
    assert known_words() == words_of(weights()[0])


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights of a few features, and a tree that asks whether a line's own score is above 1."""
    monkeypatch.setattr(scoring, "weights", lambda: ({"one": 100, "w5.": -250, "w2-": -449}, -1))
    monkeypatch.setattr(trees, "forest", lambda: grown(([["score", 0.5]], [-70, 80])))


@pytest.mark.usefixtures("light")
def test_the_first_round_adds_up_the_votes_of_a_line() -> None:
    lines = [row(), row(vote=30), row()]
    assert first_round(lines, [["one", "w5.", "w9-"], ["one"], []]) == [-151, 129, NOWHERE]
    assert NOWHERE == -900


@pytest.mark.usefixtures("light")
def test_what_is_hopeless_after_the_first_round_is_not_asked_about_again() -> None:
    lines, found = [row(vote=vote) for vote in (52, 51, 1, 0)], [["one"], ["one"], ["w2-"], ["w2-"]]
    stretches = [stretch("A")] * 4
    assert first_round(lines, found) == [151, 150, -449, -450]
    assert scores(stretches, lines, found) == [8, 8, -7, -900]
    assert scores(stretches[:1], lines[3:], found[3:]) == [-900]
    assert scores([], [], []) == []


def test_the_second_round_knows_the_whole_page() -> None:
    stretches, lines = page("Boats\nShare")
    assert scores(stretches, lines, [[], []]) == [-900, -900]
