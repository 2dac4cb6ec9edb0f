"""What articles tell of their stories, made without a report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from newsx.ledger.shared import Told, matter_of


def told(day: str | None = "2024-05-01", **more: Any) -> Told:
    """An article of a day that tells nothing else, or what is given."""
    sets: dict[str, Iterable[Any]] = {
        name: more.pop(name, ()) for name in ("persons", "bodies", "states", "places", "figures", "tallies")
    }
    events = tuple(more.pop("events", ()))
    more = {"events": events, "matter": matter_of(events)} | more
    return Told(date.fromisoformat(day) if day else None, *(frozenset(of) for of in sets.values()), **more)
