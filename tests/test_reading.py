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
from newsx.reading.given import from_string

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
        ("Директор лікарні сказав, що в неділю до них привезли сорок людей. ".encode("cp1251") * 20, "windows-1251"),
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
    assert raw.source.encoding == "windows-1251"
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
        ("m.csv", 'path,url\n"a.txt"x,y\n', "not a CSV line"),
        ("m.jsonl", '{"url": "x"}\n', "m.jsonl:1"),
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


WESTERN = [
    "Iñigo Núñez, Logroño",
    "Søren Ærø",
    "Ólafur Þórðarson and Jón Ásgeirsson were not in Reykjavík, Þóra Björk said.",
    "L’élève a été reçue à l’école – « déjà », dit-elle… Œuvre de François Müller.",
    "Großbritannien: 20 – 30 °C, £5m, Löß, Äpfel; Übung macht João São Tomé.",
    "J.Álvarez: “We can’t,” said Renée — the Côte d’Ivoire’s minister — in Genève.",
]


@pytest.mark.parametrize("text", WESTERN)
def test_a_western_name_is_not_read_as_another(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
    (raw,) = raws(tmp_path)
    assert (raw.text, raw.source.encoding) == (text, "windows-1252")
    assert [note.split(":")[0] for note in raw.notes] == ["encoding.guessed"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Директор лікарні сказав, що в неділю привезли сорок людей", "cp1251"),
        ("Ο διευθυντής του νοσοκομείου είπε ότι την Κυριακή έφεραν σαράντα ανθρώπους", "cp1253"),
        ("מנהל בית החולים אמר שביום ראשון הובאו ארבעים איש", "cp1255"),
        ("قال مدير المستشفى إن أربعين شخصا نقلوا إليه يوم الأحد", "cp1256"),
        ("医院院长说周日收治了四十人，其中有九名儿童。", "gb18030"),
        ("病院長は日曜日に四十人が運ばれたと述べた。子どもが九人いた。", "shift_jis"),
        ("Łódź zatonęła, zginął chłopiec, a żółta kapitańska łódka wpłynęła później na małą łachę", "cp1250"),
    ],
)
def test_another_alphabet_is_found_out(tmp_path: Path, text: str, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    (raw,) = raws(tmp_path)
    assert raw.text == text
    assert raw.notes[0].startswith("encoding.guessed")


def test_a_known_encoding_is_no_guess(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b'<meta charset="windows-1252"><p>Jos\xe9\x9d</p>')
    (tmp_path / "b.txt").write_text("José", "utf-8")
    assert [raw.notes for raw in raws(tmp_path)] == [(), ()]


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Żółta łódź płynęła ku żółtej łące.".encode() + b"\xff")
    (raw,) = raws(tmp_path)
    assert raw.notes[0].startswith("encoding.damaged")


def tree(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{TEXT}{name}", "utf-8")
    return folder


def with_meta(folder: Path, table: str) -> tuple[dict[str, Raw], list[Failure]]:
    """What is read of the folder with the table beside it: articles by their path in the folder, and the failures."""
    (folder.parent / "meta.csv").write_text(table, "utf-8")
    found = list(read(folder, options=Options(meta=folder.parent / "meta.csv")))
    articles = {os.path.relpath(one.source.path or "", folder): one for one in found if isinstance(one, Raw)}
    return articles, [one for one in found if isinstance(one, Failure)]


def test_meta_for_one_file_says_nothing_of_its_namesake(tmp_path: Path) -> None:
    folder = tree(tmp_path / "mm", "a/x.txt", "b/x.txt", "c/y.txt")
    found, failures = with_meta(folder, "path,published,publisher\nmm/a/x.txt,2024-01-02,Post\ny.txt,2024-03-04,Star\n")
    known = {name: (raw.published, raw.source.publisher) for name, raw in found.items()}
    assert known == {"a/x.txt": ("2024-01-02", "Post"), "b/x.txt": (None, None), "c/y.txt": ("2024-03-04", "Star")}
    assert failures == []


def test_meta_for_one_of_two_says_which(tmp_path: Path) -> None:
    folder = tree(tmp_path / "mm", "a/x.txt", "b/x.txt")
    found, (failure,) = with_meta(folder, "path,published\nx.txt,2024-01-02\n")
    assert {raw.published for raw in found.values()} == {None}
    assert failure.line == 2
    assert "with its folder" in failure.message


def test_meta_rows_about_no_file_are_told_at_the_end(tmp_path: Path) -> None:
    folder = tree(tmp_path / "mm", "a.txt")
    _, failures = with_meta(folder, "path,url\na.txt,u\nb.txt,u\nmm/c.txt,u\na.txt,v\n")
    assert [(Path(one.path).name, one.line) for one in failures] == [("meta.csv", 5), ("meta.csv", 3)]
    assert "already" in failures[0].message
    assert failures[1].message == "no such file was read: 'b.txt', 'mm/c.txt'"


def test_a_bad_meta_row_costs_no_other(tmp_path: Path) -> None:
    folder = tree(tmp_path / "mm", "a.txt", "b.txt", "c.txt")
    table = "path,url,published\na.txt,u,07/02/2024\n,u,\nb.txt,u,2024-01-02,more\nc.txt,v,7 February 2024\n"
    found, failures = with_meta(folder, table)
    assert [one.line for one in failures] == [2, 3, 4]
    assert (found["a.txt"].published, found["a.txt"].source.url) == (None, "u")
    assert found["a.txt"].notes[0].startswith("published.unreadable: '07/02/2024'")
    assert (found["c.txt"].published, found["c.txt"].notes) == ("2024-02-07", ())


def test_the_meta_table_is_no_article(tmp_path: Path) -> None:
    (tree(tmp_path, "a.txt") / "meta.jsonl").write_text('{"path": "a.txt", "url": "u"}', "utf-8")
    (raw,) = raws(tmp_path, meta=tmp_path / "meta.jsonl")
    assert raw.source.url == "u"


@pytest.mark.parametrize("value", ["07/02/2024", "2024-02", "2024-02-30", "May", 20240207, 2024.5, True, [2024]])
def test_an_unreadable_date_costs_no_article(tmp_path: Path, value: object) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT, "published": value}), "utf-8")
    (raw,) = raws(tmp_path)
    assert raw.published is None
    assert raw.notes == (f"published.unreadable: {value!r} names no one day: write it as YYYY-MM-DD",)


def test_a_date_as_pages_write_it(tmp_path: Path) -> None:
    rows = [
        {"text": "a", "published": "Updated 7 February 2024"},
        {"text": "b", "published": "?", "date": "2024-02-08"},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    one, two = raws(tmp_path)
    assert (one.published, one.notes) == ("2024-02-07", ())
    assert two.published == "2024-02-08"
    assert "'?'" in two.notes[0]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("Wed, 08 May 2024 23:15:00 -0500", "2024-05-08"),
        ("Wed, 08 May 2024 03:15:00 GMT", "2024-05-08"),
        ("2024-05-08 03:15:00.123456789 +0000 UTC", "2024-05-08"),
        ("20240508T031500Z", "2024-05-08"),
        ("7 septembre 2023", "2023-09-07"),
        ("7 вересня 2023 р.", "2023-09-07"),
        ("2023年9月7日", "2023-09-07"),
        ("07.09.23", "2023-09-07"),
        ("7.9.2023 10.15", "2023-09-07"),
        ("12/25/2023", "2023-12-25"),
        ("Fri 05/12/2025", "2025-12-05"),  # which was a Friday; 12 May was none
        ("Published on May 8th, 2024 at 10:15 PM", "2024-05-08"),
        ("05/04/2024", None),
        ("24-05-08", None),
        ("2024115", None),
        ("Monday 19 December 2025", None),  # it was a Friday
        ("12 Mar 2024 4", None),
        ("7 September 2023 and 8 September 2023", None),
        ("7 September", None),
        ("last Friday", None),
        ("2024-13-05", None),
        ("2024-05-08 or so", None),
    ],
)
def test_dates_in_all_ways_in_which_they_are_written(tmp_path: Path, value: str, day: str | None) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT, "published": value}), "utf-8")
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    (tmp_path / "m.jsonl").write_text(json.dumps({"path": "b.txt", "published": value}), "utf-8")
    (row,) = raws(tmp_path / "a.jsonl")
    (file,) = [
        one for one in read(tmp_path / "b.txt", options=Options(meta=tmp_path / "m.jsonl")) if isinstance(one, Raw)
    ]
    assert (row.published, file.published) == (day, day)
    assert [note.startswith("published.unreadable") for note in row.notes] == [True] * (day is None)


@pytest.mark.parametrize(
    ("row", "day"),
    [
        ({"url": "https://www.example.co.uk/a"}, "2024-04-05"),
        ({"url": "https://www.example.gov/a"}, "2024-05-04"),
        ({"url": "https://www.example.com/a"}, None),
        ({"language": "en-AU"}, "2024-04-05"),
        ({"lang": "fr"}, "2024-04-05"),
        ({"lang": "en-US", "url": "https://www.example.ie/a"}, None),
        ({"text": "Last seen 23/04/2024, he had left on 05/04.", "lang": "en-US"}, "2024-04-05"),
    ],
)
def test_what_is_known_of_a_row_tells_day_from_month(tmp_path: Path, row: dict[str, str], day: str | None) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT, "published": "05/04/2024"} | row), "utf-8")
    (raw,) = raws(tmp_path / "a.jsonl")
    assert raw.published == day


def test_the_column_of_a_table_tells_day_from_month(tmp_path: Path) -> None:
    folder = tree(tmp_path / "mm", "a.txt", "b.txt")
    found, failures = with_meta(folder, "path,published\na.txt,05/04/2024\nb.txt,23/04/2024\n")
    assert {name: raw.published for name, raw in found.items()} == {"a.txt": "2024-04-05", "b.txt": "2024-04-23"}
    found, failures = with_meta(folder, "path,published\na.txt,05/04/2024\nb.txt,04/23/2024\n")
    assert found["a.txt"].published == "2024-05-04"
    assert failures == []


def test_a_string_s_date_may_be_written_in_any_way() -> None:
    assert from_string("a", published="7 September 2023").published == "2023-09-07"
    assert from_string("a", url="https://example.org.uk/a", published="05/04/2024").published == "2024-04-05"


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
    (raw,) = raws(tmp_path, leave_out=tmp_path / "sub" / ".." / "sub" / "out.jsonl")
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


def changed(path: str, value: object) -> dict[str, object]:
    """RECORD with another value at `path` ("blocks.1.end")."""
    record = json.loads(json.dumps(RECORD))
    *above, key = [int(step) if step.isdigit() else step for step in path.split(".")]
    inner = record
    for step in above:
        inner = inner[step]
    inner[key] = value
    return record  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("path", "value", "at"),
    [
        ("published.date", "garbage", "$.published.date"),
        ("published.date", "2024-02-30", "$.published.date"),
        ("published.precision", "month", "$.published.precision"),
        ("published.end", 3, "$.published.end"),
        ("blocks.1.end", 99999, "$.blocks[1].end"),
        ("blocks.1.start", 5, "$.blocks[1].end"),
        ("blocks.1.start", -1, "$.blocks[1].end"),
        ("blocks.1.source_end", 99999, "$.blocks[1].source_end"),
        ("blocks.1.source_end", None, "$.blocks[1].source_end"),
        ("dropped.0.source_start", -4, "$.dropped[0].source_end"),
        ("text", "short", "$.blocks[0].end"),
        ("text", "Ferry sinks\n\nNine died. And more.", "$.text"),
        ("text", "Ferry sinks: Nine died.", "$.blocks[1].start"),
        ("text", "Ferry sinks\n\n          ", "$.blocks[1]"),
        ("id", "", "$.id"),
    ],
)
def test_a_record_that_was_changed_says_where(tmp_path: Path, path: str, value: object, at: str) -> None:
    (tmp_path / "a.jsonl").write_text("\n" + json.dumps(changed(path, value)), "utf-8")
    found = failure(tmp_path / "a.jsonl")
    assert found.line == 2
    assert found.message.endswith(f"- at `{at}`")


def test_a_record_keeps_what_reading_had_to_say(tmp_path: Path) -> None:
    warnings = ["encoding.guessed: x", "language.fr: y", "published.unreadable: z"]
    (tmp_path / "a.jsonl").write_text(json.dumps(RECORD | {"warnings": warnings}), "utf-8")
    (raw,) = raws(tmp_path)
    assert raw.notes == ("encoding.guessed: x", "published.unreadable: z")


def test_half_a_character_in_a_string_is_replaced() -> None:
    raw = from_string("Nine \ud83d died", url="u\udce9")
    assert (raw.text, raw.source.url, raw.source.chars) == ("Nine \ufffd died", "u\ufffd", 11)
    assert raw.notes[0].startswith("characters.surrogate")


@pytest.mark.parametrize("published", ["garbage", "2024-01", "07/02/2024", "2024-02-30"])
def test_a_string_with_a_date_that_is_none(published: str) -> None:
    with pytest.raises(NewsxError, match="YYYY-MM-DD"):
        from_string("a", published=published)


@pytest.mark.parametrize("published", ["2024-01-02", "2024-01-02T10:00:00Z", "2024-01-02 10:00"])
def test_a_string_with_its_date(published: str) -> None:
    assert from_string("a", published=published).published == "2024-01-02"
