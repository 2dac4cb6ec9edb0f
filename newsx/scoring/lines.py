"""Which lines of a raw article came through the cleaning: wanted ones and junk."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from newsx.scoring.gold import Gold
from newsx.scoring.names import fold

_LINE_END = re.compile(r"\r\n|\n|\r")
_EDGES = re.compile(r"^[\s#>*•♦|\-]+|[\s*]+$")
# A short junk line ("Share", "2 comments") may also be words of the body: it came through only where it stands alone.
_STANDS_ALONE = 25


@dataclass(frozen=True, slots=True)
class Line:
    """A scored line of the raw text: its number from 1, its words, whether it was wanted and whether it was kept."""

    number: int
    text: str
    wanted: bool
    kept: bool


def _bare(line: str) -> str:
    """A line without list marks, bold stars and what folding levels."""
    return _EDGES.sub("", fold(line)).replace("**", "")


def scored_lines(raw: str, gold: Gold, out: str) -> list[Line]:
    """Every line of `raw` that has words and is not neutral, longest wanted line first.

    A wanted line takes its words out of the output, so a junk copy of the same words has to be there a second time.
    """
    written = _LINE_END.split(raw)
    bare = [_bare(line) for line in written]
    whole = Counter(_bare(line) for line in out.splitlines())
    left = " ".join(_bare(line) for line in out.splitlines())
    wanted = sorted((n for n in gold.body if n <= len(bare)), key=lambda n: -len(bare[n - 1]))
    others = [n for n in range(1, len(bare) + 1) if n not in gold.body and n not in gold.neutral]
    found = []
    for number in [*wanted, *others]:
        line = bare[number - 1]
        if not re.search(r"\w", line):
            continue
        at = re.search(rf"(?<!\w){re.escape(line)}(?!\w)", left)
        if number in others and len(line) < _STANDS_ALONE and whole[line] <= 0:
            at = None
        if at:
            left = f"{left[: at.start()]} \x01 {left[at.end() :]}"
            whole[line] -= 1
        found.append(Line(number, written[number - 1].strip(), number in wanted, bool(at)))
    return found
