"""One story's figures side by side: a column a state, its claimants inside the cell, a line for what is counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from newsx.ledger.wording import words

Row = dict[str, Any]

_MOST_COLUMNS = 3  # states, then bodies of no state; whoever speaks for another or for none has the last column
_FEWEST = 2  # figures of a body that has a column of its own
_MOST_CLAIMANTS = 4  # in a cell
_SHARP = ("exact", "about", "range", "at_least", "at_most", "vague")
# What one side calls taken and the other taken in is one line; where children are returned to tells what is counted.
_LINE = {"received": "taken"}
_TO_HOMES = re.compile(
    r"\bto (?:(?:their|the|an?|its|state|[A-Z]\w+) )*(?:orphanages?|institutions?|boarding schools?"
    r"|children[’']s homes?|care homes?|camps?|shelters?)\b"
)


@dataclass(frozen=True, slots=True)
class Line:
    """What is counted, in words, and its cells in the order of the columns: figures, and how many more."""

    counted: str
    scope: str
    cells: tuple[tuple[tuple[Row, ...], int], ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """The columns, states, bodies and "" for others, and the lines; no lines where nobody stands beside anybody."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def sides(rows: Sequence[Row]) -> Sides:
    """The figures of one story by side; those without a source, a scope or a known event are in the ledger alone."""
    told = [
        row
        for row in rows
        if row["claimant"] and row["scope"] and row["event"] != "other" and row["support"] != "rejected"
    ]
    states = Counter(row["claimant_state"] for row in told if row["claimant_state"])
    bodies = Counter(_side(row) for row in told if not row["claimant_state"] and _side(row))
    ranked = sorted(states, key=lambda side: (-states[side], side))
    ranked += sorted((side for side in bodies if bodies[side] >= _FEWEST), key=lambda side: (-bodies[side], side))
    columns = ranked[:_MOST_COLUMNS] if states else []
    others = [row for row in told if _side(row) not in columns]
    if not columns or len(columns) + bool(others) < 2:
        return Sides((), ())
    names = (*columns, "") if others else tuple(columns)
    lines: dict[tuple[str, str], list[Row]] = {}
    for row in told:
        lines.setdefault((row["scope"], _counted(row)), []).append(row)
    found = [_line(scope, what, found, names, columns) for (scope, what), found in lines.items()]
    return Sides(names, tuple(line for line in found if sum(bool(cell) for cell, _ in line.cells) > 1))


def _side(row: Row) -> str:
    """The state of a claimant, else the body itself; "" for a person of no known state."""
    return str(row["claimant_state"] or (row["claimant"] if row["claimant_kind"] == "institution" else ""))


def _counted(row: Row) -> str:
    """What a figure counts: its event, taken and taken in as one, returned to homes and to families as two."""
    event = str(row["event"])
    if event == "returned" and to_homes(row):
        return words("line", "returned_to_homes")
    line = _LINE.get(event, event)
    return words("line", line) if line == "taken" else line


def to_homes(row: Row) -> bool:
    """Whether the sentence says that the children went back to institutions, not to their families."""
    place = row["reported_in"][0]
    after = place["sentence"][place["end"] - place["sentence_start"] :] if place["sentence"] else ""
    clause = re.split(r"[,;]|\band\b", after, maxsplit=1)[0]
    return bool(_TO_HOMES.search(clause))


def _line(scope: str, what: str, rows: Iterable[Row], names: Sequence[str], columns: Sequence[str]) -> Line:
    by_side: dict[str, list[Row]] = {}
    for row in rows:
        by_side.setdefault(_side(row) if _side(row) in columns else "", []).append(row)
    return Line(what, scope, tuple(_cell(by_side.get(name, [])) for name in names))


def _cell(rows: Sequence[Row]) -> tuple[tuple[Row, ...], int]:
    """The latest figure of each claimant, the sharper before the vaguer, and how many figures are left out."""
    latest: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: (_day(row), -_SHARP.index(row["comparator"]), row["row"])):
        latest[row["claimant"]] = row
    shown = sorted(
        latest.values(),
        key=lambda row: (_SHARP.index(row["comparator"]) == len(_SHARP) - 1, -_day(row).toordinal(), row["row"]),
    )
    return tuple(shown[:_MOST_CLAIMANTS]), len(rows) - len(shown[:_MOST_CLAIMANTS])


def _day(row: Row) -> date:
    """The last day a figure is said for; undated ones come before all others."""
    day: date | None = row["as_of_last"]["last"]
    return day or date.min
