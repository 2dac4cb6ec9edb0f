"""Records to bytes and back, their schema, and the file that `-o` names."""

from __future__ import annotations

import dataclasses
import json
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import fake_pipeline
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx import article as records
from newsx import writing
from newsx.article import Actor, Article, Claimant, Count, Dateline, Dropped, Institution, Raw, Source, When, Whole
from newsx.config import Settings
from newsx.errors import NewsxError
from newsx.writing import target
from newsx.writing.files import hold

SOURCE = Source("a.txt", None, None, None, "text", "utf-8", (), "0" * 64, 4, {})
PLAIN = fake_pipeline.record(Raw("0123456789abcdef", "Text", SOURCE), Settings())
DAY = When("2024-05-08", "day", "Wednesday", 0, 9, "relative")
SPEAKER = Claimant("Kadiatu Bangura", "a1", "person", "Sierra Leone", "She", 12, 15)
FULL = dataclasses.replace(
    PLAIN,
    title="“Dozens” saved",
    published=DAY,
    authors=("Ines Duarte",),
    dateline=Dateline("FREETOWN", None),
    language="en",
    dropped=(Dropped("clean.share", "Share buttons", 0, 5, "Share"),),
    actors=(Actor("a1", "Kadiatu Bangura", "person", "minister", None, "Liberia", ("Bangura",), False, ((0, 4),)),),
    institutions=(Institution("i1", "Harbour Court", None, "court", None, (), ((1, 2), (3, 4))),),
    counts=(
        Count(
            "c1", "12 boys", 0, 7, (0, 40), 12, 12, 12, "exact", "boys", "boys", ("stranded",), 9, None, "returned",
            "saved", "affirmed", "incident", None, "Freetown", (SPEAKER,), "attributed", DAY, None,
            ("the owner",), False, None, Whole("30 passengers", 30, "passengers", 20, 33), None, 0.87,
            ("counts.nummod",),
        ),
    ),
    dates=(DAY,),
    warnings=("clean.empty: nothing",),
)  # fmt: skip


@pytest.mark.parametrize("record", [PLAIN, FULL])
def test_a_record_comes_back_as_it_was_written(record: Article) -> None:
    line = writing.encode(record)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert writing.decode(line) == record
    assert writing.encode(writing.decode(line)) == line


def test_keys_stand_in_the_order_of_the_record() -> None:
    told = json.loads(writing.encode(FULL))
    assert list(told) == [field.name for field in dataclasses.fields(Article)]
    assert list(told["counts"][0]) == [field.name for field in dataclasses.fields(Count)]
    assert told["counts"][0]["claimed_by"][0]["surface"] == "She"


def test_nothing_is_escaped_that_need_not_be() -> None:
    assert "“Dozens” saved".encode() in writing.encode(FULL)


@given(st.text(st.characters(categories=None)))
def test_any_text_is_one_line_of_utf_8_with_the_same_offsets(text: str) -> None:
    line = writing.encode(dataclasses.replace(PLAIN, text=text))
    assert line.count(b"\n") == 1
    assert len(json.loads(line.decode("utf-8"))["text"]) == len(text)


def test_half_a_file_name_is_no_reason_to_crash() -> None:
    source = dataclasses.replace(SOURCE, path="caf\udce9.txt", extra={"caf\udce9": ["\ud800"]})
    told = json.loads(writing.encode(dataclasses.replace(PLAIN, source=source)))
    assert (told["source"]["path"], told["source"]["extra"]) == ("caf\ufffd.txt", {"caf\ufffd": ["\ufffd"]})


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{}", "missing required field `schema`"),
        (b"no json", "malformed"),
        (writing.encode(FULL).replace(b'"value":12', b'"value":"12"'), "$.counts[0].value"),
        (writing.encode(FULL).replace(b"newsx/1", b"newsx/2"), 'schema "newsx/2" is not "newsx/1"'),
    ],
)
def test_what_is_no_record_is_said_with_its_place(line: bytes, says: str) -> None:
    with pytest.raises(NewsxError, match=r".") as caught:
        writing.decode(line)
    assert says in str(caught.value)


# --- the schema


@pytest.mark.parametrize("record", [PLAIN, FULL])
def test_records_are_valid_by_the_schema(record: Article) -> None:
    jsonschema.Draft202012Validator.check_schema(writing.schema())
    jsonschema.validate(json.loads(writing.encode(record)), writing.schema())


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "newsx/2"},
        {"published": "2024-05-08"},
        {"extra": 1},
        {"counts": [{**json.loads(writing.encode(FULL))["counts"][0], "comparator": "roughly"}]},
        {"actors": [{**json.loads(writing.encode(FULL))["actors"][0], "mentions": [[1, 2, 3]]}]},
    ],
)
def test_what_is_no_record_is_not_valid(change: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(writing.encode(FULL)) | change, writing.schema())


def test_every_key_of_the_record_is_described() -> None:
    schema = writing.schema()
    parts = {"Article": schema, **schema["$defs"]}
    for name, part in parts.items():
        fields = [field.name for field in dataclasses.fields(getattr(records, name))]
        assert list(part["properties"]) == part["required"] == fields
        assert all(value["description"] for value in part["properties"].values())


# --- the target of -o


LINE = writing.encode(PLAIN)


def whole(file: BinaryIO, name: Path) -> tuple[int, str]:
    return len(file.read()), name.name


def test_the_target_appears_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with target.replacing(path, target.is_records) as file:
        file.write(LINE)
        file.flush()
        assert not path.exists()
    assert path.read_bytes() == LINE
    with pytest.raises(ZeroDivisionError), target.replacing(path, target.is_records):
        raise ZeroDivisionError
    assert path.read_bytes() == LINE
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupted_target_can_be_taken_up(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with suppress(KeyboardInterrupt), target.replacing(path, target.is_records, keep=True) as file:
        file.write(LINE)
        raise KeyboardInterrupt
    assert not path.exists()
    with target.resuming(path, whole) as (file, _, name):
        assert name == "out.jsonl.part"
        file.write(LINE)
    assert path.read_bytes() == LINE + LINE
    target.part_of(path).write_bytes(LINE)
    with pytest.raises(NewsxError, match="remove one of the two"), target.resuming(path, whole):
        pass


def write_while_another_does(path: Path) -> None:
    with target.replacing(path, target.is_records) as file:
        file.write(LINE)
        path.unlink(missing_ok=True)
        path.write_text("notes")


def test_a_file_that_came_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    for before in (None, LINE):
        path.unlink(missing_ok=True)
        if before:
            path.write_bytes(before)
        with pytest.raises(NewsxError, match="meanwhile"):
            write_while_another_does(path)
        assert path.read_text() == "notes"
        assert target.part_of(path).read_bytes() == LINE
        target.part_of(path).unlink()


def test_a_file_is_rewritten_in_one_step_and_stays_locked(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(LINE + LINE)
    path.chmod(0o640)
    with target.resuming(path, whole) as (_, held, _):
        target.rewrite(held, [LINE])
        with pytest.raises(NewsxError, match="another run"):
            hold(path, path)
    assert path.read_bytes() == LINE
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]
