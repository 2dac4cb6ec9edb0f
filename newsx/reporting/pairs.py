"""Tables of two columns that a reader hands over: names with their aliases, stories with their articles."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from newsx.errors import NewsxError

MORE_CELLS = "more cells than columns: put quotes round the commas"


def read_pairs(path: Path, first: str, second: str, whose: str) -> list[tuple[int, str, str]]:
    """The rows of a CSV with the columns `first` and `second`, where both are filled in, each with its line.

    NewsxError where it cannot be read, where `whose` columns are others or stand twice, and where a row has more cells.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            names = rows.fieldnames or ()
            if not {first, second} <= set(names):
                raise NewsxError(f"{path}: {whose} need the columns {first} and {second}")
            check_once(path, names)
            found = []
            for row in rows:
                if None in row:
                    raise NewsxError(f"{path}:{rows.line_num}: {MORE_CELLS}")
                if row[first] and row[second]:
                    found.append((rows.line_num, row[first].strip(), row[second].strip()))
            return found
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise NewsxError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error


def check_once(path: Path, names: Sequence[str]) -> None:
    """NewsxError where a column stands twice: one of its values would be taken without a word."""
    if twice := [name for name in names if names.count(name) > 1]:
        raise NewsxError(f"{path}: the column {twice[0]!r} stands there twice: leave out one of the two")
