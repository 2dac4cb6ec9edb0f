"""Text of unknown origin made harmless for where it is shown: a terminal, a spreadsheet, a Markdown table, JSON."""

from __future__ import annotations

import json
import re
from typing import Any

# Control characters of both sets, line separators, and the marks that turn the direction of writing (they can make a
# line on a terminal read as something else).
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
# The same as a regular expression of duckdb, line ends and tabs left alone.
CONTROL_SQL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x{9f}\x{61c}\x{200e}\x{200f}\x{2028}-\x{202e}\x{2066}-\x{2069}]"
_SPACE = frozenset("\t\n\r\x0b\x0c\x85\u2028\u2029")
# A spreadsheet runs a cell that starts with one of these, the full-width forms included.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
# Where semicolons part cells, as in much of Europe, what stands after one is a cell too.
_INNER_FORMULA = re.compile(r"(;[\s\"]*)(?=[=+\-@＝＋－＠])")
_INNER_GUARDED = re.compile(r"(;[\s\"]*)'(?=[=+\-@＝＋－＠])")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]#|~!$])")
_WEB = re.compile(r"https?://[^\s<>\"'`\\]+", re.IGNORECASE)
_ENCODE = json.JSONEncoder(ensure_ascii=False, default=str).encode
_LINK_BREAKERS = str.maketrans({"(": "%28", ")": "%29", "|": "%7C", "[": "%5B", "]": "%5D"})


def plain(text: str) -> str:
    """One line of as many characters, nothing in it that a terminal obeys.

    >>> plain("a\\x1b[31m b\\nc")
    'a�[31m b c'
    """
    if text.isprintable():  # nearly always, and checked many times faster than mended
        return text
    return _CONTROL.sub(lambda found: " " if found[0] in _SPACE else "\ufffd", text)


def lines(text: str) -> str:
    """As many characters, line ends and tabs kept, nothing in it that a terminal obeys."""
    if text.isprintable():
        return text
    return _CONTROL.sub(lambda found: found[0] if found[0] in "\n\t" else "\ufffd", text)


def cell(value: Any) -> Any:
    """A value for a spreadsheet: text that would run as a formula gets an apostrophe, lists are joined.

    >>> cell("=HYPERLINK(1)"), cell(-3), cell(["a", "b"]), cell(True), cell(None), cell("a;=1")
    ("'=HYPERLINK(1)", -3, 'a; b', 'true', '', "a;'=1")
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return value
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    if text[:1].isalnum() and ";" not in text and text.isprintable():  # nearly always
        return text
    text = _INNER_FORMULA.sub(r"\1'", text)
    return ("'" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else "") + plain(text)


def uncelled(text: str) -> str:
    """The text of a cell that `cell` may have written.

    >>> uncelled("'=HYPERLINK(1)"), uncelled("a;'=1"), uncelled("'tis")
    ('=HYPERLINK(1)', 'a;=1', "'tis")
    """
    guarded = text.startswith("'") and text[1:].lstrip().startswith(_FORMULA)
    return _INNER_GUARDED.sub(r"\1", text[guarded:])


def markdown(text: str) -> str:
    """Text that stays text in a Markdown table.

    >>> markdown("<b>*a*|b</b>")
    '&lt;b&gt;\\\\*a\\\\*\\\\|b&lt;/b&gt;'
    """
    text = plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKDOWN.sub(r"\\\1", text)


def web(url: str | None) -> str | None:
    """The address if it is one of the web that can stand in a link, else null: no `javascript:`, no `data:`.

    Null too where a name was masked in it: it would lead nowhere.
    """
    return url if url and _WEB.fullmatch(url) and not _CONTROL.search(url) and "█" not in url else None


def link(label: str, url: str | None) -> str:
    """A Markdown link, or the label alone."""
    safe = web(url)
    return f"[{markdown(label)}]({safe.translate(_LINK_BREAKERS)})" if safe else markdown(label)


def as_json(value: Any, indent: int | None = None) -> str:
    """JSON in UTF-8 whose control characters, C1 and direction marks too, are written as escapes."""
    if indent is None:
        text = _ENCODE(value)
        if text.isprintable():  # nearly always
            return text
        return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=str)
    return re.sub(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]", lambda f: f"\\u{ord(f[0]):04x}", text)
