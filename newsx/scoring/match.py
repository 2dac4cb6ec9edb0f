"""Aligns found counts with annotated claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsx.article import Count
from newsx.scoring.gold import Claim
from newsx.scoring.same_name import vague_words, words

Value = int | tuple[int, int]

_OPTIONAL = 0.6  # a claim that costs nothing gives way to one that counts


@dataclass(frozen=True, slots=True)
class Wanted:
    """A claim of the annotation, and whether missing it costs nothing."""

    claim: Claim
    optional: bool


def values_of(claim: Claim) -> set[Value]:
    """The numbers that answer a claim: {19500}, {(200, 300)}; empty for a vague one."""
    low, high = claim.low, claim.high
    told: list[object] = [claim.value, *(claim.further("value") or [])]
    if claim.value is None and claim.comparator == "range":
        told.append((low, high))
    return {(v[0], v[1]) if isinstance(v, list | tuple) else v for v in told if isinstance(v, int | list | tuple)}


def value_found(count: Count) -> Value | None:
    """The number a count states: its value, or both ends of its range."""
    if count.value is None and count.low is not None and count.high is not None:
        return (count.low, count.high)
    return count.value


def same_count(claim: Claim, count: Count) -> bool:
    """Whether both state the same number; a vague quantity is the same where its vague word is."""
    numbers = values_of(claim)
    if not numbers:
        return bool(vague_words(claim.surface) & vague_words(count.surface))
    return value_found(count) in numbers


def likeness(claim: Claim, count: Count) -> float:
    """The share of words that both surfaces have, 0 to 1; of the likest where the annotator gives several."""
    surfaces = [claim.surface, *(claim.further("surface") or [])]
    return max(shared_words(surface, count.surface) for surface in surfaces)


def shared_words(one: str, other: str) -> float:
    """The share of their words that both have, 0 to 1."""
    first, second = set(words(one)), set(words(other))
    either = first | second
    return len(first & second) / len(either) if either else 0.0


def align(wanted: Sequence[Wanted], found: Sequence[Count]) -> tuple[list[tuple[Wanted, Count]], list[Count]]:
    """Pairs in reading order, as many as possible and the likest surfaces first; then the rest by number alone.

    `wanted` and `found` stand in the order of the text. Returns the pairs and the counts nobody wanted.
    """
    fit = [[_fit(w, c) for c in found] for w in wanted]
    pairs = _in_order(fit)
    free = [j for j in range(len(found)) if j not in pairs.values()]
    for i in range(len(wanted)):
        if i not in pairs and (fits := [j for j in free if fit[i][j]]):
            pairs[i] = max(fits, key=lambda j, row=fit[i]: row[j])  # type: ignore[misc]
            free.remove(pairs[i])
    in_order = [(wanted[row], found[pairs[row]]) for row in sorted(pairs)]
    return in_order, [found[column] for column in free]


def _fit(wanted: Wanted, count: Count) -> float:
    if not same_count(wanted.claim, count):
        return 0.0
    return 1 + likeness(wanted.claim, count) / 2 - _OPTIONAL * wanted.optional


def _in_order(fit: list[list[float]]) -> dict[int, int]:
    """The heaviest set of pairs that don't cross, row to column: of each corner of the table its best chain."""
    chains: list[list[tuple[float, tuple[tuple[int, int], ...]]]] = [
        [(0.0, ())] * (len(row) + 1) for row in [*fit[:1], *fit]
    ]
    for i, row in enumerate(fit):
        for j, weight in enumerate(row):
            options = [chains[i][j + 1], chains[i + 1][j]]
            if weight:
                before, steps = chains[i][j]
                options.append((before + weight, (*steps, (i, j))))
            chains[i + 1][j + 1] = max(options, key=lambda chain: chain[0])
    return dict(chains[-1][-1][1]) if chains else {}
