"""newsx/reporting/telling.py: what a reader is told of each story."""

from __future__ import annotations

from typing import Any, cast

import pytest
from ledger_rows import STORY, Row, Told, place, row

from newsx.ledger.collate import Ledger
from newsx.reporting.telling import Telling, stories


def said(nr: int, story: str = "s", **told: Any) -> Row:
    day = {"date": "2024-05-01", "basis": "stated", "last": None}
    fields = {"row": nr, "value": nr, "story": story, "as_of_last": day, "claimant_kind": "person"}
    return row(**fields | told)


def told(*rows: Row, **more: list[Row]) -> list[Telling]:
    return list(stories(cast(Ledger, Told(stories=[STORY | {"story": "t"}, STORY], **more)), rows))


def test_the_stories_of_the_rows_stand_in_the_order_of_the_ledger() -> None:
    one, two, three = said(1), said(2, scope="total"), said(3, "t")
    first, second = told(one, two, three)
    assert ([one.story["story"] for one in (first, second)], first.rows, second.rows) == (
        ["t", "s"],
        (three,),
        (one, two),
    )
    assert second.parts == [("incident", [one]), ("total", [two])]
    assert (second.series, second.differing, second.sides.lines) == ((), (), ())
    assert [one.story["story"] for one in told(one)] == ["s"]


@pytest.mark.parametrize(
    ("points", "series"),
    [
        ([(1, 1), (1, 2), (2, 2), (2, 3)], [(1, 2), (2, 3)]),
        ([(1, 1), (1, 9), (1, 2)], [(1, 2)]),  # a row that is not shown
        ([(1, 1), (1, 9)], []),
        ([(1, 1), (1, 4)], []),  # nothing has moved
    ],
)
def test_a_series_is_of_the_rows_that_are_shown(points: list[tuple[int, int]], series: list[tuple[int, ...]]) -> None:
    rows = [said(1), said(2), said(3), said(4, value=1)]
    (found,) = told(*rows, series=[{"series": number, "row": nr} for number, nr in points])
    assert [tuple(one["row"] for one in chain) for chain in found.series] == series


SENTENCE = "Ana saw 12 boys, which Bo denied."


@pytest.mark.parametrize(
    ("pair", "found"),
    [
        ({"row": 1, "other": 2, "said": None}, (1, 2, None)),
        ({"row": 1, "other": None, "said": "Bo denied it."}, (1, None, "Bo denied it.")),
        ({"row": 1, "other": None, "said": "which Bo denied"}, (1, None, None)),  # the claim's own sentence
        ({"row": 1, "other": None, "said": ""}, (1, None, None)),
        ({"row": 1, "other": 9, "said": None}, None),  # a row that is not shown
        ({"row": 9, "other": 1, "said": None}, None),
    ],
)
def test_of_two_figures_that_cannot_both_hold_both_are_shown(pair: Row, found: tuple[Any, ...] | None) -> None:
    fields = {"story": "s", "why": "differs", "key": "a:c1", "other_key": "b:c1", "by": "Bo"}
    rows = [said(1, reported_in=[place(SENTENCE, "12 boys")]), said(2)]
    (one,) = told(*rows, disagreements=[fields | pair])
    assert [(of.row["row"], of.other and of.other["row"], of.said) for of in one.differing] == (
        [found] if found else []
    )
    assert [(of.why, of.key, of.other_key, of.by) for of in one.differing] == (
        [("differs", "a:c1", "b:c1", "Bo")] if found else []
    )
