"""The office, the body and the age that stand beside a name: cases/entities_offices.toml; no model is needed."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsx.entities import appositions, name_ages, roles
from newsx.entities.name_tokens import Row
from newsx.entities.offices import Office, Range

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "cases" / "entities_offices.toml").read_text("utf-8"))


def named(group: str) -> list[Any]:
    return [pytest.param(case, id=case["text"]) for case in CASES[group]]


def read(case: dict[str, Any]) -> tuple[Row, int, int, dict[int, Range]]:
    """The words of a text, which of them are the name in square brackets, and the bodies among them."""
    start, end = case["text"].index("["), case["text"].index("]") - 1
    bare = case["text"].replace("[", "").replace("]", "")
    row = Row(bare, {bare.index(word): tag for word, tag in case.get("tags", {}).items()})
    ranges = [row.within(bare.index(body), bare.index(body) + len(body)) for body in case.get("bodies", ())]
    return row, *row.within(start, end), {k: found for found in ranges for k in range(*found)}


def told(row: Row, office: Office | None) -> dict[str, Any] | None:
    """What an office says, without what it leaves open."""
    if office is None:
        return None
    body = row.form(*office.body) if office.body else None
    found = {"role": office.role, "state": office.state, "body": body, "age": office.age, "gender": office.gender}
    return {key: value for key, value in {**found, "minor": office.minor}.items() if value}


@pytest.mark.parametrize("case", named("before"))
def test_an_office_before_a_name_is_read(case: dict[str, Any]) -> None:
    row, i, _, held = read(case)
    assert told(row, roles.before(row, i, held)) == case.get("office")


@pytest.mark.parametrize("case", named("after"))
def test_an_apposition_behind_a_name_is_read(case: dict[str, Any]) -> None:
    row, _, j, held = read(case)
    assert told(row, appositions.after(row, j, held)) == case.get("office")


@pytest.mark.parametrize("case", named("ages"))
def test_an_age_beside_a_name_is_read(case: dict[str, Any]) -> None:
    row, i, j, _ = read(case)
    assert name_ages.age_after(row, j) == case.get("figure")
    assert name_ages.age_after(row, j, in_words=True) == case.get("age")
    assert name_ages.age_before(row, i) == case.get("before")
