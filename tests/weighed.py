"""Claims that stand in texts, as `conflicts` weighs them, made without a report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from newsx.ledger.conflicts import conflicts
from newsx.ledger.weighing import Claim

DAY = "2024-02-19"


def claim(text: str, surface: str, value: int | None, who: str | None = None, /, **told: Any) -> Claim:
    """A claim of those killed in one happening of a day that the text names; its sentence ends in a full stop."""
    who, value = told.pop("who", who), told.get("value", value)
    start = text.index(surface)
    before = text.rfind(". ", 0, start)
    begin = 0 if before < 0 else before + 2
    stop = text.find(".", start + len(surface))
    lead = re.findall(r"[^.]+\.", text[:begin])
    comparator = told.get("comparator", "exact")
    days = {name: told.pop(name, DAY) for name in ("first", "last")}
    fields: dict[str, Any] = {
        "n": 1, "nr": 1, "key": f"{surface}", "story": 1, "event": "killed", "scope": "incident", "group": "children",
        "polarity": "affirmed", "comparator": comparator, "value": value,
        "low": value if comparator in ("exact", "at_least") else None,
        "high": value if comparator in ("exact", "at_most") else None,
        "whose": None, "place": None, "claimant": who and who.lower(), "name": who, "state": None, "basis": "stated",
        "claim": "c1", "surface": surface, "part_of": None, "origin": told.get("n", 1), "start": start,
        "end": start + len(surface), "sentence_start": begin,
        "sentence": text[begin : len(text) if stop < 0 else stop + 1],
        "lead": lead[-1].strip() if lead else "", "disputed_by": (), "sure": 0.9, "met": True, "published": None,
    }  # fmt: skip
    dated = {name: day and date.fromisoformat(day) for name, day in days.items()}
    return Claim(**(fields | {"f": told.get("nr", 1) + 100 * told.get("n", 1)} | told | dated))


def found(claims: Iterable[Claim], bound: Iterable[tuple[Claim, str, str]] = ()) -> list[tuple[Any, ...]]:
    """The surfaces of the two sides of each conflict, and why; of one without another figure, who rejects."""
    return [
        (one.claim.surface, one.other.surface if one.other else one.by, one.why) for one in conflicts(claims, bound)
    ]
