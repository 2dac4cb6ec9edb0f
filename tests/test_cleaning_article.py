"""An HTML page as a whole: what of it is told beside its text, and in which order it is warned."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

import pytest
from pages import HTML, raw_of

from newsx.article import Block, BlockKind, Clean
from newsx.cleaning import clean
from newsx.cleaning.page_article import _blocks

HEAD = "Old mill burns down in Osijek"
NOT_LISTED = "html: what the extractor left out is not listed under dropped"
NO_TEXT = "html: no article found in the page"


def cleaned(html: str, publisher: str | None = None, url: str | None = None, **known: Any) -> Clean:
    raw = raw_of(html, "html", **known)
    return clean(replace(raw, source=replace(raw.source, publisher=publisher, url=url)))


def with_body(more: str, head: str = "", lang: str = "en") -> str:
    """The page with more at its article's end."""
    page = HTML.replace("</article>", f"{more}</article>").replace("<html>", f'<html lang="{lang}">')
    return page.replace("</head>", f"{head}</head>")


def test_what_a_page_tells_of_its_article() -> None:
    page = cleaned(HTML)
    assert page.text.startswith(f"{HEAD}\n\nThe old mill by the river")
    assert page.text.endswith("who came to see it.")
    assert (page.title, page.publisher, page.authors) == (HEAD, "Daily Oat", ("Mira Kolar",))
    assert page.published is not None
    assert (page.published.date, page.published.basis) == ("2022-08-09", "stated")
    assert page.source == HTML
    assert (page.repairs, page.warnings, page.language) == ((), (NOT_LISTED,), "en")
    assert [block.kind for block in page.blocks] == ["title", "paragraph", "paragraph", "paragraph"]
    assert {(block.source_start, block.source_end) for block in page.blocks} == {(None, None)}


def test_what_is_given_goes_before_what_the_page_tells() -> None:
    page = cleaned(HTML, "The Post", title="A mill burns", published="2022-08-10")
    assert (page.title, page.publisher) == ("A mill burns", "The Post")
    assert page.published is not None
    assert (page.published.date, page.published.basis) == ("2022-08-10", "given")
    page = cleaned(with_body("", '<meta name="pubdate" content="2022-02-30">'), published="2022-08-10")
    assert page.warnings == (NOT_LISTED,)


def test_several_authors_and_spaces_in_names() -> None:
    page = cleaned(HTML.replace("Mira Kolar", "Mira Kolar; Ivo Horvat").replace("Daily Oat", "Daily\n&amp;  Oat"))
    assert page.authors == ("Mira Kolar", "Ivo Horvat")
    assert page.publisher == "Daily & Oat"


def test_a_byline_names_the_authors_where_the_head_of_the_page_does_not() -> None:
    html = HTML.replace('<meta name="author" content="Mira Kolar">', "")
    assert cleaned(html).authors == ()
    assert cleaned(html.replace("</h1>", "</h1><p>By Ivo Horvat</p>")).authors == ("Ivo Horvat",)


@pytest.mark.parametrize("html", ["", "<html><body></body></html>", "<p></p>", "<nav><a href='/'>Home</a></nav>"])
def test_a_page_without_an_article(html: str) -> None:
    page = cleaned(html, title="A mill burns")
    assert (page.source, page.text, page.title, page.blocks, page.dropped) == (html, "", "A mill burns", (), ())
    assert (page.published, page.warnings) == (None, (NO_TEXT,))


def test_a_page_without_an_article_that_is_broken_too() -> None:
    told = "html.unclosed: the value of an attribute lacks a quotation mark; what follows it was read"
    assert cleaned('<a href="x>').warnings == (NO_TEXT, told)


def test_items_of_a_list_in_the_page_are_items() -> None:
    items = "<ul><li>Forty men came from the town and the villages</li><li>Nobody was <b>hurt</b> in the mill</li></ul>"
    page = cleaned(with_body(f"<p>The brigade said in its report of the night:</p>{items}"))
    kinds = {page.text[block.start : block.end]: block.kind for block in page.blocks}
    assert kinds["Forty men came from the town and the villages"] == "item"
    assert kinds["Nobody was hurt in the mill"] == "item"
    assert kinds["The brigade said in its report of the night:"] != "item"


def test_what_is_a_quotation_in_the_text_is_no_item() -> None:
    known: list[BlockKind] = ["title", "deck", "paragraph", "subhead", "quote", "item", "paragraph"]
    text = "".join(f"{number} men\n" for number in range(7))
    blocks = [Block(kind, 6 * at, 6 * at + 5, 6 * at, 6 * at + 5) for at, kind in enumerate(known)]
    told = _blocks(Clean(text, text, None, tuple(blocks), (), None), {f"{number}men" for number in range(6)})
    assert [block.kind for block in told] == ["title", "item", "item", "item", "quote", "item", "paragraph"]


def test_a_headline_that_only_the_text_tells() -> None:
    html = HTML.replace("<title>Old mill burns - Daily Oat</title>", "").replace(f"<h1>{HEAD}</h1>", f"<p>{HEAD}</p>")
    assert cleaned(html).title == HEAD
    assert cleaned(html.replace("Forty", "Some 4\u20095")).title == HEAD
    assert cleaned(HTML.replace(f"<h1>{HEAD}</h1>", "").replace("Forty", "Some 4\u20095")).title == "Old mill burns"


def test_what_the_extractor_keeps_stays() -> None:
    lines = "<p>Osijek</p><p>Vukovar and Zagreb</p><p>Near the river</p><p>A town</p>"
    page = cleaned(HTML.replace("<p>Forty", f"{lines}<p>Forty"))
    assert "Osijek\n\nVukovar and Zagreb\n\nNear the river\n\nA town\n\nForty" in page.text


def test_the_libraries_say_nothing_of_a_page() -> None:
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    cleaned("<p></p>")
    assert [logging.getLogger(name).level for name in ("trafilatura", "htmldate")] == [logging.CRITICAL] * 2


def test_hidden_figures_anywhere_in_a_page_are_told() -> None:
    said = cleaned(HTML.replace("Copyright 2019", "Copyright 2\u200f019")).warnings
    assert [warning.split(":")[0] for warning in said] == ["html", "characters.hidden"]


def test_signs_that_are_not_displayed_and_narrow_spaces_stay() -> None:
    page = cleaned(HTML.replace("Forty firefighters", "Some 4\u20095 firefighters and \u202e12\u202c men").replace(
        "down in Osijek", "down in 4\u20095 hours"))  # fmt: skip
    assert "Some 4\u20095 firefighters and \u202e12\u202c men worked" in page.text
    assert page.title == "Old mill burns down in 4\u20095 hours"
    assert page.warnings[0] == NOT_LISTED
    assert page.warnings[1].startswith("characters.hidden")


def test_the_warnings_in_their_order() -> None:
    line = "nine men and ten women came to see the old mill as it burned down by the river on that night"
    more = (
        f"<p hidden>{line}</p><aside><table><tr><td>a<td>b<tr><td>c<td>1</table></aside><p>Seen 1\u200f2 times</p>"
        "<div style='display:none'><table><tr><td>a<td>5<tr><td>b<td>6</table></div>"
    )
    html = with_body(more, '<meta name="pubdate" content="2022-02-30">').replace(
        "article:published_time", "x"
    ).replace("<footer>", "<svg><p>" + line + "</p><footer>")  # fmt: skip
    said = [warning.split(":")[0] for warning in cleaned("\ufeff" + html).warnings]
    assert said == ["html", "characters.hidden", "html.unclosed", "html.hidden", "published.unreadable"]
    assert "html.hidden: 1 paragraph(s) that the page hides or strikes out were not read" in cleaned(html).warnings
    assert cleaned("\ufeff" + html).repairs == ("zero-width characters",)
    assert cleaned("\ufeff" + html).source == html


def test_the_language_and_the_address_tell_the_order_of_day_and_month() -> None:
    html = HTML.replace("article:published_time", "x").replace("</h1>", "</h1><p>05/04/2022</p>")
    assert cleaned(html).published is None
    by_language = cleaned(html.replace("<html>", '<html lang="en-GB">')).published
    by_address = cleaned(html, url="https://e.org.uk/a").published
    assert by_language is not None
    assert by_address is not None
    assert by_language.date == by_address.date == "2022-04-05"
