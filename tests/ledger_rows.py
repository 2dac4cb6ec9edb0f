"""Rows of a ledger as a page has them, made without a report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from newsx.article import Failure
from newsx.ledger.collate import Filters

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


READ: Row = {
    "records": 3, "articles": 3, "copies": 0, "publishers": 2, "without_publisher": 0, "published_first": "2024-05-01",
    "published_last": "2024-05-03", "undated": 0, "claims": 0, "mentions": 0, "with_claims": 0, "without_claimant": 0,
    "accepted": 0, "corrected": 0, "rejected": 0, "noted": 0, "reviewed_elsewhere": 0, "ledger_rows": 0,
}  # fmt: skip
STORY: Row = {"story": "s", "name": "Raid *on* Tula", "articles": 2, "first": "2024-05-01", "last": None, "why": []}


class Told:
    """What a page asks of a ledger, answered with these rows."""

    def __init__(self, *shown: Row, filters: Filters | None = None, read: Row | None = None, **rows: list[Row]) -> None:
        self.shown, self.told, self.filters = shown, rows, filters or Filters()
        self.failures: tuple[Failure, ...] = ()
        self._read = READ | {"ledger_rows": len(shown), "claims": len(shown)} | (read or {})

    def rows(self, name: str) -> Iterator[Row]:
        return iter(self.told.get(name, ()))

    def ledger(self, first: int | None = None) -> Iterator[Row]:
        return iter(self.shown[:first])

    def read(self) -> Row:
        return self._read


def said(nr: int, **told: Any) -> Row:
    """A running total of a story, of one day."""
    day = when("2024-05-01") | {"last": date(2024, 5, 1)}
    fields = {
        "row": nr,
        "story": "s",
        "as_of_first": day,
        "as_of_last": day,
        "claimant_kind": "person",
        "scope": "total",
    }
    return row(**fields | told)


ANA = said(1, event="received", claimant_state="Peru", whose="Peru", places=["Lima"], notes=["faint"])
BO = said(2, value=43, claimant="Bo *B*", claimant_state="Chile", also_claimed_by=["Cy"], disputed_by=["Di"],
          reported_in=[place("Bo | saw 43 boys.", "43 boys", key="b:c1", label="Star", url="https://a.example/(1)")]
)  # fmt: skip

PAIRS: list[Row] = [
    {"story": "s", "row": 1, "other": 2, "why": "differs", "key": "a:c1", "other_key": "b:c1", "by": None,
     "said": None},
    {"story": "s", "row": 2, "other": None, "why": "disputed", "key": "b:c1", "other_key": None, "by": "Di",
     "said": "Di rejects *it*."},
]  # fmt: skip
SERIES: list[Row] = [{"series": 1, "row": 1}, {"series": 1, "row": 2}]
