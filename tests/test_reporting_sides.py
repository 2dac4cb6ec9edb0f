"""newsx/reporting/sides.py: one story's figures side by side."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from ledger_rows import Row, place, row

from newsx.reporting.sides import Sides, sides, to_homes


def said(nr: int, who: str | None, state: str | None = None, **told: Any) -> Row:
    """A row of the ledger with its number as its figure."""
    day = told.pop("day", "2024-05-01")
    fields = {"scope": "total", "claimant_kind": "person", "row": nr, "value": nr} | told
    last = {"last": day and date.fromisoformat(day)}
    return row(claimant=who, claimant_state=state, as_of_last=last, **fields)


def cells(found: Sides) -> list[tuple[str, str, list[tuple[list[int], int]]]]:
    """Each line: what it counts, its scope, and of each cell the rows and how many more."""
    return [
        (line.counted, line.scope, [([one["row"] for one in rows], more) for rows, more in line.cells])
        for line in found.lines
    ]


PERU, CHILE = said(1, "Ana", "Peru"), said(2, "Bo", "Chile")


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        ([PERU, CHILE], ("Chile", "Peru")),
        ([PERU, CHILE, said(3, "Cy", "Peru")], ("Peru", "Chile")),  # who says most comes first
        ([PERU], ()),  # nobody stands beside it
        ([PERU, said(3, "Cy")], ("Peru", "")),
        ([PERU, said(3, "Body", claimant_kind="institution")], ("Peru", "")),
        ([PERU, *(said(n, "Body", claimant_kind="institution") for n in (3, 4))], ("Peru", "Body")),
        ([PERU, *(said(n, "Cy") for n in (3, 4))], ("Peru", "")),  # a person is no side
        ([said(n, "Body", claimant_kind="institution") for n in (3, 4)], ()),  # no state at all
        (
            [PERU, CHILE, *(said(n, "Body", claimant_kind="institution") for n in (3, 4, 5)),
             *(said(n, "Other", claimant_kind="institution") for n in (6, 7, 8))],
            ("Chile", "Peru", "Body", ""),
        ),
        ([PERU, CHILE, said(3, "C", "Cuba"), said(4, "D", "Mali")], ("Chile", "Cuba", "Mali", "")),
        ([PERU, CHILE | {"claimant": None}], ()),
        ([PERU, CHILE | {"scope": None}], ()),
        ([PERU, CHILE | {"event": "other"}], ()),
        ([PERU, CHILE | {"support": "rejected"}], ()),
        ([], ()),
    ],
)  # fmt: skip
def test_states_then_bodies_have_a_column(rows: list[Row], columns: tuple[str, ...]) -> None:
    assert sides(rows).columns == columns


def test_a_line_is_what_two_sides_count() -> None:
    rows = [
        PERU | {"event": "received"},
        CHILE,
        said(3, "Ana", "Peru", event="killed"),
        said(4, "Ana", "Peru", scope="incident"),
        said(5, "Bo", "Chile", event="killed", scope="incident"),
        said(6, "Cy", event="killed"),
    ]
    found = sides(rows)
    assert found.columns == ("Peru", "Chile", "")
    assert cells(found) == [
        ("taken, or taken in", "total", [([1], 0), ([2], 0), ([], 0)]),
        ("killed", "total", [([3], 0), ([], 0), ([6], 0)]),
    ]


@pytest.mark.parametrize(
    ("told", "shown", "more"),
    [
        ([{}, {"day": "2024-05-02"}], [11], 1),  # the latest of each claimant
        ([{"day": "2024-05-02"}, {}], [10], 1),
        ([{}, {}], [11], 1),
        ([{}, {"comparator": "at_least"}], [10], 1),  # the sharper
        ([{"comparator": "at_least"}, {"comparator": "about"}], [11], 1),
        ([{"day": None}, {}], [11], 1),
        ([{"who": "Cy"}, {"who": "Di", "day": "2024-05-02"}], [11, 10], 0),  # the later first
        ([{"who": "Cy", "comparator": "vague", "day": "2024-05-02"}, {"who": "Di"}], [11, 10], 0),
        ([{"who": "Cy"}, {"who": "Di"}], [10, 11], 0),
        ([{"who": who} for who in "ABCDE"], [10, 11, 12, 13], 1),
    ],
)
def test_a_cell_has_the_latest_and_sharpest_figure_of_each_claimant(
    told: list[dict[str, Any]], shown: list[int], more: int
) -> None:
    rows = [said(n, **{"who": "Ana", "state": "Peru"} | one) for n, one in enumerate(told, 10)]
    ((_, _, (_, cell)),) = cells(sides([*[CHILE] * 9, *rows]))
    assert cell == (shown, more)


@pytest.mark.parametrize(
    ("after", "homes"),
    [
        ("to orphanages.", True),
        ("to their orphanages.", True),
        ("to the state boarding school.", True),
        ("to a children’s home.", True),
        ("to Kherson care homes.", True),
        ("to their families.", False),
        ("to their mothers, to orphanages others.", False),
        ("and to orphanages.", False),
        ("from orphanages.", False),
    ],
)
def test_children_go_back_to_institutions_or_to_families(after: str, homes: bool) -> None:
    one = said(1, "Ana", "Peru", event="returned", reported_in=[place(f"Then 12 boys went {after}", "12 boys")])
    assert to_homes(one) is homes
    counted = "returned to institutions" if homes else "returned"
    (line,) = sides([one, one | {"claimant_state": "Chile", "row": 2}]).lines
    assert line.counted == counted
    assert not to_homes(one | {"reported_in": [place("x", "x", sentence=None)]})
