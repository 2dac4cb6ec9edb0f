"""`report --into`: a database that is added to, bit by bit, holds what a report at once would."""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path
from typing import Any

import pytest
import records
from conftest import Cli
from ledgers import AGAIN, SEIZED, heap

from newsx.article import Article


def tables(path: Path) -> dict[str, list[Any]]:
    """The rows of every table that the report fills, and the places of the claims in full-text search."""
    names = ("articles", "ledger", "counts", "claimants", "actors", "institutions", "dropped", "copies", "names")
    with sqlite3.connect(path) as database:
        found = {name: database.execute(f"SELECT * FROM {name}").fetchall() for name in names}
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        found["search"] = database.execute("SELECT rowid FROM counts_fts WHERE counts_fts MATCH 'pupils'").fetchall()
    return found


def test_what_is_added_bit_by_bit_is_what_is_written_at_once(cli: Cli, file: Path, tmp_path: Path) -> None:
    for nr, article in enumerate(heap()):
        records.write(tmp_path / f"{nr}.jsonl", [article])
        outcome = cli("report", f"{nr}.jsonl", "--into", "bits.sqlite")
        assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    cli("report", file, "-o", "whole.sqlite")
    assert tables(tmp_path / "bits.sqlite") == tables(tmp_path / "whole.sqlite")


def test_the_same_article_again_doubles_nothing(cli: Cli, file: Path, tmp_path: Path) -> None:
    cli("report", file, "-o", "x.sqlite")
    before = tables(tmp_path / "x.sqlite")
    outcome = cli("report", file, "--into", "x.sqlite", "-v")
    assert outcome.messages[0] == "x.sqlite: 0 articles added, 4 replaced"
    assert tables(tmp_path / "x.sqlite") == before


def _of(text: str, path: str = "news/one.txt", **told: Any) -> Article:
    return records.article(text, path=path, counts=(records.count(text, "41", 41),), **told)


def test_an_article_whose_source_changed_is_replaced(cli: Cli, tmp_path: Path) -> None:
    changed = SEIZED.replace("next week", "next month")
    records.write(tmp_path / "old.jsonl", [_of(SEIZED)])
    records.write(tmp_path / "new.jsonl", [_of(changed)])
    cli("report", "old.jsonl", "--into", "x.sqlite")
    assert cli("report", "new.jsonl", "--into", "x.sqlite").err == ""
    assert [row[-1] for row in tables(tmp_path / "x.sqlite")["articles"]] == [changed]


def test_another_article_of_the_same_path_is_kept_and_told(cli: Cli, tmp_path: Path) -> None:
    records.write(tmp_path / "old.jsonl", [_of(SEIZED)])
    records.write(tmp_path / "new.jsonl", [records.article(AGAIN, path="news/one.txt")])
    cli("report", "old.jsonl", "--into", "x.sqlite")
    outcome = cli("report", "new.jsonl", "--into", "x.sqlite")
    assert outcome.code == 0
    assert outcome.messages == ["x.sqlite: another article of the path news/one.txt was in it already: both are kept"]
    assert [row[-1] for row in tables(tmp_path / "x.sqlite")["articles"]] == [SEIZED, AGAIN]


def test_standard_input_is_no_path_of_an_article(cli: Cli, tmp_path: Path) -> None:
    for text in (SEIZED, SEIZED.replace("next week", "next month")):
        path = records.write(tmp_path / "one.jsonl", [_of(text, path="-")])
        cli("report", "-", "--into", "x.sqlite", stdin=path.read_bytes())
    assert len(tables(tmp_path / "x.sqlite")["articles"]) == 2


def test_tables_of_others_stay(cli: Cli, file: Path, tmp_path: Path) -> None:
    cli("report", file, "-o", "x.sqlite")
    with sqlite3.connect(tmp_path / "x.sqlite") as database:
        database.execute("CREATE TABLE notes (article TEXT, note TEXT)")
        database.execute("INSERT INTO notes VALUES ('a', 'call them')")
        database.execute("CREATE VIEW mine AS SELECT count(*) AS n FROM counts")
    assert cli("report", file, "--into", "x.sqlite").code == 0
    with sqlite3.connect(tmp_path / "x.sqlite") as database:
        assert database.execute("SELECT * FROM notes").fetchall() == [("a", "call them")]
        assert database.execute("SELECT n FROM mine").fetchone()[0] > 0


def test_an_error_leaves_the_database_as_it_was(
    cli: Cli, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("report", file, "-o", "x.sqlite")
    before = tables(tmp_path / "x.sqlite")
    monkeypatch.setattr("newsx.reporting.database.keep", lambda *_: 1 / 0)
    assert cli("report", file, "--into", "x.sqlite").code == 2
    assert tables(tmp_path / "x.sqlite") == before
    (tmp_path / "empty.jsonl").write_text("")
    assert cli("report", "empty.jsonl", "--into", "x.sqlite").code == 2
    assert tables(tmp_path / "x.sqlite") == before


def test_what_is_no_database_of_ours_is_left_alone(cli: Cli, file: Path, tmp_path: Path) -> None:
    (tmp_path / "text.sqlite").write_text("no database at all")
    with sqlite3.connect(tmp_path / "other.sqlite") as database:
        database.execute("CREATE TABLE articles (id TEXT)")
    (tmp_path / "folder").mkdir()
    assert cli("report", file, "--into", "folder").messages == ["folder: is a folder: name a file"]
    for name in ("text.sqlite", "other.sqlite"):
        before = (tmp_path / name).read_bytes()
        outcome = cli("report", file, "--into", name)
        assert (outcome.code, len(outcome.messages)) == (2, 1)
        assert outcome.messages[0].startswith(f"{name}: ")
        assert (tmp_path / name).read_bytes() == before


@pytest.mark.parametrize("also", [("-o", "x.html"), ("--format", "csv"), ("--annotations",)])
def test_into_writes_nothing_else(cli: Cli, file: Path, also: tuple[str, ...]) -> None:
    outcome = cli("report", file, "--into", "x.sqlite", *also)
    assert (outcome.code, len(outcome.messages)) == (2, 1)


def test_verdicts_aliases_and_masks_stay_in_force(cli: Cli, tmp_path: Path) -> None:
    text = "Otieno Baraka, 9, said that 41 boys had drowned."
    child = records.article(text, path="child.txt", actors=(records.person(text, "Otieno Baraka", minor=True),))
    records.write(tmp_path / "one.jsonl", [_of(SEIZED)])
    records.write(tmp_path / "two.jsonl", [child])
    at = SEIZED.index("41")
    (tmp_path / "review.csv").write_text(f"key,verdict,note\n{_of(SEIZED).id}:{at}-{at + 2},reject,a misprint\n")
    (tmp_path / "aliases.csv").write_text("name,alias\nAli Bako,Bako\n")
    given = ("--review", "review.csv", "--aliases", "aliases.csv", "--redact", "minors")
    cli("report", "one.jsonl", "--into", "x.sqlite", *given)
    assert cli("report", "two.jsonl", "--into", "x.sqlite").code == 0
    assert [row[-5:-2] for row in tables(tmp_path / "x.sqlite")["counts"]] == [("reject", "a misprint", None)]
    with sqlite3.connect(tmp_path / "x.sqlite") as database:
        assert database.execute("SELECT * FROM aliases").fetchall() == [("Ali Bako", "Bako")]
        assert "Otieno" not in "".join(str(row) for row in database.iterdump())
        packed = database.execute("SELECT record FROM records").fetchall()
    assert not any(b"Otieno" in zlib.decompress(record) for (record,) in packed)


def test_stories_stay_in_force_and_a_later_one_takes_the_place_of_an_earlier(cli: Cli, tmp_path: Path) -> None:
    for nr in range(3):
        text = f"{SEIZED} It was night number {nr} of that."
        records.write(tmp_path / f"{nr}.jsonl", [_of(text, path=f"{nr}.txt")])
    (tmp_path / "stories.csv").write_text("story,article\nThe first,0.txt\nThe first,1.txt\n")
    (tmp_path / "moved.csv").write_text("story,article\nThe second,1.txt\nThe second,2.txt\n")
    cli("report", "0.jsonl", "1.jsonl", "--into", "x.sqlite", "--stories", "stories.csv")
    told = "SELECT stories.name, path FROM in_story JOIN stories USING (story) WHERE given = 1 ORDER BY path"
    with sqlite3.connect(tmp_path / "x.sqlite") as database:
        assert cli("report", "2.jsonl", "--into", "x.sqlite").code == 0
        assert set(database.execute(told)) >= {("The first", "0.txt"), ("The first", "1.txt")}
        assert cli("report", "2.jsonl", "--into", "x.sqlite", "--stories", "moved.csv").code == 0
        assert database.execute(told).fetchall() == [
            ("The first", "0.txt"), ("The second", "1.txt"), ("The second", "2.txt"),
        ]  # fmt: skip


def test_bad_lines_are_named_and_the_rest_is_added(cli: Cli, file: Path, tmp_path: Path) -> None:
    cli("report", file, "-o", "x.sqlite")
    path = records.write(tmp_path / "more.jsonl", [_of(SEIZED + " More was said.", path="more.txt")])
    path.write_bytes(b'{"no": "record"}\n' + path.read_bytes())
    outcome = cli("report", "more.jsonl", "--into", "x.sqlite")
    assert outcome.code == 2
    assert [line.partition(": ")[0] for line in outcome.messages] == ["more.jsonl:1"]
    assert len(tables(tmp_path / "x.sqlite")["articles"]) == 5


def test_packed_records_are_added(cli: Cli, file: Path, tmp_path: Path) -> None:
    import gzip

    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(file.read_bytes()))
    cli("report", "a.jsonl.gz", "-o", "x.sqlite")
    assert cli("report", "a.jsonl.gz", "--into", "x.sqlite").err == ""
    assert len(tables(tmp_path / "x.sqlite")["articles"]) == 4
