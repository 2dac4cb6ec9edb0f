"""newsx/cleaning: what is asked for: text as it is, newsx's own records, HTML, phrases to drop."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import SimpleNamespace

import pytest
from pages import raw_of

from newsx import cleaning
from newsx.article import Block, Clean, When
from newsx.cleaning import as_is, clean, clean_text
from newsx.cleaning.characters import hidden_warnings
from newsx.cleaning.judging import Verdict
from newsx.cleaning.stretches import Stretch


def test_text_as_it_is() -> None:
    page = as_is(raw_of("Boats\n\nNine 1\u200b2 came.", title="Given", published="2020-01-02"))
    assert page.text == page.source == "Boats\n\nNine 1\u200b2 came."
    assert page.blocks == (Block("paragraph", 0, 5, 0, 5), Block("paragraph", 7, 21, 7, 21))
    assert (page.title, page.published) == ("Given", When("2020-01-02", "day", None, None, None, "given"))
    assert page.dropped == ()
    assert page.warnings == hidden_warnings(page.text)


def test_newsx_s_own_records_come_back_with_what_is_given() -> None:
    when = When("2023-05-03", "day", None, None, None, "stated")
    known = Clean("A", "Nine \u2800 1\u28002 came.", "Boats", (), (), when, warnings=("a",))
    for read in (clean, as_is):
        page = read(raw_of("B", clean=known))
        assert (page.title, page.published, page.text) == ("Boats", when, known.text)
        assert page.warnings == ("a", *hidden_warnings(known.text))
        page = read(raw_of("B", clean=known, title="Given", published="2020-01-02", notes=("characters.hidden: 1",)))
        assert (page.title, page.published and page.published.date, page.warnings) == ("Given", "2020-01-02", ("a",))


def test_what_the_judge_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[object, ...]] = []

    def judge(rest: Sequence[Stretch], *args: object) -> Verdict:
        seen.append(args[:3])
        return Verdict(["paragraph"], [""], None, 0, 0, 0)

    monkeypatch.setattr(cleaning, "judge", judge)
    clean(raw_of("Nine came.", title="Given"), ("Crew",))
    clean_text(raw_of("<p>Nine came."), "Nine came.", (), True)
    assert seen == [("Given", ("Crew",), False), (None, (), True)]


def test_html_is_read_as_html(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "newsx.cleaning.page_article", SimpleNamespace(clean_html=lambda *args: args))
    raw = raw_of("<p>Boats", "html")
    assert clean(raw, ("Crew",)) == (raw, ("Crew",), clean_text)  # type: ignore[comparison-overlap]
