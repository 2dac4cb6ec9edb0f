"""newsx/redaction/placed.py: which names are a place's, a body's or a thing's, and which somebody's."""

from __future__ import annotations

import pytest
from judged import each, hidden

from newsx.entities.name_tokens import Row
from newsx.redaction import placed
from newsx.redaction.bearers import words_of
from newsx.redaction.name_runs import Names, Run


def told(text: str) -> set[str]:
    """What the words around the name `X`, else Lina, say of whether it is a place."""
    name = (
        "Kapsoval" if "X" in text else next(n for n in ("Lina", "Osaka", "Riva Dvorak", "Jordan", "Riva") if n in text)
    )
    row = Row(text.replace("X", "Kapsoval"))
    runs = [run for run in Names(row, ()).runs() if set(words_of(name)) <= set(run.key)]
    assert runs, text
    for run in runs:
        placed.placed(row, run)
    return set().union(*(run.told for run in runs))


SAID = {
    "place": (
        *(f"They slept {there} X." for there in ("in", "at", "near", "outside", "across", "throughout", "inside")),
        "They slept in\u00a0X.", "They slept in Lina.", "They loved X Hospital.", "They saw X River.",
        "They saw X village there.",
        "They saw X district.", "They saw Camp X there.", "They saw Lake X there.", "They saw X Valley Road.",
        "They saw the X now.",
        "They saw the X.", "They saw Lina Riva Hospital Road there.", "They saw Lina village there.",
    ),
    "table of places": ("They left Osaka.", "Osaka slept."),
    "located": (
        *(f"They came {there} X." for there in ("in", "at", "near", "from", "outside", "into")), "They left X, Japan.",
        "They left Japan, X.", "X (Wire) it is.", "X — it is told.", "X – it is told.",
    ),
    "alive": (
        *(f"They met {named} X there." for named in ("named", "called", "nicknamed", "dear", "little", "baby", "our",
        "my", "his",
                                                     "her", "boy", "twins", "sister")),
        "“Dear X” it said.", "It said my “X” left.", 'It said my "X" left.', "His name is X.", "Her nickname was X.",
        "X asked.",
        "X said so.", "X's doll.", "X’s mother.", "Then X cried.", "They went in, X asked.", "The lovely X sang.",
    ),
}  # fmt: skip

NOT_SAID = {
    "place": (
        *(f"A card {there} X came." for there in ("from", "over", "between", "through", "off", "toward", "towards",
        "into",
                                                  "around")),
        "They saw X.", "They slept at Lina.", "Then they saw Lina Church there.", "They slept in X's house.",
        "They slept in’s X.",
        "They slept, in, X.", "They saw X, river.", "They saw X's village.", "They saw Riva Dvorak there.",
        "They saw the Lina.",
        "They met the, X.", "In it X asked.", "They saw the X asked.", "The son of X slept.",
    ),
    "table of places": ("They left X.", "Lina slept.", "They met Jordan there."),
    "located": ("They left X.", "They met X, Omar.", "Omar, X left.", "They saw X (Wire).", "They saw X — there.",
    "X, it is told.",
                "They left, in, X.", "They left for X.", "They met X; Japan left."),
    "alive": (
        "They met X there.", "It is X.", "Their home is X.", "Is X here?", "They left X's north.",
        "They left in X asked.", "X, said he.", "X", "They left X", "The big X.", "His boat was X.", "Named, X.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), each(SAID))
def test_a_name_stands_so(text: str, reason: str) -> None:
    assert reason in told(text)


@pytest.mark.parametrize(("text", "reason"), each(NOT_SAID))
def test_a_name_stands_otherwise(text: str, reason: str) -> None:
    assert reason not in told(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They slept in Kapsoval. Then Kapsoval was hit.", []),
        ("They slept in Kapsoval. Kapsoval asked for milk.", ["Kapsoval", "Kapsoval"]),
        ("They slept in Kapsoval. A pupil, Kapsoval, 9, ran.", ["Kapsoval", "Kapsoval"]),
        ("They slept in Kapsoval, 9, and left.", ["Kapsoval"]),
        ("They left from Osaka. Then Osaka was hit.", []),
        ("They met Osaka there.", ["Osaka"]),
        ("Then they saw Burkina Faso and Cape Town.", []),
    ],
)
def test_a_place_is_not_masked_unless_somebody_bears_its_name(text: str, names: list[str]) -> None:
    assert hidden(text) == names


def test_places_are_those_that_are_nowhere_alive() -> None:
    runs = [
        Run(0, 1, ("a",), {"place"}),
        Run(1, 2, ("a",), {"alive"}),
        Run(0, 1, ("b",), {"place"}),
        Run(0, 1, ("c",), set()),
    ]
    assert placed.places(runs) == {("b",)}
