"""An article of the page: the words for figure, claimant, date and event are marked, and each claim has a card."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from newsx.ledger import wording
from newsx.ledger.collate import Row
from newsx.ledger.safe import lines
from newsx.reporting.highlight import Highlight, Piece, free, pieces

MARKS = ("figure", "claimant", "date", "event", "name")  # in the order of the legend
_PUT_RIGHT = ("value", "low", "high", "comparator", "event", "polarity", "whose", "place")  # by a reader

Claim = tuple[str, str]  # an article's id and the claim's


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a card: a heading, what it says, and what the record says where a reader changed it."""

    heading: str
    said: str
    was: str = ""


def blocks(article: Row, number: int) -> Iterator[tuple[str, list[Piece]]]:
    """The blocks cut at what is marked; words for two things are marked once, as a figure before anything else.

    The piece of a figure is called as links call it (`a3-c1`), every other by the claims it tells of ("c1 c2").
    """
    wanted = [
        Highlight(one["start"], one["end"], "figure", f"a{number}-{one['id']}", f"{one['id']}: {one['event']}")
        for one in article["counts"]
    ]
    highlights = free([*wanted, *_parts(article), *_names(article)])
    for block in article["blocks"]:
        yield block["kind"], pieces(lines(article["text"]), block["start"], block["end"], highlights)


def cards(article: Row, number: int, rows: Mapping[Claim, Row], reviewed: Mapping[Claim, Row]) -> list[Row]:
    """A card for each claim, in the order of the text: `rows` of the ledger, `reviewed` what a reader said."""
    found = []
    for count in article["counts"]:
        said = reviewed.get((article["id"], count["id"]))
        found.append({
            "id": f"k{number}-{count['id']}", "mark": f"a{number}-{count['id']}", "claim": count["id"],
            "surface": count["surface"], "facts": _beside(facts(count), facts(put_right(count, said)) if said else ()),
            "row": rows.get((article["id"], count["same_as"] or count["id"])),
            "review": said and wording.verdict(said["verdict"], said["note"]),
        })  # fmt: skip
    return found


def put_right(count: Row, said: Row) -> Row:
    """A claim of a record as it is read after a review: what a reader changed stands nowhere in the text."""
    right = count | {name: said[name] for name in _PUT_RIGHT}
    if said["event"] != count["event"]:
        right["event_surface"] = None
    if [one["name"] for one in said["claimed_by"]] != [one["name"] for one in count["claimed_by"]]:
        right["claimed_by"] = [one | {"start": None, "end": None} for one in said["claimed_by"]]
    if said["as_of"] != (count["as_of"] and count["as_of"]["date"]):
        when = {"date": said["as_of"], "basis": said["as_of_basis"], "start": None, "end": None}
        right["as_of"] = when if said["as_of"] else None
    return right


def _beside(read: Sequence[Fact], right: Sequence[Fact]) -> list[Fact]:
    """What holds of a claim, each fact with what the record says where that is something else."""
    if not right:
        return [fact for fact in read if fact.said]
    told = [replace(now, was=before.said if before != now else "") for before, now in zip(read, right, strict=True)]
    return [fact for fact in told if fact.said or fact.was]


def facts(count: Row) -> list[Fact]:
    """What the record says of a claim, as `newsx explain` does but for what it weighed."""
    who = ", ".join(one["name"] + (f" ({one['state']})" if one["state"] else "") for one in count["claimed_by"])
    word = f" (“{count['event_surface']}”)" if count["event_surface"] else ""
    return [
        Fact("figure", f"{wording.figure(count)} {wording.unit(count)}"),
        Fact("whose", count["whose"] or ""),
        Fact("event", count["event"] + word),
        Fact("polarity", "" if count["polarity"] == "affirmed" else count["polarity"]),
        Fact("scope", count["scope"] or ""),
        Fact("place", count["place"] or ""),
        Fact("claimed by", who or wording.words("said", "no_claimant")),
        Fact("as of", _when(count["as_of"])),
        Fact("same as", count["same_as"] or ""),
        Fact("how sure", "" if count["sure"] is None else f"{count['sure']:.0%}"),
    ]


def _when(when: Row | None) -> str:
    if not when:
        return wording.words("said", "no_date")
    return f"{when['date']} ({when['basis']}: {wording.words('basis', when['basis'])})"


def _parts(article: Row) -> list[Highlight]:
    """The words for claimants, dates and events; those that several claims share are marked once, with all of them."""
    found: dict[tuple[str, int, int], list[tuple[str, str]]] = {}
    for count in article["counts"]:
        for who in count["claimed_by"]:
            if who["start"] is not None:
                found.setdefault(("claimant", who["start"], who["end"]), []).append((count["id"], who["name"]))
        if (when := count["as_of"]) and when["start"] is not None:
            found.setdefault(("date", when["start"], when["end"]), []).append((count["id"], when["date"]))
        if place := _event(count, article["text"]):
            found.setdefault(("event", *place), []).append((count["id"], count["event"]))
    return [
        Highlight(
            start, end, kind, " ".join(id for id, _ in told), "; ".join(f"{kind} of {id}: {said}" for id, said in told)
        )
        for (kind, start, end), told in sorted(found.items(), key=lambda item: MARKS.index(item[0][0]))
    ]  # fmt: skip


def _event(count: Row, text: str) -> tuple[int, int] | None:
    """Where the word for the event stands: in the figure's sentence, the nearest to the figure."""
    if not count["event_surface"]:
        return None
    word = re.compile(rf"(?<!\w){re.escape(count['event_surface'])}(?!\w)")
    places = [found.span() for found in word.finditer(text, *count["sentence"])]
    return min(places, key=lambda at: max(at[0] - count["end"], count["start"] - at[1]), default=None)


def _names(article: Row) -> Iterator[Highlight]:
    for kind in ("actors", "institutions"):
        for named in article[kind]:
            note = f"{named['name']}, {named['kind'].replace('_', ' ')}"
            yield from (Highlight(start, end, "name", "", note) for start, end in named["mentions"])


def by_claim(rows: list[Row]) -> dict[Claim, Row]:
    """The rows by the claims they join."""
    return {(place["article"], place["claim"]): row for row in rows for place in row["reported_in"]}
