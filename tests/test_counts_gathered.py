"""What is gathered of a text beside its counts, and what is left out of a count."""

from __future__ import annotations

import pytest
from drafted import claims, gathered, others


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One of the 16 girls came home.", ["One: counts.one-of"]),
        ("The body of one of the 12 children was not found.", ["one: counts.one-of"]),
        ("Six fled; one of them a girl.", ["one: counts.one-of"]),
        ("The 1.3M children and 12 boys fled.", ["1.3M children: None"]),
        ("He met two Grade 7 girls.", []),
        ("Two out of every 45 children are ill.", ["45 children: None"]),
    ],
)
def test_a_number_that_counts_nobody_is_gathered_where_no_count_holds_it(text: str, found: list[str]) -> None:
    assert others(text) == found


def test_a_place_behind_the_noun_is_no_qualifier() -> None:
    (claim,) = claims("The army killed 12 children in Bor.")
    assert (claim.qualifiers, claim.place) == ((), "Bor")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Twelve children live in New York City schools.", "New York City schools"),
        ("Forty children fled to Calle Luz 816.", "Calle Luz 816"),
        ("Twelve children were given to Chad.", "Chad"),
    ],
)
def test_a_place_is_named_as_it_is_written(text: str, found: str) -> None:
    assert [claim.place for claim in claims(text)] == [found]


@pytest.mark.parametrize(
    ("text", "polarity", "rules"),
    [
        ("The army killed 12 children in Bor.", "affirmed", ("counts.nummod",)),
        ("The army will evacuate 12 children from Bor.", "planned", ("counts.nummod", "events.planned")),
        ("It was on 3 May 2024 that 12 children drowned.", "affirmed", ("counts.nummod",)),
        ("What happened on 3 May 2024 is that 12 children fled.", "affirmed", ("counts.nummod",)),
    ],
)
def test_what_is_not_affirmed_has_a_rule_of_its_own(text: str, polarity: str, rules: tuple[str, ...]) -> None:
    (claim,) = claims(text)
    assert (claim.polarity, claim.rules) == (polarity, rules)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Three 12-year-olds were held.", "children"),
        ("Three 13-year-olds were held.", "teenagers"),
        ("Three under-12s were held.", "children"),
    ],
)
def test_those_named_by_their_age_are_of_a_group(text: str, group: str) -> None:
    (mention,) = gathered(text).mentions
    assert (mention.group, mention.rules) == (group, ["counts.year-olds"])
