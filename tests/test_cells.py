"""Spreadsheets: no cell of a CSV or a workbook runs, whatever an article or a name holds."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import records

# What a text may say; `runs` says whether a spreadsheet would take a piece of it for a formula.
FORMULAS = [
    "=1+1", "+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", " =1", "＝1", "a;=1+1", "a; =1", "a;\t+1", "a;@x", 'a";=1', ";-1",
    'a;"=1', "a;;=1", 'a;""=1', 'a; " =1', "a;\u00a0=1", "a;＋1", "a;－1", "a;＠x", "\n=1", "\u2003=1",
    "\u00a0+1", "\r\n@x",
    "=cmd|'/C calc'!A0", '=HYPERLINK("http://e.org","x")', "@SUM(1+1)*cmd|' /C calc'!A0", "+cmd|' /C calc'!A0",
    "a;\n=1",
    "a;\r=1", "%0A=1;=2", "''=1", "'a;=1",
]  # fmt: skip


def runs(cell: str) -> bool:
    """Whether a spreadsheet would run the cell, or a piece of it where semicolons part cells."""
    return any(piece.strip().strip('"').strip().startswith(tuple("=+-@＝＋－＠")) for piece in cell.split(";"))


def bare(cell: str) -> str:
    """A cell without the space behind an apostrophe, which no review keeps."""
    return re.sub(r"'\s+", "'", cell)


def written(folder: Path) -> None:
    """A file of records in which every formula stands in sentences, names, titles and paths."""
    articles = []
    for number, formula in enumerate(FORMULAS):
        text = f"{formula} said 5 children came. {number}"
        who = records.claimant(text, formula)
        count = records.count(text, "5 children", 5, place=formula, whose=formula, unit=formula, claimed_by=(who,))
        actor = records.person(text, formula)
        told = {
            "title": formula,
            "publisher": formula,
            "url": formula,
            "path": f"{formula}{number}",
            "authors": (formula,),
        }
        articles.append(records.article(text, counts=(count,), actors=(actor,), warnings=(formula,), **told))
    records.write(folder / "x.jsonl", articles)


def test_no_cell_of_a_csv_runs_and_a_review_reads_it_back(shell: Any, tmp_path: Path) -> None:
    written(tmp_path)
    assert shell("fake-newsx report x.jsonl --format csv -o form.csv", timeout=300).returncode == 0
    with (tmp_path / "form.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert len(rows) == len(FORMULAS)
    assert [cell for row in rows for cell in row if runs(cell)] == []
    assert not any(sign in cell for row in rows for cell in row for sign in "\t\r\n")
    for row in rows:
        row[head.index("verdict")] = "correct"
    with (tmp_path / "filled.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    again = shell("fake-newsx report x.jsonl --review filled.csv --format csv", timeout=300)
    assert (again.returncode, again.stderr) == (0, "")
    _, *after = csv.reader(again.stdout.splitlines())
    assert [cell for row in after for cell in row if runs(cell)] == []
    for name in ("place", "whose", "title"):
        at = head.index(name)
        assert [bare(row[at]) for row in after] == [bare(row[at]) for row in rows]


def test_no_cell_of_a_workbook_runs_and_no_link_leads_to_a_program(shell: Any, tmp_path: Path) -> None:
    written(tmp_path)
    done = shell("fake-newsx report x.jsonl -o x.xlsx", timeout=300)
    assert (done.returncode, done.stderr) == (0, "")
    with ZipFile(tmp_path / "x.xlsx") as book:
        parts = {name: book.read(name).decode("utf-8") for name in book.namelist() if name.endswith((".xml", ".rels"))}
    sheets = [text for name, text in parts.items() if "worksheets/sheet" in name and name.endswith(".xml")]
    assert sum("said 5 children came" in text for text in sheets) >= 1
    assert not [name for name, text in parts.items() if re.search(r"<f[ >]|ddeLink|externalLink", text)]
    targets = [
        found for text in parts.values() for found in re.findall(r'TargetMode="External"[^>]*|Target="[^"]*"', text)
    ]
    assert not [target for target in targets if re.search(r"cmd|javascript|file:|HYPERLINK", target)]
