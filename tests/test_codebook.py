"""The codebook says what the code runs on: every event, group, comparator and rule."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from newsx.article import Comparator, Event, Polarity
from newsx.lexicon import load
from newsx.reporting import codebook
from newsx.reporting.codebook import rules

NEWSX = Path(__file__).parent.parent / "newsx"
# A rule's id as a string in the code: the room's own prefix, a dot, words joined by hyphens; no file name.
_ID = re.compile(r"""["']((?:clean|numbers|dates|speech|counts|events|entities)\.[a-z]+(?:-[a-z]+)*)(?<!\.toml)["']""")


@pytest.mark.parametrize("kind", [Event, Comparator, Polarity], ids=["events", "comparators", "polarities"])
def test_every_value_of_the_record_is_explained(kind: object) -> None:
    text = codebook()
    assert [value for value in get_args(kind) if f"| `{value}` |" not in text] == []


def test_every_event_has_a_meaning_and_every_group_is_there() -> None:
    assert {e["id"] for e in load("counts", "events.toml")["event"] if e["means"]} == set(get_args(Event))
    for group in load("counts", "counts.toml")["group"]:
        assert f"| `{group['id']}` | {group['why'].split()[0]}" in codebook()


def test_every_rule_id_used_in_the_code_has_a_reason() -> None:
    known = {id for _, id, _ in rules()}
    used = {
        (path.relative_to(NEWSX).as_posix(), id)
        for path in NEWSX.rglob("*.py")
        for id in _ID.findall(path.read_text("utf-8"))
    }
    assert sorted(f"{path}: {id}" for path, id in used if id not in known) == []


def test_every_reason_says_something() -> None:
    assert [id for _, id, why in rules() if len(why.split()) < 2] == []


def test_no_line_breaks_a_table() -> None:
    tables = [line for line in codebook().splitlines() if line.startswith("|")]
    cells = [len(re.findall(r"(?<!\\)\|", line)) for line in tables]
    for before, line, now in zip(cells, tables[1:], cells[1:], strict=False):
        if not line.startswith("| ---") and "---" not in line:
            continue
        assert before == now
    assert not any("\n" in line for line in tables)
