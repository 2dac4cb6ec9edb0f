"""Tags and quotation marks of a page that are never closed, and would hide what follows them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

PROSE = 10  # words of a paragraph
MOST = 0.8  # so much of a page's prose stands in no comment
# What these hold is no markup, to their end tag or that of the page.
RAW = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
SKIPPED = rf"<!--.*?-->|<(?P<raw>{'|'.join(RAW)})(?=[\s/>]).*?</(?P=raw)"
BOUNDS = re.compile(
    rf"<!---?>|(?P<cdata><!\[CDATA\[)|(?P<open><!--)|(?P<shut>--!?>)|<(?P<end>/?)(?P<name>{'|'.join(RAW)})(?=[\s/>])",
    re.IGNORECASE | re.ASCII,
)
# What these hold is left out of an article; by how many paragraphs after it is one known that should have ended before.
LEFT_OUT = dict.fromkeys(("aside", "footer", "nav", "menu"), 2) | dict.fromkeys(
    (
        "noscript", "template", "svg", "math", "select", "datalist", "object", "applet", "video", "audio", "picture",
        "canvas", "map", "dialog", "button", "label", "fieldset", "progress", "meter", "figure", "frameset", "marquee",
        "blink", "time", "del",
    ),
    1,
)  # fmt: skip
HELD = re.compile(
    rf"{SKIPPED}|<(?P<end>/?)(?P<name>{'|'.join(LEFT_OUT)})(?=[\s/>])[^<>]*(?<!/)>",
    re.IGNORECASE | re.ASCII | re.DOTALL,
)
PARAGRAPH = re.compile(r"<p(?=[\s>])[^<>]*>([^<]*)", re.IGNORECASE)
# The first value in a tag that holds markup, or the last one; its mark may be missing, and then it goes on to the next.
VALUE = re.compile(
    rf"""{SKIPPED}|<[a-z][^<>"']*(?:(?:"[^"<>]*"|'[^'<>]*')[^<>"']*)*=\s*"""
    r"""(?P<mark>["'])(?P<value>(?:(?<=")[^"]*|(?<=')[^']*))(?P<end>["']|\Z)""",
    re.IGNORECASE | re.ASCII | re.DOTALL,
)
MARKED = re.compile(r"""=\s*(?:"[^"<>]*[<>]|'[^'<>]*[<>])""")
INSIDE = re.compile(r"<[a-z][^<>]*=\s*", re.IGNORECASE)
# These have no end, but the parser gives them all that follows.
ENDLESS = re.compile(r"<(?:embed|source|track|keygen)(?=[\s/>])[^<>]*>", re.IGNORECASE | re.ASCII)
COMMENT, CDATA, QUOTED = "!--", "![CDATA[", 'a="'


def closed(html: str) -> tuple[str, list[str]]:
    """The page without the openings of what is not closed, and what they open.

    >>> closed("Nine <svg><p>boys came home on the first boat of the day with all of the others from there.")[1]
    ['svg']
    """
    names: list[str] = []
    html = ENDLESS.sub(" ", html)
    for unclosed in (_unclosed_raw, _unclosed_elements):
        gone = sorted(unclosed(html))
        names += dict.fromkeys(name for _, name in gone)
        html = _without(html, gone)
    mended = _with_marks(html)
    return mended, names + [QUOTED] * (mended is not html)


def _without(html: str, gone: list[tuple[int, str]]) -> str:
    """The page without the opening tags at these places."""
    kept, at = [], 0
    for place, name in gone:
        kept.append(html[at:place])
        at = place + 1 + len(name)
        if name[0] != "!" and (end := re.compile("[^<>]*>?").match(html, at)):
            at = end.end()
    return "".join(kept) + html[at:] if kept else html


def _unclosed_raw(html: str) -> Iterator[tuple[int, str]]:
    """Where comments begin, and elements that hold no markup, that do not end before the text of the page.

    They have no end, or another one begins in them after a paragraph; a comment is one with nearly all paragraphs.
    """
    bounds = [(*_bound(found), found.start()) for found in BOUNDS.finditer(html)]
    last = {name: place for name, ends, place in bounds if ends}
    end, most = html.rfind("<"), MOST * prose(html)
    begun: list[int] = []  # the number of what is open, and of such as begin in it
    open_name, looked, at, escape = "", 0, 0, -1
    while at < len(bounds):
        name, ends, place = bounds[at]
        at += 1
        if not begun and not ends and name:
            if name == CDATA or (last.get(name, -1) < place and (place < end or name == COMMENT)):
                yield place, name
            else:
                open_name, begun, looked, escape = name, [at], place, -1
        elif name == open_name and ends:
            begun = []
        elif begun and name == COMMENT and open_name == "script":
            escape = -1 if ends else place
        elif begun and name == open_name:
            if escape >= 0:  # a script in a comment in a script does not end with the first end tag
                yield escape, COMMENT
                escape = -1
            if prose(html[looked:place]) >= (max(most, 1) if name == COMMENT else 1):
                yield from ((bounds[number - 1][2], name) for number in begun)
                at, begun = begun[-1], []
            else:
                begun.append(at)
                looked = place


def _bound(found: re.Match[str]) -> tuple[str, bool]:
    """What begins or ends there, and whether it ends; no name where it is both."""
    if found["name"]:
        return found["name"].lower(), bool(found["end"])
    if found["cdata"]:
        return CDATA, False
    return COMMENT if found["open"] or found["shut"] else "", found["shut"] is not None


def _unclosed_elements(html: str) -> Iterator[tuple[int, str]]:
    """Where elements begin that have no end tag, and that an article leaves out."""
    begun: dict[str, list[int]] = defaultdict(list)
    for found in HELD.finditer(html):
        name = (found["name"] or "").lower()
        if name and not found["end"]:
            begun[name].append(found.start())
        elif begun[name]:
            begun[name].pop()
    for name, places in begun.items():
        if name and places and prose(html[places[0] :]) >= LEFT_OUT[name]:
            yield from ((place, name) for place in places)


def _with_marks(html: str) -> str:
    """The page with the quotation mark of every value that lacks its own, before the markup that it would swallow."""
    if not MARKED.search(html):
        return html
    kept, at, place = [], 0, 0
    while found := VALUE.search(html, place):
        place = found.end()
        value = found["value"]
        if not value or not (markup := re.search("[<>]", value)):
            continue
        if found["end"] and not INSIDE.fullmatch(value, value.rfind("<") if "<" in value else len(value)):
            continue
        place = found.start("value") + markup.start()
        kept += [html[at:place], found["mark"] + ">" * (markup[0] == "<")]
        at = place
    return "".join(kept) + html[at:] if kept else html


def prose(html: str) -> int:
    """How many paragraphs of prose a page has."""
    return sum(len(found[1].split()) >= PROSE for found in PARAGRAPH.finditer(html))
