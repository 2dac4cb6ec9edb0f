"""Tags and quotation marks that are never closed: their openings go, what follows stays; all else is left alone."""

from __future__ import annotations

import pytest

from newsx.cleaning.page_unclosed import closed, prose

TEN = "nine boys came home on the first boat of them"
P = f"<p>{TEN}</p>"
END = "<!-- end -->"


@pytest.mark.parametrize(
    ("html", "number"),
    [
        (P, 1),
        (P * 3, 3),
        (f'<P class="a b">{TEN}', 1),
        (f"<p\n>{TEN}", 1),
        ("<p>nine boys came home on the first boat of</p>", 0),
        (f"<p>nine <b>boys</b> {TEN}</p>", 0),
        (f"<pre>{TEN}</pre>{TEN}", 0),
    ],
)
def test_paragraphs_of_prose_have_ten_words(html: str, number: int) -> None:
    assert prose(html) == number


@pytest.mark.parametrize("name", ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"])
def test_what_holds_no_markup_and_is_not_closed(name: str) -> None:
    assert closed(f"a<{name}>x()<p>b") == ("ax()<p>b", [name])
    assert closed(f"a<{name.upper()}\nsrc=b.js>x()<p>b") == ("ax()<p>b", [name])
    assert closed(f"a<{name}>x()</{name}><p>b") == (f"a<{name}>x()</{name}><p>b", [])
    assert closed(f"<{name}>x() {P}<{name}>y()</{name}>") == (f"x() {P}<{name}>y()</{name}>", [name])


@pytest.mark.parametrize(
    ("html", "left", "names"),
    [
        ('<script src="a.js"<p>b', "<p>b", ["script"]),
        (f"<!-- x {P}", f" x {P}", ["!--"]),
        ("<!--[if IE]> x", "[if IE]> x", ["!--"]),
        (f"<p>a<![CDATA[ b {P}", f"<p>a b {P}", ["![CDATA["]),
        (f"<![cdata[ b {P}", f" b {P}", ["![CDATA["]),
        (f"<![CDATA[ b ]]>{P}", f" b ]]>{P}", ["![CDATA["]),
        (f"<style>x<p>{P}<script>y<p>b", f"x<p>{P}y<p>b", ["style", "script"]),
        (f"<svg>x<script>y{P}", f"xy{P}", ["script", "svg"]),
        (f"<script>a <script>b {P}<script>c</script>", f"a b {P}<script>c</script>", ["script"]),
        (f"<script>a {P}<script>b {P}<script>c</script>", f"a {P}b {P}<script>c</script>", ["script"]),
        # a script in a comment in a script would not end with the first end tag
        (f"<script><!-- <script></script>{P}", f"<script> <script></script>{P}", ["!--"]),
        (f"<script><!-- {P}<script></script>", f" {P}<script></script>", ["script", "!--"]),
        (f"<!-- a {P * 4}<!-- b -->{P}", f" a {P * 4}<!-- b -->{P}", ["!--"]),
        (f"<!-- a {P}<!-- b -->", f" a {P}<!-- b -->", ["!--"]),
        (f"<!-- a <!-- b {P * 4}<!-- c -->{P}", f" a  b {P * 4}<!-- c -->{P}", ["!--"]),
        ("İ <script> x<p>b", "İ  x<p>b", ["script"]),
    ],
)
def test_openings_that_hide_text_go(html: str, left: str, names: list[str]) -> None:
    assert closed(html) == (left, names)


@pytest.mark.parametrize(
    "html",
    [
        f"<script>x() <script>y()</script>{P}",
        f"<script>x() {TEN}<script>y()</script>{P}",
        f"{P}<script>x()",  # nothing follows it
        f"<script>x()</script>{P}<script>y()</script>",
        f"<script>'<style>' {P} '<style>'</script>{P}",
        f"<script>'</style>'</script>{P}",
        f"<scripts>x{P}",
        f"<scriptx{P}",
        f"<!-->a{P}",
        f"<!--->a{P}",
        f"<!-- a -->{P}",
        f"<!-- a --!>{P}",
        f"a -->{P}</script>",
        f"<!-- a {P * 3}<!-- b -->{P * 2}",  # a comment that another one was put into
        "<!-- a <!-- b --> c",
        f"<!-- <script> -->{P}",
        f"<!-- <![CDATA[ -->{P}",
        f"<script><![CDATA[ x ]]></script>{P}",
        f'<script>"<style>"</script>{P}',
        f"<script><!-- x --> <script></script>{P}",
        f"<style><!-- x <style></style>{P}",
        f"<title>{TEN}</title>{P}<textarea>{P}</textarea>",
    ],
)
def test_what_is_closed_is_left_alone(html: str) -> None:
    assert closed(html) == (html, [])


BESIDE = ["aside", "footer", "nav", "menu"]  # of these two paragraphs have to follow
HELD = [
    "noscript", "template", "svg", "math", "select", "datalist", "object", "applet", "video", "audio", "picture",
    "canvas", "map", "dialog", "button", "label", "fieldset", "progress", "meter", "figure", "frameset", "marquee",
    "blink", "time", "del",
]  # fmt: skip


@pytest.mark.parametrize("name", BESIDE + HELD)
def test_elements_that_an_article_leaves_out(name: str) -> None:
    text = P * (2 if name in BESIDE else 1)
    assert closed(f"{P}<{name}>{text}") == (P + text, [name])
    assert closed(f"{P}<{name}>{text}</{name}>") == (f"{P}<{name}>{text}</{name}>", [])
    assert closed(f"{P}<{name}>{text[len(P) :]}") == (f"{P}<{name}>{text[len(P) :]}", [])


@pytest.mark.parametrize(
    ("html", "left"),
    [
        (f'<SVG width="3">{P}', P),
        (f"<svg><svg></svg>{P}", f"<svg></svg>{P}"),
        (f"<svg><svg>{P}", P),
        (f"</svg><svg>{P}", f"</svg>{P}"),
        (f"{P}<svg>a<svg>{P}<svg>b", f"{P}a{P}b"),
    ],
)
def test_elements_without_an_end_tag(html: str, left: str) -> None:
    assert closed(html) == (left, ["svg"])


@pytest.mark.parametrize(
    "html",
    [
        f"<svg/>{P}", f'<svg width="3" />{P}', f"<svgs>{P}", f"<!-- <svg> -->{P}", f'<script>"<svg>"</script>{P}',
        f"<aside>{P}", f"<svg>{TEN}", f"{P}<svg>", f"<div>{P}", f"<p>{P}",
    ],
)  # fmt: skip
def test_elements_that_hide_nothing(html: str) -> None:
    assert closed(html) == (html, [])


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<div class="wide <p>a', '<div class="wide "><p>a'),
        ("<div class='wide <p>a", "<div class='wide '><p>a"),
        ('<a href="x>b</a>', '<a href="x">b</a>'),
        ('<a href="x>b</a><a href="y">z</a>', '<a href="x">b</a><a href="y">z</a>'),
        ("<a href='x>b</a><a href='y'>z</a>", "<a href='x'>b</a><a href='y'>z</a>"),
        ('<a b="c" d="e <p>a', '<a b="c" d="e "><p>a'),
        ('<a b="c <p>a</p><a b="d <p>e', '<a b="c "><p>a</p><a b="d "><p>e'),
        ('<i a="b>c"><a b="d <p>e', '<i a="b>c"><a b="d "><p>e'),
        (f'{END}<a b="c <p>a', f'{END}<a b="c "><p>a'),
        ('<i a=""></i><a b="c <p>a', '<i a=""></i><a b="c "><p>a'),
    ],
)
def test_a_value_that_lacks_its_quotation_mark(html: str, left: str) -> None:
    assert closed(html) == (left, ['a="'])


@pytest.mark.parametrize(
    "html",
    [
        '<a title="5 > 3">x</a>', '<a title="<b>x</b>">y</a>', "<a title='<b>' b='c'>y</a>", '<a b="c">d</a>',
        '<!-- <a b="c <p> -->d', '<script>a="<b"</script>', '5 ="<', 'he said: "a < b" and left', '<a b="" c="d>e">f',
    ],
)  # fmt: skip
def test_values_that_have_their_marks_are_left_alone(html: str) -> None:
    assert closed(html) == (html, [])


@pytest.mark.parametrize("tag", ["<embed src=a.swf>", "<SOURCE srcset=a>", "<track>", "<keygen/>"])
def test_an_element_that_has_no_end_goes(tag: str) -> None:
    assert closed(f"a{tag}<p>b") == ("a <p>b", [])
    assert closed(f"a<{tag[1:4]}><p>b") == (f"a<{tag[1:4]}><p>b", [])
