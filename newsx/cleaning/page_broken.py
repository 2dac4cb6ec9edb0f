"""Pages that a parser gives up: elements thousands deep, and a script or a comment that is never closed."""

from __future__ import annotations

import re

from newsx.cleaning.page_unclosed import QUOTED, SKIPPED, closed

DEEPEST = 150  # elements in one another: the parser stops at 256
# Elements that end where the next one begins, or that have no end: many of them are not in one another.
ENDLESS = (
    "p|li|dt|dd|tr|td|th|thead|tbody|tfoot|caption|colgroup|col|option|optgroup|rt|rp|html|head|body|br|hr|img|input"
    "|meta|link|base|area|param|frame|wbr|spacer|bgsound|image|command"
)
NESTED = re.compile(
    rf"{SKIPPED}|<(?P<end>/?)(?!(?:{ENDLESS})[\s/>])(?P<name>[a-z][\w:-]*)(?=[\s/>])[^<>]*(?<!/)>",
    re.IGNORECASE | re.ASCII | re.DOTALL,
)
AGAIN = re.compile(r"<(p|li|dt|dd|tr|td|caption|option|optgroup|rt)(?:\s[^<>]*)?>\s*(?=<\1[\s>])", re.IGNORECASE)
TABLES = re.compile(r"</?(?:table|thead|tbody|tr|td|th)\b[^<>]*>", re.IGNORECASE)
UNCLOSED = "html.unclosed: <{}> is not closed in the page; what follows it was read"
UNQUOTED = "html.unclosed: the value of an attribute lacks a quotation mark; what follows it was read"
DEEP = f"html.deep: elements that lie more than {DEEPEST} deep in one another were read as one"


def mended(html: str) -> tuple[str, tuple[str, ...]]:
    """The page without the tags at which a parser would stop, and a warning for each kind of them.

    >>> mended("<p>Nine boys<script>x()<p>came home.")
    ('<p>Nine boysx()<p>came home.', ('html.unclosed: <script> is not closed in the page; what follows it was read',))
    """
    html, unclosed = closed(html)
    flat = _flat(html) if html.count("<") > DEEPEST else html
    told = [UNQUOTED if name == QUOTED else UNCLOSED.format(name) for name in unclosed]
    return flat, (*told, *((DEEP,) if flat is not html else ()))


def _flat(html: str) -> str:
    """The page without the tags that lie too deep, opening and closing ones; the same where none does.

    And without those that begin thousands of times over, one right behind the other.

    Where tables lie so deep, no table of the page is one: all their tags go.
    """
    once, again = AGAIN.subn("", html)
    html = once if again > DEEPEST else html
    depth, kept, at, in_tables = 0, [], 0, False
    for tag in NESTED.finditer(html):
        if not tag["name"]:
            continue
        depth = max(0, depth - 1) if tag["end"] else depth + 1
        if depth + bool(tag["end"]) > DEEPEST:
            kept.append(html[at : tag.start()])
            at = tag.end()
            in_tables = in_tables or tag["name"].lower() == "table"
    flat = f"{' '.join(kept)} {html[at:]}" if kept else html
    return TABLES.sub(" ", flat) if in_tables else flat
