"""Which lines of a raw article came through the cleaning: wanted ones and junk."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from newsx.scoring.gold import Gold
from newsx.scoring.same_name import comparable

_LINE_END = re.compile(r"\r\n|\n|\r")
_EDGES = re.compile(r"^[\s#>*•♦|\-]+|[\s*]+$")
# A short junk line ("Share", "2 comments") may also be words of the body: it came through only where it stands alone.
_STANDS_ALONE = 25
_GONE = " \x00 "


@dataclass(frozen=True, slots=True)
class Line:
    """A scored line of the raw text: its number from 1, its words, whether it was wanted and whether it was kept."""

    number: int
    text: str
    wanted: bool
    kept: bool


def _plain_line(line: str) -> str:
    """A line without list marks, bold stars and what folding levels."""
    return _EDGES.sub("", comparable(line)).replace("**", "")


class _Output:
    """The cleaned text, from which lines are taken as they are found."""

    def __init__(self, text: str) -> None:
        self.lines = Counter(map(_plain_line, text.splitlines()))
        self.text = f" {' '.join(map(_plain_line, text.splitlines()))} "

    def take(self, line: str) -> bool:
        """Whether `line` is still there, as whole words; it is gone afterwards."""
        place = re.compile(rf"(?<!\w){re.escape(line)}(?!\w)").search(self.text)
        if place is None:
            return False
        self.text = self.text[: place.start()] + _GONE + self.text[place.end() :]
        self.lines[line] -= 1
        return True


def scored_lines(raw: str, gold: Gold, out: str) -> list[Line]:
    """Every line of `raw` that has words and is not neutral: the wanted ones, longest first, then the others.

    What a wanted line has taken is not there for a junk copy of it: that one has to be in the output a second time.
    """
    output = _Output(out)
    lines = {
        number: (_plain_line(line), line.strip())
        for number, line in enumerate(_LINE_END.split(raw), 1)
        if number not in gold.neutral and any(map(str.isalnum, line))
    }
    order = sorted(lines, key=lambda number: (-len(lines[number][0]), number) if number in gold.body else (1, number))
    found = []
    for number in order:
        bare, written = lines[number]
        wanted = number in gold.body
        kept = (wanted or len(bare) >= _STANDS_ALONE or output.lines[bare] > 0) and output.take(bare)
        found.append(Line(number, written, wanted, kept))
    return found
