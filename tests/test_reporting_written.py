"""newsx/reporting/formats.py: a file of records read and written in a format, and what each format is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import records

from newsx.ledger.collate import Filters
from newsx.reporting import FORMATS, NoRecords, report
from newsx.reporting.formats import is_report

TEXT = "Ana Ruiz said 12 boys were taken."


def heap(folder: Path, *more: bytes) -> str:
    count = records.count(TEXT, "12 boys", 12, claimed_by=(records.claimant(TEXT, "Ana Ruiz"),))
    file = records.write(folder / "records.jsonl", [records.article(TEXT, counts=(count,))])
    file.write_bytes(file.read_bytes() + b"".join(more))
    return str(file)


def test_a_report_is_written_and_what_is_no_record_told(tmp_path: Path) -> None:
    out = io.StringIO()
    failures = report([heap(tmp_path, b'{"no": "record"}\n')], out=out, format="md")
    assert out.getvalue().startswith("# Who claims which figure\n")
    assert "| taken | 12 | children | Ana Ruiz |" in out.getvalue()
    assert len(failures) == 1
    assert report([heap(tmp_path)], out=io.StringIO(), format="md") == []


def test_a_report_is_tables_to_read_unless_another_format_is_asked_for(tmp_path: Path) -> None:
    out = io.StringIO()
    report([heap(tmp_path)], out=out, width=80, color=False)
    assert out.getvalue().startswith("What was read")


def test_filters_leave_claims_out(tmp_path: Path) -> None:
    out = io.StringIO()
    report([heap(tmp_path)], out=out, format="md", filters=Filters(by="nobody"))
    assert "No claims match what was asked for." in out.getvalue()
    assert "| taken |" not in out.getvalue()


def test_no_record_is_a_report_that_says_so_or_an_error(tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_bytes(b'{"no": "record"}\n')
    out = io.StringIO()
    report([str(tmp_path / "none.jsonl")], out=out, format="md")
    assert out.getvalue().startswith("# Who claims which figure\n")
    out = io.StringIO()
    with pytest.raises(NoRecords) as found:
        report([str(tmp_path / "none.jsonl")], out=out, format="md", empty=False)
    assert len(found.value.failures) == 1
    assert out.getvalue() == ""


def test_bytes_go_to_a_stream_of_bytes_or_to_what_lies_under_one_of_text(tmp_path: Path) -> None:
    file = heap(tmp_path)
    plain, under = io.BytesIO(), io.BytesIO()
    report([file], out=plain, format="sqlite")
    over = io.TextIOWrapper(under)
    report([file], out=over, format="sqlite")
    assert not over.closed
    for out in (plain, under):
        assert out.getvalue().startswith(b"SQLite format 3\x00")
        assert is_report(io.BytesIO(out.getvalue()))


class Slow(io.StringIO):
    """A stream that tells whether it was flushed."""

    flushed = False

    def flush(self) -> None:
        self.flushed = True


def test_a_stream_is_flushed(tmp_path: Path) -> None:
    out = Slow()
    report([heap(tmp_path)], out=out, format="csv")
    assert out.flushed


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
