"""newsx/cleaning/glued.py: where lines are cut, given what the trees and the network say."""

from __future__ import annotations

from typing import Any

import pytest
from lines import Trees, page

from newsx.cleaning import glued
from newsx.cleaning.glue_words import HEAD, TAIL, Cut, Glue
from newsx.cleaning.glued import chosen, find_cuts, votes_of

MODEL = Glue(-100, {"help": 1000, "ask": 500}, {}, {"help": 30}, frozenset({"help", "ask"}))
OTHER = "The ferry of Lamu lost power on Monday, and Ann Bol of the Crew sent nine engineers there at once."
STORY = "Nine boats of Ann Bol came in before noon on Monday, the crew of them told Ann Bol there."


def at(side: int, place: int) -> Cut:
    return Cut(side, place, [], [])


@pytest.mark.parametrize(
    ("judged", "cuts"),
    [
        ([(HEAD, 10, 1)], [10]),
        ([(HEAD, 10, 0)], []),
        ([(HEAD, 10, 1), (HEAD, 30, -149), (HEAD, 50, -150)], [30]),  # the farthest in
        ([(TAIL, 90, 1), (TAIL, 70, -149), (TAIL, 50, -150)], [70]),
        ([(HEAD, 10, -100), (HEAD, 30, 1)], [30]),
        ([(HEAD, 10, 1), (TAIL, 70, -149)], [10]),
        ([(HEAD, 10, 1), (TAIL, 70, 1)], []),  # all of it may be one
        ([(HEAD, 10, 0), (TAIL, 70, 1)], [70]),
        ([], []),
    ],
)
def test_which_cuts_are_made(judged: list[tuple[int, int, float]], cuts: list[int]) -> None:
    assert [cut.at for cut in chosen([(at(side, place), vote) for side, place, vote in judged])] == cuts


def test_votes_for_rows_of_columns() -> None:
    trees: Any = Trees("b", lambda value: value * 2)
    assert votes_of(trees, ("a", "b"), [(1, 2), (3, 4)]) == [4, 8]
    assert votes_of(trees, ("a", "b"), []) == []


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A cut's first vote is by its digits; the network and the second trees are for all that they are asked about."""
    seen: list[str] = []
    first, second = Trees("digits", lambda digits: digits - 205), Trees("net", lambda net: net)
    monkeypatch.setattr(glued, "glue", lambda: MODEL)
    monkeypatch.setattr(glued, "forest", {glued.TREES: first, glued.READ_TREES: second}.__getitem__)

    def log_odds(text: str) -> int:
        seen.append(text)
        return 1

    monkeypatch.setattr(glued, "log_odds", log_odds)
    return seen


def cut_off(*texts: str) -> dict[int, list[str]]:
    stretches, lines = page("\n".join(texts), rules=False)
    own = [stretch.text for stretch in stretches]
    return {at: [own[at][cut.at :] for cut in cuts] for at, cuts in find_cuts(own, lines).items()}


def test_lines_are_cut(judged: list[str]) -> None:
    texts = ["Help us 123456.", OTHER, f"{STORY} Help 123456.", f"{STORY} Help 12345.", f"{STORY} Hear 123456.", STORY]
    assert cut_off(*texts) == {2: ["Help 123456."]}  # one with a first vote of -200 is not read
    assert judged == ["Help 123456.", STORY]
    assert cut_off(STORY, OTHER) == cut_off() == {}


@pytest.mark.usefixtures("judged")
def test_which_lines_are_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    ten = "Nine of the boats of Lamu came in at noon."
    assert cut_off(f"{ten} Help a b 123456.") == {0: ["Help a b 123456."]}  # 14 words
    assert cut_off(f"{ten} Help a 123456.") == {}
    assert cut_off(f"| {STORY} Help 123456.") == {}  # the row of a table
    head = "b" * (50_000 - len(f" {STORY} Help 123456."))
    assert cut_off(f"{head} {STORY} Help 123456.") == {0: ["Help 123456."]}
    assert cut_off(f"b{head} {STORY} Help 123456.") == {}
    monkeypatch.setattr(glued, "glue", lambda: Glue(MODEL.start, MODEL.singles, {}, {}, frozenset({"ask"})))
    assert cut_off(f"{STORY} Help 12345.") == {}  # none of its words is telling


def test_the_cuts_with_the_highest_votes_are_read(judged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glued, "MOST_READ", 2)
    texts = [f"{STORY} Help {'1' * digits}." for digits in (7, 9, 6, 8)]
    assert sorted(cut_off(*texts)) == [1, 3]
    assert judged[::2] == ["Help 111111111.", "Help 11111111."]
