"""Source lines → stretches: the pieces that are kept or dropped as one, each with its place in the source."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from newsx.cleaning.rules import glued_tails
from newsx.grammar.hidden import SPACES, unusual

# List signs and Markdown signs at the start of a line. They are furniture, not words.
MARKER = re.compile(
    r"(?P<heading>\#{1,6})\s+|(?P<quote>>+)\s*|(?P<number>\d{1,3}[.)])\s+(?=\S)|(?P<bullet>[*+•●▪■◦‣·–—-]|o(?=\s+\S))(?:\s+|$)"
)
BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1\Z")
# White space; in a group of its own where it is narrow or wide between digits that it does not part into thousands.
WHITE = re.compile(rf"((?<=\d)[{SPACES}]+(?=\d)(?!\d{{3}}(?!\d)))|\s")

GLUED = 120  # characters: a shorter line has no furniture glued to its end
# A hard-wrapped text has lines no longer than this; wider ones are unwrapped paragraphs.
WIDEST_WRAP = 132
# Lines that broke because the next word did not fit: at least this share of a wrapped text's lines.
FORCED_BREAKS = 0.5
# In a wrapped text a line of this share of the width that ends in no end mark goes on below it: the next word would
# have fitted, but whoever wrapped it counted otherwise (a link, a figure kept whole).
GOES_ON = 0.7
FULL_STOPS = '.?!"”'
END_MARKS = '.?!:;"”’…)'


class Stretch(NamedTuple):
    """One line of the source, or the lines of one hard-wrapped paragraph.

    `start`/`end` count from the first to after the last word; the sign before it (`marker`: "heading", "bullet",
    "number", "quote" or "") begins at `outer`, a closing sign ends at `outer_end`. `blank`: empty lines before it.
    """

    text: str
    start: int
    end: int
    outer: int
    outer_end: int
    indent: int
    marker: str
    blank: int


def split(source: str) -> list[Stretch]:
    """The stretches of `source`, in order; every character that is no white space lies in one of them.

    >>> [s.text for s in split("A headline\\n\\n  * first\\n  * second")]
    ['A headline', 'first', 'second']
    """
    source = _even(source)
    lines = _lines(source)
    width = _wrap_width(source, lines)
    if width:
        lines = _joined(source, lines, width)
    found: list[Stretch] = []
    for start, end, indent, blank in lines:
        first = source[start]
        if end - start < GLUED and first != "o" and first.isalpha():  # most lines: no sign before, nothing glued on
            found.append(Stretch(_joint(source[start:end]), start, end, start, end, indent, "", blank))
        else:
            found.extend(_stretches(source, start, end, indent, blank))
    return found


def _lines(source: str) -> list[tuple[int, int, int, int]]:
    """(start, end, indent, empty lines before) of each line that is not empty, white space at its ends left out."""
    found = []
    at = blank = 0
    for line in source.split("\n"):
        words = line.strip()
        if words:
            indent = len(line) - len(line.lstrip()) if len(words) < len(line) else 0
            found.append((at + indent, at + indent + len(words), indent, blank))
            blank = 0
        else:
            blank += 1
        at += len(line) + 1
    return found


def _wrap_width(source: str, lines: list[tuple[int, int, int, int]]) -> int:
    """The width a text was wrapped at, 0 where it was not.

    A wrapped line is one the next line's first word would not have fitted on; that this holds for most lines that are
    at all long is nothing chance does.
    """
    for start, end, indent, _ in lines:
        if end - start + indent > WIDEST_WRAP:
            return 0
    long = [line for line in lines if line[1] - line[0] > 40]
    if len(long) < 4:
        return 0
    # One line may stick out (a web address); the width is where the lines crowd.
    widths = sorted(end - start + indent for start, end, indent, _ in long)
    width = widths[int(0.97 * (len(widths) - 1))]
    forced = [one[1] for one, two in pairwise(lines) if _forced(source, one, two, width)]
    whole = sum(source[end - 1] in FULL_STOPS for end in forced)  # paragraphs that happen to be of one length
    return width if len(forced) >= max(3, FORCED_BREAKS * len(long)) and 2 * whole <= len(forced) else 0


def _forced(source: str, one: tuple[int, int, int, int], two: tuple[int, int, int, int], width: int) -> bool:
    start, end, indent, _ = one
    if two[3] or end - start < 25:
        return False
    word = source[two[0] : two[1]].split(None, 1)[0]
    return end - start + indent + 1 + len(word) > width and not MARKER.match(source, two[0])


def _goes_on(source: str, one: tuple[int, int, int, int], two: tuple[int, int, int, int], width: int) -> bool:
    start, end, indent, _ = one
    if two[3] or end - start + indent < GOES_ON * width or source[end - 1] in END_MARKS:
        return False
    return not MARKER.match(source, two[0])


def _joined(source: str, lines: list[tuple[int, int, int, int]], width: int) -> list[tuple[int, int, int, int]]:
    """`lines` with those of a paragraph as one; without blank lines between paragraphs only forced breaks are sure."""
    spaced = any(line[3] for line in lines[1:])
    found = [lines[0]]
    for before, line in pairwise(lines):
        if _forced(source, before, line, width) or (spaced and _goes_on(source, before, line, width)):
            found[-1] = (found[-1][0], line[1], *found[-1][2:])
        else:
            found.append(line)
    return found


def _stretches(source: str, start: int, end: int, indent: int, blank: int) -> list[Stretch]:
    outer, outer_end, marker = start, end, ""
    match = None if source[start].isalpha() and source[start] != "o" else MARKER.match(source, start, end)
    if match:
        start, marker = match.end(), match.lastgroup or ""
        if start >= end:  # a sign alone: a stretch of its own
            start = outer
    bold = BOLD.match(source, start, end) if source[start] in "*_" else None
    if bold:
        start, end, marker = bold.start(2), bold.end(2), marker or "heading"
    if end - start < GLUED or not (cuts := glued_tails(source[start:end])):
        return [Stretch(_joint(source[start:end]), start, end, outer, outer_end, indent, marker, blank)]
    pieces: list[Stretch] = []
    for one, two in pairwise([start, *(start + cut for cut in cuts), end]):
        text = source[one:two].rstrip()
        stop = one + len(text)
        if pieces:
            pieces.append(Stretch(_joint(text), one, stop, one, stop, indent, "", 0))
        else:
            pieces.append(Stretch(_joint(text), one, stop, outer, stop, indent, marker, blank))
    last = pieces[-1]
    pieces[-1] = last._replace(outer_end=outer_end)
    return pieces


def _even(text: str) -> str:
    """White space of every kind but line ends as spaces, one for one. What may not be seen between two digits stays."""
    if not any(map(str.isspace, {*unusual(text)})):
        return text
    return WHITE.sub(lambda found: found[1] or ("\n" if found[0] == "\n" else " "), text)


def _joint(text: str) -> str:
    """The lines of a paragraph as one."""
    return text.replace("\n", " ")


def lines_of(text: str) -> list[tuple[int, int]]:
    """(start, end) of each group of lines that are not empty."""
    groups: list[tuple[int, int]] = []
    for start, end, _, blank in _lines(text):
        if blank or not groups:
            groups.append((start, end))
        else:
            groups[-1] = (groups[-1][0], end)
    return groups
