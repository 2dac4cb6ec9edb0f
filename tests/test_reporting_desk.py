"""newsx/reporting/desk.py: what the page needs for a review."""

from __future__ import annotations

import hashlib
import json
from types import SimpleNamespace
from typing import Any, cast

import pytest

from newsx.article import EVENTS
from newsx.ledger.collate import Ledger, Options
from newsx.ledger.review import COLUMNS
from newsx.reporting.desk import form, take_claims

Row = dict[str, Any]


def test_the_fields_of_the_form() -> None:
    fields = {name: (called, options, hint) for name, called, options, hint in form()}
    assert list(fields) == [name for name in COLUMNS if name not in ("nr", "key", "verdict", "note")]
    assert fields["event"] == ("event", EVENTS, "")
    assert fields["claimed_by_state"] == ("claimed by state", (), "")
    assert fields["as_of"] == ("as of", (), "2023, 2023-09 or 2023-09-07")
    assert {fields[name][2] for name in ("value", "low", "high")} == {"digits only"}
    assert fields["comparator"][1][0] == "exact"
    assert fields["polarity"][1][0] == "affirmed"


CLAIMS = [("k1", "a", "c1", 2**60, 0.5, None, "x\x1by"), ("k2", "a", "c2", 7, 1.0, "Peru", "z")]
NAMES = ("key", "article", "claim", "value", "sure", "whose", "surface")


class Connection:
    """Answers what is read of claims, and the verdicts given."""

    def __init__(self, *given: Row) -> None:
        self.given = given

    def execute(self, asked: str, told: Row | None = None) -> Any:
        if "FROM given" in asked:
            names = [name for name in COLUMNS if name != "nr"]
            return SimpleNamespace(fetchall=lambda: [tuple(row.get(name) for name in names) for row in self.given])
        assert told is not None
        rows = [row for row in CLAIMS if row[0] in told["keys"]]
        return SimpleNamespace(description=[(name,) for name in NAMES], fetchall=lambda: rows)


def taken(*given: Row, masked: bool = False) -> tuple[Row, list[Row]]:
    sentences: list[Row] = [{"key": "k1"}, {"key": "k2"}]
    ledger = SimpleNamespace(connection=Connection(*given), options=Options(redact_minors=masked))
    return take_claims(cast(Ledger, ledger), [{"sentences": sentences[:1]}, {"sentences": sentences[1:]}]), sentences


def test_every_sentence_gets_its_claim_as_a_form_holds_it() -> None:
    told, (first, second) = taken()
    assert (told["claims"], told["names"], told["form"], told["given"]) == (2, " ".join(NAMES), form(), "[]")
    assert first["claim"] == f'["k1","a","c1","{2**60}",0.5,null,"x\ufffdy"]'
    assert json.loads(second["claim"]) == ["k2", "a", "c2", "7", 1.0, "Peru", "z"]


@pytest.mark.parametrize("masked", [False, True])
def test_the_verdicts_there_are_go_by_the_keys_of_the_page(masked: bool) -> None:
    given: list[Row] = [
        {"key": "a:c1", "verdict": "change", "value": 43, "note": "é"}, {"key": "k2", "verdict": "reject"},
        {"key": "z:c9", "verdict": "reject", "note": "Zlata"},
    ]  # fmt: skip
    told, _ = taken(*given, masked=masked)
    expected: list[Row] = [
        {"key": "k1", "verdict": "change", "note": "é", "value": "43"}, {"key": "k2", "verdict": "reject"},
        {"key": "z:c9", "verdict": "reject", "note": "Zlata"},
    ]  # fmt: skip
    assert json.loads(told["given"]) == expected[: 2 if masked else 3], "a name could stand in a note on another claim"
    assert "é" in told["given"]
    assert told["digest"] == hashlib.sha256(f"k1\nk2\n{told['given']}".encode()).hexdigest()[:16]
