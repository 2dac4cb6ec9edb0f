"""Candidates for names, put together by hand for the tests of `newsx.entities`; no model is needed."""

from __future__ import annotations

from newsx.entities.candidate_spans import Candidate
from newsx.entities.name_index import Key
from newsx.entities.name_tokens import Row

MODEL = "entities.model"
Told = tuple[str, str, float, str]  # form, label, weight, rule


def candidates(row: Row, *told: Told, first: bool = False) -> list[Candidate]:
    """A candidate at each place where a form stands, or at the first one."""
    found = []
    for form, label, weight, rule in told:
        size = len(Row(form).words)
        places = [i for i in range(len(row.words) - size + 1) if row.form(i, i + size) == form]
        assert places, form
        found += [Candidate(i, i + size, label, weight, rule) for i in (places[:1] if first else places)]
    return found


def key(text: str) -> Key:
    """The folded words of a name."""
    return tuple(text.split())
