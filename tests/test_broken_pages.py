"""Pages that would lose their article: tags that are never closed or thousands deep, odd JSON-LD, odd head elements."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

NAMES = ("Omar", "Kofi", "Anna", "Boris", "Chen", "Dina")
LINES = [
    f"{name} told the town council on Monday that the ferry had carried {number + 20} school children when it struck "
    "the pier near the old harbour of Lamu."
    for number, name in enumerate(NAMES)
]
PROSE = [f"<p>{line}</p>\n" for line in LINES]
FIRST, REST, ALL = "".join(PROSE[:2]), "".join(PROSE[2:]), "".join(PROSE)
START = "<!doctype html><html lang=en><head><title>The ferry of Lamu strikes a pier</title>{}</head><body>"


def cleaned(shell: Any, folder: Path, pages: dict[str, str]) -> dict[str, dict[str, Any]]:
    """What `newsx clean --json` says of the pages, by their names; each has to be there."""
    (folder / "in").mkdir()
    for name, page in pages.items():
        (folder / "in" / f"{name}.html").write_text(page, "utf-8")
    done = shell("newsx clean --json in", timeout=180)
    assert (done.returncode, done.stderr) == (0, "")
    found = {Path(record["path"]).stem: record for record in map(json.loads, done.stdout.splitlines())}
    assert found.keys() == pages.keys()
    return found


def lost(record: dict[str, Any]) -> list[str]:
    """The paragraphs that are not in the text."""
    text = " ".join(record["text"].split())
    return [line for line in LINES if line not in text]


# What is opened and never closed: before the article, in its middle, and where another one is closed behind it.
UNCLOSED = (
    "script",
    "style",
    "textarea",
    "title",
    "xmp",
    "iframe",
    "noembed",
    "noframes",
    "noscript",
    "template",
    "svg",
    "math",
    "object",
    "video",
    "canvas",
    "button",
    "dialog",
    "aside",
    "footer",
    "nav",
    "figure",
    "label",
    "time",
    "del",
    "picture",
)
BY_ITSELF = {
    "comment": "<!-- an advertisement ",
    "condition": "<!--[if IE]> ",
    "section": "<![CDATA[ ",
    "capitals": "<SCRIPT\n SRC='a.js'>",
    "escaped": "<script><!-- <script></script>",
    "value": '<div class="wide ',
    "link": '<a href="https://e.org/?a=1> ',
    "single": "<div class='wide ",
    "twice": '<div a="b" c="d ',
    "head": '<script src="a.js"',
    "no end": '<embed src="a.swf">',
    "source": "<source srcset=a.webp>",
    "dotted": "İ <script>",
}


def test_nothing_that_is_never_closed_hides_what_follows(shell: Any, tmp_path: Path) -> None:
    openings = {name: f"<{name}>" for name in UNCLOSED} | BY_ITSELF
    pages = {}
    for name, opening in openings.items():
        pages[f"before {name}"] = START.format("") + f"{opening}{ALL}"
        pages[f"amid {name}"] = START.format("") + f"{FIRST}{opening}{REST}"
    for name in UNCLOSED:
        pages[f"many {name}"] = START.format("") + f"<{name}>" * 400 + ALL
    for name in UNCLOSED[:6]:
        pages[f"then {name}"] = START.format("") + f"<{name}>x() {ALL}<{name}>y()</{name}>"
    for name in ("comment", "value", "link", "single"):
        pages[f"then {name}"] = START.format("") + f"{openings[name]}{ALL}<!-- end --><a href=\"x\" title='y'>more</a>"
    found = cleaned(shell, tmp_path, pages)
    assert {name: len(lost(record)) for name, record in found.items() if lost(record)} == {}
    silent = {name for name, record in found.items() if not any("html.unclosed" in said for said in record["warnings"])}
    no_loss = {f"{where} {name}" for where in ("before", "amid", "many") for name in ("no end", "source", "fieldset")}
    assert silent <= no_loss


DEEP = (
    "div",
    "x-part",
    "aside",
    "footer",
    "del",
    "svg",
    "small",
    "q",
    "dt",
    "dd",
    "td",
    "caption",
    "figcaption",
    "header",
    "code",
    "select",
    "ins",
    "address",
    "details",
    "map",
)


def test_no_element_thousands_deep_hides_an_article(shell: Any, tmp_path: Path) -> None:
    pages = {name: START.format("") + f"<{name}>" * 3000 + ALL for name in DEEP}
    pages |= {
        f"{name} with words": START.format("") + f"<{name} class=a> x " * 1000 + ALL for name in ("div", "ins", "b")
    }
    found = cleaned(shell, tmp_path, pages)
    assert {name: len(lost(record)) for name, record in found.items() if lost(record)} == {}


def test_what_a_page_hides_is_not_read_for_being_in_a_comment_or_a_script(shell: Any, tmp_path: Path) -> None:
    hidden = "<p>Nobody but the machine was ever told that ninety children had been lost at sea on that day.</p>"
    within = {
        "comment": f"<!-- {hidden} <!-- note --> ",
        "script": f"<script>var a = '{hidden}';</script>",
        "template": f"<template>{hidden}</template>",
        "style": f"<style>/* {hidden} */</style>",
        "value": f"<div data-text='{hidden}'></div>",
        "old script": f"<script><!--\nvar a = '{hidden}';\n//--></script>",
    }
    found = cleaned(shell, tmp_path, {name: START.format("") + FIRST + one + REST for name, one in within.items()})
    for name, record in found.items():
        assert (lost(record), "ninety children" in record["text"]) == ([], False), name
        assert [said for said in record["warnings"] if "unclosed" in said] == [], name


@pytest.mark.parametrize(
    "unit", ["<!-- ", "<script>", "<script><!-- <style> ", '<a b="', "<a b='<c d=", "<aside>", "<dt> "]
)
def test_the_time_for_a_broken_page_grows_with_its_length_only(unit: str) -> None:
    import time

    from newsx.cleaning.page_broken import mended

    def seconds(times: int) -> float:
        start = time.process_time()
        mended(START.format("") + unit * times + ALL)
        return time.process_time() - start

    small = max(seconds(5000), 0.02)
    assert seconds(40_000) < 24 * small  # a square is 64 times as long, a line 8


# --- JSON-LD

GOOD = '{"@type":"NewsArticle","datePublished":"2024-05-06"}'
DATED = {
    "in deep lists": "[" * 900 + GOOD + "]" * 900,
    "in deep graphs": '{"@graph":' * 600 + GOOD + "}" * 600,
    "deep author": '{"@type":"NewsArticle","datePublished":"2024-05-06","author":' + "[" * 5000 + "]" * 5000 + "}",
    "three blocks": "[" * 9999 + f'</script><script type="application/ld+json">{GOOD}</script>'
    '<script type="application/ld+json">{"a":',
    "a number of 5,000 digits": GOOD[:-1] + ',"wordCount":' + "9" * 5000 + "}",
    "a number out of range": GOOD[:-1] + ',"wordCount":1e999}',
    "other types": GOOD[:-1] + ',"author":5,"publisher":[],"headline":{"a":[1]},"image":true}',
    "names that are none": GOOD[:-1] + ',"author":[[["x"]],null,{"name":null},{"name":["a"]}]}',
    "a key twice": '{"@type":"NewsArticle","datePublished":null,"datePublished":"2024-05-06"}',
    "a list of one day": '{"@type":["NewsArticle"],"datePublished":["2024-05-06"]}',
    "a day as an object": '{"@type":"NewsArticle","datePublished":{"@type":"Date","@value":"2024-05-06"}}',
    "lone surrogates": GOOD[:-1] + ',"headline":"\\ud800 x","author":{"name":"\\udc00 y"}}',
    "a section": f"//<![CDATA[\n{GOOD}\n//]]>",
    "a comma too many": GOOD[:-1] + ",}",
    "two in a row": GOOD + GOOD,
    "no quotation marks": "{@type: NewsArticle}" + GOOD,
}
UNDATED = {
    "empty": "",
    "null": "null",
    "true": "true",
    "a word": '"NewsArticle"',
    "a graph of nothing": '{"@graph":[null,1,"x",[]]}',
    "half": '{"@type":"NewsArticle","datePu',
    "quotation marks": '"' * 9999,
    "brackets": "{" * 9999,
    "backslashes": '{"a":"' + "\\" * 9999 + '"}',
    "a type that is none": '{"@type":{"a":1},"datePublished":"2024-05-06"}',
}


def test_no_data_in_a_page_costs_the_page(shell: Any, tmp_path: Path) -> None:
    head = '<script type="application/ld+json">{}</script>'
    pages = {name: START.format(head.format(data)) + ALL for name, data in (DATED | UNDATED).items()}
    found = cleaned(shell, tmp_path, pages)
    assert {name: len(lost(record)) for name, record in found.items() if lost(record)} == {}
    assert {name for name, record in found.items() if record["published"] == "2024-05-06"} == DATED.keys()


HEAD = (
    '<link rel="canonical" href="http://[::1">',
    '<base href="http://a:99999999/">',
    '<meta name="author" content="(?P">',
    '<meta property="og:url" content="//[">',
    '<meta property="article:published_time" content="2024-05-06T10:00:00+24:00">',
    '<meta name="date" content="2024-05-06T10:00:00-99:00">',
    '<meta name="twitter:site" content="@">',
    '<meta property="og:title" content="&#xd800;">',
    '<link rel="license" href="http://%zz">',
    '<meta http-equiv="last-modified" content="9999-99-99T99:99:99+99:99">',
)


def test_no_element_of_the_head_costs_the_page(shell: Any, tmp_path: Path) -> None:
    found = cleaned(shell, tmp_path, {str(number): START.format(head) + ALL for number, head in enumerate(HEAD)})
    assert {HEAD[int(name)]: len(lost(record)) for name, record in found.items() if lost(record)} == {}
