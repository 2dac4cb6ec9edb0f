"""The five real articles: every claim, name, headline and date right, no other count, the junk gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from test_offsets import check_record

from newsx import pipeline
from newsx.article import Article, Failure, Raw
from newsx.config import Settings
from newsx.grammar.places import is_place
from newsx.scoring import Result, evaluate

RIGHT = ("comparator", "event", "claimed_by", "as_of", "polarity", "unit", "span", "title", "published")


@pytest.fixture(scope="module")
def read() -> list[Article]:
    """The articles as they were read for `result`."""
    return []


@pytest.fixture(scope="module")
def result(shared: Path, read: list[Article]) -> Result:
    def extract(raws: Iterable[Raw | Failure]) -> Iterator[Article | Failure]:
        for one in pipeline.extract_all(raws, Settings()):
            if isinstance(one, Article):
                read.append(one)
            yield one

    return evaluate(shared / "gold", shared / "seeds", extract)


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


def test_no_institution_is_a_person_or_a_place(result: Result, read: list[Article]) -> None:
    assert len(read) == result.articles == 5
    for article in read:
        people = {actor.name for actor in article.actors if actor.kind == "person"}
        bodies = {body.name for body in article.institutions}
        assert not people & bodies
        assert not [name for name in bodies | people if is_place(name)]


def test_every_surface_stands_where_the_record_says(result: Result, read: list[Article]) -> None:
    assert len(read) == result.articles
    for article in read:
        check_record(article)
