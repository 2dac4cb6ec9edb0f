"""Days that a page states to machines: JSON-LD, `<meta>` elements, attributes beside the headline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from lxml.html import document_fromstring

from newsx.cleaning.page_stamps import ARTICLE, PAGE, Stated, changed, linked_data, metas
from newsx.grammar.stamps import read_stamp

DAY = "2024-05-06"


def page(head: str, body: str = "<p>x</p>") -> Any:
    return document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")


def days(found: Sequence[Stated]) -> list[str]:
    return [stated.stamp.day for stated in found]


def linked(text: str, title: str | None = None, kind: str = "application/ld+json") -> list[str]:
    """The days of the articles that this JSON-LD tells of."""
    return days(linked_data(page(f'<script type="{kind}">{text}</script>'), read_stamp, ARTICLE, title))


@pytest.mark.parametrize(
    "kind",
    [
        '"NewsArticle"', '"Article"', '"BlogPosting"', '"ReportageNewsArticle"', '"Report"', '"OpinionPiece"',
        '"Newsletter"', '"WebStory"', '"newsarticle"', '["Thing", "NewsArticle"]', '"https://schema.org/NewsArticle"',
    ],
)  # fmt: skip
def test_an_article_says_its_day(kind: str) -> None:
    assert linked(f'{{"@type": {kind}, "datePublished": "{DAY}"}}') == [DAY]


@pytest.mark.parametrize(
    "thing",
    [
        '{"@type": "VideoObject", "datePublished": "2024-05-06"}',
        '{"datePublished": "2024-05-06"}',
        '{"@type": "NewsArticle"}',
        '{"@type": "NewsArticle", "datePublished": null}',
        '{"@type": "NewsArticle", "datePublished": true}',
        '{"@type": "NewsArticle", "datePublished": {"day": "2024-05-06"}}',
        '{"@type": "NewsArticle", "datePublished": ["2024-05-06", "2024-05-07"]}',
        '{"@type": "NewsArticle", "datePublished": []}',
        '{"@type": "NewsArticle", "dateModified": "2024-05-06"}',
        '{"@type": "NewsArticle", "dateCreated": "2024-05-06"}',
        '{"@type": "WebPage", "video": {"@type": "NewsArticle", "datePublished": "2024-05-06"}}',
        '"NewsArticle"',
        "[]",
        "null",
        "",
    ],
)
def test_what_is_no_day_of_an_article(thing: str) -> None:
    assert linked(thing) == []


@pytest.mark.parametrize("value", ['"2024-05-06"', '["2024-05-06"]', '{"@value": "2024-05-06"}', "20240506"])
def test_a_value_may_be_written_in_other_ways(value: str) -> None:
    assert linked(f'{{"@type": "NewsArticle", "datePublished": {value}}}') == [DAY]


def test_what_was_read_is_told_with_its_spaces_as_one() -> None:
    tree = page('<script type="application/ld+json">{"@type": "Article", "datePublished": " 6  May\\n2024 "}</script>')
    assert linked_data(tree, read_stamp, ARTICLE, None)[0].surface == "6 May 2024"


@pytest.mark.parametrize(
    "text",
    [
        '{"@graph": [{"@type": "Person"}, {"@type": "NewsArticle", "datePublished": "2024-05-06"}]}',
        '[{"@type": "Organization"}, {"@type": "NewsArticle", "datePublished": "2024-05-06"}]',
        '{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "datePublished": "2024-05-06"}}',
        '<!-- {"@type": "NewsArticle", "datePublished": "2024-05-06"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2024-05-06"}\n//]]>',
        '{"@type": "NewsArticle", "datePublished": "2024-05-06"};',
        '{"@type": "NewsArticle", "description": "two\nlines", "datePublished": "2024-05-06"}',
        # broken JSON of one day
        '{"@type": "NewsArticle", "headline": "The "new" pier", "datePublished": "2024-05-06"}',
        '{"@type": "Person"} {"@type": "NewsArticle", "datePublished" : "2024-05-06"}',
        '{"@type": "NewsArticle", "datePublished": "2024-05-06"}, {"datePublished": "2024-05-06"}',
    ],
)
def test_where_the_article_stands_in_the_data(text: str) -> None:
    assert linked(text) == [DAY]


@pytest.mark.parametrize(
    "text", ["{}", " <!--{}--> ", "// <!--\n{}\n// -->", "<![CDATA[{}]]>", "//<![CDATA[\n{}\n//]]>", "{} ;"]
)
def test_the_marks_round_the_data_are_no_part_of_it(text: str) -> None:
    """Of data that can't be read two days would be none."""
    things = [f'{{"@type": "Article", "name": "a\nb", "datePublished": "2024-05-0{day}"}}' for day in (6, 7)]
    assert linked(text.format(f"[{', '.join(things)}]")) == ["2024-05-06", "2024-05-07"]


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "NewsArticle", "datePublished": "2024-05-06"}, {"datePublished": "2024-05-07"}',
        '{"@type": "NewsArticle", "dateModified": "2024-05-06"},',
        '{"@type": "Person", "datePublished": "2024-05-06"},',
        '{"@type": "NewsArticle", "datePublished": "2024-05-06',
    ],
)
def test_broken_data_that_tells_no_one_day(text: str) -> None:
    assert linked(text) == []


@pytest.mark.parametrize(
    ("kind", "found"),
    [("application/LD+JSON; charset=utf-8", [DAY]), ("application/json", []), ("text/javascript", []), ("", [])],
)
def test_the_type_of_a_script_says_what_it_holds(kind: str, found: list[str]) -> None:
    assert linked(f'{{"@type": "NewsArticle", "datePublished": "{DAY}"}}', None, kind) == found


def test_scripts_without_type_or_text_hold_nothing() -> None:
    tree = page(
        '<script>{"@type": "Article", "datePublished": "2024-05-06"}</script><script type="a/ld+json"></script>'
    )
    assert linked_data(tree, read_stamp, ARTICLE, None) == []


def test_the_article_that_has_the_headline_goes_first() -> None:
    things = ", ".join(
        f'{{"@type": "Article", "headline": "{headline}", "datePublished": "2024-05-0{day}"}}'
        for day, headline in enumerate(("Other", "Ferry sinks!", "Ferry"), 1)
    )
    assert linked(f"[{things}]", "Ferry Sinks") == ["2024-05-02", "2024-05-01", "2024-05-03"]
    assert linked(f"[{things}]") == ["2024-05-01", "2024-05-02", "2024-05-03"]


def test_a_page_is_no_article_and_an_article_no_page() -> None:
    tree = page(
        '<script type="application/ld+json">[{"@type": "WebPage", "datePublished": "2024-05-01"},'
        '{"@type": "NewsArticle", "datePublished": "2024-05-02"}, {"@type": "ItemPage", "datePublished": "2024-05-03"},'
        '{"@type": "CreativeWork", "datePublished": "2024-05-04"}]</script>'
    )
    assert days(linked_data(tree, read_stamp, PAGE, None)) == ["2024-05-01", "2024-05-03", "2024-05-04"]
    assert days(linked_data(tree, read_stamp, ARTICLE, None)) == ["2024-05-02"]


def test_the_days_of_changes() -> None:
    tree = page(
        '<script type="application/ld+json">{"@type": "Article", "dateModified": "2024-05-01"}</script>'
        '<meta property="article:modified_time" content="2024-05-02"><meta name="last-updated" content="2024-05-03">'
        '<meta name="revised" content="2024-05-04"><meta name="changed" content="soon"><meta name="update">'
        '<meta name="date" content="2024-05-05"><meta charset="utf-8"><meta name="pubdate" content="2024-05-06">'
    )
    assert changed(tree, read_stamp) == {"2024-05-01", "2024-05-02", "2024-05-03", "2024-05-04"}


@pytest.mark.parametrize(
    ("names", "where"),
    [
        ('property="article:published_time"', "published"),
        ('property="og:published_time"', "published"),
        ('name="publish_date"', "published"),
        ('name="parsely-pub-date"', "published"),
        ('name="PubDate"', "published"),
        ('name="publication_date"', "published"),
        ('name="date-published"', "published"),
        ('name="date_of_publication"', "published"),
        ('name="dcterms.issued"', "published"),
        ('itemprop="datePublished"', "published"),
        ('http-equiv="pubdate"', "published"),
        ('property="x" name="pubdate"', "published"),
        ('property="date" name="pubdate"', "published"),
        ('name="date"', "plain"),
        ('name="DC.date"', "plain"),
        ('name="dc.date.created"', "plain"),
        ('name="dcterms.created"', "plain"),
        ('name="article_date_original"', "plain"),
        ('http-equiv="date"', "plain"),
        ('itemprop="dateCreated"', "plain"),
        ('name="publisher"', None),
        ('name="date-modified"', None),
        ('name="published-updated"', None),
        ('name="unpublish_date"', None),
        ('name="valid-until-date"', None),
        ('name="event-end-date"', None),
        ('name="expiry-date"', None),
        ('name="issue"', None),
        ('name="candidate"', None),
        ('name="date-line"', None),
        ('property=""', None),
    ],
)
def test_what_a_meta_element_is_named(names: str, where: str | None) -> None:
    published, plain = metas(page(f'<meta {names} content="{DAY}">'), read_stamp)
    assert (days(published), days(plain)) == ([DAY] * (where == "published"), [DAY] * (where == "plain"))
