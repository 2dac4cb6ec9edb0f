"""The annotations of real news: what an annotator writes is read, checked, split, compared and scored."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from newsx.article import EVENTS
from tests import records
from training import answers, compare, hold, passages, score, splits, table

ROOT = Path(__file__).parent.parent
TEXT = "Six boys were killed on Friday, the mayor said. Another six were hurt, and six fled."
BARE: dict[str, Any] = {"surface": "Six boys", "value": 6, "unit": "boys", "event": ["killed"]}


@pytest.fixture(scope="session")
def pool() -> dict[str, passages.Passage]:
    if not passages.POOL.exists():
        pytest.skip(f"no pool of real news at {passages.POOL}: the annotations cannot be held against their texts")
    return {passage.id: passage for passage in passages.every()}


def read_one(**claim: Any) -> tuple[list[dict[str, Any]], list[str]]:
    return answers.read(TEXT, "2024-05-04", {"claims": [{**BARE, **claim}]})


def test_what_an_annotator_leaves_out_is_filled_in() -> None:
    (claim,), wrong = read_one()
    assert wrong == []
    told = {key: claim[key] for key in ("low", "high", "comparator", "group", "voice", "as_of", "polarity", "scope")}
    assert told == {"low": 6, "high": 6, "comparator": "exact", "group": "boys", "voice": "reporter",
                    "as_of": "2024-05-04", "polarity": "affirmed", "scope": None}  # fmt: skip
    assert TEXT[claim["start"] : claim["end"]] == "Six boys"
    assert set(claim) >= {"event_at", "claimant_at", "date_at"}


def test_bounds_follow_from_the_comparator() -> None:
    (claim,), _ = read_one(comparator="at_least")
    assert (claim["low"], claim["high"]) == (6, None)
    (claim,), _ = read_one(comparator="about")
    assert (claim["low"], claim["high"]) == (None, None)


def test_the_words_of_a_field_are_those_nearest_to_the_figure() -> None:
    (claim,), _ = read_one(claimed_by=["the mayor"], claimant_surface="mayor", event_surface="killed")
    assert TEXT[slice(*claim["claimant_at"])] == "mayor"
    assert claim["voice"] == "attributed"


def test_a_surface_that_stands_twice_needs_words_around_it() -> None:
    _, wrong = read_one(surface="six")
    assert "stands 2 times" in wrong[0]
    (claim,), wrong = read_one(surface="six", at="and six fled")
    assert wrong == []
    assert claim["start"] == TEXT.index("six fled")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"surface": "Six girls"}, "does not stand in the text"),
        ({"event": ["deported"]}, "event"),
        ({"comparator": "roughly"}, "comparator"),
        ({"comparator": "range", "value": None}, "low and high"),
        ({"claimed_by": ["the mayor"]}, "claimant_surface"),
        ({"as_of": "May 2024"}, "as_of"),
        ({"date_surface": "Monday"}, "date_surface"),
        ({"scope": "all"}, "scope"),
        ({"polarity": "no"}, "polarity"),
        ({"unit": ""}, "no unit"),
        ({"group": "kids"}, "group"),
        ({"evnt": 1}, "unknown keys"),
    ],
)
def test_a_fault_of_an_annotation_is_named(change: dict[str, Any], fault: str) -> None:
    _, wrong = read_one(**change)
    assert any(fault in line for line in wrong), wrong


def test_a_number_inside_a_longer_number_is_not_the_surface() -> None:
    assert answers.occurrences("1,200 of 200 and 200.", "200") == [9, 17]


def test_an_article_lies_in_one_split_and_our_own_texts_in_train() -> None:
    assert splits.split_of("paper:12#3", "child_passages") == splits.split_of("paper:12", "articles")
    assert {splits.split_of(f"paper:{n}", "articles") for n in range(200)} == {"train", "dev", "test"}
    assert {splits.split_of(f"own:a#{n}", "own") for n in range(200)} == {"train"}


def test_no_article_lies_in_two_splits() -> None:
    articles = {split: {r["id"].rsplit("#", 1)[0] for r in splits.records(split)} for split in splits.ANNOTATIONS}
    assert not articles["train"] & articles["dev"]
    assert not (articles["train"] | articles["dev"]) & articles["test"]


def test_every_annotation_fits_its_text(pool: dict[str, passages.Passage]) -> None:
    for split in splits.ANNOTATIONS:
        for record in splits.records(split):
            assert list(table.misfits(record, pool.get(record["id"]), split)) == []


def test_a_score_under_its_floor_is_named() -> None:
    floors = json.loads((ROOT / "training" / "floors.json").read_text("utf-8"))
    assert list(hold.below(floors, floors)) == []
    assert list(hold.below({**floors, "event": floors["event"] - 0.1}, floors)) == [
        f"event: {floors['event'] - 0.1:.1f}, floor {floors['event']:.1f}"
    ]


def test_the_repository_holds_no_running_text_of_others() -> None:
    longest = 120  # characters of a surface: a quantity and its noun, or a name with its role
    for split in splits.ANNOTATIONS:
        for record in splits.records(split):
            assert set(record) == {"id", "source", "sha256", "reader", "claims"}
            for claim in record["claims"]:
                for key in ("surface", "event_surface", "claimant_surface", "date_surface"):
                    assert len(claim[key] or "") <= longest


def test_the_guide_names_every_event_class() -> None:
    guide = (ROOT / "training" / "GUIDE.md").read_text("utf-8")
    table_of_events = guide[guide.index("| class | is |") :]
    assert set(re.findall(r"[a-z]+", " ".join(re.findall(r"^\| ([^|]+) \|", table_of_events, re.M)))) >= set(EVENTS)


def claim_at(start: int, end: int, **fields: Any) -> dict[str, Any]:
    (plain,), _ = read_one()
    return {**plain, "start": start, "end": end, **fields}


def test_two_readers_agree_where_the_best_answer_of_one_is_acceptable_to_the_other() -> None:
    one = claim_at(0, 8, event=["killed", "injured"], claimed_by=["the mayor"])
    other = claim_at(0, 3, event=["injured"], claimed_by=["mayor of Bor"], also={"claimed_by": ["Mayor"]})
    matched, only_one, only_other = compare.pairs([one, claim_at(50, 53)], [other])
    assert (len(matched), len(only_one), len(only_other)) == (1, 1, 0)
    assert compare.agree(one, other, "event")
    assert not compare.same_best(one, other, "event")
    assert compare.agree(one, other, "claimed_by")
    assert not compare.agree(claim_at(0, 8, as_of="2023"), claim_at(0, 8, as_of="2024"), "as_of")


def test_nobody_as_a_further_answer_accepts_the_reporter() -> None:
    claim = claim_at(0, 8, claimed_by=["the mayor"], also={"claimed_by": []})
    assert None in list(compare.acceptable(claim, "claimed_by"))


def told(**changed: Any) -> score.Tally:
    """What is said of a claim read as six boys killed, the mayor says, on 3 May, when its annotation is `changed`."""
    count = records.count(
        TEXT, "Six boys", 6, event="killed", scope="incident", as_of=records.when("2024-05-03"),
        claimed_by=(records.claimant(TEXT, "mayor"),),
    )  # fmt: skip
    gold = claim_at(0, 8, **{"claimed_by": ["the mayor"], "as_of": "2024-05-03", "scope": "incident", **changed})
    return score.tally({"claims": [gold]}, [count], lambda _: None)


def test_a_claim_right_in_every_field_is_full_and_a_wrong_field_costs_it() -> None:
    right = told()
    assert (right.gold, right.found, right.full, right.alarms) == (1, 1, 1, 0)


@pytest.mark.parametrize(
    ("field", "other"),
    [
        ("event", {"event": ["returned"]}),
        ("comparator", {"comparator": "about"}),
        ("comparator", {"value": 7}),
        ("claimed_by", {"claimed_by": ["the police"]}),
        ("claimed_by", {"claimed_by": []}),
        ("as_of", {"as_of": "2024-05-04"}),
        ("polarity", {"polarity": "denied"}),
    ],
)
def test_a_wrong_field_costs_the_full_claim(field: str, other: dict[str, Any]) -> None:
    wrong = told(**other)
    assert (wrong.found, wrong.full, wrong.right[field]) == (1, 0, 0)


def test_an_optional_claim_costs_and_gains_nothing() -> None:
    made = told(optional=True)
    assert (made.gold, made.found, made.full, made.alarms) == (0, 0, 0, 0)


def test_rules_alone_are_not_asked_for_an_event() -> None:
    count = records.count(TEXT, "Six boys", 6, event="other", as_of=records.when("2024-05-04"))
    made = score.tally({"claims": [claim_at(0, 8)]}, [count], lambda _: None, rules=True)
    assert (made.found, made.full, made.right["event"]) == (1, 1, 0)
    assert not any("event" in line or "scope" in line for line in score.lines("dev", {"a": [made]}, rules=True))
    assert any(line.startswith("  event") for line in score.lines("dev", {"a": [made]}))


def test_intervals_hold_the_score_and_are_the_same_twice() -> None:
    given = {str(n): [score.Tally(gold=2, found=1 + n % 2, full=1)] for n in range(20)}
    low, high = score.interval(given, "recall")
    assert low < 75 < high
    assert (low, high) == score.interval(given, "recall")


def test_without_the_pool_the_programs_say_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(passages, "POOL", tmp_path)
    assert table.main() == 2
    assert "the pool of real news is not there" in capsys.readouterr().err


def test_texts_of_our_own_are_whole() -> None:
    rows = [json.loads(line) for path in sorted((ROOT / "training" / "texts").glob("*.jsonl")) for line in path.open()]
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(row["text"].strip() and row["id"].startswith("own:") for row in rows)


def test_lines_around_articles_are_whole_and_no_two_are_one() -> None:
    known = re.findall(r"\w+", "body donation membership newsletter app subscription paywall tipline bio licence promo")
    kinds = {*known, "survey", "editor", "comments", "share"}
    files = sorted((ROOT / "training" / "lines").glob("*.jsonl"))
    rows = [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines()]
    assert {row["kind"] for row in rows} == kinds
    assert all(row["text"].strip() and row["outlet"] for row in rows)
    assert len({row["id"] for row in rows}) == len({row["text"] for row in rows}) == len(rows)


def test_every_rule_that_can_be_left_out_is_there() -> None:
    ablate = pytest.importorskip("training.ablate", exc_type=ImportError)
    for file, kinds in ablate.RULES.items():
        for kind, rules in kinds.items():
            for rule in rules.split():
                with ablate.without(file, rule, ablate.NOTHING[kind]):
                    pass
