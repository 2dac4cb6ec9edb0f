"""newsx/reporting/sheet_cells.py: the cells of a spreadsheet as XML."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from newsx.reporting import sheet_cells
from newsx.reporting.sheet_cells import Cells, as_one, inside, rows


def text(said: str) -> str:
    return f' t="inlineStr"><is><t>{said}</t></is></c>'


@pytest.mark.parametrize(
    ("column", "value", "cell"),
    [
        ("value", 19_546, "><v>19546</v></c>"),
        ("value", 0, "><v>0</v></c>"),
        ("sure", 0.25, "><v>0.25</v></c>"),
        ("id", 2**63 - 1, "><v>9.223372036854776E+18</v></c>"),
        ("verified", True, ' t="b"><v>1</v></c>'),
        ("verified", False, ' t="b"><v>0</v></c>'),
        ("note", None, ""),
        ("note", "", ""),
        ("note", "=1", text("=1")),
        ("note", "a<b>&c", text("a&lt;b&gt;&amp;c")),
        ("note", "a>b", text("a&gt;b")),
        ("note", "a\x1bb", text("a\ufffdb")),
        ("note", " a", ' t="inlineStr"><is><t xml:space="preserve"> a</t></is></c>'),
        ("note", "a\n", ' t="inlineStr"><is><t xml:space="preserve">a\n</t></is></c>'),
        ("note", "_x0041_", text("_x005F_x0041_")),
        ("note", "_xyz_", text("_xyz_")),
        ("note", "2024-05-01", text("2024-05-01")),
        *((name, "1900-02-28", ' s="7"><v>59</v></c>') for name in (
            "published", "as_of", "as_of_first", "as_of_last", "since", "seen_first", "seen_last", "day_first",
            "day_last", "first", "last",
        )),
        ("as_of", "1900-03-01", ' s="7"><v>61</v></c>'),  # Excel has a 29 February 1900
        ("as_of", "1900-01-01", ' s="7"><v>1</v></c>'),
        ("as_of", "1899-12-31", text("1899-12-31")),
        ("as_of", "2024-05", text("2024-05")),
        ("as_of", "2024-05-01", ' s="7"><v>45413</v></c>'),
        ("note", date(2024, 5, 1), ' s="7"><v>45413</v></c>'),
    ],
)  # fmt: skip
def test_a_cell_is_a_number_a_day_or_text(column: str, value: Any, cell: str) -> None:
    assert Cells(column, 7)[value] == cell


def test_in_a_column_of_links_text_and_numbers_look_like_some() -> None:
    cells = Cells("row", 7, 9)
    assert cells["x"] == f' s="9"{text("x")}'
    assert cells[12] == ' s="9"><v>12</v></c>'


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("x" * 32_767, "x" * 32_767),
        ("x" * 32_768, "x" * 32_766 + "…"),
        ("😀" * 16_384, "😀" * 16_383),  # each is two units
        ("😀" * 16_383, "😀" * 16_383),
    ],
)
def test_text_is_no_longer_than_a_cell(said: str, kept: str) -> None:
    assert Cells("note", 7)[said] == text(kept)


def test_few_values_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_cells, "_KEPT", 2)
    cells = Cells("value", 7)
    assert [cells[n] for n in (1, 2, 3, 1)] == [f"><v>{n}</v></c>" for n in (1, 2, 3, 1)]
    assert list(cells) == [1, 2]


@pytest.mark.parametrize(
    ("value", "one"),
    [(["a", 2], "a; 2"), ([], ""), ({"date": "2024", "basis": "stated"}, "2024"), (3, 3), (None, None)],
)
def test_a_value_fills_one_cell(value: Any, one: Any) -> None:
    assert as_one(value) == one


def test_rows_are_put_together_of_columns() -> None:
    assert rows(["2", "3"], [["<c1/>", "<c2/>"], ["<d1/>", "<d2/>"]]) == (
        '<row r="2"><c1/><d1/></row><row r="3"><c2/><d2/></row>'
    )


def test_a_link_leads_to_another_cell() -> None:
    assert inside("A2", "claims!B3", 'a"<b>&\n') == (
        '<hyperlink ref="A2" location="claims!B3" display="a&quot;&lt;b&gt;&amp;&#xA;"/>'
    )
