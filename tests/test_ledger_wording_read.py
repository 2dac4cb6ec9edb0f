"""newsx/ledger/wording.py: numbers, names and what was read, in words."""

from __future__ import annotations

import pytest
from ledger_rows import READ, Row, place, row

from newsx.ledger import wording


@pytest.mark.parametrize(
    ("number", "noun", "many", "said"),
    [
        (1, "claim", None, "1 claim"),
        (0, "claim", None, "0 claims"),
        (2000, "copy", "copies", "2,000 copies"),
        (1, "copy", "copies", "1 copy"),
    ],
)
def test_a_number_with_its_noun(number: int, noun: str, many: str | None, said: str) -> None:
    assert wording.counted(number, noun, many) == said
    assert wording.articles(2) == "2 articles"


@pytest.mark.parametrize(
    ("role", "state", "kind", "said"),
    [
        ("ombudsman", "Ukraine", "person", "ombudsman, Ukraine"),
        (None, "Ukraine", "person", "Ukraine"),
        (None, "Ukraine", "state", ""),
        ("mayor", None, "person", "mayor"),
    ],
)
def test_a_role_with_its_state(role: str | None, state: str | None, kind: str, said: str) -> None:
    assert wording.role({"role": role, "state": state, "kind": kind}) == said


def test_a_row_as_a_reader_cites_it() -> None:
    one = row(reported_in=[place("x", "x", published="2024-05-02", url="https://a.example"), place("y", "y")])
    assert wording.citation(one) == (
        "12 boys, taken; Ana Ruiz, as of 2024-05-01. Post, 2024-05-02, https://a.example. [a:c1]"
    )
    assert wording.citation(row()) == "12 boys, taken; Ana Ruiz, as of 2024-05-01. Post. [a:c1]"


@pytest.mark.parametrize(
    ("name", "acronym", "said"),
    [
        ("World Food Programme", "WFP", "World Food Programme (WFP)"),
        ("WFP", "WFP", "WFP"),
        ("Red Cross", None, "Red Cross"),
    ],
)
def test_a_body_s_full_name(name: str, acronym: str | None, said: str) -> None:
    assert wording.full_name({"name": name, "acronym": acronym}) == said


def test_what_the_codebook_says_an_event_means() -> None:
    assert wording.event_meaning("adopted").startswith("adopted")
    assert wording.event_meaning("no such event") == ""


def test_an_entry_of_the_words() -> None:
    assert wording.words("said", "no_date") == "undated"
    assert wording.words("scope", "total") == "Running totals"
    assert wording.words("basis", "given", "mark") == "‡"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, {"Articles": "3 articles", "Outlets": "2 outlets", "Published": "2024-05-01 to 2024-05-03"}),
        ({"records": 5}, {"Articles": "3 articles, 2 records of the same bytes left out"}),
        ({"copies": 1}, {"Articles": "3 articles, 1 copy of another's text"}),
        (
            {"records": 4, "copies": 2},
            {"Articles": "3 articles, 1 record of the same bytes left out, 2 copies of another's text"},
        ),
        ({"publishers": 1, "without_publisher": 1}, {"Outlets": "1 outlet (1 article without a named one)"}),
        ({"published_last": "2024-05-01"}, {"Published": "2024-05-01"}),
        ({"undated": 2}, {"Published": "2024-05-01 to 2024-05-03 (2 articles undated)"}),
        ({"published_first": None, "published_last": None, "undated": 3}, {"Published": "no dates known"}),
        ({"claims": 1, "mentions": 1, "with_claims": 1}, {"Claims": "1 claim in 1 article"}),
        (
            {"claims": 4, "mentions": 6, "with_claims": 2, "without_claimant": 1},
            {
                "Claims": "4 claims in 2 articles, 2 repeats inside an article left out",
                "": "1 claim with no source named",
            },
        ),
        ({"without_claimant": 1}, {}),
        (
            {"accepted": 1_000, "corrected": 1, "rejected": 2, "noted": 1, "reviewed_elsewhere": 2},
            {
                "Reviewed": "1,000 confirmed, 1 changed, 2 rejected, 1 note without a verdict, 2 rows on claims that "
                "are not here"
            },
        ),
        ({"noted": 3}, {"Reviewed": "3 notes without a verdict"}),
    ],
)
def test_what_was_read_line_by_line(told: Row, said: dict[str, str]) -> None:
    plain = {"Articles": "3 articles", "Outlets": "2 outlets", "Published": "2024-05-01 to 2024-05-03"}
    assert dict(wording.overview(READ | told)) == plain | said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, []),
        ({"notes": ["faint"]}, ["a reader's note: faint"]),
        ({"support": "rejected", "notes": ["a slip", "faint"]}, ["rejected by a reader", "a slip", "faint"]),
        ({"accepted": 2}, ["confirmed by a reader"]),
        (
            {"accepted": 1, "read_as": ["value 41"], "notes": ["faint"]},
            ["confirmed by a reader", "changed by a reader, read as: value 41", "faint"],
        ),
    ],
)
def test_what_a_reader_of_the_ledger_said(told: Row, said: list[str]) -> None:
    assert wording.review(row(**told)) == said
