"""Reading: formats, encodings, what is known about a source, and that one bad input costs no other."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
from pathlib import Path

import pytest

from newsx.article import Failure, Raw
from newsx.errors import NewsxError
from newsx.reading import Options, read

TEXT = "The clinic in Bamako treated forty people on Sunday, its director said.\n"


def raws(*paths: str | Path, **options: object) -> list[Raw]:
    found = list(read(*paths, options=Options(**options)))  # type: ignore[arg-type]
    assert all(isinstance(one, Raw) for one in found), found
    return [one for one in found if isinstance(one, Raw)]


def failure(path: Path) -> Failure:
    (found,) = read(path)
    assert isinstance(found, Failure)
    return found


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


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        ("Директор лікарні сказав, що в неділю до них привезли сорок людей. ".encode("cp1251") * 20, "cp1251"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    (raw,) = raws(path)
    assert raw.source.encoding == encoding
    assert "\ufeff" not in raw.text
    assert "\ufffd" not in raw.text


def test_html_says_its_own_charset(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes('<meta charset="windows-1251"><p>Київ</p>'.encode("cp1251"))
    (raw,) = raws(path)
    assert raw.source.format == "html"
    assert raw.source.encoding == "cp1251"
    assert "Київ" in raw.text


def test_one_stray_byte_does_not_make_utf8_something_else(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Żółta łódź płynęła ku żółtej łące źdźbło po źdźble.".encode() + b"\xff")
    (raw,) = raws(path)
    assert raw.source.encoding == "utf-8"
    assert "łódź" in raw.text


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
        '{"text": "x", "published": "May"}',
        '{"text": "fine"}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(rows), "utf-8")
    found = list(read(tmp_path / "a.jsonl"))
    assert [type(one).__name__ for one in found] == ["Raw", *["Failure"] * 5, "Raw"]
    failures = [one for one in found if isinstance(one, Failure)]
    assert [one.line for one in failures] == [2, 3, 4, 5, 6]
    assert "`$.text`" in failures[2].message
    assert "--text-key" in failures[3].message
    assert "YYYY-MM-DD" in failures[4].message


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


META_CSV = "path,url,published,desk\na.txt,https://e.org/a,2024-01-02,foreign\nsub/b.txt,,2024-03-04T09:00:00,\n"


def test_meta_by_path_and_by_name(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "sub" / "b.txt").write_text(TEXT, "utf-8")
    (tmp_path / "meta.csv").write_text(META_CSV, "utf-8")
    one, two = raws(tmp_path / "a.txt", tmp_path / "sub" / "b.txt", meta=tmp_path / "meta.csv")
    assert (one.source.url, one.published, one.source.extra) == ("https://e.org/a", "2024-01-02", {"desk": "foreign"})
    assert two.published == "2024-03-04"


@pytest.mark.parametrize(
    ("name", "table", "says"),
    [
        ("m.csv", "url\nx\n", "m.csv:1"),
        ("m.csv", "path,published\na.txt,3 May\n", "m.csv:2"),
        ("m.jsonl", '{"path": "a.txt"}\n{"url": "x"}\n', "m.jsonl:2"),
        ("m.jsonl", "{oops\n", "m.jsonl:1"),
    ],
)
def test_a_bad_meta_file_stops_with_one_line(tmp_path: Path, name: str, table: str, says: str) -> None:
    (tmp_path / name).write_text(table, "utf-8")
    with pytest.raises(NewsxError, match=says) as caught:
        list(read(tmp_path, options=Options(meta=tmp_path / name)))
    assert "\n" not in str(caught.value)


def test_senseless_options_are_said_at_once() -> None:
    with pytest.raises(NewsxError, match="unknown format"):
        read("a", options=Options(format="pdf"))
    with pytest.raises(NewsxError, match="YYYY-MM-DD"):
        read("a", options=Options(date="yesterday"))


RECORD = {
    "schema": "newsx/1", "id": "0123456789abcdef", "title": "Ferry sinks",
    "source": {"path": "old.txt", "line": None, "url": "u", "publisher": "P", "format": "text", "encoding": "utf-8",
               "repairs": ["line ends"], "sha256": "0" * 64, "chars": 90, "extra": {}},
    "published": {"date": "2024-05-06", "precision": "day", "surface": "6 May 2024", "start": None, "end": None,
                  "basis": "stated"},
    "authors": ["A B"], "dateline": {"place": "LOME", "agency": "AFP"}, "language": "en",
    "text": "Ferry sinks\n\nNine died.",
    "blocks": [{"kind": "title", "start": 0, "end": 11, "source_start": 4, "source_end": 15},
               {"kind": "paragraph", "start": 13, "end": 23, "source_start": 20, "source_end": 30}],
    "dropped": [{"rule": "clean.share", "why": "w", "source_start": 0, "source_end": 3, "text": "fb"}],
}  # fmt: skip


def test_own_records_are_input_again(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(RECORD), "utf-8")
    (raw,) = raws(tmp_path / "a.jsonl")
    assert raw.clean is not None
    assert (raw.id, raw.source.path, raw.clean.text) == (RECORD["id"], "old.txt", RECORD["text"])
    assert raw.clean.published is not None
    assert raw.clean.published.date == "2024-05-06"
    assert [block.source_start for block in raw.clean.blocks] == [4, 20]
    assert raw.clean.dropped[0].rule == "clean.share"


def test_a_broken_record_says_where(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(RECORD | {"blocks": [{"kind": "title", "start": "0"}]}), "utf-8")
    assert "$.blocks[0]" in failure(tmp_path / "a.jsonl").message
