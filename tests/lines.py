"""Lines of pages for the tests of cleaning: as the judge of lines sees them, or put together by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from newsx.cleaning.features import Line, find_rules, look
from newsx.cleaning.stretches import Stretch, split


def stretch(text: str, **told: Any) -> Stretch:
    """A stretch at the beginning of its source."""
    return Stretch(text, 0, len(text), 0, len(text), 0, "", 0)._replace(**told)


def row(sort: str = "L", count: int = 12, said: str = "", **told: Any) -> Line:
    """A line of so many words, of which the different ones are `said`."""
    fields: dict[str, Any] = {"folded": "w", "bare": [], "size": 5, "end": "."}
    fields |= {"words": ["w"] * count, "known": frozenset(said.split()), "sort": sort}
    return Line(**(fields | told))


def page(text: str, rules: bool = True) -> tuple[list[Stretch], list[Line]]:
    """The stretches of a text and what they look like; with their rules where asked for."""
    stretches = split(text)
    lines = look(stretches)
    for line in lines if rules else ():
        find_rules(line)
    return stretches, lines


class Trees:
    """Stands for trees: their vote is found from a column's value."""

    def __init__(self, column: str, vote: Callable[[float], float]) -> None:
        self.column, self.vote = column, vote
        self.told: Mapping[str, Sequence[float]] = {}

    def votes(self, told: Mapping[str, Sequence[float]], places: Sequence[int]) -> list[float]:
        self.told = told
        return [self.vote(told[self.column][at]) for at in places]
