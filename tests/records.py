"""Records made by hand: a text with its figures marked, without the pipeline that would find them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from newsx.article import (
    SCHEMA,
    Actor,
    Article,
    Block,
    Claimant,
    Count,
    Dateline,
    Dropped,
    Institution,
    MadeBy,
    Source,
    When,
)

_PRECISION = {4: "year", 7: "month", 8: "week", 10: "day"}


def when(date: str | None, basis: Any = "stated") -> When | None:
    """A date no sharper than its digits, its words not in the text."""
    if date is None:
        return None
    precision: Any = "quarter" if "Q" in date else _PRECISION[len(date)]
    return When(date, precision, None, None, None, basis)


def span(text: str, surface: str) -> tuple[int, int]:
    """Where `surface` first stands in `text`."""
    start = text.index(surface)
    return start, start + len(surface)


def claimant(text: str, name: str, ref: str | None = None, *, surface: str | None = None, **told: Any) -> Claimant:
    """Who says so, at the first place of its surface in the text."""
    start, end = span(text, surface or name)
    return Claimant(name, ref, told.get("kind", "person"), told.get("state"), surface or name, start, end)


def count(text: str, surface: str, value: int | None, **told: Any) -> Count:
    """A count whose sentence runs between full stops; low and high follow from the comparator unless told."""
    start, end = span(text, surface)
    comparator = told.pop("comparator", "exact")
    low = value if comparator in ("exact", "at_least") else None
    high = value if comparator in ("exact", "at_most") else None
    stop = text.find(".", end)
    fields: dict[str, Any] = {
        "id": "c1",
        "surface": surface,
        "start": start,
        "end": end,
        "sentence": (text.rfind(".", 0, start) + 1, len(text) if stop < 0 else stop + 1),
        "value": value,
        "low": low,
        "high": high,
        "comparator": comparator,
        "unit": "children",
        "group": "children",
        "qualifiers": (),
        "age_low": None,
        "age_high": None,
        "event": "taken",
        "event_surface": None,
        "polarity": "affirmed",
        "scope": "incident",
        "whose": None,
        "place": None,
        "claimed_by": (),
        "voice": "attributed" if told.get("claimed_by") else "reporter",
        "as_of": None,
        "since": None,
        "disputed_by": (),
        "verified": None,
        "part_of": None,
        "whole": None,
        "same_as": None,
        "sure": 0.9,
        "rules": ("counts.nummod",),
    }
    return Count(**(fields | told))


def person(text: str, name: str, id: str = "a1", **told: Any) -> Actor:
    """A person with every place of the name in the text as a mention."""
    fields: dict[str, Any] = {
        "kind": "person",
        "role": None,
        "affiliation": None,
        "state": None,
        "aliases": (),
        "minor": False,
        "mentions": mentions(text, name),
    }
    return Actor(id=id, name=name, **(fields | told))


def body(text: str, name: str, id: str = "i1", **told: Any) -> Institution:
    """An institution with every place of the name in the text as a mention."""
    fields: dict[str, Any] = {
        "acronym": None,
        "kind": "other",
        "state": None,
        "aliases": (),
        "mentions": mentions(text, name),
    }
    return Institution(id=id, name=name, **(fields | told))


def mentions(text: str, name: str) -> tuple[tuple[int, int], ...]:
    """Every place where `name` stands."""
    places, at = [], text.find(name)
    while at >= 0:
        places.append((at, at + len(name)))
        at = text.find(name, at + 1)
    return tuple(places)


def dropped(rule: str, why: str, text: str, start: int = 0) -> Dropped:
    """A stretch that some rule dropped."""
    return Dropped(rule, why, start, start + len(text), text)


def dateline(agency: str, place: str | None = None) -> Dateline:
    """Filed through an agency."""
    return Dateline(place, agency)


def article(text: str, **told: Any) -> Article:
    """A record over a text whose blocks are its paragraphs; `path`, `publisher` and `url` go to its source."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    path = told.pop("path", "story.txt")
    source = Source(
        path, None, told.pop("url", None), told.pop("publisher", None), "text", "utf-8", (), sha, len(text), {}
    )
    fields: dict[str, Any] = {
        "title": None,
        "published": None,
        "authors": (),
        "dateline": None,
        "language": "en",
        "blocks": paragraphs(text),
        "dropped": (),
        "actors": (),
        "institutions": (),
        "counts": (),
        "dates": (),
        "warnings": (),
    }
    made_by = MadeBy("0.0", "en_test-1.0", {})
    return Article(schema=SCHEMA, id=sha[:16], made_by=made_by, source=source, text=text, **(fields | told))


def paragraphs(text: str) -> tuple[Block, ...]:
    """One block a stretch between blank lines."""
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block("paragraph", at, at + len(part), at, at + len(part)))
        at += len(part) + 2
    return tuple(blocks)


def write(path: Path, articles: Iterable[Article]) -> Path:
    """The articles as JSON, one a line."""
    path.write_bytes(b"".join(msgspec.json.encode(a) + b"\n" for a in articles))
    return path


def placed(article: Article, path: str) -> Article:
    """The same record, read from `path`."""
    return replace(article, source=replace(article.source, path=path))


def moved(article: Article, before: str) -> Article:
    """The same record with more text before its own, every count still on its words."""
    by = len(before)
    counts = tuple(replace(c, start=c.start + by, end=c.end + by) for c in article.counts)
    return replace(article, text=before + article.text, counts=counts)
