"""Stories: which articles are one, what is compared inside one and never across, what stands side by side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import records
from happenings import LOST, PARENTS, POLICE, POLICE_AT_NIGHT, SEIZED, reported, told_in
from ledgers import told

from newsx.errors import NewsxError
from newsx.ledger.shared import figure_known_again, matter_of
from newsx.reporting import Options


def test_one_happening_is_one_story_and_another_is_not(tmp_path: Path) -> None:
    found = reported(tmp_path, [POLICE, LOST, PARENTS])
    assert [(one["articles"], one["figures"]) for one in found["stories"]] == [(2, 2), (1, 1)]
    assert "tungan" in " ".join(found["stories"][0]["why"]).lower(), "it says why"
    assert {row["support"] for row in found["ledger"] if row["value"] == 87} == {"contested", "single"}
    assert found["stories"][0]["story"] in {POLICE.id, PARENTS.id}, "a story is called by its first article"


def test_the_same_figure_in_two_stories_is_no_support(tmp_path: Path) -> None:
    assert [row["texts"] for row in reported(tmp_path, [POLICE, LOST])["ledger"]] == [1, 1]


def test_weeks_later_the_same_words_are_another_happening(tmp_path: Path) -> None:
    later = told_in(SEIZED, "Police counted 31 pupils.", "31 pupils", 31, "2024-09-19", who="Police", state="Nigeria")
    assert len(reported(tmp_path, [POLICE, later])["stories"]) == 2


RAID = (
    "Air strikes hit {town} in northern Arvistan on {day}, a monitoring group based in Syria said. {said} Warplanes of "
    "Syria and of Turkey have bombed the north for months, and families fled towards the border with Turkey."
)


def test_a_war_s_raids_do_not_chain_into_one_story(tmp_path: Path) -> None:
    towns = ["Marash", "Tel Hadid", "Qabun", "Zerdana", "Harbiya", "Kafr Sita", "Maskana", "Binnash"]
    raids = [
        told_in(
            RAID.replace("{town}", town).replace("{day}", f"day {n}"), f"They killed {n + 11} children.",
            f"{n + 11} children", n + 11, f"2016-{n + 1:02d}-14", event="killed",
        )
        for n, town in enumerate(towns)
    ]  # fmt: skip
    assert max(one["articles"] for one in reported(tmp_path, raids)["stories"]) < len(raids) / 2
    days = [replace(one, published=records.when("2016-03-14")) for one in raids[:2]]
    assert reported(tmp_path, days)["stories"][0]["articles"] == 2, "raids of one day are one happening"


@pytest.mark.parametrize(("since", "articles"), [("2016-01-07", 2), (None, 1)])
def test_two_tallies_from_the_same_day_on_are_one_story(tmp_path: Path, since: str | None, articles: int) -> None:
    two = [
        told_in(
            RAID.replace("{town}", town).replace("{day}", "Monday"), f"In all {value} children were killed.",
            f"{value} children", value, day, event="killed", scope="total", since=since and records.when(since),
        )
        for town, value, day in (("Marash", 510, "2016-02-14"), ("Qabun", 770, "2016-04-20"))
    ]  # fmt: skip
    assert reported(tmp_path, two)["stories"][0]["articles"] == articles


BORDER = (
    "Families from Guatemala walked through Mexico to the fence at {town} and gave themselves up to the United States. "
    "{said} Agents took them to a station in the desert, and Mexico sent guards to the river."
)


@pytest.mark.parametrize(("event", "articles"), [("taken", 2), ("held", 1)])
def test_children_held_at_a_border_in_two_years_are_two_stories(tmp_path: Path, event: str, articles: int) -> None:
    two = [
        told_in(
            BORDER.replace("{town}", town), f"Agents counted {value} children.", f"{value} children", value, day,
            event=event, scope="total",
        )
        for town, value, day in (("Nogales", 510, "2014-06-10"), ("Laredo", 770, "2016-04-24"))
    ]  # fmt: skip
    assert reported(tmp_path, two)["stories"][0]["articles"] == articles


def test_the_reader_s_file_parts_and_joins(tmp_path: Path) -> None:
    file = tmp_path / "stories.csv"
    file.write_text(f"story,article\nKagara,{POLICE.source.path}\nKagara,{LOST.source.path}\nParents,{PARENTS.id}\n")
    stories = reported(tmp_path, [POLICE, LOST, PARENTS], Options(stories=file))["stories"]
    assert [(one["name"], one["articles"], one["given"]) for one in stories] == [
        ("Kagara", 2, True),
        ("Parents", 1, True),
    ]
    file.write_text("name,article\na,b\n")
    with pytest.raises(NewsxError, match="stories need the columns story and article"):
        reported(tmp_path, [POLICE], Options(stories=file))


@pytest.mark.parametrize(
    ("value", "scopes", "texts"),
    [
        (87, ("incident", "incident"), 2),
        (87, ("incident", "total"), 1),  # one happening and a tally
        (87, (None, None), 1),  # nobody says which
        (3, ("incident", "incident"), 1),  # chance
        (0, ("incident", "incident"), 1),
    ],
)
def test_support_needs_one_scope_and_a_figure_that_chance_has_not(
    tmp_path: Path, value: int, scopes: tuple[Any, Any], texts: int
) -> None:
    two = [
        told_in(
            text, f"Police counted {value} pupils.", f"{value} pupils", value, "2024-02-19", who="Police", scope=scope
        )
        for text, scope in zip((SEIZED, SEIZED.replace("before dawn", "at night")), scopes, strict=True)
    ]
    two[1] = replace(two[1], text=two[1].text.replace("The road", "A road"))
    found = reported(tmp_path, [replace(one, id=f"{n}" * 16) for n, one in enumerate(two)])
    assert len(found["stories"]) == 1
    assert max(row["texts"] for row in found["ledger"]) == texts


@pytest.mark.parametrize(("months", "texts"), [(0, 2), (3, 1)])
def test_a_figure_of_no_known_time_supports_in_a_story_of_one_month(tmp_path: Path, months: int, texts: int) -> None:
    counts = (replace(POLICE_AT_NIGHT.counts[0], as_of=None),)
    undated = replace(POLICE_AT_NIGHT, published=None, counts=counts, id="u" * 16)
    late = replace(PARENTS, published=records.when(f"2024-0{2 + months}-20"), id="l" * 16)
    file = tmp_path / "stories.csv"
    given = "".join(f"school,{one.id}\n" for one in (POLICE, undated, late))
    file.write_text(f"story,article\n{given}")
    found = reported(tmp_path, [POLICE, undated, late], Options(stories=file))
    assert next(row["texts"] for row in found["ledger"] if row["value"] == 87) == texts


def test_a_total_that_a_side_puts_a_little_lower_goes_on(tmp_path: Path) -> None:
    totals = [("Police", 406, "2024-02-07"), ("The Army", 387, "2024-02-21"), ("Police", 1_850, "2024-03-04")]
    articles = [
        told_in(
            SEIZED, f"{who} counted {value:,} pupils by day {day}.", f"{value:,} pupils", value, day, who=who,
            state="Nigeria", event="returned", scope="total",
        )
        for who, value, day in totals
    ]  # fmt: skip
    assert [point["value"] for point in reported(tmp_path, articles)["series"]] == [406, 387, 1_850]


def test_incidents_are_no_series_and_no_total_falls(tmp_path: Path) -> None:
    weeks = [("incident", 11, "2024-02-10"), ("incident", 9, "2024-02-17"), ("total", 400, "2024-02-10")]
    weeks += [("total", 420, "2024-02-20"), ("total", 90, "2024-03-01")]
    articles = [
        told_in(
            SEIZED, f"Police brought {value} pupils home on day {day}.", f"{value} pupils", value, day, who="Police",
            state="Nigeria", event="returned", scope=scope,
        )
        for scope, value, day in weeks
    ]  # fmt: skip
    found = reported(tmp_path, articles)
    assert len(found["stories"]) == 1
    assert [point["value"] for point in found["series"]] == [400, 420]


SIDES = (
    "Russia took in 700,000 children, the commissioner said, all but 2,000 of them from the Donbas with a parent. "
    "Ukraine says 19,546 children were deported. About 1,300 youngsters had been returned to their orphanages, the "
    "commissioner said. Ukraine says 406 children came home."
)


def test_taken_in_stands_beside_taken_and_orphanages_are_no_homes(tmp_path: Path) -> None:
    russia = (records.claimant(SIDES, "commissioner", kind="person", state="Russia"),)
    ukraine = (records.claimant(SIDES, "Ukraine", kind="state", state="Ukraine"),)
    counts = (
        records.count(
            SIDES, "700,000 children", 700_000, event="received", claimed_by=russia, scope="total", place="Donbas"
        ),
        records.count(SIDES, "19,546 children", 19_546, id="c2", claimed_by=ukraine, scope="total"),
        records.count(SIDES, "1,300 youngsters", 1_300, id="c3", event="returned", claimed_by=russia, scope="total"),
        records.count(SIDES, "406 children", 406, id="c4", event="returned", claimed_by=ukraine, scope="total"),
    )
    file = str(records.write(tmp_path / "r.jsonl", [records.article(SIDES, counts=counts)]))
    page = told(file, "md")
    (line,) = [line for line in page.splitlines() if line.startswith("| **")]
    assert line.startswith("| **taken, or taken in**<br>in all | 700,000 (taken in): commissioner")
    assert "19,546: Ukraine" in line
    assert "→ Donbas" not in page, "that is where the 2,000 come from"


def test_those_taken_back_to_institutions_stand_on_a_line_of_their_own(tmp_path: Path) -> None:
    text = (
        "Some 1,300 youngsters had been returned to their orphanages, the commissioner of Russia said. Ukraine says "
        "900 children were returned to orphanages. Ukraine says 406 children came home."
    )
    russia = (records.claimant(text, "commissioner", kind="person", state="Russia"),)
    ukraine = (records.claimant(text, "Ukraine", kind="state", state="Ukraine"),)
    counts = (
        records.count(text, "1,300 youngsters", 1_300, event="returned", claimed_by=russia, scope="total"),
        records.count(text, "900 children", 900, id="c2", event="returned", claimed_by=ukraine, scope="total"),
        records.count(text, "406 children", 406, id="c3", event="returned", claimed_by=ukraine, scope="total"),
    )
    page = told(str(records.write(tmp_path / "r.jsonl", [records.article(text, counts=counts)])), "md")
    (line,) = [line for line in page.splitlines() if line.startswith("| **")]
    assert line.startswith("| **returned to institutions**")
    assert "406" not in line


@pytest.mark.parametrize(("value", "known"), [(19_546, True), (339, True), (200, False), (5_000, False), (12, False)])
def test_round_figures_are_not_known_again(value: int, known: bool) -> None:
    assert figure_known_again(value) is known


def test_a_body_of_no_state_is_a_side_of_its_own(tmp_path: Path) -> None:
    text = SIDES + " The Red Cross counted 1,200 children deported, and 380 children home again."
    ukraine = (records.claimant(text, "Ukraine", kind="state", state="Ukraine"),)
    body = (records.claimant(text, "Red Cross", kind="institution"),)
    counts = (
        records.count(text, "19,546 children", 19_546, claimed_by=ukraine, scope="total"),
        records.count(text, "1,200 children", 1_200, id="c2", claimed_by=body, scope="total"),
        records.count(text, "380 children", 380, id="c3", event="returned", claimed_by=body, scope="total"),
    )
    page = told(str(records.write(tmp_path / "r.jsonl", [records.article(text, counts=counts)])), "md")
    assert "| Ukraine | Red Cross |" in page


@pytest.mark.parametrize(
    ("events", "matter"),
    [
        (("evacuated", "displaced", "killed"), "moved"),
        (("killed", "missing", "taken"), "harmed"),
        (("returned", "received", "killed"), "taken"),
        (("abused", "other"), "abused"),
        (("aided", "living", "killed"), "aided"),
        (("killed", "aided"), "aided"),
        (("other",), ""),
    ],
)
def test_what_most_events_are_about_is_the_matter_of_a_story(events: tuple[str, ...], matter: str) -> None:
    assert matter_of(events) == matter
