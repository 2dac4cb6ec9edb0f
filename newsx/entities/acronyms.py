"""Acronyms in brackets and their long forms, after Schwartz and Hearst (2003)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsx.entities import lists
from newsx.entities.candidate_spans import ORG, THING, Candidate, tells_organisation
from newsx.entities.name_tokens import Row, near
from newsx.grammar.places import is_place


def _small() -> frozenset[str]:
    return lists.words("institutions.toml", "joins")


def initials_fit(acronym: str, name: str) -> bool:
    """Whether an acronym abbreviates a long form: its letters in order, the first at the first word's beginning.

    >>> initials_fit("PACE", "Parliamentary Assembly of the Council of Europe"), initials_fit("ABC", "Bar Association")
    (True, False)
    """
    letters = [c for c in acronym.lower() if c.isalnum()]
    text = name.lower()
    at = len(text) - 1
    for n in range(len(letters) - 1, -1, -1):
        while at >= 0 and (text[at] != letters[n] or (n == 0 and at > 0 and text[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return False
        at -= 1
    return not re.search(r"\w", text[: at + 1])


def _fit(acronym: str, words: list[str]) -> bool:
    """Initials of the words that count, or Schwartz–Hearst over all of them."""
    firsts = "".join(w[0] for w in words if w.lower() not in _small()).lower()
    return acronym.lower() == firsts or initials_fit(acronym, " ".join(words))


def _bracketed(row: Row) -> Iterator[int]:
    """The words that stand alone in brackets and look like a short form."""
    words = row.words
    for k in range(1, len(words)):
        text = words[k].text
        if words[k - 1].gap.strip() == "(" and words[k].gap.startswith(")") and 2 <= len(text) <= 12 and words[k].cap:
            yield k


def pairs(row: Row) -> Iterator[tuple[int, int]]:
    """Each acronym in brackets with its long form: (i, k): the words i … k-1 stand for the acronym at word k."""
    words = row.words
    for k in _bracketed(row):
        text = words[k].text
        for n in range(1, min(len(text) + 6, k) + 1):
            i = k - n
            if any(w.gap.strip() not in ("", ",", "&", "-") or "\n" in w.gap for w in words[i : k - 1]):
                break
            if words[i].text[0].lower() == text[0].lower() and _fit(text, [w.text for w in words[i:k]]):
                if n > 1 or (not words[i].cap and text.isupper()):
                    yield i, k
                break


def from_brackets(row: Row) -> Iterator[Candidate]:
    """Candidates from acronyms in brackets and their long forms.

    A capitalised long form is a body unless its head names a thing or it is a person; one in small letters is a thing.
    Where the letters do not fit, the head noun before the bracket decides.
    """
    found = {k: i for i, k in pairs(row)}
    for k in _bracketed(row):
        if k in found:
            yield from _pair(row, found[k], k)
            continue
        i = k
        while i > 0 and row.words[i - 1].cap and (i == k or near(row.words[i - 1])):
            i -= 1
        if k - i > 1:
            label = _label_of([w.text for w in row.words[i:k]], False)
            if label and not is_person_like(row, k):
                yield Candidate(k, k + 1, label, 1.5, "entities.acronym")


def is_person_like(row: Row, k: int) -> bool:
    """Whether the words before the bracket begin with a given name."""
    i = k - 1
    while i > 0 and row.words[i - 1].cap and near(row.words[i - 1]):
        i -= 1
    return any(w.text in lists.given() for w in row.words[i:k])


def _label_of(form: list[str], small: bool) -> str | None:
    """The label of a long form by its words: a thing, a body, or none."""
    if is_place(form[-1]) and is_place(" ".join(form[:2])):
        return THING  # "Latin America and the Caribbean (LAC)"
    if form[-1] in lists.words("institutions.toml", "not_institutions", "laws"):
        return THING  # "Freedom of Information Act"
    head = next((form[n - 1] for n, w in enumerate(form) if n and w in ("of", "for", "on")), form[-1])
    tells = any(tells_organisation(w) for w in form)
    if not tells and (
        small or head in lists.words("institutions.toml", "not_institutions", "last") or is_place(" ".join(form))
    ):
        return THING
    if small:
        return THING if head not in lists.organisation_words() else None
    return ORG if tells or head in lists.organisation_words() else None


def _pair(row: Row, i: int, k: int) -> Iterator[Candidate]:
    """The candidates for a long form i … k-1 whose acronym is word k."""
    words = row.words
    small = any(not w.cap and w.text.lower() not in _small() for w in words[i:k])
    label = _label_of([w.text for w in words[i:k]], small)
    if label == THING:
        yield Candidate(k, k + 1, THING, 8.0 if small else 4.0, "entities.acronym")
        if not small:
            yield Candidate(i, k, THING, 2.0, "entities.acronym")
        return
    if small or (label is None and words[i].text in lists.given()):
        return
    weight = 2.5 if label == ORG else 1.5
    rule = "entities.acronym" if label == ORG else "entities.initials"
    yield Candidate(i, k, ORG, weight, rule)
    yield Candidate(k, k + 1, ORG, weight, rule)
