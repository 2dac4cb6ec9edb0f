"""Packed files that are broken, lie or have no end: one line each, soon, and what is whole before it is read."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from archives import RSS, Warc, item, outcome, page
from articles import STORY

FEED = f"{RSS}{item(1)}{item(2)}</channel></rss>".encode()
WHOLE = {
    "a.txt.gz": STORY.encode(), "a.jsonl.gz": f"{json.dumps({'text': STORY, 'url': 'https://e.org/1'})}\n".encode() * 2,
    "a.rss.gz": FEED, "a.html.gz": page(1),
    "a.warc.gz": Warc().add("https://e.org/1", page(1)).add("https://e.org/2", page(2)).file.getvalue(),
}  # fmt: skip
NAMED = b"\x1f\x8b\x08\x08\0\0\0\0\0\xff"  # the head of a member with a name of its file
BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut": (lambda data: gzip.compress(data)[:-9], "breaks off"),
    "cut in its head": (lambda data: gzip.compress(data)[:7], "breaks off"),
    "its second member cut": (lambda data: gzip.compress(data) + gzip.compress(data)[:-9], "breaks off"),
    "its first member cut": (lambda data: gzip.compress(data)[:-3] + gzip.compress(data), "corrupt gzip file"),
    "something behind it": (lambda data: gzip.compress(data) + b"something else", "corrupt gzip file"),
    "a wrong checksum": (lambda data: gzip.compress(data)[:-8] + b"\0" * 8, "corrupt gzip file"),
    "packed twice": (lambda data: gzip.compress(gzip.compress(data)), "packed with gzip twice"),
    "packed three times": (lambda data: gzip.compress(gzip.compress(gzip.compress(data))), "packed with gzip twice"),
    "a name of 1 MB": (lambda data: NAMED + b"n" * 1_000_000 + b"\0" + gzip.compress(data)[10:], "unpack to nothing"),
    "empty members": (lambda data: gzip.compress(b"") * 30_000 + gzip.compress(data), "unpack to nothing"),
    "another way of packing": (lambda data: b"\x1f\x8b\x09" + gzip.compress(data)[3:], "corrupt gzip file"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BROKEN)
@pytest.mark.parametrize("name", WHOLE)
def test_a_packed_file_that_is_broken_is_one_line(
    tmp_path: Path, name: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsx.reading.opening.BARREN", 400_000)  # sooner than at 10 MB
    broken, says = BROKEN[kind]
    (tmp_path / name).write_bytes(broken(WHOLE[name]))
    start = time.process_time()
    told = [said for _, said in outcome(tmp_path / name) if not said.startswith("https://")]
    assert time.process_time() - start < 3
    assert [said for said in told if says in said], told
    assert len([said for said in told if said]) <= 2, "and a record that broke off"


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.rss.gz", "a.warc.gz"])
def test_what_is_whole_before_a_member_that_is_cut_is_read(tmp_path: Path, name: str) -> None:
    data = gzip.compress(WHOLE[name])
    (tmp_path / name).write_bytes(data + data[:-9])
    found = [said for _, said in outcome(tmp_path / name) if said.startswith("https://")]
    assert len(found) >= 2


@pytest.mark.parametrize("name", WHOLE)
def test_members_and_zeros_behind_them_are_one_file(tmp_path: Path, name: str) -> None:
    data, half = WHOLE[name], len(WHOLE[name]) // 2
    (tmp_path / name).write_bytes(gzip.compress(data[:half]) + gzip.compress(data[half:]) + b"\0" * 500)
    (tmp_path / f"b{name}").write_bytes(gzip.compress(data))
    assert outcome(tmp_path / name) == outcome(tmp_path / f"b{name}")
    assert not [said for _, said in outcome(tmp_path / name) if said and not said.startswith("https://")]
