"""Which figures stand against each other: those of two texts on one happening, those that somebody rejects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import records
from ledgers import told

import newsx
from newsx.article import Article

STORM = (
    "The cyclone came ashore near Vohemar and tore roofs from clinics along the coast of Madagascar. Rice and tents "
    "were on the way to Antalaha, the disaster office said, and the road to Sambava was cut in three places. {said}"
)


def disagreements(folder: Path, articles: list[Article]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(told(str(records.write(folder / "r.jsonl", articles))))["disagreements"]
    return found


def counted(said: str, surface: str, value: int, who: str, number: int) -> Article:
    """An article on the storm that ends in `said`, with one claim in it, of those killed on one day."""
    text = STORM.format(said=said) + f" The {number} boats of the port lay on the shore."
    count = records.count(
        text, surface, value, event="killed", as_of=records.when("2024-02-19", "relative"), scope="incident",
        claimed_by=(records.claimant(text, who, kind="institution"),),
    )  # fmt: skip
    return records.article(text, path=f"{number}.txt", published=records.when("2024-02-20"), counts=(count,))


@pytest.mark.parametrize(
    ("one", "other", "pairs"),
    [
        ("A wall fell in Ambanja. Police counted 12 children dead.", "Doctors counted 9 children dead in Ambanja.", 1),
        ("A wall fell in Ambanja. Police counted 12 children dead.", "Doctors counted 9 children dead in Tamatave.", 0),
        ("Then it was quiet. Police counted 12 children dead.", "It was late. Doctors counted 9 children dead.", 0),
        ("A Malagasy bus sank. Police counted 12 children dead.", "In Madagascar Doctors counted 9 children dead.", 1),
        ("It fell on Monday. Police counted 12 children dead.", "On Monday Doctors counted 9 children dead.", 0),
        ("It fell near Police. Police counted 12 children dead.", "Here Doctors counted 9 children; Police slept.", 0),
    ],
)  # fmt: skip
def test_two_texts_contradict_each_other_of_a_happening_that_both_place(
    tmp_path: Path, one: str, other: str, pairs: int
) -> None:
    articles = [
        counted(one, "12 children", 12, "Police", 3),
        counted(other, "9 children", 9, "Doctors", 40),
    ]
    assert len(disagreements(tmp_path, articles)) == pairs


@pytest.mark.parametrize(
    ("rejection", "bound"),
    [
        ("Wardens denied reports that they were watching friends of Ilse Brandt.", False),
        ("Wardens denied that claims of Ilse Brandt were looked into.", False),
        ("Wardens denied reports by Ilse Brandt.", True),
        ("Wardens rejected the claims of Ilse Brandt that so many were kept.", True),
    ],
)
def test_a_rejection_of_what_somebody_says_names_him_before_what_it_is(
    tmp_path: Path, rejection: str, bound: bool
) -> None:
    text = f"Ilse Brandt said that 7 children lay in a barn. It has 2 doors, 3 beds and one lamp for 9 men. {rejection}"
    count = records.count(
        text, "7 children", 7, event="held", claimed_by=(records.claimant(text, "Ilse Brandt"),),
        disputed_by=("Wardens",),
    )  # fmt: skip
    assert bool(disagreements(tmp_path, [records.article(text, counts=(count,))])) == bound


@pytest.mark.parametrize(
    ("verdict", "disputed"),
    [
        ("the wrong focus", False),
        ("a false start for the inquiry", False),
        ("false", True),
        ("the wrong figure", True),
        ("an inflated number", True),
    ],
)
def test_a_verdict_on_something_else_disputes_no_figure(verdict: str, disputed: bool) -> None:
    text = (
        "Police chief Marek Dolan said on Monday that 87 pupils had been taken from the school. "
        f"Minister Ilse Brandt described that as {verdict}."
    )
    (count,) = newsx.extract(text, clean=False, published="2024-05-08").counts
    assert count.disputed_by == (("Ilse Brandt",) if disputed else ())


@pytest.mark.parametrize("who", ["The army", None])
def test_what_nobody_denies_is_no_conflict(tmp_path: Path, who: str | None) -> None:
    text = "The army denied 104 pupils a school, people in Brod said."
    by = (records.claimant(text, who, kind="institution"),) if who else ()
    count = records.count(text, "104 pupils", 104, event="other", polarity="denied", claimed_by=by)
    assert bool(disagreements(tmp_path, [records.article(text, counts=(count,))])) == bool(who)
