"""newsx/cleaning/kinds.py and reasons.py: the rule that a line which goes is put down to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace

import pytest
from lines import row, stretch

from newsx.cleaning import kinds
from newsx.cleaning.blurb_words import KINDS
from newsx.cleaning.features import Line
from newsx.cleaning.kinds import PLACED, kinds_by_line, put_down, rule_of, rules_by_kind
from newsx.cleaning.reasons import find_reasons
from newsx.cleaning.rules import rules

STATES = {"a": "above", "B": "body", "i": "inside", "b": "below"}


def odds(**known: float) -> list[float]:
    """The log odds of all kinds: 0 where none are given."""
    return [known.get(kind, 0.0) for kind in KINDS]


def speak(monkeypatch: pytest.MonkeyPatch, known: Mapping[str, list[float]]) -> None:
    """Lines with these texts have these log odds."""
    told = SimpleNamespace(kind_scores=lambda text, folded, tokens: known.get(text, odds()))
    monkeypatch.setattr(kinds, "words", lambda: told)


def test_the_rule_of_the_likeliest_kind() -> None:
    assert rules_by_kind()["donation"] == rules_by_kind()["membership"] == "clean.donation"
    assert rules_by_kind()["promo"] == "clean.related"
    rule, chance = rule_of(odds(tipline=5, app=1))
    assert rule == "clean.tip-line"
    assert chance == pytest.approx(148.413 / (148.413 + 2.718 + 12), abs=1e-4)
    assert sorted(rules_by_kind()) == sorted(KINDS)
    assert {*PLACED} <= {*rules().by_id}


def test_a_line_is_of_the_kind_of_its_words_and_half_of_those_near_it(monkeypatch: pytest.MonkeyPatch) -> None:
    speak(monkeypatch, {f"line {n}": odds(app=2**n, bio=1) for n in range(10)})
    stretches, lines = [stretch(f"line {n}") for n in range(10)], [row() for _ in range(10)]

    def app(*places: int) -> dict[int, float]:
        return {at: found[KINDS.index("app")] for at, found in kinds_by_line(stretches, lines, places).items()}

    assert app(4) == {4: 16}
    assert app(0, 1, 3) == {0: 1 + 2 / 2, 1: 2 + 1 / 2, 3: 8}  # line 2 is not asked about
    assert app(*range(10))[5] == 32 + (4 + 8 + 16 + 64 + 128 + 256) / 2  # three lines either way
    assert app(*range(10))[0] == 1 + (2 + 4 + 8) / 2
    found = kinds_by_line(stretches, lines, [4, 5])
    assert found[4] == odds(app=16 + 32 / 2, bio=1.5)
    assert kinds_by_line(stretches, lines, []) == {}


@pytest.mark.parametrize(
    ("state", "score", "words", "because", "put"),
    [
        ("below", 101, 3, "clean.after", "clean.app"),
        ("above", 101, 3, "clean.before", "clean.app"),
        ("inside", 101, 3, "clean.inside", "clean.app"),
        ("below", 101, 3, "clean.second-article", "clean.app"),
        ("below", 101, 3, "clean.ticker", "clean.app"),
        ("below", 101, 3, "clean.date", "clean.date"),  # neither a rule for blurbs nor one for a place
        ("below", 100, 3, "clean.after", "clean.after"),
        ("below", 101, 2, "clean.after", "clean.after"),
        ("body", 101, 3, "clean.after", "clean.after"),
        ("below", 101, 3, "clean.newsletter", "clean.app"),
    ],
)
def test_what_a_line_is_put_down_to(
    monkeypatch: pytest.MonkeyPatch, state: str, score: int, words: int, because: str, put: str
) -> None:
    speak(monkeypatch, {"A": odds(app=9)})
    told = [because]
    put_down([stretch("A")], [row(count=words)], [state], [score], told)
    assert told == [put]


@pytest.mark.parametrize(("odd", "put"), [(3.9, "clean.newsletter"), (4.0, "clean.app")])
def test_only_a_sure_kind_overrules_the_rule_that_matched(
    monkeypatch: pytest.MonkeyPatch, odd: float, put: str
) -> None:
    speak(monkeypatch, {"A": odds(app=odd)})  # e^3.95 beside 13 others is 0.8
    told = ["clean.newsletter"]
    put_down([stretch("A")], [row()], ["below"], [500], told)
    assert told == [put]


@pytest.mark.parametrize(
    ("scores", "states", "put"),
    [
        ([200, 0, 0], "bbb", "app app after"),
        ([0, 200, 0], "bbb", "app app app"),
        ([0, 200, -300], "bbb", "app app after"),  # its words speak against a blurb
        ([0, 200, -299], "bbb", "app app app"),
        ([0, 200, 0], "bbB", "app app after"),
        ([0, 0, 0], "bbb", "after after after"),
    ],
)
def test_a_line_that_says_little_is_of_the_kind_of_one_beside_it(
    monkeypatch: pytest.MonkeyPatch, scores: list[int], states: str, put: str
) -> None:
    speak(monkeypatch, {f"line {n}": odds(app=9 if score == 200 else 0) for n, score in enumerate(scores)})
    told = ["clean.after"] * 3
    stretches = [stretch(f"line {n}") for n in range(3)]
    put_down(stretches, [row("N", 3)] * 3, [STATES[state] for state in states], scores, told)
    assert told == [f"clean.{rule}" for rule in put.split()]


def reasons(lines: Sequence[Line], states: str) -> str:
    found = find_reasons(lines, [STATES[state] for state in states])
    return " ".join(rule.removeprefix("clean.") for rule in found)


def ruled(sort: str, *names: str) -> Line:
    return row(sort, rules=tuple(f"clean.{name}" for name in names))


def test_a_line_goes_by_its_first_rule_or_for_its_place() -> None:
    lines = [row("N"), ruled("N", "date", "clock"), row(), row("N"), row(), row("N")]
    assert reasons(lines, "aaBiBb") == "before date inside inside inside after"
    assert find_reasons([], []) == []


@pytest.mark.parametrize(
    ("places", "found"),
    [({3, 6, 9}, "ticker"), ({3, 6}, "date"), ({0, 6, 12}, "ticker"), ({0, 6, 13}, "date"), ({3, 5, 7, 9}, "ticker")],
)
def test_three_clock_times_within_six_lines_are_a_ticker(places: set[int], found: str) -> None:
    lines = [ruled("N", "clock") if n in places - {6} else row("N") for n in range(14)]
    lines[6] = ruled("N", "date", *["clock"] * (6 in places))
    assert reasons(lines, "a" * 14).split()[6] == found
    lines[6] = ruled("L", "date", *["clock"] * (6 in places))
    assert reasons(lines, "a" * 14).split()[6] == "date"  # a long sentence is none of a ticker's


def test_short_lines_under_the_heading_of_a_box_go_with_it() -> None:
    heading, short = ruled("N", "related"), row("N")
    assert reasons([row(), heading, short, row("S"), row("T"), short], "Bbbbbb") == (
        "inside related related related after after"
    )
    assert reasons([row(), heading, short, row(), short], "Bbbbb") == "inside related related after after"
    assert reasons([row(), heading, *[short] * 12], "B" + "b" * 13) == f"inside {'related ' * 12}after"
    assert reasons([heading, short, row()], "aaB").startswith("related before")  # above the article
    assert reasons([row(), ruled("N", "date"), short], "Bbb") == "inside date after"  # heads no box


def test_full_sentences_belong_to_an_appeal() -> None:
    lines = [row(), ruled("N", "donation"), row("N"), row(), row("T"), row("N")]
    assert reasons(lines, "Bbbbbb") == "inside donation donation donation donation donation"
    assert reasons([row(), ruled("N", "date", "related", "donation"), row("N"), row()], "Bbbb") == (
        "inside date related donation"  # the first rule's box where both have one
    )
    assert reasons([row(), ruled("N", "donation"), row("N"), row(), row()], "Biiii") == (
        "inside donation donation donation donation"
    )


@pytest.mark.parametrize(
    ("sorts", "at", "found"),
    [("NNNNNLLL", 3, "second-article"), ("NNNNNLLL", 2, "after"), ("LLLNN", 4, "second-article"),
     ("LLLNNN", 5, "after"), ("LNLNL", 1, "second-article"), ("SSTNTSS", 3, "after"), ("LLNN", 2, "after")],
)  # fmt: skip
def test_three_long_paragraphs_within_four_lines_are_a_second_article(sorts: str, at: int, found: str) -> None:
    assert reasons([row(sort) for sort in sorts], "b" * len(sorts)).split()[at] == found
    told = [row(sort, rules=("clean.date",) if sort == "L" else ()) for sort in sorts]
    assert reasons(told, "b" * len(sorts)).split()[at] == "after"  # furniture all of it
