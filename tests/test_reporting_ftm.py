"""newsx/reporting/ftm.py: what becomes of articles, names and claims as entities of FollowTheMoney."""

from __future__ import annotations

import io
import json
import sys
from types import SimpleNamespace
from typing import Any, cast

import pytest
from ledger_rows import Row, Told

from newsx.errors import NewsxError
from newsx.ledger.collate import Ledger
from newsx.reporting.ftm import write_ftm


class Entity:
    """Stands in for an entity of the package, which need not be there."""

    def __init__(self, schema: str) -> None:
        self.schema, self.id, self.properties = schema, "", dict[str, list[str]]()

    def make_id(self, *parts: str) -> str:
        return "/".join(parts)

    def add(self, name: str, values: list[str]) -> None:
        self.properties.setdefault(name, []).extend(values)

    def to_dict(self) -> Row:
        properties = {name: values for name, values in self.properties.items() if values}
        return {"id": self.id, "schema": self.schema, "properties": properties}


def written(monkeypatch: pytest.MonkeyPatch, **rows: list[Row]) -> list[Row]:
    model = SimpleNamespace(model=SimpleNamespace(make_entity=Entity))
    monkeypatch.setitem(sys.modules, "followthemoney", cast(Any, model))
    out = io.StringIO()
    write_ftm(cast(Ledger, Told(**rows)), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


ARTICLE: Row = {
    "id": "a", "title": "Raid", "label": "Post", "publisher": "Post", "url": "https://a.example", "path": "a.txt",
    "published": "2024-05-01", "language": "en", "text": "Ana\nRuiz\x1b",
}  # fmt: skip


def test_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    (one,) = written(monkeypatch, article_rows=[ARTICLE])
    assert one == {
        "id": "newsx-a", "schema": "Article",
        "properties": {
            "title": ["Raid"], "publisher": ["Post"], "sourceUrl": ["https://a.example"], "fileName": ["a.txt"],
            "publishedAt": ["2024-05-01"], "language": ["en"], "bodyText": ["Ana\nRuiz\ufffd"],
        },
    }  # fmt: skip
    bare: Row = ARTICLE | {"title": None, "publisher": "", "url": None, "path": None, "published": None, "text": "x"}
    (one,) = written(monkeypatch, article_rows=[bare])
    assert one["properties"] == {"title": ["Post"], "language": ["en"], "bodyText": ["x"]}


def bearer(kind: str, of_kind: str, **told: Any) -> Row:
    return {"kind": kind, "of_kind": of_kind, "id": "ana", "name": "Ana", "aliases": ["A.", "An\na"], "state": "Peru",
            "role": "mayor", "affiliation": "Lima", "acronym": "AR", "articles": ["a", "b"], **told}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "of_kind", "schema", "topic"),
    [
        ("person", "person", "Person", None), ("state", "state", "PublicBody", "gov.national"),
        ("group", "group", "LegalEntity", None), ("institution", "government", "PublicBody", "gov"),
        ("institution", "court", "PublicBody", "gov.judicial"), ("institution", "military", "PublicBody", "mil"),
        ("institution", "police", "PublicBody", "gov.security"),
        ("institution", "parliament", "PublicBody", "gov.legislative"),
        ("institution", "un", "Organization", "gov.igo"),
        ("institution", "igo", "Organization", "gov.igo"), ("institution", "party", "Organization", "pol.party"),
        ("institution", "faith", "Organization", "rel"), ("institution", "company", "Company", None),
        ("institution", "ngo", "Organization", None),
    ],
)  # fmt: skip
def test_who_is_named(monkeypatch: pytest.MonkeyPatch, kind: str, of_kind: str, schema: str, topic: str | None) -> None:
    one, first, second = written(monkeypatch, bearers=[bearer(kind, of_kind)])
    assert (one["id"], one["schema"]) == (f"newsx/{kind}/ana", schema)
    expected = {"name": ["Ana"], "alias": ["A.", "An a"], "country": ["Peru"], "topics": [topic] if topic else None}
    expected |= {"position": ["mayor, Lima"]} if schema == "Person" else {"abbreviation": ["AR"], "summary": ["mayor"]}
    assert one["properties"] == {name: values for name, values in expected.items() if values}
    assert first == {
        "id": f"newsx/a/newsx/{kind}/ana", "schema": "Documentation",
        "properties": {"document": ["newsx-a"], "entity": [f"newsx/{kind}/ana"], "role": ["named in"]},
    }  # fmt: skip
    assert second["properties"]["document"] == ["newsx-b"]


CLAIM: Row = {
    "key": "a:c1", "article": "a", "url": "https://a.example", "publisher": "Post", "label": "Post",
    "surface": "12 boys", "sentence": "Ana saw 12 boys.",
    "event": "taken", "polarity": "affirmed", "comparator": "at_least", "value": 12,
    "low": 12, "high": None, "unit": "boys", "group": "boys", "whose": "Peru", "place": "Lima", "scope": "incident",
    "as_of": "2024-05-01", "as_of_basis": "stated", "day_first": "2024-05-01", "day_last": "2024-05-01",
    "disputed_by": [], "verified": None, "sure": 0.9, "verdict": None, "note": None,
    "claimed_by": [{"name": "Ana", "state": "Peru", "kind": "person", "id": "ana"}],
}  # fmt: skip


def claimed(monkeypatch: pytest.MonkeyPatch, **told: Any) -> Row:
    *_, one = written(monkeypatch, bearers=[bearer("person", "person")], claimed=[CLAIM | told])
    return one


def test_a_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    assert claimed(monkeypatch) == {
        "id": "newsx-a-c1", "schema": "Event",
        "properties": {
            "name": ["≥ 12 boys (taken), claimed by Ana (Peru)"], "summary": ["Ana saw 12 boys."],
            "description": ["the text names the date"], "date": ["2024-05-01"], "startDate": ["2024-05-01"],
            "endDate": ["2024-05-01"], "location": ["Lima"], "country": ["Peru", "Lima"],
            "keywords": ["taken", "affirmed", "incident", "boys"], "involved": ["newsx/person/ana"],
            "proof": ["newsx-a"], "publisher": ["Post"], "sourceUrl": ["https://a.example"], "recordId": ["a:c1"],
            "notes": ["Figures are as reported; who claims them is named beside them. Figures of different claimants "
                      "are not added up."],
        },
    }  # fmt: skip


@pytest.mark.parametrize(
    ("told", "name", "said"),
    [
        ({"claimed_by": []}, "≥ 12 boys (taken), no source named", "the text names the date"),
        ({"as_of": None, "as_of_basis": None}, "≥ 12 boys (taken), claimed by Ana (Peru)", "undated"),
        (
            {"disputed_by": ["Bo"], "verdict": "reject", "note": "a slip"},
            "≥ 12 boys (taken), claimed by Ana (Peru): disputed by Bo",
            "disputed by Bo; rejected by a reader: a slip; the text names the date",
        ),
    ],
)
def test_the_name_of_a_claim_says_who_claims_it(
    monkeypatch: pytest.MonkeyPatch, told: Row, name: str, said: str
) -> None:
    found = claimed(monkeypatch, **told)["properties"]
    assert (found["name"], found["description"]) == ([name], [said])


@pytest.mark.parametrize(
    ("date", "known"), [("2024", True), ("2024-05", True), ("2024-W19", False), ("2024-Q2", False)]
)
def test_a_week_is_no_date_there(monkeypatch: pytest.MonkeyPatch, date: str, known: bool) -> None:
    assert claimed(monkeypatch, as_of=date)["properties"].get("date") == ([date] if known else None)


def test_a_claimant_that_is_no_entity_is_not_involved(monkeypatch: pytest.MonkeyPatch) -> None:
    who = {"name": "Bo", "state": None, "kind": "person", "id": "bo"}
    assert "involved" not in claimed(monkeypatch, claimed_by=[who])["properties"]


def test_without_the_package_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    with pytest.raises(NewsxError, match=r"--format ftm needs the package followthemoney: pip install 'newsx\[ftm\]'"):
        write_ftm(cast(Ledger, Told()), io.StringIO())
