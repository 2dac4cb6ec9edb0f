"""newsx/cleaning/judging.py: which lines stay, and as what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from lines import page, row, stretch

from newsx.cleaning import judging
from newsx.cleaning.features import Line
from newsx.cleaning.judging import Verdict, judge

STATES = {"a": "above", "B": "body", "i": "inside", "b": "below"}
Judge = Callable[..., Verdict]


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> Judge:
    """Judges lines with these states; `titles`: the headline above each first paragraph; nothing is corrected."""

    def judged(states: str, lines: Sequence[Line], titles: Mapping[int, int] | None = None, **told: Any) -> Verdict:
        asked = told.pop("stretches", [stretch(f"Line {n}") for n in range(len(lines))])
        monkeypatch.setattr(judging, "find_states", lambda stretches, lines: [STATES[state] for state in states])
        monkeypatch.setattr(judging, "find_title", lambda stretches, lines, first, title: (titles or {}).get(first))
        monkeypatch.setattr(judging, "correct", told.pop("correct", lambda *args: None))
        monkeypatch.setattr(judging, "drop_blurbs", lambda stretches, lines, states: [-1200] * len(lines))
        return judge(asked, told.pop("title", None), told.pop("drop", ()), lines=lines, **told)

    return judged


@pytest.mark.parametrize(
    ("text", "told", "kind"),
    [
        ("Boats sank off Lamu.", {}, "paragraph"),
        ("Boats sank off Lamu", {}, "subhead"),
        ("Boats sank off Lamu?", {}, "subhead"),
        ("Boats sank off Lamu!", {}, "paragraph"),
        ("Boats sank off Lamu:", {}, "paragraph"),
        ("Boats sank for Max", {}, "subhead"),
        ("BOATS SANK OFF LAMU.", {}, "subhead"),
        ("boats sank off Lamu", {}, "paragraph"),
        *[(f"Boats sank off Lamu{mark}", {}, "paragraph") for mark in "\"'”’…"],
        ("Boat " * 13 + "boats", {}, "subhead"),
        ("Boat " * 14 + "boats", {}, "paragraph"),
        ("BOAT " * 14 + "BOATS", {}, "paragraph"),
        ("Boats sank.", {"marker": "quote"}, "quote"),
        ("Boats sank.", {"marker": "bullet"}, "item"),
        ("Boats sank.", {"marker": "number"}, "item"),
        ("Boats sank.", {"marker": "heading"}, "subhead"),
    ],
)
def test_the_kind_of_a_block(judged: Judge, text: str, told: dict[str, Any], kind: str) -> None:
    _, (line,) = page(text)
    stretches = [stretch("Boats."), stretch(text, **told), stretch("Boats.")]
    assert judged("BBB", [row(), line, row()], stretches=stretches).kinds == ["paragraph", kind, "paragraph"]
    if not told:
        assert judged("BB", [row(), line], stretches=stretches[:2]).kinds[1] == "paragraph"  # the last one


def test_headline_and_deck(judged: Judge) -> None:
    lines = [row("L" if n > 2 else "N", words=[f"{n}"] * 12) for n in range(6)]
    stretches = [stretch("Boats sank off Lamu.", marker="bullet") for _ in range(6)]
    verdict = judged("BBBBBB", lines, {3: 1}, stretches=stretches)
    assert verdict.kinds == ["item", "title", "deck", "item", "item", "item"]
    assert (verdict.title, verdict.first, verdict.begin, verdict.last) == (1, 3, 3, 5)
    assert judged("aaaBBB", lines, {3: 1}, stretches=stretches).kinds[:2] == [None, "title"]
    at_top = judged("BBBBBB", lines, {3: 0}, stretches=stretches)
    assert at_top.kinds[:4] == ["title", "deck", "deck", "item"]


def test_a_deck_that_had_gone_stays(judged: Judge) -> None:
    lines = [row("N", words=[f"{n}"] * 6) for n in range(3)] + [row()]
    stretches = [stretch(f"Line {n}.", marker="bullet" if n == 1 else "") for n in range(4)]
    assert judged("aaaB", lines, {3: 0}, stretches=stretches).kinds == ["title", "deck", None, "paragraph"]


def test_what_is_not_the_article_s_goes_for_a_reason(judged: Judge) -> None:
    verdict = judged("aBiBb", [row("N"), row(words=["a"] * 12), row("N", rules=("clean.app",)), row(), row("N")])
    assert verdict.kinds == [None, "paragraph", None, "paragraph", None]
    assert [verdict.rules[at] for at in (0, 2, 4)] == ["clean.before", "clean.app", "clean.after"]


def test_the_first_paragraph_and_where_the_article_begins(judged: Judge) -> None:
    lines = [
        row("N", words=["a"]),
        row("T", words=["b"] * 20),
        *[row("N", words=["c"]) for _ in range(3)],
        row(),
        row("N"),
    ]
    verdict = judged("BBiiiBB", lines, {})
    assert (verdict.first, verdict.begin, verdict.last) == (1, 1, 6)
    lines.insert(2, row("N", words=["d"]))
    verdict = judged("BBiiiiBB", lines, {6: 4})  # five lines on: a stray line far above
    assert (verdict.first, verdict.begin, verdict.title, verdict.kinds[4]) == (1, 6, 4, "title")
    assert judged("BBiiiiBB", lines, {6: 4, 1: 0}).title == 0
    assert judged("BBiiiBBB", lines, {1: None, 6: 4}).begin == 1
    assert judged("BiiiiiBi", lines).begin == 6  # none stands with another
    alone = judged("aBaaaaaa", lines)
    assert (alone.first, alone.begin, alone.last) == (1, 1, 1)


def test_what_was_read_out_of_html_stays_unless_a_rule_speaks_against_it(judged: Judge) -> None:
    lines = [row("N", words=["a"]), row("N", rules=("clean.date",)), row()]
    assert judged("aaB", lines).kinds == [None, None, "paragraph"]
    assert judged("aaB", lines, extracted=True).kinds[:2] == ["paragraph", None]


@pytest.mark.parametrize(
    ("states", "sorts", "kept"),
    [
        ("aaa", "NNN", "yyy"),  # nothing at all passed: all without a rule
        ("aaa", "NSN", "nyn"),
        ("aBa", "LNN", "ynn"),  # no full line passed where there is a long one
        ("aBa", "NNS", "nyn"),  # there is no long one: what passed stays
        ("aBa", "NTL", "nyn"),
        ("aBa", "NSL", "nyn"),
    ],
)
def test_where_no_full_line_passed(judged: Judge, states: str, sorts: str, kept: str) -> None:
    lines = [row(sort, words=[f"{n}"], tokens=("w",)) for n, sort in enumerate(sorts)]
    corrected: list[Sequence[str]] = []
    verdict = judged(states, lines, correct=lambda *args: corrected.append(args[3]), drop=("boats",))
    assert "".join("n" if kind is None else "y" for kind in verdict.kinds) == kept
    assert corrected == [("boats",)] * (2 if "B" not in states or sorts == "LNN" else 1)


def test_a_page_without_an_article(judged: Judge) -> None:
    def nothing(stretches: object, lines: object, states: list[str], drop: object) -> None:
        states[:] = ["above"] * len(states)

    verdict = judged("ab", [row(tokens=("w",)), row("N", rules=("clean.date",), tokens=("w",))], correct=nothing)
    assert verdict == Verdict([None, None], ["clean.before", "clean.date"], None, 0, 0, -1)


def test_a_line_that_stands_twice_is_kept_once(judged: Judge) -> None:
    verdict = judged("BBBB", [row(words=[word] * 12) for word in "abca"])
    assert verdict.kinds == ["paragraph", "paragraph", "paragraph", "paragraph"]  # a deck may say it too
    verdict = judged("BBBBBB", [row(words=[word] * 12) for word in "abcddd"])
    assert verdict.kinds[3:] == ["paragraph", None, None]
    assert verdict.rules[4:] == ["clean.repeated"] * 2


def test_what_goes_is_put_down_to_its_kind(judged: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    def put_down(stretches: object, lines: object, states: object, scores: list[int], because: list[str]) -> None:
        because[0] = f"scores {scores[0]}"

    monkeypatch.setattr(judging, "put_down", put_down)
    assert judged("aB", [row("N"), row()]).rules[0] == "scores -1200"
