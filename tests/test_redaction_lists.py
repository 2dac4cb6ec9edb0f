"""newsx/redaction/grown.py: what a list of names, a label, a credit or a second name says of its bearers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from judged import each, told

from newsx.redaction import grown

SAID = {
    "list of children": (
        "The boys X and Omar slept.", "X, and Omar, two boys, slept.", "Two girls, X and Omar, slept.",
        "The twins: X and Omar.", "The pupils X slept.",
        "X and Omar, two boys, slept.", "X, Sami and Omar, all pupils, slept.", "X and Omar, aged nine and two, slept.",
        "X; Omar, both boys, slept.", "X or Omar – two boys – slept.", "X and Omar: two boys.",
        "X 9, and Omar, two boys, slept.",
        "X, aged 9 and Omar, two boys, slept.", "The boys Sami, Omar and X slept.",
        "The boys Sami 9, Omar 4 and X slept.",
    ),
    "list of grown people": (
        "The teachers X and Omar left.", "The couple X and Omar left.", "Two boys' parents, X and Omar, left.",
        "Two boys’ parents, X and Omar, left.", "The parents X and Omar left.", "Their parents, X and Omar, left.",
        "Their parents, X and Omar.", "(their parents, X and Omar) ran", "With their parents, X and Omar",
        "Their parents, X and Omar; all left.", "“It was their parents, X and Omar” he wrote.",
        "Her parents, X and Omar, left.", "His parents, X and Omar, left.", "The parents, X and Omar, left.",
        "A boy whose parents, X and Omar, left.", "Sami's parents, X and Omar, left.", "The drivers X and Omar left.",
        "Teachers: X, Omar.", "Head of delegation: X.", "Teacher: X.", "Then it was. Teacher: X; driver: Omar.",
        "Teacher: X\nDriver: Omar", "Teacher: X", "It was; teacher: X.", "It was\nteacher: X.", "Relief worker: X.",
    ),
    "byline": (
        "Reporting by X and Omar", "Editing by X.", "It ran. Photo by X.", "X and Omar contributed to this report.",
        "X contributed to it.", "X contributed.", "They wrote. X contributed.\nIt ran.",
    ),
}  # fmt: skip

NOT_SAID = {
    "list of children": (
        "The men X and Omar slept.", "The boys; X and Omar slept.", "The boys. X and Omar slept.",
        "The boys’ X and Omar slept.",
        "X, two boys, slept.", "X and Omar saw two boys.", "X saw Omar, two boys, there.", "X’s Omar, two boys, slept.",
        "X\nOmar, two boys, slept.", "X with Omar, two boys, slept.", "X and red Omar, two boys, slept.",
        "X. Omar, two boys, slept.", "X\n9 Omar, two boys, slept.", "X’s 9 Omar, two boys, slept.",
        "X 9 4 Omar, two boys, slept.", "X – Omar, two boys, slept.",
    ),
    "list of grown people": (
        "The parents, X and Omar were there.", "The teachers, X and Omar ran.",
        "Two mothers, X, Omar and Sami were there.", "They saw mothers, X and Omar, there.",
        "Their parents, X, Omar and Sami, left.",
        "The pupils: X, Omar.", "Teacher: X left.", "Teachers: X, Omar left.",
        "Teacher: X’s boat.", "Boat: X.", "The teacher. X.",
        "The teachers’ X and Omar left.", "The teacher X left.", "Omar: X.", "The teacher ran and saw it all: X.",
    ),
    "byline": (
        "Seen by X.", "Reporting to X.", "Reporting on X.", "X contributed nine boats.", "X left.", "By X.",
        "X. Contributed to it.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), each(SAID))
def test_what_stands_beside_a_list_is_said_of_all_its_names(text: str, reason: str) -> None:
    assert reason in told(text)


@pytest.mark.parametrize(("text", "reason"), each(NOT_SAID))
def test_what_stands_elsewhere_is_said_of_none(text: str, reason: str) -> None:
    assert reason not in told(text)


CHILDREN = ("The pupil, Kapsoval, 9, then", "The pupil Kapsoval", "The boys Kapsoval", "The little Kapsoval",
            "Kapsoval, a fourth grade lad,", "Kapsoval, the nursery teacher,", "Kapsoval (9)")  # fmt: skip


def test_every_kind_of_reason_is_looked_for() -> None:
    assert "has children" in told("X saw Lina, her maid, there.")
    assert "childhood in the sentence" in told("X loves her doll.")
    assert "work" in told("X retired.")
    assert "child in the next sentence" in told("X sang. The boy won.")
    assert "of a body" in told("X of Save the Boats left.", ["Save the Boats"])
    assert "has children" in told("“My son is a child,” said X.")


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Huda Osman, 9, known as X, slept.", True),
        ("Huda Osman, also known as X, a pupil, slept.", True),
        ("Huda Osman, called as X, a pupil, slept.", True),
        ("Huda Osman alias X, a pupil, slept.", True),
        ("Huda Osman aka X, a pupil, slept.", True),
        ("Huda Osman, who was widely known as X, a pupil, slept.", False),
        ("Huda Osman and X, a pupil, slept.", False),
        ("Huda Osman, known to X, a pupil, slept.", False),
    ],
)
def test_what_is_said_of_one_name_is_said_of_the_other(text: str, known: bool) -> None:
    _, runs = grown.judged(text.replace("X", "Ana Vance"), (), ())
    one, other = runs
    assert bool(one.told & other.told & grown.CHILD) is known


@pytest.mark.parametrize(
    ("text", "authors", "byline"),
    [
        ("X saw it.", ("Ana Vance",), True),
        ("X saw it.", ("ANA VANCÉ",), True),
        ("X saw it.", ("Ana",), False),
        ("X saw it.", (), False),
    ],
)
def test_who_wrote_the_article_is_grown(text: str, authors: Sequence[str], byline: bool) -> None:
    _, (run,) = grown.judged(text.replace("X", "Ana Vance"), (), authors)
    assert ("byline" in run.told) is byline


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They left from Osaka. Then Osaka was hit.", []),
        ("They met Osaka there.", ["Osaka"]),
        ("They slept in Kapsoval. Two boys, Kapsoval and Omar, hid.", ["Kapsoval", "Kapsoval", "Omar"]),
        ("They left Osaka, Japan. They saw Osaka.", []),
        ("They left Osaka, Japan. They saw Kapsoval.", ["Kapsoval"]),
        *((f"They slept in Kapsoval. {child} hid.", ["Kapsoval", "Kapsoval"]) for child in CHILDREN),
    ],
)
def test_a_place_is_left_out(text: str, names: Sequence[str]) -> None:
    row, runs = grown.judged(text, (), ())
    assert [row.form(run.i, run.j) for run in runs] == names
