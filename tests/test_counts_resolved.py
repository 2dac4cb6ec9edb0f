"""Numbers whose noun the words behind them name, and numbers of which the text says that all are children."""

from __future__ import annotations

import pytest
from drafted import gathered, told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Of the 200 dead, 34 were children.", ["200 dead: (dead)", "34: children"]),
        ("Of the 200 dead, 34 of the wounded were young children.", ["200 dead: (dead)", "34: children"]),
        ("One was a girl.", ["One: girls"]),
        ("None were children.", ["None: children"]),
        ("Many of them were children.", ["Many: children"]),
        ("The bus carried 40 people, 12 of them girls.", ["40 people: (people)", "12 of them girls: girls"]),
        ("The flights bring to 318 the number of children repatriated from Idlib.", ["318: children"]),
        ("The flights bring to 318 the total number of young children repatriated.", ["318: children"]),
        ("None of these 12 children was hurt.", ["None: (counts.one-of)", "12 children: children"]),
    ],
)
def test_the_words_behind_the_number_name_its_noun(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Of the 200 dead, 34 were children.", [[], ["counts.predicate"]]),
        ("The bus carried 40 people, 12 of them girls.", [[], ["counts.apposed"]]),
        ("The flights bring to 318 the number of children repatriated.", [["counts.elided"]]),
        ("The blast killed 20 soldiers, all of them boys.", [["counts.apposed"]]),
        ("The camp holds 40 young people under eighteen.", [["counts.year-olds"]]),
        ("The bus carried 40 people, 12 of whom were 14-year-olds.", [[], ["counts.year-olds"]]),
        ("Nine of the 16 girls came home.", [["counts.partitive"], ["counts.nummod"]]),
        ("Forty children fled. Nine came home.", [["counts.nummod"], ["counts.elided"]]),
        ("Girls account for 30.", [["counts.predicate"]]),
        (
            "Forty children fled. Nine of the 16 girls came home.",
            [["counts.nummod"], ["counts.partitive"], ["counts.nummod"]],
        ),
    ],
)
def test_each_way_of_naming_it_has_its_rule(text: str, found: list[list[str]]) -> None:
    assert [sorted(mention.rules) for mention in gathered(text).mentions] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Of the 200 dead, 34 were under 18.", ["200 dead: (dead)", "34: children"]),
        ("Of the 200 dead, 34 were under the age of five.", ["200 dead: (dead)", "34: children"]),
        ("The bus carried 40 people, 12 of them under 15.", ["40 people: (people)", "12: children"]),
        (
            "The bus carried 40 people, 12 of them under 35.",
            ["40 people: (people)", "12: (counts.other-thing)", "under 35: (counts.other-thing)"],
        ),
        (
            "The bus carried 40 people, 12 of whom were 14-year-olds.",
            ["40 people: (people)", "12 of whom were 14-year-olds: 14-year-olds"],
        ),
        (
            "The bus carried 40 people, 12 of whom were 9-year-olds.",
            ["40 people: (people)", "12 of whom were 9-year-olds: 9-year-olds"],
        ),
        ("The bus carried 40 people, two of them 40-year-olds.", ["40 people: (people)", "two: (counts.other-thing)"]),
    ],
)
def test_an_age_behind_the_number_makes_them_minors(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The blast killed 20 people, all of them children.", ["20 people: children"]),
        ("The blast killed 20 people, all children.", ["20 people: children"]),
        ("The blast killed two people — both girls.", ["two people: girls"]),
        ("The blast killed 20 soldiers, all of them boys.", ["20 soldiers: boys"]),
        ("The camp holds 40 young people under eighteen.", ["40 young people: people"]),
        ("The camp holds 40 young people under eighteen months.", ["40 young people: (people)"]),
        ("The camp holds 40 boys under eighteen.", ["40 boys: boys"]),
        ("The camp holds 40 girls, all children.", ["40 girls: girls"]),
    ],
)
def test_a_larger_number_counts_what_all_of_it_is(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Girls accounted for 30 of the 80 victims.", ["30: girls", "80 victims: (victims)"]),
        ("Girls account for 30.", ["30: girls"]),
        ("The girl made up for 30.", ["30: (counts.no-antecedent)"]),
        ("Girls paid for 30.", ["30: (counts.no-antecedent)"]),
        ("Troops account for 30.", ["30: (counts.no-antecedent)"]),
    ],
)
def test_children_as_subject_of_a_verb_of_composition_give_the_number(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nine of the 16 girls came home.", ["Nine: girls", "16 girls: girls"]),
        ("Nine out of the 16 girls came home.", ["Nine: girls", "16 girls: girls"]),
        ("Nine of the 16 women came home.", ["Nine: (counts.no-antecedent)", "16 women: (women)"]),
        ("Nine and the 16 girls came home.", ["Nine: (counts.no-antecedent)", "16 girls: girls"]),
        ("One of the 16 girls came home.", ["16 girls: girls"]),
        ("None of the 16 girls came home.", ["None: (counts.one-of)", "16 girls: girls"]),
        ("Many of the 16 girls came home.", ["Many: (counts.many)", "16 girls: girls"]),
        ("Two of her three young sons drowned.", ["Two: sons", "three young sons: sons"]),
    ],
)
def test_a_number_before_of_is_part_of_the_next_number(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nine came home.", ["Nine: (counts.no-antecedent)"]),
        ("Many came home.", ["Many: (counts.many)"]),
        ("One came home.", ["One: (counts.one-of)"]),
        ("Nobody spoke. The truck sank with 12.", ["12: (counts.no-antecedent)"]),
    ],
)
def test_a_number_that_stands_alone_counts_nothing(text: str, found: list[str]) -> None:
    assert told(text) == found
