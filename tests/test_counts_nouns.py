"""Which noun a number counts: what may stand between the two, and what takes the number away from the noun."""

from __future__ import annotations

import pytest
from drafted import gathered, one, told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Police found 12 well-fed boys and nine half-starved girls.",
            ["12 well-fed boys: boys", "nine half-starved girls: girls"],
        ),
        ("The group freed 12 looked-after children.", ["12 looked-after children: children"]),
        ("Some 30 blind or deaf pupils fled.", ["Some 30 blind or deaf pupils: pupils"]),
        ("They brought home 300 “stolen” children.", ["300 “stolen” children: children"]),
        ("The list names 40 of their pupils.", ["40 of their pupils: pupils"]),
        ("The list names hundreds of such children.", ["hundreds of such children: children"]),
        ("The clinic treated 12 more such children.", ["12 more such children: children"]),
        ("The clinic treated 40 injured such children.", ["40 injured such children: children"]),
        (
            "Nearly 300 of Nigeria's abducted schoolgirls came home.",
            ["Nearly 300 of Nigeria's abducted schoolgirls: schoolgirls"],
        ),
        ("Nearly 300 of Nigeria’s schoolgirls came home.", ["Nearly 300 of Nigeria’s schoolgirls: schoolgirls"]),
        ("Officers held 12 16-year-old boys.", ["12 16-year-old boys: boys"]),
        ("He met two Grade 7 girls.", ["two Grade 7 girls: girls"]),
        ("Twelve first graders fled.", ["Twelve first graders: graders"]),
        ("Nine returned children spoke; nine returned.", ["Nine returned children: children", "nine: children"]),
        (
            "Some 12 half-starved, mostly Kurdish children came.",
            ["Some 12 half-starved, mostly Kurdish children: children"],
        ),
        ("Thousands of innocent, unarmed children were taken.", ["Thousands of innocent, unarmed children: children"]),
        (
            "Thousands of frightened and hungry children were taken.",
            ["Thousands of frightened and hungry children: children"],
        ),
        ("Nine of those 16 very small children came home.", ["Nine: children", "16 very small children: children"]),
        ("“Twelve” children, he wrote, were missing.", ["Twelve” children: children"]),
    ],
)
def test_words_may_stand_between_a_number_and_its_noun(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Police counted 12 children's homes.", ["12 children's homes: (homes)"]),
        ("Police counted 12 boys' schools.", ["12 boys' schools: (schools)"]),
        ("The fund pays 12 child benefits.", ["12 child benefits: (benefits)"]),
        ("Two girls teams met in Lagos.", ["Two girls teams: (teams)"]),
        ("Two children clinics closed.", ["Two children clinics: (clinics)"]),
        ("The city has 12 child-care centres.", ["12 child-care centres: (centres)"]),
        ("Officials counted 60 dead civilians in Bor.", ["60 dead civilians: (civilians)"]),
        (
            "The home holds 17 child soldiers and 30 child brides.",
            ["17 child soldiers: child soldiers", "30 child brides: child brides"],
        ),
        (
            "Doctors saw 12 infant deaths and nine baby girls.",
            ["12 infant deaths: infant deaths", "nine baby girls: baby girls"],
        ),
        (
            "Soldiers took 12 boy soldiers and nine orphan patients.",
            ["12 boy soldiers: boy soldiers", "nine orphan patients: orphan patients"],
        ),
    ],
)
def test_a_noun_behind_the_first_takes_the_number(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("‘I counted 47 children’, the nurse said.", ["47 children: children"]),
        ("‘I counted 47 children’ yesterday, the nurse said.", ["47 children: children"]),
    ],
)
def test_a_quotation_that_ends_behind_the_noun_is_no_possessive(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The army freed 12 refugees Monday.", ["12 refugees: (refugees)"]),
        ("The blast killed 40 and wounded girls at play.", ["40: (counts.no-antecedent)"]),
        ("Doctors saw 30 child and adult patients.", ["30 child: (child)"]),
        ("Between 30 and 40 still carried amulets.", ["Between 30 and 40: (counts.no-antecedent)"]),
        ("Some 30 armed with knives stormed the school.", ["Some 30: (counts.no-antecedent)"]),
        ("Soldiers detained 700 last month.", ["700: (counts.no-antecedent)"]),
        ("The flights bring to 262 the number of children freed.", ["262: children"]),
        ("Forty fled from the camp with children.", ["Forty: (counts.no-antecedent)"]),
        ("The agency knows of 40 | 12 children.", ["40: (counts.other-thing)", "12 children: children"]),
    ],
)
def test_a_clause_ends_the_noun_phrase(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The shelling left 200 dead.", ["200 dead: (dead)"]),
        ("The blast left 34 wounded in Herat.", ["34 wounded: (wounded)"]),
        ("The blast left 34 wounded, police said.", ["34 wounded: (wounded)"]),
        ("Five pupils were killed and 18 injured.", ["Five pupils: pupils", "18: pupils"]),
        ("The blast left nine pupils dead and 18 civilians.", ["nine pupils: pupils", "18 civilians: (civilians)"]),
    ],
)
def test_an_adjective_stands_for_people_where_no_noun_follows(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A study found that one in 45 children had lost a parent.", []),
        ("Two out of every 45 children are ill.", []),
        ("The law known as No Child Left Behind was passed.", ["No Child: (counts.other-thing)"]),
        ("No children were hurt in the blast.", ["No children: children"]),
        ("“No Child should be hurt,” he said.", ["No Child: children"]),
        (
            "The blast killed 44, including many children.",
            ["44: (counts.no-antecedent)", "many children: (counts.many)"],
        ),
    ],
)
def test_a_number_of_something_else_counts_nobody(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The grant helps families with three children.", ["three children: (counts.each)"]),
        ("The grant helps the families with three children.", ["three children: children"]),
        ("The grant helps 40 families with three children.", ["40 families: (families)", "three children: children"]),
        ("Couples with three children pay less.", ["three children: (counts.each)"]),
        ("A mother with three children fled.", ["three children: children"]),
        ("Camps with 300 children were shelled.", ["300 children: children"]),
        ("Her parents with three children fled.", ["three children: children"]),
    ],
)
def test_households_with_children_are_each_said_to_have_them(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Soldiers took 30 boys and girls.", ["30 boys and girls: boys and girls"]),
        ("Soldiers took 30 boys or girls.", ["30 boys or girls: boys and girls"]),
        ("Soldiers took 30 girls & boys.", ["30 girls & boys: girls and boys"]),
        ("Soldiers took 30 girls and schoolgirls.", ["30 girls and schoolgirls: girls"]),
        ("Soldiers took 30 girls and a teacher.", ["30 girls: girls"]),
        ("Soldiers took 30 girls with boys.", ["30 girls: girls"]),
        ("Soldiers took 30 boys and teachers.", ["30 boys: (counts.mixed)"]),
        ("Soldiers took 30 girls and huts.", ["30 girls: girls"]),
    ],
)
def test_a_second_noun_behind_and_is_counted_too(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Doctors saw 30 child and teenage patients.", ["30 child: (child)"]),
        ("One child was there; no child was hurt.", ["One child: children", "no child: children"]),
    ],
)
def test_a_singular_counts_only_one_or_none(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gunmen take 12 children", ["12 children: children"]),
        ("Blast leaves 34 wounded", ["34 wounded: (wounded)"]),
        ("Soldiers free 12 boys and girls", ["12 boys and girls: boys and girls"]),
        ("Soldiers free 12 boys and", ["12 boys: boys"]),
        ("Gunmen free 12", ["12: (counts.no-antecedent)"]),
    ],
)
def test_a_headline_ends_with_its_number_or_noun(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The home holds 17 child soldiers.", [["counts.compound", "counts.nummod"]]),
        ("Hundreds of children fled.", [["counts.of"]]),
    ],
)
def test_a_compound_has_its_rule(text: str, found: list[list[str]]) -> None:
    assert [sorted(mention.rules) for mention in gathered(text).mentions] == found


def test_boys_and_girls_are_children() -> None:
    assert one("Soldiers took 30 boys and girls.", "30 boys and girls").group == "children"
    assert one("Soldiers took 30 girls and schoolgirls.", "30 girls and schoolgirls").group == "girls"
