"""Which number is part of which: by the words between them, by their place, by their sum."""

from __future__ import annotations

import pytest
from drafted import parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Twenty-nine people died, including 11 children.", ["11 children of Twenty-nine people"]),
        ("Twenty-nine people died, among them 11 children.", ["11 children of Twenty-nine people"]),
        ("Twenty-nine people died, with 11 children missing.", ["11 children of Twenty-nine people"]),
        ("Of the 80 girls seized in 2014, 57 have come home.", ["57 of 80 girls"]),
        ("Of those 80 girls 57 have come home.", ["57 of 80 girls"]),
        ("Twenty-nine people died and 11 children fled.", []),
        ("Twenty-nine people died. The mayor, including his 11 children, fled.", []),
        ("Twenty-nine goats died, including 11 children.", []),
        ("Nine people fled a fire, 40 of whom were children.", []),
        (
            "40 men died when a coaster from the far north of the country fell off a bridge at Bor, including 9 boys.",
            [],
        ),
        (
            "40 men died when a bus from the far north of it fell off the bridge, including 9 boys.",
            ["9 boys of 40 men"],
        ),
        ("Hundreds of people died, including 11 children.", ["11 children of Hundreds of people"]),
        ("More than 20 people died, including 11 children.", ["11 children of More than 20 people"]),
    ],
)
def test_the_words_between_name_the_whole(text: str, found: list[str]) -> None:
    assert parts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nine of the 16 girls came home.", ["Nine of 16 girls"]),
        ("Nine of the 16 women were children.", ["Nine of 16 women"]),
        ("Eleven children were among the 60 killed.", ["Eleven children of 60 killed"]),
        ("Eleven children were among the nine killed.", []),
        ("Sixteen girls fled. Nine of the 16 came home.", ["Nine of Sixteen girls"]),
        ("Sixteen girls and 14 boys fled. Nine of the 14 came home.", ["Nine of 14 boys"]),
    ],
)
def test_the_whole_right_behind(text: str, found: list[str]) -> None:
    assert parts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sixty people died. Among them were nine teenagers.", ["nine teenagers of Sixty people"]),
        ("Sixty people died. The dead included nine teenagers.", ["nine teenagers of Sixty people"]),
        ("Sixty people died. They include nine teenagers.", ["nine teenagers of Sixty people"]),
        ("Sixty people died. “Among them were nine teenagers,” he said.", ["nine teenagers of Sixty people"]),
        ("Nine people died. Among them were 60 teenagers.", []),
        ("Sixty goats died. Among them were nine teenagers.", []),
        ("Sixty people died. He spoke among them of nine teenagers.", []),
        ("Forty children fled. Nine of the children were caught.", ["Nine of the children of Forty children"]),
        ("Sixty people died; 40 children fled. Among them were nine teenagers.", ["nine teenagers of 40 children"]),
        (
            "Sixty people died, 20 of them children. Among them were nine teenagers.",
            ["20 of them children of Sixty people", "nine teenagers of 20 of them children"],
        ),
    ],
)
def test_a_sentence_opens_with_the_part(text: str, found: list[str]) -> None:
    assert parts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Forty children fled. Eight of them drowned and five came home.",
            ["Eight of Forty children", "five of Forty children"],
        ),
        ("Forty children fled. Eight of them drowned and another five came home.", ["Eight of Forty children"]),
        (
            "Forty children fled. Eight of them drowned and the other five came home.",
            ["Eight of Forty children", "other five of Forty children"],
        ),
        ("Forty children fled. Eight of them drowned and 35 came home.", ["Eight of Forty children"]),
        (
            "Forty children fled. Thirty-five of them drowned and five came home.",
            ["Thirty-five of Forty children", "five of Forty children"],
        ),
        ("Forty children fled. Eight of them drowned. Five came home.", ["Eight of Forty children"]),
        ("Eight children drowned and five came home.", []),
        ("Five children drowned and the other eight came home.", []),
    ],
)
def test_a_second_part_belongs_to_the_whole_of_the_first(text: str, found: list[str]) -> None:
    assert parts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Twenty-three children came back. It was a group of 14 boys and nine girls.",
            ["14 boys of Twenty-three children", "nine girls of Twenty-three children"],
        ),
        (
            "Twenty-three children came back. It was a group of 14 boys, five girls and four infants.",
            [
                "14 boys of Twenty-three children",
                "five girls of Twenty-three children",
                "four infants of Twenty-three children",
            ],
        ),
        (
            "Twenty-three children came back. It was a group of 30 boys, 14 girls and nine infants.",
            ["14 girls of Twenty-three children", "nine infants of Twenty-three children"],
        ),
        (
            "Twenty-three people came back. It was a group of 14 boys and nine girls.",
            ["14 boys of Twenty-three people", "nine girls of Twenty-three people"],
        ),
        ("Twenty-three goats came back. It was a group of 14 boys and nine girls.", []),
        ("Twenty-three children came back. It was a group of about 14 boys and nine girls.", []),
        ("Twenty children came back. It was a group of 14 boys and nine girls.", []),
        ("Three children came back. It was one boy and two girls.", []),
        (
            "Four children came back. It was one boy and three girls.",
            ["one boy of Four children", "three girls of Four children"],
        ),
    ],
)
def test_figures_add_up_to_one_given_before(text: str, found: list[str]) -> None:
    assert parts(text) == found
