"""Days that the elements of a page state: `<meta>` elements together, and attributes beside the headline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from lxml.html import document_fromstring, fromstring

from newsx.cleaning.page_stamps import Stated, marks, metas
from newsx.grammar.stamps import read_stamp

DAY = "2024-05-06"


def days(found: Sequence[Stated]) -> list[str]:
    return [stated.stamp.day for stated in found]


def marked(html: str) -> tuple[list[str], list[str]]:
    """What the elements of a part of a page say: the days of publication, and others."""
    tree: Any = fromstring(f"<div>{html}</div>")
    published, plain = marks(list(tree.iterdescendants()), read_stamp)
    return days(published), days(plain)


def test_of_several_meta_elements_the_usual_name_goes_first() -> None:
    head = (
        '<meta name="pubdate" content="2024-05-01"><meta name="date" content="2024-05-02">'
        '<meta property="og:title" content="2024-05-09"><meta name="issued" content="2024-05-03">'
        '<meta property="og:Article:Published_Time" content="2024-05-04"><meta name="date" content="soon">'
        '<meta name="created" content="2024-05-05"><meta name="pubdate" content=""><meta name="pubdate">'
        '<meta name="publish_date" content="2024-05-06">'
    )
    tree = document_fromstring(
        f'<html><head>{head}</head><body><div><meta itemprop="datePublished" content="2024-05-07"></div></body></html>'
    )
    published, plain = metas(tree, read_stamp)
    assert days(published) == ["2024-05-04", "2024-05-01", "2024-05-03", "2024-05-06"]
    assert days(plain) == ["2024-05-02", "2024-05-05"]


@pytest.mark.parametrize(
    "html",
    [
        f'<span itemprop="datePublished" content="{DAY}">x</span>',
        f'<time itemprop="datePublished" datetime="{DAY}">x</time>',
        f'<time class="published-date" datetime="{DAY}">x</time>',
        f'<time id="pub_date" datetime="{DAY}">x</time>',
        f'<time property="datePublished" datetime="{DAY}">x</time>',
        f'<time data-testid="publish-time" datetime="{DAY}">x</time>',
        f'<time class="wide" id="publish" datetime="{DAY}">x</time>',
        f'<abbr class="published" title="{DAY}">x</abbr>',
        f'<time pubdate datetime="{DAY}">x</time>',
        f'<span data-published="{DAY}">x</span>',
        f'<span data-pub-date="{DAY}">x</span>',
    ],
)
def test_an_attribute_named_after_publication(html: str) -> None:
    assert marked(html) == ([DAY], [])


@pytest.mark.parametrize(
    "html",
    [
        f'<time datetime="{DAY}">x</time>',
        f'<time class="entry-date" datetime="{DAY}">x</time>',
        f'<span property="dc:date" content="{DAY}">x</span>',
        f'<span property="dc:created" content="{DAY}">x</span>',
    ],
)
def test_another_day_of_an_element(html: str) -> None:
    assert marked(html) == ([], [DAY])


@pytest.mark.parametrize(
    "html",
    [
        f'<abbr class="date" title="{DAY}">x</abbr>',
        f'<span itemprop="startDate" content="{DAY}">x</span>',
        f'<span content="{DAY}">x</span>',
        f'<span class="published" data-id="{DAY}">x</span>',
        f'<span data-date="{DAY}">x</span>',
        f'<time class="updated" datetime="{DAY}">x</time>',
        f'<time class="published updated" datetime="{DAY}">x</time>',
        f'<time itemprop="dateModified" datetime="{DAY}">x</time>',
        '<time datetime="">x</time>',
        '<time datetime="soon">x</time>',
        "<time>6 May 2024</time>",
    ],
)
def test_an_attribute_that_says_no_such_day(html: str) -> None:
    assert marked(html) == ([], [])


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (f'Updated <time datetime="{DAY}">x</time>', []),
        (f'Last modified on: <time datetime="{DAY}">x</time>', []),
        (f'<b>News</b> updated at <time datetime="{DAY}">x</time>', []),
        (f'<time datetime="{DAY}">Updated 6 May</time>', []),
        (f'<time datetime="{DAY}"><b>Updated</b> 6 May</time>', []),
        (f'Updated <b>News</b> <time datetime="{DAY}">x</time>', [DAY]),
        (f'Updated <b>News</b><time datetime="{DAY}">x</time>', [DAY]),
        (f'Updated four words before it <time datetime="{DAY}">x</time>', [DAY]),
        (f'Updated three words before <time datetime="{DAY}">x</time>', [DAY]),
        (f'Updated two words <time datetime="{DAY}">x</time>', []),
        (f'<time datetime="{DAY}">x</time> Updated', [DAY]),
        (f'<time datetime="{DAY}">{"word " * 12}updated</time>', [DAY]),
        (f'<time datetime="{DAY}">{"word " * 10}updated</time>', []),
    ],
)
def test_the_words_about_an_element_say_that_it_was_changed_then(html: str, found: list[str]) -> None:
    assert marked(html)[1] == found


def test_an_element_by_itself_has_nothing_before_it() -> None:
    element: Any = fromstring(f'<time datetime="{DAY}">x</time>')
    assert days(marks([element], read_stamp)[1]) == [DAY]


def test_the_days_of_several_elements_are_told_in_their_order() -> None:
    html = '<time datetime="2024-05-02">x</time> <time pubdate datetime="2024-05-03">x</time>'
    assert marked(f'{html}<i data-published="2024-05-01">y</i>') == (["2024-05-03", "2024-05-01"], ["2024-05-02"])
