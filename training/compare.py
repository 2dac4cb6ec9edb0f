"""Which claims of two readings are the same, and which of their fields agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from training.splits import Claim

COMPARED = ("value", "comparator", "event", "claimed_by", "as_of", "scope", "polarity", "voice", "since")


def pairs(
    first: Sequence[Claim], second: Sequence[Claim]
) -> tuple[list[tuple[Claim, Claim]], list[Claim], list[Claim]]:
    """Claims whose surfaces overlap, one to one in reading order, and what each reading has alone."""
    left, matched, alone = list(second), [], []
    for claim in sorted(first, key=lambda c: (c["start"], c["end"])):
        other = next((o for o in left if o["start"] < claim["end"] and claim["start"] < o["end"]), None)
        if other is None:
            alone.append(claim)
        else:
            left.remove(other)
            matched.append((claim, other))
    return matched, alone, left


def agree(first: Claim, second: Claim, field: str) -> bool:
    """Whether the best answer of one reading is acceptable to the other, in either direction."""
    return _accepts(first, _best(second, field), field) or _accepts(second, _best(first, field), field)


def same_best(first: Claim, second: Claim, field: str) -> bool:
    """Whether both readings give the same best answer."""
    one, other = _best(first, field), _best(second, field)
    return same_name(one, other) if field == "claimed_by" else one == other


def _best(claim: Claim, field: str) -> Any:
    given = claim[field]
    if field in ("event", "claimed_by"):
        return given[0] if given else None
    return given


def _accepts(claim: Claim, answer: Any, field: str) -> bool:
    accepted = list(acceptable(claim, field))
    if field == "claimed_by":
        return any(same_name(answer, one) for one in accepted)
    return answer in accepted


def acceptable(claim: Claim, field: str) -> Iterator[Any]:
    """The right answers of a claim for a field; None for the reporter, or for no date."""
    given, also = claim[field], (claim["also"] or {}).get(field, [])
    yield from (given or [None]) if field in ("event", "claimed_by") else [given]
    if field == "claimed_by" and also == []:
        if field in (claim["also"] or {}):
            yield None
        return
    for one in also if isinstance(also, list) else [also]:
        yield (one[0] if one else None) if isinstance(one, list) else one


def same_name(one: str | None, other: str | None) -> bool:
    """Equal, or one within the other, without case and article."""
    if one is None or other is None:
        return one is other
    a, b = (" ".join(name.replace("’", "'").lower().removeprefix("the ").split()) for name in (one, other))
    return a in b or b in a
