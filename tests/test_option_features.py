"""Features of options, number by number: what the network is told of a figure, a claimant and a date."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from newsx.article import Claimant, When
from newsx.reader.figure_options import ClaimantOption, Figure, Options
from newsx.reader.option_features import FAR, OF_RULES, of_claimants, of_date, of_figure
from newsx.speech.statement import Statement, Statements
from tests import records

TEXT = "On Monday the ministry said that 12 children were killed. A doctor agreed. Amnesty counted more."
AT = TEXT.index("12 children")
FIGURE = Figure(AT, AT + 11, "count", "children", "children", None, None)
MINISTRY, AMNESTY = TEXT.index("the ministry"), TEXT.index("Amnesty")
MONDAY = When("2024-05-06", "day", "Monday", 3, 9, "relative")
WHO = Claimant("ministry", "i1", "institution", None, "the ministry", MINISTRY, MINISTRY + 12)
OTHER = Claimant("Amnesty", "i2", "institution", None, "Amnesty", AMNESTY, AMNESTY + 7)
SAID = Statement(
    AT, TEXT.index(" A doctor"), (TEXT.index("said"), TEXT.index("said") + 4), "say", (WHO,), "attributed", "affirmed",
    "speech.clause", "indirect",
)  # fmt: skip


def options(**told: Any) -> Options:
    ends = [n + 1 for n, letter in enumerate(TEXT) if letter == "."]
    fields: dict[str, Any] = {
        "text": TEXT, "title": None, "published": "2024-05-08", "group": "children", "unit": "children",
        "sentences": tuple(zip([0, *ends[:-1]], ends, strict=True)), "figures": (FIGURE,), "dates": (MONDAY,),
        "claimants": (ClaimantOption(MINISTRY, MINISTRY + 12, ("ministry",), WHO, (WHO,)),
                      ClaimantOption(AMNESTY, AMNESTY + 7, ("Amnesty",), OTHER)),
        "statements": Statements(),
    }  # fmt: skip
    return Options(**fields | told)


def draft(**told: Any) -> Figure:
    """The figure as the rules read it."""
    return replace(FIGURE, draft=records.count(TEXT, "12 children", 12, as_of=None, **told))


def test_a_figure_that_the_rules_read() -> None:
    kinds, rest = [1, 0, 0, 0, 0, 0], [1, 0, 0]  # a count; with a noun, of children, the day of publication known
    assert of_figure(FIGURE, options()) == [0, 0, 0, 0, *[0] * 7, 1, 0, 0, 0, 0, *kinds, *rest]
    told = draft(polarity="denied", claimed_by=(WHO,), voice="quoted", same_as="c0")
    assert of_figure(told, options()) == [0, 0, 1, 0, *[0] * 7, 0, 1, 1, 0, 1, *kinds, *rest]
    dated = draft(voice="attributed")
    assert dated.draft is not None
    dated = replace(dated, draft=replace(dated.draft, as_of=MONDAY))
    assert of_figure(dated, options()) == [1, 0, 0, 0, *[0] * 7, 0, 0, 0, 1, 0, *kinds, *rest]


def test_a_figure_that_the_rules_leave_out() -> None:
    other = replace(FIGURE, kind="label", unit=None, why_not="counts.no-antecedent", people=True)
    assert of_figure(other, options(published=None)) == [
        0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1,
    ]  # fmt: skip


def test_a_date_before_the_figure() -> None:
    near = [1, 1, 0, 0, (3 - AT) / FAR, 0, 1, 0, 0, 0, 0]
    assert of_date(MONDAY, FIGURE, options()) == [0, 0, *near, 0, 0, 1, 0, 0, 0, 0]
    chosen, since = draft(), draft()
    assert chosen.draft is not None
    assert since.draft is not None
    chosen = replace(chosen, draft=replace(chosen.draft, as_of=MONDAY))
    since = replace(since, draft=replace(since.draft, since=MONDAY))
    assert of_date(MONDAY, chosen, options())[:2] == [1, 0]
    assert of_date(MONDAY, since, options())[:2] == [0, 1]


@pytest.mark.parametrize(
    ("date", "place"),
    [("2024-05-08", 0), ("2024-05-07", 1), ("2024-05-01", 2), ("2024-04-07", 3), ("2023-05", 5), ("2024-06", 5)],
)
def test_how_long_ago_a_date_is(date: str, place: int) -> None:
    ago = of_date(When(date, "day", "then", 3, 9, "stated"), FIGURE, options())[-7:]
    assert ago[:5] == [float(n == place) for n in range(5)]
    assert ago[5:] == [float(date > "2024-05-08"), 0]
    assert of_date(MONDAY, FIGURE, options(published=None))[-7:] == [0, 0, 0, 0, 0, 0, 1]


@pytest.mark.parametrize(
    ("sentences", "near"), [(-1, [0, 1, 0, 0]), (0, [1, 0, 0, 0]), (1, [0, 0, 1, 0]), (2, [0, 0, 0, 1])]
)
def test_how_many_sentences_a_date_is_away(sentences: int, near: list[int]) -> None:
    starts = {-1: 3, 0: AT, 1: TEXT.index("doctor"), 2: AMNESTY}
    figure = replace(FIGURE, start=TEXT.index("doctor"), end=TEXT.index("doctor") + 6) if sentences < 0 else FIGURE
    found = of_date(replace(MONDAY, start=starts[sentences]), figure, options())
    assert [*found[3:6], found[7]] == near


def test_a_claimant_in_a_statement_that_covers_the_figure() -> None:
    given = options(statements=Statements([SAID]))
    apart = [(at - AT) / FAR for at in (MINISTRY, AMNESTY)]
    rows = of_claimants(given.claimants, FIGURE, given)
    assert [row[:6] for row in rows] == [[0, 1, 1, 0, 1, 1], [0, 0, 0, 0, 0, 0]]
    assert [row[6:10] for row in rows] == [[1, 0, 0, apart[0]], [0, 0, 0, apart[1]]]
    assert [sum(row[10:]) for row in rows] == [1, 1]  # both institutions


def test_a_claimant_that_the_rules_choose_or_who_spoke_last() -> None:
    given = options(statements=Statements([SAID]))
    again = replace(FIGURE, start=AMNESTY + 8, end=AMNESTY + 15, draft=draft(claimed_by=(OTHER,)).draft)
    rows = of_claimants(given.claimants, again, given)
    assert [row[:6] for row in rows] == [[0, 0, 1, 0, 1, 1], [1, 0, 0, 1, 0, 0]]


def test_what_the_rules_say_is_in_their_columns_alone() -> None:
    """Training without the rules blanks these columns: nothing else may change with what the rules say."""
    plain = options()
    told = options(statements=Statements([SAID]), claimants=tuple(replace(c, speaks=()) for c in plain.claimants))
    chosen = draft(claimed_by=(WHO,), voice="quoted", polarity="denied", same_as="c0")
    assert chosen.draft is not None
    chosen = replace(chosen, draft=replace(chosen.draft, as_of=MONDAY, since=MONDAY), why_not="counts.adults")
    both = {
        "figure_features": ([of_figure(FIGURE, plain)], [of_figure(chosen, told)]),
        "claimant_features": (of_claimants(plain.claimants, FIGURE, plain), of_claimants(told.claimants, chosen, told)),
        "date_features": ([of_date(MONDAY, FIGURE, plain)], [of_date(MONDAY, chosen, told)]),
    }
    for name, (without, with_them) in both.items():
        first, last = OF_RULES[name]
        pairs = [enumerate(zip(a, b, strict=True)) for a, b in zip(without, with_them, strict=True)]
        changed = {n for row in pairs for n, (one, other) in row if one != other}
        assert changed <= set(range(first, last)), name
        assert {first, last - 1} & changed, name
