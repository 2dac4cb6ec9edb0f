"""Reading: formats, folders, rows, and that one bad input costs no other."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
from pathlib import Path

import pytest
from sources import TEXT, failure, raws, tree

from newsx.article import Failure, Raw
from newsx.errors import NewsxError
from newsx.reading import Options, read


def test_a_text_file_is_one_article(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    (raw,) = raws(path)
    assert raw.text == TEXT
    assert raw.id == hashlib.sha256(TEXT.encode()).hexdigest()[:16]
    assert (raw.source.path, raw.source.line, raw.source.format, raw.source.encoding) == (
        str(path),
        None,
        "text",
        "utf-8",
    )
    assert raw.source.chars == len(TEXT)


def test_gzip_holds_the_same_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    one, two = raws(tmp_path)
    assert one.id == two.id
    assert two.source.format == "text"


def test_folders_are_read_sorted_hidden_files_and_readmes_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "README.md", "sub/c.txt", ".git/d.txt", "notes.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    assert [Path(raw.source.path or "").name for raw in raws(tmp_path)] == ["a.txt", "b.txt", "c.txt"]


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert "nothing to read" in failure(tmp_path).message


def test_bad_files_are_failures_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(TEXT.encode() * 99)[:60])
    (tmp_path / "d.txt.gz").write_bytes(b"no gzip at all")
    os.symlink(tmp_path / "gone.txt", tmp_path / "e.txt")
    (tmp_path / "f.txt").write_bytes(b"ELF\0\0\0\1\2")
    (tmp_path / "z.txt").write_text(TEXT, "utf-8")
    found = list(read(tmp_path))
    assert [type(one).__name__ for one in found] == ["Raw", *["Failure"] * 5, "Raw"]
    says = [one.message for one in found if isinstance(one, Failure)]
    for part, message in zip(("empty", "breaks off", "not a gzip", "points nowhere", "binary"), says, strict=True):
        assert part in message


@pytest.mark.parametrize(("name", "data"), [("a.pdf", b"%PDF-1.7 ..."), ("a.docx", b"PK\x03\x04 ...")])
def test_documents_must_be_converted_first(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert "convert it to text first" in failure(tmp_path / name).message


def test_a_named_file_of_unknown_suffix_is_read_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "a.log").write_text(TEXT, "utf-8")
    (tmp_path / "b.page").write_text("<!DOCTYPE html><p>Hello", "utf-8")
    (tmp_path / "c.rows").write_text('{"text": "Hello"}\n', "utf-8")
    found = raws(tmp_path / "a.log", tmp_path / "b.page", tmp_path / "c.rows")
    assert [raw.source.format for raw in found] == ["text", "html", "text"]
    assert found[2].source.line == 1


def test_jsonl_rows_with_what_they_know(tmp_path: Path) -> None:
    row = {
        "text": TEXT,
        "url": "https://e.org/1",
        "title": "T",
        "published": "2024-02-03T10:00Z",
        "publisher": "E",
        "name": "n",
    }
    (tmp_path / "a.jsonl").write_bytes(json.dumps(row).encode() + b'\r\n\n{"html": "<p>x</p>", "date": "2024-05-06"}\n')
    one, two = raws(tmp_path / "a.jsonl")
    assert (one.title, one.published, one.source.url, one.source.publisher) == (
        "T",
        "2024-02-03",
        "https://e.org/1",
        "E",
    )
    assert one.source.extra == {"name": "n"}
    assert one.source.sha256 == hashlib.sha256(json.dumps(row).encode()).hexdigest()
    assert (two.source.line, two.source.format, two.published) == (3, "html", "2024-05-06")


def test_bad_rows_name_their_line(tmp_path: Path) -> None:
    rows = [
        '{"text": "fine"}',
        "not json",
        "[1]",
        '{"text": 5}',
        '{"body": "x"}',
        "[" * 100_000,
        '{"text": "x", "deep": ' + '{"a":' * 200 + "1" + "}" * 201,
        '{"text": "fine"}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(rows), "utf-8")
    found = list(read(tmp_path / "a.jsonl"))
    assert [type(one).__name__ for one in found] == ["Raw", *["Failure"] * 6, "Raw"]
    failures = [one for one in found if isinstance(one, Failure)]
    assert [one.line for one in failures] == [2, 3, 4, 5, 6, 7]
    assert "`$.text`" in failures[2].message
    assert "--text-key" in failures[3].message
    assert "nested" in failures[4].message
    assert "nested" in failures[5].message


def test_text_key(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"body": "x", "text": "y"}', "utf-8")
    (raw,) = raws(tmp_path / "a.jsonl", text_key="body")
    assert raw.text == "x"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsx.reading._stdin", lambda: io.BytesIO(b'{"text": "one"}\n{"text": "two"}\n'))
    assert [(raw.text, raw.source.path, raw.source.line) for raw in raws("-")] == [("one", "-", 1), ("two", "-", 2)]


def test_jsonl_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless() -> io.BufferedReader:
        read_end, write_end = os.pipe()
        os.write(write_end, b'{"text": "one"}\n')  # the pipe stays open: whoever wants the end waits for ever
        return os.fdopen(read_end, "rb")

    monkeypatch.setattr("newsx.reading._stdin", endless)
    first = next(iter(read("-")))
    assert isinstance(first, Raw)
    assert first.text == "one"


def test_senseless_options_are_said_at_once() -> None:
    with pytest.raises(NewsxError, match="unknown format"):
        read("a", options=Options(format="pdf"))
    with pytest.raises(NewsxError, match="YYYY-MM-DD"):
        read("a", options=Options(date="yesterday"))


def test_documents_in_a_folder_are_told_once(tmp_path: Path) -> None:
    names = ("a.txt", "b.pdf", "sub/c.PDF", "d.docx", "e.zip", "f.md", "README.md", "g.json", "h.png", "i.css", "j.csv")
    tree(tmp_path, *names)
    _, failure = read(tmp_path)
    assert isinstance(failure, Failure)
    assert (failure.path, failure.line) == (str(tmp_path), None)
    assert failure.message == (
        "not all of this folder was read: 2 are .pdf, 1 is .docx: convert them to text first; "
        "1 is .zip: unpack them first; 1 is .md: name them .txt to have them read"
    )


def test_a_folder_of_nothing_but_documents(tmp_path: Path) -> None:
    tree(tmp_path, "a.rtf", "b.odt", "c.epub")
    message = failure(tmp_path).message
    assert "nothing to read" in message
    assert "1 is .rtf, 1 is .odt, 1 is .epub: convert them to text first" in message


def test_what_is_being_written_is_not_read(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "sub/out.jsonl")
    (raw,) = raws(tmp_path, leave_out=(tmp_path / "sub" / ".." / "sub" / "out.jsonl",))
    assert Path(raw.source.path or "").name == "a.txt"


def test_a_folder_that_cannot_be_listed_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "a/x.txt", "b/y.txt")
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("/a"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr("newsx.reading.folders.os.scandir", scandir)
    assert [type(one).__name__ for one in read(tmp_path)] == ["Failure", "Raw"]
