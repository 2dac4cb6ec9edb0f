"""Text cut where highlights begin and end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Highlight:
    """What is marked at `start:end` of a text: its kind, what it belongs to, and a note for who points at it."""

    start: int
    end: int
    kind: str
    id: str
    note: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under one highlight, or under none (kind "")."""

    text: str
    kind: str = ""
    id: str = ""
    note: str = ""


def free(wanted: Iterable[Highlight]) -> list[Highlight]:
    """Those that do not overlap, in order of the text: where two do, the one that comes first in `wanted` stays."""
    taken: list[Highlight] = []
    covered: set[int] = set()
    for one in wanted:
        places = range(one.start, one.end)
        if places and covered.isdisjoint(places):
            covered.update(places)
            taken.append(one)
    return sorted(taken, key=lambda one: one.start)


def pieces(text: str, start: int, end: int, highlights: Sequence[Highlight]) -> list[Piece]:
    """`text[start:end]` piece by piece; `highlights` stand in order and do not overlap.

    >>> [p.text for p in pieces("Six boys came.", 0, 14, [Highlight(0, 8, "count", "c1", "")])]
    ['Six boys', ' came.']
    """
    at, found = start, []
    for one in highlights:
        if start <= one.start and one.end <= end:
            found += [Piece(text[at : one.start]), Piece(text[one.start : one.end], one.kind, one.id, one.note)]
            at = one.end
    found.append(Piece(text[at:end]))
    return [piece for piece in found if piece.text]
