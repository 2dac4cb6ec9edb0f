"""Large tables take little time, whatever stands in them; 200,000 rows took 2 to 12 seconds."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from conftest import Cli
from ledgers import heap

ROWS = 60_000
SECONDS = 20  # of a slow processor; what grows with the square of the rows takes far longer
ID = heap()[0].id

# Of each kind of table: the command, the columns, and its rows by their numbers.
TABLES = {
    "names in a chain": ("report x.jsonl --aliases", "name,alias", "Body {n},Body {m}"),
    "many names of one": ("report x.jsonl --aliases", "name,alias", "The Body,Alias {n}"),
    "stories of their own": ("report x.jsonl --stories", "story,article", "Story {n},a{n}.txt"),
    "one story": ("report x.jsonl --stories", "story,article", "Story,a{n}.txt"),
    "verdicts of claims that are not there": (
        "report x.jsonl --review",
        "key,verdict,note",
        f"{ID}:{{n}}-{{m}},confirm,x",
    ),
    "verdicts of one claim": ("report x.jsonl --review", "key,verdict,value", f"{ID}:132-134,change,{{n}}"),
    "files that are not there": (
        "extract a.txt --meta",
        "path,url,published",
        "d/f{n}.txt,https://e.org/{n},2024-05-06",
    ),
    "files of one name": ("extract a.txt --meta", "path,url,published", "d{n}/a.txt,https://e.org/{n},2024-05-06"),
}


def table(path: Path, head: str, row: str) -> None:
    rows: Iterable[str] = (row.format(n=number, m=number + 1) for number in range(ROWS))
    path.write_text("\n".join([head, *rows]) + "\n")


@pytest.mark.parametrize("kind", TABLES)
def test_a_large_table_takes_little_time(cli: Cli, fake: None, desk: Path, kind: str) -> None:
    command, head, row = TABLES[kind]
    table(desk / "t.csv", head, row)
    start = time.process_time()
    outcome = cli(*command.split(), "t.csv")
    assert time.process_time() - start < SECONDS
    assert outcome.code in (0, 2)
    assert "fault" not in outcome.err
    assert len(outcome.lines) >= 1
    assert len(outcome.messages) <= 102
