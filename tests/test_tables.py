"""What a reader hands over beside articles and records: no value of it is dropped, or taken for another, in silence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from desks import AMONG, lying, refused

ROWS = {  # a row in which a value would be lost, and the key
    '{"text":"One boy.","text":"Two boys."}': "text",
    '{"text":"One boy.","url":"https://a.org","title":"x","url":"https://b.org"}': "url",
    '{"text":"One boy.","te\\u0078t":"Two boys."}': "text",
    '{"desk":1,"text":"One boy.","desk":2}': "desk",
    '{"published":"2024-05-06","text":"a","published":"2024-05-07"}': "published",
    '{"text":"One boy.",' + ",".join(f'"k{n}":1' for n in range(99)) + ',"k7":2}': "k7",
}


def test_a_key_that_stands_twice_in_a_row_is_told(shell: Any, tmp_path: Path) -> None:
    fine = ['{"text":"\\"text\\": is a key","a":{"text":1}}', '{"text":"b","a":{"b":1},"b":[{"a":1},{"a":2}]}']
    (tmp_path / "rows.jsonl").write_text("".join(f"{row}\n" for row in (*fine, *ROWS)))
    (tmp_path / "rows.json").write_text(f"[{','.join((*fine, *ROWS))}]")
    for name in ("rows.jsonl", "rows.json"):
        done = shell(f"fake-newsx extract {name}")
        assert (done.returncode, len(done.stdout.splitlines())) == (2, len(fine))
        assert done.stderr.splitlines() == [
            f"newsx: {name}:{n}: the key {key!r} stands twice in the row" for n, key in enumerate(ROWS.values(), 3)
        ]


@pytest.mark.parametrize(
    ("name", "table", "says"),
    [
        ("m.csv", "path,url,url\na.txt,https://a.org,https://b.org\n", "m.csv:1: the column 'url' stands there twice"),
        ("m.csv", "path,desk,desk\na.txt,x,y\n", "m.csv:1: the column 'desk' stands there twice"),
        ("m.csv", "path,path\na.txt,b.txt\n", "m.csv:1: the column 'path' stands there twice"),
        ("m.jsonl", '{"path":"a.txt","url":"https://a.org","url":"b"}\n', "m.jsonl:1: the key 'url' stands twice"),
        ("m.jsonl", '{"path":"a.txt","p\\u0061th":"b.txt"}\n', "m.jsonl:1: the key 'path' stands twice"),
    ],
)
def test_a_column_that_stands_twice_in_a_table_of_sources_is_told(
    shell: Any, desk: Path, name: str, table: str, says: str
) -> None:
    (desk / name).write_text(table)
    refused(shell(f"fake-newsx extract a.txt --meta {name}"), says)


@pytest.mark.parametrize(
    ("option", "table", "says"),
    [
        ("aliases", "name,alias,alias\nA,B,C\n", "t.csv:1: the column 'alias' stands there twice"),
        ("aliases", "name,alias\nA,B\nMinistry of Health, Gaza,MoH\n", "t.csv:3: more cells than columns"),
        ("aliases", "alias,name,\nA,B,,,\n", "t.csv:2: more cells than columns"),
        ("stories", "story,article,story\nA,a.txt,B\n", "t.csv:1: the column 'story' stands there twice"),
        ("stories", "story,article\nRaid, Tula,tula.txt\n", "t.csv:2: more cells than columns"),
        ("review", "key,verdict,note\n84b6cc47931bcd49:21-39,reject,wrong, see page 3\n", "t.csv:2: more cells than"),
    ],
)
def test_a_row_that_would_be_read_otherwise_than_written_is_told(
    shell: Any, desk: Path, option: str, table: str, says: str
) -> None:
    (desk / "t.csv").write_text(table)
    done = shell(f"fake-newsx report x.jsonl --format csv --{option} t.csv")
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert says in line
    assert "quotes" in line or "leave out" in line


def test_a_table_of_stories_is_not_overwritten_by_the_report(shell: Any, desk: Path) -> None:
    assert shell("fake-newsx report x.jsonl --format csv -o stories.csv").returncode == 0
    kept = (desk / "stories.csv").read_text().replace(",article,", ",story,article,", 1)
    (desk / "stories.csv").write_text(kept)
    before = lying(desk)
    refused(shell("fake-newsx report x.jsonl --stories stories.csv --format csv -o stories.csv"), AMONG)
    assert lying(desk) == before


@pytest.mark.parametrize(
    "schema", ["newsx/2", "newsx/1.1", "newsx/", "NEWSX/1", "newsx", "newsx/1 ", " newsx/1", "newsx 3"]
)
def test_a_record_of_another_schema_is_no_article(shell: Any, tmp_path: Path, schema: str) -> None:
    rows = [{"schema": schema, "text": "One boy."}, {"schema": "mine", "text": "Two boys."}, {"text": "b", "schema": 2}]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = shell("fake-newsx extract rows.jsonl")
    assert (done.returncode, len(done.stdout.splitlines())) == (2, 2)
    assert done.stderr == f"newsx: rows.jsonl:1: a record of {schema!r}; this newsx reads 'newsx/1'\n"


def test_records_without_an_end_are_one_line(shell: Any, desk: Path) -> None:
    endless = ["/dev/zero", "<(cat x.jsonl /dev/zero)", "--into new.db - < /dev/zero"]
    (desk / "tmp").mkdir()
    for what in endless:
        done = shell(
            f"ulimit -v 1500000; set +o pipefail; export TMPDIR=$PWD/tmp; own-fake-newsx report {what}", timeout=300
        )
        assert (done.returncode, done.stdout) == (2, ""), what
        (line,) = (said for said in done.stderr.splitlines() if said.startswith("newsx: "))
        assert "a line goes on for more than 320 MB" in line
        assert list((desk / "tmp").iterdir()) == []


def test_a_line_that_is_too_long_costs_no_other_record(shell: Any, desk: Path) -> None:
    long = "head -c 40000000 /dev/zero"
    done = shell(f"({long}; echo; cat y.jsonl; {long}) | own-fake-newsx report - --format csv")
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == ["-:1", "-:3"]
    assert done.stdout == shell("fake-newsx report y.jsonl --format csv").stdout
