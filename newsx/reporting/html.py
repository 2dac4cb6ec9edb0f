"""The ledger as one self-contained page: story by story a timeline, the sides, the figures; then the articles."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, Any, TextIO

from newsx.article import EVENTS
from newsx.ledger import wording
from newsx.ledger.collate import Ledger, Row
from newsx.ledger.safe import lines, plain, web
from newsx.reporting import desk, marked, telling, timeline
from newsx.reporting.telling import Telling

if TYPE_CHECKING:
    from jinja2 import Template

MOST_ROWS = 1000  # of the ledger, unless the reader says how many: a page of some megabytes that a phone still scrolls
MOST_ARTICLES = 200  # shown in full; of the others the sentence stands in the ledger
MOST_NAMES = 30
_MOST_DRAWN = 30  # figures in a chart: more are a swarm
_FEWEST_ARTICLES = 2  # of a story that has a chart: the figures of one article count many things
_SENTENCES = 5  # a row of the ledger shows
_STYLES = ("page.css", "desk.css")
_SCRIPTS = (
    "ledger.js",
    "review_csv.js",
    "review_store.js",
    "review.js",
    "article.js",
)  # one concern each, in this order


def write_html(ledger: Ledger, out: TextIO) -> None:
    """Writes the page. It loads nothing, sends nothing and runs one script, its own (a policy in the page says so)."""
    style, script = ("\n".join(map(_asset, names)) for names in (_STYLES, _SCRIPTS))
    stream = _page().stream(
        style=style, script=script, style_hash=_hash(style), script_hash=_hash(script), 
        wording=wording, words=wording.words, web=web, lines=lines, plain=plain, **_content(ledger),
    )  # fmt: skip
    stream.enable_buffering(200)
    out.writelines(stream)


@cache
def _page() -> Template:
    """The template, compiled once: that takes as long as all else of a small page."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    pages = Environment(
        loader=PackageLoader("newsx", "reporting/page"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return pages.get_template("page.html.jinja")


def _asset(name: str) -> str:
    return files("newsx.reporting").joinpath("page", name).read_text("utf-8").strip()


def _hash(text: str) -> str:
    """What a Content-Security-Policy calls an inline style or script by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _content(ledger: Ledger) -> dict[str, Any]:
    read = ledger.read()
    rows = list(ledger.ledger(ledger.filters.top or MOST_ROWS))
    ids = _most_cited(rows)
    standing = [row for row in rows if row["support"] != "rejected"]
    sides = timeline.sides_of(standing)
    for row in rows:
        texts: set[int] = set()
        for place in row["reported_in"]:
            place["copy"] = place["text"] in texts
            texts.add(place["text"])
        row["sentences"] = [_sentence(place, ids) for place in row["reported_in"][:_SENTENCES]]
        row["order"] = _order(row)
    top = ledger.filters.top or MOST_NAMES
    return {
        "read": read,
        "unread": len(ledger.failures),
        "overview": _overview(read) if read["records"] else [],
        "empty": words_for_nothing(ledger, read, rows),
        "rows": rows,
        "by_row": {row["row"]: row for row in rows},
        "anchor": _anchor,
        "stories": [_story(one, sides) for one in telling.stories(ledger, rows)],
        "events": [event for event in EVENTS if any(row["event"] == event for row in rows)],
        "sides": sides,
        "supports": wording.supports(rows),
        "size": timeline,
        "marks": wording.marks(rows),
        "names": [
            ("Actors", list(islice(ledger.rows("actors"), top)), lambda row: row["role"] or row["kind"]),
            ("Institutions", list(islice(ledger.rows("institutions"), top)), lambda row: row["kind"].replace("_", " ")),
        ],
        "same_names": list(islice(ledger.rows("same_names"), MOST_NAMES)),
        "copies": list(islice(ledger.rows("same_texts"), MOST_NAMES)),
        "dropped": list(ledger.rows("dropped")),
        "review": desk.take_claims(ledger, rows),
        "articles": _articles(ledger, ids, marked.by_claim(rows)),
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
        "key": place["key"],
        "claim": None,
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


def _anchor(row: Row) -> str:
    """What a link to a row is called: the key of its first claim, which holds as long as the text does."""
    return str(row["key"]).replace(":", "-")


def _order(row: Row) -> dict[str, str]:
    """What the page sorts a row by; empty where nobody knows."""
    known = next((row[name] for name in ("value", "low", "high") if row[name] is not None), "")
    day = row["as_of_first"]["first"] if row["as_of_first"] else None
    sure = "" if row["sure"] is None else f"{row['sure']:.4f}"
    return {"value": str(known), "date": str(day or ""), "who": row["claimant"] or "", "sure": sure}


def _story(one: Telling, sides: Sequence[str]) -> dict[str, Any]:
    """A story with its chart, which shows some of the figures: those in a series, then those most articles report."""
    drawn = [row for row in one.rows if row["support"] != "rejected" and row["event"] != "other"]
    most = sorted(drawn, key=lambda row: (row["series"] is None, -row["articles"], row["row"]))[:_MOST_DRAWN]
    shown = one.series or one.story["articles"] >= _FEWEST_ARTICLES
    figures = sorted(most, key=lambda row: int(row["row"])) if shown else []
    wide, narrow = (timeline.timeline(figures, sides, size) for size in timeline.SIZES)
    return {
        "story": one.story, "rows": one.rows, "parts": one.parts, "sides": one.sides, "series": one.series[:MOST_NAMES],
        "differing": one.differing[:MOST_NAMES], "chart": wide, "narrow": narrow,
        "left_out": len(one.rows) - len(wide.marks),
    }  # fmt: skip


def _articles(ledger: Ledger, ids: dict[str, int], rows: dict[marked.Claim, Row]) -> Iterator[Row]:
    """The articles of the page, one at a time: blocks cut at what is marked, dropped text with its rule."""
    connection = ledger.connection
    connection.execute("CREATE OR REPLACE TABLE shown (id VARCHAR, place BIGINT)")
    if not ids:
        return
    connection.executemany("INSERT INTO shown VALUES (?, ?)", list(ids.items()))
    said = {(claim["article"], claim["claim"]): claim for claim in ledger.rows("reviewed")}
    for article in ledger.rows("article_texts"):
        number = ids[article["id"]]
        right = [
            marked.put_right(count, said[key]) if (key := (article["id"], count["id"])) in said else count
            for count in article["counts"]
        ]
        source = article["source"] or {}
        yield {
            "number": number,
            "title": article["title"] or source.get("path") or article["id"],
            "language": article["language"] or "en",
            "about": [part for part in (source.get("publisher"), _path(article), _date(article["published"])) if part],
            "url": web(source.get("url")),
            "blocks": list(marked.blocks(article | {"counts": right}, number)),
            "cards": marked.cards(article, number, rows, said),
            "dropped": article["dropped"],
            "warnings": article["warnings"],
        }


def _path(article: Row) -> str | None:
    """The path, where it does not stand in for the headline already."""
    return article["source"]["path"] if article["title"] and article["source"] else None


def _date(when: Row | None) -> str | None:
    return when["date"] if when else None
