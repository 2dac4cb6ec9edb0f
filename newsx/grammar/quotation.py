"""Pairs of quotation marks by kind within a paragraph: straight, curly, single, doubled backticks, guillemets.

An odd mark costs no more than its paragraph: a quotation that nothing closes ends with its paragraph, and a paragraph
that opens with a mark again continues it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsx.article import Span


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation at `start:end`, its marks included; the words inside are `inner_start:inner_end`.

    `continues` is true where it continues the unclosed quotation of the paragraph before.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    continues: bool


# What may close each opening mark. English news mixes them: a curly quotation is often closed by a straight mark, and
# a curly closing mark stands where an opening one was meant (’LIKE THIS’).
CLOSERS = {
    '"': ('"', "”", "“"),
    "“": ("”", '"'),
    "”": ("”", '"'),
    "„": ("“", "”", '"'),
    "«": ("»",),
    "‹": ("›",),
    "``": ("''", '"', "``"),
    "''": ("''",),
    "'": ("'", "’"),
    "‘": ("’", "'"),
    "’": ("’",),
    "‚": ("‘", "’"),
}
SINGLE = {"'", "‘", "’", "‚", "‹"}
# A single quotation that nothing closes is an apostrophe; one longer than this is two apostrophes that met.
LONGEST_SINGLE = 400

_MARK = re.compile(r"``|''|[\"“”„«»‘’‚‹›']")


def find_quotes(text: str, paragraphs: Sequence[Span]) -> list[Quote]:
    """The quotations of `text`, in order, the outermost only; `paragraphs` are spans of `text` in order.

    >>> said = "“We left,” she said. It's 'too late'."
    >>> [said[q.inner_start : q.inner_end] for q in find_quotes(said, [(0, len(said))])]
    ['We left,', 'too late']
    """
    quotes: list[Quote] = []
    left_open: str | None = None
    for start, end in paragraphs:
        found, still_open = _in_paragraph(text, start, end)
        if left_open and found and _reopens(text, start, found[0], left_open):
            found[0] = replace(found[0], continues=True)
        quotes += found
        left_open = still_open
    return quotes


def _reopens(text: str, start: int, quote: Quote, mark: str) -> bool:
    same = text[quote.start : quote.inner_start] == mark or {text[quote.start], mark} <= {'"', "“", "”"}
    return same and not text[start : quote.start].strip()


def _in_paragraph(text: str, start: int, end: int) -> tuple[list[Quote], str | None]:
    """The quotations of one paragraph, and the mark of the last one where nothing closes it."""
    marks = list(_MARK.finditer(text, start, end))
    quotes: list[Quote] = []
    last = _last_places(text, marks, start, end)
    at = 0
    while at < len(marks):
        mark = marks[at]
        if not _opens(text, mark, start, end):
            at += 1
            continue
        close = _closer(text, marks, at, end, last)
        if close is not None:
            shut = marks[close]
            quotes.append(Quote(mark.start(), shut.end(), mark.end(), shut.start(), False))
            at = close + 1
        elif mark[0] in SINGLE or mark[0] == "''":
            at += 1
        else:
            stop = start + len(text[start:end].rstrip())
            quotes.append(Quote(mark.start(), stop, mark.end(), stop, False))
            return quotes, mark[0]
    return quotes, None


def _last_places(text: str, marks: list[re.Match[str]], start: int, end: int) -> dict[str, int]:
    """Index of the last mark of each kind that can close: beyond it no closing mark is looked for."""
    return {mark[0]: i for i, mark in enumerate(marks) if _closes(text, mark, start, end)}


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if mark[0] not in CLOSERS or after.isspace():
        return False
    if mark[0] in ("“", "„", "«", "``"):
        return True
    free = not before.isalnum() and before not in ".,!?%)"
    if mark[0] in ("”", "''"):
        return free and (mark.start() == start or before.isspace()) and after.isalnum()
    if mark[0] in SINGLE:
        # ’90s and ’em are apostrophes
        return free and (after.isalnum() or after in '“"…[(') and not after.isdigit()
    return free or mark.start() == start


def _closes(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if mark[0] in SINGLE:
        return not before.isspace() and not after.isalnum()
    return mark[0] != '"' or not (before.isspace() and after.isalnum())


def _closer(text: str, marks: list[re.Match[str]], at: int, end: int, last: dict[str, int]) -> int | None:
    """Index of the mark that closes `marks[at]`, quotations of the same curly kind inside it skipped."""
    opener, depth = marks[at], 0
    closers = CLOSERS[opener[0]]
    final = max((last.get(kind, -1) for kind in closers), default=-1)
    start = opener.end()
    for i in range(at + 1, final + 1):
        mark = marks[i]
        if opener[0] in SINGLE and mark.start() - start > LONGEST_SINGLE:
            return None
        if mark[0] == opener[0] and mark[0] in "“«„‘" and _opens(text, mark, start, end):
            depth += 1
        elif mark[0] in closers and _closes(text, mark, start, end) and mark.start() > start:
            if depth and mark[0] not in '"':
                depth -= 1
            else:
                return i
    return None
