"""Where an article was filed, by which agency and on which day: the shapes of datelines, line by line."""

from __future__ import annotations

import pytest

from newsx.article import Dateline
from newsx.cleaning.dateline import find_dateline, find_filed, opens


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("KISUMU — Boats sank.", "KISUMU", None),
        ("KISUMU – Boats sank.", "KISUMU", None),
        ("KISUMU - Boats sank.", "KISUMU", None),
        ("KISUMU: Boats sank.", "KISUMU", None),
        ("KISUMU ― Boats sank.", "KISUMU", None),
        ("KISUMU (Reuters) — Boats sank.", "KISUMU", "Reuters"),
        ("KISUMU(Reuters) — Boats sank.", "KISUMU", "Reuters"),
        ("KISUMU, April 25 (Reuters) - Boats sank.", "KISUMU", "Reuters"),
        ("KISUMU, 25 April 2023 (Reuters) - Boats sank.", "KISUMU", "Reuters"),
        ("KISUMU (Reuters), April 25 - Boats sank.", "KISUMU", "Reuters"),
        ("KISUMU (AP) Boats sank.", "KISUMU", "AP"),
        ("KISUMU, Kenya (AP) — Boats sank.", "KISUMU, Kenya", "AP"),
        ("PORT SUDAN, South Sudan (AP) — Boats sank.", "PORT SUDAN, South Sudan", "AP"),
        ("Kisumu (AFP) - Boats sank.", "Kisumu", "AFP"),
        ("Port of Spain (AFP) - Boats sank.", "Port of Spain", "AFP"),
        ("Geneva (8 September 2023) – Boats sank.", "Geneva", None),
        ("Kyiv, 8 September 2023 – Boats sank.", "Kyiv", None),
        ("(Reuters) - Boats sank.", None, "Reuters"),
    ],
)
def test_a_dateline_names_place_and_agency(opening: str, place: str | None, agency: str | None) -> None:
    assert find_dateline([opening], []) == Dateline(place, agency)
    assert opens(opening)


@pytest.mark.parametrize(
    "opening",
    [
        "Boats sank off Kisumu on Monday.",
        "Kisumu — Boats sank.",  # in small letters only an agency or a full date makes it one
        "Kisumu, 8 September – Boats sank.",
        "WATCH: Boats sink off Kisumu",
        "UPDATE - Boats sink off Kisumu",
        "BREAKING: Boats sink",
        "NEW : Boats sink",
        "In Kisumu (AFP) - Boats sank.",
        "Monday, 8 September 2023 – Boats sank.",
        "KISUMU boats sank again.",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(opening: str) -> None:
    assert find_dateline([opening], []) is None
    assert not opens(opening)


def test_a_dateline_is_looked_for_in_three_paragraphs() -> None:
    filed = "KISUMU, Sept 3 2023 (AP) — Boats sank."
    assert find_dateline(["Boats sink", "By a reporter", filed], []) == Dateline("KISUMU", "AP")
    assert find_dateline(["Boats sink", "By a reporter", "More soon", filed], []) is None
    found = find_filed(["Boats sink", "By a reporter", filed])
    assert found is not None
    assert (found[0], found[1][0], found[2]) == (2, "Sept 3 2023", "2023-09-03")
    assert find_filed(["Boats sink", "By a reporter", "More soon", filed]) is None


def test_an_agency_credited_at_the_foot_counts_where_the_dateline_names_none() -> None:
    assert find_dateline(["KISUMU — Boats sank."], ["By a reporter", "(AFP)"]) == Dateline("KISUMU", "AFP")
    assert find_dateline(["KISUMU (AP) — Boats sank."], ["(AFP)"]) == Dateline("KISUMU", "AP")
    assert find_dateline(["Boats sank."], ["(AFP)"]) == Dateline(None, "AFP")
    assert find_dateline(["Boats sank."], ["By a reporter"]) is None


@pytest.mark.parametrize(
    "paragraphs",
    [["KISUMU, Sept 3 (Reuters) - Boats sank on 4 May 2023."], ["Boats sank on 4 May 2023."], ["KISUMU — Boats sank."]],
)
def test_a_day_without_its_year_in_the_dateline_is_not_read(paragraphs: list[str]) -> None:
    assert find_filed(paragraphs) is None


def test_the_first_dateline_decides() -> None:
    assert find_filed(["KISUMU — Boats sank.", "LAMU, Sept 3 2023 (AP) — Boats sank."]) is None
