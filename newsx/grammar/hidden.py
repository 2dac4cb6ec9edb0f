"""Figures among characters that are not displayed, look blank or turn the direction of writing.

What is not displayed is removed before a figure is read ("1⟨U+200D⟩2" is 12), and so is its name in markup that was
left in a text ("1&zwj;2", "1<wbr>2"); where it cannot be told what is seen, the figure is of the kind "hidden" and
counts nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from unicodedata import category

# Control characters, and the Default_Ignorable_Code_Point of the Unicode standard; its fillers look blank.
CONTROLS = "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb"
IGNORED = (
    "\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
FILLERS = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs that look blank
LOST = "\ufffc\ufffd"  # stands for what could not be read
SPACES = "\u1680\u2000-\u200a\u202f\u205f\u3000"  # of other widths than the usual ones
THOUSANDS = f"\u00a0\u066c{SPACES}"  # what may part groups of three digits, besides a comma
EMBEDDED, OVERRIDDEN, ISOLATED = "\u202a\u202b", "\u202d\u202e", "\u2066\u2067\u2068"
POP, POP_ISOLATE = "\u202c", "\u2069"
TURNS = f"{EMBEDDED}{OVERRIDDEN}{ISOLATED}{POP}{POP_ISOLATE}"
BACKWARDS = "\u202e"  # what follows is displayed from its end to its start
RIGHT_TO_LEFT = "\u202b\u2067\u2068"  # words and single figures are displayed as they stand, ranges are not
MARKS = "\u200f\u061c"  # letters of a right-to-left script that are not displayed

_IGNORED, _UNSEEN = re.compile(f"[{CONTROLS}{IGNORED}]"), re.compile(f"[{CONTROLS}{IGNORED}{FILLERS}]")
_UNSHOWN = re.compile(f"(?:(?![{TURNS}{MARKS}])[{CONTROLS}{IGNORED}])*")
# A footnote's mark, which is raised, is no part of a figure.
_MARKUP = re.compile(
    r"<(?!sup\b)[/!a-zA-Z][^<>\n]{0,100}>|&(?:amp;){0,4}(?:#\d{1,7}+|#[xX][\da-fA-F]{1,6}+|[a-zA-Z]{2,30}+);?"
)
_LEFT = re.compile(rf"(?<=[\w.,])(?:{_MARKUP.pattern})+(?=[\w.,])")  # inside a word or a figure
_TURN = re.compile(f"[{TURNS}]")
_GAP = re.compile(rf"(?<=\d)(?:[^\w\s]|[{SPACES}{FILLERS}]){{1,8}}?(?=\d)")
_PLAIN = re.compile(r"[\w.,]+")
_BESIDE = "[^\x00-\x7f\u00a0‘’“”–—]"
_ODD_LINE = re.compile(rf"[{CONTROLS}{IGNORED}{FILLERS}]|\d{_BESIDE}|{_BESIDE}\d")
_ODD = re.compile("[^\t-\r -~]")
_ASCII = bytes([10, *range(32, 127)])  # the line end and what is printed
_HARMLESS = frozenset("\t\x0b\x0c\r\u00a0‘’“”–—")  # what `_ODD_LINE` never matches
_FEW = 30  # signs that are looked for one by one
_USUAL = "–—‒−‑’‘′″“”«»×÷°…"  # between two digits it stands for what it looks like


def unusual(text: str) -> str:
    """The characters of a text that are neither printable ASCII nor line ends, in order.

    >>> unusual("“Go”, he said.\\n")
    '“”'
    """
    kept = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)  # twenty times as fast as a pattern
    return kept.decode("utf-8", "surrogatepass")


def is_plain(text: str) -> bool:
    """Whether all of a text is displayed as it is written: ASCII without control characters or markup in a figure."""
    return not _ODD.search(text) and not _has_markup(text)


def _has_markup(text: str) -> bool:
    return ("&" in text or "<" in text) and _LEFT.search(text) is not None


def _unshown(text: str) -> Iterator[int]:
    """The places in a text of what is not displayed, be it spelt out in markup."""
    for found in _IGNORED.finditer(text):
        yield found.start()
    for run in _LEFT.finditer(text) if _has_markup(text) else ():
        for piece in _MARKUP.finditer(run[0]):
            if _stands_for_nothing(piece[0]):
                yield from range(run.start() + piece.start(), run.start() + piece.end())


def _stands_for_nothing(markup: str) -> bool:
    if markup[0] == "<":
        return markup.strip("</> ").lower() == "wbr"
    while (plain := unescape(markup)) != markup:  # of "&amp;shy;" the first time makes "&shy;"
        markup = plain
    return _UNSHOWN.fullmatch(markup) is not None


def gaps(text: str) -> Iterator[tuple[int, int]]:
    """Where two digits are parted by markup, or by a sign that may be taken for none, for a space or for a comma.

    >>> list(gaps("1\\u0332 and 1\\u03322, 1\\u28002, 1–2, 1 2"))
    [(8, 9), (13, 14)]
    """
    for run in _LEFT.finditer(text) if _has_markup(text) else ():
        first, last = run.span()
        is_markup = "<" in run[0] or unescape(run[0]) != run[0]
        if is_markup and text[first - 1].isdecimal() and text[last].isdecimal():
            yield first, last
    for gap in _GAP.finditer(text):
        odd = [sign for sign in gap[0] if _is_odd(sign)]
        if len(odd) == len(gap[0]) or any(sign not in SPACES for sign in odd):
            yield gap.span()


def _is_odd(sign: str) -> bool:
    usual = sign.isascii() or sign in _USUAL or category(sign)[0] in "SN"
    return not usual or sign in FILLERS or sign in LOST


def turned(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, sign) of what is written from right to left by a sign that is not displayed, line by line."""
    open_signs: list[tuple[int, str]] = []
    for found in re.finditer(rf"[{TURNS}\n]|\Z", text):
        sign, at = found[0], found.start()
        closed = 0
        if sign in ("\n", ""):
            closed = len(open_signs)
        elif sign == POP and open_signs and open_signs[-1][1] not in ISOLATED:
            closed = 1
        elif sign == POP_ISOLATE:
            isolates = [n for n, (_, opened) in enumerate(open_signs) if opened in ISOLATED]
            closed = len(open_signs) - isolates[-1] if isolates else 0
        elif sign not in (POP, POP_ISOLATE):
            open_signs.append((at, sign))
        for _ in range(closed):
            start, opened = open_signs.pop()
            if opened in BACKWARDS or opened in RIGHT_TO_LEFT:
                yield start, at, opened


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as it is displayed: `text` without what is not, `places` where each character of it stands in `source`."""

    source: str
    text: str
    places: list[int] | range
    gaps: frozenset[int]
    turned: tuple[tuple[int, int, str], ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where `start:end` of the displayed text stands in the source."""
        return self.places[start], self.places[end - 1] + 1

    def is_plain(self, start: int, end: int) -> bool:
        """Whether the figure at `start:end` of the displayed text is seen as it is read."""
        after = self.text[end : end + 1]
        if start in self.gaps or end in self.gaps or (after and not after.isascii() and category(after)[0] == "M"):
            return False
        first, last = self.place(start, end)
        if any(mark in self.source[first:last] for mark in MARKS):
            return False
        over = [sign for one, two, sign in self.turned if one < last and first < two]
        return not over or (BACKWARDS not in over and bool(_PLAIN.fullmatch(self.text, start, end)))


def seen(text: str) -> Seen:
    """What is displayed of a text; the characters that are not are left out."""
    places: list[int] | range = range(len(text))
    shown = text
    if unshown := set(_unshown(text)):
        places = [at for at in places if at not in unshown]
        shown = "".join(text[at] for at in places)
    ends = frozenset(edge for gap in gaps(shown) for edge in gap)
    return Seen(text, shown, places, ends, tuple(turned(text)) if _TURN.search(text) else ())


def odd_lines(text: str) -> Iterator[str]:
    """The lines of a text in which a figure may not be seen as it is read."""
    if not is_plain(text) and _may_be_odd(text):
        yield from (line for line in text.split("\n") if _ODD_LINE.search(line) or _has_markup(line))


def _may_be_odd(text: str) -> bool:
    """Whether any line may be odd: most texts hold no sign that is not displayed and none beside a digit."""
    if _has_markup(text):
        return True
    signs = {*unusual(text)} - _HARMLESS
    if len(signs) > _FEW or _UNSEEN.search("".join(signs)):
        return True
    return any(_beside_digit(text, sign) for sign in signs)


def _beside_digit(text: str, sign: str) -> bool:
    at = text.find(sign)
    while at >= 0:
        if text[at - 1 : at].isdecimal() or text[at + 1 : at + 2].isdecimal():
            return True
        at = text.find(sign, at + 1)
    return False


def touches(line: str, start: int, end: int) -> bool:
    """Whether in the figure at `start:end` or next to it there is what is not displayed or looks blank, or markup."""
    return bool(
        _UNSEEN.search(line, max(0, start - 1), end + 1) or _LEFT.search(line, start, end) or _LEFT.match(line, end)
    )


def spelt_out(text: str) -> str:
    """The text with what is not displayed by its number.

    >>> spelt_out("1\\u200d2")
    '1⟨U+200D⟩2'
    """
    return "".join(
        f"⟨U+{ord(sign):04X}⟩" if _UNSEEN.match(sign) or not sign.isprintable() or category(sign)[0] == "M" else sign
        for sign in text
    )
