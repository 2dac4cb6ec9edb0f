"""Lookups of statements by place, without a parse."""

from __future__ import annotations

import pytest

from newsx.article import Claimant, Span
from newsx.speech.statement import PART, Near, Statement, Statements, cues_near, touching, who_says

BOTH = [list, Statements]


def said(name: str, *parts: Span, cue: Span = (0, 4), quoted: tuple[Span, ...] = (), figures: bool = True) -> Statement:
    who = (Claimant(name, None, "person", None, name, 0, len(name)),) if name else ()
    start, end = parts[0][0], parts[-1][1]
    return Statement(
        start, end, cue, "say", who, "attributed", "affirmed", "speech.clause", "indirect", parts, quoted, figures
    )


def name_at(statements: list[Statement], start: int, end: int) -> str:
    found = who_says(statements, start, end)
    return found.claimants[0].name if found else ""


@pytest.mark.parametrize(
    ("span", "covered"),
    [
        ((10, 20), True),
        ((12, 14), True),
        ((8, 14), True),  # four of six characters lie inside
        ((8, 12), False),  # half of them
        ((9, 12), True),
        ((4, 10), False),
        ((20, 24), False),
        ((17, 22), True),
        ((16, 26), False),  # less than half
        ((20, 30), False),  # the cue between the parts
        ((30, 34), True),
        ((40, 44), False),
        ((18, 32), False),
        ((12, 38), True),  # over both parts, 16 of 26
    ],
)
def test_a_span_is_covered_where_more_than_half_of_it_is_content(span: Span, covered: bool) -> None:
    assert said("Doe", (10, 20), (30, 40)).covers(*span) is covered


def test_without_parts_the_whole_stretch_is_content() -> None:
    whole = Statement(10, 20, (0, 4), "say", (), "attributed", "affirmed", "speech.clause", "indirect")
    assert [whole.covers(start, start + 4) for start in (6, 12, 20)] == [False, True, False]
    assert (whole.figures, whole.nested, whole.quoted) == (True, False, ())


@pytest.mark.parametrize("kind", BOTH)
def test_the_innermost_statement_counts(kind: type[list[Statement]]) -> None:
    found = kind([said("outer", (0, 100)), said("inner", (40, 60)), said("later", (50, 70))])
    assert [name_at(found, at, at + 2) for at in (10, 44, 52, 64, 120)] == ["outer", "inner", "later", "later", ""]


def test_the_parts_are_counted_and_not_what_lies_between() -> None:
    found = Statements([said("whole", (0, 50)), said("parts", (0, 10), (90, 99))])
    assert name_at(found, 2, 4) == "parts"


def test_a_statement_without_claimants_or_figures_gives_none() -> None:
    found = [said("outer", (0, 100)), said("mentioned", (40, 60), figures=False), said("", (40, 60))]
    assert name_at(Statements(found), 44, 46) == "outer"


@pytest.mark.parametrize(
    ("span", "voice"),
    [
        ((12, 18), "quoted"),
        ((10, 20), "quoted"),
        ((8, 20), "attributed"),
        ((12, 22), "attributed"),
        ((30, 34), "attributed"),
    ],
)
def test_words_inside_quotation_marks_are_quoted(span: Span, voice: str) -> None:
    found = who_says([said("Doe", (0, 40), quoted=((10, 20),))], *span)
    assert (found.voice if found else "") == voice


@pytest.mark.parametrize(
    ("offset", "name"), [(0, ""), (9, ""), (10, "a"), (29, "a"), (30, "b"), (39, "b"), (40, "d"), (99, "d")]
)
def test_the_statement_that_begins_last_before_an_offset(offset: int, name: str) -> None:
    rows = [said("a", (10, 90)), said("b", (30, 35)), said("", (38, 39)), said("d", (40, 50)), said("e", (40, 45))]
    found = Statements(rows).last_before(offset)
    assert (found.claimants[0].name if found else "") == name


def test_near_finds_what_a_span_touches_in_its_order() -> None:
    near = Near([("first", [(0, 10)]), ("long", [(PART - 1, 3 * PART)])])
    near.add("two places", [(5, 6), (9, 12), (3 * PART, 3 * PART + 1)])
    assert near.touching(0, 1) == ["first", "long", "two places"]
    assert near.touching(PART, PART + 1) == ["long"]
    assert near.touching(2 * PART, 3 * PART) == ["long"]
    assert near.touching(3 * PART, 3 * PART) == ["two places"]
    assert near.touching(2 * PART, 3 * PART + 1) == ["long", "two places"]
    assert near.touching(4 * PART, 5 * PART) == []
    assert near.at[0] == [0, 1, 2]  # each once
    near.add("empty", [(PART, PART)])
    assert near.touching(PART, PART) == ["long", "empty"]


def test_contents_and_cues_are_indexed_apart() -> None:
    row = said("Doe", (5 * PART, 5 * PART + 9), cue=(0, 4))
    found = Statements([row])
    assert (list(touching(found, 0, 4)), list(cues_near(found, 0, 4))) == ([], [row])
    assert (list(touching(found, 5 * PART, 5 * PART + 1)), list(cues_near(found, 5 * PART, 5 * PART + 1))) == (
        [row],
        [],
    )
    assert list(touching([row], 0, 4)) == list(cues_near([row], 9, 12)) == [row]
