"""newsx/ledger/pairs.py: a table of two columns that a reader hands over."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from newsx.errors import NewsxError
from newsx.ledger.pairs import read_pairs


def read(path: Path) -> list[tuple[int, str, str]]:
    return read_pairs(path, "name", "alias", "aliases")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name,alias\nAna, The Mayor \n", [(2, "Ana", "The Mayor")]),
        ("alias,x,name\n\nMayor,,Ana\n", [(3, "Ana", "Mayor")]),
        ("name,alias\nAna,\n,Mayor\nBo,B.\n", [(4, "Bo", "B.")]),
        ("name,alias\n", []),
    ],
)
def test_the_rows_where_both_are_filled_in(tmp_path: Path, text: str, expected: list[tuple[int, str, str]]) -> None:
    path = tmp_path / "names.csv"
    path.write_text(text)
    assert read(path) == expected


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("name,other\na,b\n", "names.csv: aliases need the columns name and alias"),
        ("other,alias\na,b\n", "names.csv: aliases need the columns name and alias"),
        ("name,alias\na,b\nc,d,e\n", "names.csv:3: more cells than columns"),
        ("name,alias,alias\n", "the column 'alias' stands there twice"),
        (None, "names.csv: cannot read the table of aliases: No such file"),
    ],
)
def test_what_is_no_such_table_is_told(tmp_path: Path, text: str | None, wrong: str) -> None:
    path = tmp_path / "names.csv"
    if text is not None:
        path.write_text(text)
    with pytest.raises(NewsxError, match=wrong):
        read(path)


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name,alias\nAna,A.\n")
    assert read(path) == read(path) == [(2, "Ana", "A.")]
    path.write_text("name,alias\nAna,A. R.\n")
    assert read(path) == [(2, "Ana", "A. R.")]


def test_a_pipe_is_read_once_and_remembered(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    threading.Thread(target=path.write_text, args=("name,alias\nAna,A.\n",), daemon=True).start()
    assert read(path) == [(2, "Ana", "A.")]
    assert read(path) == [(2, "Ana", "A.")]
