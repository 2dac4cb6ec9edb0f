"""newsx/cleaning/rules.py: when a pattern of a rule is tried, and what a text must hold for that."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from newsx.cleaning.rules import Rule, needed


@pytest.mark.parametrize(
    ("pattern", "plain"),
    [
        ("boats", "boats"),
        ("^boats$", "boats"),
        (r"\bboats\b", "boats"),
        (r"^this (?:story|article) was (?:first )?published\b", "published"),
        ("a photo|an image", ""),
        ("(?:boat|ship)yard", "yard"),
        ("(?:harbour)yard", "yard"),
        ("(?:a(?:b)harbour)yard", "yard"),
        ("yard(?:harbour)", "yard"),
        ("colou?rs", "colo"),
        ("boats*ab", "boat"),
        ("boats{2}ab", "boat"),
        ("a?boats", "boats"),
        ("abc+defgh", "defgh"),
        ("boats+ab", "boats"),
        ("boat.s", "boat"),
        ("[abc]boats", "boats"),
        ("[]xyzxyz]boats", "boats"),
        ("[^]xyzxyz]boats", "boats"),
        (r"[\]xyzxyz]boats", "boats"),
        (r"\x27boats\.com", "boats"),
        ("bo\na", "bo\na"),
        ("ab(?:cd)ef", "ab"),
    ],
)
def test_what_a_text_must_hold_for_a_pattern_to_match(pattern: str, plain: str) -> None:
    assert needed(pattern) == plain


def rule_of(patterns: Sequence[str] = (), sure: Sequence[str] = (), signs: Sequence[str] = ()) -> Rule:
    flags = {"sure_phrases": False, "cue": False, "appeal": False, "reports": False, "headline": False}
    return Rule(
        "clean.a", "", 60, (*patterns, *sure), tuple(sure), signs=tuple(signs), beside=frozenset(), kinds=(), **flags
    )


def test_patterns_are_tried_at_the_beginning_or_anywhere() -> None:
    rule = rule_of(["^boats", "^b[a-c]", "crew", "a[b-d]", "x|y"], ["^boatyard$", "dock"])
    assert rule.begins == [("boats", "^boats"), ("boatyard", "^boatyard$"), ("", "(?:^b[a-c])")]
    assert rule.holds == [("crew", "crew"), ("dock", "dock"), ("", "(?:a[b-d])|(?:x|y)")]
    assert rule.sure == [("boatyard", "^boatyard$"), ("dock", "dock")]
    for line, is_found in [
        ("boats", True), ("two boats", False), ("bad", True), ("rows ba", False), ("two crews", True), ("lack", True),
        ("art", False), ("add", True), ("y", True), ("boatyard", True), ("a dock", True), ("", False),
    ]:  # fmt: skip
        assert rule.found(line) is is_found
    assert [rule.certain(line) for line in ("boatyard", "a boatyard", "a dock", "boats")] == [True, False, True, False]
    assert rule_of(["^row"]).holds == rule_of(["row"]).begins == rule_of(["row"]).sure == []
    assert [plain for plain, _ in rule_of(["abc", "ab"]).holds] == ["abc", ""]


def test_one_of_the_signs_must_stand_in_the_line() -> None:
    assert rule_of().signed("boats")
    rule = rule_of(signs=["@", "www"])
    assert [rule.signed(line) for line in ("a@b", "www", "boats")] == [True, True, False]
