"""Runs of entries under stamps: a live blog, which is the article, and readers' comments below one, which are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsx.cleaning.features import Line
from newsx.cleaning.states import ABOVE, BELOW, BODY, INSIDE
from newsx.cleaning.stretches import Stretch

REPLIES = 3  # buttons under comments
SECOND = 3  # long paragraphs: so much of an article stands before its comments
ENTRIES = 3  # so many entries make a live blog
ENTRY = 12  # lines of an entry, its stamp and its buttons
NAME = 4  # words of a name at most
BESIDE = 2  # lines between a stamp and the name that goes with it
HEAD = 6  # lines of a comment above its button
STAMPS = frozenset({"clean.date", "clean.clock"})


def live(stretches: Sequence[Stretch], lines: Sequence[Line], states: list[str]) -> None:
    """Entries under stamps that name the same reporters again and again are one article; stamps and names go.

    The first stamp stands above the first sentence: below one, stamps and names are those of readers.
    """
    stamps = _entries([at for at, line in enumerate(lines) if _is_stamp(line)], lines, states)
    if len(stamps) < ENTRIES:
        return
    beside = {
        near for at in stamps for near in range(max(0, at - BESIDE), min(len(lines), at + BESIDE + 1)) if near != at
    }
    named = [at for at in sorted(beside) if _is_name(stretches[at], lines[at])]
    times = Counter(lines[at].folded for at in named)
    names = [at for at in named if times[lines[at].folded] > 1]
    if not names:
        return
    for at in range(stamps[0], _end(lines, stamps[-1])):
        if lines[at].sort in "LS" and not lines[at].rules:
            states[at] = BODY
        elif states[at] in (ABOVE, BELOW):
            states[at] = INSIDE
    for at in (*stamps, *names):
        states[at] = INSIDE
    for at in stamps:
        below = at + 1
        while below < len(lines) and lines[below].sort == "N" and lines[below].end == "-" and _is_short(lines[below]):
            states[below] = INSIDE
            below += 1


def _entries(stamps: Sequence[int], lines: Sequence[Line], states: Sequence[str]) -> list[int]:
    """The stamps of a run of entries, the first of them right above the first sentence of the article."""
    first = next((at for at, state in enumerate(states) if state == BODY and lines[at].sort in "LS"), -1)
    run: list[int] = []
    for at in stamps:
        if first - ENTRY < at < first and not run:
            run = [at]
        elif run and at - run[-1] > ENTRY:
            break
        elif run:
            between = range(run[-1] + 1, at)
            run = [*run, at] if any(lines[n].sort in "LS" for n in between) else [*run[:-1], at]
    return run


def _end(lines: Sequence[Line], last: int) -> int:
    """Where the last entry ends: with the last sentence before the first line after one that a rule speaks against."""
    end = last + 1
    for at in range(last + 1, min(len(lines), last + ENTRY)):
        if lines[at].sort in "LS" and not lines[at].rules:
            end = at + 1
        elif end > last + 1:
            break
    return end


def _is_stamp(line: Line) -> bool:
    return line.sort == "N" and not STAMPS.isdisjoint(line.rules)


def _is_short(line: Line) -> bool:
    return len(line.words) <= NAME


def _is_name(stretch: Stretch, line: Line) -> bool:
    words = stretch.text.split()
    return 2 <= len(words) <= NAME and line.end == "-" and not line.rules and all(word[0].isupper() for word in words)


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
        elif _is_stamp(lines[at]) and "clean.date" in lines[at].rules:
            named = at - 1 > above and lines[at - 1].sort == "N" and _is_short(lines[at - 1])
            start = min(start, at - named)
    return start
