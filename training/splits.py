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

Claim = dict[str, Any]  # the keys of GUIDE.md, and offsets
Record = dict[str, Any]  # a passage as it stands in annotations/: id, source, sha256, reader, claims

ANNOTATIONS = {split: HERE / "annotations" / f"{split}.jsonl" for split in ("train", "dev", "test")}
SECOND = HERE / "annotations" / "second.jsonl"
SEEN = frozenset(
    [
        # a line of them was read by somebody who works on newsx
        "AmitD26:cnn_test3159",
        "ajakaiye33:e6ca75e22b",
        "fmohsen:1962495735",
        "ramybaly:5tT2TpQMB7RU358Q",
        # train holds a third or more of their runs of eight words
        "abdullah-2k3:a9555ffd7d",
        "brian14708:2024-04-17-fact-sheet-biden-harris-administration-announces-new-actions-to-expand-overseas-"
        "telework-opportunities-streamline-approvals-for-military-spouses-employed-by-the-federal-government",
        "soumyadipdas37:boris_johnsons_10pm_pubs_curfew_was_based_on_back_of_a_fag_packet_calculations",
        "soumyadipdas37:there_is_no_second_wave_of_coronavirus_in_uk_oxford_expert_says",
    ]
)
"""Articles that the hash puts in test but that are no longer unseen: they are dev."""
TEST, DEV = 80, 120  # of a thousand articles


def split_of(id: str, source: str) -> str:
    """The split of a passage: "train", "dev" or "test"."""
    if source == "own":
        return "train"
    article = id.rsplit("#", 1)[0]
    bucket = int(hashlib.sha256(f"split {article}".encode()).hexdigest(), 16) % 1000
    if bucket < TEST and article not in SEEN:
        return "test"
    return "dev" if bucket < TEST + DEV else "train"


def records(split: str) -> list[Record]:
    """The annotations of a split, by id."""
    return [json.loads(line) for line in ANNOTATIONS[split].read_text(encoding="utf-8").splitlines()]
