"""newsx/cleaning/glued.py: the columns of a cut, and which cuts are made."""

from __future__ import annotations

import pytest
from lines import page

from newsx.cleaning.glue_words import HEAD, NONE, TAIL, Cut, Glue, Sentence
from newsx.cleaning.glued import COLUMNS, READ_COLUMNS, Page, read

MODEL = Glue(
    -100,
    {"help": 1000, "ask": 500, "sea": 60, "tea": -90},
    {},
    {"help": 30, "we": 7, "nine": 4},
    frozenset({"help", "ask"}),
)
OTHER = "The ferry of Lamu lost power on Monday, and Ann Bol of the Crew sent nine engineers there at once."
STORY = "Nine boats of Ann Bol came in before noon on Monday, the crew of them told Ann Bol there."
ASKS = "Help Our Crew with $25! We ask you."
NAMES = "side score best worst inner outer outer2 rest words count left topic topic-here topic-inner topic-outer names "
NAMES += "digits you says quote mark begins capitals above below outer-you inner-words outer-words"


def told(*texts: str, at: int = 1, side: int = TAIL, goes: int = 2) -> dict[str, float]:
    """The columns of the cut of line `at` by which so many sentences would go."""
    stretches, lines = page("\n".join(texts))
    own = [stretch.text for stretch in stretches]
    cut = next(cut for cut in MODEL.cuts(own[at]) if (cut.side, len(cut.goes)) == (side, goes))
    return dict(zip(COLUMNS, Page(own, lines).told(MODEL, at, cut), strict=True))


def test_the_columns_of_a_cut() -> None:
    assert tuple(NAMES.split()) == COLUMNS
    found = told(OTHER, f"{STORY} {ASKS}", "Boats", OTHER)
    help_, ask = -100 + round(1000 / 15**0.5), -100 + round(500 / 3)
    assert found == pytest.approx({
        "side": 1, "score": -100 + round(1500 / 24**0.5), "best": help_, "worst": ask, "inner": help_, "outer": -100,
        "outer2": NONE, "rest": -100, "words": 8, "count": 2, "left": 19, "topic": 1 / 6, "topic-here": 1 / 6,
        "topic-inner": 1 / 3, "topic-outer": 5 / 9, "names": 1 / 2, "digits": 2, "you": True, "says": False, "quote": 0,
        "mark": 0, "begins": 30, "capitals": 1 / 2, "above": 1, "below": 1, "outer-you": False, "inner-words": 7,
        "outer-words": 21,
    })  # fmt: skip


def test_the_columns_of_a_cut_at_the_head() -> None:
    found = told(OTHER, f"{ASKS} {STORY} You told us so.", at=1, side=HEAD)
    help_, ask = -100 + round(1000 / 15**0.5), -100 + round(500 / 3)
    assert (found["side"], found["best"], found["worst"], found["inner"]) == (0, help_, ask, ask)
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
        ("Help Max.", "quote", 0),
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
    assert told(f"Help the box {STORY}", at=0, side=HEAD, goes=1)["mark"] == -1


def test_the_scores_of_the_sentences_that_would_stay() -> None:
    found = told("Nine boats lay there at noon that day. Tea came in. Boats lay at sea. Help us.", at=0, goes=1)
    assert (found["outer"], found["outer2"]) == (-100 + round(60 / 11**0.5), -100 - round(90 / 9**0.5))
    assert found["rest"] == -100 + round(-30 / 39**0.5)
    assert told(f"{STORY} Of the. Help us.", at=0)["topic-inner"] == -1  # it says nothing


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


def test_a_page_looks_up_the_words_of_its_long_lines() -> None:
    _, lines = page(f"{STORY}\n{OTHER}\nBoats", rules=False)
    said = Page([STORY, OTHER, "Boats"], lines).said
    assert (said["ann"], said["boats"], said["zoe"]) == (2, 1, 0)


def sentence(text: str) -> Sentence:
    return Sentence(0, text, [], frozenset(), 0, 1, 0)


def test_what_the_network_reads() -> None:
    goes, stays = [sentence("10 "), sentence("-30 "), sentence("50")], [sentence("5 "), sentence("7"), sentence("900")]
    assert read(int, Cut(HEAD, 0, goes, stays)) == (10, 50, -30, 10, 5, 7, 10 - 7)
    assert read(int, Cut(HEAD, 0, goes[:1], stays[:1])) == (10, 10, 10, 10, 5, NONE, 5)
    assert (
        *COLUMNS, "vote", "net", "net-best", "net-worst", "net-inner", "net-outer", "net-outer2", "net-gap",
    ) == READ_COLUMNS  # fmt: skip
