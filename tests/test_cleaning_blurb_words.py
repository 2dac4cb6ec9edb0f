"""newsx/cleaning/blurb_words.py: the features of a line's words, and how their votes become log odds."""

from __future__ import annotations

from typing import Any

import pytest

from newsx.cleaning.blurb_words import KINDS, Words, chances, features, names, words, words_of
from newsx.cleaning.rules import fold

ASKED = "Give what you can to us"  # six tokens: with length, capitals and end 16 features
DATA: dict[str, Any] = {
    "start": -50,
    "votes": {"give": 400, "L4": 20, "U0": -20, "E-": 40, "news": 9000},
    "pairs": {"^": {"give": 100}, "give": {"what": -40, "us": 9000}, "us": {"$": 10}},
    "kinds": {
        "": [100, *[0] * 13],
        "give": [400, 800, *[0] * 12],
        "us $": [0, -400, 40, *[0] * 11],
        "news": [9000] * 14,
    },
}


def singles(text: str) -> set[str]:
    return features(text, fold(text))[0]


@pytest.mark.parametrize(
    ("count", "length"),
    [
        (1, "L1"),
        (2, "L2"),
        (3, "L3"),
        (5, "L3"),
        (6, "L4"),
        (15, "L6"),
        (30, "L7"),
        (62, "L8"),
        (63, "L9"),
        (200, "L9"),
    ],
)
def test_the_length_of_a_line(count: int, length: str) -> None:
    assert singles(" ".join(["boat"] * count)) == {"boat", length, "U0", "E-"}


@pytest.mark.parametrize(
    ("text", "capitals"),
    [("BOATS", "U4"), ("Boats sank", "U2"), ("Boats sank off Lamu", "U2"), ("the boats sank off Lamu", "U0"),
     ("a Boat sank by day", "U0"), ("A boat sank By day", "U1"), ("A Boat Sank here", "U3"), ("9 boats", "U0")],
)  # fmt: skip
def test_how_many_words_begin_with_a_capital(text: str, capitals: str) -> None:
    assert {name for name in singles(text) if name[0] == "U"} == {capitals}


@pytest.mark.parametrize("mark", [*'.?!:"”’…', "-", ",", "9", "x"])
def test_the_end_of_a_line(mark: str) -> None:
    assert {name for name in singles(f"boats sank{mark}") if name[0] == "E"} == {
        f"E{mark if mark not in ',9x' else '-'}"
    }


def test_a_quotation_in_a_line() -> None:
    assert "Q" in singles("boats “sank” here")
    assert "Q" not in singles("boats 'sank' here")


def test_tokens_and_their_pairs() -> None:
    found, pairs = features("Give $25 now, now!", "give $25 now, now!")
    assert found == {"give", "$", "00", "now", ",", "!", "L3", "U1", "E!"}
    assert pairs == {
        ("^", "give"), ("give", "$"), ("$", "00"), ("00", "now"), ("now", ","), (",", "now"), ("now", "!"), ("!", "$"),
    }  # fmt: skip
    assert names("Give now", "give now") == {"give", "now", "L2", "U2", "E-", "^ give", "give now", "now $"}


def test_of_a_line_of_more_than_ninety_tokens_the_first_sixty_and_last_thirty_count() -> None:
    said = [f"{a}{b}" for a in "bcdfghjklm" for b in "aeiouwxyzr"]
    for count, missing in ((90, set()), (91, {said[60]}), (93, {*said[60:63]})):
        found, pairs = features(" ".join(said[:count]), " ".join(said[:count]))
        assert {name for name in found if name.islower()} == set(said[:count]) - missing
        assert (said[59], said[count - 30]) in pairs


def test_the_log_odds_of_a_line() -> None:
    model = words_of(DATA)
    assert model == Words(
        -50,
        DATA["votes"],
        {("^", "give"): 100, ("give", "what"): -40, ("give", "us"): 9000, ("us", "$"): 10},
        DATA["kinds"],
    )
    total = 400 + 20 - 20 + 40 + 100 - 40 + 10
    assert len(names(ASKED, ASKED.lower())) == 16
    assert model.score(ASKED, ASKED.lower()) == -50 + round(total / 4) == 78
    assert model.score(ASKED, ASKED.lower(), ["boats"] * 6) == -50 + round(
        (20 - 20 + 40) / 7**0.5
    )  # given tokens count
    assert model.score("Boats", "boats") == -50 + round(40 / 6**0.5)
    assert type(words().score(ASKED, ASKED.lower())) is int


def test_the_log_odds_of_each_kind() -> None:
    found = words_of(DATA).kind_scores(ASKED, ASKED.lower())
    assert found == pytest.approx([2.0, 1.0, 0.1, *[0] * 11])
    given = words_of(DATA).kind_scores(ASKED, ASKED.lower(), ["boats"])
    assert given == pytest.approx([1.0, *[0] * 13])
    assert len(words().kind_scores(ASKED, ASKED.lower())) == len(KINDS) == 14


def test_kinds_have_chances_that_sum_up_to_one() -> None:
    found = chances([0.0, 700.0, 701.0, *[-800.0] * 11])
    assert [*found][:3] == ["newsletter", "membership", "donation"]
    assert [*found.values()][:3] == pytest.approx([0.7311, 0.2689, 0], abs=1e-4)
    assert sum(found.values()) == pytest.approx(1)
    assert [*chances([0.0] * 14).values()] == pytest.approx([1 / 14] * 14)
