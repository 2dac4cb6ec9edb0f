"""newsx/cleaning/rules.py: how the entries of a rules.toml are read, and which lines they match."""

from __future__ import annotations

import tomllib
from importlib import import_module

import pytest

from newsx.cleaning.rules import fold, glued_tails, is_sure, matches, why
from newsx.cleaning.rules import rules as own_rules

RULES = import_module("newsx.cleaning.rules")  # the package has a function of this name
FEW = r"""
[glue]
signs = ["Follow ", "© "]
patterns = ['\s(?=Follow us\b)', '\s(?=© 20\d\d)']
[[rule]]
id = "clean.tide"
why = "a table of tides"
words = ["tide", "tides"]
patterns = ['^high tide\b', 'tides? of', 'lo|hi']
beside = ["harbour"]
longest = 12
[[rule]]
id = "clean.buoy"
why = "a buoy"
patterns = ['buoy \d']
sure = ['^\d+ buoys$']
signs = ["buoy", "mark"]
phrases = ["see buoys", "high tide"]
reports = true
cue = true
[[rule]]
id = "clean.dock"
why = "a dock"
phrases = ["see buoys", "see docks"]
sure_phrases = true
appeal = true
headline = true
kinds = ["app", "promo"]
"""


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """These rules stand for newsx's own."""
    monkeypatch.setattr(RULES, "load", lambda room, name: tomllib.loads(FEW))
    monkeypatch.setattr(RULES, "rules", own_rules.__wrapped__)


def found(line: str) -> tuple[str, ...]:
    words = fold(line).split()
    return matches(fold(line), len(words), frozenset(words))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Kisumu’s", "kisumu's"),
        ("‘Boats’", "'boats'"),
        ("“Boats”", '"boats"'),
        ("9\u00a0BOATS", "9 boats"),
        ("Boats…", "boats..."),
        ("2–3", "2-3"),
        ("boats — two", "boats - two"),
        ('Plain "Boats" - it\'s', 'plain "boats" - it\'s'),
        ("Élan", "élan"),
    ],
)
def test_a_line_is_folded(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.usefixtures("few")
def test_rules_are_read_with_what_makes_them_worth_trying() -> None:
    read = RULES.rules()
    tide, buoy, dock = read.by_id.values()
    assert list(read.by_id) == ["clean.tide", "clean.buoy", "clean.dock"]
    assert read.rank == {"clean.tide": 0, "clean.buoy": 1, "clean.dock": 2}
    assert read.phrases["see buoys"] == ("clean.buoy", "clean.dock")
    assert read.words == {"tide": (tide,), "tides": (tide,)}
    assert read.cues == {"tide", "tides"}
    assert read.always == (buoy,)  # what has no words and patterns
    assert (tide.longest, buoy.longest) == (12, 60)
    assert (tide.why, tide.beside, dock.kinds) == ("a table of tides", {"harbour"}, ("app", "promo"))
    assert (buoy.patterns, buoy.sure_patterns) == (("buoy \\d", "^\\d+ buoys$"), ("^\\d+ buoys$",))
    flags = ("sure_phrases", "cue", "appeal", "reports", "headline")
    assert [[flag for flag in flags if getattr(rule, flag)] for rule in (tide, buoy, dock)] == [
        [], ["cue", "reports"], ["sure_phrases", "appeal", "headline"],
    ]  # fmt: skip
    assert why("clean.buoy") == "a buoy"


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("High tide", ["tide", "buoy"]),  # in the order of the file
        ("See buoys", ["buoy", "dock"]),
        ("« See docks: »", ["dock"]),
        ("see docks x", []),
        ("See the docks", []),
        ("Tides of the lake", ["tide"]),
        ("High water, no tide", ["tide"]),
        ("High water", []),  # none of the rule's words
        ("Buoy 9 is lit", ["buoy"]),
        ("9 buoys", ["buoy"]),
        ("9 marks", []),
        ("| | | | | | see docks", ["dock"]),  # eight words
        ("| | | | | | | see docks", []),
        ("the tides of a b c d e", ["tide"]),
        ("the tides of a b c d e f", []),  # nine words, and none of those beside
        ("the tides of a b c d e f harbour", ["tide"]),
        ("the tides of a b c d e f g h harbour", ["tide"]),
        ("the tides of a b c d e f g h i harbour", []),  # 13 words
        ("buoy 9 " + "a " * 58, ["buoy"]),
        ("buoy 9 " + "a " * 59, []),
    ],
)
def test_which_rules_a_line_matches(line: str, ids: list[str]) -> None:
    assert found(line) == tuple(f"clean.{id}" for id in ids)


@pytest.mark.usefixtures("few")
def test_of_a_long_line_the_first_and_the_last_400_characters_are_looked_at() -> None:
    for head, is_found in (
        ("a" * 392 + " buoy 9", True),
        ("a" * 393 + " buoy 9", True),
        ("a" * 394 + " buoy 9", False),
    ):
        assert bool(found(f"{head}{'b' * 410}")) is is_found
        assert found(head) == ("clean.buoy",)
    assert found(f"{'b' * 410}buoy 9{'a' * 394}")
    assert not found(f"{'b' * 410}buoy 9{'a' * 395}")
    assert not found(f"{'b' * 395}buoy {'b' * 10}9{'b' * 399}")  # the ends do not come to stand together


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("line", "ids", "told", "sure"),
    [
        ("9 buoys", ["buoy"], False, True),
        ("9 buoys", ["buoy"], True, True),  # the rule's own words are those of speech
        ("buoy 9", ["buoy"], False, False),
        ("see docks", ["dock"], False, True),
        ("see docks", ["dock"], True, False),
        ("see buoys", ["buoy"], False, False),  # not a rule whose phrases are sure
        ("see buoys", ["buoy", "dock"], False, True),
        ("high tide", ["dock"], False, False),  # another rule's phrase
        ("see docks" + "." * 391, ["dock"], False, False),
        ("see docks" + "." * 390, ["dock"], False, True),
        ("9 buoys", [], False, False),
    ],
)
def test_which_rules_are_sure_of_a_line(line: str, ids: list[str], told: bool, sure: bool) -> None:
    assert is_sure(line, [f"clean.{id}" for id in ids], told) is sure


def test_where_furniture_is_glued_on(monkeypatch: pytest.MonkeyPatch) -> None:
    assert glued_tails("Nine boats came in. Read more: The boats of Lamu. Sign up for our letter.") == [20, 50]
    assert glued_tails("Nine boats came in.") == glued_tails("Nine boats. Follow the crew home.") == []
    monkeypatch.setattr(RULES, "load", lambda room, name: tomllib.loads(FEW))
    monkeypatch.setattr(RULES, "_glue", RULES._glue.__wrapped__)
    monkeypatch.setattr(RULES, "_glue_signs", RULES._glue_signs.__wrapped__)
    assert glued_tails("Boats. Follow us here. © 2024 Lamu") == [7, 23]
    assert glued_tails("Boats. Follow us.") == [7]
    assert glued_tails("Boats.\n© 2024 Lamu") == [7]
    assert glued_tails("Boats. Following us, © Lamu") == []
