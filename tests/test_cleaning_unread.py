"""What a page hides or strikes out, and its footnote marks: none of it is read."""

from __future__ import annotations

from typing import Any

import pytest
from lxml.html import document_fromstring, fromstring

from newsx.cleaning.page_unread import shown

LINE = "Nine boys came home on the first boat of the day with all of the others."  # 16 words
P = f"<p>{LINE}</p>"


def read(html: str) -> str:
    """The words that are shown of a part of a page."""
    text: str = shown(fromstring(f"<div>{html}</div>"))[0].text_content()
    return text


def hidden(html: str) -> tuple[int, int]:
    """How many of the prose paragraphs of a page are still there, and how many went."""
    tree, gone = shown(document_fromstring(f"<html><body>{html}</body></html>"))
    return tree.text_content().count("boys"), gone


@pytest.mark.parametrize(
    "html",
    [
        "<s>9</s>", "<strike>9</strike>", "<del>9</del>", "<template>9</template>", "<dialog>9</dialog>",
        "<i hidden>9</i>", '<i hidden="hidden">9</i>', '<i aria-hidden="true">9</i>', '<i aria-hidden="TRUE">9</i>',
        '<i style="display:none">9</i>', '<i style="color: red; display : NONE">9</i>',
        '<i style="visibility:hidden">9</i>', '<i style="visibility: collapse">9</i>',
        '<i style="text-decoration: line-through">9</i>', '<i style="text-decoration-line:line-through">9</i>',
        '<i style="text-decoration: underline line-through">9</i>', "<s><b>9</b></s>", "<s><s>9</s>8</s>",
    ],
)  # fmt: skip
def test_what_is_struck_out_or_hidden_is_not_read(html: str) -> None:
    assert read(f"Some {html} boys") == "Some  boys"


@pytest.mark.parametrize(
    "html",
    [
        "<ins>9</ins>", "<u>9</u>", "<dialog open>9</dialog>", '<dialog open="">9</dialog>',
        '<i hidden="until-found">9</i>', '<i hidden="Until-Found">9</i>', '<i aria-hidden="false">9</i>',
        "<i aria-hidden>9</i>", '<i style="display:block">9</i>', '<i style="-x-display:none">9</i>', "<i style>9</i>",
        '<i style="visibility:visible">9</i>', '<i style="text-decoration:none; a: line-through">9</i>',
    ],
)  # fmt: skip
def test_what_is_shown_is_read(html: str) -> None:
    assert read(f"Some {html} boys") == "Some 9 boys"


@pytest.mark.parametrize("name", ["main", "article", "div"])
def test_the_headline_and_the_whole_page_are_never_hidden(name: str) -> None:
    within = "<h1>9</h1>" if name == "div" else "9"
    assert read(f"<{name} hidden>{within}</{name}>") == "9"
    assert shown(document_fromstring("<body hidden>9</body>"))[0].text_content() == "9"
    assert shown(fromstring("<p hidden>9</p>"))[0].text_content() == "9"  # of the element itself nothing is asked


def test_the_page_itself_stays_as_it_was() -> None:
    tree: Any = fromstring("<div>12<sup>3</sup> <s>9</s> boys</div>")
    assert shown(tree)[0].text_content() == "12  boys"
    assert tree.text_content() == "123 9 boys"


def test_what_is_taken_out_leaves_no_trace_in_the_copy() -> None:
    tree = shown(fromstring("<div><s>9</s> 5 km<sup>2</sup> and 12<sup>3</sup> boys</div>"))[0]
    assert [element.tag for element in tree.iter()] == ["div"]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (P * 2 + f"<div hidden>{P * 3}</div>", (2, 3)),
        (P + f"<div hidden>{P * 4}</div>", (5, 0)),  # nearly all of it waits for a script that shows it
        (f"<div hidden>{P}</div>", (1, 0)),
        (P * 3 + f"<div hidden>{P}<div hidden>{P}</div></div>", (3, 2)),
        (P * 3 + f"<div hidden>{P}</div><del>{P}</del>", (3, 2)),
        (P + f"<div hidden>{P * 4}<del><p>boys</p></del></div>", (5, 0)),
        (P + "<div hidden><p>Nine boys came home on the first boat of the day with all of the.</p></div>", (1, 1)),
        ("<p>Nine</p><div hidden><p>Nine boys came home on the first boat of the day with all of.</p></div>", (0, 0)),
        ("<p>Nine</p><div hidden><p>boys</p></div>", (0, 0)),
        # words behind a link are words of the paragraph
        (
            P * 3 + "<div hidden><p>Nine <a>boys</a> came home on the first boat of the day with all of the.</p></div>",
            (3, 1),
        ),
    ],
)
def test_most_of_a_page_is_not_taken_for_hidden(html: str, found: tuple[int, int]) -> None:
    assert hidden(html) == found


@pytest.mark.parametrize(
    ("html", "text"),
    [
        # a footnote's mark goes
        ("12 boys<sup>3</sup> came", "12 boys came"),
        ("12<sup>3</sup> boys", "12 boys"),
        ("boys<sup>[3]</sup>", "boys"),
        ("boys<sup>(a)</sup>", "boys"),
        ("boys<sup>1, 2</sup>", "boys"),
        ("boys<sup>1–3</sup>", "boys"),
        ("boys<sup>*</sup>", "boys"),
        ("boys<sup>††</sup>", "boys"),
        ("boys<sup>note 4</sup>", "boys"),
        ("boys<sup> 3 </sup>", "boys"),
        ("boys<sup></sup>", "boys"),
        ("team<sup>2</sup>", "team"),
        ("12 <s>km</s><sup>2</sup> boys", "12  boys"),
        ("110<sup>6</sup>", "110"),
        ("1.10<sup>6</sup>", "1.10"),
        ("$5<sup>9</sup>", "$5"),
        ("$5<sup>999</sup>", "$5"),
        ('boys<sup class="footnote">a</sup>', "boys"),
        ('boys<sup id="cite-1">a</sup>', "boys"),
        ('boys<sup role="doc-noteref">ii</sup>', "boys"),
        ('boys<sup><a href="#one">a</a></sup>', "boys"),
        ('boys<sup><a href="https://e.org/#ref">a</a></sup>', "boys"),
        ('km<sup><a href="#one">2</a></sup>', "km"),
        # what else is raised stays
        ("the 5<sup>th</sup> boy", "the 5th boy"),
        ("the 1<sup>a</sup> boy", "the 1a boy"),
        ("King X<sup>ii</sup>", "King Xii"),
        ("in 2<sup>2024</sup>", "in 22024"),
        ('boys<sup><a href="https://e.org/">a</a></sup>', "boysa"),
        ("5 km<sup>2</sup>", "5 km²"),
        ("5 km<sup><b>2</b></sup> of", "5 km² of"),
        ("5 <b>km</b><sup>2</sup>", "5 km²"),
        ("5 <b>sq</b> km<sup>2</sup>", "5 sq km²"),
        ("5 feet<sup>3</sup>, 2 in<sup>2</sup>, 1 cm<sup>2</sup>", "5 feet³, 2 in², 1 cm²"),
        ("10<sup>6</sup> and 3 × 10<sup>12</sup>", "10⁶ and 3 × 10¹²"),
        ("$5<sup>99</sup>", "$5.99"),
        ("€ 1,250<sup>00</sup> each", "€ 1,250.00 each"),
        ("5<sup>1</sup>/2 miles", "5 1/2 miles"),
        ("about <sup>1</sup>/2", "about 1/2"),
        ("about <sup>1</sup>⁄<sub>2</sub>", "about 1⁄2"),
        ("<sup>1</sup> /2", "1 /2"),
    ],
)
def test_raised_characters(html: str, text: str) -> None:
    assert read(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('boys<a href="#fn1">1</a>', "boys"),
        ('<b>boys</b><a href="#fn1">1</a>', "boys"),
        ('boys<a href="#one" class="noteref">[1]</a>', "boys"),
        ('boys<a href="#one" id="ref1">1</a>', "boys"),
        ('boys<a href="#one" role="doc-noteref">1</a>', "boys"),
        ('boys <a href="#fn1">1</a>', "boys 1"),
        ('<a href="#fn1">1</a> boy', "1 boy"),
        ('boys<a href="#top">1</a>', "boys1"),
        ('boys<a href="https://e.org/note">1</a>', "boys1"),
        ('boys<a class="noteref">1</a>', "boys1"),
        ('boys<a href="#fn1">1 girl</a>', "boys1 girl"),
        ('boys<a href="#fn1"><b>1</b> girl</a>', "boys1 girl"),
        ('boys<a href="#fn1"><b>[</b>1]</a>', "boys"),
        ('boys<span class="footnote">1</span>', "boys"),
        ('boys<span class="foot-note">a</span>', "boys"),
        ('boys<span id="fn-ref2">*</span>', "boys"),
        ('boys<span role="doc-noteref">2</span>', "boys"),
        ('boys<span class="note">2</span>', "boys2"),
        ('boys<span class="footnotes">and girls</span>', "boysand girls"),
    ],
)
def test_marks_in_links_and_spans(html: str, text: str) -> None:
    assert read(html) == text
