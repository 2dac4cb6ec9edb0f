"""newsx/redaction/name_runs.py: a word that is a name, or none, by where it stands alone or beside another."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from newsx.entities.name_tokens import Row
from newsx.redaction.name_runs import Names


def runs(text: str) -> list[str]:
    """The names of a text, whether a child's, a grown person's or a place's."""
    row = Row(text)
    return [row.form(run.i, run.j) for run in Names(row, ()).runs()]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then they saw Tiny Truck, it is told.", ["Tiny Truck"]),
        ("Then they saw Wide Truck, it is told.", []),
        ("Then they met Truck, Omar and all.", ["Truck", "Omar"]),
        ("Then they met a Truck, it is told.", []),
        ("Then they met 9 Trucks, it is told.", []),
        ("Then (Truck) it was told.", []),
        ("Then they met TRUCK, it is told.", []),
        ("Then they met T-Truck, it is told.", ["T-Truck"]),
        *((f"Then they saw {word}, it is told.", []) for word in ("Court", "Hospital", "School", "Miss", "Council")),
        *((f"Then {near} Kenya, 9, slept.", []) for near in ("in", "at", "near", "from", "of")),
        ("Then for Kenya, 9, it is told.", ["Kenya"]),
        ("Kenya, 34, slept.", ["Kenya"]),
        *(
            (f"They went {there} Jordan. Jordan slept.", [])
            for there in ("in", "at", "near", "from", "to", "outside", "across")
        ),
        ("They went for Jordan. Jordan slept.", ["Jordan", "Jordan"]),
        ("Then they flew to Sofia there.", ["Sofia"]),
        ("Then they flew to Cairo there.", []),
        ("Grace of it grew.", []),
        ("Israel Zuzana, 9, slept.", ["Israel Zuzana"]),
        ("Israel Zuzana (nine) slept.", ["Israel Zuzana"]),
        ("Then Kenya Zuzana Dvorak, 9, slept.", ["Kenya Zuzana Dvorak"]),
        ("Will Zuzana, 9, slept.", ["Will Zuzana"]),
        ("May Zuzana, 9, slept.", ["May Zuzana"]),
        ("Israel Zuzana, 34, slept.", ["Zuzana"]),
        ("Israel Zuzana, 9 of them, slept.", ["Zuzana"]),
        ("Israel Zuzana 9, slept.", ["Zuzana"]),
        ("Will Zuzana sleep?", ["Zuzana"]),
        ("Then Will Zuzana,", ["Zuzana"]),
        ("Kenya (9) slept.", ["Kenya"]),
        ("Kenya, 9.\nThen all left.", ["Kenya"]),
        ("Kenya, 9; all left.", ["Kenya"]),
        *((f"Finn {was} it.", ["Finn"]) for was in ("and", "is", "was", "has", "had", "sang")),
        *((f"India was asleep. {she} ran.", ["India"]) for she in ("She", "He", "Her", "His")),
        ("Then, Truck, it was told.", ["Truck"]),
        ('Then they met "Truck" there.', ["Truck"]),
        ("Said Zuzana of it.", ["Zuzana"]),
    ],
)
def test_a_common_word_with_a_capital_or_a_place(text: str, names: Sequence[str]) -> None:
    assert runs(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They Told An Old Boat To Leave The Bay", []),
        ("Then, An old boat sank.", []),
        ("Then An old boat sank.", []),
        ("Then, An. So it was.", ["An"]),
        ("Then, An; so it was.", ["An"]),
        ("Then; An, it is told.", ["An"]),
        ("Then, An", []),
        ("They told An.", ["An"]),
        ("They told the King An old thing.", []),
        ("Then the UNICEF Zuzana went.", ["Zuzana"]),
        ("Then the COLONEL Zuzana went.", ["Zuzana"]),
        ("Then the MINISTRY Zuzana went.", ["Zuzana"]),
        ("Then the LONDON Zuzana went.", ["Zuzana"]),
        ("Then the OKAF Zuzana went.", ["OKAF Zuzana"]),
        ("Zuzana OKAFOR they went.", ["Zuzana OKAFOR"]),
        ("B. Dvorak left.", ["B. Dvorak"]),
        ("B Dvorak left.", ["Dvorak"]),
        ('Then they met Bo "Zuz" Dvorak.', ['Bo "Zuz', "Dvorak"]),
        ("Then they met Mina van ’t Veld.", ["Mina van ’t Veld"]),
        ("Then the OKA Zuzana went.", ["Zuzana"]),
        ("Then the OKAFOR they went.", []),
        ("Then the OKAFOR, They went.", []),
        ("Then the OKAFOR; Zuzana went.", ["Zuzana"]),
        ('Then they met Zuzana "Dvorak" there.', ["Zuzana", "Dvorak"]),
        ("Then they met Ana “Dvorak” there.", ["Ana", "Dvorak"]),
        ("Then they met Bo, Zuzana there.", ["Bo", "Zuzana"]),
        ("Then they met Ö. Dvorak there.", ["Ö. Dvorak"]),
        ("Then they met Bo. Dvorak left.", ["Bo", "Dvorak"]),
        ("Then they met Zuzana\nDvorak there.", ["Zuzana", "Dvorak"]),
    ],
)
def test_small_words_capitals_and_initials(text: str, names: Sequence[str]) -> None:
    assert runs(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then came Tam, Thu and left.", ["Tam", "Thu"]),
        ("Then came Tam, Thursday and left.", ["Tam"]),
        ("Then came Tam, Monday and left.", ["Tam", "Monday"]),
        ("Then came Tam, Monday 9.", ["Tam"]),
        ("One more of them, August, ran.", ["August"]),
        ("One more of them, Sunday, ran.", ["Sunday"]),
        ("One more of them, Sunday. All left.", ["Sunday"]),
        ("One more of them, Sunday rain fell.", []),
        ("One more UN, Sunday, ran.", []),
        ("One more of them, Sunday", []),
        ("One more of them, August rain fell.", []),
        ("One more of them came in August, it is told.", []),
        ("One more of them, Thursday, ran.", []),
        ("One more saw August rain of it.", []),
        ("One more saw August and Zuzana.", ["August", "Zuzana"]),
        ("One more came in August and Zuzana ran.", ["Zuzana"]),
        ("One more saw Thursday and Zuzana.", ["Zuzana"]),
        ("One more saw 9, August, it is told.", []),
        ("“Hope!” of it they cried.", ["Hope"]),
        ("They saw the. Hope cried.", ["Hope"]),
        ("Hope cried.", ["Hope"]),
        ("Hope Among The Wooden Boats Of The Village", []),
    ],
)
def test_a_word_of_the_calendar_and_one_that_people_are_called_by(text: str, names: Sequence[str]) -> None:
    assert runs(text) == names
