"""The parts of an office: where it begins, the state or body before it, the words behind its head."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsx.entities import lists
from newsx.entities.candidate_spans import is_date, is_role, is_title
from newsx.entities.name_tokens import Row
from newsx.grammar.places import is_demonym, is_place, is_state, state_of

MINOR_BELOW = 18
Range = tuple[int, int]
Held = Mapping[int, Range]  # word → the range of the institution's mention that it belongs to


@dataclass(slots=True)
class Office:
    """The office of a person, read beside the name. `body` is the span that names the affiliation."""

    role: str | None = None
    state: str | None = None
    body: Range | None = None
    age: int | None = None
    gender: str | None = None
    minor: bool = False


def is_modifier(text: str) -> bool:
    """Whether a word may stand inside an office's name before its head: "deputy", "human rights"."""
    return text.lower() in lists.words("roles.toml", "modifiers")


def gender_of(words: list[str]) -> str | None:
    """ "m" or "f" where one of the words has that gender: "spokeswoman", "Mr"."""
    for word in words:
        for sex in ("m", "f"):
            if word in lists.words("roles.toml", "titles", sex) or word.lower() in lists.words(
                "roles.toml", "roles", sex
            ):
                return sex
    return None


def lead(row: Row, head: int, held: Held) -> tuple[int, Office]:
    """Where the office whose head is word `head` begins, and the state or body named before it."""
    words, office = row.words, Office()
    begin, k = head, head - 1
    while k >= 0 and words[k].gap in (" ", "\u00a0") and not is_date(words[k].text):
        word = words[k]
        if k in held:
            office.body = held[k]
            break
        place = _place_ending(row, k)
        if place is not None:
            office.state = state_of(row.form(place, k + 1))
            k = place
            break
        if word.own and not word.cap and _owner_noun(word.text):
            break
        small = row.describes(k) or (word.own and not word.cap)
        if small or is_modifier(word.text) or (is_role(word.text) and not word.own):
            begin = k
        elif word.cap and not word.first and len(word.text) > 1:
            office.body = (_run_start(row, k), k + 1)
            break
        else:
            break
        k -= 1
    praise = lists.words("roles.toml", "modifiers", "praise")
    while begin < head and words[begin].text.lower() in praise:
        begin += 1
    if office.body:
        begin = _envoy(row, head, begin, office)
    return begin, office


def _owner_noun(text: str) -> bool:
    """Whether a possessive common noun is the employer and not the field: "the foundation’s director"."""
    nouns = lists.words("institutions.toml", "body_nouns") | lists.words("institutions.toml", "place_nouns")
    return text in nouns or text in ("country", "nation")


def _envoy(row: Row, head: int, begin: int, office: Office) -> int:
    """Notes the state before the body.

    "Peru’s Foreign Ministry spokeswoman" has one; an envoy to a body does not belong to it.
    """
    assert office.body is not None
    first = office.body[0]
    previous = row.words[first - 1] if first else None
    if previous and previous.gap == " " and (previous.own or is_demonym(previous.text)):
        office.state = state_of(previous.text)
    if office.state and row.words[head].text.lower() in lists.words("roles.toml", "roles", "envoys"):
        office.body = None
        return first
    return begin


def _run_start(row: Row, k: int) -> int:
    while (
        k > 0
        and row.words[k - 1].cap
        and row.words[k - 1].gap == " "
        and not row.words[k - 1].own
        and not row.words[k - 1].first
    ):
        k -= 1
    return k


def _place_ending(row: Row, k: int) -> int | None:
    """Where the longest name of a place or people begins that ends with word k."""
    for first in range(max(0, k - 3), k + 1):
        form = row.form(first, k + 1)
        if not row.words[first].cap or any(w.gap != " " for w in row.words[first:k]):
            continue
        if first < k and row.words[k].text == "District" and is_state(row.form(first, k)):
            continue  # "U.S. District Judge": the district is the judge's
        if is_demonym(form) or is_place(form):
            return first
    return None


def past(row: Row, begin: int) -> str:
    """ "former " where it stands before the state or body: "former Ukrainian president"."""
    words, gone = row.words, lists.words("roles.toml", "modifiers", "past")
    for k in range(begin - 1, max(begin - 6, -1), -1):
        if words[k].gap not in (" ", "-") or not (words[k].cap or words[k].text in gone):
            return ""
        if words[k].text.lower() in gone:
            return words[k].text.lower() + " "
    return ""


def tail(row: Row, begin: int, head: int, end: int, held: Held, office: Office) -> None:
    """Reads the words behind the office's head up to word `end`: sets the role, and the state or body in them."""
    words, cut = row.words, end
    fields = words[head].text.lower() in lists.words("roles.toml", "roles", "fields")
    envoy = words[head].text.lower() in lists.words("roles.toml", "roles", "envoys")
    for m in range(head + 1, end):
        if (words[m].cap and is_title(words[m].text)) or (
            words[m].text == "and" and not (fields and words[m + 1 : end]) and not _office_follows(row, m + 1, end)
        ):
            cut = m
            break
        if m in held:
            office.body = office.body or held[m]
            cut = m
            break
        if words[m].text[0].isdigit() or (m > head + 1 and words[m].text in ("a", "an")):
            cut = m  # "headmaster of a school in …", "foreman of 36"
            break
        if words[m].cap and state_of(row.form(m, min(end, m + 1))) and words[m - 1].text in ("of", "for", "in", "the"):
            office.state = office.state or state_of(words[m].text)
            cut = m
            break
    if envoy and cut < end:
        cut = held[cut][1] if cut in held else cut + 1
        office.body = None
    else:
        loose = lists.words("roles.toml", "inner", "loose")
        while cut > head + 1 and (words[cut - 1].text in loose or (cut < end and _body_noun(row, cut - 1))):
            cut -= 1
    office.role = past(row, begin) + row.form(begin, cut)


def _office_follows(row: Row, k: int, end: int) -> bool:
    """Whether a second office follows "and" ("president and chief executive"), and not a second field."""
    for m in range(k, min(end, k + 4)):
        if is_role(row.words[m].text):
            return True
        if not is_modifier(row.words[m].text):
            return m == k and row.words[m].text.islower() and end - m <= 2
    return k < end


def _body_noun(row: Row, k: int) -> bool:
    """Whether word k only names the kind of the body that follows: "leader of the political party X"."""
    text = row.words[k].text
    return text in lists.words("institutions.toml", "body_nouns") or text in lists.words("roles.toml", "inner", "sorts")
