"""Which articles tell of one happening or one continuing affair; only those with rare words in common meet."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import numpy as np

from newsx.ledger.odds import mean_odds, odds
from newsx.ledger.shared import LEAST, Names, Shared, Told, shared
from newsx.ledger.signatures import Numbers, Weights, likeness

_KEYS = 16  # of an article's words, the heaviest: what it meets others by
_NEIGHBOURS = 4  # articles before it in time that an article meets by one word
_BESIDE = 10  # by two states
_MET = 2  # words two articles must meet by, or two states
_BITS = 32  # two rows are one number of 64 bits

Link = tuple[int, int, Shared]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles, by their place in the heap in order of time, and the links that hold them together."""

    members: tuple[int, ...]
    links: tuple[Link, ...]


def stories(
    told: Sequence[Told],
    words: Numbers,
    weights: Weights,
    copies: Iterable[tuple[int, int]] = (),
    given: Mapping[int, str] | None = None,
) -> list[Story]:
    """Every article in one story, the biggest first.

    `words`, `weights`: the matrix of signatures. `copies`: pairs of articles that are one text. `given`: the story that
    the reader says an article belongs to; no rule takes it elsewhere.
    """
    groups = _Groups(told, given or {})
    rare = Names(told)
    first: dict[str, int] = {}
    for n, name in sorted((given or {}).items()):
        groups.join(first.setdefault(name, n), n)
    for a, b in copies:
        if not groups.torn(a, b):
            groups.join(a, b)
    refused: set[tuple[tuple[int, int], ...]] = set()  # two groups by their first members and sizes
    links: list[Link] = []
    for a, b, why in _links(told, words, weights, rare):
        if not groups.same(a, b):
            one, two = groups.of(a), groups.of(b)
            asked = tuple(sorted(((one[0], len(one)), (two[0], len(two)))))
            if asked in refused or groups.torn(a, b):
                continue
            if mean_odds(one, two, told, words, weights, rare) < 0:
                refused.add(asked)
                continue
            groups.join(a, b)
        links.append((a, b, why))
    return groups.stories(links)


class _Groups:
    """Articles in groups."""

    def __init__(self, told: Sequence[Told], given: Mapping[int, str]) -> None:
        self._days = [(one.day or date.max, n) for n, one in enumerate(told)]
        self._given = given
        self._of = [[n] for n in range(len(told))]

    def same(self, a: int, b: int) -> bool:
        """Whether two articles are in one group."""
        return self._of[a] is self._of[b]

    def of(self, n: int) -> list[int]:
        """The group of an article."""
        self._of[n].sort(key=self._days.__getitem__)
        return self._of[n]

    def join(self, a: int, b: int) -> None:
        """Makes one group of those of two articles."""
        few, many = sorted((self._of[a], self._of[b]), key=len)
        if few is not many:
            many += few
            for n in few:
                self._of[n] = many

    def torn(self, a: int, b: int) -> bool:
        """Whether the reader has given members of the two groups to different stories."""
        if not self._given:
            return False
        names = [{self._given[n] for n in self._of[one] if n in self._given} for one in (a, b)]
        return bool(names[0] and names[1] and names[0] != names[1])

    def stories(self, links: Iterable[Link]) -> list[Story]:
        """The groups with their links, the biggest first."""
        held: dict[int, list[Link]] = {}
        for link in links:
            held.setdefault(id(self._of[link[0]]), []).append(link)
        found = []
        for one in {id(one): one for one in self._of}.values():
            one.sort(key=self._days.__getitem__)
            ordered = sorted(held.get(id(one), ()), key=lambda link: (-link[2].score, *link[:2]))
            found.append(Story(tuple(one), tuple(ordered)))
        return sorted(found, key=lambda one: (-len(one.members), one.members))


def _links(told: Sequence[Told], words: Numbers, weights: Weights, rare: Names) -> list[Link]:
    """The pairs that have enough in common, the likeliest first."""
    a, b = _candidates(told, words, weights)
    alike = likeness(words, weights, a, b)
    a, b, alike = a[alike >= LEAST], b[alike >= LEAST], alike[alike >= LEAST]
    found = []
    for one, two, how_much in zip(a.tolist(), b.tolist(), alike.tolist(), strict=True):
        if why := shared(told[one], told[two], round(how_much, 4), rare):
            found.append((-odds(told[one], told[two], how_much, rare), one, two, why))
    return [(one, two, why) for likely, one, two, why in sorted(found, key=lambda link: link[:3]) if likely <= 0]


def _candidates(told: Sequence[Told], words: Numbers, weights: Weights) -> tuple[Numbers, Numbers]:
    """Pairs of articles that share some of their heaviest words, or two states, each with its neighbours in time."""
    days = np.array([one.day.toordinal() if one.day else 0 for one in told], np.int64)
    heaviest = np.argsort(-weights, axis=1, kind="stable")[:, :_KEYS]
    keys = np.take_along_axis(words, heaviest, axis=1).ravel()
    rows = np.repeat(np.arange(len(told), dtype=np.int64), heaviest.shape[1])
    met = _met(keys[keys > 0], rows[keys > 0], days, _NEIGHBOURS)
    met.sort()  # in place: a heap of 100,000 articles has six million
    between = [(zlib.crc32(repr(key).encode()), n) for n, one in enumerate(told) for key in _parties(one)]
    keys, rows = np.array(between, np.int64).reshape(-1, 2).T
    twice = met[_MET - 1 :][met[_MET - 1 :] == met[: len(met) - _MET + 1]]
    found = np.union1d(twice, _met(keys, rows, days, _BESIDE))
    return found >> _BITS, found & ((1 << _BITS) - 1)


def _parties(one: Told) -> Iterator[tuple[str, ...]]:
    """The pairs of states that an article names most."""
    return combinations(sorted(one.states), 2)


def _met(keys: Numbers, rows: Numbers, days: Numbers, neighbours: int) -> Numbers:
    """Each row with some before it in time that have the same key, as one number a pair, smaller row first."""
    order = np.lexsort((rows, days[rows], keys))
    rows, keys = rows[order], keys[order]
    pairs = [np.array([], np.int64)]
    for step in range(1, neighbours + 1):
        same = keys[step:] == keys[:-step]
        one, two = rows[step:][same], rows[:-step][same]
        pairs.append((np.minimum(one, two) << _BITS) + np.maximum(one, two))
    return np.concatenate(pairs)
