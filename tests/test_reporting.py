"""The report: what counts as the same claim, what the filters keep, every format byte by byte, and hostile text."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pytest
import records
from ledgers import HERE, QUIET, RETURNS, SEIZED, annotated, heap, hostile, in_every_format, told

from newsx.article import Article
from newsx.errors import NewsxError
from newsx.explanation import Explanation, NearlyDropped, Rejected, Weighed
from newsx.reporting import FORMATS, explain_html, explain_text, report
from newsx.reporting.table import console_for

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(records.write(tmp_path / "records.jsonl", heap()))


def ledger(paths: str | list[str], **asked: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(told(paths, **asked))["ledger"]
    return rows


def figures(paths: str | list[str], **asked: Any) -> list[tuple[str, Any]]:
    return [(row["event"], row["value"]) for row in ledger(paths, **asked)]


def golden(name: str, got: str) -> None:
    """Compares with tests/golden/NAME; NEWSX_GOLDEN=write writes it anew (read the diff before you commit it)."""
    path = GOLDEN / name
    if os.environ.get("NEWSX_GOLDEN") == "write":
        path.write_text(got, "utf-8")
    assert got == path.read_text("utf-8")


@pytest.mark.parametrize(
    ("format", "suffix"),
    [("terminal", "txt"), ("md", "md"), ("html", "html"), ("csv", "csv"), ("json", "json"), ("annotations", "jsonld")],
)
def test_every_format_is_as_it_was(file: str, format: str, suffix: str) -> None:
    golden(f"report.{suffix}", told(file, format))


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The reports on some articles of the corpus by format."""
    return in_every_format(records.write(tmp_path_factory.mktemp("corpus") / "corpus.jsonl", annotated(*RETURNS)))


@pytest.mark.parametrize("format", [name for name in FORMATS if name not in ("xlsx", "ftm")])  # in test_outputs.py
def test_every_format_tells_of_the_corpus_what_it_told(format: str, returned: dict[str, bytes], tmp_path: Path) -> None:
    if FORMATS[format].binary:
        out = tmp_path / "out"
        out.write_bytes(returned[format])
        got = (
            dump(out)
            if format == "sqlite"
            else "".join(f"{row}\n" for row in duckdb.sql(f"FROM read_parquet('{out}')").fetchall())
        )
    else:
        got = re.sub(r"(?s)<(style|script)>.*?</\1>|<meta http-equiv=.*?>", "", returned[format].decode())
    golden(f"corpus.{format}", got)


def dump(path: Path) -> str:
    """A database as SQL, without the packed records and the tables that full-text search keeps for itself."""
    left_out = ("_fts", "sqlite_", 'INTO "records"')
    with sqlite3.connect(path) as database:
        return "".join(f"{line}\n" for line in database.iterdump() if not any(name in line for name in left_out))


def test_one_claim_of_two_articles_stands_on_one_line_and_repeats_count_once(file: str) -> None:
    (row,) = [r for r in ledger(file) if r["comparator"] == "at_least"]
    assert (row["articles"], row["mentions"], row["claimant"], row["disputed_by"]) == (2, 3, "Musa Idris", ["Police"])
    assert [place["label"] for place in row["reported_in"]] == ["Plateau Herald", "Daily Trumpet"]
    dates = row["as_of_first"]["date"], row["as_of_last"]["date"]
    assert dates == ("2022-05-03", "2022-05"), "the repeat's month, not the assumed day"
    assert row["whose"] == "Nigeria", "who names no state means the only one that is named"


def test_a_denied_figure_is_another_row_and_nothing_is_summed(file: str) -> None:
    rows = ledger(file)
    assert sorted((r["value"], r["polarity"]) for r in rows if r["event"] == "taken") == [
        (41, "affirmed"),
        (60, "affirmed"),
        (60, "denied"),
    ]
    assert not {r["value"] for r in rows} & {101, 120, 161}


def test_rows_stand_by_event_then_date_then_figure(file: str) -> None:
    taken = [("taken", 41), ("taken", 60), ("taken", 60)]
    assert figures(file) == [*taken, ("returned", 12), ("returned", None), ("injured", None)]


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ({"event": ("returned", "injured")}, [("returned", 12), ("returned", None), ("injured", None)]),
        ({"by": "iDrIs"}, [("taken", 60)]),
        ({"by": "crescent"}, [("injured", None)]),
        ({"since": "2022-05-05"}, [("taken", 60), ("returned", 12)]),
        ({"until": "2022-05-03"}, [("taken", 41), ("taken", 60)]),
        ({"since": "2022-05-10", "until": "2022-05-11"}, [("taken", 60), ("returned", 12)]),
        ({"since": "2023"}, []),
        ({"top": 1}, [("taken", 60)]),
    ],
    ids=str,
)
def test_filters(file: str, asked: dict[str, Any], kept: list[tuple[str, Any]]) -> None:
    assert figures(file, **asked) == kept


def test_a_filter_without_a_hit_says_so(file: str) -> None:
    for format in ("terminal", "md"):
        assert "No claims match what was asked for." in told(file, format, by="nobody")
    assert told(file, "csv", by="nobody").count("\n") == 1, "the heading alone"


def test_no_records_and_no_claims_say_so(tmp_path: Path) -> None:
    empty = records.write(tmp_path / "empty.jsonl", [])
    quiet = records.write(tmp_path / "quiet.jsonl", [records.article(QUIET)])
    assert told(str(empty), "terminal") == "No records were read.\n"
    assert told(str(empty), "md").endswith("No records were read.\n")
    assert "No claims were found in what was read." in told(str(quiet), "terminal")


@pytest.mark.parametrize(
    ("asked", "message"),
    [({"event": ("stolen",)}, "no event 'stolen'; the codebook has taken"), ({"since": "May"}, "'May' is no date"),
     ({"until": "2022-02-30"}, "'2022-02-30' is no date")],
)  # fmt: skip
def test_filters_that_make_no_sense(file: str, asked: dict[str, Any], message: str) -> None:
    with pytest.raises(NewsxError, match=message):
        told(file, **asked)


def test_an_unknown_format_and_a_missing_file(file: str) -> None:
    with pytest.raises(NewsxError, match=r"no format 'pdf'; a report comes as terminal, md, html, csv"):
        told(file, "pdf")
    with pytest.raises(NewsxError, match=r"nowhere\.jsonl: No such file"):
        told("nowhere.jsonl")


def test_bad_lines_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = msgspec.json.encode(heap()[0])
    other = msgspec.json.encode(heap()[1]).replace(b'"newsx/1"', b'"newsx/9"')
    short = msgspec.json.encode({"id": "x"})
    path = tmp_path / "mixed [1]*.jsonl"
    path.write_bytes(b"\n".join([good, b'{"torn": ', short, other, b"\xff", b"", msgspec.json.encode(heap()[2])]))
    out = io.StringIO()
    failures = report([str(path)], format="json", out=out)
    assert [(f.path, f.line) for f in failures] == [(str(path), n) for n in (2, 3, 4, 5)]
    assert "newsx/9" in failures[2].message
    assert json.loads(out.getvalue())["read"]["articles"] == 2
    assert len(json.loads(out.getvalue())["unread"]) == 4


def test_a_torn_gzip_gives_what_it_holds(tmp_path: Path) -> None:
    whole = tmp_path / "all.jsonl.gz"
    whole.write_bytes(gzip.compress(Path(records.write(tmp_path / "a.jsonl", heap())).read_bytes()))
    assert len(ledger(str(whole))) == 6
    torn = tmp_path / "torn.jsonl.gz"
    torn.write_bytes(whole.read_bytes()[:-40])
    assert "cannot be read further" in report([str(torn)], format="json", out=io.StringIO())[-1].message


def test_the_same_record_twice_is_one_article(file: str, tmp_path: Path) -> None:
    again = records.write(tmp_path / "again.jsonl", heap())
    read = json.loads(told([file, str(again)]))["read"]
    assert (read["records"], read["articles"], read["claims"]) == (8, 4, 7)
    assert ledger([file, str(again)]) == ledger(file)


def test_standard_input(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(Path(file).read_bytes())

    monkeypatch.setattr("sys.stdin", Stdin)
    assert figures("-") == figures(file)


def test_a_stream_of_bytes_stays_open(file: str) -> None:
    out = io.BytesIO()
    report([file], format="md", out=out)
    assert out.getvalue().decode() == told(file, "md")


@pytest.mark.parametrize("width", [40, 80, 200])
def test_tables_keep_to_the_width(file: str, width: int) -> None:
    out = io.StringIO()
    report([file], out=out, width=width)
    assert max(map(len, out.getvalue().splitlines())) <= width


@pytest.mark.parametrize("width", [80, 100])
def test_tables_break_no_name_of_a_file(tmp_path: Path, width: int) -> None:
    names = ["returns_independent.txt", "html-residential-schools.html", "missing_children_figures.txt"]
    long = "the_children_of_the_second_convoy_that_reached_the_river_2024.html"
    articles = [records.article(f"{nr} boys came.", path=name) for nr, name in enumerate([*names, long], 2)]
    claims = [replace(one, counts=(records.count(one.text, one.text[:6], int(one.text[0])),)) for one in articles]
    out = io.StringIO()
    report([str(records.write(tmp_path / "r.jsonl", claims))], out=out, width=width)
    words = out.getvalue().split()
    assert set(names) <= set(words)
    assert max(map(len, out.getvalue().splitlines())) <= width
    assert "the_children_of_the_second_" in words or long in words, "a longer one is broken after a separator"


def test_a_terminal_that_knows_ascii_only(file: str) -> None:
    out = io.TextIOWrapper(io.BytesIO(), "ascii")
    report([file], out=out)
    out.seek(0)
    assert ">= 60" in out.read()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The reports on hostile texts by format."""
    return in_every_format(hostile(tmp_path_factory.mktemp("hostile")))


@pytest.mark.parametrize("format", [name for name, format in HERE.items() if not format.binary])
def test_no_format_lets_control_characters_through(written: dict[str, bytes], format: str) -> None:
    assert not set(written[format].decode()) & set("\x1b\x9b\u202e")


def test_no_format_runs_or_swallows_what_texts_say(tmp_path: Path) -> None:
    path = hostile(tmp_path)
    assert "[red]" in told(path, "terminal")
    markdown = told(path, "md")
    assert "<script" not in markdown
    assert not re.search(r"(?<!\\)\]\(javascript", markdown)
    assert r"\[b\](javascript:c)" in markdown
    rows = list(csv.DictReader(io.StringIO(told(path, "csv"))))
    assert rows[0]["claimed_by"].startswith("'=HYPERLINK")
    assert {rows[0][key][:2] for key in ("publisher", "title", "path")} == {"'@", "'-", "'="}


def explained() -> Explanation:
    article = heap()[0]
    start, end = records.span(SEIZED, "3 May")
    kinds = Weighed("kind", (("share", 0.91), ("app", 0.06))), None
    freed = records.span(SEIZED, "Officials will free 12 boys next week.")
    nearly = (NearlyDropped(*freed, 0.24, Weighed("kind", (("tipline", 0.5), ("donation", 0.31)))),)
    rejected = (Rejected("3 May", start, end, "numbers.date", "A calendar date."),)
    return Explanation(article, rejected, kinds=kinds, nearly=nearly)


def test_explain_in_the_terminal_shows_every_decision() -> None:
    out = io.StringIO()
    explain_text(explained(), console_for(out, 80))
    golden("explain.txt", out.getvalue())


def test_explain_as_a_page_shows_every_decision() -> None:
    golden("explain.html", explain_html(explained()))


def test_explain_takes_no_text_for_markup(tmp_path: Path) -> None:
    article = msgspec.json.decode(Path(hostile(tmp_path)).read_bytes(), type=Article)
    out = io.StringIO()
    explain_text(Explanation(article), console_for(out, 80))
    assert "[red]x[/red]" in out.getvalue()
    assert not set(out.getvalue()) & set("\x1b\x9b\u202e")
    page = explain_html(Explanation(article))
    assert "<script" not in page
    assert 'href="javascript' not in page


def test_explain_keeps_the_text_whole() -> None:
    from newsx.reporting.explain import blocks

    explanation = explained()
    kept = ["".join(piece.text for piece in pieces) for _, pieces in blocks(explanation)]
    assert "\n\n".join(kept) == SEIZED
    assert [p.id for _, pieces in blocks(explanation) for p in pieces if p.kind == "count"] == ["c1", "c2", "c3", "c4"]
