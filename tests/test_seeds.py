"""The five real articles: every claim, name, headline and date right, no other count, the junk gone."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from newsx import pipeline
from newsx.config import Settings
from newsx.scoring import Result, evaluate

NAMES = (
    "000_d67cacafb337402a",
    "001_642d7a8a93ab02ac",
    "002_1ea103ed81bd58ac",
    "003_5601e0341fc7a8af",
    "004_8473d3711dabfeda",
)
RIGHT = ("comparator", "event", "claimed_by", "as_of", "polarity", "unit", "span", "title", "published")


@pytest.fixture(scope="module")
def result(shared: Path) -> Result:
    return evaluate(shared / "gold", shared / "seeds", partial(pipeline.extract_all, settings=Settings()))


def test_every_claim_is_found_and_no_other(result: Result) -> None:
    assert not [str(mistake) for mistake in result.mistakes]
    detection, full = result.rates["detection"], result.rates["full claim"]
    assert (detection.hits, detection.predicted, detection.gold) == (31, 31, 31)
    assert (full.hits, full.predicted, full.gold) == (31, 31, 31)


@pytest.mark.parametrize("field", RIGHT)
def test_every_field_is_right(result: Result, field: str) -> None:
    assert result.shares[field].value == 1


@pytest.mark.parametrize("names", ["people", "institutions"])
def test_every_name_is_found_and_none_is_wrong(result: Result, names: str) -> None:
    assert result.rates[names].f1 == 1


@pytest.mark.parametrize("name", NAMES)
def test_no_institution_is_a_person_or_a_place(shared: Path, name: str) -> None:
    from newsx import extract
    from newsx.grammar.places import is_place

    gold = json.loads((shared / "gold" / f"{name}.json").read_text("utf-8"))
    article = extract(
        (shared / "seeds" / f"{name}.txt").read_text("utf-8"), published=gold["published"] or gold["anchor"]
    )
    people = {actor.name for actor in article.actors if actor.kind == "person"}
    bodies = {body.name for body in article.institutions}
    assert not people & bodies
    assert not [name for name in bodies | people if is_place(name)]
