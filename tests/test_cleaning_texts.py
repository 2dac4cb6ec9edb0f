"""newsx/cleaning: what a verdict on the lines of a text makes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from pages import cleaned, raw_of

from newsx import cleaning
from newsx.article import Block, Dateline, Dropped, Source, When
from newsx.cleaning import clean_text
from newsx.cleaning.judging import Verdict
from newsx.cleaning.rules import why

KINDS = {"t": "title", "d": "deck", "s": "subhead", "p": "paragraph", "i": "item", "q": "quote", ".": None}
Verdicts = Callable[..., None]


@pytest.fixture
def verdict(monkeypatch: pytest.MonkeyPatch) -> Verdicts:
    """The verdict on the next text: a letter a line (KINDS), and the rules of those that go."""

    def given(letters: str, rules: str = "", first: int = 0, begin: int | None = None) -> None:
        kinds: list[Any] = [KINDS[letter] for letter in letters]
        told = iter(rules.split())
        because = [f"clean.{next(told, 'after')}" if kind is None else "" for kind in kinds]
        title = letters.index("t") if "t" in letters else None
        last = max((at for at, kind in enumerate(kinds) if kind), default=-1)
        told_of = Verdict(kinds, because, title, first, first if begin is None else begin, last)
        monkeypatch.setattr(cleaning, "judge", lambda *args: told_of)
        monkeypatch.setattr(cleaning, "part", lambda stretches: (stretches, {}, stretches, []))

    return given


def test_what_is_kept_is_parted_by_blank_lines_with_the_headline_first(verdict: Verdicts) -> None:
    verdict("p.tpi", "date", first=3)
    page = cleaned("Nine came.\nMay 3\nBoats sank\n\n  Crew lost.\n* Two")
    assert page.text == "Boats sank\n\nNine came.\n\nCrew lost.\n\nTwo"
    assert page.title == "Boats sank"
    assert page.blocks == (
        Block("title", 0, 10, 17, 27),
        Block("paragraph", 12, 22, 0, 10),
        Block("paragraph", 24, 34, 31, 41),
        Block("item", 36, 39, 44, 47),
    )
    assert page.dropped == (
        Dropped("clean.date", why("clean.date"), 11, 16, "May 3"),
        Dropped("clean.marker", why("clean.marker"), 42, 43, "*"),
    )


def test_neighbours_dropped_by_one_rule_are_one_piece(verdict: Verdicts) -> None:
    verdict("..p.....", "date date date date app date date")
    page = cleaned("A\n\nB\nNine.\nC\n* D \nE\nF\nG\n")
    assert [(one.rule, one.text) for one in page.dropped] == [
        ("clean.date", "A\n\nB"), ("clean.date", "C\n* D"), ("clean.app", "E"), ("clean.date", "F\nG"),
    ]  # fmt: skip
    assert all(page.source[one.source_start : one.source_end] == one.text for one in page.dropped)


def test_the_signs_of_a_kept_line_are_dropped_each_by_itself(verdict: Verdicts) -> None:
    verdict("pp.pp", "date")
    page = cleaned("**Boats**\n* Nine\n# Ten\n- **Two**\nCrew")
    assert [(one.source_start, one.text) for one in page.dropped] == [
        (0, "**"), (7, "**"), (10, "*"), (17, "# Ten"), (23, "- **"), (30, "**"),
    ]  # fmt: skip


def test_what_the_source_was_said_to_be_goes_before_what_the_page_says(verdict: Verdicts) -> None:
    verdict(".tp", "date", first=2)
    text = "Published 3 May 2023\nBoats sank\nNine came."
    page = cleaned(text)
    assert (page.title, page.published) == ("Boats sank", When("2023-05-03", "day", "3 May 2023", None, None, "stated"))
    page = cleaned(text, title="Given", published="2020-01-02")
    assert (page.title, page.published) == ("Given", When("2020-01-02", "day", None, None, None, "given"))
    assert clean_text(raw_of(text), "Published 3 May 2022\nBoats sank\nNine came.", ()).published != page.published
    verdict("ppp")
    assert (cleaned(text).title, cleaned(text).published) == (None, None)


def test_a_page_s_other_dates_and_its_country_tell_day_from_month(verdict: Verdicts) -> None:
    def read(text: str, language: str | None = None, url: str | None = None) -> str | None:
        verdict(".t" + "p" * (text.count("\n") - 1), "date", first=2)
        raw = raw_of(text)
        source = Source(None, None, url, None, "text", None, (), "", len(text), {})
        page = clean_text(SimpleNamespace(title=None, published=None, source=source), text, (), False, language)  # type: ignore[arg-type]
        return page.published.date if page.published and raw else None

    text = "Published 05/04/2024\nBoats sank\nNine came."
    assert read(text) is None
    assert read(text, "en-US") == "2024-05-04"
    assert read(text, None, "https://e.ng/") == "2024-04-05"
    assert read(f"{text}\nOn 23/04/2024 ten came.") == "2024-04-05"


def test_a_date_is_looked_for_where_the_article_begins_too(verdict: Verdicts, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, ...]] = []
    when = When("2023-05-03", "day", None, None, None, "stated")

    def find(loose: Sequence[str], title: int | None, first: int, last: int, order: object) -> When | None:
        asked.append((loose, title, first, last))
        return when if first == 2 else None

    monkeypatch.setattr(cleaning, "find_published", find)
    verdict("p.p.", first=0, begin=2)
    assert cleaned("Nine.\nMay\nTen.\nCrew").published == when
    assert asked == [(["", "May", "", "Crew"], None, 0, 2), (["", "May", "", "Crew"], None, 2, 2)]
    verdict("p.p.", first=0)
    assert cleaned("Nine.\nMay\nTen.\nCrew").published is None
    monkeypatch.setattr(cleaning, "find_published", lambda *args: when if args[2] == 0 else None)
    verdict("p.p.", first=0, begin=2)
    assert cleaned("Nine.\nMay\nTen.\nCrew").published == when  # what stands about the first paragraph goes before


def test_the_day_of_a_dateline_stays_in_the_text(verdict: Verdicts) -> None:
    verdict("stp", first=2)
    page = cleaned("News\nBoats sank\nLAMU, 3 May 2023 (AP) — Nine came.")
    assert page.published == When("2023-05-03", "day", "3 May 2023", 24, 34, "stated")
    assert page.text[24:34] == "3 May 2023"
    assert page.dateline == Dateline("LAMU", "AP")
    verdict("its", first=2)
    assert cleaned("LAMU, 3 May 2023 (AP) — Nine came.\nBoats\nTen came.").dateline is None  # it opens no paragraph


def test_who_wrote_it_and_for_which_agency(verdict: Verdicts) -> None:
    text = "By Ann Bol\nBoats sank\nBy Ben Cox\nBy Eve Fry\nNine came.\nBy Gus Hay\n(AFP)"
    verdict(".t.sp..", "byline byline date credit", first=4)
    page = cleaned(text)
    assert page.authors == ("Ben Cox",)
    assert page.dateline == Dateline(None, "AFP")
    verdict(".t..p..", "byline byline byline credit date", first=4)
    assert cleaned(text).dateline is None
    verdict(".sssp..", first=4)
    assert cleaned(text).authors == ("Ann Bol",)  # above the first paragraph, where there is no headline
    lines = ["A", "By Ann Bol", "C", "D", "E", "F", "G", "Nine came."]
    verdict(".......p", first=7)
    assert cleaned("\n".join(lines)).authors == ("Ann Bol",)  # six lines above it
    verdict("........p", first=8)
    assert cleaned("\n".join([*lines[:2], "B", *lines[2:]])).authors == ()


@pytest.mark.parametrize(
    ("letters", "name", "rule", "publisher"),
    [
        (".tp", "Daily Oat", "before", "Daily Oat"),
        (".tp", "The Lamu Daily Oat", "photo-credit", "The Lamu Daily Oat"),
        (".tp", "The New Lamu Daily Oat", "before", None),
        (".tp", "Daily oat", "before", None),
        (".tp", "Daily Oat", "menu", None),
        ("t.p", "Daily Oat", "before", None),
        (".sp", "Daily Oat", "before", None),
        ("..tp", "Daily Oat\nNews", "before before", None),
    ],
)
def test_the_site_s_name_above_the_headline(
    verdict: Verdicts, letters: str, name: str, rule: str, publisher: str | None
) -> None:
    verdict(letters, rule, first=2)
    text = f"{name}\nBoats sank\nNine came."
    assert cleaned(text).publisher == publisher
    source = Source(None, None, None, "Given", "text", None, (), "", len(text), {})
    assert clean_text(SimpleNamespace(title=None, published=None, source=source), text, ()).publisher == "Given"  # type: ignore[arg-type]
