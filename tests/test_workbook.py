"""The spreadsheet: a sheet a table, numbers as numbers, days as days, and no text a formula."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import pytest
from conftest import Cli
from ledgers import hostile
from lxml import etree
from records import article, write

MAIN = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


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


def test_text_that_looks_like_the_marks_of_a_workbook_stays_text(cli: Cli, tmp_path: Path) -> None:
    titles = (
        "<r><t>bold</t></r>",
        "<r>5 < 6 & more</r>",
        "_x0041_ is no A",
        " spaces\tand\nlines ",
        "a" * 40_000,
        "🙂" * 20_000,
    )
    told = [article(f"Nobody was counted by {nr}.", title=title) for nr, title in enumerate(titles)]
    write(tmp_path / "r.jsonl", told)
    assert cli("report", tmp_path / "r.jsonl", "-o", "x.xlsx").code == 0
    rows = sheets(tmp_path / "x.xlsx")["articles"]
    shown = [row[rows[0].index("title")] for row in rows[1:]]
    assert shown[:4] == [*titles[:2], "_x005F_x0041_ is no A", titles[3]]
    assert [len(one.encode("utf-16-le")) // 2 for one in shown[4:]] == [32_767, 32_766], "what a cell may hold"


def test_a_table_longer_than_a_sheet_goes_on_in_another(
    cli: Cli, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsx.reporting.workbook.ROWS", 4)
    cli("report", file, "-o", "x.xlsx")
    found = sheets(tmp_path / "x.xlsx")
    assert [len(found[name]) - 1 for name in ("ledger", "ledger 2")] == [4, 2]
    assert "'ledger 2'!A2" in links(tmp_path / "x.xlsx", "counts") + links(tmp_path / "x.xlsx", "counts 2")
