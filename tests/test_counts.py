"""Every claim of a passage: figure, event, claimant, dates; and nothing that is no count."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import newsx
from newsx.article import Article, Count
from newsx.counts import vocabulary
from newsx.counts.nouns import nouns, table
from newsx.errors import NewsxError

CASES = tomllib.loads((Path(__file__).parent / "cases/counts_claims.toml").read_text("utf-8"))["case"]


def said(count: Count, article: Article, key: str) -> Any:
    """The field of a count in the plain form that the cases use."""
    by_id = {c.id: c for c in article.counts}
    match key:
        case "claimed_by":
            return count.claimed_by[0].name if count.claimed_by else ""
        case "as_of" | "since":
            when = getattr(count, key)
            return when.date if when else None
        case "part_of":
            return by_id[count.part_of].surface if count.part_of else None
        case "whole":
            return count.whole.surface if count.whole else None
        case "qualifiers" | "disputed_by":
            return list(getattr(count, key))
    return getattr(count, key)


def cases() -> list[Any]:
    strict = [pytest.mark.xfail(strict=True)]
    return [pytest.param(c, id=c["text"][:50], marks=strict if "known_failure" in c else []) for c in CASES]


@pytest.mark.parametrize("case", cases())
def test_claims_of_a_passage(case: dict[str, Any]) -> None:
    article = newsx.extract(case["text"], published=case.get("published", "2024-05-15"), clean=False)
    found = [
        {key: said(c, article, key) for key in want} for c, want in zip(article.counts, case["counts"], strict=False)
    ]
    assert [c.surface for c in article.counts] == [want["surface"] for want in case["counts"]]
    assert found == case["counts"]


def test_every_span_is_its_surface() -> None:
    for case in CASES:
        article = newsx.extract(case["text"], published="2024-05-15", clean=False)
        for count in article.counts:
            assert article.text[count.start : count.end] == count.surface
            assert count.sentence[0] <= count.start < count.end <= count.sentence[1]


def test_people_are_counted_where_asked() -> None:
    text = "The blast killed 31 people, nine of them children, and wounded 60 soldiers in 2 buses."
    assert [c.surface for c in newsx.extract(text, clean=False, count=["people"]).counts] == [
        "31 people", "nine of them children", "60 soldiers",
    ]  # fmt: skip


def test_an_unknown_group_is_named() -> None:
    with pytest.raises(NewsxError, match="no group 'dogs'"):
        newsx.extract("Two dogs.", clean=False, count=["dogs"])


def test_every_rule_of_a_count_is_in_the_codebook() -> None:
    known = {rule["id"] for rule in [*table()["rule"], *vocabulary.table()["rule"]]}
    for case in CASES:
        for count in newsx.extract(case["text"], published="2024-05-15", clean=False).counts:
            assert {rule for rule in count.rules if rule.startswith(("counts.", "events."))} <= known


def test_no_word_belongs_to_two_events_in_one_role() -> None:
    for word, entries in vocabulary.entries().items():
        keys = [(e.role, e.rest, e.gap) for e in entries]
        assert len(keys) == len(set(keys)), word


def test_nouns_of_a_group_come_with_those_it_includes() -> None:
    children = nouns(("children",))
    assert children["girls"].group == "girls"
    assert children["kid"].plural == "kids"
    assert "people" not in children
