"""newsx/redaction/name_runs.py: which words may be a person's name."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from newsx.entities.name_tokens import Row
from newsx.redaction.name_runs import Names


def runs(text: str, bodies: Sequence[str] = ()) -> list[str]:
    """The names of a text, whether a child's, a grown person's or a place's."""
    row = Row(text)
    spans = [(text.index(body), text.index(body) + len(body)) for body in bodies]
    return [row.form(run.i, run.j) for run in Names(row, spans).runs()]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then they met Zuzana there.", ["Zuzana"]),
        ("Zuzana slept.", ["Zuzana"]),
        ("Rescuers slept.", []),
        ("Then they met him there.", []),
        ("Then they met Zuzana Dvorak there.", ["Zuzana Dvorak"]),
        ("Then they met Zuzana. Dvorak left.", ["Zuzana", "Dvorak"]),
        ("Then they met Zuzana, Dvorak and Omar.", ["Zuzana", "Dvorak", "Omar"]),
        ("Then they met Zuzana’s Dvorak.", ["Zuzana", "Dvorak"]),
        ("Then they met Zuzana J. Dvorak.", ["Zuzana J. Dvorak"]),
        ("Then they met J. Dvorak.", ["J. Dvorak"]),
        ("Then they met Mina van der Berg.", ["Mina van der Berg"]),
        ("Then they met van der Berg.", ["van der Berg"]),
        ("Then they met Mina van 't Veld.", ["Mina van 't Veld"]),
        ("Then they met Mina van slowly.", ["Mina"]),
        ("Van Mina slept.", ["Van Mina"]),
        ("van Mina slept.", ["van Mina"]),
        ("Then they met Nazreen binti Kassim.", ["Nazreen binti Kassim"]),
        ("Then they met Bo “Zuz” Dvorak.", ["Bo “Zuz", "Dvorak"]),
        ("Then they met 张伟.", ["张伟"]),
        ("Then they met ანა.", ["ანა"]),
        ("Then they met ʻAlya there.", ["ʻAlya"]),
        ("Then they met K7bo there.", []),
        ("Then they met UNHCR there.", []),
        ("Then they met i there.", []),
        ("Then they met Ukrainian boats.", []),
        ("Then they met Zuzana on Monday.", ["Zuzana"]),
    ],
)  # fmt: skip
def test_capitals_that_are_known_as_nothing_else_are_a_name(text: str, names: Sequence[str]) -> None:
    assert runs(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Georgia, 9, slept.", ["Georgia"]),
        ("Georgia (9) slept.", ["Georgia"]),
        ("Georgia, nine, slept.", ["Georgia"]),
        ("Georgia, 9; all left.", ["Georgia"]),
        ("Georgia, 9.", ["Georgia"]),
        ("Kenya, 9, slept.", ["Kenya"]),
        ("Kenya, 900, it is told.", []),
        ("Kenya, 9 of them, slept.", []),
        ("In Kenya, 9, slept.", []),
        ("They saw Kenya.", []),
        ("Kenya is nine.", []),
        ("Kenya is nine, they say.", ["Kenya"]),
        ("Kenya was nine; they say.", ["Kenya"]),
        ("Kenya turned nine. They say.", ["Kenya"]),
        ("Kenya is old, they say.", []),
        ("Kenya is nine feet off.", []),
        ("Chef is four, and left.", ["Chef"]),
        ("A girl named Kenya slept.", ["Kenya"]),
        ("A girl called Kenya slept.", ["Kenya"]),
        ("A girl nicknamed Kenya slept.", ["Kenya"]),
        ("Her name is Kenya, they say.", ["Kenya"]),
        ("Her nickname was Kenya, they say.", ["Kenya"]),
        ("Her home is Kenya, they say.", []),
        ("Her sister Kenya slept.", ["Kenya"]),
        ("Her daughter Kenya slept.", ["Kenya"]),
        ("The girl Kenya slept.", ["Kenya"]),
        ("The girl’s Kenya slept.", []),
        ("The girl, Kenya saw.", []),
        ("The girl KENYA saw.", []),
        ("The friend Chef saw.", []),
        ("The girl Chef saw.", ["Chef"]),
        ("A girl named Kenyan food.", []),
    ],
)
def test_a_state_or_a_common_word_that_somebody_is_called_by(text: str, names: Sequence[str]) -> None:
    assert runs(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then they met Kirsty Lane there.", ["Kirsty Lane"]),
        ("Then they met Lane there.", ["Lane"]),
        ("Then they met Jun Watanabe.", ["Jun Watanabe"]),
        ("Then they met Phan Thi Hue.", ["Phan Thi Hue"]),
        ("Then they met Brian A. Benczkowski.", ["Brian A. Benczkowski"]),
        ("Then they met Nguyen Thi An.", ["Nguyen Thi An"]),
        ("Then they met Charlotte Church.", ["Charlotte Church"]),
        ("Then they met Charlotte Church Hall.", ["Charlotte"]),
        ("Then they met Dwayne Baker.", ["Dwayne Baker"]),
        ("Then they met Kremlin Spokesman Peskov.", ["Kremlin", "Peskov"]),
        ("Then they met Zuzana Georgia.", ["Zuzana Georgia"]),
        ("Then they met Georgia Zuzana.", ["Georgia Zuzana"]),
        ("Then they met Kenya Zuzana.", ["Zuzana"]),
        ("Then they met Zuzana Street.", ["Zuzana"]),
        ("Then they met Zuzana The.", ["Zuzana"]),
        ("Then they met Zuzana K7.", ["Zuzana"]),
        ("Then they met Nazreen binti King.", ["Nazreen binti King"]),
        ("The dead: Lane, Zuzana and Omar.", ["Lane", "Zuzana", "Omar"]),
        ("Walking Zuzana home was hard.", ["Walking Zuzana"]),
        ("The Zuzana slept.", ["Zuzana"]),
        ("They left 3 May Zuzana.", ["Zuzana"]),
        ("Tam, Thu and Thao slept.", ["Tam", "Thu", "Thao"]),
        ("Then they met Tam, June and Thao.", ["Tam", "June", "Thao"]),
        ("A third child, August, ran.", ["August"]),
        ("Then they met June and Zuzana.", ["June", "Zuzana"]),
        ("They left in June and Zuzana left.", ["Zuzana"]),
        ("They left, June 3, Tam.", ["Tam"]),
        ("Then they met Tam, Monday 3, there.", ["Tam"]),
        ("Then they met Min Min there.", ["Min Min"]),
        ("Then they met Hope Hope there.", ["Hope Hope"]),
    ],
)
def test_a_common_word_beside_a_name_is_half_of_it(text: str, names: Sequence[str]) -> None:
    assert runs(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A., 14, was there.", ["A"]), ("A. said he fled.", ["A"]), ("(with A.) they fled.", ["A"]),
        ("Child A was there.", ["A"]),
        ("Then they met Boy I there.", ["I"]), ("They saw Witness A there.", ["A"]), ("A boat sank.", []),
        ("I was there.", []),
        ("Plan A was there.", []), ("They told An to run.", ["An"]), ("An sang.", ["An"]), ("An, 9, sang.", ["An"]),
        ("An, nine, sang.", ["An"]), ("An had it.", []), ("My left it.", []), ("My sang it.", ["My"]),
        ("An Zuzana slept.", ["An Zuzana"]),
        ("Then, An, it is told.", ["An"]), ("Then, An and Bo.", ["An", "Bo"]), ("Then, An Bo.", ["An Bo"]),
        ("Zuzana An slept.", ["Zuzana An"]),
        ("An old boat sank.", []), ("So they told Will to run.", ["Will"]), ("Finn and Omar left.", ["Finn", "Omar"]),
        ("Finn is here.", ["Finn"]), ("Finn said so.", ["Finn"]), ("Finn boats left.", []),
        ("Finn, it is told.", ["Finn"]),
        ("Then they met OKAFOR, Ada.", ["OKAFOR", "Ada"]), ("Then they met ADA-BO there.", ["ADA-BO"]),
        ("Then they met ALI OKAFOR.", ["ALI OKAFOR"]), ("Then they met ALI there.", []),
        ("Then they met OKAFOR, 9, there.", ["OKAFOR"]), ("Then they met OKAFOR there.", []),
        ("Then they met WATER Zuzana there.", ["Zuzana"]),
        ("Then they met KENYA, 9, there.", ["KENYA"]), ("Then they met COURT, 9, there.", ["COURT"]),
        ("Mama slept.", ["Mama"]), ("Oma slept.", ["Oma"]),
        ("Then they met A.B.C., Ada.", ["A.B.C.", "Ada"]),
    ],
)  # fmt: skip
def test_letters_small_words_and_capitals_that_are_names(text: str, names: Sequence[str]) -> None:
    assert runs(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“King, come out!”", ["King"]),
        ("Then they met Hope there.", ["Hope"]),
        ("They saw the Hope there.", []),
        *((f"Hope {on} it grew.", []) for on in ("of", "for", "that", "in", "remains", "fades", "among")),
        *((f"They saw {no} Hope there.", []) for no in ("the", "a", "an")),
        ("Hope cried.", ["Hope"]),
        ("Born in a truck, Victory slept.", ["Victory"]),
        ("The Victory slept.", []),
        ("They left on 3 Trucks, it is told.", []),
        ("Then they met Truck, it is told.", ["Truck"]),
        ("Then they met “Truck” there.", ["Truck"]),
        ("Then they met Truck Boats there.", []),
        ("Then they met Truck 9 there.", []),
        ("Then they met Teacher, it is told.", []),
        ("Then they met Mayor Zuzana.", ["Zuzana"]),
        ("Then they met Miss Zuzana there.", ["Zuzana"]),
        ("Then they met Kumari Zuzana there.", ["Kumari Zuzana"]),
        ("Then they met Prince, it is told.", ["Prince"]),
        ("Jordan slept.", ["Jordan"]),
        ("They left Jordan.", ["Jordan"]),
        ("They went to Jordan. Jordan slept.", []),
        ("India was asleep. Her sister ran.", ["India"]),
        ("India was asleep. It was far.", []),
        ("India was asleep. Then they flew to India.", []),
        ("Cairo said no.", []),
        ("What Boats Saw On The River Zuzana", ["Zuzana"]),
    ],
)
def test_a_common_word_or_a_place_stands_as_names_do(text: str, names: Sequence[str]) -> None:
    assert runs(text) == names


def test_the_words_of_a_body_are_no_name() -> None:
    assert runs("They saw Zuzana of Save Okafor.") == ["Zuzana", "Okafor"]
    assert runs("They saw Zuzana of Save Okafor.", ["Save Okafor"]) == ["Zuzana"]
