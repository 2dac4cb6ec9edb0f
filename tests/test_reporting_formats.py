"""newsx/reporting/formats.py: which format a file's name and its first bytes tell."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from ledger_rows import ANA, STORY, Told

from newsx.errors import NewsxError
from newsx.ledger.collate import Filters, Ledger
from newsx.reporting import FORMATS, NoRecords, format_of, is_report, report
from newsx.reporting.formats import tell_of, write


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a", "terminal"), ("a.txt", "terminal"), ("a.md", "md"), ("a.markdown", "md"), ("a.html", "html"),
        ("a.HTM", "html"), ("a.csv", "csv"), ("a.xlsx", "xlsx"), ("a.json", "json"), ("a.jsonld", "annotations"),
        ("a.ftm.json", "ftm"), ("a.ftm.jsonl", "ftm"), ("a.ftm", "ftm"), ("a.sqlite", "sqlite"),
        ("a.sqlite3", "sqlite"), ("a.db", "sqlite"), ("a.parquet", "parquet"),
    ],
)  # fmt: skip
def test_a_file_s_name_tells_the_format(name: str, format: str) -> None:
    assert format_of(Path(name)) == format


def test_another_name_tells_none() -> None:
    with pytest.raises(
        NewsxError, match=r"a\.doc: no format goes by \.doc: say which one with --format, or end it in \.txt, "
    ):
        format_of(Path("a.doc"))


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (b"What was read\n", True),
        (b"\x1b[1;31mWhat was read\n", True),
        (b"No records were read.\n", True),
        (b"# Who claims which figure\n", True),
        (b"<!DOCTYPE html><title>x - newsx</title>", True),
        (b"<!doctype html><title>x</title>", False),
        (b"key,article,path,line,url\n", True),
        (b'{\n"schema": "newsx-ledger/1"', True),
        (b'{\n"schema": "newsx/1"', False),
        (b'{\n"@context": "http://www.w3.org/ns/anno.jsonld"', True),
        (b'{"id": "newsx-1", "schema": "Article"', True),
        (b"SQLite format 3\x00" + bytes(52) + b"news", True),
        (b"SQLite format 3\x00" + bytes(84), False),
        (b"PAR1" + b"x" * 200_000 + b"claimed_by_state PAR1", True),  # its columns stand at the end
        (b"PAR1" + b"x" * 200_000, False),
        (b"notes: What was read\n", False),
        (b"", False),
    ],
)
def test_the_first_and_last_bytes_tell_a_report(data: bytes, is_one: bool) -> None:
    assert is_report(io.BytesIO(data)) is is_one


class Terminal(io.BytesIO):
    def isatty(self) -> bool:
        return True


def test_what_cannot_be_written_is_told_before_anything_is_read() -> None:
    with pytest.raises(NewsxError, match="no format 'doc'; a report comes as terminal, md, html, csv,"):
        report(["gone"], out=io.StringIO(), format="doc")
    for name in (name for name, format in FORMATS.items() if format.binary):
        with pytest.raises(NewsxError, match=f"{name} is no text for a terminal: name a file with -o"):
            report(["gone"], out=Terminal(), format=name)


def test_a_heap_without_a_record_names_its_files() -> None:
    error = NoRecords(["-", "a.jsonl"], [])
    assert str(error) == "standard input, a.jsonl: no record of newsx extract is in it, and nothing was written"
    assert error.failures == ()


class Heap(Told):
    """A ledger of which a claimant is called Ana."""

    connection = SimpleNamespace(execute=lambda asked: SimpleNamespace(fetchall=lambda: [("Ana",)]))


@pytest.fixture(autouse=True)
def messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a command that ran before has turned off in the same process."""
    monkeypatch.setattr(logging.getLogger("newsx"), "propagate", True)
    monkeypatch.setattr(logging.getLogger("newsx"), "level", logging.WARNING)


def told_of(caplog: pytest.LogCaptureFixture, ledger: Told, paths: Sequence[str] = ("a", "b")) -> list[str]:
    caplog.clear()
    tell_of(cast(Ledger, ledger), paths)
    return [record.getMessage() for record in caplog.records]


def test_what_was_read_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    read = {"records": 5, "articles": 3, "claims": 4, "mentions": 6, "copies": 1}
    assert told_of(caplog, Heap(read=read)) == []
    caplog.set_level(logging.INFO, "newsx")
    assert told_of(caplog, Heap(read=read, same_names=[{}, {}])) == [
        "read 5 records of a, b: 3 articles, 4 claims, 2 repeats left out; 2 records of the same bytes left out; taken "
        "for one: 2 names, 1 copy of a text"
    ]
    assert told_of(caplog, Heap(read=read | {"records": 3})) == [
        "read 3 records of a, b: 3 articles, 4 claims, 2 repeats left out; taken for one: 0 names, 1 copy of a text"
    ]


@pytest.mark.parametrize(("by", "lines"), [(None, 0), ("an", 0), ("bo", 1)])
def test_that_nobody_is_called_so_is_told(caplog: pytest.LogCaptureFixture, by: str | None, lines: int) -> None:
    found = told_of(caplog, Heap(filters=Filters(by=by)))
    assert len(found) == lines
    assert all(line.startswith("--by bo: nobody who claims a figure is called so") for line in found)


def test_no_record_at_all_is_an_error_unless_it_may_be_empty() -> None:
    nothing = Heap(read={"records": 0})
    with pytest.raises(NoRecords, match="standard input: no record of newsx extract is in it"):
        tell_of(cast(Ledger, nothing), ["-"])
    tell_of(cast(Ledger, nothing), ["-"], empty=True)


def test_a_report_goes_to_text_and_to_bytes() -> None:
    ledger = cast(Ledger, Heap(ANA, stories=[STORY]))
    text, data = io.StringIO(), io.BytesIO()
    write(ledger, text, "md")
    write(ledger, data, "md")
    assert data.getvalue().decode("utf-8") == text.getvalue()
    assert "→" in text.getvalue()
    over = io.BytesIO()
    latin = io.TextIOWrapper(over, "latin-1", newline="\r\n")
    write(ledger, latin, "md")
    assert over.getvalue() == data.getvalue(), "UTF-8, whatever the locale says"
    assert not latin.closed


def test_the_terminal_has_a_width_and_colours() -> None:
    ledger = cast(Ledger, Heap(ANA, stories=[STORY]))
    out = io.StringIO()
    write(ledger, out, "terminal", 60, False)
    assert max(map(len, out.getvalue().splitlines())) <= 60
    assert "\x1b" not in out.getvalue()
    out = io.StringIO()
    write(ledger, out, "terminal", 60, True)
    assert "\x1b[1m" in out.getvalue()


def test_a_format_is_text_unless_it_says_otherwise() -> None:
    assert {name for name, format in FORMATS.items() if format.binary} == {"xlsx", "sqlite", "parquet"}
