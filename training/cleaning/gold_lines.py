"""Which lines of a page are its article, told by the article's known text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

Index = dict[tuple[str, ...], list[int]]


def tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def label(lines: Sequence[str], gold: str) -> list[bool]:
    """The lines that are in the gold body: the heaviest chain of matches that runs forward in both."""
    words = tokens(gold)
    whole = {" ".join(tokens(line)) for line in gold.split("\n")}
    index = _index(words)
    candidates = sorted(
        match for at, line in enumerate(lines) for match in _matches(at, tokens(line), words, index, whole)
    )
    chain = _heaviest(candidates, len(words))
    found = [False] * len(lines)
    for place, (at, start, end, weight) in enumerate(chain):
        if end - start < 5 and weight < 0.9 * (end - start):  # a short line that is a part of a gold line: must abut
            left = chain[place - 1][2] if place else 0
            right = chain[place + 1][1] if place + 1 < len(chain) else len(words)
            if start - left > 3 and right - end > 3:
                continue
        found[at] = True
    return found


def _index(words: list[str]) -> Index:
    """Where each word, and each three words in a row, stand in `words`."""
    index: Index = defaultdict(list)
    for length in (1, 3):
        for at in range(len(words) - length + 1):
            index[tuple(words[at : at + length])].append(at)
    return index


def _matches(
    at: int, line: list[str], words: list[str], index: Index, whole: set[str]
) -> Iterator[tuple[int, int, int, float]]:
    if not line:
        return
    if len(line) < 5:
        share = 1.0 if " ".join(line) in whole else 0.3
        for start in index.get((line[0],), ())[:60]:
            if words[start : start + len(line)] == line:
                yield at, start, start + len(line), len(line) * share
        return
    votes: Counter[int] = Counter()
    for place in range(len(line) - 2):
        votes.update(start - place for start in index.get(tuple(line[place : place + 3]), ())[:20])
    for offset, _ in votes.most_common(4):
        near = sum(count for other, count in votes.items() if abs(other - offset) <= max(3, len(line) // 10))
        if near / (len(line) - 2) >= 0.6:
            start = max(0, offset)
            yield at, start, min(len(words), offset + len(line)), len(line) * min(1.0, near / (len(line) - 2))


def _heaviest(candidates: list[tuple[int, int, int, float]], size: int) -> list[tuple[int, int, int, float]]:
    """The heaviest chain of (line, start, end, weight) with growing lines and gold positions that hardly overlap."""
    ends: list[int] = []  # gold ends of the best chains so far, rising, with the chain's weight rising too
    tops: list[tuple[float, int]] = []
    best: list[tuple[float, int]] = []
    place = 0
    while place < len(candidates):
        group = [n for n in range(place, len(candidates)) if candidates[n][0] == candidates[place][0]]
        group = group[: next((i for i, n in enumerate(group) if n != place + i), len(group))]
        fresh = []
        for number in group:
            _, start, end, weight = candidates[number]
            slot = bisect_right(ends, start + min(2, end - start - 1)) - 1
            before, back = tops[slot] if slot >= 0 else (0.0, -1)
            best.append((before + weight - 0.001, back))
            fresh.append((end, before + weight - 0.001, number))
        for end, weight, number in fresh:
            slot = bisect_right(ends, end)
            if slot and tops[slot - 1][0] >= weight:
                continue
            while slot < len(ends) and tops[slot][0] <= weight:
                del ends[slot], tops[slot]
            ends.insert(slot, end)
            tops.insert(slot, (weight, number))
        place += len(group)
    chain = []
    number = tops[-1][1] if tops else -1
    while number >= 0:
        chain.append(candidates[number])
        number = best[number][1]
    return chain[::-1]
