"""Candidates for persons: capitals behind titles and offices, given names, names before ages; half names completed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsx.entities import lists
from newsx.entities.candidate_spans import (
    ORG,
    PEOPLE,
    PERSON,
    PLACE,
    Candidate,
    is_date,
    is_role,
    is_title,
    tells_organisation,
)
from newsx.entities.name_ages import age_after
from newsx.entities.name_tokens import Row, Word, near
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
        while j + 1 < len(words) and near(words[j]) and _continues_run(row, j + 1):
            j += 1
        yield i, j + 1
        i = j + 1


def _continues_run(row: Row, k: int) -> bool:
    """Whether word k continues a run: a capital, or a particle of names before a capital."""
    words = row.words
    if words[k].cap:
        return not is_date(words[k].text) or words[k].text in ("March", "May", "April", "June")
    if words[k].text in lists.words("names.toml", "particles") and near(words[k]) and k + 1 < len(words):
        return words[k + 1].cap or (
            words[k + 1].text in lists.words("names.toml", "particles") and k + 2 < len(words) and words[k + 2].cap
        )
    return False


def from_persons(row: Row) -> Iterator[Candidate]:
    """Capitals behind a title or an office, and runs that begin with a given name or stand before an age."""
    words = row.words
    modifiers = lists.words("roles.toml", "modifiers")
    openers = lists.words("institutions.toml", "joins", "openers")
    for first, j in runs(row):
        opens = words[first].first and words[first].text.lower() in openers
        opens = opens or words[first].text == "The"
        staff = first > 1 and words[first].text == "Staff" and words[first - 1].text == "of"  # "Chief of Staff X"
        i = first + ((opens or staff) and j - first > 1)
        k, titled, officed = _name_start(row, i, j)
        rest = words[k:j]
        if not rest or all(is_title(w.text) or is_role(w.text) or w.text.lower() in modifiers for w in rest):
            continue
        surname = len(rest) == 2 and _is_given_name(rest[0]) and not is_role(rest[0].text)  # "James Elder"
        if is_role(rest[-1].text) and not _is_given_name(rest[-1]) and rest[-1].cap and len(rest) < 3 and not surname:
            continue
        form = row.form(k, j)
        if tells_organisation(rest[-1].text) or is_place(form) or is_demonym(form):
            continue
        bare = not any(tells_organisation(w.text) for w in rest)
        if titled and not (rest[0].upper and len(rest) == 1):
            doubtful = k > 0 and words[k - 1].text in lists.words("roles.toml", "titles", "doubtful")
            yield Candidate(k, j, PERSON, 1.5 if doubtful else 2.0, "entities.rank" if doubtful else "entities.title")
        elif officed and bare and len(rest) <= 4 and not any(w.upper for w in rest):
            yield Candidate(k, j, PERSON, 1.5, "entities.office")
        if bare and 2 <= len(rest) <= 5 and _is_given_name(rest[0]):
            yield Candidate(k, j, PERSON, 1.2, "entities.given-name")
        if len(rest) == 3 and len(rest[1].text) == 1 and rest[1].gap.strip() == "." and not rest[0].upper:
            yield Candidate(k, j, PERSON, 1.5, "entities.initial")
        if bare and 2 <= len(rest) <= 4 and _apposed(row, j):
            yield Candidate(k, j, PERSON, 1.5, "entities.apposition")
        if age_after(row, j) is not None:
            yield Candidate(k, j, PERSON, 1.5, "entities.age")


def from_everybody(row: Row) -> Iterator[Candidate]:
    """Well-known surnames alone: "Merkel", "Zelenskyy"."""
    known = lists.words("names.toml", "everybody", "names")
    for i, word in enumerate(row.words):
        alone = word.text in known and not (word.cap and i + 1 < len(row.words) and near(word) and row.words[i + 1].cap)
        if alone and not (i and near(row.words[i - 1]) and row.words[i - 1].cap and not row.words[i - 1].first):
            yield Candidate(i, i + 1, PERSON, 1.0, "entities.everybody")


def _apposed(row: Row, j: int) -> bool:
    """Whether an apposition with an office follows: "Zoe March, a French volunteer who"."""
    words = row.words
    if j + 1 >= len(words) or words[j - 1].gap != ", " or words[j].text not in ("a", "an", "the"):
        return False
    for w in words[j + 1 : j + 6]:
        if is_role(w.text) and not w.cap and not w.own:
            return True
        if w.text in lists.kind_nouns() or w.gap[:1] in (",", "."):
            return False
    return False


def _is_given_name(word: Word) -> bool:
    """Whether a word is a given name, ALL CAPS folded."""
    return (word.text.title() if word.upper and len(word.text) > 3 else word.text) in lists.given()


def _name_start(row: Row, i: int, j: int) -> tuple[int, bool, bool]:
    """Where the name begins in the run i … j-1, and whether a title or an office stands before it."""
    words, k, titled, officed = row.words, i, False, False
    while k < j:
        if is_title(words[k].text):
            titled = True
        elif is_role(words[k].text):
            officed = True
        elif not (officed and words[k].text in lists.words("names.toml", "particles")):
            break
        k += 1
    # the office may stand earlier in the run: "Russian Children's Rights Commissioner Anna Berg"
    for m in range(j - 2, k, -1):
        if (is_role(words[m].text) or is_title(words[m].text)) and not _is_given_name(words[m]):
            k, officed, titled = m + 1, True, titled or is_title(words[m].text)
            break
    if k + 2 < j and (is_demonym(words[k].text) or is_state(words[k].text)) and _is_given_name(words[k + 1]):
        k += 1
    if j - k < 2:
        officed = False
    if k == i:
        officed = (j - k > 1 and _office_before(row, i, j)) or _called_so(row, i)
    return k, titled, officed


def _office_before(row: Row, i: int, j: int) -> bool:
    """Whether an office stands before the name: "schoolteacher Anna Berg", "the deputy mayor, Anna Berg, …"."""
    before = row.words[i - 1] if i else None
    if before is None or before.own or before.cap or not is_role(before.text):
        return False
    return before.gap == " " or (before.gap == ", " and row.words[j - 1].gap[:1] == ",")


def _called_so(row: Row, i: int) -> bool:
    """Whether the text says that a person is called so: "a gang leader known as Ti Sonn"."""
    words = row.words
    if i < 3 or words[i - 1].gap.strip(" “‘\"'") or words[i - 1].text not in ("as", "named", "called", "nicknamed"):
        return False
    asked = words[i - 2].text == "be" and words[i - 1].text != "as"  # "a mother who asked to be called Mele"
    return asked or any(is_role(w.text) and not w.own for w in words[max(0, i - 5) : i - 1])


def widen(row: Row, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The model's persons, extended to the whole name; other candidates as they are."""
    held = list(candidates)
    taken = {k: m for m in held if m.label in (ORG, PLACE, PEOPLE) for k in range(m.i, m.j)}
    for candidate in held:
        if candidate.label == PERSON and candidate.i not in row.headline:
            i, j = candidate.i, candidate.j
            while (
                i > 0
                and j - i < LONGEST
                and _joins(row, i - 1, taken)
                and near(row.words[i - 1])
                and not row.words[i - 1].first
            ):
                i -= 1
            while j < len(row.words) and j - i < LONGEST:
                step = _words_more(row, j)
                if not step or not _joins(row, j + step - 1, taken):
                    break
                j += step
            candidate.i, candidate.j = i, j
        yield candidate


def _words_more(row: Row, j: int) -> int:
    """How many words more belong to the name.

    For example: the next one, or a nickname in quotation marks with the surname behind it.
    """
    words = row.words
    if near(words[j - 1]):
        return 1
    if words[j - 1].gap in (" “", ' "', " ‘", " '") and words[j].gap in ("” ", '" ', "’ ", "' ") and j + 1 < len(words):
        return 2
    return 0


def _joins(row: Row, k: int, taken: dict[int, Candidate]) -> bool:
    """Whether word k can be part of a person's name."""
    word = row.words[k]
    if not word.cap or k in taken or is_date(word.text) or tells_organisation(word.text) or row.is_noun(k):
        return False
    if (word.upper and len(word.text) > 2) or word.text.lower() in lists.words("roles.toml", "modifiers"):
        return False
    return not (is_title(word.text) or is_role(word.text) or is_demonym(word.text) or is_place(word.text))
