"""newsx/ledger/collate.py: the folder and the database of a ledger, what goes wrong with them, and what is asked."""

from __future__ import annotations

import gzip
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
import records

from newsx.article import EVENTS
from newsx.errors import NewsxError
from newsx.ledger.collate import Filters, Options, _asked, _connected, _is_utf_8, _workshop, collate

NOTHING = {"events": [], "claimant": None, "since": None, "until": None, "top": 0, "event_order": list(EVENTS)}


@pytest.mark.parametrize(
    ("filters", "asked"),
    [
        (Filters(), {}),
        (Filters(event=("taken", "held")), {"events": ["taken", "held"]}),
        (Filters(by="Ana"), {"claimant": "Ana"}),
        (Filters(by="A\ud800"), {"claimant": "A?"}),  # a name that is no UTF-8
        (Filters(by=""), {}),
        (Filters(since="2024"), {"since": date(2024, 1, 1)}),
        (Filters(until="2024"), {"until": date(2024, 12, 31)}),
        (Filters(since="2024-02", until="2024-02"), {"since": date(2024, 2, 1), "until": date(2024, 2, 29)}),
        (Filters(top=7), {"top": 7}),
        (Filters(top=-7), {}),
    ],
)
def test_what_a_ledger_is_asked(filters: Filters, asked: dict[str, Any]) -> None:
    assert _asked(filters) == NOTHING | asked


@pytest.mark.parametrize(
    ("error", "becomes"),
    [
        (duckdb.IOException("No space left on device"), NewsxError),
        (duckdb.OutOfMemoryException("could not allocate"), NewsxError),
        (duckdb.InterruptException("INTERRUPT Error: Interrupted!"), KeyboardInterrupt),
        (RuntimeError("Query interrupted"), KeyboardInterrupt),
        (RuntimeError("something else"), RuntimeError),
        (ValueError("interrupted"), ValueError),
    ],
)
def test_what_goes_wrong_inside_a_database(tmp_path: Path, error: Exception, becomes: type[BaseException]) -> None:
    with pytest.raises(becomes), _connected(tmp_path):
        raise error


def test_a_database_lies_in_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "o'brien"
    folder.mkdir()
    with _connected(folder) as connection:
        connection.execute("CREATE TABLE t AS SELECT 1 AS one")
        assert connection.execute("SELECT one FROM ledger.t").fetchall() == [(1,)]
        (spilled,) = connection.execute("SELECT current_setting('temp_directory')").fetchone() or ("",)
        assert spilled == f"{folder}/spilled"
    assert (folder / "ledger.duckdb").exists()


def test_the_folder_of_the_work_goes_when_it_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with _workshop() as folder:
        assert folder.parent == tmp_path
        assert folder.name.startswith("newsx-")
        assert len(folder.name) == len("newsx-") + 8
    assert not folder.exists()
    odd = tmp_path / "x\udcffy"
    odd.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(odd))
    with pytest.raises(NewsxError, match="or one that is not UTF-8"), _workshop():
        pass
    assert list(odd.iterdir()) == []


TEXT = "The pupil Zulande saw 12 boys, Ana Ruiz said."


def test_packed_records_are_masked_and_lines_that_cannot_be_used_are_told(tmp_path: Path) -> None:
    count = records.count(TEXT, "12 boys", 12, claimed_by=(records.claimant(TEXT, "Ana Ruiz"),))
    plain = records.write(tmp_path / "a.jsonl", [records.article(TEXT, counts=(count,))])
    packed = tmp_path / "b.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes() + b"{}\n"))
    stories = tmp_path / "stories.csv"
    stories.write_text("story,article\nraid,nowhere\n")
    with collate([str(packed)], Filters(), Options(stories=stories, redact_minors=True)) as ledger:
        assert [(one.line, one.message[:19]) for one in ledger.failures] == [(2, "no record of newsx:")]
        assert [one.line for one in ledger.unused] == [2]
        ((place,),) = [row["reported_in"] for row in ledger.ledger()]
        assert place["sentence"].startswith("The pupil ███████ saw 12 boys")
        assert ledger.options.redact_minors
        asked = "SELECT current_setting('memory_limit'), current_setting('enable_progress_bar')"
        assert ledger.connection.execute(asked).fetchall() == [("610.3 MiB", False)]
    with collate([str(packed)], Filters()) as ledger:
        assert [one.line for one in ledger.failures] == [2]
        ((place,),) = [row["reported_in"] for row in ledger.ledger()]
        assert place["sentence"] == TEXT


@pytest.mark.parametrize(("name", "is_one"), [("añ\ue000", True), ("\ud800", False), ("a\udfff", False), ("", True)])
def test_a_name_that_is_no_utf_8(name: str, is_one: bool) -> None:
    assert _is_utf_8(name) is is_one
