"""Places: cases are data in cases/places_names.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsx.grammar import places

CASES = tomllib.loads((Path(__file__).parent / "cases" / "places_names.toml").read_text("utf-8"))["case"]
NAMES = [(case, n, name) for case in CASES for n, name in enumerate(case["names"])]


@pytest.mark.parametrize(("case", "n", "name"), NAMES, ids=[name or "empty" for _, _, name in NAMES])
def test_names(case: dict[str, Any], n: int, name: str) -> None:
    state = case["state_of"][n] or None if "state_of" in case else case.get("state")
    assert places.state_of(name) == state
    assert places.is_place(name) is case.get("place", False)
    assert places.is_demonym(name) is case.get("demonym", False)
    assert places.speaks_for(name) == (state if case.get("speaks") else None)


def test_no_capital_speaks_for_two_states_and_every_list_says_why() -> None:
    data = tomllib.loads((Path(places.__file__).parent / "places.toml").read_text("utf-8"))
    assert all(group["why"] for group in data.values())
    capitals = [c for state in data["states"]["table"] for c in state.get("capitals", [])]
    assert len(capitals) == len(set(capitals))
    names = [n for state in data["states"]["table"] for n in [state["name"], *state.get("also", [])]]
    assert len(names) == len(set(names))


def test_palaces_and_territories_lead_to_states_of_the_table() -> None:
    data = tomllib.loads((Path(places.__file__).parent / "places.toml").read_text("utf-8"))
    known = {state["name"] for state in data["states"]["table"]}
    told = {*data["palaces"]["table"].values(), *data["territories"]["table"].values()} - {""}
    assert told <= known
