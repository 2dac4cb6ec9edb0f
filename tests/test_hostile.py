"""Encodings that are none, JSON that is deep or no rows, dates that cannot be, a full disk."""

from __future__ import annotations

import json
import random
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest
from archives import Warc
from articles import STORY

ROOT = Path(__file__).parent.parent
NO_CHARSETS = (
    "unicode_escape", "unicode-escape", "raw_unicode_escape", "utf-7", "utf_7", "idna", "punycode", "hz", "rot13",
    "hex", "base64", "zlib", "bz2", "uu", "quopri", "undefined", "cp037", "utf-16", "utf-32", "mbcs", "nosuch",
    "x" * 99, "charmap", "UNICODE_ESCAPE", "rot_13", "hex_codec", "quoted-printable", "csUnicode11UTF7", "cp1140",
    "utf-16le", "utf-8-sig", "string_escape", "aliases", "os.path", "7bit", "binary", "x-user-defined", "utf-ebcdic",
)  # fmt: skip
CHARSETS = {
    "iso-8859-2": "żółw", "windows-1251": "Лукьяненко", "koi8-r": "Москва", "shift_jis": "東京", "gbk": "北京",
    "big5": "台北", "euc-kr": "서울", "windows-1256": "بغداد", "iso-8859-8": "ירושלים", "macintosh": "été",
    "iso-2022-jp": "東京", "iso-2022-kr": "서울",
    "euc-jp": "東京", "windows-1253": "Αθήνα", "cp866": "Москва", "gb18030": "北京",
}  # fmt: skip


SAID = {
    "meta": b'<!doctype html><meta charset="%s">',
    "http": b"<html><META HTTP-EQUIV=Content-Type content='text/html; charset=%s'>",
    "xml": b'<?xml version="1.0" encoding="%s"?><html>',
    "bare": b"<html><meta charset=%s >",
}


def test_what_is_no_charset_is_not_obeyed_wherever_a_page_says_it(shell: Any, tmp_path: Path) -> None:
    body = rb"<p>The caf\xe9 in \u004camu was full of +AGE- children, =41 &#65; ~{CZ~} said Fran" + b"\xe7ois.</p>"
    (tmp_path / "in").mkdir()
    archive = Warc()
    for name in NO_CHARSETS:
        for place, said in SAID.items():
            (tmp_path / "in" / f"{name}-{place}.html").write_bytes(said % name.encode() + body)
        archive.add(f"https://e.org/{name}", body, [("Content-Type", f"text/html; charset={name}")])
    archive.write(tmp_path / "in" / "pages.warc")
    done = shell("fake-newsx extract in")
    assert (done.returncode, done.stderr) == (0, "")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) == len(NO_CHARSETS) * (len(SAID) + 1)
    for record in found:
        assert record["source"]["encoding"] == "windows-1252", record["source"]
        assert body.decode("cp1252") in record["text"]


def test_a_charset_that_is_one_is_obeyed(shell: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, text in CHARSETS.items():
        page = f'<!doctype html><meta charset="{name}"><p>{text}'.encode(name)
        (tmp_path / "in" / f"{name}.html").write_bytes(page)
    for line in shell("fake-newsx extract in").stdout.splitlines():
        record = json.loads(line)
        assert CHARSETS[Path(record["source"]["path"]).stem] in record["text"]


ROWS = [{"text": STORY}, {"text": STORY, "url": "https://e.org"}]


@pytest.mark.parametrize("indent", [None, 0, 4])
def test_an_array_is_rows_whatever_its_file_is_called(shell: Any, tmp_path: Path, indent: int | None) -> None:
    names = ["a.json", "b.jsonl", "c.ndjson", "d.rows"]
    for name in names:
        (tmp_path / name).write_text(json.dumps(ROWS, indent=indent))
    done = shell(f"fake-newsx extract {' '.join(names)} - < a.json")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == len(ROWS) * 5


def test_a_first_row_that_is_an_array_costs_no_other(shell: Any, tmp_path: Path) -> None:
    for first in ('["url", "text"]', '{"text": "broken off', "[1", '"text"', "{]"):
        (tmp_path / "a.jsonl").write_text(f"{first}\n{json.dumps(ROWS[0])}\n")
        done = shell("fake-newsx extract a.jsonl")
        rows = 0 if first == "[1" else 1
        assert (done.returncode, len(done.stdout.splitlines())) == (2, rows), first
        assert len(done.stderr.splitlines()) == 1


def test_a_file_of_rows_without_any_article_is_one_line(shell: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    kinds = {
        "prose": STORY * 3,
        "csv": "a,b\n" * 40,
        "numbers": "1\n" * 40,
        "keys": '{"body": "x"}\n' * 9,
        "half": '{"text": \n' * 7,
    }
    for name, text in kinds.items():
        (tmp_path / "in" / f"{name}.jsonl").write_text(text)
    (tmp_path / "in" / "late.jsonl").write_text("no row\n" * 9 + json.dumps(ROWS[0]) + "\n" + "no row\n" * 2)
    done = shell("fake-newsx extract in")
    assert (done.returncode, len(done.stdout.splitlines())) == (2, 1)
    lines = done.stderr.splitlines()
    assert [line.split(": ")[1] for line in lines if "late" not in line] == [
        f"in/{name}.jsonl" for name in sorted(kinds)
    ]
    assert all("rows is an article; line 1: " in line for line in lines if "late" not in line)
    assert sum("late.jsonl:" in line for line in lines) == 11


def nested(depth: int, inside: str = "1") -> str:
    return '{"a":' * depth + inside + "}" * depth


def test_deep_data_in_a_page_does_not_cost_the_page(shell: Any, tmp_path: Path) -> None:
    paragraphs = [f"<p>{line} It was the third accident this year, they said.</p>" for line in STORY.split("\n\n") * 3]
    deep = [
        nested(5000), "[" * 100_000 + "]" * 100_000, '{"@graph":' * 3000 + "{}" + "}" * 3000, "[" * 100_000,
        '[{"@graph":' * 900 + "{}" + "}]" * 900, nested(400, '{"@type":"NewsArticle","datePublished":"2024-05-06"}'),
        '{"@type":"NewsArticle","author":' * 2000 + "{}" + "}" * 2000, nested(900, "[" * 90_000),
    ]  # fmt: skip
    (tmp_path / "in").mkdir()
    for number, data in enumerate(deep):
        head = f'<script type="application/ld+json">{data}</script>'
        page = f"<!doctype html><html><head>{head}</head><body><article>{''.join(paragraphs)}</article></body></html>"
        (tmp_path / "in" / f"{number}.html").write_text(page)
    done = shell("newsx clean in")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\f\n") == len(deep) - 1
    assert all("Nine children were pulled out" in text for text in done.stdout.split("\f\n"))


IMPOSSIBLE = ["2024-02-30", "2024-13-01", "0000-01-01", "1066-10-14", "9999-12-31", "2024-00-10", 1715000000]


def test_a_publication_date_that_cannot_be_is_a_line(shell: Any, tmp_path: Path) -> None:
    rows = [{"text": f"{STORY}{number}", "published": value} for number, value in enumerate(IMPOSSIBLE)]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = shell("newsx extract rows.jsonl", timeout=120)
    assert done.returncode == 0
    lines = done.stderr.splitlines()
    assert len(lines) == len(IMPOSSIBLE)
    for number, (value, line, record) in enumerate(zip(IMPOSSIBLE, lines, done.stdout.splitlines(), strict=True), 1):
        assert json.loads(record)["published"] is None
        assert line.startswith(f"newsx: rows.jsonl:{number}: ")
        assert line.endswith("(published.unreadable)")
        assert str(value) in line


def test_a_date_in_a_page_that_cannot_be_is_no_date(shell: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    values = [value for value in IMPOSSIBLE if isinstance(value, str)]
    for number, value in enumerate(values):
        data = json.dumps({"@type": "NewsArticle", "datePublished": f"{value}T10:00:00Z"})
        meta = f'<meta property="article:published_time" content="{value}">'
        for kind, head in (("ld", f'<script type="application/ld+json">{data}</script>'), ("meta", meta)):
            page = f"<!doctype html><html><head>{head}</head><body><p>{STORY * 3}</p></body></html>"
            (tmp_path / "in" / f"{number}-{kind}.html").write_text(page)
    done = shell("newsx clean --json in")
    assert done.returncode == 0
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) == 2 * len(values)
    for record, value in zip(found, [value for value in values for _ in "12"], strict=True):
        assert record["published"] is None
        assert any(said.startswith("published.unreadable") and value in said for said in record["warnings"])


# --- the temporary folder


@pytest.mark.parametrize("options", ["", "--redact minors", "--format sqlite", "--format parquet"])
def test_a_full_temporary_folder_is_named(shell: Any, tmp_path: Path, options: str) -> None:
    chance = random.Random(1)
    rows = [{"text": " ".join(str(chance.random()) for _ in range(400))} for _ in range(60)]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert shell("fake-newsx extract rows.jsonl -o x.jsonl; mkdir tmp").returncode == 0
    done = shell(f"ulimit -f 200; export TMPDIR=$PWD/tmp; cat x.jsonl | own-fake-newsx report - {options} > /dev/null")
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"newsx: the temporary folder {tmp_path}/tmp: ")
    assert "TMPDIR" in line
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize("format", ["parquet", "sqlite", "xlsx", "terminal"])
@pytest.mark.parametrize("name", ["it's", "a'; DROP TABLE claims; --", 'quo"te', "a b*[1]", "größe"])
def test_any_name_of_a_temporary_folder_will_do(shell: Any, tmp_path: Path, name: str, format: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / "a.txt").write_text(STORY)
    line = f"export TMPDIR={shlex.quote(str(tmp_path / name))}; fake-newsx extract a.txt -o x.jsonl"
    done = shell(f"{line} && own-fake-newsx report x.jsonl --format {format} -o out")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_temporary_folder_that_no_database_opens_is_named(shell: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    done = shell(
        "mkdir 'a?'; fake-newsx extract a.txt -o x.jsonl; export TMPDIR=$PWD/a?; own-fake-newsx report x.jsonl"
    )
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert "a?" in line
    assert "TMPDIR" in line
    assert "fault" not in line


def test_many_aliases_take_little_time(shell: Any, tmp_path: Path) -> None:
    rows = "".join(f"Body {number % 9000},The {number} of X\n" for number in range(200_000))
    (tmp_path / "aliases.csv").write_text("name,alias\n" + rows)
    (tmp_path / "a.txt").write_text(STORY)
    shell("fake-newsx extract a.txt -o x.jsonl")
    done = shell("ulimit -t 40; own-fake-newsx report x.jsonl --aliases aliases.csv --format csv", timeout=600)
    assert (done.returncode, done.stderr) == (0, "")


def test_no_temporary_folder_is_one_line(shell: Any, tmp_path: Path) -> None:
    program = (
        "import sys, tempfile; from newsx.cli import main; "
        "tempfile._candidate_tempdir_list = lambda: ['/no/such/folder']; sys.exit(main())"
    )
    (tmp_path / "a.txt").write_text(STORY)
    shell("fake-newsx extract a.txt -o x.jsonl")
    done = shell(f'{sys.executable} -c "{program}" report x.jsonl')
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("newsx: no temporary folder can be made: ")


# --- broken copies of articles


def test_every_broken_copy_is_a_record_or_a_message(
    shell: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    import mutations

    articles = sorted((path.read_bytes() for path in (ROOT / "corpus").glob("*.txt")), key=len)[:8]
    (tmp_path / "in").mkdir()
    for name, data in mutations.copies(articles, 60, seed=2):
        (tmp_path / "in" / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    assert list(mutations.faults(Path("in"), shell("newsx extract in", timeout=900))) == []
