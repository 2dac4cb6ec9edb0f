"""The splits, by article and once for all, and the files of annotations.

train may be read, of dev the errors may be read, of test nobody reads a line: only a program that prints its score
opens it. A passage goes where the hash of its article's id sends it, so an article never lies in two splits and what is
annotated later finds its place by itself. Texts of our own are all train.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from training.passages import HERE

ANNOTATIONS = {split: HERE / "annotations" / f"{split}.jsonl" for split in ("train", "dev", "test")}
SECOND = HERE / "annotations" / "second.jsonl"
SEEN = {"AmitD26:cnn_test3159", "fmohsen:1962495735", "ajakaiye33:e6ca75e22b", "ramybaly:5tT2TpQMB7RU358Q"}
"""Articles the hash puts in test of which somebody who works on newsx has read a line: they are dev."""
SHARE = 80  # of a thousand articles, for dev and for test each: some 500 claims of 6,500


def split_of(id: str, source: str) -> str:
    """The split of a passage: "train", "dev" or "test"."""
    if source == "own":
        return "train"
    article = id.rsplit("#", 1)[0]
    bucket = int(hashlib.sha256(f"split {article}".encode()).hexdigest(), 16) % 1000
    if bucket < SHARE and article not in SEEN:
        return "test"
    return "dev" if bucket < 2 * SHARE else "train"


def records(split: str) -> list[dict[str, Any]]:
    """The annotations of a split, by id."""
    return [json.loads(line) for line in ANNOTATIONS[split].read_text(encoding="utf-8").splitlines()]
