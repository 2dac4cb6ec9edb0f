"""Appositions behind names: "X, the commissioner for children's rights,", "X, 39, a teacher from …", "X (9)"."""

from __future__ import annotations

from newsx.entities import lists
from newsx.entities.candidate_spans import is_role
from newsx.entities.name_ages import age_after, years
from newsx.entities.name_tokens import Row
from newsx.entities.offices import Held, Office, gender_of, is_modifier, lead, tail
from newsx.grammar.places import is_state, state_of


def after(row: Row, j: int, held: Held) -> Office | None:
    """The apposition after the name that ends before word j: ", 39, a teacher from …", ", the commissioner for …"."""
    words = row.words
    if j + 1 < len(words) and words[j - 1].gap == " " and words[j].text == "of" and is_state(words[j + 1].text):
        return Office(state=state_of(words[j + 1].text))
    office, k = Office(age=age_after(row, j, in_words=True)), j
    if office.age is not None:
        if not words[k].text.isdigit() or words[k].gap != ", ":
            return office
        k += 1
    elif j >= len(words) or words[j - 1].own or words[j - 1].gap not in (", ", " (", " – ", " — ", " - "):
        return None
    end = k
    while end < len(words) and end - k < 16:
        end += 1
        if words[end - 1].gap.strip(" \u00a0'’‘\"“&") and not words[end - 1].gap.startswith(" ("):
            break
    if k < end:
        _apposition(row, k, end, held, office)
    return office if office.role or office.age is not None or office.minor else None


def _may_lead(row: Row, m: int, held: Held) -> bool:
    """Whether word m may stand before the office's head: a name, a possessive, a hyphenated word."""
    word = row.words[m]
    return word.cap or word.own or "-" in word.text or m in held


def _apposition(row: Row, k: int, end: int, held: Held, office: Office) -> None:
    """The office in the words k … end-1, where the head of the noun phrase is one."""
    words = row.words
    owned = words[k].text in lists.words("roles.toml", "pronouns", "owners")
    if owned:
        k += 1
    head = None
    for m in range(k, min(end, k + 9)):
        text = words[m].text
        if "year-old" in text:
            office.age = years(text) if office.age is None else office.age
        if is_role(text) and not words[m].own and m not in held:
            head = m
        elif not (is_modifier(text) or row.describes(m)) and (head is not None or not _may_lead(row, m, held)):
            break
    if head is None:
        return
    relative = words[head].text.lower() in lists.words("roles.toml", "relative")
    if owned and relative and head + 1 < len(words) and words[head + 1].cap:
        office.age = None  # "Ahmad, his 3-year-old son Yusuf": the next person, not this one
        return
    stops = lists.words("roles.toml", "inner", "stops")
    stop = next((m for m in range(head + 1, end) if words[m].text.lower() in stops or row.acts(m)), end)
    if words[head].text.lower() in lists.words("roles.toml", "relative"):
        stop = min(stop, head + 1)  # "son of X of the village Y": whose son is no part of the role
    begin, before_it = lead(row, head, held)
    office.state, office.body = before_it.state, before_it.body
    if stop > head + 1 and words[head + 1].text not in lists.words("roles.toml", "inner") and head + 1 not in held:
        stop = head + 1
    tail(row, max(begin, k), head, stop, held, office)
    office.gender = gender_of((office.role or "").split())
    office.minor = words[head].text.lower() in lists.words("roles.toml", "roles", "minor")
