"""Publication days that cannot be: a warning of each, wherever the day stands, and the article is kept."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from articles import STORY

DAYS = (
    "0000-05-06", "0001-01-01", "10000-01-01", "2024-02-30", "2023-02-29", "2024-04-31", "1715000000000", "1715000000",
    "2024-05-06T10:00:00+99:00", "2024-05-06T10:00:00+24:00", "2024-05-06T10:00:00-2400", "1599-12-31", "2200-01-01",
    "0000-00-00 00:00:00", "2024-W19-1", "Mon, 30 Feb 2024 10:00:00 GMT", "6 May 20024", "May 6, 0024", "31/11/2024",
    "May 32, 2024",
)  # fmt: skip
VALUES = (1715000000000, -1, 9.9e18, 20240506.5, True, ["2024-02-30"], {"@value": "0000-01-01"})
READ = "2024-05-06"
PAGE = (
    "<!doctype html><html><head><title>Ferry sinks off Lamu</title>{}</head><body><article>"
    "<h1>Ferry sinks off Lamu</h1>{}"
)
BODY = "".join(f"<p>{line} It was the third accident this year, they said.</p>" for line in STORY.split("\n\n") * 3)
PLACES = {
    "property": ('<meta property="article:published_time" content="{}">', ""),
    "name": ('<meta name="pubdate" content="{}">', ""),
    "date": ('<meta name="date" content="{}">', ""),
    "data": ('<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{}"}}</script>', ""),
    "item": ("", '<span itemprop="datePublished" content="{}"></span>'),
    "time": ("", '<time pubdate datetime="{}"></time>'),
}


def told(shell: Any, command: str) -> list[dict[str, Any]]:
    """What `newsx clean --json` says of each article."""
    done = shell(f"newsx clean --json {command}", timeout=180)
    assert "fault" not in done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def silent(records: list[dict[str, Any]]) -> list[tuple[str, int | None]]:
    """The articles of which no day was found, and that have no warning of it."""
    return [
        (record["path"], record["line"])
        for record in records
        if record["published"] is None and not any(said.startswith("published.") for said in record["warnings"])
    ]


def test_a_day_in_a_page_that_cannot_be_is_told_wherever_it_stands(shell: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for place, (head, body) in PLACES.items():
        for number, day in enumerate((*DAYS, "1970-01-01")):
            page = PAGE.format(head.format(day), body.format(day)) + BODY
            (tmp_path / "in" / f"{number:02}-{place}.html").write_text(page, "utf-8")
    for number, value in enumerate(VALUES):
        data = json.dumps({"@type": "NewsArticle", "datePublished": value})
        page = PAGE.format(f'<script type="application/ld+json">{data}</script>', "") + BODY
        (tmp_path / "in" / f"value-{number}.html").write_text(page, "utf-8")
    found = told(shell, "in")
    assert len(found) == len(PLACES) * (len(DAYS) + 1) + len(VALUES)
    assert all("Nine children were pulled out" in record["text"] for record in found)
    nothing = [f"in/value-{VALUES.index(True)}.html"]
    assert [path for path, _ in silent(found)] == nothing
    assert {record["published"] for record in found} <= {None, READ}


def test_a_number_in_a_page_that_is_no_day_is_not_told(shell: Any, tmp_path: Path) -> None:
    page = PAGE.format(
        "", '<time datetime="PT5M30S">5 min</time><span class="published" data-publish-id="88371">x</span>'
    )
    (tmp_path / "a.html").write_text(page + BODY, "utf-8")
    (record,) = told(shell, "a.html")
    assert [said for said in record["warnings"] if said.startswith("published.")] == []


def test_a_day_that_is_handed_over_and_cannot_be_is_told(shell: Any, tmp_path: Path) -> None:
    rows = [{"text": f"{STORY}{number}", "published": value} for number, value in enumerate((*DAYS, *VALUES))]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "pages.jsonl").write_text(
        "".join(json.dumps({"html": PAGE.format("", "") + BODY, "date": row["published"]}) + "\n" for row in rows)
    )
    items = "".join(f"<item><pubDate>{day}</pubDate><description>{STORY}</description></item>" for day in DAYS)
    (tmp_path / "feed.rss").write_text(f'<rss version="2.0"><channel>{items}</channel></rss>')
    found = told(shell, "rows.jsonl pages.jsonl feed.rss")
    assert len(found) == 2 * len(rows) + len(DAYS)
    assert silent(found) == []
    assert {record["published"] for record in found} <= {None, READ}


def test_a_day_in_a_table_that_cannot_be_is_told_with_its_line(shell: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(len(DAYS) + len(VALUES)):
        (tmp_path / "in" / f"{number:02}.txt").write_text(f"{STORY}{number}")
    with (tmp_path / "meta.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("path", "published"), *((f"in/{n:02}.txt", day) for n, day in enumerate(DAYS))])
    lines = (json.dumps({"path": f"in/{n:02}.txt", "published": one}) for n, one in enumerate((*DAYS, *VALUES)))
    (tmp_path / "meta.jsonl").write_text("".join(f"{line}\n" for line in lines))
    for table, first, days in (("meta.csv", 2, DAYS), ("meta.jsonl", 1, (*DAYS, *VALUES))):
        done = shell(f"newsx clean --json in --meta {table}")
        records = [json.loads(line) for line in done.stdout.splitlines()]
        unread = [number for number, record in enumerate(records[: len(days)]) if record["published"] is None]
        assert done.returncode == 2
        assert [line.split(": ")[1] for line in done.stderr.splitlines()] == [f"{table}:{n + first}" for n in unread]
        assert silent(records[: len(days)]) == []
        assert {record["published"] for record in records} <= {None, READ}


def test_a_day_on_the_command_line_that_cannot_be_is_one_line(shell: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    for day in ("2024-02-30", "0000-01-01", "10000-01-01", "1715000000", "-1", "nan", "2024-05"):
        done = shell(f"fake-newsx extract a.txt --date={day}")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == f'newsx: "{day}" is no date: write it as 2023-09-07\n'
