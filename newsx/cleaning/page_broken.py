"""Pages that a parser gives up: elements thousands deep, and a script or a comment that is never closed."""

from __future__ import annotations

import re

DEEPEST = 150  # elements in one another: the parser stops at 256
# Elements that are open until they are closed; a paragraph, an item or a cell ends where the next one begins.
HOLDS = "div|span|section|article|main|blockquote|center|font|table|ul|ol|dl|b|i|em|strong|u|a|form|[a-z]+-[\\w-]+"
OPENED = re.compile(rf"<(/?)(?:{HOLDS})\b[^<>]*(?<!/)>", re.IGNORECASE)
TABLES = re.compile(r"</?(?:table|thead|tbody|tr|td|th)\b[^<>]*>", re.IGNORECASE)
# What these hold is no text of the page, to its end where they are not closed.
UNREAD = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "template")
UNCLOSED = "html.unclosed: <{}> is not closed in the page; what follows it was read"
DEEP = f"html.deep: elements that lie more than {DEEPEST} deep in one another were read as one"


def mended(html: str) -> tuple[str, tuple[str, ...]]:
    """The page without the tags at which a parser would stop, and a warning for each kind of them.

    >>> mended("<p>Nine boys<script>x()<p>came home.")
    ('<p>Nine boysx()<p>came home.', ('html.unclosed: <script> is not closed in the page; what follows it was read',))
    """
    html, unclosed = _closed(html)
    flat = _flat(html) if html.count("<") > DEEPEST else html
    return flat, (*(UNCLOSED.format(name) for name in unclosed), *((DEEP,) if flat is not html else ()))


def _closed(html: str) -> tuple[str, list[str]]:
    """The page without the opening tags of what holds no text and is not closed."""
    found: list[str] = []
    small = html.lower()
    if len(small) != len(html):  # a letter with a longer small form: such a page is left as it is
        return html, found
    for opening, closing, name in [*((f"<{name}", f"</{name}", name) for name in UNREAD), ("<!--", "-->", "!--")]:
        at = small.rfind(opening)
        if at < 0 or small.find(closing, at) >= 0 or small[at + len(opening) : at + len(opening) + 1].isalnum():
            continue
        end = at + len(opening) if name == "!--" else html.find(">", at) + 1
        if end and html[end:].strip():
            html = html[:at] + html[end:]
            small = small[:at] + small[end:]
            found.append(name)
    return html, found


def _flat(html: str) -> str:
    """The page without the tags that lie too deep, opening and closing ones; the same where none does.

    Where tables lie so deep, no table of the page is one: all their tags go.
    """
    depth, kept, at, in_tables = 0, [], 0, False
    for tag in OPENED.finditer(html):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth + bool(tag[1]) > DEEPEST:
            kept.append(html[at : tag.start()])
            at = tag.end()
            in_tables = in_tables or tag[0].lower().startswith("<table")
    if not kept:
        return html
    flat = f"{' '.join(kept)} {html[at:]}"
    return TABLES.sub(" ", flat) if in_tables else flat
