"""The trained decision: windows and features, the choice of an option, constraints, and that it is always the same."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest

import newsx
from newsx import pipeline
from newsx.article import EVENTS, Claimant, When
from newsx.config import Settings
from newsx.reader import features
from newsx.reader.assemble import _whole
from newsx.reader.choices import calibrated, choose
from newsx.reader.decision import _tokenizer, answers
from newsx.reader.options import ClaimantOption, Figure, Options
from newsx.reader.windows import LENGTH, Cutter, pool
from newsx.reading.given import from_string
from tests import records

TEXT = "The ministry said 12 children were killed in Bor on Monday. A doctor counted nine boys. "


def options(text: str, **told: Any) -> Options:
    """A text whose numbers before "children" and "boys" are figures, whose "ministry" may speak, whose Mondays date."""
    figures, claimants, dates = [], [], []
    for start in range(len(text)):
        for surface in ("12 children", "nine boys"):
            if text.startswith(surface, start):
                figures.append(Figure(start, start + len(surface), "count", "children", "children", None, None))
        if text.startswith("ministry", start):
            who = Claimant("ministry", "i1", "institution", None, "ministry", start, start + 8)
            claimants.append(ClaimantOption(start, start + 8, ("ministry",), who))
        if text.startswith("Monday", start):
            dates.append(When("2024-05-06", "day", "Monday", start, start + 6, "relative"))
    ends = [n + 1 for n, letter in enumerate(text) if letter == "."]
    fields: dict[str, Any] = {
        "title": "Shelling of Bor", "published": "2024-05-08", "group": "children", "unit": "children", "people": False,
        "sentences": tuple(zip([0, *ends[:-1]], ends, strict=True)), "statements": (),
    }  # fmt: skip
    return Options(text=text, figures=tuple(figures), claimants=tuple(claimants), dates=tuple(dates), **fields | told)


def test_every_figure_lies_in_one_window_and_the_window_is_no_longer_than_it_may_be() -> None:
    given = options(TEXT * 60)
    windows = list(Cutter(given, _tokenizer()).windows([True] * 120))
    assert sorted(n for window in windows for n in window.figures) == list(range(120))
    assert len(windows) > 3
    for window in windows:
        assert len(window.ids) <= LENGTH
        assert len(window.marks) == len(window.ids)


def test_spans_of_a_window_are_the_tokens_of_the_text() -> None:
    given = options("Café — " * 200 + TEXT * 20)
    tokenizer = _tokenizer()
    for window in Cutter(given, tokenizer).windows([True] * 40):
        for number, (start, end) in zip(window.figures, window.figure_spans, strict=True):
            figure = given.figures[number]
            assert tokenizer.decode(window.ids[start:end]) == given.text[figure.start : figure.end]
        for start, end in window.claimant_spans:
            assert tokenizer.decode(window.ids[start:end]) == "ministry"


def test_a_window_without_a_figure_that_is_wanted_is_not_read() -> None:
    assert not list(Cutter(options(TEXT), _tokenizer()).windows([False, False]))
    assert answers(options(TEXT), [False, False]) == [None, None]


def test_features_have_the_widths_the_network_was_made_for() -> None:
    given = options(TEXT)
    figure = given.figures[0]
    assert len(features.of_figure(figure, given)) == features.FIGURE_WIDTH
    assert len(features.of_claimant(given.claimants[0], figure, given)) == features.CLAIMANT_WIDTH
    assert len(features.of_date(given.dates[0], figure, given)) == features.DATE_WIDTH


def test_a_pool_averages_the_tokens_of_a_span() -> None:
    assert (pool([(1, 3)], 4) == np.array([[0, 0.5, 0.5, 0]], dtype=np.float32)).all()


def test_an_answer_has_a_probability_for_every_option() -> None:
    given = answers(options(TEXT), [True, True])
    for answer in given:
        assert answer is not None
        assert set(answer.events) == set(EVENTS)
        assert set(answer.claimants) == {None, 0}
        assert set(answer.dates) == {None, 0}
        for shares in (answer.events, answer.polarities, answer.scopes, answer.claimants, answer.dates):
            assert sum(shares.values()) == pytest.approx(1)


def test_a_text_without_claimants_and_dates_has_an_answer_too() -> None:
    given = dataclasses.replace(options(TEXT), claimants=(), dates=())
    assert [set(answer.claimants) for answer in answers(given, [True, True]) if answer] == [{None}, {None}]


def test_options_that_give_one_answer_are_added_up() -> None:
    chosen = choose({0: 0.3, 1: 0.4, 2: 0.3}, lambda n: "ministry" if n != 1 else "doctor")
    assert (chosen.option, chosen.answers[0]) == (0, ("ministry", pytest.approx(0.6)))


def test_the_calibration_never_falls_and_stays_between_0_and_1() -> None:
    found = [calibrated(n / 50) for n in range(51)]
    assert found == sorted(found)
    assert 0 <= found[0] <= found[-1] <= 1


def test_a_part_is_not_larger_than_its_whole() -> None:
    text = "Of 12 children 30 children fled."
    whole, part = records.count(text, "12 children", 12), records.count(text, "30 children", 30, id="c2")
    assert _whole("c1", part, [whole]) is None
    assert _whole("c1", dataclasses.replace(part, value=3), [whole]) == "c1"


def test_claims_less_sure_than_asked_for_are_left_out_and_told_of() -> None:
    raw = from_string(TEXT, published="2024-05-08")
    every = pipeline.explain(raw, Settings(clean=False))
    least = max(count.sure or 0 for count in every.article.counts)
    some = pipeline.explain(raw, Settings(clean=False, min_sure=least))
    assert 0 < len(some.article.counts) <= len(every.article.counts)
    assert all((count.sure or 0) >= least for count in some.article.counts)
    assert len(some.rejected) == len(every.rejected) + len(every.article.counts) - len(some.article.counts)


def test_an_explanation_weighs_every_field_of_every_count() -> None:
    found = pipeline.explain(from_string(TEXT, published="2024-05-08"), Settings(clean=False))
    assert set(found.weighed) == {count.id for count in found.article.counts}
    for weighed in found.weighed.values():
        assert [one.field for one in weighed] == ["event", "polarity", "scope", "claimant", "date"]
        assert all(one.options[0][1] >= one.options[-1][1] for one in weighed)


def test_two_readings_are_the_same() -> None:
    one, other = (newsx.extract(TEXT * 5, published="2024-05-08", clean=False) for _ in range(2))
    assert one == other
