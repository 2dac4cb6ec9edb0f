"""Cleaning: broken characters are repaired and sound text is left alone; HTML; dates that are not the article's."""

from __future__ import annotations

import re

import pytest
from pages import HTML, raw_of

from newsx.cleaning import clean
from newsx.cleaning.characters import repair


@pytest.mark.parametrize(
    ("broken", "whole", "name"),
    [
        ("Ukraineâ€™s children", "Ukraine’s children", "mojibake"),
        ("a\r\nb\rc\u2028d\x0ce", "a\nb\nc\nd\ne", "line ends"),
        ("ab\u200bcd\u00ad", "abcd", "zero-width characters"),
        ("a\x00b\x07", "ab", "control characters"),
        ("M&amp;S &#8217;", "M&S ’", "entities"),
    ],
)
def test_repairs(broken: str, whole: str, name: str) -> None:
    assert repair(broken)[:2] == (whole, (name,))


@pytest.mark.parametrize(
    "sound", ["“Curly” ‘quotes’ stay — so do dashes…", "e\u0301te\u0301 stays decomposed", "Київ ﬁne №5"]
)
def test_sound_text_is_left_alone(sound: str) -> None:
    assert repair(sound) == (sound, (), ())


def test_html() -> None:
    page = clean(raw_of(HTML, "html"))
    assert page.title == "Old mill burns down in Osijek"
    assert page.published is not None
    assert page.published.date == "2022-08-09"
    assert page.authors == ("Mira Kolar",)
    assert page.publisher == "Daily Oat"
    assert "Forty firefighters" in page.text
    assert "Copyright" not in page.text
    assert all(block.source_start is None for block in page.blocks)
    assert any(warning.startswith("html:") for warning in page.warnings)


def test_html_takes_no_date_from_the_footer() -> None:
    assert clean(raw_of(re.sub(r"<meta property=.article[^>]*>", "", HTML), "html")).published is None


def test_html_without_an_article_says_so() -> None:
    page = clean(raw_of("<html><body></body></html>", "html"))
    assert page.text == ""
    assert page.warnings == ("html: no article found in the page",)
