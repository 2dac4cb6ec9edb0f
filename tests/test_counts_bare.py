"""Numbers without a noun: which of them count, and what they go on from."""

from __future__ import annotations

import pytest
from drafted import antecedents, gathered, parts, told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Forty children fled. Twelve of them were caught.", ["Twelve as Forty children"]),
        ("Forty children fled, of whom 12 drowned.", ["12 as Forty children"]),
        ("Forty children fled. Among them, 12 drowned.", ["12 as Forty children"]),
        ("Forty children fled. Another 34 are missing.", ["Another 34 as Forty children"]),
        ("Forty children fled. A further 34 are missing.", ["A further 34 as Forty children"]),
        ("Forty children fled. 30 others stayed.", ["30 others as Forty children"]),
        ("Forty children fled. Nine more stayed.", ["Nine more as Forty children"]),
        ("Forty children fled. The other six stayed behind.", ["other six as Forty children"]),
        ("Forty children fled. The remaining six stayed behind.", ["remaining six as Forty children"]),
        ("Forty children fled. Nine, the mayor said, came home.", ["Nine as Forty children"]),
        ("Forty children fled. The army let 12 go.", ["12 as Forty children"]),
        ("Forty children fled. Police found 12, and soldiers nine.", ["12 as Forty children", "nine as 12"]),
        ("Forty children fled. Guards shot some and let nine escape.", []),
        ("Forty children fled. The mayor let 12 come home.", ["12 as Forty children"]),
        ("Forty children fled. The fine was raised to 12 dollars.", []),
        ("The home, built for 30 children, held 52 last month.", ["52 as 30 children"]),
        ("Forty children fled. Twelve of them wounded.", ["Twelve as Forty children"]),
        ("Forty children fled. Among the missing: 30 others.", ["30 others as Forty children"]),
    ],
)
def test_a_number_goes_on_from_what_was_counted_last(text: str, found: list[str]) -> None:
    assert antecedents(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Forty children fled. In 2018 it was 437.", ["437 as Forty children"]),
        ("Forty children fled. In May there were 50.", ["50 as Forty children"]),
        ("Forty children fled. The union gave a higher number: 26.", ["26 as Forty children"]),
        ("Forty children fled. The ministry put the number at 87.", ["87 as Forty children"]),
        ("Twelve children died. The ministry put the toll of children at 87.", ["87 as Twelve children"]),
        ("Twelve children died in the flood. By Monday the toll had risen to 87.", ["87 as Twelve children"]),
        ("Twelve children died in the flood. By Monday the number had risen to 87.", ["87 as Twelve children"]),
        ("Forty men died in the flood. By Monday the toll of men had risen to 87.", []),
    ],
)
def test_a_figure_named_before_goes_on(text: str, found: list[str]) -> None:
    assert antecedents(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Forty children fled. Kyiv knows of 59.", [["counts.nummod"], ["counts.elided", "counts.rival"]]),
        ("Forty children fled. The federation says nine.", [["counts.nummod"], ["counts.elided", "counts.rival"]]),
        ("Forty children fled. The register names 67.", [["counts.nummod"], ["counts.elided", "counts.rival"]]),
        (
            "Forty children fled. The convoy brought to 64 the number who have come home.",
            [["counts.nummod"], ["counts.elided", "counts.rival"]],
        ),
        ("Forty children fled, up from 29 on Friday.", [["counts.nummod"], ["counts.elided", "counts.rival"]]),
        ("Forty children fled. Their ages run from 6 to 17.", [["counts.nummod"], []]),
        ("Forty children fled. The ministry puts the dead at 23.", [["counts.nummod"], []]),
        (
            "Forty children fled. The ministry puts the girls at 23.",
            [["counts.nummod"], ["counts.elided", "counts.rival"]],
        ),
        ("Forty children fled. The army lists 30 of them.", [["counts.nummod"], ["counts.elided", "counts.partitive"]]),
        ("Kyiv lists 30 boys. Moscow lists 28.", [["counts.nummod"], ["counts.elided", "counts.rival"]]),
        (
            "Kyiv lists 30 boys. Moscow lists 28 and 30.",
            [["counts.nummod"], ["counts.elided", "counts.rival"], ["counts.elided"]],
        ),
    ],
)
def test_another_source_s_figure_is_a_rival(text: str, found: list[list[str]]) -> None:
    assert [sorted(mention.rules) for mention in gathered(text).mentions] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Forty children fled. The camp lost sight of 20.", ["20 as Forty children"]),
        ("Forty children fled. Baghdad took back 170 in June.", ["170 as Forty children"]),
        ("Forty children fled. Baghdad shot 170 boys, and it held 12.", ["12 as 170 boys"]),
        ("Forty children fled. They met at 9.", []),
        ("Forty children fled. They met in 12.", []),
        ("Forty children fled. The guards counted 12 slowly.", ["12 as Forty children"]),
        ("Forty children fled. They left at 12, soldiers said.", []),
        ("Forty children fled. Police said they had found 12", ["12 as Forty children"]),
        ("Forty children fled. The home had lost 20.", ["20 as Forty children"]),
    ],
)
def test_an_object_without_a_noun_goes_on(text: str, found: list[str]) -> None:
    assert antecedents(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Forty children fled to Calle Luz 816.", ["Forty children: children", "816: (counts.other-thing)"]),
        ("Forty children fled. A man of 29 was held.", ["Forty children: children", "29: (counts.other-thing)"]),
        ("Forty children fled. Her son had turned four.", ["Forty children: children", "four: (counts.other-thing)"]),
        ("Forty children fled. Riabov, 39, stayed.", ["Forty children: children"]),
        ("Forty children fled. A teacher, 39, stayed.", ["Forty children: children"]),
        (
            "Forty children fled. The clinic treats children under five, and girls over nine.",
            ["Forty children: children", "over nine: (counts.other-thing)"],
        ),
        ("Forty children fled. The school in Bor 2 reopened.", ["Forty children: children", "2: (counts.other-thing)"]),
        ("Forty children fled. The war lasted from 1990 to 2019.", ["Forty children: children"]),
        ("Forty children fled. Soldiers killed 1,990 in May.", ["Forty children: children", "1,990: children"]),
        ("Forty children fled. Soldiers killed 1990 in May.", ["Forty children: children"]),
        ("Forty children fled. Guards caught 1990 of them.", ["Forty children: children", "1990: children"]),
        ("Forty children fled. 12 too many, the mayor said.", ["Forty children: children", "12: (counts.other-thing)"]),
        (
            "Forty children fled. That is 700 more than ministers admitted.",
            ["Forty children: children", "700: (counts.other-thing)"],
        ),
        (
            "Forty children fled. That is 700 fewer than ministers admitted.",
            ["Forty children: children", "700: (counts.other-thing)"],
        ),
        (
            "Forty children fled. It treats children up to five.",
            ["Forty children: children", "up to five: (counts.other-thing)"],
        ),
        (
            "Forty children fled. It treats boys between five and nine.",
            ["Forty children: children", "between five and nine: (counts.other-thing)"],
        ),
    ],
)
def test_labels_ages_and_years_count_nothing(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Forty children fled. The sun rose. The wind fell. Rain came. Nine were caught.", ["Nine as Forty children"]),
        ("Forty children fled. The sun rose. The wind fell. Rain came. It snowed. Nine were caught.", []),
        ("Forty children fled. The sun rose. Guards found 12.", ["12 as Forty children"]),
        ("Forty children fled. The sun rose. The wind fell. Guards found 12.", []),
        (
            "Forty children fled. The sun rose. The wind fell. Rain came. Another 12 are missing.",
            ["Another 12 as Forty children"],
        ),
        (
            "Forty children fled. The sun rose. The wind fell. Guards caught another 12.",
            ["another 12 as Forty children"],
        ),
    ],
)
def test_a_subject_reaches_back_four_sentences_and_an_object_two(text: str, found: list[str]) -> None:
    assert antecedents(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Forty children fled with 12 adults. Nine were caught.", ["Nine as Forty children"]),
        ("Forty children fled with 12 adults. Nine of them were caught.", ["Nine as Forty children"]),
        ("Forty children fled in 12 buses. Nine of them were caught.", ["Nine as Forty children"]),
        ("Nine children fled. The guards caught 137 of them.", []),
        ("600 children are among the 1,300 people who fled. About 15 came back.", ["About 15 as 600 children"]),
        ("Rebels hold 30 boys. The mother knows of nine. They took two of them.", ["nine as 30 boys", "two as nine"]),
        ("Forty children fled. None of the guards saw it. Nine were caught.", ["Nine as Forty children"]),
        ("Forty children and 12 goats fled. Nine were caught.", ["Nine as Forty children"]),
        ("Nine children fled. The guards caught nine of them.", ["nine as Nine children"]),
        ("600 children were held with the 1,300 people who fled. About 15 came back.", ["About 15 as 600 children"]),
    ],
)
def test_of_several_numbers_it_goes_on_from_the_nearest_that_fits(text: str, found: list[str]) -> None:
    assert antecedents(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Her boys were made to carry rice. Two came back.", ["Two: boys"]),
        (
            "Forty children fled. Her boys were made to carry rice. Two came back.",
            ["Forty children: children", "Two: boys"],
        ),
        (
            "Forty children fled. It rained. Her boys were made to carry rice. Two came back.",
            ["Forty children: children", "Two: boys"],
        ),
        ("Her boys were made to carry rice. Workers left. Two came back.", ["Two: (counts.no-antecedent)"]),
        ("Her boys were made to carry rice for workers. Two came back.", ["Two: boys"]),
        ("The number of minors returned stands at 67.", ["67: minors"]),
        ("The share of minors fell to 67.", ["67: minors"]),
        ("Soldiers led minors into huts; they hid 12.", ["12: (counts.no-antecedent)"]),
        ("The boys' mothers spoke. Two came back.", ["Two: (counts.no-antecedent)"]),
        ("The boys' huts burned. Two came back.", ["Two: (counts.no-antecedent)"]),
    ],
)
def test_a_noun_without_a_number_can_be_what_is_counted(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kyiv says 30 boys were taken. Moscow says 12 of them.", ["12 of 30 boys"]),
        ("Kyiv lists 30 boys. Moscow lists 28.", []),
        ("Of the 12 children, nine will return.", ["nine of 12 children"]),
        ("Among the 12 children taken nine will return.", ["nine of 12 children"]),
    ],
)
def test_a_part_is_part_of_what_it_goes_on_from(text: str, found: list[str]) -> None:
    assert parts(text) == found
