"""Rows of a ledger as a page has them, made without a report."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]


def when(date: str | None, basis: str | None = "stated") -> Row:
    return {"date": date, "basis": basis}


def place(said: str, surface: str, **told: Any) -> Row:
    """A sentence that begins ten characters into its text."""
    start = said.index(surface) + 10
    found = {"key": "a:c1", "sentence": said, "sentence_start": 10, "start": start, "end": start + len(surface)}
    return {**found, "label": "Post", "url": None, "published": None, **told}


def row(**told: Any) -> Row:
    """A row of a plain claim: Ana Ruiz says that 12 boys were taken."""
    fields: Row = {
        "key": "a:c1", "comparator": "exact", "value": 12, "low": 12, "high": 12, "surface": "12 boys", "unit": "boys",
        "group": "children", "event": "taken", "polarity": "affirmed", "scope": "incident", "whose": None, "places": [],
        "claimant": "Ana Ruiz", "claimant_state": None, "also_claimed_by": [], "disputed_by": [], "verified": None,
        "sure": None, "support": "single", "texts": 1, "outlets": 1, "claimants": 1, "via": [], "rejected": False,
        "accepted": 0, "read_as": [], "notes": [], "seen_first": None, "seen_last": None,
        "as_of_first": when("2024-05-01"), "as_of_last": when("2024-05-01"),
        "reported_in": [place("Ana Ruiz saw 12 boys.", "12 boys")],
    }  # fmt: skip
    return fields | told
