"""Institutions, states and groups from their names: cases/entities_bodies.toml; no model is needed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsx.article import Actor, Institution
from newsx.entities import acting_states, institutions
from newsx.entities.candidate_spans import ORG
from newsx.entities.lists import name_key
from newsx.entities.name_index import Mention, Name
from newsx.entities.name_tokens import Row

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "cases" / "entities_bodies.toml").read_text("utf-8"))


def named(group: str) -> list[Any]:
    return [pytest.param(case, id=case["text"]) for case in CASES[group]]


def marked(text: str) -> tuple[Row, list[Mention]]:
    """The words of a text and the bodies that stand in square brackets."""
    parts = re.split(r"[\[\]]", text)
    row, found, at = Row("".join(parts)), [], 0
    for n, part in enumerate(parts):
        i, j = row.within(at, at + len(part))
        if n % 2:
            found.append(Mention(i, j, Name(tuple(name_key(w.text) for w in row.words[i:j]), label=ORG)))
        at += len(part)
    return row, found


def told(body: Institution) -> dict[str, Any]:
    """What is known of an institution, without what is left open."""
    found: dict[str, Any] = {"name": body.name, "kind": body.kind, "acronym": body.acronym, "state": body.state}
    found |= {"aliases": list(body.aliases), "mentions": len(body.mentions)}
    return {key: value for key, value in found.items() if value}


@pytest.mark.parametrize("case", named("bodies"))
def test_the_forms_of_one_body_are_one_institution(case: dict[str, Any]) -> None:
    row, mentions = marked(case["text"])
    bodies = [body.institution(f"i{n}") for n, body in enumerate(institutions.collect(row, mentions))]
    assert [told(body) for body in bodies] == case["found"]
    assert [body.id for body in bodies] == [f"i{n}" for n in range(len(bodies))]
    for body in bodies:
        forms = {" ".join(row.text[start:end].split()) for start, end in body.mentions}
        assert forms <= {body.name, *body.aliases} or all(body.name.endswith(form) for form in forms)


def line(party: Actor) -> str:
    """A state or a group in one line."""
    of = f" of {party.state}" if party.state and party.state != party.name else ""
    also = f" also {', '.join(party.aliases)}" if party.aliases else ""
    return f"{party.kind} {party.name}{of} ×{len(party.mentions)}{also}"


@pytest.mark.parametrize("case", named("parties"))
def test_states_and_groups_that_act_are_found(case: dict[str, Any]) -> None:
    row, mentions = marked(case["text"])
    found = acting_states.collect(row, mentions, lambda start, end: row.text[start:end] in case.get("acting", ()))
    assert [line(party.actor("a1")) for party in found] == case.get("found", [])
