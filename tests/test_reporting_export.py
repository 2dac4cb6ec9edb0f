"""newsx/reporting/export.py: the ledger as CSV and as one JSON object."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any, cast

import pytest
from ledger_rows import Row, Told

from newsx.article import Failure
from newsx.ledger.collate import Filters, Ledger, Options
from newsx.reporting.export import write_csv, write_json

CLAIMS: dict[str, list[Any]] = {
    "key": ["a:c1", "a:c2", "b:c1"],
    "surface": ["=1+1", "12 boys", "12 boys"],
    "value": [1, 12, None],
    "verified": [True, None, False],
    "disputed_by": [["Bo", "=Cy"], [], []],
}


class Claims(Told):
    """A ledger with a table of claims."""

    def __init__(self, top: int = 0, hxl: bool = False) -> None:
        super().__init__(filters=Filters(top=top))
        self.options = Options(hxl=hxl)

    def columns(self, name: str) -> dict[str, str]:
        assert name == "claims"
        return {name: "VARCHAR[]" if name == "disputed_by" else "VARCHAR" for name in CLAIMS}

    def pages(self, name: str) -> Iterator[list[list[Any]]]:
        yield [values[:2] for values in CLAIMS.values()]
        yield [values[2:] for values in CLAIMS.values()]


def table(**asked: Any) -> list[list[str]]:
    out = io.StringIO()
    write_csv(cast(Ledger, Claims(**asked)), out)
    assert "\r" not in out.getvalue()
    return list(csv.reader(io.StringIO(out.getvalue())))


def test_a_row_is_a_claim_whose_cells_do_not_run() -> None:
    assert table() == [
        list(CLAIMS),
        ["a:c1", "'=1+1", "1", "true", "Bo; '=Cy"],
        ["a:c2", "12 boys", "12", "", ""],
        ["b:c1", "12 boys", "", "false", ""],
    ]


@pytest.mark.parametrize(("top", "rows"), [(0, 3), (1, 1), (2, 2), (9, 3)])
def test_so_many_claims_are_written(top: int, rows: int) -> None:
    assert len(table(top=top)) == rows + 1


def test_tags_stand_below_the_headings() -> None:
    assert table(hxl=True)[1] == [
        "#meta+id+claim", "#description+figure", "#affected+children+num", "#status+verified", "#org+disputing+list",
    ]  # fmt: skip


def test_the_ledger_is_one_object() -> None:
    when = {"date": "2024-05-01", "last": date(2024, 5, 1)}
    row: Row = {"row": 1, "as_of_first": when, "reported_in": [{"key": "a:c1", "day": date(2024, 5, 1)}], "via": [],
                "notes": ["x"], "many": [[when]], "day": date(2024, 5, 1)}  # fmt: skip
    names = {
        "stories": "stories", "in_story": "story_rows", "series": "series", "disagreements": "disagreements",
        "copies": "same_texts", "names": "same_names", "actors": "actors", "institutions": "institutions",
        "dropped": "dropped", "warnings": "warnings",
    }  # fmt: skip
    asked: dict[str, list[Row]] = {query: [{"is": query}, {"is": 2}] for query in names.values()}
    ledger = Told(row, row, filters=Filters(event=("taken",), top=3), **asked)
    ledger.failures = (Failure("a", 3, "no record"),)
    out = io.StringIO()
    write_json(cast(Ledger, ledger), out)
    found = json.loads(out.getvalue())
    assert list(found) == ["schema", "read", "unread", "asked", "ledger", *names]
    assert (found["schema"], found["read"]["articles"]) == ("newsx-ledger/1", 3)
    assert found["unread"] == [{"path": "a", "line": 3, "message": "no record"}]
    assert found["asked"] == {"event": ["taken"], "by": None, "since": None, "until": None, "top": 3}
    plain = {"row": 1, "as_of_first": {"date": "2024-05-01"}, "reported_in": [{"key": "a:c1"}], "via": [],
             "notes": ["x"], "many": [[{"date": "2024-05-01"}]]}  # fmt: skip
    assert found["ledger"] == [plain, plain]
    assert {name: found[name][0]["is"] for name in names} == names
    assert out.getvalue().startswith('{\n"schema": "newsx-ledger/1",\n')
    assert out.getvalue().endswith("\n]\n}\n")
