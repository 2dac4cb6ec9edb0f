"""Reading: the records that newsx wrote are input again, and one that was changed says where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sources import RECORD, failure, raws


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
