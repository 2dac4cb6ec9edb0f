"""What each format holds: nothing a terminal obeys, HXL tags, annotations at their words, a database to serve."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import duckdb
import pytest
from ledgers import HOSTILE, heap, told, written

from newsx.reporting import Options, report


@pytest.mark.parametrize("format", ["sqlite", "parquet"])
def test_files_of_bytes_hold_nothing_a_terminal_obeys(tmp_path: Path, format: str) -> None:
    from ledgers import hostile

    out = tmp_path / "out"
    with out.open("wb") as stream:
        report([hostile(tmp_path)], out=stream, format=format)
    if format == "sqlite":
        with sqlite3.connect(out) as database:
            got = "".join(database.iterdump())
    else:
        got = "".join(str(cell) for row in duckdb.sql(f"FROM read_parquet('{out}')").fetchall() for cell in row)
    assert not set(got) & set("\x1b\x9b\u202e")
    assert HOSTILE[:10] in got


def test_hxl_tags_stand_below_the_headings(tmp_path: Path) -> None:
    file = written(tmp_path, heap())
    headings, tags, *rows = csv.reader(io.StringIO(told(file, "csv", Options(hxl=True))))
    assert len(headings) == len(tags) == len(rows[0])
    assert [tag for tag in tags if not re.fullmatch(r"#[a-z]+(\+[a-z]+)*", tag)] == []
    assert len(rows) == 8


def test_annotations_point_at_their_words(tmp_path: Path) -> None:
    articles = {article.id: article for article in heap()}
    page = json.loads(told(written(tmp_path, heap()), "annotations"))
    assert (page["@context"], page["type"], len(page["items"])) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationPage",
        8,
    )
    for item in page["items"]:
        target = item["target"][0]
        text = articles[target["source"].removeprefix("urn:newsx:")].text
        place, quote = target["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert text.index(quote["prefix"] + quote["exact"]) + len(quote["prefix"]) == place["start"]
    assert page["items"][0]["target"][1]["source"] == "https://herald.example/tula?a=(1)"


def test_datasette_serves_the_database(tmp_path: Path) -> None:
    app = pytest.importorskip("datasette.app", reason="the package datasette is missing")
    import asyncio

    path = tmp_path / "ledger.db"
    with path.open("wb") as out:
        report([written(tmp_path, heap())], out=out, format="sqlite")

    async def ask() -> list[Any]:
        served = app.Datasette([str(path)])
        await served.invoke_startup()
        claims = await served.client.get("/ledger/claims.json?_shape=array&event=taken&_sort=value")
        search = await served.client.get("/ledger/articles.json?_shape=array&_search=hospital")
        page = await served.client.get("/ledger/counts")
        return [claims.json(), search.json(), page.status_code]

    claims, search, status = asyncio.run(ask())
    assert {claim["claimed_by"] for claim in claims} == {"Ali Bako", "Musa Idris", "Police", None}
    assert [article["path"] for article in search] == ["news/back.txt"]
    assert status == 200
