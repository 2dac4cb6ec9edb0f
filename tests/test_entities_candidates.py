"""Which words may be a name, and by which rule: cases/entities_candidates.toml; no model is needed."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsx.entities import acronyms, known_candidates, organisation_candidates, person_candidates
from newsx.entities import described_candidates as described
from newsx.entities.candidate_spans import ORG, PERSON, Candidate
from newsx.entities.name_tokens import Row

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "cases" / "entities_candidates.toml").read_text("utf-8"))
FINDS = {
    "persons": person_candidates.from_persons,
    "everybody": person_candidates.from_everybody,
    "organisations": organisation_candidates.from_organisations,
    "small_heads": described.from_small_heads,
    "nouns": described.from_nouns,
    "nouns_after": described.from_nouns_after,
    "outlets": described.from_outlets,
    "quotes": described.from_quotes,
    "known": known_candidates.from_known,
    "national": known_candidates.from_national,
    "places": known_candidates.from_places,
    "brackets": acronyms.from_brackets,
}


@pytest.mark.parametrize(
    ("kind", "case"),
    [pytest.param(kind, case, id=f"{kind}-{case['text']}") for kind, cases in CASES.items() for case in cases],
)
def test_candidates_are_found_by_the_words_beside_them(kind: str, case: dict[str, Any]) -> None:
    text = case["text"]
    row = Row(text, {text.index(word): tag for word, tag in case.get("tags", {}).items()})
    found = [
        f"{row.form(c.i, c.j)} | {c.label} {c.weight:g} {c.rule.removeprefix('entities.')}" for c in FINDS[kind](row)
    ]
    assert found == case.get("found", [])


def widened(text: str, label: str = PERSON, taken: str = "", tags: dict[str, str] | None = None) -> str:
    """The words in square brackets as a candidate of the model, widened; `taken` is a body's name beside them."""
    bare = text.replace("[", "").replace("]", "")
    row = Row(bare, {bare.index(word): tag for word, tag in (tags or {}).items()})
    i, j = row.within(text.index("["), text.index("]") - 1)
    held = [Candidate(i, j, label, 1.0, "entities.model")]
    if taken:
        held.append(
            Candidate(*row.within(bare.index(taken), bare.index(taken) + len(taken)), ORG, 2.0, "entities.known")
        )
    first, *others = person_candidates.widen(row, held)
    assert others == held[1:]
    return row.form(first.i, first.j)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They met Ada [Lorne] there.", "Ada Lorne"),
        ("They met [Ada] Lorne there.", "Ada Lorne"),
        ("They met Ada Rosa [Lorne] Kalo Berg there.", "Ada Rosa Lorne Kalo Berg"),
        ("They met [Ada]", "Ada"),
        ("Ada [Lorne] wept.", "Lorne"),  # a sentence begins with any word
        ("They met [Ada] “Kalo” Lorne there.", "Ada “Kalo” Lorne"),
        ("They met [Ada] ‘Kalo’ Lorne there.", "Ada ‘Kalo’ Lorne"),
        ('They met [Ada] "Kalo" Lorne there.', 'Ada "Kalo" Lorne'),
        ("They met [Ada] 'Kalo' Lorne there.", "Ada 'Kalo' Lorne"),
        ("They met [Ada] “Kalo” boats there.", "Ada"),
        ("They met [Ada] “Kalo, Lorne” there.", "Ada"),
        ("They met [Ada] (Kalo” Lorne) there.", "Ada"),
        ("They met [Ada] “Kalo”", "Ada"),
        ("They met [Ada], Lorne said.", "Ada"),
        ("They met [Ada]’s Lorne there.", "Ada"),
        ("They met [Ada] Lorne Kalo Berg Oru Tamo Belo there.", "Ada Lorne Kalo Berg Oru Tamo"),  # six words
        ("They met Belo Tamo Oru Berg Kalo Lorne [Ada] there.", "Tamo Oru Berg Kalo Lorne Ada"),
        ("They met Mayor [Lorne] there.", "Lorne"),
        ("They met Dr [Lorne] there.", "Lorne"),
        ("They met Kenyan [Lorne] there.", "Lorne"),
        ("They left Mombasa [Lorne] said.", "Lorne"),
        ("They met [Lorne] Monday there.", "Lorne"),
        ("They met [Lorne] Ministry there.", "Lorne"),
        ("They met Former [Lorne] there.", "Lorne"),
        ("They met USA [Lorne] there.", "Lorne"),
        ("They met [Lorne] JR there.", "Lorne JR"),
        ("They met [Lorne] there.", "Lorne"),
    ],
)
def test_the_model_s_person_gets_the_capitals_beside_it(text: str, name: str) -> None:
    assert widened(text) == name


def test_only_a_person_outside_a_headline_is_widened() -> None:
    assert widened("They met [Ada] Lorne there.", label=ORG) == "Ada"
    assert widened("Nurse [Ada] Lorne Meets Harbour Chiefs\n\nShe wept.") == "Ada"
    assert widened("They met [Ada] Lorne there.", taken="Lorne") == "Ada"
    assert widened("They met [Ada] Boats there.", tags={"Boats": "NNS"}) == "Ada"
