"""Who is a minor: nouns that name adults as well, ages, and numbers that stand for one or for others."""

from __future__ import annotations

import pytest
from drafted import claims, gathered, others, told

from newsx import counts
from newsx.counts import nouns


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She has three sons.", ["three sons: (counts.adults)"]),
        ("She has three young sons.", ["three young sons: sons"]),
        ("She has three adult daughters.", ["three adult daughters: (counts.adults)"]),
        ("Her three adult children came.", ["three adult children: (counts.adults)"]),
        ("She has three sons, aged 6, 8 and 10.", ["three sons: sons"]),
        ("She has two sons, 6 and 10.", ["two sons: sons"]),
        ("She has two sons, 16 and 20.", ["two sons: (counts.adults)"]),
        ("She has two sons, 17 and 18.", ["two sons: (counts.adults)"]),
        ("The three sons went to school.", ["three sons: sons"]),
        ("The three sons ate bread, drank milk and then they went to school.", ["three sons: (counts.adults)"]),
        ("Four brothers and sisters drowned.", ["Four brothers and sisters: brothers and sisters"]),
        ("Four sisters and brothers drowned.", ["Four sisters and brothers: sisters and brothers"]),
        ("Two sons of the dead men went to college.", ["Two sons: (counts.adults)"]),
        ("Two young sons of the dead men went to college.", ["Two young sons: sons"]),
        ("Her two sons are pupils. Three sons drowned.", ["two sons: sons", "Three sons: sons"]),
        ("Her two sons are pupils. Three daughters drowned.", ["two sons: sons", "Three daughters: (counts.adults)"]),
        ("Twelve elderly girls came.", ["Twelve elderly girls: (counts.adults)"]),
    ],
)
def test_a_family_noun_counts_minors_where_a_word_near_it_says_so(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Twelve students sat in the classroom.", ["Twelve students: students"]),
        ("Twelve students sat in the university.", ["Twelve students: (counts.adults)"]),
        ("Twelve students of the college went to a school.", ["Twelve students: (counts.adults)"]),
        ("Twelve law students came to the school.", ["Twelve law students: (counts.adults)"]),
        ("Twelve school students came.", ["Twelve school students: students"]),
        ("The school reopened. Twelve students came.", ["Twelve students: (counts.adults)"]),
        ("The primary school reopened. Twelve students came.", ["Twelve students: students"]),
        (
            "The primary school reopened. It trains graduate teachers. Twelve students came.",
            ["Twelve students: (counts.adults)"],
        ),
        ("The primary school reopened. Its sons came. Twelve youths came.", ["Twelve youths: (counts.adults)"]),
        (
            "Forty children fled. Six of the students came home.",
            ["Forty children: children", "Six of the students: (counts.adults)"],
        ),
        (
            "Twelve students were killed on Monday when a lorry hit their bus outside a primary school.",
            ["Twelve students: students"],
        ),
    ],
)
def test_students_are_pupils_where_the_text_is_about_a_school(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Twelve youths aged 15 were held.", ["Twelve youths: youths"]),
        ("Twelve youths aged 18 were held.", ["Twelve youths: (counts.adults)"]),
        ("Twelve youths were held. A girl aged 15 fled.", ["Twelve youths: (counts.adults)"]),
    ],
)
def test_an_age_makes_youths_minors_or_adults(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Three 9-year-olds were held.", ["Three 9-year-olds: 9-year-olds"]),
        ("Three 12-year-olds were held.", ["Three 12-year-olds: 12-year-olds"]),
        ("Three 13-year-olds were held.", ["Three 13-year-olds: 13-year-olds"]),
        ("Three 17-year-olds were held.", ["Three 17-year-olds: 17-year-olds"]),
        ("Three 18-year-olds were held.", ["Three 18-year-olds: (olds)"]),
        ("Three under-12s were held.", ["Three under-12s: under-12s"]),
    ],
)
def test_those_of_an_age_are_children_teenagers_or_adults(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Police held one girl.", ["one girl: girls"]),
        ("Police held one of the girls.", []),
        ("One was a girl.", ["One: girls"]),
        ("Six fled; one of them a girl.", ["Six: (counts.no-antecedent)"]),
        ("It is the one where girls learn.", []),
    ],
)
def test_one_counts_where_it_is_no_one_of_those_counted_before(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Police held one of the girls.", ["one of the girls: counts.one-of"]),
        ("He counted 1.3M children.", ["1.3M children: None"]),
        ("He counted 1.3M trees.", []),
        ("A third of the children fled.", ["A third of the children: None"]),
        ("He met two Grade 7 girls.", []),
        ("No one fled.", ["one: counts.one-of"]),
    ],
)
def test_numbers_that_count_nobody_before_a_noun_of_the_group(text: str, found: list[str]) -> None:
    assert others(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Forty children fled. 30 others came.", ["Forty children: children", "30 others: children"]),
        ("Forty children fled. 30 more came.", ["Forty children: children", "30 more: children"]),
        ("Forty children fled. 30 more than last year came.", ["Forty children: children", "30: (counts.other-thing)"]),
        ("Forty children fled. 30 other pupils came.", ["Forty children: children", "30 other pupils: pupils"]),
    ],
)
def test_a_word_that_stands_for_others_is_no_noun(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two sisters, 9 and 12, drowned.", ["Two sisters: sisters"]),
        ("Two sisters (9 and 12) drowned.", ["Two sisters: sisters"]),
        ("Two men, 29 and 42, drowned.", ["Two men: (men)"]),
        ("Two camps, 9 and 12, closed.", ["Two camps: (camps)", "9: (counts.other-thing)", "12: (counts.other-thing)"]),
    ],
)
def test_listed_ages_are_no_counts(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("More than 40 children aged 6 to 14 were taken.", [(6, 14)]),
        ("12 children, aged four to nine, came.", [(4, 9)]),
        ("12 children between 4 and 9 came.", [(4, 9)]),
        ("12 children aged 3 to 11 months came.", [(0, 0)]),
        ("12 babies of six months came.", [(0, 0)]),
        ("12 babies aged six months to two years came.", [(0, 2)]),
        ("12 children aged 7 came.", [(7, 7)]),
        ("12 children of 7 schools came.", [(None, None)]),
        ("12 children came; nurses aged 25 to 40 led them.", [(None, None)]),
        ("12 children were found by men aged 25.", [(None, None)]),
        ("12 children aged 25 to 40 came.", [(None, None)]),
        ("12 children aged 5 to 40 came.", [(None, None)]),
        ("Three boys, aged 14, 9 and 11, came.", [(9, 14)]),
        ("Twelve girls, under 15, came.", [(None, 14)]),
        ("Twelve girls under the age of 15 came.", [(None, 14)]),
        ("Twelve girls were younger than 15.", [(None, 14)]),
        ("Twelve girls under 150 came.", [(None, None)]),
        ("Twelve 7-year-old girls came.", [(7, 7)]),
        ("Twelve children ages 4-9 came.", [(4, 9)]),
        ("Twelve children aged from 4 to 9 came.", [(4, 9)]),
        ("Twelve babies of 3 weeks came.", [(0, 0)]),
        ("Twelve girls below 15 came.", [(None, 14)]),
        ("Twelve girls; a man under 30 led them.", [(None, None)]),
        ("Twelve pupils aged 16 to 30 came.", [(16, 30)]),
        ("Twelve pupils aged 16 to 31 came.", [(None, None)]),
        ("Twelve girls, all under 15, came.", [(None, 14)]),
    ],
)
def test_ages_stand_beside_the_count(text: str, found: list[tuple[int | None, int | None]]) -> None:
    assert [(claim.age_low, claim.age_high) for claim in claims(text)] == found


def test_the_groups_that_a_group_includes_are_named_with_it() -> None:
    assert nouns.nouns(("people",))["girls"] == nouns.Noun("girls", "girls", False, False)
    assert nouns.nouns(("girls",))["sister"] == nouns.Noun("sisters", "girls", True, True)
    assert "boys" not in nouns.nouns(("girls",))
    assert [nouns.plural_of(group) for group in ("children", "girls", "people")] == ["children", "girls", "people"]
    assert nouns.counts_minors(["girls"])
    assert not nouns.counts_minors(["girls", "people"])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Nobody came.", False),
        ("TWO BOYS came.", True),
        ("The boycott went on.", False),
        ("Two 9-year-olds came.", True),
    ],
)
def test_a_text_that_names_no_minor_holds_its_dates_only(text: str, named: bool) -> None:
    found = counts.without_counts(f"{text} It was 3 May 2024.", None, None, ["children"])
    assert (found is None) == named
    assert found is None or [when.date for when in found.dates] == ["2024-05-03"]


def test_a_title_can_name_minors_and_people_are_always_looked_for() -> None:
    assert counts.without_counts("Nobody came.", "Two boys", None, ["children"]) is None
    assert counts.without_counts("Nobody came.", None, None, ["people"]) is None


def test_the_numbers_that_are_no_counts_are_told_with_the_reason() -> None:
    text = "On 3 May 2024 12 buses took 40 children and 9 men; 7 percent fled."
    found = counts.rejected(text, gathered(text), {text.index("40")})
    assert [(one.surface, one.rule) for one in found] == [
        ("3 May 2024", "numbers.date"),
        ("12 buses", "counts.other-thing"),
        ("9 men", "counts.other-thing"),
        ("7", "numbers.percent"),
    ]
    assert all(one.why for one in found)
    assert found[1].why.endswith("(buses)")
    assert [one.rule for one in counts.rejected("Two boys.", gathered("Two boys."), set())] == ["counts.no-claim"]


def test_where_people_are_counted_an_adult_is_one() -> None:
    assert told("She has three sons.", ("people",)) == ["three sons: sons"]
    assert told("Police held 12 men.", ("people",)) == ["12 men: men"]
