"""What two articles share, and whether it makes them parts of one story. When in doubt, they stay two."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from newsx.ledger.signatures import BACKGROUND

# What of a thousand articles name a body of a kind anyway: the United Nations, a parliament, a newspaper.
_BIG = {"un": 60, "igo": 40, "government": 20, "parliament": 20, "media": 20, "ngo": 10, "court": 10}
_OTHER_BODY, _PERSON = 3, 1
_STATE = 30  # and of a thousand name a state; the greatest powers more
_POWERS = {"United States": 400, "United Kingdom": 120, "Russia": 60, "China": 60, "France": 60, "Germany": 60}
_PARTIES = 0.9  # how rare two states must be together: any two of the smaller ones, not two of the great powers
_TELLING = 0.5  # rarity from which on a name alone is a kind of evidence
_AFFAIR = 0.12  # what an affair between the same states needs in all
LEAST = _AFFAIR_WORDS = 0.04  # texts less alike than this are never one story
_HAPPENING = 0.24  # what one happening needs, which has no two states to tell it by
_HAPPENING_WORDS = 0.18
_HAPPENING_DAYS = 45  # its reports come within weeks
_NAME_SHARE, _MOST_NAMES = 0.03, 2.0
_PLACE_SHARE, _MOST_PLACES = 0.01, 4
_FIGURE_SHARE = {3: 0.04, 4: 0.07, 5: 0.1}  # by its digits but the noughts at the end: 339, 2,442, 19,546
_EVENT_SHARE = 0.02
# Which events are of one kind of matter: children taken from somewhere, and what becomes of them; harm; flight.
_MATTER = {
    **dict.fromkeys(("taken", "received", "returned", "adopted", "placed", "held", "identified", "recruited"), "taken"),
    **dict.fromkeys(("killed", "injured", "missing", "orphaned"), "harmed"),
    **dict.fromkeys(("evacuated", "displaced"), "moved"),
    **dict.fromkeys(("abused",), "abused"),
    **dict.fromkeys(("aided", "living"), "aided"),
}
# Of those of "taken" what leads a child away from home or back: one that is caught at a border is held there, no more.
_MOVED = frozenset(("taken", "received", "returned", "adopted", "placed"))


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells of its story.

    `persons`, `bodies`: ids of names. `places`: rare capitalised words. `figures`: numbers precise enough to be known
    again, each with its event. `tallies`: the events of running totals, each with the day it is counted from.
    `parties`: the states, the most named first. `events`: those of its claims; `matter`: the kind of most, or "".
    """

    day: date | None
    persons: frozenset[str]
    bodies: frozenset[tuple[str, str]]  # kind, id
    states: frozenset[str]
    places: frozenset[str]
    figures: frozenset[tuple[str, int]]
    tallies: frozenset[tuple[str, str]] = frozenset()
    parties: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    matter: str = ""

    @property
    def moved(self) -> bool:
        """Whether most of what happens to its children leads them away from home or back."""
        moved = sum(event in _MOVED for event in self.events)
        return 0 < moved >= sum(_MATTER.get(event) == "taken" for event in self.events) - moved


@dataclass(frozen=True, slots=True)
class Shared:
    """Why two articles are one story: how alike their words are, and the names, places, states and figures of both."""

    score: float
    likeness: float
    names: tuple[str, ...]
    places: tuple[str, ...]
    states: tuple[str, ...]
    figures: tuple[int, ...]


def matter_of(events: Iterable[str]) -> str:
    """What most of the events are about: "taken", "harmed" …; "" where they are of no kind."""
    counted = Counter(_MATTER[event] for event in events if event in _MATTER)
    return min(counted, key=lambda kind: (-counted[kind], kind)) if counted else ""


def figure_known_again(value: int | None) -> bool:
    """Whether a number is precise enough that two articles do not have it by chance: 339, 19,546, not 200 or 5,000.

    >>> [n for n in (12, 200, 339, 5000, 19546) if figure_known_again(n)]
    [339, 19546]
    """
    return value is not None and len(str(value).rstrip("0")) >= 3


def best_known(a: Told, b: Told) -> float:
    """What the most precise figure of both tells of a story; 0 where they share none."""
    return max((_known(value) for _, value in a.figures & b.figures), default=0.0)


def _known(value: int) -> float:
    return _FIGURE_SHARE[min(len(str(value).rstrip("0")), max(_FIGURE_SHARE))]


def two_states(a: Told, b: Told, rare: Names) -> bool:
    """Whether both name two states that not every article names."""
    states = a.states & b.states
    return len(states) >= 2 and rare.parties(states) >= _PARTIES


class Names:
    """How rare a name is, 0 to 1, in a heap of so many articles and the news around it."""

    def __init__(self, told: Iterable[Told]) -> None:
        self._held: Counter[str] = Counter()
        self._articles = 0
        for one in told:
            self._articles += 1
            self._held.update(one.persons)
            self._held.update(id for _, id in one.bodies)
            self._held.update(one.states)

    def rarity(self, id: str, of_a_thousand: float) -> float:
        """1 for a name of a single article that nobody else has, 0 for one that all have."""
        of = self._articles + BACKGROUND
        return max(0.0, math.log(of / (self._held[id] + BACKGROUND * of_a_thousand / 1000)) / math.log(of / 1.5))

    def parties(self, states: Iterable[str]) -> float:
        """How rare states are together."""
        return sum(self.rarity(state, _POWERS.get(state, _STATE)) for state in states)

    def shared(self, a: Told, b: Told) -> list[tuple[float, str]]:
        """The names that both articles have, each with its rarity, the rarest first."""
        found = [(self.rarity(id, _PERSON), id) for id in a.persons & b.persons]
        found += [(self.rarity(id, _BIG.get(kind, _OTHER_BODY)), id) for kind, id in a.bodies & b.bodies]
        return sorted(found, key=lambda one: (-one[0], one[1]))


def shared(a: Told, b: Told, likeness: float, rare: Names) -> Shared | None:
    """What makes two articles one story; null where it is not enough.

    Their words must be alike, and something else must be shared that is none of everybody's: two states, a rare name, a
    place, a precise figure. One happening is told within weeks, an affair between states as odds.py finds likely.
    """
    names = rare.shared(a, b)
    places = sorted(a.places & b.places)
    states = sorted(a.states & b.states)
    figures = sorted({value for _, value in a.figures & b.figures})
    score = likeness + _NAME_SHARE * min(_MOST_NAMES, sum(rarity for rarity, _ in names))
    score += _PLACE_SHARE * min(_MOST_PLACES, len(places)) + best_known(a, b)
    if a.matter and b.matter:
        score += _EVENT_SHARE if a.matter == b.matter else -_EVENT_SHARE
    found = Shared(
        score, likeness, tuple(id for rarity, id in names if rarity >= _TELLING), tuple(places), tuple(states),
        tuple(figures),
    )  # fmt: skip
    parties = two_states(a, b, rare) or bool(states and (figures or a.tallies & b.tallies))
    return found if _enough(found, parties, abs((a.day - b.day).days) if a.day and b.day else None) else None


def _enough(found: Shared, parties: bool, days: int | None) -> bool:
    if parties and found.likeness >= _AFFAIR_WORDS and found.score >= _AFFAIR:
        return True
    telling = bool(found.names or found.figures or len(found.places) >= 2)
    near = days is None or days <= _HAPPENING_DAYS
    return telling and near and found.likeness >= _HAPPENING_WORDS and found.score >= _HAPPENING
