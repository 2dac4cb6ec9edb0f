"""newsx/cleaning/glued.py: the columns of a cut, and which cuts are made."""

from __future__ import annotations

from typing import Any

import pytest
from lines import Trees, page

from newsx.cleaning import glued
from newsx.cleaning.glue_words import HEAD, NONE, TAIL, Cut, Glue, Sentence
from newsx.cleaning.glued import COLUMNS, READ_COLUMNS, Page, chosen, find_cuts, read, votes_of

MODEL = Glue(-100, {"help": 1000, "ask": 500}, {}, {"help": 30, "we": 7, "nine": 4}, frozenset({"help", "ask"}))
OTHER = "The ferry of Lamu lost power on Monday, and Ann Bol of the Crew sent nine engineers there at once."
STORY = "Nine boats of Ann Bol came in before noon on Monday, the crew of them told Ann Bol there."
ASKS = "Help Our Crew with $25! We ask you."
NAMES = "side score best worst inner outer outer2 rest words count left topic topic-here topic-inner topic-outer names "
NAMES += "digits you says quote mark begins capitals above below outer-you inner-words outer-words"


def told(*texts: str, at: int = 1, side: int = TAIL, goes: int = 2) -> dict[str, float]:
    """The columns of the cut of line `at` by which so many sentences would go."""
    stretches, lines = page("\n".join(texts))
    own = [stretch.text for stretch in stretches]
    (cut,) = (cut for cut in MODEL.cuts(own[at]) if (cut.side, len(cut.goes)) == (side, goes))
    return dict(zip(COLUMNS, Page(own, lines).told(MODEL, at, cut), strict=True))


def test_the_columns_of_a_cut() -> None:
    assert tuple(NAMES.split()) == COLUMNS
    found = told(OTHER, f"{STORY} {ASKS}", "Boats", OTHER)
    help_, ask = -100 + round(1000 / 15**0.5), -100 + round(500 / 3)
    assert found == pytest.approx({
        "side": TAIL, "score": -100 + round(1500 / 24**0.5), "best": help_, "worst": ask, "inner": help_, "outer": -100,
        "outer2": NONE, "rest": -100, "words": 8, "count": 2, "left": 19, "topic": 1 / 6, "topic-here": 1 / 6,
        "topic-inner": 1 / 3, "topic-outer": 5 / 9, "names": 1 / 2, "digits": 2, "you": True, "says": False, "quote": 0,
        "mark": 0, "begins": 30, "capitals": 1 / 2, "above": 1, "below": 1, "outer-you": False, "inner-words": 7,
        "outer-words": 21,
    })  # fmt: skip


def test_the_columns_of_a_cut_at_the_head() -> None:
    found = told(OTHER, f"{ASKS} {STORY} You told us so.", at=1, side=HEAD)
    help_, ask = -100 + round(1000 / 15**0.5), -100 + round(500 / 3)
    assert (found["side"], found["best"], found["worst"], found["inner"]) == (HEAD, help_, ask, ask)
    assert (found["outer"], found["outer2"], found["rest"]) == (-100, -100, -100)
    assert (found["words"], found["left"], found["begins"], found["mark"]) == (8, 23, 4, 0)
    assert (found["inner-words"], found["outer-words"], found["outer-you"]) == (4, 21, False)
    assert (found["above"], found["below"], found["capitals"]) == (1, 0, 1 / 2)
    found = told(f"{ASKS} You told us so. {STORY}", at=0, side=HEAD)
    assert (found["outer-you"], found["begins"], found["outer-words"]) == (True, 0, 5)


@pytest.mark.parametrize(
    ("asks", "column", "value"),
    [
        ("“Help us.", "quote", 2 + 4),
        ("Help “us” now.", "quote", 1),
        ('Help us "now.', "quote", 2),
        ("‘Help us.", "quote", 4),
        ("'Help us.", "quote", 4),
        ('"Help" us.', "quote", 1 + 4),
        ("Help us.", "quote", 0),
        ("Help them.", "you", False),
        ("Help them, they said.", "says", True),
        ("Help of the and to.", "topic-here", 0),
        ("Help 10 of 200.", "digits", 5),
        ("Help us.", "names", -1),
        ("Help Zoe with Nan.", "names", 0),
        ("Help Bol with Nan.", "names", 1 / 2),  # the rest of its line holds one
    ],
)
def test_what_the_sentences_that_would_go_hold(asks: str, column: str, value: float) -> None:
    assert told(f"{STORY} {asks}", at=0, goes=1)[column] == value


@pytest.mark.parametrize("number", range(6))
def test_the_mark_before_a_cut(number: int) -> None:
    mark = '.!?…:"”'[number]
    assert told(f"{STORY[:-1]}{mark} Help us.", at=0, goes=1)["mark"] == number


def test_far_and_long_is_all_the_same() -> None:
    found = told(
        *[OTHER] * 10, f"{'Nine boats of Ann Bol came in before noon. ' * 25}Help us.", *[OTHER] * 11, at=10, goes=1
    )
    assert (found["above"], found["below"], found["left"]) == (9, 9, 200)
    found = told(
        *[OTHER] * 8, f"{'Nine boats of Ann Bol came in before noon. ' * 22}Help us.", *[OTHER] * 8, at=8, goes=1
    )
    assert (found["above"], found["below"], found["left"]) == (8, 8, 198)


def test_words_and_names_are_the_article_s_where_another_long_line_has_them() -> None:
    asks = "Help Zoe with Nan at sea."
    assert told(f"{STORY} {asks}", at=0, goes=1)["topic"] == 0
    assert told(f"{STORY} {asks}", "Zoe and Nan are at sea.", at=0, goes=1)["topic"] == 0  # a short one
    found = told(f"{STORY} {asks}", f"{STORY} To sea with Nan.", at=0, goes=1)
    assert (found["topic"], found["names"]) == (2 / 4, 1 / 2)
    assert told(f"{STORY} {asks} Nine of them to Nan.", at=0, goes=2)["names"] == 0


def sentence(text: str) -> Sentence:
    return Sentence(0, text, [], frozenset(), 0, 1, 0)


def test_what_the_network_reads() -> None:
    goes, stays = [sentence("10 "), sentence("-30 "), sentence("50")], [sentence("5 "), sentence("7"), sentence("900")]
    assert read(int, Cut(HEAD, 0, goes, stays)) == (10, 50, -30, 10, 5, 7, 10 - 7)
    assert read(int, Cut(HEAD, 0, goes[:1], stays[:1])) == (10, 10, 10, 10, 5, NONE, 5)
    assert (
        *COLUMNS, "vote", "net", "net-best", "net-worst", "net-inner", "net-outer", "net-outer2", "net-gap",
    ) == READ_COLUMNS  # fmt: skip


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
    monkeypatch.setattr(glued, "LONGEST", len(f"{STORY} Help 123456."))
    assert cut_off(f"{STORY} Help 123456.") == {0: ["Help 123456."]}
    assert cut_off(f"{STORY} Help 1234567.") == {}
    monkeypatch.setattr(glued, "glue", lambda: Glue(MODEL.start, MODEL.singles, {}, {}, frozenset({"ask"})))
    assert cut_off(f"{STORY} Help 12345.") == {}  # none of its words is telling


def test_the_cuts_with_the_highest_votes_are_read(judged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glued, "MOST_READ", 2)
    texts = [f"{STORY} Help {'1' * digits}." for digits in (7, 9, 6, 8)]
    assert sorted(cut_off(*texts)) == [1, 3]
    assert judged[::2] == ["Help 111111111.", "Help 11111111."]
