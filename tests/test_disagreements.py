"""Disagreements: which figures of one story differ, and who rejects which."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import records
from happenings import PARENTS, POLICE, SEIZED, reported, told_in
from ledgers import told

from newsx.article import Article


def test_at_least_nine_and_twelve_can_both_hold(tmp_path: Path) -> None:
    few = told_in(
        SEIZED, "Police counted at least 90 pupils.", "at least 90 pupils", 90, "2024-02-19", who="Police",
        state="Nigeria", comparator="at_least",
    )  # fmt: skip
    assert reported(tmp_path, [few, PARENTS])["disagreements"] == []
    (pair,) = reported(tmp_path, [POLICE, PARENTS])["disagreements"]
    assert pair["why"] == "differs"
    page = told(str(records.write(tmp_path / "r.jsonl", [POLICE, PARENTS])), "md")
    assert "Police counted **87 pupils**" in page
    assert "The Union of Parents named **104 pupils**" in page


@pytest.mark.parametrize(
    ("value", "day", "pairs"),
    [
        (104, "2024-02-19", 1),
        (104, "2024-02-20", 0),  # another day is named
        (60, "2024-02-19", 1),
    ],
)
def test_two_texts_differ_on_one_day_that_both_name(tmp_path: Path, value: int, day: str, pairs: int) -> None:
    two = [_killed(87, "2024-02-19", "Police"), _killed(value, day, "The Union of Parents")]
    assert len(reported(tmp_path, two)["disagreements"]) == pairs


@pytest.mark.parametrize(("value", "pairs"), [(104, 0), (60, 1)])
def test_a_toll_that_a_later_text_puts_higher_has_risen(tmp_path: Path, value: int, pairs: int) -> None:
    later = replace(_killed(value, "2024-02-19", "The Union of Parents"), published=records.when("2024-02-21"))
    assert len(reported(tmp_path, [_killed(87, "2024-02-19", "Police"), later])["disagreements"]) == pairs


def _killed(value: int, day: str, who: str) -> Article:
    text = SEIZED if who == "Police" else SEIZED.replace("before dawn", "at night")
    said = f"{who} said that {value} pupils had been killed."
    return told_in(text, said, f"{value} pupils", value, day, who=who, event="killed")


@pytest.mark.parametrize(
    ("one", "between", "other", "pairs"),
    [
        ("The Syrian Observatory", "", "The Red Cross", 1),
        ("The Syrian Observatory", "", "The Observatory", 0),  # one body
        ("The Syrian Observatory", "Elsewhere the road was open. Rain fell. " * 9, "The Red Cross", 1),
        ("The Syrian Observatory", "Elsewhere the road was open. Rain fell. " * 90, "The Red Cross", 0),
    ],
)
def test_two_figures_of_one_day_differ_where_they_stand_close_together(
    tmp_path: Path, one: str, between: str, other: str, pairs: int
) -> None:
    text = f"{one} counted 20 children killed on Monday. {between} {other} counted 35 children killed on Monday."
    counts = [
        records.count(
            text, f"{value} children", value, id=f"c{nr}", event="killed", as_of=records.when("2016-11-14"),
            claimed_by=(records.claimant(text, who, f"i{nr}", kind="institution"),),
        )
        for nr, (who, value) in enumerate(((one, 20), (other, 35)), 1)
    ]  # fmt: skip
    article = records.article(text, published=records.when("2016-11-15"), counts=tuple(counts))
    assert len(reported(tmp_path, [article])["disagreements"]) == pairs


REJECTED = (
    "The Union of Parents named 104 pupils. Of them 12 girls are ill, the Union of Parents said. "
    "The army rejected the figure of 104."
)


def test_a_rejection_is_hung_on_its_own_figure_alone(tmp_path: Path) -> None:
    who = records.claimant(REJECTED, "Union of Parents", kind="institution")
    both = {"claimed_by": (who,), "disputed_by": ("The army",)}
    counts = (
        records.count(REJECTED, "104 pupils", 104, **both),
        records.count(REJECTED, "12 girls", 12, id="c2", event="injured", **both),
    )
    found = reported(tmp_path, [records.article(REJECTED, counts=counts)])
    assert [(row["value"], row["disputed_by"]) for row in found["ledger"]] == [(104, ["The army"]), (12, [])]
    (pair,) = found["disagreements"]
    assert (pair["by"], pair["said"], pair["other"]) == ("The army", "The army rejected the figure of 104.", None)


@pytest.mark.parametrize("who", ["The army", "The army’s Gen. Musa Roe", "The army’s J. Roe"])
def test_a_rejection_is_a_whole_sentence_with_its_abbreviations(tmp_path: Path, who: str) -> None:
    said = f"{who} rejected the figure."
    text = f"The Union of Parents named 104 pupils. {said} It rained."
    claimed = (records.claimant(text, "Union of Parents", kind="institution"),)
    count = records.count(text, "104 pupils", 104, claimed_by=claimed, disputed_by=("The army",))
    (pair,) = reported(tmp_path, [records.article(text, counts=(count,))])["disagreements"]
    assert (pair["by"], pair["said"]) == ("The army", said)


COAST = (
    "The cyclone came ashore near Vohemar and tore roofs from clinics along the coast of Madagascar. Rice and tents "
    "were on the way to Antalaha, the disaster office said, and the road to Sambava was cut in three places. {said}"
)


def counted(said: str, surface: str, value: int, who: str, number: int) -> Article:
    """An article on the storm that ends in `said`, with one claim in it, of those killed on one day."""
    text = COAST.format(said=said) + f" The {number} boats of the port lay on the shore."
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
    assert len(reported(tmp_path, articles)["disagreements"]) == pairs


@pytest.mark.parametrize("who", ["The army", None])
def test_what_nobody_denies_is_no_conflict(tmp_path: Path, who: str | None) -> None:
    text = "The army denied 104 pupils a school, people in Brod said."
    by = (records.claimant(text, who, kind="institution"),) if who else ()
    count = records.count(text, "104 pupils", 104, event="other", polarity="denied", claimed_by=by)
    assert bool(reported(tmp_path, [records.article(text, counts=(count,))])["disagreements"]) == bool(who)
