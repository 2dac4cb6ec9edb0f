"""Marks for persons: capitals after titles and offices, after given names, before ages; halves of names made whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsx.entities import lists
from newsx.entities.marks import ORG, PEOPLE, PERSON, PLACE, Mark, is_date, is_role, is_title, tells_organisation
from newsx.entities.words import Row, near
from newsx.grammar.places import is_demonym, is_place, is_state

LONGEST = 6  # words of a person's name


def runs(row: Row) -> Iterator[tuple[int, int]]:
    """Maximal runs of capitalised words with nothing but spaces (or initials' dots) between them."""
    words, i = row.words, 0
    while i < len(words):
        if not words[i].cap:
            i += 1
            continue
        j = i
        while j + 1 < len(words) and near(words[j]) and _goes_on(row, j + 1):
            j += 1
        while not words[j].cap:
            j -= 1
        yield i, j + 1
        i = j + 1


def _goes_on(row: Row, k: int) -> bool:
    """Whether word k continues a run: a capital, or a particle of names before a capital."""
    words = row.words
    if words[k].cap:
        return not is_date(words[k].text) or words[k].text in ("March", "May", "April", "June")
    if words[k].text in lists.words("names.toml", "particles") and near(words[k]) and k + 1 < len(words):
        return words[k + 1].cap or (
            words[k + 1].text in lists.words("names.toml", "particles") and k + 2 < len(words) and words[k + 2].cap
        )
    return False


def from_persons(row: Row) -> Iterator[Mark]:
    """Capitals after a title or an office, and runs that begin with a given name."""
    words, given = row.words, lists.given()
    modifiers = lists.words("roles.toml", "modifiers")
    for i, j in runs(row):
        k, titled, officed = i, False, False
        while k < j:
            text = words[k].text
            if is_title(text):
                titled = True
            elif is_role(text):
                officed = True
            elif not (officed and text in lists.words("names.toml", "particles")):
                break
            k += 1
        # the office may stand earlier in the run: "Russian Children's Rights Commissioner Anna Berg"
        for m in range(j - 1, k, -1):
            if (is_role(words[m].text) or is_title(words[m].text)) and m + 1 < j and words[m].text not in given:
                k, officed = m + 1, True
                break
        if k + 2 < j and (is_demonym(words[k].text) or is_state(words[k].text)) and words[k + 1].text in given:
            k += 1
        if k == j:
            continue
        if (
            k == i
            and i > 0
            and is_role(words[i - 1].text)
            and row.words[i - 1].gap in (" ", ", ")
            and not words[i - 1].own
        ):
            officed = not words[i - 1].cap and words[i - 1].gap == " "
        if all(is_title(w.text) or is_role(w.text) or w.text.lower() in modifiers for w in words[k:j]):
            continue
        if tells_organisation(words[j - 1].text) or is_place(row.form(k, j)) or is_demonym(row.form(k, j)):
            continue
        if titled and not (words[k].text.isupper() and j - k == 1):
            yield Mark(k, j, PERSON, 2.0, "entities.title")
        elif officed and 2 <= j - k <= 4 and not any(tells_organisation(w.text) or w.upper for w in words[k:j]):
            yield Mark(k, j, PERSON, 1.5, "entities.office")
        if 2 <= j - k <= 5 and words[k].text in given and not any(tells_organisation(w.text) for w in words[k:j]):
            yield Mark(k, j, PERSON, 1.2, "entities.given-name")
        if j - k == 3 and len(words[k + 1].text) == 1 and words[k + 1].gap.strip() == "." and not words[k].upper:
            yield Mark(k, j, PERSON, 1.5, "entities.initial")
        if _age_follows(row, j) and not is_place(row.form(k, j)):
            yield Mark(k, j, PERSON, 1.5, "entities.age")


def _age_follows(row: Row, j: int) -> bool:
    """ "Svitlana Koval, 39, was": a number from 1 to 110 between commas."""
    words = row.words
    if j >= len(words) or words[j - 1].gap != ", ":
        return False
    text = words[j].text
    return text.isdigit() and 0 < int(text) < 110 and words[j].gap[:1] in (",", ".", ")")


def widen(row: Row, marks: Iterable[Mark]) -> Iterator[Mark]:
    """The model's persons, grown to the whole name where it saw half of it; other marks as they are."""
    held = list(marks)
    taken = {k: m for m in held if m.label in (ORG, PLACE, PEOPLE) for k in range(m.i, m.j)}
    for mark in held:
        if mark.label == PERSON and mark.i not in row.headline:
            i, j = mark.i, mark.j
            while (
                i > 0
                and j - i < LONGEST
                and _joins(row, i - 1, taken)
                and near(row.words[i - 1])
                and not row.words[i - 1].first
            ):
                i -= 1
            while j < len(row.words) and j - i < LONGEST:
                step = _step(row, j)
                if not step or not _joins(row, j + step - 1, taken):
                    break
                j += step
            mark.i, mark.j = i, j
        yield mark


def _step(row: Row, j: int) -> int:
    """How many words the name goes on by: the next one, or a nickname in quotation marks with the surname after it."""
    words = row.words
    if near(words[j - 1]):
        return 1
    if words[j - 1].gap in (" “", ' "', " ‘", " '") and words[j].gap in ("” ", '" ', "’ ", "' ") and j + 1 < len(words):
        return 2
    return 0


def _joins(row: Row, k: int, taken: dict[int, Mark]) -> bool:
    """Whether word k can be part of a person's name."""
    word = row.words[k]
    if not word.cap or k in taken or is_date(word.text) or tells_organisation(word.text) or row.is_noun(k):
        return False
    if word.upper and len(word.text) > 2:
        return False
    return not (is_title(word.text) or is_role(word.text) or is_demonym(word.text) or is_place(word.text))
