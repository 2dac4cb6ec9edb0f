"""The ledger as one self-contained page: a timeline an event, a matrix, the ledger, the articles behind each figure."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib.resources import files
from itertools import groupby, islice
from typing import Any, TextIO

from newsx.reporting import timeline, wording
from newsx.reporting.collate import Ledger, Row
from newsx.reporting.highlight import Highlight, Piece, free, pieces
from newsx.reporting.safe import lines, plain, web

MOST_ROWS = 1000  # of the ledger, unless the reader says how many: a page of some megabytes that a phone still scrolls
MOST_ARTICLES = 200  # shown in full; of the others the sentence stands in the ledger
MOST_NAMES = 30
_MOST_COLUMNS = 8  # claimants in the matrix
_MOST_TOGETHER = 60  # figures in the chart of all events: more are a swarm
_SENTENCES = 5  # a row of the ledger shows


def write_html(ledger: Ledger, out: TextIO) -> None:
    """Writes the page. It loads nothing, sends nothing and runs one script, its own (a policy in the page says so)."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    pages = Environment(
        loader=PackageLoader("newsx", "reporting"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    style, script = _asset("page.css"), _asset("page.js")
    stream = pages.get_template("page.html.jinja").stream(
        style=style, script=script, style_hash=_hash(style), script_hash=_hash(script), 
        wording=wording, words=wording.words, web=web, lines=lines, plain=plain, **_content(ledger),
    )  # fmt: skip
    stream.enable_buffering(200)
    out.writelines(stream)


def _asset(name: str) -> str:
    return files("newsx.reporting").joinpath(name).read_text("utf-8").strip()


def _hash(text: str) -> str:
    """What a Content-Security-Policy calls an inline style or script by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _content(ledger: Ledger) -> dict[str, Any]:
    read = ledger.read()
    rows = list(islice(ledger.ledger(), ledger.filters.top or MOST_ROWS))
    ids = _most_cited(rows)
    by_row = {row["row"]: row for row in rows}
    standing = [row for row in rows if row["support"] != "rejected"]
    sides = timeline.sides_of(standing)
    for row in rows:
        texts: set[int] = set()
        for place in row["reported_in"]:
            place["copy"] = place["text"] in texts
            texts.add(place["text"])
        row["sentences"] = [_sentence(place, ids) for place in row["reported_in"][:_SENTENCES]]
    events = [(event, list(found)) for event, found in groupby(rows, key=lambda row: str(row["event"]))]
    top = ledger.filters.top or MOST_NAMES
    return {
        "read": read,
        "unread": len(ledger.failures),
        "overview": _overview(read) if read["records"] else [],
        "empty": words_for_nothing(ledger, read, rows),
        "rows": rows,
        "by_row": by_row,
        "events": events,
        "charts": _charts(standing, sides),
        "series": _series(ledger, by_row),
        "against": _against(ledger, by_row),
        "sides": sides,
        "supports": wording.supports(rows),
        "size": timeline,
        "matrix": _matrix(events, standing),
        "marks": wording.marks(rows),
        "names": [
            ("Actors", list(islice(ledger.rows("actors"), top)), wording.role),
            ("Institutions", list(islice(ledger.rows("institutions"), top)), lambda row: row["kind"].replace("_", " ")),
        ],
        "same_names": list(islice(ledger.rows("same_names"), MOST_NAMES)),
        "copies": list(islice(ledger.rows("same_texts"), MOST_NAMES)),
        "dropped": list(ledger.rows("dropped")),
        "articles": _articles(ledger, ids),
        "articles_left_out": len({place["article"] for row in rows for place in row["reported_in"]}) - len(ids),
    }


def _overview(read: Row) -> list[tuple[str, list[str]]]:
    """What was read: headings, each with its lines."""
    found: list[tuple[str, list[str]]] = []
    for heading, said in wording.overview(read):
        if heading:
            found.append((heading, []))
        found[-1][1].append(said)
    return found


def words_for_nothing(ledger: Ledger, read: Row, rows: Sequence[Row]) -> str:
    """Why there is no row; empty where there are some."""
    if rows:
        return ""
    if not read["records"]:
        return wording.words("said", "nothing")
    return wording.words("said", "empty" if ledger.filters.empty or not read["claims"] else "filtered")


def _most_cited(rows: Iterable[Row]) -> dict[str, int]:
    """The articles that are shown in full, numbered: those that the most rows of the ledger point to."""
    cited: dict[str, int] = {}
    for row in rows:
        for place in row["reported_in"]:
            cited[place["article"]] = cited.get(place["article"], 0) + 1
    most = sorted(cited, key=lambda id: -cited[id])[:MOST_ARTICLES]
    return {id: number for number, id in enumerate(most, 1)}


def _sentence(place: Row, ids: dict[str, int]) -> Row:
    """A report of a figure: its sentence with the figure marked, and where it stands in an article on the page."""
    sentence, start = lines(place["sentence"] or ""), place["start"] - place["sentence_start"]
    end = start + place["end"] - place["start"]
    number = ids.get(place["article"])
    return {
        "before": sentence[:start].lstrip(),
        "figure": sentence[start:end],
        "after": sentence[end:].rstrip(),
        "label": place["label"],
        "copy": place["copy"],
        "via": place["via"],
        "review": wording.verdict(place["verdict"], place["note"]),
        "read_as": place["read_as"],
        "published": place["published"],
        "anchor": f"a{number}-{place['claim']}" if number else None,
        "url": web(place["url"]),
    }


def _charts(rows: Sequence[Row], sides: Sequence[str]) -> list[timeline.Timeline]:
    """All events in one chart where there are several, then one chart an event."""
    events = [(event, list(found)) for event, found in groupby(rows, key=lambda row: str(row["event"]))]
    charts = [timeline.timeline(event, found, sides) for event, found in events]
    named = [row for row in rows if row["event"] != "other" and row["claimant"]]
    if len({row["event"] for row in named}) > 1 and len(named) <= _MOST_TOGETHER:
        charts.insert(0, timeline.timeline("", named, sides))
    return [chart for chart in charts if chart.marks]


def _series(ledger: Ledger, rows: Mapping[int, Row]) -> list[list[Row]]:
    """The rows of each series, in order of time; of those that the page shows, the longest."""
    grouped = groupby(ledger.rows("series"), key=lambda one: one["series"])
    chains = [[rows[one["row"]] for one in found if one["row"] in rows] for _, found in grouped]
    chains = [chain for chain in chains if len({wording.figure(row) for row in chain}) > 1]
    return sorted(sorted(chains, key=len, reverse=True)[:MOST_NAMES], key=lambda chain: int(chain[0]["row"]))


def _against(ledger: Ledger, rows: Mapping[int, Row]) -> list[tuple[Row, Row | None, str]]:
    """Pairs of rows that stand against each other; the second is null where who disputes a figure gives none."""
    pairs = [
        (rows[pair["row"]], rows.get(pair["other"]), str(pair["why"]))
        for pair in ledger.rows("disagreements")
        if pair["row"] in rows and (pair["other"] is None or pair["other"] in rows)
    ]
    return pairs[:MOST_NAMES]


def _matrix(events: Sequence[tuple[str, list[Row]]], rows: Sequence[Row]) -> dict[str, Any]:
    """Event × claimant, claimants by side: in each field the claimant's latest figure, and how many there are."""
    said: Counter[str] = Counter(row["claimant"] for row in rows if row["claimant"])
    side = {row["claimant"]: row["claimant_state"] or "" for row in rows if row["claimant"]}
    most = sorted(said, key=lambda name: (-said[name], name))[:_MOST_COLUMNS]
    weight: Counter[str] = Counter()
    for name in most:
        weight[side[name]] += said[name]
    columns = sorted(most, key=lambda name: (not side[name], -weight[side[name]], side[name], -said[name], name))
    standing = {row["row"] for row in rows}
    table = []
    for event, found in events:
        fields = [[row for row in found if row["claimant"] == name and row["row"] in standing] for name in columns]
        table.append((event, [(max(field, key=_day), len(field) - 1) if field else None for field in fields]))
    heads = [(state, len(list(names))) for state, names in groupby(columns, key=lambda name: side[name])]
    return {"columns": columns, "sides": heads, "rows": table, "left_out": len(said) - len(columns)}


def _day(row: Row) -> date:
    """The last day a figure is said for; undated ones come before all others."""
    day: date | None = row["as_of_last"]["last"]
    return day or date.min


def _articles(ledger: Ledger, ids: dict[str, int]) -> Iterator[Row]:
    """The articles of the page, one at a time: blocks cut at what is marked, dropped text with its rule."""
    connection = ledger.connection
    connection.execute("CREATE OR REPLACE TABLE shown (id VARCHAR, place BIGINT)")
    if not ids:
        return
    connection.executemany("INSERT INTO shown VALUES (?, ?)", list(ids.items()))
    for article in ledger.rows("article_texts"):
        number = ids[article["id"]]
        source = article["source"] or {}
        yield {
            "number": number,
            "title": article["title"] or source.get("path") or article["id"],
            "language": article["language"] or "en",
            "about": [part for part in (source.get("publisher"), _path(article), _date(article["published"])) if part],
            "url": web(source.get("url")),
            "blocks": list(_blocks(article, number)),
            "dropped": article["dropped"],
            "warnings": article["warnings"],
        }


def _path(article: Row) -> str | None:
    """The path, where it does not stand in for the headline already."""
    return article["source"]["path"] if article["title"] and article["source"] else None


def _date(when: Row | None) -> str | None:
    return when["date"] if when else None


def _blocks(article: Row, number: int) -> Iterator[tuple[str, list[Piece]]]:
    wanted = [
        Highlight(count["start"], count["end"], "count", f"a{number}-{count['id']}", f"{count['id']}: {count['event']}")
        for count in article["counts"]
    ]
    for kind in ("actors", "institutions"):
        for named in article[kind]:
            note = f"{named['name']}, {named['kind'].replace('_', ' ')}"
            wanted += [Highlight(start, end, kind, named["id"], note) for start, end in named["mentions"]]
    highlights = free(wanted)
    for block in article["blocks"]:
        yield block["kind"], pieces(lines(article["text"]), block["start"], block["end"], highlights)
