"""How much of a report is right: its stories, supports and conflicts, by a list made by hand."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from newsx.article import Article
from newsx.errors import NewsxError
from newsx.scoring.result import Mistake, Result

STORIES = "stories.toml"

Pair = frozenset[str]
Rows = dict[int, dict[str, Any]]


class Together(Struct, frozen=True, forbid_unknown_fields=True):
    """Articles that are one story."""

    name: str
    articles: tuple[str, ...]


class Claims(Struct, frozen=True, forbid_unknown_fields=True):
    """Two claims, or one that `by` rejects; each "ARTICLE FIGURE". `open`: a reader may see it or not."""

    of: tuple[str, ...]
    by: str | None = None
    open: bool = False


class Gold(Struct, frozen=True, forbid_unknown_fields=True):
    """Stories, copies of one text, supports and conflicts; `open` pairs of articles are not scored."""

    story: tuple[Together, ...]
    support: tuple[Claims, ...] = ()
    conflict: tuple[Claims, ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()
    open: tuple[tuple[str, str], ...] = ()


def read_stories(path: Path) -> Gold:
    """The list in a file. NewsxError where it is none."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Gold)
    except msgspec.MsgspecError as error:
        raise NewsxError(f"{path}: {error}") from error


def score_stories(path: Path, articles: Sequence[Article], result: Result) -> None:
    """Reports the articles as one heap and adds the rates "stories", "support" and "conflict" to the result."""
    gold = read_stories(path)
    told = _report(articles)
    first = {copy: texts[0] for texts in gold.copies for copy in texts}
    wanted = {frozenset(pair) for story in gold.story for pair in combinations(story.articles, 2)}
    found = {frozenset(pair) for story in _stories(told) for pair in combinations(story, 2)}
    _rate(result, "stories", found, wanted, {frozenset(pair) for pair in gold.open})
    rows = {row["row"]: row for row in told["ledger"]}
    for what, claims, pairs in (
        ("support", gold.support, set(_supports(rows, first))),
        ("conflict", gold.conflict, set(_conflicts(told["disagreements"], rows, first))),
    ):
        strict = {frozenset(one.of) for one in claims if not one.open}
        _rate(result, what, pairs, strict, {frozenset(one.of) for one in claims if one.open})


def _report(articles: Sequence[Article]) -> dict[str, Any]:
    from newsx.reporting import report

    with tempfile.TemporaryDirectory(prefix="newsx-") as folder:
        path = Path(folder) / "records.jsonl"
        path.write_bytes(b"".join(msgspec.json.encode(article) + b"\n" for article in articles))
        out = StringIO()
        report([str(path)], format="json", out=out)
    told: dict[str, Any] = json.loads(out.getvalue())
    return told


def _rate(result: Result, what: str, found: set[Pair], wanted: set[Pair], neutral: set[Pair]) -> None:
    counted = found - (neutral - wanted)
    result.rate(what, len(counted & wanted), len(counted), len(wanted))
    for pair in sorted(map(sorted, wanted - found)):
        result.mistakes.append(Mistake(f"{what} missed", " | ".join(pair), "", "", ""))
    for pair in sorted(map(sorted, counted - wanted)):
        result.mistakes.append(Mistake(f"{what} wrong", " | ".join(pair), "", "", ""))


def _stories(told: dict[str, Any]) -> Iterator[list[str]]:
    by_story: dict[str, list[str]] = {}
    for one in told["in_story"]:
        by_story.setdefault(one["story"], []).append(_article_name(one["path"]))
    yield from by_story.values()


def _article_name(path: str) -> str:
    return Path(path).name.partition(".")[0]


def _supports(rows: Rows, first: dict[str, str]) -> Iterator[Pair]:
    """Every two texts that give a figure which the report says several independent ones give."""
    same: dict[tuple[Any, ...], set[str]] = {}
    for row in rows.values():
        if row["texts"] > 1:
            key = tuple(row[name] for name in ("supported", "event", "scope", "value", "low", "high"))
            same.setdefault(key, set()).update(_claims(row, row["reported_in"], first))
    for claims in same.values():
        yield from (frozenset(pair) for pair in combinations(sorted(claims), 2))


def _conflicts(found: Iterable[dict[str, Any]], rows: Rows, first: dict[str, str]) -> Iterator[Pair]:
    for one in found:
        claims: list[str] = []
        for number, key in ((one["row"], one["key"]), (one["other"], one["other_key"])):
            if row := rows.get(number):
                claims += _claims(row, [place for place in row["reported_in"] if place["key"] == key], first)
        yield frozenset(claims)


def _claims(row: dict[str, Any], places: Iterable[dict[str, Any]], first: dict[str, str]) -> Iterator[str]:
    """The claims of a row as the list calls them: "ARTICLE FIGURE", a copy's as the original's."""
    figure = row["value"] if row["value"] is not None else f"{row['low']}-{row['high']}"
    for place in places:
        name = _article_name(place["path"])
        yield f"{first.get(name, name)} {figure}"
