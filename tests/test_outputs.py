"""Where a report goes and in which form: names of files, standard output, spreadsheets, entities, databases."""

from __future__ import annotations

import io
import json
import sqlite3
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
import records
from conftest import Cli
from ledgers import AGAIN, SEIZED, heap, hostile
from lxml import etree

from newsx.article import Article
from newsx.reporting import FORMATS
from newsx.reporting.formats import format_of

MAIN = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return records.write(tmp_path / "records.jsonl", heap())


# --- the name of the file tells the format


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "ftm"])
def test_the_suffix_tells_the_format(cli: Cli, file: Path, tmp_path: Path, format: str) -> None:
    suffix = FORMATS[format].suffixes[0]
    assert cli("report", file, "-o", f"told{suffix}").code == 0
    assert cli("report", file, "--format", format, "-o", "asked").code == 0
    assert (tmp_path / f"told{suffix}").read_bytes() == (tmp_path / "asked").read_bytes()


def test_every_suffix_is_of_one_format() -> None:
    suffixes = [suffix for format in FORMATS.values() for suffix in format.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(format_of(Path(f"x{suffix}")) == name for name in FORMATS for suffix in FORMATS[name].suffixes)


def test_what_is_asked_for_beats_the_suffix(cli: Cli, file: Path, tmp_path: Path) -> None:
    cli("report", file, "--format", "csv", "-o", "x.html")
    assert (tmp_path / "x.html").read_text().startswith("key,article,")
    cli("report", file, "--annotations", "-o", "x.json")
    assert json.loads((tmp_path / "x.json").read_text())["type"] == "AnnotationPage"


def test_a_suffix_that_tells_nothing_is_one_line_and_exit_2(cli: Cli, file: Path, tmp_path: Path) -> None:
    outcome = cli("report", file, "-o", "x.docx")
    assert (outcome.code, outcome.out, len(outcome.messages)) == (2, "", 1)
    assert outcome.messages[0].startswith("x.docx: no format goes by .docx: say which one with --format")
    assert not (tmp_path / "x.docx").exists()


@pytest.mark.parametrize("args", [("report", "--format", "csv"), ("report",), ("extract",)])
def test_a_dash_is_standard_output(cli: Cli, fake: None, file: Path, tmp_path: Path, args: tuple[str, ...]) -> None:
    plain, dashed = cli(*args, file), cli(*args, file, "-o", "-")
    assert dashed.code == 0
    assert dashed.out == plain.out != ""
    assert not (tmp_path / "-").exists()


def test_resume_has_no_standard_output_to_go_on_with(cli: Cli, fake: None, file: Path) -> None:
    outcome = cli("extract", file, "-o", "-", "--resume")
    assert (outcome.code, outcome.messages) == (2, ["--resume needs -o FILE: the file to go on with"])


# --- nothing to report


@pytest.mark.parametrize("data", ["", "\n\n"])
def test_an_empty_input_is_one_line_and_exit_2(cli: Cli, tmp_path: Path, data: str) -> None:
    (tmp_path / "empty.jsonl").write_text(data)
    before = "key,article,path,line,\n"  # as a report begins
    (tmp_path / "out.csv").write_text(before)
    outcome = cli("report", "empty.jsonl", "-o", "out.csv")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.messages == ["empty.jsonl: no record of newsx extract is in it, and nothing was written"]
    assert (tmp_path / "out.csv").read_text() == before
    outcome = cli("report", "-", "--format", "json", stdin=data)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.messages[0].startswith("standard input: no record of newsx extract")


def test_lines_that_are_no_records_are_named_before_it(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"a": 1}\n{"a": 2}\n')
    outcome = cli("report", "bad.jsonl")
    assert (outcome.code, outcome.out) == (2, "")
    assert [line.partition(": ")[0] for line in outcome.messages] == ["bad.jsonl:1", "bad.jsonl:2", "bad.jsonl"]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("Nobody", "--by Nobody: nobody who claims a figure is called so; among those who claim one: "),
        ("idriss", "--by idriss: nobody who claims a figure is called so; did you mean Musa Idris?"),
    ],
)
def test_a_claimant_that_there_is_not_is_told(cli: Cli, file: Path, asked: str, says: str) -> None:
    outcome = cli("report", file, "--format", "csv", "--by", asked)
    assert (outcome.code, len(outcome.lines), len(outcome.messages)) == (0, 1, 1)
    assert outcome.messages[0].startswith(says)
    assert cli("report", file, "--by", "idris").err == ""


def test_verbose_tells_what_was_read_and_how_long_it_took(cli: Cli, file: Path) -> None:
    outcome = cli("report", file, "-v", "--format", "csv")
    assert outcome.out == cli("report", file, "--format", "csv").out
    assert outcome.messages[0].startswith(f"read 4 records of {file}: 4 articles, 7 claims, 1 repeat left out")
    assert outcome.messages[1].startswith("standard output: written in ")


# --- spreadsheets


def sheets(path: Path) -> dict[str, list[list[Any]]]:
    """A workbook's cells by sheet: numbers, booleans and text as they are, a day as ("day", number of Excel)."""
    with zipfile.ZipFile(path) as book:
        listed = etree.fromstring(book.read("xl/workbook.xml")).iterfind("m:sheets/m:sheet", MAIN)
        names = [str(sheet.get("name")) for sheet in listed]
        styles = etree.fromstring(book.read("xl/styles.xml"))
        days = [xf.get("numFmtId") not in ("0", None) for xf in styles.iterfind("m:cellXfs/m:xf", MAIN)]
        found = {}
        for nr, name in enumerate(names, 1):
            rows = etree.fromstring(book.read(f"xl/worksheets/sheet{nr}.xml")).iterfind("m:sheetData/m:row", MAIN)
            found[name] = [[_cell(cell, days) for cell in row] for row in rows]
    return found


def _cell(cell: Any, days: list[bool]) -> Any:
    assert cell.find("m:f", MAIN) is None, "no text is a formula"
    value = "".join(cell.itertext())
    match cell.get("t", "n"):
        case "b":
            return value == "1"
        case "n":
            return ("day", int(value)) if days[int(cell.get("s", "0"))] else float(value)
    return value


def links(path: Path, name: str) -> list[str]:
    """Where the links of a sheet lead."""
    with zipfile.ZipFile(path) as book:
        listed = etree.fromstring(book.read("xl/workbook.xml")).iterfind("m:sheets/m:sheet", MAIN)
        nr = 1 + [sheet.get("name") for sheet in listed].index(name)
        sheet = etree.fromstring(book.read(f"xl/worksheets/sheet{nr}.xml"))
        inside = [str(link.get("location")) for link in sheet.iterfind("m:hyperlinks/m:hyperlink", MAIN)]
        rels = f"xl/worksheets/_rels/sheet{nr}.xml.rels"
        outside = [str(r.get("Target")) for r in etree.fromstring(book.read(rels))] if rels in book.namelist() else []
    return [link for link in inside if link != "None"] + outside


def test_a_workbook_has_a_sheet_a_table_with_numbers_days_and_links(cli: Cli, file: Path, tmp_path: Path) -> None:
    assert cli("report", file, "-o", "x.xlsx").code == 0
    found = sheets(tmp_path / "x.xlsx")
    assert {"about", "articles", "ledger", "counts", "claimants", "actors", "institutions"} <= set(found)
    ledger, counts = found["ledger"], found["counts"]
    at = [ledger[0].index(name) for name in ("event", "polarity", "comparator", "value")]
    assert ["taken", "affirmed", "exact", 41.0] in [[row[n] for n in at] for row in ledger if len(row) > max(at)]
    assert any(("day", 44684) in row for row in ledger), "2022-05-03"
    assert "2022-05" in [cell for row in counts for cell in row], "a month is no day"
    assert any(isinstance(cell, bool) for row in found["actors"] for cell in row)
    assert "https://herald.example/tula?a=(1)" in links(tmp_path / "x.xlsx", "articles")
    assert {"'articles'!A2", "'ledger'!A2"} <= set(links(tmp_path / "x.xlsx", "counts"))
    assert "'stories'!A2" in links(tmp_path / "x.xlsx", "ledger")


def test_a_workbook_has_the_rows_of_the_database(cli: Cli, file: Path, tmp_path: Path) -> None:
    cli("report", file, "-o", "x.xlsx")
    cli("report", file, "-o", "x.sqlite")
    with sqlite3.connect(tmp_path / "x.sqlite") as database:
        for name, rows in sheets(tmp_path / "x.xlsx").items():
            if name != "about":
                assert database.execute(f"SELECT count(*) FROM {name}").fetchone() == (len(rows) - 1,), name


def test_the_same_workbook_has_the_same_bytes(cli: Cli, file: Path, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        cli("report", file, "-o", name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_workbook_of_hostile_text_holds_text(cli: Cli, tmp_path: Path) -> None:
    assert cli("report", hostile(tmp_path), "-o", "x.xlsx").code == 0
    cells = [cell for rows in sheets(tmp_path / "x.xlsx").values() for row in rows for cell in row]
    assert any(str(cell).startswith("=HYPERLINK(1)") for cell in cells), "as text, without an apostrophe"
    assert not any(c in str(cell) for cell in cells for c in "\x1b\x9b\u202e")
    assert all("javascript:" not in link for link in links(tmp_path / "x.xlsx", "articles"))


def test_a_table_longer_than_a_sheet_goes_on_in_another(
    cli: Cli, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsx.reporting.workbook.ROWS", 4)
    cli("report", file, "-o", "x.xlsx")
    found = sheets(tmp_path / "x.xlsx")
    assert [len(found[name]) - 1 for name in ("ledger", "ledger 2")] == [4, 2]
    assert "'ledger 2'!A2" in links(tmp_path / "x.xlsx", "counts") + links(tmp_path / "x.xlsx", "counts 2")


# --- FollowTheMoney


def test_entities_without_the_package_are_one_line_and_exit_2(
    cli: Cli, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    outcome = cli("report", file, "-o", "x.ftm.json")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.messages == ["--format ftm needs the package followthemoney: pip install 'newsx[ftm]'"]
    assert [path.name for path in tmp_path.iterdir()] == ["records.jsonl"]


def test_entities_are_as_the_schema_says(cli: Cli, file: Path) -> None:
    ftm = pytest.importorskip("followthemoney", reason="needs followthemoney: pip install 'newsx[ftm]'")
    outcome = cli("report", file, "--format", "ftm")
    assert (outcome.code, outcome.err) == (0, "")
    told = [json.loads(line) for line in outcome.lines]
    ids = {entity["id"] for entity in told}
    assert len(ids) == len(told)
    for entity in told:
        schema = ftm.model.get(entity["schema"])
        schema.validate(entity)
        assert {name for name in schema.required if name != "fileName"} <= set(entity["properties"])
        for name, values in entity["properties"].items():
            kind = schema.get(name).type
            assert all(kind.validate(value) for value in values), (name, values)
            if kind.name == "entity":
                assert set(values) <= ids
    events = [entity["properties"] for entity in told if entity["schema"] == "Event"]
    assert len(events) == 7, "repeats inside an article are no further claims"
    (idris,) = [e["id"] for e in told if e["schema"] == "Person" and e["properties"]["name"] == ["Musa Idris"]]
    assert sum(event.get("involved") == [idris] for event in events) == 1
    assert cli("report", file, "--format", "ftm").out == outcome.out


def test_entities_of_masked_names_are_left_out(cli: Cli, tmp_path: Path) -> None:
    pytest.importorskip("followthemoney", reason="needs followthemoney: pip install 'newsx[ftm]'")
    text = "Otieno Baraka, 9, said that three boys had drowned."
    child = records.article(text, actors=(records.person(text, "Otieno Baraka", minor=True),))
    path = records.write(tmp_path / "child.jsonl", [child])
    assert '"Person"' in cli("report", path, "--format", "ftm").out
    masked = cli("report", path, "--format", "ftm", "--redact", "minors").out
    assert '"Person"' not in masked
    assert "Otieno" not in masked


# --- into a database


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


def test_a_stream_can_be_anything_that_takes_bytes(file: Path) -> None:
    from newsx.reporting import report

    out = io.BytesIO()
    report([str(file)], format="xlsx", out=out)
    assert out.getvalue().startswith(b"PK")
