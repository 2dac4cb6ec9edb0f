"""newsx/reporting/formats.py: which format a file's name and its first bytes tell."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from newsx.errors import NewsxError
from newsx.reporting import FORMATS, NoRecords, format_of, is_report, report


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
