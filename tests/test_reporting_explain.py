"""newsx/reporting/explain.py: what is told of one article and its counts."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
import records

from newsx.article import Count, When
from newsx.explanation import Explanation, NearlyDropped, Rejected, Weighed
from newsx.reporting.explain import dropped, explain_text, facts, first_words, provenance
from newsx.reporting.table import console_for

TEXT = "On Monday Ana Ruiz said that at least 12 boys were taken. Some of 40 boys fled."


def count(**told: Any) -> Count:
    return records.count(
        TEXT, "at least 12 boys", 12, **{"comparator": "at_least", "unit": "boys", "group": "boys"} | told
    )


def told(one: Count, *weighed: Weighed) -> dict[str, str]:
    return {fact.heading: fact.said for fact in facts(one, weighed)}


ANA = records.claimant(TEXT, "Ana Ruiz")
PLAIN = {
    "figure": "≥ 12 (at least, low 12)",
    "of whom": "boys",
    "event": "taken: ",
    "scope": "incident",
    "claimed by": "no source named, the reporter's own voice",
    "as of": "undated",
    "how sure": "90%",
}


@pytest.mark.parametrize(
    ("change", "differs"),
    [
        ({}, {}),
        ({"comparator": "exact"}, {"figure": "12 (exact, low 12, high 12)"}),
        ({"low": None}, {"figure": "≥ 12 (at least)"}),
        ({"unit": "pupils"}, {"of whom": "pupils (boys)"}),
        ({"whose": "Peru", "place": "Lima"}, {"of whom": "boys; Peru → Lima"}),
        ({"qualifiers": ("small", "ill")}, {"of whom": "boys; small, ill"}),
        ({"age_low": 4, "age_high": 9}, {"of whom": "boys; aged from 4 to 9"}),
        ({"age_high": 0}, {"of whom": "boys; aged to 0"}),
        ({"event_surface": "taken"}, {"event": "taken (“taken”): "}),
        ({"polarity": "denied"}, {"polarity": "denied"}),
        ({"scope": None}, {"scope": None}),
        ({"claimed_by": (ANA,)}, {"claimed by": "Ana Ruiz (person; “Ana Ruiz”); attributed"}),
        (
            {"as_of": records.when("2024-05-06")},
            {"as of": "2024-05-06 (stated: the text names the date)"},
        ),
        (
            {"as_of": When("2024-05-06", "day", "Monday", 3, 9, "relative")},
            {"as of": '2024-05-06 (“Monday”, relative: worked out from words such as "last week")'},
        ),
        ({"since": records.when("2014")}, {"since": "2014 (stated: the text names the date)"}),
        ({"disputed_by": ("Bo", "Cy")}, {"disputed by": "Bo, Cy"}),
        ({"verified": True}, {"verified": "said to be verified"}),
        ({"verified": False}, {"verified": "not independently verified, says the text"}),
        ({"part_of": "c9"}, {"part of": "c9"}),
        ({"same_as": "c9"}, {"says the same as": "c9"}),
        ({"sure": None}, {"how sure": None}),
        ({"sure": 0.0}, {"how sure": "0%"}),
    ],
)
def test_a_count_in_facts(change: dict[str, Any], differs: dict[str, str | None]) -> None:
    expected = {name: said for name, said in (PLAIN | differs).items() if said is not None}
    found = told(count(rules=(), **change))
    meaning = found["event"].partition(": ")[2]
    assert meaning
    assert found | {"event": found["event"].removesuffix(meaning)} == expected


def test_the_rules_of_a_count_are_told_with_their_reasons() -> None:
    found = told(count(rules=("counts.nummod", "no.such-rule")))
    assert len(found["counts.nummod"]) > 20
    assert found["no.such-rule"] == ""


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((("taken", 0.9), ("held", 0.08), ("killed", 0.02), ("other", 0.019)), "taken 90%, held 8%, killed 2%"),
        ((("taken", 0.99), ("held", 0.01)), None),  # one alone has a chance
    ],
)
def test_what_else_a_field_may_be_is_told(options: tuple[tuple[str, float], ...], said: str | None) -> None:
    assert told(count(), Weighed("event", options)).get("event, weighed") == said


@pytest.mark.parametrize(
    ("text", "shown"),
    [("  a\n b ", "a b"), ("x" * 100, "x" * 100), ("x" * 101, "x" * 100 + " …"), ("x" * 99 + " yz", "x" * 99 + " …")],
)
def test_the_first_words_of_a_block(text: str, shown: str) -> None:
    assert first_words(text) == shown


def test_where_an_article_comes_from() -> None:
    when = "published 2024-05-06 (given: handed in with the article)"
    given: dict[str, Any] = {"path": "a.txt", "url": "https://a.example", "publisher": "Post"}
    one = records.article(
        TEXT, published=records.when("2024-05-06", "given"), dateline=records.dateline("AP", "Lima"), **given
    )
    assert provenance(one) == ["a.txt", "https://a.example", "Post", when, "Lima"]
    assert provenance(records.article(TEXT, path=None)) == ["publication date unknown"]


def test_what_was_dropped_is_told_with_how_sure_it_is() -> None:
    blocks = tuple(records.dropped(f"clean.{n}", "a reason", "Share") for n in range(2))
    article = records.article(TEXT, dropped=blocks)
    plain = dropped(Explanation(article, sure=(None, None)))
    assert [(text, [(fact.heading, fact.said) for fact in told]) for text, told in plain] == [
        ("Share", [("clean.0", "a reason")]),
        ("Share", [("clean.1", "a reason")]),
    ]
    kinds = Weighed("kind", (("share", 0.91), ("app", 0.06))), None
    weighed = dropped(Explanation(article, sure=(0.876, None), kinds=kinds))
    assert [[(fact.heading, fact.said) for fact in told] for _, told in weighed] == [
        [("clean.0 (88% sure)", "a reason"), ("kind, weighed", "share 91%, app 6%")],
        [("clean.1 (not by the weights)", "a reason")],
    ]


def test_an_article_with_every_decision_in_a_terminal() -> None:
    text = "At least 12 boys were taken, Ana Ruiz said on 3 May.\n\nShare this page."
    start, end = records.span(text, "3 May")
    one = records.count(text, "At least 12 boys", 12, comparator="at_least", unit="boys", group="boys", rules=(),
                        claimed_by=(records.claimant(text, "Ana Ruiz"),))  # fmt: skip
    left_out = (records.dropped("clean.after", "stands below", "Tweet " * 30),)
    told = {"counts": (one,), "dropped": left_out, "warnings": ("no-date: none",)}
    article = records.article(text, path="a.txt", title="Raid", **told)
    article = replace(article, blocks=(article.blocks[0], replace(article.blocks[1], kind="list_item")))
    nearly = (NearlyDropped(*records.span(text, "Share this page."), 0.24, Weighed("kind", (("share", 0.5),))),)
    rejected = (Rejected("3 May", start, end, "numbers.date", "A calendar date."),)
    weighed = {"c1": (Weighed("event", (("taken", 0.9), ("held", 0.1))),)}
    explanation = Explanation(article, rejected, weighed, nearly=nearly, sure=(None,))
    meaning = {fact.heading: fact.said for fact in facts(one)}["event"]
    out = io.StringIO()
    explain_text(explanation, console_for(out, 200, False))
    assert [line.rstrip() for line in out.getvalue().splitlines()] == [
        "Raid",
        "a.txt · publication date unknown",
        "  At least 12 boys [c1] were taken, Ana Ruiz said on 3 May.",
        "",
        "  list_item: Share this page.",
        "",
        "Counts",
        "  c1  “At least 12 boys”",
        "      figure: ≥ 12 (at least, low 12)",
        "      of whom: boys",
        f"      event: {meaning}",
        "      scope: incident",
        "      claimed by: Ana Ruiz (person; “Ana Ruiz”); attributed",
        "      as of: undated",
        "      how sure: 90%",
        "      event, weighed: taken 90%, held 10%",
        "",
        "Numbers that are no count",
        "  “3 May”",
        "      numbers.date: A calendar date.",
        "",
        "What was dropped",
        f"  “{first_words('Tweet ' * 30)}”",
        "      clean.after: stands below",
        "",
        "What was nearly dropped",
        "  “Share this page.”",
        "      a blurb: 24%",
        "      kind, weighed: share 50%",
        "",
        "warning: no-date: none",
    ]


def test_an_article_without_anything_says_so() -> None:
    out = io.StringIO()
    explain_text(Explanation(records.article("It rained.")), console_for(out, 80, False))
    assert [line.rstrip() for line in out.getvalue().splitlines()] == [
        "(no headline)", "story.txt · publication date unknown", "  It rained.", "", "No counts were found", "",
    ]  # fmt: skip
