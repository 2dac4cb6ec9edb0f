"""Tables of two columns that a reader hands over: names with their aliases, stories with their articles."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from newsx.errors import NewsxError
from newsx.reading.handed_tables import MORE_CELLS, CsvRows, lines, opened


def read_pairs(path: Path, first: str, second: str, whose: str) -> list[tuple[int, str, str]]:
    """The rows of a CSV with the columns `first` and `second`, where both are filled in, each with its line.

    A pipe can be read once, but a report asks several times: what has not changed is not read again. NewsxError where
    it cannot be read, where `whose` columns are others or stand twice, and where a row has more cells.
    """
    return _read(path, _state(path), first, second, whose)


def _state(path: Path) -> tuple[int, ...]:
    """What tells whether a file is another one now; of a pipe nothing but which it is."""
    try:
        now = path.stat()
    except OSError:  # is told when it is opened
        return ()
    return now.st_dev, now.st_ino, *((now.st_mtime_ns, now.st_size) if path.is_file() else ())


@lru_cache(maxsize=2)
def _read(path: Path, state: tuple[int, ...], first: str, second: str, whose: str) -> list[tuple[int, str, str]]:
    found = []
    with opened(path, f"table of {whose}") as file:
        rows = CsvRows(lines(file, path), path)
        if not {first, second} <= set(rows.names):
            raise NewsxError(f"{path}: {whose} need the columns {first} and {second}")
        for line, row in rows:
            if None in row:
                raise NewsxError(f"{path}:{line}: {MORE_CELLS}")
            if row[first] and row[second]:
                found.append((line, row[first].strip(), row[second].strip()))
    return found
