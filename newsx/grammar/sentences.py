"""Where sentences of plain text begin and end, told by its marks alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsx.grammar.date_forms import words

# Where a sentence ends and the next one begins, or a line does. An abbreviation's dot matches too.
SENTENCE_END = re.compile(r"\n+|[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
REACH = 240  # characters that a sentence's beginning is looked for backwards
_WORD = 24  # characters before an end that are searched for an abbreviation


def sentence_ends(text: str) -> Iterator[re.Match[str]]:
    """The ends of sentences; the dot of an abbreviation or an initial is none.

    >>> [found.start() for found in sentence_ends("Gen. J. Roe left. He said so.")]
    [16]
    """
    for found in SENTENCE_END.finditer(text):
        last = text[max(0, found.start() - _WORD) : found.start()].rsplit(None, 1)[-1:]
        word = last[0].lstrip("(“\"'") if last else ""
        if found[0][0] == "\n" or not ((len(word) == 1 and word.isupper()) or word in _abbreviations()):
            yield found


def sentence_start(text: str, at: int) -> int:
    """Where the sentence that holds `at` begins, or `REACH` characters before where that is further off."""
    floor = max(0, at - REACH)
    return floor + max((found.end() for found in sentence_ends(text[floor:at])), default=0)


def sentences_from(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The sentences of a text from the one that holds `at` on, without the white space between them."""
    start = 0
    for found in sentence_ends(text):
        if found.end() > at:
            yield start, found.start() + len(found[0].rstrip())
        start = found.end()
    yield start, len(text)


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(words("sentence_end")["abbreviations"])
