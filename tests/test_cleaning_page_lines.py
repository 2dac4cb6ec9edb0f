"""The lines that a page shows, with their elements; and pages whose elements lie too deep in one another."""

from __future__ import annotations

import pytest
from lxml.etree import fromstring as xml
from lxml.html import fromstring

from newsx.cleaning.page_broken import mended
from newsx.cleaning.page_lines import lines_of_page


def lines(html: str) -> list[str]:
    return [line.text for line in lines_of_page(xml(f"<body>{html}</body>"))]


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("One", ["One"]),
        ("<p>One</p><p>two</p>", ["One", "two"]),
        ("<p> One\n and </p> two <p></p>", ["One and", "two"]),
        ("One<div>two<p>three</p>four</div>five", ["One", "two", "three", "four", "five"]),
        ("One<br/>two<br/><br/>three", ["One", "two", "three"]),
        ("On<!-- or -->e<?x or?> two", ["One two"]),
        ("<ul><li>One</li><li>two</li></ul>", ["One", "two"]),
        ("<article/><p> </p>", []),
        ("", []),
    ],
)
def test_a_block_is_a_line(html: str, texts: list[str]) -> None:
    assert lines(html) == texts


def test_a_part_of_a_line_is_a_line_by_itself() -> None:
    assert [line.text for line in lines_of_page(fromstring("<b>One <i>two</i></b>"))] == ["One two"]


INSIDE = [
    "a", "abbr", "b", "bdi", "cite", "code", "data", "date", "em", "font", "i", "ins", "kbd", "label", "mark", "meta",
    "q", "small", "span", "strong", "sub", "sup", "time", "u",
]  # fmt: skip
UNSEEN = ["script", "style", "noscript", "template", "svg", "iframe", "select", "head"]
ENDLESS = [
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "colgroup", "col", "option",
    "optgroup", "rt", "rp", "html", "head", "body", "br", "hr", "img", "input", "meta", "link", "base", "area",
    "param", "frame", "wbr", "spacer", "bgsound", "image", "command",
]  # fmt: skip


@pytest.mark.parametrize("name", INSIDE)
def test_an_element_inside_a_line_ends_none(name: str) -> None:
    assert lines(f"On<{name}>e</{name}> two") == ["One two"]


@pytest.mark.parametrize("name", UNSEEN)
def test_what_no_reader_sees_is_in_no_line(name: str) -> None:
    assert lines(f"One<{name}>x<p>y</p>z</{name}> two") == ["One two"]


def test_the_elements_that_begin_in_a_line_or_right_before_it() -> None:
    page = fromstring(
        "<div><time></time><h1>One <b>two</b></h1><p>three<br>four <i>five</i></p> six <svg>x</svg></div>"
    )
    found = [(line.text, [element.tag for element in line.elements]) for line in lines_of_page(page)]
    assert found == [
        ("One two", ["div", "time", "h1", "b"]),
        ("three", ["p"]),
        ("four five", ["br", "i"]),
        ("six", []),
    ]


DEEP = "html.deep: elements that lie more than 150 deep in one another were read as one"


def nested(opening: str, closing: str, times: int, within: str = "x") -> str:
    return opening * times + within + closing * times


@pytest.mark.parametrize(
    "html",
    [
        "<p>Nine boys",
        nested("<div>", "</div>", 150),
        "</div>" * 20 + nested("<div>", "</div>", 150),
        "<div>a</div>" * 400,
        nested("<div>", "</div>", 100) * 3,
        "<p>a" * 400,
        "<br>" * 400,
        "<li>a<p>b" * 400,
        "<IMG src=a>" * 400,
        '<path d="a"/>' * 400,
        "<path />" * 400,
        "<p>" * 151 + "a" + "<b></b>" * 100,
        "<!-- a -->" * 400,
        "<script>a</script>" * 400,
        f"<!-- {'<div>' * 400} -->",
        f"<script>{'<div>' * 400}</script>",
        f"<STYLE>{'<div>' * 400}</STYLE>",
    ],
)
def test_pages_that_are_not_deep_stay_as_they_are(html: str) -> None:
    assert mended(html) == (html, ())


@pytest.mark.parametrize("name", ENDLESS)
def test_elements_without_an_end_are_not_in_one_another(name: str) -> None:
    assert mended(f"<{name}>a" * 400) == (f"<{name}>a" * 400, ())


@pytest.mark.parametrize(
    ("html", "left"),
    [
        (nested("<div>", "</div>", 151), "<div>" * 150 + " x " + "</div>" * 150),
        (nested("<DIV a=b>", "</DIV>", 152), "<DIV a=b>" * 150 + "  x  " + "</DIV>" * 150),
        (nested("<x-a\n>", "</x-a>", 151), "<x-a\n>" * 150 + " x " + "</x-a>" * 150),
        (nested("<q><br/>", "</q>", 151), "<q><br/>" * 150 + " <br/>x " + "</q>" * 150),
        (
            nested("<q>", "</q>", 150, "<b>x</b><p>y</p><i>z</i>"),
            "<q>" * 150 + " x <p>y</p> z " + "</q>" * 150,
        ),
        (nested("<q>", "</q>", 151) + "<q>y</q>", "<q>" * 150 + " x " + "</q>" * 150 + "<q>y</q>"),
        # the same element that ends where the next one begins, thousands of times over
        ("<p>" * 152 + "x", "<p>x"),
        ("<li class='a'>\n" * 300 + "x<p>y", "<li class='a'>\nx<p>y"),
        ("<td>" * 152 + "x" + "<tr>a" * 9, "<td>x" + "<tr>a" * 9),
        # of tables that lie so deep none is one
        (nested("<table><tr><td>", "</td></tr></table>", 151), None),
        (nested("<TABLE>", "</TABLE>", 151), None),
    ],
)
def test_pages_that_lie_too_deep_are_made_flat(html: str, left: str | None) -> None:
    found, warnings = mended(html)
    assert warnings == (DEEP,)
    assert (found.split() if left is None else found) == (["x"] if left is None else left)


def test_a_table_that_does_not_lie_deep_stays() -> None:
    found = mended(nested("<div>", "</div>", 151, "x") + "<table><tr><td>y</td></tr></table>")[0]
    assert found.endswith("</div><table><tr><td>y</td></tr></table>")


def test_what_is_not_closed_is_told_before_what_lies_deep() -> None:
    line = "<p>nine boys came home on the first boat of them</p>"
    found, warnings = mended(f'<script>x<svg>{line}<a b="c <p>d' + nested("<div>", "</div>", 151))
    assert warnings == (
        "html.unclosed: <script> is not closed in the page; what follows it was read",
        "html.unclosed: <svg> is not closed in the page; what follows it was read",
        "html.unclosed: the value of an attribute lacks a quotation mark; what follows it was read",
        DEEP,
    )
    assert found.startswith(f'x{line}<a b="c "><p>d<div>')
