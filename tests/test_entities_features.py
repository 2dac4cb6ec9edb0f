"""What a name's own words and the words around it tell of it: cases/entities_features.toml; no model is needed."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from newsx.entities import context_features, name_features
from newsx.entities.name_classifier import made
from newsx.entities.name_tokens import Row

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "cases" / "entities_features.toml").read_text("utf-8"))


def marked(text: str, tags: dict[str, str]) -> tuple[Row, int, int]:
    """The words of a text, and which of them are the name in square brackets."""
    start, end = text.index("["), text.index("]") - 1
    bare = text.replace("[", "").replace("]", "")
    row = Row(bare, {bare.index(word): tag for word, tag in tags.items()})
    return row, *row.within(start, end)


def named(group: str, key: str) -> list[Any]:
    return [pytest.param(case, id=case[key]) for case in CASES[group]]


@pytest.mark.parametrize("case", named("context", "text"))
def test_the_words_around_a_name_are_its_features(case: dict[str, Any]) -> None:
    row, i, j = marked(case["text"], case.get("tags", {}))
    assert " ".join(sorted(context_features.around(row, i, j, {}))) == case["features"]


@pytest.mark.parametrize("text", ["For Lina and [Arden] it rained.", "Only [Arden], Lina went."])
def test_a_name_listed_with_another_has_the_other_s_label_as_a_feature(text: str) -> None:
    row, i, j = marked(text, {})
    said = {[w.text for w in row.words].index("Lina"): "PERSON"}
    assert "beside-PERSON" in context_features.around(row, i, j, said)


@pytest.mark.parametrize("case", named("around", "text"))
def test_the_words_around_a_name_vote(case: dict[str, Any]) -> None:
    name = case["text"].partition("[")[2].partition("]")[0]
    row, i, j = marked(case["text"] + f"\n\n{name} rose." * 3, case.get("tags", {}))
    form = row.form(i, j)
    places = [(k, k + j - i) for k in range(len(row.words) - (j - i) + 1) if row.form(k, k + j - i) == form]
    assert len(places) == 4  # of four places one votes, and each counts half
    votes: name_features.Votes = defaultdict(float)
    name_features.around(row, places, votes)
    assert {label: pytest.approx(vote * 2) for label, vote in votes.items() if vote} == case["votes"]


@pytest.mark.parametrize(
    ("often", "vote"),
    [(1, 0.5 * 1.25), (2, 0.5 * 1.5), (4, 0.5 * 2), (5, 0.5 * 2)],  # the more places agree, the more they weigh
)
def test_more_places_weigh_more_up_to_twice_one(often: int, vote: float) -> None:
    row = Row("On Monday Arden wrote.")
    votes: name_features.Votes = defaultdict(float)
    name_features.around(row, [(2, 3)] * often, votes)
    assert votes == {"PERSON": pytest.approx(vote)}


@pytest.mark.parametrize(("text", "label", "most"), [("the ferry Arden", "THING", 1.5), ("the Arden", "PERSON", -1.5)])
def test_the_words_around_never_weigh_more_than_this(text: str, label: str, most: float) -> None:
    row = Row(text)
    votes: name_features.Votes = defaultdict(float)
    name_features.around(row, [(len(row.words) - 1, len(row.words))] * 4, votes)
    assert votes[label] == most


@pytest.mark.parametrize("case", named("own", "form"))
def test_the_own_words_of_a_name_vote(case: dict[str, Any]) -> None:
    rules, votes = {case["rule"]} if "rule" in case else set(), defaultdict(float, case.get("before", {}))
    name_features.own_words(case["form"], rules, votes)
    assert {label: pytest.approx(vote) for label, vote in votes.items() if vote} == case["votes"]
    assert rules == {case[key] for key in ("rule", "adds") if key in case}


@pytest.mark.parametrize(
    ("form", "head"),
    [
        ("Ministry of Health", "Ministry"),
        ("Bread for All", "Bread"),
        ("Commission on Weather", "Commission"),
        ("Banco de Lamu", "Banco"),
        ("Doctors against Hunger", "Doctors"),
        ("Envoy to Lamu", "Envoy"),
        ("Of Lamu", "Lamu"),
        ("Harbour and Fisheries Board", "Board"),
    ],
)
def test_the_head_of_a_name_stands_before_its_first_small_word(form: str, head: str) -> None:
    assert name_features.head_of(form) == head


@pytest.mark.parametrize(
    ("form", "signs"),
    [
        ("Oxfa", "one short"),
        ("Oxfam", "one"),
        ("Arden Oduya", "two"),
        ("Arden Oduya Lorne", "three"),
        ("Arden Oduya Lorne Berg", "long"),
        ("Arden Oduya Lorne Berg Kalo", "long"),
        ("ARDEN ODUYA", "two"),  # the headline's capitals tell nothing
        ("ARDEN", "one upper"),
        ("ARD Lorne", "part-upper two"),
        ("A. Lorne", "initial two"),
        ("A Lorne", "initial two"),
        ("F1 Lorne", "digit part-upper two"),
        ("Lorne/Kalo", "camel digit one"),
        ("Lorne@Kalo", "camel digit one"),
        ("Lorne+Kalo", "camel digit one"),
        ("Lorne & Kalo", "digit initial joined three"),
        ("KyoAni", "camel one"),
        ("McAdo", "one"),
        ("MacAdo", "one"),
        ("O'Dula", "one"),
        ("O’Dula", "one"),
        ("Lorne-Kalo", "hyphen one"),
        ("Anna Lorne", "given given-first two"),
        ("Lorne Anna", "given two"),
        ("Bread for Lorne", "joined three"),
        ("Lorne and Kalo", "joined three"),
        ("Lorne of Kalo", "joined three"),
        ("Lorne in Kalo", "joined three"),
        ("Lorne on Kalo", "joined three"),
        ("Lorne the Kalo", "joined three"),
        ("Lorne to Kalo", "joined three"),
        ("Lorne de Kalo", "joined three"),
        ("Lorne del Kalo", "joined three"),
        ("A.B. Lorne", "part-upper two"),
        ("La Kalo", "article two"),
        ("Lorne Ministry", "body-last tells two"),
        ("Lorne Courts", "body-last plural tells two"),
        ("Ministry", "one tells"),
        ("French Kalo", "people-first two"),
        ("Kenya Kalo", "place-inside two"),
        ("Treaty", "one thing-last"),
        ("Aboisso", "city one"),
        ("Aboisso Lorne", "city-first two"),
        ("Lorne-Kalo Ada", "hyphen two"),
        ("Lornes", "one plural"),
        ("LORNES", "one upper"),
        ("Minister", "office-inside one thing-last"),
        ("Lorning", "ing one"),
        ("Lornement", "ing one"),
        ("Lorntion", "ing one"),
        ("Kality", "ing one"),
        ("Kalnal", "ing one"),
        ("Kalive", "ing one"),
    ],
)
def test_the_form_of_a_name_is_its_features(form: str, signs: str) -> None:
    assert " ".join(sorted(made(form))) == signs
