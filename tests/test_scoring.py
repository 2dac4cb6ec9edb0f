"""Scores against annotations: what counts as right, and floors that do not sink."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import records

from newsx.article import Article, Failure, Raw, When
from newsx.errors import NewsxError
from newsx.scoring import as_json, as_text, evaluate, figures, floors
from newsx.scoring.result import Result
from newsx.scoring.same_name import compare_names, same_name

CASES = Path(__file__).parent / "cases"
NAMES = tomllib.loads((CASES / "scoring_names.toml").read_text("utf-8"))["case"]

TEXT = (
    "Share this\n\nJuba school empties\n\n"
    "Bor: The governor, Deng Achol, said at least 40 pupils were seized on Monday. "
    "Between 10 and 15 boys came back.\n\nDozens of children are still missing, the Red Crescent said.\n\nSubscribe now"
)
KEPT = TEXT.removeprefix("Share this\n\n").removesuffix("\n\nSubscribe now")


def claim(surface: str, value: int | None, **told: Any) -> dict[str, Any]:
    start = TEXT.index(surface)
    fields = {"comparator": "exact", "unit": "children", "event": ["taken"], "claimed_by": [], "as_of": "2024-03-04"}
    fields |= {"surface": surface, "value": value, "polarity": "affirmed"}
    return {**fields, "source_start": start, "source_end": start + len(surface), **told}


GOLD: dict[str, Any] = {
    "name": "bor",
    "title": "Juba school empties",
    "published": None,
    "anchor": "2024-03-05",
    "keep": [["Bor: The governor", "Red Crescent said."]],
    "junk": ["Share this", "Subscribe now"],
    "claims": [
        claim("at least 40 pupils", 40, comparator="at_least", unit="pupils", claimed_by=["Deng Achol"], low=40),
        claim("Between 10 and 15 boys", None, comparator="range", low=10, high=15, unit="boys", event=["returned"]),
        claim("Dozens of children", None, comparator="vague", event=["missing"], claimed_by=["Red Crescent"]),
    ],
    "people": ["Deng Achol"],
    "institutions": ["Red Crescent"],
    "roles": {"Deng Achol": "governor"},
    "body": [3, 5, 7],
    "not_counts": [],
}


def found(change: dict[str, dict[str, Any]] | None = None, **told: Any) -> Article:
    """What a faultless extraction of TEXT gives, with the fields of single counts changed, by their surface."""
    achol = records.claimant(KEPT, "Deng Achol", "a1")
    crescent = records.claimant(KEPT, "Red Crescent", "i1", kind="institution")
    seized, back, missing = "at least 40 pupils", "Between 10 and 15 boys", "Dozens of children"
    counts: dict[str, dict[str, Any]] = {
        seized: {"value": 40, "comparator": "at_least", "unit": "pupils", "claimed_by": (achol,)},
        back: {"value": None, "comparator": "range", "low": 10, "high": 15, "unit": "boys", "event": "returned"},
        missing: {"value": None, "comparator": "vague", "low": 12, "event": "missing", "claimed_by": (crescent,)},
    }
    for surface, fields in counts.items():
        fields |= {"as_of": records.when("2024-03-04")} | (change or {}).get(surface, {})
    whole: dict[str, Any] = {
        "title": "Juba school empties",
        "published": records.when("2024-03-05", "given"),
        "actors": (records.person(KEPT, "Deng Achol", role="Governor", aliases=("Achol",)),),
        "institutions": (records.body(KEPT, "Red Crescent"),),
        "counts": tuple(records.count(KEPT, surface, **fields) for surface, fields in counts.items()),
    }
    return records.article(told.pop("text", KEPT), **(whole | told))


@pytest.fixture
def gold_dir(tmp_path: Path) -> Path:
    (tmp_path / "bor.json").write_text(json.dumps(GOLD), "utf-8")
    (tmp_path / "bor.txt").write_text(TEXT, "utf-8")
    (tmp_path / "floors.json").write_text('{"detection_f1": 0.5}', "utf-8")
    return tmp_path


def score(gold_dir: Path, *articles: Article | Failure) -> Result:
    def read(path: Path) -> Iterator[Raw]:
        source = records.article(TEXT, path=str(path)).source
        yield Raw("0", path.read_text("utf-8"), source)

    def extract(raws: Iterable[Raw]) -> Iterator[Article | Failure]:
        for raw, article in zip(raws, articles, strict=False):
            assert raw.published == "2024-03-05", "the anchor is handed over where the page shows no date"
            if isinstance(article, Article):
                yield records.placed(article, str(raw.source.path))
            else:
                yield article

    return evaluate(gold_dir, None, extract, read)


@pytest.mark.parametrize("case", NAMES, ids=lambda c: f"{c['a']} = {c['b']}")
def test_names(case: dict[str, Any]) -> None:
    assert same_name(case["a"], case["b"]) == same_name(case["b"], case["a"]) == case["strength"]


def test_forms_of_one_name_count_once_and_a_wrong_alias_buys_nothing() -> None:
    named = compare_names(
        ["Deng Achol", "Mary Lado"], ["Peter Gai"], [["Achol"], ["Deng Achol"], ["Gai"], ["Bol", "Lado"]]
    )
    assert (named.hits, named.missed, named.wrong) == (("Deng Achol",), ("Mary Lado",), ("Bol",))


def test_a_faultless_run_scores_one_everywhere(gold_dir: Path) -> None:
    result = score(gold_dir, found())
    assert result.ok
    assert not result.mistakes
    assert set(figures(result).values()) == {1.0}
    assert (result.rates["full claim"].hits, result.shares["low"].of, result.rates["lines"].gold) == (3, 2, 3)
    assert "place" not in result.shares, "a field the annotator left out is not scored"


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("comparator", {"comparator": "exact"}),
        ("event", {"event": "held"}),
        ("as_of", {"as_of": When("2024-03-05", "day", None, None, None, "assumed")}),
        ("polarity", {"polarity": "denied"}),
        ("claimed_by", {"claimed_by": ()}),
        ("claimed_by", {"claimed_by": (records.claimant(KEPT, "Red Crescent", "i1"),)}),
        ("span", {"end": 3}),
        ("unit", {"unit": "soldiers"}),
        ("low", {"low": None}),
    ],
)
def test_one_wrong_field_is_told(gold_dir: Path, field: str, change: dict[str, Any]) -> None:
    result = score(gold_dir, found({"at least 40 pupils": change}))
    assert [(m.field, m.surface) for m in result.mistakes] == [(field, "at least 40 pupils")]
    assert result.rates["detection"].hits == 3
    assert result.rates["full claim"].hits == (3 if field in ("unit", "low") else 2)


def test_a_claimant_is_known_by_what_the_article_calls_it(gold_dir: Path) -> None:
    governor = records.claimant(KEPT, "the governor", "a1", surface="The governor")
    assert not score(gold_dir, found({"at least 40 pupils": {"claimed_by": (governor,)}})).mistakes


def test_the_month_of_a_day_is_right_and_a_year_is_not(gold_dir: Path) -> None:
    surface = "at least 40 pupils"
    assert not score(gold_dir, found({surface: {"as_of": records.when("2024-03")}})).mistakes
    assert score(gold_dir, found({surface: {"as_of": records.when("2024")}})).mistakes


def test_a_missed_count_and_an_alarm(gold_dir: Path) -> None:
    result = score(gold_dir, found({"at least 40 pupils": {"value": 41}}))
    rate = result.rates["detection"]
    assert (rate.hits, rate.predicted, rate.gold) == (2, 3, 3)
    assert sorted(m.field for m in result.mistakes) == ["alarm", "missed"]
    assert result.recall["event"]["taken"].hits == 0


def test_alarms_in_an_article_without_counts(gold_dir: Path) -> None:
    (gold_dir / "bor.json").write_text(json.dumps({**GOLD, "claims": []}), "utf-8")
    result = score(gold_dir, found())
    assert (result.alarms, figures(result)["no_alarm"]) == (3, 0.0)
    assert "3 in 1" in as_text(result)


def test_junk_that_stayed_and_body_that_went(gold_dir: Path) -> None:
    left = score(gold_dir, records.moved(found(), "Share this\n\n"))
    assert {m.field for m in left.mistakes} >= {"junk left", "line 1 junk"}
    gone = score(gold_dir, found(text="Juba school empties", counts=()))
    assert {m.field for m in gone.mistakes} >= {"body lost", "line 5 dropped", "missed"}


def test_an_article_without_a_record_is_a_failure_and_all_of_it_missed(gold_dir: Path) -> None:
    for result in (score(gold_dir, Failure(str(gold_dir / "bor.txt"), None, "broken")), score(gold_dir)):
        assert len(result.failures) == 1
        assert not result.ok
        assert figures(result)["detection_f1"] == 0
        assert floors.check(result, {}) == ["1 of 1 articles gave no record"]


def test_a_typing_mistake_in_an_annotation_names_file_and_field(gold_dir: Path) -> None:
    (gold_dir / "bor.json").write_text(json.dumps({**GOLD, "peeple": []}), "utf-8")
    (gold_dir / "wau.json").write_text(json.dumps({**GOLD, "name": "wau"}), "utf-8")
    (gold_dir / "wau.txt").write_text(TEXT, "utf-8")
    result = score(gold_dir)
    assert result.articles == 2
    bad = result.failures[0]
    assert bad.path.endswith("bor.json")
    assert "peeple" in bad.message


def test_floors_hold_and_refuse_to_sink(gold_dir: Path) -> None:
    path = gold_dir / "floors.json"
    poor = score(gold_dir, found({"at least 40 pupils": {"event": "held"}}))
    assert floors.pin(score(gold_dir, found()), path)["event"] == 1.0
    assert floors.check(score(gold_dir, found()), floors.read(path)) == []
    assert [line.split(":")[0] for line in floors.check(poor, floors.read(path))] == ["event", "full_claim_f1"]
    with pytest.raises(NewsxError, match=r"event from 1\.0 to 0\.666"):
        floors.pin(poor, path)
    floors.pin(poor, path, lower=True)
    assert floors.check(poor, floors.read(path)) == [], "a pinned run passes its own floors"


def test_the_table_and_the_json_say_the_same(gold_dir: Path) -> None:
    result = score(gold_dir, found({"Dozens of children": {"event": "held"}}))
    told = json.loads(as_json(result, errors=True))
    assert told["scores"]["event"] == 0.6667
    assert told["errors"][0] | {"article": ""} == {
        "article": "",
        "field": "event",
        "surface": "Dozens of children",
        "wanted": "missing",
        "found": "held",
    }
    text = as_text(result, errors=True)
    assert "66.7   2/3" in text
    assert "event: Dozens of children | wanted missing | found held" in text
