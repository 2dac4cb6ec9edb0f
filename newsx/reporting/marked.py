"""An article of the page: the words for figure, claimant, date and event are marked, and each claim has a card."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from newsx.reporting import wording
from newsx.reporting.collate import Row
from newsx.reporting.explain import Fact
from newsx.reporting.highlight import Highlight, Piece, free, pieces
from newsx.reporting.safe import lines

MARKS = ("figure", "claimant", "date", "event", "name")  # in the order of the legend


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


def cards(article: Row, number: int, rows: Mapping[tuple[str, str], Row]) -> list[Row]:
    """A card for each claim, in the order of the text; `rows` are those of the ledger by article and claim."""
    found = []
    for count in article["counts"]:
        row = rows.get((article["id"], count["same_as"] or count["id"]))
        found.append({
            "id": f"k{number}-{count['id']}", "mark": f"a{number}-{count['id']}", "claim": count["id"],
            "surface": count["surface"], "facts": facts(count), "row": row and row["row"],
            "review": row and row["claims"].get(count["id"]),
        })  # fmt: skip
    return found


def facts(count: Row) -> list[Fact]:
    """What the record says of a claim, as `newsx explain` does but for what it weighed."""
    who = ", ".join(one["name"] + (f" ({one['state']})" if one["state"] else "") for one in count["claimed_by"])
    word = f" (“{count['event_surface']}”)" if count["event_surface"] else ""
    told = [
        Fact("figure", f"{wording.figure(count)} {wording.unit(count)}"),
        Fact("event", count["event"] + word),
        Fact("polarity", "" if count["polarity"] == "affirmed" else count["polarity"]),
        Fact("scope", count["scope"] or ""),
        Fact("claimed by", who or wording.words("said", "no_claimant")),
        Fact("as of", _when(count["as_of"])),
        Fact("same as", count["same_as"] or ""),
        Fact("how sure", "" if count["sure"] is None else f"{count['sure']:.0%}"),
    ]
    return [fact for fact in told if fact.said]


def _when(when: Row | None) -> str:
    if not when:
        return wording.words("said", "no_date")
    return f"{when['date']} ({when['basis']}: {wording.words('basis', when['basis'])})"


def _parts(article: Row) -> list[Highlight]:
    """The words for claimants, dates and events; those that several claims share are marked once, with all of them."""
    found: dict[tuple[str, int, int], list[tuple[str, str]]] = {}
    for count in article["counts"]:
        for who in count["claimed_by"]:
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


def by_claim(rows: list[Row]) -> dict[tuple[str, str], Any]:
    """The rows by the claims they join, each with what a reader said of its claims."""
    found = {}
    for row in rows:
        for place in row["reported_in"]:
            said = wording.verdict(place["verdict"], place["note"])
            found[place["article"], place["claim"]] = {"row": row, "claims": {place["claim"]: said}}
    return found
