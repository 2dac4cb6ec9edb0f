"""Cleaning: cases of pages, rules and their reasons, titles, dates, kinds of blocks."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from pages import CASES, cleaned, raw_of

import newsx
from newsx.article import Clean
from newsx.cleaning import as_is, clean
from newsx.cleaning.rules import rules
from newsx.cleaning.scoring import weights

CODE = Path(__file__).parent.parent / "newsx" / "cleaning"

DATES = tomllib.loads((Path(__file__).parent / "cases" / "cleaning_dates.toml").read_text("utf-8"))["case"]


def marked(case: dict[str, Any]) -> Any:
    """A case that is known to fail (`fails` says why) must fail: once it passes, the mark has to go."""
    marks = [pytest.mark.xfail(strict=True, reason=case["fails"])] if "fails" in case else []
    return pytest.param(case, marks=marks, id=case["name"])


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_page(case: dict[str, Any]) -> None:
    page = cleaned(case["text"])
    assert page.title == case.get("title")
    assert (page.published.date if page.published else "") == case["published"]
    assert [part for part in case["keep"] if part not in page.text] == []
    assert [part for part in case["junk"] if part in page.text] == []
    assert list(page.authors) == case.get("authors", [])
    assert page.publisher == case.get("publisher")
    if "place" in case:
        assert page.dateline is not None
        assert (page.dateline.place, page.dateline.agency) == (case["place"], case.get("agency"))
    for part, rule in case.get("rules", {}).items():
        assert {dropped.rule for dropped in page.dropped if part in dropped.text} == {rule}


@pytest.mark.parametrize("case", DATES, ids=lambda case: case["name"])
def test_published(case: dict[str, Any]) -> None:
    page = cleaned(case["text"])
    assert (page.published.date if page.published else "") == case["published"]
    if page.published:
        assert page.published.surface in case["text"]
        assert page.published.basis == "stated"
        if "within" in case:  # a dateline stays in the text
            assert page.text[page.published.start : page.published.end] == page.published.surface
        else:
            assert page.published.start is None


def test_every_dropped_piece_tells_why_and_every_kept_one_where() -> None:
    for case in CASES:
        page = cleaned(case["text"])
        for dropped in page.dropped:
            assert dropped.why == rules().by_id[dropped.rule].why
            assert page.source[dropped.source_start : dropped.source_end] == dropped.text
        for block in page.blocks:
            kept = page.source[block.source_start : block.source_end]
            assert re.sub(r"\s", " ", kept) == page.text[block.start : block.end]


def test_rules_have_ids_of_their_own_and_a_reason() -> None:
    known = rules().by_id
    assert all(id.startswith("clean.") and rule.why for id, rule in known.items())
    code = "".join(path.read_text("utf-8") for path in CODE.glob("*.py"))
    used = set(re.findall(r'"(clean\.[a-z-]+)"', code))
    assert used <= set(known)
    assert {name for name in weights()[0] if name.startswith("clean.")} <= set(known)


def test_given_title_and_date_go_before_the_page() -> None:
    page = cleaned(CASES[0]["text"], title="Another headline", published="2020-01-02")
    assert page.title == "Another headline"
    assert page.published is not None
    assert (page.published.date, page.published.basis) == ("2020-01-02", "given")


def test_a_user_can_drop_a_phrase() -> None:
    text = CASES[0]["text"]
    page = clean(raw_of(text), drop=("two of the FOUR pumps",))
    assert "pumps" not in page.text
    assert [dropped.rule for dropped in page.dropped if "pumps" in dropped.text] == ["clean.user"]


def test_a_second_article_is_named_as_one() -> None:
    page = cleaned(CASES[1]["text"])
    assert "clean.second-article" in {dropped.rule for dropped in page.dropped if "Elders had asked" in dropped.text}


def test_kinds() -> None:
    kinds = {part: kind for case in CASES for part, kind in _kinds(cleaned(case["text"]))}
    assert kinds["Wells run dry"] == "subhead"
    assert kinds["The lake has lost two metres of water since 2017"] == "deck"
    assert kinds["Classes are to be no larger than fifty, according to the agreement."] == "item"
    assert (
        kinds["We would have liked to see more of it in writing, but our members are tired and want to teach."]
        == "quote"
    )


def _kinds(page: Clean) -> list[tuple[str, str]]:
    return [(page.text[block.start : block.end], block.kind) for block in page.blocks]


def test_as_is_changes_nothing() -> None:
    text = "  One line\r\nand another.\r\n\r\nShare\r\n"
    page = as_is(raw_of(text))
    assert page.text == text
    assert [text[block.start : block.end] for block in page.blocks] == ["One line\r\nand another.", "Share"]


def test_newsx_own_records_come_back() -> None:
    first = cleaned(CASES[0]["text"])
    again = clean(raw_of(first.text, clean=first))
    assert again == first


PROSE = (
    "Five pupils died near Kisumu on Friday when their minibus left the road and rolled into a river, police said.\n\n"
    "Twelve more were taken to hospital, where a doctor said that most would be home within a week.\n"
)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Horror on the road\n\n", "Horror on the road"),
        ("By Ann Otieno\n\nHorror on the road\n\n", "Horror on the road"),
        ("Home\nNews\nSport\n\nHorror on the road\n\nKISUMU, Kenya (AP) — ", "Horror on the road"),
        ("Sport\n\n", None),
        ("* Horror on the road\n\n", None),
    ],
)
def test_a_headline_of_few_words(above: str, title: str | None) -> None:
    assert cleaned(above + PROSE).title == title


def test_a_wrapped_paragraph_is_one_wherever_its_lines_break() -> None:
    wrapped = (
        "The boats came in on Friday, the harbour master of Kisumu said, and\n"
        "no one was hurt. Some 2,050 people had gone to the island for market\n"
        "day, most of them traders from the north shore of the lake, while\n"
        "the ferry lay in dock. Another 300 had been waiting on the jetty for\n"
        "it since the morning, the harbour master said, and had to go home.\n\n"
        "The county has promised a second ferry three times since the year\n"
        "2019. It has not said when it will come, nor who is to pay for its\n"
        "crew and for the fuel, of which the first one burns more each year.\n"
    )
    shorter = wrapped.replace("market\nday", "a\nday").replace("dock. Another 300 had", "dock. It had")
    for text in (wrapped, shorter):
        assert [block.kind for block in cleaned(text).blocks] == ["paragraph", "paragraph"]


def test_patterns_of_a_line_s_beginning_are_tried_there_only() -> None:
    """So none of them may have an alternative that stands elsewhere ("^one|two")."""
    for entry in tomllib.loads((CODE / "rules.toml").read_text("utf-8"))["rule"]:
        for pattern in (*entry.get("patterns", ()), *entry.get("sure", ())):
            if pattern.startswith("^"):
                bare = re.sub(r"\\.|\[[^\]]*\]", "", pattern)
                while "(" in bare:
                    bare = re.sub(r"\([^()]*\)", "", bare)
                assert "|" not in bare, f"{entry['id']}: {pattern}"


def test_a_paragraph_that_stands_twice_is_kept_once() -> None:
    told = [
        "The ferry office in Mwanza said on Tuesday that two boats would sail again before the end of the month.",
        "The older of the boats lost power in March, and engineers of the ferry office worked on it for nine days.",
        "Passengers have slept at the pier since the cancellations began, the harbour master said on Wednesday.",
        "A third boat of the ferry office is waiting for parts that were ordered from Durban last year.",
    ]
    text = newsx.clean("\n\n".join([*told, *told[2:]])).text
    assert [text.count(paragraph) for paragraph in told] == [1, 1, 1, 1]
