"""newsx/ledger/collate.py and contesting.py: what a ledger is asked for, and its rows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import records
from ledgers import heap

from newsx.errors import NewsxError
from newsx.ledger.collate import Filters, Ledger, Options, collate, days_of
from newsx.ledger.records import Input


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (" 2023-12 ", date(2023, 12, 1), date(2023, 12, 31)),
        ("2023-09-07", date(2023, 9, 7), date(2023, 9, 7)),
    ],
)
def test_a_year_and_a_month_mean_all_their_days(text: str, first: date, last: date) -> None:
    assert days_of(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["2023-13", "2023-02-30", "23", "2023-1", "0000", "2023-09-07x", "", "2023-00", "2023-05-00"]
)
def test_what_is_no_date_is_told(text: str) -> None:
    with pytest.raises(NewsxError, match="^" + repr(text) + " is no date; write 2023, 2023-09 or 2023-09-07$"):
        days_of(text)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"event": ("taken", "eaten")}, "no event 'eaten'; the codebook has taken, received,"),
        ({"since": "May"}, "'May' is no date"),
        ({"until": "May"}, "'May' is no date"),
    ],
)
def test_a_filter_that_makes_no_sense_is_told_before_anything_is_read(asked: dict[str, Any], says: str) -> None:
    with pytest.raises(NewsxError, match=says), collate(["gone"], Filters(**asked)):
        pass


def test_filters_that_ask_for_nothing_are_empty() -> None:
    assert Filters().empty
    assert not Filters(top=1).empty
    assert Options() == Options(None, None, None, False, False)


def test_a_temporary_folder_that_cannot_be_used_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = tmp_path / "what?"
    odd.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(odd))
    with (
        pytest.raises(NewsxError, match=r"duckdb opens no file under a name with \? or .* \(TMPDIR names another\)"),
        collate(["x"], Filters()),
    ):
        pass
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with (
        pytest.raises(NewsxError, match=r"no temporary folder can be made: No such file or directory \(TMPDIR"),
        collate(["x"], Filters()),
    ):
        pass
    assert list(odd.iterdir()) == [], "nothing is left"


REJECTED = "The Union of Parents named 104 pupils in Brod. The army rejected the figure of 104."


def articles() -> list[Any]:
    who = records.claimant(REJECTED, "Union of Parents", kind="institution")
    count = records.count(REJECTED, "104 pupils", 104, claimed_by=(who,), disputed_by=("The army",))
    return [*heap(), records.article(REJECTED, path="r.txt", counts=(count,))]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Of two files, one with a line that is no record, under a name with an apostrophe."""
    folder = tmp_path_factory.mktemp("o'brien")
    one, two = records.write(folder / "a.jsonl", articles()[:2]), records.write(folder / "b.jsonl", articles()[2:])
    with two.open("ab") as file:
        file.write(b"{}\n")
    with collate([str(one), str(two)], Filters()) as found:
        yield found


def test_a_line_that_is_no_record_costs_no_other(ledger: Ledger) -> None:
    assert [(one.line, one.message[:19]) for one in ledger.failures] == [(4, "no record of newsx:")]
    assert (ledger.read()["articles"], ledger.read()["claims"]) == (5, 8)
    assert (ledger.unused, ledger.options, ledger.filters) == ((), Options(), Filters())


def test_the_rows_of_a_ledger_stand_in_its_order_with_where_they_are_reported(ledger: Ledger) -> None:
    rows = list(ledger.ledger())
    assert [row["row"] for row in rows] == list(range(1, len(rows) + 1))
    assert [len(row["reported_in"]) for row in rows if row["value"] == 60] == [2, 1]
    assert all("row" not in place for row in rows for place in row["reported_in"])
    assert {place["surface"] for row in rows for place in row["reported_in"] if row["value"] == 104} == {"104 pupils"}
    assert [row["row"] for row in ledger.ledger(2)] == [1, 2]


def test_a_query_of_a_ledger_is_asked_in_rows_pages_and_columns(ledger: Ledger) -> None:
    rows = list(ledger.rows("rows"))
    (page,) = ledger.pages("rows")
    assert list(zip(*page, strict=True)) == [tuple(row.values()) for row in rows]
    assert list(ledger.columns("rows")) == list(rows[0])
    assert ledger.columns("rows")["value"] == "BIGINT"
    assert ledger.only("rows", '"value"') == [row["value"] for row in rows]
    assert ledger.only("rows", "count(*)") == [len(rows)]


def test_who_rejects_a_figure_and_which_cannot_both_hold_is_in_tables(ledger: Ledger) -> None:
    by = ledger.connection.execute(
        'SELECT l."value", r.by FROM ledger.rejected_by AS r JOIN ledger.figures AS l USING (f)'
    ).fetchall()
    assert sorted(by) == [(60, "Police"), (104, "The army")]
    against = ledger.connection.execute(
        "SELECT a.value, b.value, x.why, x.by, x.key IS NOT NULL, x.other_key IS NOT NULL, x.said "
        "FROM ledger.against AS x JOIN ledger.figures AS a ON a.f = x.f LEFT JOIN ledger.figures AS b ON b.f = x.other"
    ).fetchall()
    assert set(against) == {
        (60, 60, "denied", None, True, True, None),
        (60, 41, "differs", None, True, True, None),
        (104, None, "disputed", "The army", True, False, "The army rejected the figure of 104."),
    }


@pytest.mark.parametrize(
    ("asked", "values"),
    [
        ({"event": ("returned",)}, [12, None]),
        ({"by": "IDRIS"}, [60]),
        ({"since": "2022-05-05"}, [12, 60]),
        ({"until": "2022-05-03"}, [41, 60]),
        ({"top": 1}, [60]),
        ({"top": -1, "event": ("injured",)}, [None]),
    ],
)
def test_only_the_claims_asked_for_are_rows(tmp_path: Path, asked: dict[str, Any], values: list[Any]) -> None:
    file = records.write(tmp_path / "a.jsonl", heap())
    with collate([str(file)], Filters(**asked)) as found:
        assert sorted({row["value"] or 0 for row in found.rows("rows")}) == sorted(value or 0 for value in values)


def test_a_file_s_name_is_quoted() -> None:
    from newsx.ledger.collate import _files

    assert _files([Input("a", Path("o'b*")), Input("b", Path("c"))]) == "SET VARIABLE files = ['o''b[*]', 'c']"
