"""Which articles tell of one happening or one continuing affair; only those with rare words in common meet."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

import numpy as np

from newsx.reporting.shared import LEAST, Names, Shared, Told, shared
from newsx.reporting.signatures import WORDS, Numbers, Weights, likeness

_KEYS = 16  # of an article's words, the heaviest: what it meets others by
_NEIGHBOURS = 4  # articles before it in time that an article meets by one word
_BESIDE = 10  # by two states
_MET = 2  # words two articles must meet by, or two states
_BITS = 32  # two rows are one number of 64 bits
_CENTRE = 0.07  # how alike two stories must be as wholes, so that no chain of chance links joins them
_CENTRE_WORDS = 200
_PROOF = 5  # digits of a shared figure, as in 19,546, that need no more

Link = tuple[int, int, Shared]


@dataclass(slots=True)
class _Story:
    members: list[int]
    words: dict[int, float] | None = None  # read when first needed: of most articles nobody asks
    links: list[Link] = field(default_factory=list)


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
    given = given or {}
    of = list(range(len(told)))
    all_stories = {n: _Story([n]) for n in of}

    def words_of(story: _Story) -> dict[int, float]:
        if story.words is None:
            first = story.members[0]
            story.words = dict(zip(words[first].tolist(), weights[first].tolist(), strict=True))
        return story.words

    def join(a: int, b: int, link: Link | None) -> None:
        one, two = all_stories[of[a]], all_stories[of[b]]
        if len(one.members) < len(two.members):
            one, two = two, one
        home, gone = of[one.members[0]], of[two.members[0]]
        for n in two.members:
            of[n] = home
        one.words = _added(words_of(one), words_of(two))
        one.members += two.members
        one.links += two.links + ([link] if link else [])
        del all_stories[gone]

    named: dict[str, int] = {}
    for n, name in sorted(given.items()):
        if of[named.setdefault(name, n)] != of[n]:
            join(named[name], n, None)
    for a, b in copies:
        if of[a] != of[b] and not _torn(given, all_stories[of[a]], all_stories[of[b]]):
            join(a, b, None)
    for a, b, why in _links(told, words, weights):
        if of[a] == of[b]:
            all_stories[of[a]].links.append((a, b, why))
        elif not _torn(given, all_stories[of[a]], all_stories[of[b]]) and _whole(
            words_of(all_stories[of[a]]), words_of(all_stories[of[b]]), why
        ):
            join(a, b, (a, b, why))
    found = [_ordered(one, told) for one in all_stories.values()]
    return sorted(found, key=lambda one: (-len(one.members), one.members))


def _links(told: Sequence[Told], words: Numbers, weights: Weights) -> list[Link]:
    """The pairs that have enough in common, those with the most first."""
    a, b = _candidates(told, words, weights)
    alike = likeness(words, weights, a, b)
    a, b, alike = a[alike >= LEAST], b[alike >= LEAST], alike[alike >= LEAST]
    rare = Names(told)
    found = []
    for one, two, how_much in zip(a.tolist(), b.tolist(), alike.tolist(), strict=True):
        if why := shared(told[one], told[two], round(how_much, 4), rare):
            found.append((one, two, why))
    return sorted(found, key=lambda link: (-link[2].score, link[0], link[1]))


def _candidates(told: Sequence[Told], words: Numbers, weights: Weights) -> tuple[Numbers, Numbers]:
    """Pairs of articles that share some of their heaviest words, or two states, each with its neighbours in time."""
    days = np.array([one.day.toordinal() if one.day else 0 for one in told], np.int64)
    heaviest = np.argsort(-weights, axis=1, kind="stable")[:, :_KEYS]
    keys = np.take_along_axis(words, heaviest, axis=1).ravel()
    rows = np.repeat(np.arange(len(told), dtype=np.int64), heaviest.shape[1])
    met, times = np.unique(_met(keys[keys > 0], rows[keys > 0], days, _NEIGHBOURS), return_counts=True)
    between = [(zlib.crc32(repr(key).encode()), n) for n, one in enumerate(told) for key in _parties(one)]
    keys, rows = np.array(between, np.int64).reshape(-1, 2).T
    found = np.union1d(met[times >= _MET], _met(keys, rows, days, _BESIDE))
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


def _torn(given: Mapping[int, str], one: _Story, two: _Story) -> bool:
    """Whether the reader has given members of the two to different stories."""
    names = [{given[n] for n in story.members if n in given} for story in (one, two)]
    return bool(names[0] and names[1] and names[0] != names[1])


def _whole(one: Mapping[int, float], two: Mapping[int, float], why: Shared) -> bool:
    """Whether two stories are alike as wholes, not by one pair alone; a figure nobody has by chance is proof."""
    if any(len(str(value).rstrip("0")) >= _PROOF for value in why.figures) and len(why.states) > 1:
        return True
    few, many = sorted((one, two), key=len)
    product = sum((weight * many.get(word, 0.0) for word, weight in few.items()), 0.0)
    return product >= _CENTRE * float(np.sqrt(_length(few) * _length(many)))


def _length(words: Mapping[int, float]) -> float:
    return sum((weight * weight for weight in words.values()), 0.0) or 1.0


def _added(one: Mapping[int, float], two: Mapping[int, float]) -> dict[int, float]:
    """The words of two stories together, the heaviest of them."""
    found = dict(one)
    for word, weight in two.items():
        found[word] = found.get(word, 0.0) + weight
    heaviest = sorted(found.items(), key=lambda one: (-one[1], one[0]))[: max(_CENTRE_WORDS, WORDS)]
    return {word: weight for word, weight in heaviest if word}


def _ordered(story: _Story, told: Sequence[Told]) -> Story:
    members = sorted(story.members, key=lambda n: (told[n].day or date.max, n))
    return Story(tuple(members), tuple(sorted(story.links, key=lambda link: (-link[2].score, link[0], link[1]))))
