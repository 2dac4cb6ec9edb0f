"""How likely two articles are of one story: the logarithm of the odds, by weights learned from pairs read by hand.

`bench/stories.py` learns the weights and measures them. Days part two articles of one happening; where both tell of
children that are still away from home and of the same two states, they hardly do. A precise figure and a tally from the
same day on are too rare in the pairs that were read to be learned from; their weights are set by hand.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product

import numpy as np

from newsx.ledger.shared import Names, Told, best_known, two_states
from newsx.ledger.signatures import Numbers, Weights, likeness

WEIGHTS = {"likeness": 3.81, "days": -1.19, "names": 0.15, "places": 0.66}
BIAS = 0.26
FIGURE, TALLY = 20.0, 3.0  # for what a shared figure tells, 0.04 to 0.1, and for a shared tally
_AWAY = 0.15  # of what days weigh otherwise
_UNDATED = 10  # days between two articles of which one has no date
_MOST_NAMES, _MOST_PLACES = 2.0, 4
_LIMIT = 4.0  # of the odds of one pair, so that no pair decides for a whole group
_SEEN = 12  # members of a group that are compared, the first and the last in time and some between


def features(a: Told, b: Told, alike: float, rare: Names) -> dict[str, float]:
    """What tells whether two articles are of one story; `alike`: the cosine of their words."""
    apart = abs((a.day - b.day).days) if a.day and b.day else _UNDATED
    return {
        "likeness": math.sqrt(max(0.0, alike)),
        "days": math.log1p(apart) * (_AWAY if _away(a, b, rare) else 1.0),
        "names": min(_MOST_NAMES, sum((rarity for rarity, _ in rare.shared(a, b)), 0.0)),
        "places": float(min(_MOST_PLACES, len(a.places & b.places))),
    }


def by_hand(a: Told, b: Told) -> float:
    """What the two weights add that are not learned."""
    return FIGURE * best_known(a, b) + TALLY * bool(a.tallies & b.tallies)


def odds(a: Told, b: Told, alike: float, rare: Names) -> float:
    """Above 0 where two articles are rather one story than two."""
    learned = sum((WEIGHTS[name] * value for name, value in features(a, b, alike, rare).items()), BIAS)
    return max(-_LIMIT, min(_LIMIT, learned + by_hand(a, b)))


def mean_odds(
    one: Sequence[int], two: Sequence[int], told: Sequence[Told], words: Numbers, weights: Weights, rare: Names
) -> float:
    """The odds of two groups of articles: the mean of all pairs across, so that no chain of links joins them."""
    pairs = list(product(_some(one), _some(two)))
    a, b = np.array(pairs, np.int64).T
    alike = likeness(words, weights, a, b).tolist()
    found = [odds(told[n], told[m], how, rare) for (n, m), how in zip(pairs, alike, strict=True)]
    return sum(found) / len(found)


def _some(members: Sequence[int]) -> Sequence[int]:
    """The members where they are few, else as many of them, evenly from the first to the last."""
    last = len(members) - 1
    return members if last < _SEEN else [members[last * step // (_SEEN - 1)] for step in range(_SEEN)]


def _away(a: Told, b: Told, rare: Names) -> bool:
    """Whether both tell of children taken from or to the same two states, or one of them does and the other of none."""
    taken = {a.matter, b.matter} in ({"taken"}, {"taken", ""}) and (a.moved or b.moved)
    return taken and two_states(a, b, rare)
