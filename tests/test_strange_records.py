"""Records that are none: another schema, another form of JSON, values that cannot be. Each is told, the rest counts."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

import msgspec
import pytest
from articles import STORY
from ledgers import heap

RECORD = json.loads(msgspec.json.encode(heap()[0]))
ROW = {"text": STORY}
# Records of another newsx, which are no articles.
OTHERS = ("newsx/2", "newsx/99", "newsx", "newsx/1.1", "NEWSX/2", " newsx/2 ", "newsx/", "newsx/1 beta", "newsx/01")
# Schemas of other programs, whose rows are articles.
FOREIGN = ("article/1", "http://schema.org/NewsArticle", "newsxyz", "news/1", 7, None, True, ["newsx/2"], "")


def lines(rows: list[Any]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def packed(data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.jsonl", data)
    return file.getvalue()


HELD = [{"schema": schema, "text": STORY} for schema in (*OTHERS, *FOREIGN)]
FORMS = {
    "a.jsonl": lines(HELD), "a.json": json.dumps(HELD).encode(), "b.json": json.dumps(HELD, indent=2).encode(),
    "a.jsonl.gz": gzip.compress(lines(HELD)), "b.json.gz": gzip.compress(json.dumps(HELD).encode()),
    "bom.jsonl": BOM_UTF8 + lines(HELD), "other.rows": lines(HELD),
}  # fmt: skip


@pytest.mark.parametrize("command", ["fake-newsx extract", "newsx clean --json"])
def test_a_record_of_another_newsx_is_no_article_in_any_form(shell: Any, tmp_path: Path, command: str) -> None:
    for name, data in FORMS.items():
        (tmp_path / name).write_bytes(data)
    for name, how in [(name, name) for name in FORMS] + [
        ("-", "- < a.jsonl"),
        ("-", "- < b.json"),
        ("-", "- < a.jsonl.gz"),
    ]:
        done = shell(f"{command} {how}")
        assert (done.returncode, len(done.stdout.splitlines())) == (2, len(FOREIGN)), how
        said = done.stderr.splitlines()
        assert len(said) == len(OTHERS), how
        for number, (line, schema) in enumerate(zip(said, OTHERS, strict=True), 1):
            assert line == f"newsx: {name}:{number}: a record of {schema!r}; this newsx reads 'newsx/1'"


def test_records_in_an_archive_of_files_are_not_read_for_text(shell: Any, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed(lines(HELD)))
    (tmp_path / "b.jsonl").write_bytes(packed(lines([RECORD])))
    for command in ("extract a.zip", "extract b.jsonl", "extract - < a.zip", "report a.zip", "report - < a.zip"):
        done = shell(f"fake-newsx {command}")
        assert (done.returncode, done.stdout) == (2, ""), command
        assert 1 <= len(done.stderr.splitlines()) <= 30
        assert "fault" not in done.stderr


# --- what stands in a file of rows

TWO = {
    "array": json.dumps([ROW, ROW]), "array over lines": json.dumps([ROW, ROW], indent=1),
    "rows with a mark": "\ufeff" + lines([ROW, ROW]).decode(), "objects over lines": json.dumps(ROW, indent=2) * 2,
    "array with a mark": "\ufeff" + json.dumps([ROW, ROW]),
    "blank lines": f"\n\n{json.dumps(ROW)}\n\n{json.dumps(ROW)}",
    "carriage returns": f"{json.dumps(ROW)}\r\n{json.dumps(ROW)}\r\n",
}  # fmt: skip
NONE = {
    "an object with a list": json.dumps({"articles": [ROW, ROW] * 9}),
    "the same over lines": json.dumps({"articles": [ROW, ROW] * 9}, indent=2),
    "an object of objects": json.dumps({f"a{n}": ROW for n in range(9)}, indent=2),
    "a list in a list": json.dumps([[ROW] * 9]), "lists": json.dumps([[1]] * 40), "numbers": json.dumps([1] * 40),
    "words": json.dumps(["a"] * 40, indent=2), "nulls": json.dumps([None] * 40), "nothing": "[]", "null": "null",
    "a word": '"text"', "true": "true", "a comma": ",", "brackets": "[" * 400,
    "other keys": json.dumps([{"body": "x"}] * 40), "texts that are none": json.dumps([{"text": [STORY]}] * 40),
}  # fmt: skip


def test_rows_are_read_in_any_form_and_what_holds_none_is_one_line(shell: Any, tmp_path: Path) -> None:
    for number, data in enumerate(TWO.values()):
        (tmp_path / f"two{number}.json").write_text(data, "utf-8")
    done = shell("fake-newsx extract two*.json")
    assert (done.returncode, done.stderr, len(done.stdout.splitlines())) == (0, "", 2 * len(TWO))
    for number, data in enumerate(NONE.values()):
        (tmp_path / f"none{number:02}.json").write_text(data, "utf-8")
    done = shell("fake-newsx extract none*.json")
    assert (done.returncode, done.stdout) == (2, "")
    told = [line.split(": ")[1].split(":")[0] for line in done.stderr.splitlines()]
    assert told == [f"none{number:02}.json" for number in range(len(NONE))]
    assert "fault" not in done.stderr


@pytest.mark.parametrize("rest", [f",\n{json.dumps(ROW)},]", f",,{json.dumps(ROW)}]", f"]{json.dumps(ROW)}", ""])
def test_an_array_that_is_broken_keeps_the_rows_it_has(shell: Any, tmp_path: Path, rest: str) -> None:
    (tmp_path / "a.json").write_text(f"[{json.dumps(ROW)}{rest}")
    done = shell("fake-newsx extract a.json")
    assert len(done.stdout.splitlines()) == 1 + (json.dumps(ROW) in rest)
    assert len(done.stderr.splitlines()) <= 1
    assert done.returncode == (2 if done.stderr else 0)


# --- values of records that cannot be

VALUES = (-1, 2**31, 2**63, 10**30, 1.5, True, "7", None, [], {}, "\ud800", "")
NUMBERS = ("start", "end", "value", "low", "high")
PLACES = [f"counts.0.{key}" for key in NUMBERS] + [
    "blocks.0.start", "blocks.1.end", "blocks.1.source_start", "source.chars", "source.line",
    "counts.0.claimed_by.0.start",
    "counts.0.sentence", "counts.0.sentence.1", "actors.0.mentions.0.1", "counts.0.as_of.start", "counts.0.sure",
    "counts.0.event", "counts.0.polarity", "counts.0.comparator", "counts.0.id", "counts.0.unit", "published.date",
    "published.basis", "schema", "id", "text", "counts", "actors", "counts.0", "counts.0.claimed_by.0.kind",
]  # fmt: skip


def put(record: Any, path: str, value: Any) -> Any:
    """A copy of a record with another value at `path`, and what stood there."""
    copy = json.loads(json.dumps(record))
    *above, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    inner = copy
    for step in above:
        inner = inner[step]
    inner[last] = value
    return copy


# What may be so: nobody can know how long the source was, and a figure may be left out.
SOUND = {
    ("counts.0.value", "None"), ("counts.0.value", str(2**31)), ("counts.0.low", "None"), ("counts.0.high",
    "None"), ("counts.0.high", str(2**31)),
    ("source.chars", str(2**31)), ("source.line", str(2**31)), ("source.line", "None"),
    ("counts.0.as_of.start", "None"),
    ("counts.0.sure", "None"), ("counts.0.id", "'7'"), ("counts.0.id", "''"), ("counts.0.unit", "'7'"), ("id", "'7'"),
    ("counts.0.unit", "''"), ("counts", "[]"), ("actors", "[]"),
}  # fmt: skip


def test_no_value_that_cannot_be_is_taken_without_a_word(shell: Any, tmp_path: Path) -> None:
    odd = [(path, value) for path in PLACES for value in VALUES]
    (tmp_path / "x.jsonl").write_bytes(lines([put(RECORD, path, value) for path, value in odd]))
    done = shell("fake-newsx report x.jsonl --format json", timeout=120)
    assert done.returncode == 2
    said = {int(line.split(":")[2]): line for line in done.stderr.splitlines()}
    taken = {(path, repr(value)) for number, (path, value) in enumerate(odd, 1) if number not in said}
    assert taken == SOUND
    assert json.loads(done.stdout)["read"]["records"] == len(SOUND)
    for line in said.values():
        assert ("- at `$" in line) or ": a record of " in line or "surrogate" in line, line
