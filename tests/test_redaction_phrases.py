"""newsx/redaction/beside.py: where a phrase beside a name ends, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from judged import each, hidden, told

from newsx.redaction import grown

SAID = {
    "calling": (
        "The girl stayed with the teacher, X, there.", "The girl, who accused the teacher, X, left.",
        "The girl with it, an old teacher, X, left.", "An officer named X left.", "The woman teacher named X left.",
        "The man teacher called X left.", "Her headmistress, X, left.", "Her boss, X, left.",
        "X, now an officer, left.", "X, for years the night nurse, left.",
        "X, now an old nurse, left.", "X, rickshaw-puller, left.", "Her teacher, X. Then it ran.",
        'They saw her teacher, X" he wrote.', "Her teacher, X) he wrote.", "The teacher X loved the sea.",
        "The teacher X ran to the sea.", "The teacher X loved it, was told.", "The teacher X, who left, was old.",
        *(f"X became a nurse{end} it ran" for end in (";", ".", ")", "\n", "–", "—")),
        "X became a nurse with a boat.",

    ),
    "title": ("They met Insp. X there.",),
    "under 18": ("A 13-year-old mother named X left.", "A 13-year-old taxi driver named X left."),
    "child's noun": (
        "X, the pupil at it, slept.", "X, a girl of it, slept.", "The driver, X, was a boy.",
        "The driver, X, is a girl.",
        "X was still a minor.", "X is only a pupil, they say.", "X was just a baby.",
        "The girl who accused the teacher, X, left.", "The girl left with the teacher, X, slept.",
    ),
    "list of grown people": ("The teachers X and Omar, and Sami left.",),
}  # fmt: skip

NOT_SAID = {
    "calling": (
        *(f"The girl {near} the teacher, X, slept." for near in ("of", "by", "with", "to", "for", "from")),
        "X, a future doctor, left.", "X, the would-be teacher, left.", "Budding doctor X left.",
        *(f"X, {like} her teacher, left." for like in ("like", "unlike", "not", "nor", "neither", "beside")),
        "The girl who accused the teacher, X, left.", "The girl accusing the teacher, X, left.",
        "A boy whom they saw hit by a teacher, X, left.", "The boy that met a teacher, X, left.",
        *(f"The girl {left} the teacher, X, left." for left in ("married to", "left with", "born to", "given to")),
        "X met a teacher ", "A teacher met police X there.", "The adults, X, left.", "The couple, X, left.",
        "The nurse at home, a red boat, X, left.",
        "X, the teachers were there, slept.", "X, the teachers are there, slept.",
        *(f"X, the court {verb} hear a nurse, slept." for verb in ("would", "will", "could")),
        "Her mother, X, and Omar left.", "The school boat X left.", "X became a red: a nurse.", "X became one nurse.",
        "X became a nurse's boat.", "X became a Nurse.",
        *(f"The teacher X {loved} dead." for loved in ("loved was", "had is", "ran from was", "asked about was",
                                                       "slept with had", "saw were", "heard could be")),
    ),
    "calling of any age": ("The brave captain X left.", "The driver X saw was drunk."),
    "title": ("They thanked the Rabbi. X left.",),
    "under 18": ("A 13-year-old girl and a mother named X left.", "A 13-year-old, a driver named X left."),
    "child's noun": (
        "X, the girl's teacher, left.", "The girl X saw was red.", "X was a boy when it began.", "X is a child’s aunt.",
        "X was a girl-like one.", "X is a minority.", "X saw a boy.", "X, it was a boy.",
    ),
    "list of grown people": ("The teachers Omar and Sami, and X left.", "The teachers Omar, Sami and Bo, X slept."),
}  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), each(SAID))
def test_a_phrase_is_of_the_name(text: str, reason: str) -> None:
    assert reason in told(text)


@pytest.mark.parametrize(("text", "reason"), each(NOT_SAID))
def test_a_phrase_is_of_something_else(text: str, reason: str) -> None:
    assert reason not in told(text)


@pytest.mark.parametrize(
    ("text", "key", "reasons"),
    [
        ("Then Ana J., a boy, left.", ("ana", "j"), {"child's noun"}),
        ("Then Ana Jo., a boy, left.", ("ana", "jo"), set()),
        ("According to her teacher, Ana Bo, she hid.", ("ana", "bo"), set()),
        ("According to her teacher, Anna Bo, she hid.", ("anna", "bo"), {"calling"}),
        ("In town, they saw her teacher, Lina, there.", ("lina",), {"calling"}),
        ("They sat, with her teacher, Lina, there.", ("lina",), {"calling"}),
    ],
)
def test_short_names_and_initials(text: str, key: tuple[str, ...], reasons: set[str]) -> None:
    _, runs = grown.judged(text, (), ())
    assert [run.told for run in runs if run.key == key] == [reasons]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“My son is dead,” she said. Lina wept.", ["Lina"]),
        ("The boy hit by the driver, Lina Riva, slept.", ["Lina Riva"]),
        ("The girl killed by the teacher was Lina.", ["Lina"]),
        ("They named the victim of the driver as Lina.", ["Lina"]),
        ("Lina hugged her newborn brother.", ["Lina"]),
        ("Lina cried. Her newborn sister was dead.", ["Lina"]),
        ("“My children are gone,” the mother of Lina said.", ["Lina"]),
        ("Huda Osman wept for Lina. Her son is missing.", ["Huda Osman", "Lina"]),
        ("She wept for Lina. Her daughter was nine.", ["Lina"]),
        ("She carried Lina. She is 34 now.", ["Lina"]),
        ("The parents, Lina and Zulande were found.", ["Lina", "Zulande"]),
        ("The teachers Huda Osman and Omar Haddad, and Lina were found.", ["Lina"]),
        ("The teacher Lina loved was dead.", ["Lina"]),
        ("It was the teacher Lina who was found last.", []),
        ("The driver called Lina his daughter.", ["Lina"]),
        ("The club led by Lina's father won.", ["Lina"]),
        ("Lina was employed in a brick kiln.", ["Lina"]),
        ("Lina runs the race.", ["Lina"]),
        ("two boys: femi and tunde slept", []),  # in small letters: newsx/redaction/one_case.py
    ],
)
def test_a_child_beside_what_speaks_of_grown_people_is_masked(text: str, names: Sequence[str]) -> None:
    assert hidden(text) == names
