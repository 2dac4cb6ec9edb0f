"""Offices before names: "ICRC spokesman X", "Ukraine’s U.N. ambassador, X,", "President of Ukraine X"."""

from __future__ import annotations

from newsx.entities import lists
from newsx.entities.candidate_spans import is_role, is_title
from newsx.entities.name_ages import age_before
from newsx.entities.name_tokens import Row
from newsx.entities.offices import Held, Office, Range, gender_of, is_modifier, lead, past, tail


def before(row: Row, i: int, held: Held) -> Office | None:
    """The office, title or age that stands before the name that begins at word i."""
    words = row.words
    k = _chain_start(row, i, held)
    age = age_before(row, k)
    chain = [w.text for w in words[k:i]]
    office = _from_chain(row, k, i, held) if chain else _of_phrase(row, i, held) or _in_clause(row, i, held)
    start = k - (age is not None)
    if start < i and start > 0 and words[start - 1].gap == ", " and all(is_title(t) for t in chain):
        # "the head teacher, Mrs X", "a farmer, 34-year-old X": the office before the comma is the better one
        k = _chain_start(row, start, held)
        told = _from_chain(row, k, start, held) if k < start else None
        office = told or _of_phrase(row, start, held) or office
    if office is None and age is None and not chain:
        return None
    office = office or Office()
    office.age = age
    office.gender = gender_of([*chain, *(office.role or "").split()])
    office.minor = any(w.lower() in lists.words("roles.toml", "roles", "minor") for w in chain)
    return office


def _chain_start(row: Row, i: int, held: Held) -> int:
    """Where the titles and offices right before word i begin."""
    k = i
    while k > 0 and _leads(row, k - 1, k == i) and k - 1 not in held:
        k -= 1
    return k


def _in_clause(row: Row, i: int, held: Held) -> Office | None:
    """An office with a clause before the name.

    For example: "A doctor who worked on the ward, X, said", "a commander who goes by X".
    """
    words = row.words
    if i < 3:
        return None
    comma = words[i - 1].gap == ", "
    if not comma and words[i - 1].text not in ("as", "by", "named", "called", "nicknamed"):
        return None
    for m in range(i - 2, max(i - 12, -1), -1):
        if words[m].gap.strip():
            return None
        after = words[m + 1].text
        if is_role(words[m].text) and not words[m].own and (after == "who" or (not comma and i - m < 4)):
            begin, office = lead(row, m, held)
            office.role = past(row, begin) + row.form(begin, m + 1)
            return office
    return None


def _leads(row: Row, k: int, last: bool) -> bool:
    """Whether word k is a title or an office right before the name, a comma allowed after an office."""
    word = row.words[k]
    if word.own:
        return False
    if word.text.lower() in lists.words("roles.toml", "pronouns", "owners"):
        return False
    if word.gap in (" ", "\u00a0") or (word.gap == ". " and word.cap and len(word.text) < 5):
        return (is_title(word.text) and word.cap) or is_role(word.text)
    return last and word.gap == ", " and is_role(word.text) and not row.words[k].first


def _from_chain(row: Row, k: int, i: int, held: Held) -> Office | None:
    """The office in the titles and offices k … i-1: "Prosecutor General", "spokesman Lt. Gen.", "Maj. Gen."."""
    words = row.words
    offices = [m for m in range(k, i) if is_role(words[m].text)]
    if offices and not words[offices[0]].cap and words[offices[-1]].cap:
        offices = [m for m in offices if words[m].cap]  # "party chairman President X": the office in capitals
    if not offices:
        ranks = lists.words("roles.toml", "titles", "ranks")
        ranked = [w.text for w in words[k:i] if w.text.rstrip(".") in ranks]
        return Office(role=" ".join(ranked)) if ranked else None
    end = offices[0] + 1
    while end < i and is_role(words[end].text):
        end += 1
    begin, office = lead(row, offices[0], held)
    bare = begin == offices[0] and office.body is None and office.state is None
    if bare and words[end - 1].gap == ", " and not _owned(row, begin):
        return None
    if begin and words[begin - 1].text.lower() == "its" and office.body is None:
        office.body = _last_named(begin, held)
    office.role = past(row, begin) + row.form(begin, end)
    return office


def _last_named(k: int, held: Held) -> Range | None:
    """The institution named last before word k, at most two sentences back: that of "its spokesman"."""
    return next((held[m] for m in range(k - 1, max(k - 40, -1), -1) if m in held), None)


def _owned(row: Row, begin: int) -> bool:
    """Whether "the", "her" or a possessive stands before the office that begins at this word."""
    if begin == 0:
        return False
    before = row.words[begin - 1]
    return before.own or before.text.lower() in lists.words("roles.toml", "pronouns", "owners")


def _of_phrase(row: Row, i: int, held: Held) -> Office | None:
    """ "President of Ukraine X", "the British Ambassador to Ukraine, X"."""
    words, inner = row.words, lists.words("roles.toml", "inner")
    if i == 0 or words[i - 1].own or words[i - 1].gap not in (" ", ", "):
        return None
    if words[i - 1].text in inner or is_title(words[i - 1].text):
        return None  # "spokesman for Mr. X": X is not the spokesman
    for m in range(i - 1, max(i - 10, -1), -1):
        word = words[m]
        if (m < i - 1 and word.gap not in (" ", "\u00a0")) or (m == i - 1 and word.own):
            return None
        if is_role(word.text) and m + 1 < i and words[m + 1].text in inner and not word.own and m not in held:
            begin, office = lead(row, m, held)
            tail(row, begin, m, i, held, office)
            return office
        if not (word.cap or word.own or word.text in inner or row.describes(m) or is_modifier(word.text) or m in held):
            return None
    return None


def unnamed(row: Row, start: int, end: int, held: Held) -> Office | None:
    """The last office without a name among the words start … end-1: "Kenya’s health minister has called …".

    Only one with a state, body or owner, or with a verb of saying: news names its holder in the next sentence.
    """
    words, owners = row.words, lists.words("roles.toml", "pronouns", "owners")
    for k in range(end - 1, start - 1, -1):
        if not is_role(words[k].text) or words[k].own or k in held or words[k].cap:
            continue
        begin, office = lead(row, k, held)
        owned = begin > 0 and words[begin - 1].text.lower() in owners
        says = k + 1 < end and words[k + 1].text in lists.words("roles.toml", "speech", "saying")
        opens = owned and words[begin - 1].first and words[begin - 1].text == "The"
        if office.state or office.body or (owned and says) or opens:
            office.role = past(row, begin) + row.form(begin, k + 1)
            office.gender = gender_of(office.role.split())
            return office
    return None
