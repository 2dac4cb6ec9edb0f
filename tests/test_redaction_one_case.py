"""newsx/redaction/one_case.py: names of children in texts without capitals, or all in them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from newsx.entities.name_tokens import Row
from newsx.redaction import one_case


def found(text: str) -> list[str]:
    row = Row(text)
    return [row.form(i, j) for i, j in one_case.names(row)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        *((f"a girl {called} ebere nwosu slept", ["ebere nwosu"]) for called in ("named", "called", "nicknamed")),
        *((f"one {kin} called kwabena slept", ["kwabena"]) for kin in ("brother", "sister", "cousin")),
        ("a girl surnamed nwosu slept", ["nwosu"]),
        *(
            (f"a pupil, {named} as zhong wei, hid", ["zhong wei"])
            for named in ("named", "identified", "known", "remembered", "registered")
        ),
        ("the toddler’s name is kwabena", ["kwabena"]),
        ("a boy whose nickname was kwabena", ["kwabena"]),
        *((f"her {kin} called kwabena slept", ["kwabena"]) for kin in ("brother", "sister", "cousin", "son")),
        ("one nine-year-old called kwabena slept", ["kwabena"]),
        ("one 9-month-old called kwabena slept", ["kwabena"]),
        ("a girl whom all of us had always called kwabena slept", ["kwabena"]),  # eight words on
        ("the girl was here. it was called kwabena", []),
        ("a storm called kwabena struck", []),
        ("a boy called out to them", []),
        ("a girl called hope slept", ["hope"]),  # people are called so
        ("a boat named as kwabena sank", []),
        ("a child identified only as kwabena slept", ["kwabena"]),
        ("a child seen only as kwabena slept", []),
        ("a child named and seen as kwabena slept", []),
        ("her name was kwabena", ["kwabena"]),
        ("my nickname is kwabena", ["kwabena"]),
        ("the home is kwabena", []),
        ("a boy seen as kwabena slept", []),
        ("a boy; his boat was kwabena", []),
        ("a boy and his name; kwabena", []),
        ("a girl called baby slept", []),
        ("a girl called n7zul slept", []),
        ("a girl called 7 slept", []),
        ("a girl called Kwabena slept", []),  # that has its capital
        ("a girl called kwabena-oyelaran slept", ["kwabena-oyelaran"]),
        ("a girl called kwabena’s nwosu slept", ["kwabena"]),
        ("a girl called kwabena, they said", ["kwabena"]),
        ("a girl called abena ebere nwosu oyelaran zulandi zwaag slept", ["abena ebere nwosu oyelaran zulandi"]),
        ("a baby nicknamed pipa van der zwaag slept", ["pipa van der zwaag"]),
        ("a baby nicknamed pipa van", ["pipa van"]),
        ("a baby nicknamed pipa van slept", ["pipa van"]),
        ("a girl called ebere", ["ebere"]),
    ],
)
def test_a_child_is_called_so(text: str, names: Sequence[str]) -> None:
    assert found(text) == names
    assert found(text.upper()) == [name.upper() for name in names] or "K" in text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then her son saeed drowned.", ["saeed"]),  # a given name
        ("Then her son oyelaran drowned.", []),
        ("then her son oyelaran drowned.", ["oyelaran"]),  # nothing has capitals
        ("They left. then her son oyelaran drowned.", ["oyelaran"]),
        ("then her son, oyelaran, drowned.", ["oyelaran"]),
        ("then her son, oyelaran; more drowned.", ["oyelaran"]),
        ("then her son, oyelaran. more drowned.", ["oyelaran"]),
        ("then her son, oyelaran drowned.", []),
        ("Then her son, saeed, drowned.", ["saeed"]),
        ("Then her son, oyelaran, drowned.", []),
        ("then little oyelaran drowned.", ["oyelaran"]),
        ("Then little saeed drowned.", ["saeed"]),
        ("then big oyelaran drowned.", []),
        ("the boys (femi and tunde) slept", ["femi", "tunde"]),
        *((f"the boys {dash} femi and tunde {dash} slept", ["femi", "tunde"]) for dash in "-–—"),
        *(
            (f"the boys {were} femi, tunde and tamar", ["femi", "tunde", "tamar"])
            for were in ("are", "were", "include", "included", "including")
        ),
        ("the boys were femi", []),
        ("the boats were femi and tunde", []),
        ("the boys saw femi and tunde", []),
        ("then her son’s oyelaran drowned.", []),
        ("her son. oyelaran drowned.", []),
        *((f"then her son zulan{end} drowned.", []) for end in ("ed", "ing", "ly", "ise", "ize", "ises", "izes")),
        ("then her son ahmed drowned.", ["ahmed"]),
        ("the girls UNICEF supports ran", []),
        ("THE GIRLS UNICEF SUPPORTS RAN", ["UNICEF"]),
        ("the siblings zoya, tamar and elif slept", ["zoya", "tamar", "elif"]),
        ("the boys femi and tunde slept", ["femi", "tunde"]),
        ("two boys, femi and tunde, slept", ["femi", "tunde"]),
        ("two boys, femi, tunde, slept", ["femi", "tunde"]),
        ("two boys: femi and tunde", ["femi", "tunde"]),
        ("two boys, femi or tunde, slept", []),
        ("two boys, femi", []),
        ("two boys – femi and tunde", ["femi", "tunde"]),
        ("two boys; femi and tunde", []),
        ("the boys. femi and tunde slept", []),
        ("the men femi and tunde slept", []),
        ("pupils, teachers and guards fled", []),
        ("her nephew was zoya", []),
        ("zoya slept", []),
    ],
)
def test_a_noun_of_children_stands_before_it(text: str, names: Sequence[str]) -> None:
    assert found(text) == names


def test_the_sentence_is_looked_at_for_capitals_so_far_back() -> None:
    assert found("Then " + "now " * 56 + "her son oyelaran drowned.") == []
    assert found("Then " + "now " * 60 + "her son oyelaran drowned.") == ["oyelaran"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        *(
            (f"tariq haddad, {age}, died", ["tariq haddad"])
            for age in ("0", "1", "9", "17", "nine", "aged five", "age 5", "just 5", "only five", "aged 5 years")
        ),
        *((f"then nour, 9{end}", ["nour"]) for end in ("", ".", ";", ")", "\nthen")),
        ("nour (9) slept", ["nour"]),
        ("nour (f, 9) slept", ["nour"]),
        ("nour (m/9) slept", ["nour"]),
        ("nour (f 9) slept", []),
        ("nour (x, 9) slept", []),
        ("nour, f, 9, slept", []),
        ("nour/9 slept", ["nour"]),
        ("nour/18 slept", []),
        ("nour aged nine slept", ["nour"]),
        ("nour aged 9 slept", ["nour"]),
        ("nour age 9 slept", []),
        ("nour aged 19 slept", []),
        ("nour, who is nine, slept", ["nour"]),
        ("nour, who was just 9, slept", ["nour"]),
        ("nour, who is here, slept", []),
        ("nour, who is", []),
        ("nour, who saw nine, slept", []),
        ("nour (aged 9) slept", ["nour"]),
        ("nour, 18, slept", []),
        ("nour, 9 boats and more", []),
        ("nour, aged 19, slept", []),
        ("nour, aged", []),
        ("nour,", []),
        ("nour 9, slept", []),
        ("nour; 9, slept", []),
        ("the teacher, omar haddad, 47, left", []),
        ("tariq, 7, nour and farid slept", ["tariq", "nour", "farid"]),
        ("tariq, 7, and nour slept", ["tariq", "nour"]),
        ("tariq (7) and nour slept", ["tariq", "nour"]),
        ("tariq (7), nour slept", ["tariq", "nour"]),
        ("tariq, 7. nour slept", ["tariq"]),
        ("tariq, 7; nour slept", ["tariq"]),
        ("tariq, 7, then nour slept", ["tariq"]),
        ("tariq, 7, 8, 9, nour slept", ["tariq"]),
        ("tariq (7) nour slept", ["tariq"]),
    ],
)
def test_a_child_s_age_stands_behind_it(text: str, names: Sequence[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("word", "telling"),
    [
        ("amina", True),
        ("hope", False),
        ("bo", False),
        ("pip", True),
        ("will", False),
        ("they", False),
        ("boats", False),
    ],
)
def test_a_word_that_is_none_but_a_name_is_masked_everywhere(word: str, telling: bool) -> None:
    assert one_case.is_telling(word) is telling
