"""newsx/ledger/records.py: the files of records of a report, and what is wrong with their lines."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
import records

from newsx.errors import NewsxError
from newsx.ledger import records as read
from newsx.ledger.records import no_room, open_inputs, sound, texts

ONE, TWO = (msgspec.json.encode(records.article(f"Ana saw {n} boys.", path=f"{n}.txt")) for n in (1, 2))


def work(tmp_path: Path) -> Path:
    """A folder of its own beside the files."""
    folder = tmp_path / "work"
    folder.mkdir(exist_ok=True)
    return folder


def given(tmp_path: Path, data: bytes, name: str = "a.jsonl") -> str:
    (tmp_path / name).write_bytes(data)
    return str(tmp_path / name)


def wrong(tmp_path: Path, data: bytes) -> list[tuple[int | None, str]]:
    """What is wrong with the lines of a file."""
    inputs = open_inputs([given(tmp_path, data)], work(tmp_path))
    return [(one.line, one.message) for one in sound(inputs, work(tmp_path))]


def test_every_file_is_read_under_a_plain_name(tmp_path: Path) -> None:
    paths = [given(tmp_path, ONE, "a*[1].jsonl"), given(tmp_path, gzip.compress(TWO), "b?")]
    found = open_inputs(paths, work(tmp_path))
    assert [(one.name, one.file.name, one.file.is_symlink()) for one in found] == [
        (paths[0], "0.jsonl", True),
        (paths[1], "1.jsonl.gz", True),
    ]
    assert list(texts(found)) == ["Ana saw 1 boys.", "Ana saw 2 boys."]


@pytest.mark.parametrize("packed", [False, True])
def test_what_can_be_read_once_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packed: bool) -> None:
    data = gzip.compress(ONE + b"\n") if packed else ONE + b"\n"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    threading.Thread(target=pipe.write_bytes, args=(data,), daemon=True).start()
    found = open_inputs(["-", str(pipe)], work(tmp_path))
    suffix = ".jsonl.gz" if packed else ".jsonl"
    assert [(one.name, one.file.name) for one in found] == [("-", f"0{suffix}"), (str(pipe), f"1{suffix}")]
    assert [one.file.read_bytes() for one in found] == [data, data]


def test_what_is_no_file_of_records_is_told(tmp_path: Path) -> None:
    with pytest.raises(NewsxError, match="no file of records given"):
        open_inputs([], tmp_path)
    with pytest.raises(NewsxError, match=f"{tmp_path}: a folder; report reads the records that `newsx extract"):
        open_inputs([str(tmp_path)], work(tmp_path))
    with pytest.raises(NewsxError, match=r"gone\.jsonl: No such file or directory"):
        open_inputs([str(tmp_path / "gone.jsonl")], work(tmp_path))


@pytest.mark.parametrize(
    ("error", "says"),
    [(OSError(28, "No space left"), "No space left"), (ValueError("full\nof it"), "full")],
)
def test_a_full_folder_is_named(error: Exception, says: str) -> None:
    message = str(no_room(error))
    assert f": {says} (TMPDIR names another one)" in message
    assert message.startswith("the temporary folder /")


def test_a_line_that_is_too_long_is_cut_on_its_way_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    longest = max(len(ONE), len(TWO)) + 1
    monkeypatch.setattr(read, "_LONGEST", longest)
    data = ONE + b"\n" + b"x" * longest + b"\n" + b"y" * (3 * longest) + b"\n" + TWO + b"\n"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    for path in ("-", given(tmp_path, data)):
        inputs = open_inputs([path], work(tmp_path))
        told = sound(inputs, work(tmp_path))
        assert [(one.path, one.line, one.message) for one in told] == [
            (path, 2, "longer than a record may be (0 MB)"),
            (path, 3, "longer than a record may be (0 MB)"),
        ]
        assert inputs[0].file.read_bytes() == ONE + b"\n" + TWO + b"\n"
        for file in work(tmp_path).iterdir():
            file.unlink()


@pytest.mark.parametrize(("times", "ends"), [(10, True), (11, False)])
def test_a_line_without_an_end_is_no_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int, ends: bool
) -> None:
    monkeypatch.setattr(read, "_LONGEST", 1 << 20)
    data = b"{}" + b"x" * ((1 << 20) * times + (1 << 20) - 2) + b"\n" + ONE
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    if ends:
        (one,) = open_inputs(["-"], work(tmp_path))
        assert one.file.read_bytes().endswith(b"\n" + ONE)
        return
    with pytest.raises(NewsxError, match="-: a line goes on for more than 10 MB: no file of records does"):
        open_inputs(["-"], work(tmp_path))


def test_a_full_disk_is_told_while_it_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(ONE)))
    with pytest.raises(NewsxError, match=r"the temporary folder .*: No such file or directory"):
        open_inputs(["-"], tmp_path / "gone")


def changed(**told: Any) -> bytes:
    return json.dumps(json.loads(ONE) | told).encode()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{}", "no record of newsx: Object missing required field `schema`"),
        (b"[1]", "no record of newsx: Expected `object`, got `array`"),
        (b"\xff", "no record of newsx: "),
        (b"[" * 9000, "no record of newsx: "),
        (changed(schema="newsx/0"), "a record of 'newsx/0'; this newsx reads 'newsx/1'"),
        (changed(schema="other/1"), "a record of 'other/1'; this newsx reads 'newsx/1'"),
        (b'{"schema": "newsx/9"}', "a record of 'newsx/9'; this newsx reads 'newsx/1'"),
        (b'{"schema": "newsx/' + b"9" * 50 + b'"}', "a record of 'newsx/" + "9" * 34 + "'; this newsx reads"),
        (b'{"schema": "other/9"}', "no record of newsx: "),
        (b'{"schema": 9}', "no record of newsx: "),
        (ONE[:-1] + b', "id": "x"}', "no sound record: the key 'id' stands twice in one object"),
        (
            ONE.replace(b'"path":"1.txt"', b'"path":"1.txt","path":"1.txt"'),
            "no sound record: the key 'path' stands twice",
        ),
        (changed(text="Ana."), "no sound record: "),
    ],
)
def test_what_is_wrong_with_a_line_is_told(tmp_path: Path, line: bytes, message: str) -> None:
    ((number, told),) = wrong(tmp_path, b"\n" + ONE + b"\n  \n" + line + b"\r\n" + TWO)
    assert number == 4
    message = message.replace("newsx/1'", f"{read.SCHEMA}'")
    assert told[: len(message)] == message


def test_other_spellings_of_a_record_are_sound(tmp_path: Path) -> None:
    spaced = json.dumps(json.loads(ONE), indent=None, ensure_ascii=True).encode()
    assert spaced != ONE
    assert wrong(tmp_path, spaced + b"\r\n" + TWO) == []


def test_only_a_file_with_such_lines_is_copied(tmp_path: Path) -> None:
    paths = [given(tmp_path, b"\n" + ONE, "a.jsonl"), given(tmp_path, b"{}\n" + TWO, "b.jsonl")]
    inputs = open_inputs(paths, work(tmp_path))
    assert [one.path for one in sound(inputs, work(tmp_path))] == [paths[1]]
    assert [one.file.name for one in inputs] == ["0.jsonl", "good1.jsonl"]
    assert inputs[1].file.read_bytes() == TWO + b"\n"
    assert sound(inputs, work(tmp_path), copied=True) == []
    assert inputs[0].file.read_bytes() == ONE + b"\n"


def test_a_packed_file_that_breaks_off_gives_what_it_holds(tmp_path: Path) -> None:
    data = gzip.compress(ONE + b"\n" + os.urandom(2000).hex().encode())[:-900]
    (one,) = inputs = open_inputs([given(tmp_path, data)], work(tmp_path))
    told = sound(inputs, work(tmp_path))
    assert (told[-1].line, told[-1].message[:24]) == (2, "cannot be read further: ")
    assert one.file.read_bytes() == ONE + b"\n"


def test_a_packed_file_out_of_all_proportion_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsx.reading.opening.FREE", 0)
    data = gzip.compress(b" " * 10_000_000)
    inputs = open_inputs([given(tmp_path, data)], work(tmp_path))
    (told,) = sound(inputs, work(tmp_path))
    assert (told.line, "unpacks to more than" in told.message) == (None, True)


def test_the_same_bytes_are_read_once(tmp_path: Path) -> None:
    paths = [given(tmp_path, ONE + b"\n\n" + TWO, "a.jsonl"), given(tmp_path, gzip.compress(ONE), "b.gz")]
    assert list(texts(open_inputs(paths, work(tmp_path)))) == ["Ana saw 1 boys.", "Ana saw 2 boys."]


def test_masked_names_are_read_from_copies(tmp_path: Path) -> None:
    text = "Zlata Kovic, 9, was found, Ana Ruiz said."
    child = records.article(text, path="c.txt", actors=(records.person(text, "Zlata Kovic", minor=True),))
    data = gzip.compress(msgspec.json.encode(child) + b"\n")
    rain = msgspec.json.encode(records.article("It rained."))
    inputs = open_inputs([given(tmp_path, data), given(tmp_path, rain + b"\n", "b.jsonl")], work(tmp_path))
    read.redact(inputs, work(tmp_path))
    assert [one.file.suffix for one in inputs] == [".jsonl", ".jsonl"]
    masked, same = texts(inputs)
    assert (masked[:4], "Zlata" in masked, same) == ("████", False, "It rained.")
