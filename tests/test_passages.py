"""What newsx reads in the passages of tests/passages must not get worse."""

from __future__ import annotations

import pytest

from bench import passages

# F1 in per cent of claims found and of claims right in all they say, a little under what is reached: file, from, to
FLOORS = [
    ("claimants.jsonl", 0, 150, 94.0, 66.0),
    ("claimants.jsonl", 150, 200, 88.5, 54.0),
    ("events.jsonl", 0, 150, 91.5, 59.0),
    ("events.jsonl", 150, 200, 89.0, 34.0),
]


@pytest.mark.parametrize(("name", "first", "last", "found", "full"), FLOORS)
def test_passages_are_read_as_well_as_before(name: str, first: int, last: int, found: float, full: float) -> None:
    mistakes: list[str] = []
    scores = passages.score(passages.passages([passages.DATA / name], first, last), mistakes.append).scores()
    assert scores["found F1"] >= found, mistakes
    assert scores["every field F1"] >= full, mistakes


def test_a_wrong_event_costs_the_full_claim() -> None:
    gold = {"surface": "Four girls", "value": 4, "comparator": "exact", "event": ["killed"], "claimed_by": [],
            "as_of": "2024-05-02", "polarity": "affirmed"}  # fmt: skip
    text = {"id": "x", "published": "2024-05-02", "text": "Four girls drowned at the weir.", "claims": [gold]}
    mistakes: list[str] = []
    assert passages.score([text], mistakes.append).full == 1
    gold["event"] = ["returned"]
    wrong = passages.score([text], mistakes.append)
    assert (wrong.found, wrong.full) == (1, 0)
    assert "killed" in mistakes[0]
