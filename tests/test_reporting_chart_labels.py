"""newsx/reporting/chart_labels.py: where the figures of a chart are written, so that they cover nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from newsx.reporting.chart_labels import Box, Label, Point, placed
from newsx.reporting.scales import Field

FIELD = Field(400, 300, 20, 390, 0, 260)
AT = (200.0, 130.0)
EVERYWHERE = (0, 0, 400, 300)


def one(
    text: str = "12",
    at: Point = AT,
    blocked: Sequence[Box] = (),
    lines: Sequence[Sequence[Point]] = (),
    field: Field = FIELD,
) -> Label | None:
    return placed([(*at, text)], blocked, lines, field)[0]


# What lies about a mark, one side after the other, and where its figure then stands.
RIGHT, LEFT, BELOW = (209, 124, 300, 140), (100, 124, 191, 140), (190, 139, 210, 157)


@pytest.mark.parametrize(
    ("blocked", "place"),
    [
        ([], (210, 134, "start")),
        ([RIGHT], (190, 134, "end")),
        ([RIGHT, LEFT], (200, 152, "middle")),
        ([RIGHT, LEFT, BELOW], (200, 106, "middle")),
        ([(209, 120, 300, 137), (100, 120, 191, 137), (190, 139, 205, 157), (190, 90, 210, 121)], (208, 150, "start")),
        ([(209, 120, 300, 137), (100, 120, 191, 137), (195, 139, 260, 157), (190, 90, 210, 121)], (192, 150, "end")),
        ([RIGHT, LEFT, (140, 139, 260, 157), (190, 90, 205, 121)], (208, 118, "start")),
        ([RIGHT, LEFT, (140, 139, 260, 157), (195, 90, 260, 121)], (192, 118, "end")),
    ],
)
def test_a_figure_stands_beside_its_mark_where_there_is_room(
    blocked: Sequence[Box], place: tuple[float, float, str]
) -> None:
    found = one(blocked=blocked)
    assert found == Label(*place), found


@pytest.mark.parametrize(
    ("text", "width"), [("12", 18.6), ("1", 9.3), ("≥ 1", 30.1), ("~12", 30.1), ("→", 11.5), ("<1>", 32.3)]
)
def test_a_figure_is_as_wide_as_its_letters(text: str, width: float) -> None:
    at = (400 - 1 - width - 10, 130.0)
    assert one(text, at) == Label(round(at[0] + 10, 1), 134.0, "start")
    assert one(text, (at[0] + 0.2, 130.0)) != Label(round(at[0] + 10.2, 1), 134.0, "start")


@pytest.mark.parametrize(
    ("at", "place"),
    [
        ((200.0, 8.0), (210, 12, "start")),
        ((200.0, 7.9), (200, 29.9, "middle")),  # its top would be cut off
        ((200.0, 250.0), (210, 254, "start")),
        ((200.0, 250.1), (200, 226.1, "middle")),
        ((385.0, 130.0), (375, 134, "end")),
        ((48.7, 130.0), (58.7, 134, "start")),
    ],
)
def test_a_figure_stands_inside_the_field(at: Point, place: tuple[float, float, str]) -> None:
    assert one(at=at) == Label(*place)


def test_left_of_the_field_stands_the_scale() -> None:
    wall = [(209.0, 100.0, 399.0, 200.0)]
    assert one(at=(48.7, 130.0), blocked=[(57, 100, 399, 200)]) == Label(38.7, 134.0, "end")
    assert one(at=(48.5, 130.0), blocked=[(57, 100, 399, 200)]) != Label(38.5, 134.0, "end")
    assert one(blocked=wall) == Label(190, 134.0, "end")


RING = (120.0, 100.0, 280.0, 160.0)  # all that is near


@pytest.mark.parametrize(
    ("blocked", "lines", "found"),
    [
        ([RING], [], Label(200, 88, "middle", (200, 122, 200, 92))),
        ([RING, (120, 0, 280, 100)], [], Label(200, 180, "middle", (200, 138, 200, 168))),
        ([RING, (190, 85, 210, 95)], [], Label(200, 180, "middle", (200, 138, 200, 168))),
        ([RING], [[(150, 97), (250, 97)]], Label(200, 180, "middle", (200, 138, 200, 168))),
        ([(180, 100, 220, 160)], [], Label(176, 110, "end", (193.3, 125.6, 176, 114))),
        (  # a line upwards would lead through another thing
            [(180, 100, 196, 160), (204, 100, 220, 160), (190, 100, 210, 128), (195, 105, 205, 110)], [],
            Label(200, 180, "middle", (200, 138, 200, 168)),
        ),
    ],
)  # fmt: skip
def test_further_off_a_line_leads_from_the_mark_to_its_figure(
    blocked: Sequence[Box], lines: Sequence[Sequence[Point]], found: Label
) -> None:
    assert one(blocked=blocked, lines=lines) == found


def test_a_figure_without_a_place_is_not_written() -> None:
    assert one(blocked=[EVERYWHERE]) is None
    assert placed([], [], [], FIELD) == []


def test_no_line_leads_through_a_figure() -> None:
    assert one(lines=[[(0, 130), (400, 130)]]) == Label(200, 152, "middle")
    assert one(lines=[[(215, 0), (215, 260)]]) == Label(190, 134, "end")
    assert one(lines=[[(215, 0), (215, 100)]]) == Label(210, 134, "start")
    assert one(lines=[[(215, 200), (260, 260)], [(0, 0), (0, 9), (9, 9)]]) == Label(210, 134, "start")
    assert one(lines=[[(190, 150), (260, 100)]]) == Label(190, 134, "end")
    assert one(lines=[[(210, 100), (210, 200)]]) == Label(210, 134, "start")  # beside its edge


def test_figures_do_not_cover_each_other_or_other_marks() -> None:
    first, second, third = placed([(*AT, "12"), (230, 130, "13"), (260, 130, "14")], [], [], FIELD)
    assert (first, second, third) == (Label(190, 134, "end"), Label(230, 152, "middle"), Label(270, 134, "start"))
    long = [(200.0, 130.0, "1234567"), (204.0, 134.0, "7654321")]
    assert placed(long, [], [], FIELD) == [Label(190, 134, "end"), Label(214, 138, "start")]


def test_the_lines_to_figures_do_not_cross() -> None:
    assert placed([(200, 130, "1"), (201, 130, "2"), (202, 130, "3")], [(150, 100, 250, 160)], [], FIELD) == [
        Label(200, 88, "middle", (200, 122, 200, 92)),
        Label(201, 180, "middle", (201, 138, 201, 168)),
        Label(150.8, 82.8, "end", (195.9, 124.8, 150.8, 86.8)),
    ]
