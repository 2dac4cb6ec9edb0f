"""newsx/reporting/annotations.py: claims as W3C Web Annotations."""

from __future__ import annotations

import io
import json
from typing import Any, cast

import pytest
from ledger_rows import Row, Told

from newsx.ledger.collate import Filters, Ledger
from newsx.reporting.annotations import write_annotations

CLAIM: Row = {
    "key": "a:c1", "article": "a", "url": "https://a.example/1", "surface": "12 boys", "start": 40, "end": 47,
    "before": "x" * 40 + "b", "after": "a" + "y" * 40, "event": "taken", "comparator": "at_least", "value": 12,
    "low": 12, "high": None, "unit": "boys", "group": "boys", "polarity": "affirmed", "claimed_by": "Ana Ruiz",
    "as_of": "2024-05-01", "verdict": None, "note": None,
}  # fmt: skip


def written(*claims: Row, top: int = 0) -> Any:
    out = io.StringIO()
    write_annotations(cast(Ledger, Told(annotated=list(claims), filters=Filters(top=top))), out)
    return json.loads(out.getvalue())


def test_a_claim_is_an_annotation_of_its_text_and_its_page() -> None:
    page = written(CLAIM)
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    (one,) = page["items"]
    assert (one["id"], one["type"], one["motivation"]) == ("urn:newsx:a:c1", "Annotation", "classifying")
    quote = {"type": "TextQuoteSelector", "exact": "12 boys", "prefix": "x" * 31 + "b", "suffix": "a" + "y" * 31}
    assert one["target"] == [
        {"source": "urn:newsx:a", "selector": [{"type": "TextPositionSelector", "start": 40, "end": 47}, quote]},
        {"source": "https://a.example/1", "selector": quote},
    ]
    kind, words = one["body"]
    assert kind == {"type": "TextualBody", "purpose": "classifying", "value": "taken", "format": "text/plain"}
    assert (words["type"], words["purpose"], words["format"], words["language"]) == (
        "TextualBody", "describing", "text/plain", "en",
    )  # fmt: skip


def test_only_an_address_of_the_web_is_a_page() -> None:
    for url in (None, "javascript:alert(1)"):
        assert [target["source"] for target in written(CLAIM | {"url": url})["items"][0]["target"]] == ["urn:newsx:a"]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, "≥ 12 boys: taken; claimed by Ana Ruiz; as of 2024-05-01"),
        ({"claimed_by": None, "as_of": None}, "≥ 12 boys: taken; no source named; undated"),
        (
            {"polarity": "denied", "verdict": "reject", "note": "a slip"},
            "≥ 12 boys: taken; claimed by Ana Ruiz; as of 2024-05-01; denies the figure; rejected by a reader: a slip",
        ),
    ],
)
def test_an_annotation_says_the_claim_in_a_line(told: Row, said: str) -> None:
    assert written(CLAIM | told)["items"][0]["body"][1]["value"] == said


@pytest.mark.parametrize(("top", "found"), [(0, 3), (1, 1), (2, 2)])
def test_so_many_claims_are_written(top: int, found: int) -> None:
    assert len(written(CLAIM, CLAIM, CLAIM, top=top)["items"]) == found
    assert written()["items"] == []
