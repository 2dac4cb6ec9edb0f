"""newsx/ledger/wording.py: a row of the ledger in words."""

from __future__ import annotations

import pytest
from ledger_rows import Row, place, row, when

from newsx.ledger import wording


@pytest.mark.parametrize(
    ("told", "sign", "ascii_only"),
    [
        ({}, "12", "12"),
        ({"value": 0}, "0", "0"),
        ({"value": 19_546}, "19,546", "19,546"),
        ({"comparator": "about"}, "~12", "~12"),
        ({"comparator": "at_least"}, "≥ 12", ">= 12"),
        ({"comparator": "at_most"}, "≤ 12", "<= 12"),
        ({"comparator": "range", "value": None, "low": 1000, "high": 2500}, "1,000–2,500", "1,000-2,500"),
        ({"comparator": "range", "value": None, "low": None}, "12 boys", "12 boys"),
        ({"comparator": "range", "value": None, "high": None}, "12 boys", "12 boys"),
        ({"comparator": "vague", "value": None, "surface": "dozens"}, "dozens", "dozens"),
    ],
)
def test_a_figure_has_the_sign_of_its_comparator(told: Row, sign: str, ascii_only: str) -> None:
    assert (wording.figure(row(**told)), wording.figure(row(**told), True)) == (sign, ascii_only)


def test_the_counted_go_by_the_word_of_the_articles() -> None:
    assert (wording.unit(row()), wording.unit(row(unit=None)), wording.unit(row(unit=""))) == ("boys",) + (
        "children",
    ) * 2


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, ""),
        ({"whose": "Ukraine"}, "Ukraine"),
        ({"places": ["Russia"]}, "→ Russia"),
        ({"whose": "Ukraine", "places": ["Russia", "Perm"]}, "Ukraine → Russia, Perm"),
    ],
)
def test_whose_they_are_and_where_they_went(told: Row, said: str) -> None:
    assert wording.whose(row(**told)) == said
    assert wording.whose(row(**told), True) == said.replace("→", "->")
    bare = row(**told)
    del bare["reported_in"]
    assert wording.whose(bare) == said


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("They took 700 children, all but 20 of them from Donbas.", False),  # 20 come from there
        ("They took 700 children, half of them from Donbas.", False),
        ("They took 700 children and 20 boys from Donbas.", False),
        ("They took 700 children from Donbas, all but 20 of them orphans.", True),
        ("They took 700 children in 2014 from Donbas.", True),  # a year counts nobody
        ("All but 20 in Donbas: they took 700 children.", True),
        ("They took 700 children.", True),
    ],
)
def test_a_place_that_is_told_of_another_figure_is_left_out(said: str, told: bool) -> None:
    one = row(places=["Donbas"], reported_in=[place(said, "700 children")])
    assert wording.whose(one) == ("→ Donbas" if told else "")
    assert wording.whose(row(places=["Donbas"], reported_in=[place("x", "x", sentence=None)])) == "→ Donbas"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, "Ana Ruiz"),
        ({"claimant_state": "Peru"}, "Ana Ruiz (Peru)"),
        ({"claimant": "Government of Peru", "claimant_state": "Peru"}, "Government of Peru"),
        ({"claimant": None, "claimant_state": "Peru"}, "no source named"),
    ],
)
def test_who_claims_it(told: Row, said: str) -> None:
    assert wording.claimant(row(**told)) == said


def test_who_else_claims_it() -> None:
    assert (wording.also(row()), wording.also(row(also_claimed_by=["Bo", "Cy"]))) == ("", "also Bo, Cy")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, []),
        ({"polarity": "denied"}, ["denies the figure"]),
        ({"polarity": "planned"}, ["planned, not done yet"]),
        ({"disputed_by": ["Bo", "Cy"]}, ["disputed by Bo, Cy"]),
        ({"verified": True}, ["said to be verified"]),
        ({"verified": False}, ["not independently verified, says the text"]),
        ({"sure": 0.5}, []),
        ({"sure": 0.494}, ["read the sentence (49% sure)"]),
        ({"sure": 0.0, "polarity": "denied"}, ["denies the figure", "read the sentence (0% sure)"]),
    ],
)
def test_every_doubt_is_told(told: Row, said: list[str]) -> None:
    assert wording.doubts(row(**told)) == said


@pytest.mark.parametrize(
    ("verdict", "note", "said"),
    [
        (None, None, ""),
        ("", "", ""),
        (None, "faint", "a reader's note: faint"),
        ("reject", None, "rejected by a reader"),
        ("change", "a slip", "changed by a reader: a slip"),
    ],
)
def test_a_reader_s_verdict(verdict: str | None, note: str | None, said: str) -> None:
    assert wording.verdict(verdict, note) == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, "one report"),
        ({"outlets": 2}, "one source, 2 outlets"),
        ({"texts": 3, "outlets": 3, "support": "several"}, "3 independent reports"),
        ({"texts": 2, "outlets": 3, "support": "several"}, "2 independent reports, 3 outlets"),
        ({"texts": 1_000, "outlets": 3}, "1,000 independent reports"),
        ({"support": "contested"}, "contested, one report"),
        ({"support": "rejected"}, "rejected, one report"),
        ({"claimants": 2, "via": ["AP", "AFP"]}, "one report, 2 claimants, through AP, AFP"),
    ],
)
def test_how_a_figure_is_supported(told: Row, said: str) -> None:
    assert wording.support(row(**told)) == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, "12: Ana Ruiz, 2024-05-01"),
        ({"event": "received"}, "12 (taken in): Ana Ruiz, 2024-05-01"),
        ({"polarity": "denied", "comparator": "at_least"}, "denies ≥ 12: Ana Ruiz, 2024-05-01"),
    ],
)
def test_a_figure_in_a_cell_of_the_sides(told: Row, said: str) -> None:
    assert wording.in_cell(row(**told)) == said
    assert wording.in_cell(row(**told), True) == said.replace("≥", ">=")


def test_a_scope_that_is_not_told_is_unknown() -> None:
    assert (wording.scope(row()), wording.scope(row(scope=None))) == ("incident", "unknown")


@pytest.mark.parametrize(
    ("articles", "first", "last", "said"),
    [
        (1, "2024-05-01", "2024-05-01", "1 article, 2024-05-01"),
        (10, "2024-05-01", "2024-05-03", "10 articles, 2024-05-01 to 2024-05-03"),
        (2, None, None, "2 articles"),
    ],
)
def test_how_big_a_story_is(articles: int, first: str | None, last: str | None, said: str) -> None:
    assert wording.story({"articles": articles, "first": first, "last": last}) == said


def test_the_sentence_of_a_claim_is_cut_at_its_figure() -> None:
    places = [place(" Ana saw 12 boys. ", "12 boys"), place("Bo saw 12 boys", "12 boys", key="b:c1", label="Star")]
    one = row(reported_in=places)
    assert wording.quoted(one, "b:c1") == ("Bo saw ", "12 boys", "", "Star")
    assert wording.quoted(one, "z:c9") == wording.quoted(one, None) == ("Ana saw ", "12 boys", ".", "Post")
    assert (wording.sentence(one, "b:c1"), wording.sentence(one, None)) == ("Bo saw 12 boys", "Ana saw 12 boys.")
    assert wording.quoted(row(reported_in=[place("x", "x", sentence=None)]), None)[:3] == ("", "", "")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (None, None, ""),
        ("2024-05-01", "2024-05-01", "seen 2024-05-01"),
        ("2024-05-01", "2024-05-03", "seen 2024-05-01 to 2024-05-03"),
    ],
)
def test_when_a_figure_was_published(first: str | None, last: str | None, said: str) -> None:
    assert wording.seen(row(seen_first=first, seen_last=last)) == said


def test_whose_series_it_is() -> None:
    nobody, ana = row(claimant=None, claimant_state="Chile"), row()
    assert wording.side([nobody, ana, row(claimant_state="Peru")]) == "Ana Ruiz"
    assert wording.side([nobody, row(claimant_state="Peru"), ana]) == "Peru"
    assert wording.side([nobody]) == "no source named"


def test_a_place_in_a_series_names_who_says_so_where_several_do() -> None:
    ana, bo, nobody = row(), row(claimant="Bo"), row(claimant=None)
    assert wording.point(ana, [ana, ana]) == "2024-05-01"
    assert wording.point(ana, [ana, bo]) == "2024-05-01, Ana Ruiz"
    assert wording.point(nobody, [ana, nobody]) == "2024-05-01, no source named"


@pytest.mark.parametrize(
    ("why", "shared", "of", "said"),
    [
        ("same-sentences", 14, 15, "the same sentences (14 of 15)"),
        ("same-order", None, None, "other words, the same names and figures in the same order"),
    ],
)
def test_what_shows_a_copy(why: str, shared: int | None, of: int | None, said: str) -> None:
    assert wording.copied({"why": why, "shared": shared, "of": of}) == said


def test_what_the_words_for_support_mean() -> None:
    found = wording.supports([row(), row(support="rejected"), row()])
    assert [one.partition(":")[0] for one in found] == ["one report", "rejected"]
    assert found[1] == "rejected: a reader of the ledger rejected the claim"


@pytest.mark.parametrize(
    ("one", "other", "by", "said"),
    [
        ({}, {}, None, "Ana Ruiz: 12 boys, as of 2024-05-01"),
        ({}, {"polarity": "denied"}, None, "Ana Ruiz: 12 boys (denies the figure), as of 2024-05-01"),
        ({}, None, "Bo", "disputed by Bo"),
        ({"polarity": "denied"}, None, "Bo", "no claim of it is in these articles"),
    ],
)
def test_who_stands_against_a_figure(one: Row, other: Row | None, by: str | None, said: str) -> None:
    assert wording.against(row(**one), None if other is None else row(**other), by) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (when("2024-05-01"), when("2024-05-01"), "2024-05-01"),
        (when("2024-05-01", "assumed"), when("2024-05-03", "relative"), "2024-05-01* to 2024-05-03†"),
        (when("2024-05", "given"), when("2024-05", "given"), "2024-05‡"),
        (when(None), when(None), "undated"),
        (None, None, "undated"),
    ],
)
def test_as_of_when(first: Row | None, last: Row | None, said: str) -> None:
    assert wording.as_of(row(as_of_first=first, as_of_last=last)) == said


def test_the_marks_that_were_used_are_told() -> None:
    rows = [row(as_of_first=when("2024", "assumed")), row(as_of_last=when("2024", "given"), as_of_first=None)]
    assert wording.marks(rows) == [
        "‡ handed in with the article",
        "* the text names no date: the day of publication stands in",
    ]
    assert wording.marks([row(as_of_first=when(None, None))]) == []


def test_each_outlet_is_named_once_with_its_first_address() -> None:
    places = [place("x", "x", label=label, url=url) for label, url in (("B", "b1"), ("A", None), ("B", "b2"))]
    assert wording.sources(row(reported_in=places)) == [("B", "b1"), ("A", None)]
