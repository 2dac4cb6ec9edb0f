"""newsx/reporting/formats.py: a ledger written in a format, and what each format is."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from ledger_rows import ANA, STORY, Told

from newsx.article import Failure
from newsx.ledger.collate import Filters, Options
from newsx.reporting import FORMATS, NoRecords, report
from newsx.reporting.formats import Format, is_report

LINE, MARK = Failure("a.jsonl", 2, "no record"), Failure("b.csv", 1, "no claim")


class Heap(Told):
    """A ledger of one claim, with a line that is no record and one of the review that cannot be used."""

    failures = (LINE,)
    unused = (MARK,)
    connection = SimpleNamespace(execute=lambda asked: SimpleNamespace(fetchall=lambda: [("Ana",)]))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What a report asks `collate` for; the ledger is a heap made without any file."""
    found: list[Any] = []

    @contextmanager
    def collated(paths: Sequence[str], filters: Filters, options: Options | None) -> Iterator[Heap]:
        found.append((paths, filters, options))
        heap = Heap(ANA, stories=[STORY], read={"records": 0 if paths == ["none"] else 3}, filters=filters)
        heap.failures = (LINE,)
        yield heap

    monkeypatch.setattr("newsx.reporting.formats.collate", collated)
    return found


def test_a_report_is_written_and_what_could_not_be_read_told(asked: list[Any]) -> None:
    out = io.StringIO()
    assert report(["a.jsonl"], out=out, format="md") == [LINE, MARK]
    assert out.getvalue().startswith("# Who claims which figure\n")
    assert "Ana Ruiz" in out.getvalue()
    assert asked == [(["a.jsonl"], Filters(), None)]


def test_filters_and_options_are_handed_on(asked: list[Any]) -> None:
    filters, options = Filters(by="Ana"), Options(hxl=True)
    report(["a"], out=io.StringIO(), format="md", filters=filters, options=options)
    assert asked == [(["a"], filters, options)]


def test_a_report_is_tables_to_read_unless_another_format_is_asked_for(asked: list[Any]) -> None:
    out = io.StringIO()
    report(["a"], out=out, width=60, color=False)
    assert out.getvalue().startswith("What was read")
    assert max(map(len, out.getvalue().splitlines())) <= 60


def test_no_record_is_a_report_that_says_so_or_an_error(asked: list[Any]) -> None:
    out = io.StringIO()
    report(["none"], out=out, format="md")
    assert out.getvalue().startswith("# Who claims which figure\n")
    out = io.StringIO()
    with pytest.raises(NoRecords) as found:
        report(["none"], out=out, format="md", empty=False)
    assert found.value.failures == (LINE,)
    assert out.getvalue() == ""


def test_bytes_go_to_a_stream_of_bytes_or_to_what_lies_under_one_of_text(
    asked: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FORMATS, "own", Format(lambda ledger, out: out.write(b"\xff"), "bytes", (".own",), binary=True))
    plain, under = io.BytesIO(), io.BytesIO()
    over = io.TextIOWrapper(under)
    report(["a"], out=plain, format="own")
    report(["a"], out=over, format="own")
    assert plain.getvalue() == under.getvalue() == b"\xff"
    assert not over.closed


class Stream(io.StringIO):
    """A stream that tells whether it was flushed."""

    flushed = False

    def flush(self) -> None:
        self.flushed = True


def test_a_stream_is_flushed(asked: list[Any]) -> None:
    out = Stream()
    report(["a"], out=out, format="md")
    assert out.flushed


def test_a_report_too_short_for_two_ends_is_looked_at_once() -> None:
    assert not is_report(io.BytesIO(b"x" * 70_000 + b"What was read"))
    assert is_report(io.BytesIO(b"PAR1 claimed_by_state PAR1"))


def test_each_format_says_what_it_is() -> None:
    assert {name: format.about for name, format in FORMATS.items()} == {
        "terminal": "tables to read",
        "md": "Markdown tables",
        "html": "one page with charts and the articles",
        "csv": "one row a claim",
        "xlsx": "a spreadsheet, one sheet a table",
        "json": "the ledger as one object",
        "annotations": "W3C Web Annotations, a JSON-LD page",
        "ftm": "FollowTheMoney entities for Aleph",
        "sqlite": "a database for Datasette",
        "parquet": "one row a claim, typed",
    }
