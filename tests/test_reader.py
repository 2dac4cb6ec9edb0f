"""The trained decision: windows and features, the choice of an option, constraints, and that it is always the same."""

from __future__ import annotations

import dataclasses
from typing import Any, cast

import numpy as np
import pytest

import newsx
from newsx import counts, entities, model, pipeline, speech
from newsx.article import EVENTS, Claimant, Event, When
from newsx.config import MODEL, Settings
from newsx.counts.links import part_of
from newsx.counts.mention import Mention
from newsx.encoder.session import tokenizer
from newsx.reader import option_features
from newsx.reader.article_counts import is_likely, options_of
from newsx.reader.assemble import Read, _claimants, _event_word
from newsx.reader.choices import calibrated, choices, choose
from newsx.reader.decision import answers
from newsx.reader.figure_options import ClaimantOption, Counted, Figure, Options
from newsx.reader.windows import LENGTH, Cutter, pool
from newsx.reading.given import from_string
from newsx.speech.statement import Statements
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
        "title": "Shelling of Bor", "published": "2024-05-08", "group": "children", "unit": "children",
        "sentences": tuple(zip([0, *ends[:-1]], ends, strict=True)), "statements": Statements(),
    }  # fmt: skip
    fields |= {"figures": tuple(figures), "claimants": tuple(claimants), "dates": tuple(dates)}
    return Options(text=text, **fields | told)


def test_every_figure_lies_in_one_window_and_the_window_is_no_longer_than_it_may_be() -> None:
    given = options(TEXT * 60)
    windows = list(Cutter(given, tokenizer()).windows([True] * 120))
    assert sorted(n for window in windows for n in window.figures) == list(range(120))
    assert len(windows) > 3
    for window in windows:
        assert len(window.ids) <= LENGTH
        assert len(window.marks) == len(window.ids)


def test_spans_of_a_window_are_the_tokens_of_the_text() -> None:
    given = options("Café — " * 200 + TEXT * 20)
    for window in Cutter(given, tokenizer()).windows([True] * 40):
        for number, (start, end) in zip(window.figures, window.figure_spans, strict=True):
            figure = given.figures[number]
            assert tokenizer().decode(window.ids[start:end]) == given.text[figure.start : figure.end]
        for start, end in window.claimant_spans:
            assert tokenizer().decode(window.ids[start:end]) == "ministry"


def test_a_date_at_the_head_of_a_text_is_all_of_its_tokens() -> None:
    when = When("2024-05-07", "day", "7 May", 0, 5, "stated")
    assert Cutter(options(f"7 May: {TEXT}", dates=(when,)), tokenizer()).dates == [(0, 2)]


def test_a_window_without_a_figure_that_is_wanted_is_not_read() -> None:
    assert not list(Cutter(options(TEXT), tokenizer()).windows([False, False]))
    assert answers(options(TEXT), [False, False]) == [None, None]


def test_features_have_the_widths_the_network_was_made_for() -> None:
    given = options(TEXT)
    figure = given.figures[0]
    assert len(option_features.of_figure(figure, given)) == option_features.FIGURE_WIDTH
    assert [len(row) for row in option_features.of_claimants(given.claimants, figure, given)] == [
        option_features.CLAIMANT_WIDTH
    ]
    assert len(option_features.of_date(given.dates[0], figure, given)) == option_features.DATE_WIDTH


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


def test_somebody_called_the_reporter_is_not_the_reporter() -> None:
    chosen = choose(
        {None: 0.3, 0: 0.3, 1: 0.4}, lambda n: n if n is None else ("the reporter", "doctor")[n], "the reporter"
    )
    assert chosen.answers == (("doctor", 0.4), ("the reporter", 0.3), ("the reporter", 0.3))


@pytest.mark.parametrize("counted", ["children", "people"])
def test_the_surer_of_every_field_the_surer_of_the_claim(counted: Counted) -> None:
    found = [calibrated((odd,) * 4, counted) for odd in range(-9, 10)]
    assert found == sorted(found)
    assert 0 <= found[0] < 0.2
    assert 0.8 < found[-1] <= 1


def test_sure_is_about_polarity_too() -> None:
    answer = next(answer for answer in answers(options(TEXT), [True, True]) if answer)
    polarities = {"affirmed": 0.5, "negated": 0.01, "denied": 0.01, "planned": 0.48}
    plain, doubtful = (
        choices(one, options(TEXT), options(TEXT).figures[0])
        for one in (answer, dataclasses.replace(answer, polarities=polarities))
    )
    assert doubtful.sure < 0.6 * plain.sure


@pytest.mark.parametrize(("denied", "chosen"), [(0.02, "affirmed"), (0.3, "denied"), (0.9, "denied")])
def test_less_than_half_is_enough_for_a_denial(denied: float, chosen: str) -> None:
    polarities = {"affirmed": 1 - denied, "negated": 0.0, "denied": denied, "planned": 0.0}
    answer = next(answer for answer in answers(options(TEXT), [True, True]) if answer)
    found = choices(
        dataclasses.replace(answer, polarities=polarities), options(TEXT), options(TEXT).figures[0]
    ).polarity
    assert (found.option, found.answers[0]) == (chosen, (chosen, polarities[chosen]))


def test_figures_of_children_are_judged_as_such_where_people_are_counted_too() -> None:
    text = "The ministry said 12 children were killed in Bor on Monday, and 30 people fled. "
    nlp, sorts = model.load(MODEL), {}
    for groups in (["children"], ["people"], ["children", "people"], ["people", "children"]):
        doc = nlp(text)
        who = entities.find(doc)
        given = options_of(counts.gather(doc, who, speech.find(doc, who), None, groups), None)[0]
        sorts[tuple(groups)] = [figure.counted for figure in given.figures]
    assert sorts["children", "people"] == sorts["people", "children"] == sorts["people",] == ["children", "people"]
    assert sorts["children",] == ["children", "children"]


def test_a_number_of_something_else_is_worth_a_window_near_a_noun_of_the_group_alone() -> None:
    def wanted(text: str, why_not: str) -> bool:
        found = Figure(0, 2, "count", "huts", None, why_not, None)
        return is_likely(found, options(text, figures=[found], members=(text.index("girls"),)))

    near, far = "12 huts burned, and girls fled.", f"12 huts burned. {'It rained. ' * 20}The girls fled."
    whys = ("other-thing", "no-antecedent", "adults", "one-of")
    assert [wanted(near, f"counts.{why_not}") for why_not in whys] == [True, True, True, False]
    assert [wanted(far, f"counts.{why_not}") for why_not in whys] == [False, False, True, False]


def test_a_part_is_not_larger_than_its_whole() -> None:
    text = "Of 12 children 30 children fled."
    whole, part = records.count(text, "12 children", 12), records.count(text, "30 children", 30, id="c2")
    nothing = cast(Any, None)
    larger = Mention(nothing, 3, 14, nothing, None, "children", "children")
    mention = Mention(nothing, 15, 26, nothing, None, "children", "children", part_of=larger)
    made = {id(larger): whole}
    assert part_of(nothing, mention, part, made) is None
    assert part_of(nothing, mention, dataclasses.replace(part, value=3), made) == "c1"


@pytest.mark.parametrize(("event", "of"), [("returned", "c1"), ("aided", None)])
def test_what_is_said_to_befall_some_of_those_counted_before_is_a_part_of_them(event: Event, of: str | None) -> None:
    text = "Gunmen took 41 pupils. Twelve came home."
    nlp = model.load(MODEL)
    doc = nlp(text)
    who = entities.find(doc)
    before, mention = counts.gather(doc, who, speech.find(doc, who), None, ["children"]).mentions
    whole = records.count(text, "41 pupils", 41, event="taken")
    part = records.count(text, "Twelve", 12, event=event, id="c2")
    assert part_of(doc, mention, part, {id(before): whole}) == of


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


def test_a_denial_that_the_rules_read_is_kept_and_is_sure() -> None:
    given = options(TEXT)
    answer = next(answer for answer in answers(given, [True, True]) if answer)
    draft = records.count(TEXT, "12 children", 12, polarity="denied")
    plain = choices(answer, given, given.figures[0])
    denied = choices(answer, given, dataclasses.replace(given.figures[0], draft=draft))
    assert (plain.polarity.option, denied.polarity.option) == ("affirmed", "denied")
    assert denied.sure == pytest.approx(0.9 * plain.sure / plain.polarity.probability, abs=0.02)
    assert sum(share for _, share in denied.polarity.answers) == pytest.approx(1)


@pytest.mark.parametrize(
    ("pointed", "word"), [("illed", "killed"), ("12 children", None), ("counted", None), ("in Bor", "in Bor")]
)
def test_the_word_for_an_event_is_a_whole_one_of_the_sentence(pointed: str, word: str | None) -> None:
    given = options(TEXT)
    answer = next(answer for answer in answers(given, [True, True]) if answer)
    start = TEXT.index(pointed)
    read = Read(cast(Any, None), given.figures[0], dataclasses.replace(answer, words=(start, start + len(pointed))))
    assert _event_word(given, read, records.count(TEXT, "12 children", 12)) == word


def test_the_rules_claimants_stay_where_the_reader_chooses_the_first_of_them() -> None:
    given = options(TEXT)
    by = (records.claimant(TEXT, "ministry", "i1"), records.claimant(TEXT, "doctor", kind="role"))
    drafts = [records.count(TEXT, "12 children", 12, claimed_by=by[::way], voice="quoted") for way in (1, -1)]
    assert _claimants(given, drafts[0], 0) == (by, "quoted")
    assert _claimants(given, drafts[1], 0) == ((given.claimants[0].claimant,), "attributed")
    assert _claimants(given, drafts[0], None) == ((), "reporter")


def test_the_order_of_the_groups_asked_for_changes_nothing() -> None:
    text = "Twelve children and 30 adults were killed, the ministry said. Another 14 people fled with six babies."
    one, other = (
        newsx.extract(text, count=groups).counts for groups in (("children", "people"), ("people", "children"))
    )
    assert one == other
    assert {count.group for count in one} >= {"children", "people"}


@pytest.mark.parametrize("text", ["The number is 12.", "12", "They live in village 4. The bus is 45."])
def test_a_text_that_names_no_child_counts_none(text: str) -> None:
    found = pipeline.explain(from_string(text), Settings(clean=False))
    assert found.article.counts == ()
    assert {one.rule for one in found.rejected} <= {"counts.no-antecedent", "counts.other-thing", "numbers.label"}


def test_the_headline_may_be_what_names_them() -> None:
    raw = dataclasses.replace(from_string("Four were killed in Bor, the ministry said."), title="Boys killed in Bor")
    assert [count.surface for count in pipeline.explain(raw, Settings(clean=False)).article.counts] == ["Four"]
