"""Readers' comments below an article."""

from __future__ import annotations

from collections.abc import Sequence

from newsx.cleaning.features import Line
from newsx.cleaning.states import BELOW, BODY

REPLIES = 3  # buttons under comments
SECOND = 3  # long paragraphs: so much of an article stands before its comments
NAME = 4  # words of a name at most
HEAD = 6  # lines of a comment above its button


def comments(lines: Sequence[Line], states: list[str]) -> None:
    """Three replies make it the readers' comments, from the first sign of them below the article's beginning."""
    body = [at for at, state in enumerate(states) if state == BODY and lines[at].sort == "L"][:SECOND]
    replies = [at for at, line in enumerate(lines) if "clean.reply" in line.rules and body and at > body[-1]]
    if len(replies) >= REPLIES:
        start = _head(lines, replies[0], body[-1])
        states[start:] = [BELOW] * (len(lines) - start)


def _head(lines: Sequence[Line], button: int, above: int) -> int:
    """Where the first comment begins: at the heading over all of them, or at the date and the name over it."""
    start = button
    for at in range(button - 1, max(above, button - HEAD), -1):
        if "clean.comments" in lines[at].rules:
            start = at
        elif lines[at].sort == "N" and "clean.date" in lines[at].rules:
            named = lines[at - 1].sort == "N" and len(lines[at - 1].words) <= NAME
            start = min(start, at - named)
    return start
