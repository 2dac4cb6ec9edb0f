"""Offices before names: "ICRC spokesman X", "Ukraine’s U.N. ambassador, X,", "President of Ukraine X"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsx.entities import lists
from newsx.entities.marks import is_date, is_role, is_title
from newsx.entities.words import Row
from newsx.grammar.places import is_demonym, is_place, state_of

MINOR_BELOW = 18
Range = tuple[int, int]
Held = Mapping[int, Range]  # word → the range of the institution's mention that it belongs to


@dataclass(slots=True)
class Office:
    """What the words beside a name say of its bearer. `body` is the range of words that names the affiliation."""

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
    """ "m" or "f" where one of the words says so: "spokeswoman", "Mr"."""
    for word in words:
        for sex in ("m", "f"):
            if word in lists.words("roles.toml", "titles", sex) or word.lower() in lists.words(
                "roles.toml", "roles", sex
            ):
                return sex
    return None


def before(row: Row, i: int, held: Held) -> Office | None:
    """The office, title or age that stands before the name that begins at word i."""
    words = row.words
    k = i
    while k > 0 and _leads(row, k - 1, k == i) and k - 1 not in held:
        k -= 1
    chain = [w.text for w in words[k:i]]
    office = _from_chain(row, k, i, held) if chain else None
    if office is None:
        office = _of_phrase(row, i, held)
    age = _age_before(row, k if chain else i)
    if office is None and age is None and not chain:
        return None
    office = office or Office()
    office.age = age
    office.gender = gender_of([*chain, *(office.role or "").split()])
    office.minor = any(w.lower() in lists.words("roles.toml", "roles", "minor") for w in chain)
    return office


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
    owners = lists.words("roles.toml", "pronouns", "owners")
    if bare and words[end - 1].gap == ", " and (begin == 0 or words[begin - 1].text.lower() not in owners):
        return None
    office.role = _past(row, begin) + row.form(begin, end)
    return office


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
    """Whether a small-letter possessive names the owner and not the office's field: "the foundation’s director"."""
    nouns = lists.words("institutions.toml", "body_nouns") | lists.words("institutions.toml", "place_nouns")
    return text in nouns or text in ("country", "nation")


def _envoy(row: Row, head: int, begin: int, office: Office) -> int:
    """Takes the state before the body ("Peru’s Foreign Ministry spokeswoman"); an envoy to a body is no part of it."""
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
    """Where the place or people's name begins that ends with word k, the longest."""
    for first in range(max(0, k - 3), k + 1):
        form = row.form(first, k + 1)
        if row.words[first].cap and (is_demonym(form) or is_place(form)):
            return first
    return None


def _past(row: Row, begin: int) -> str:
    """ "former " where it stands before the state or body: "former Ukrainian president"."""
    words, past = row.words, lists.words("roles.toml", "modifiers", "past")
    for k in range(begin - 1, max(begin - 6, -1), -1):
        if words[k].gap not in (" ", "-") or not (words[k].cap or words[k].text in past):
            return ""
        if words[k].text.lower() in past:
            return words[k].text.lower() + " "
    return ""


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
        if not (word.cap or word.own or word.text in inner or is_modifier(word.text) or m in held):
            return None
    return None


def tail(row: Row, begin: int, head: int, end: int, held: Held, office: Office) -> None:
    """Reads what follows the office's head up to word `end`; sets the role's words and the state or body after them."""
    words, cut = row.words, end
    envoy = words[head].text.lower() in lists.words("roles.toml", "roles", "envoys")
    for m in range(head + 1, end):
        if (words[m].cap and is_title(words[m].text)) or (
            words[m].text == "and" and not _office_follows(row, m + 1, end)
        ):
            cut = m
            break
        if m in held:
            office.body = office.body or held[m]
            cut = m
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
    office.role = _past(row, begin) + row.form(begin, cut)


def _office_follows(row: Row, k: int, end: int) -> bool:
    """Whether a second office stands after "and" ("president and chief executive"), or only a second field."""
    for m in range(k, min(end, k + 4)):
        if is_role(row.words[m].text):
            return True
        if not is_modifier(row.words[m].text):
            return m == k and row.words[m].text.islower() and end - m <= 2
    return k < end


def _body_noun(row: Row, k: int) -> bool:
    """Whether word k only says what sort of body follows: "leader of the political party X"."""
    text = row.words[k].text
    return text in lists.words("institutions.toml", "body_nouns") or text in lists.words("roles.toml", "inner", "sorts")


def unnamed(row: Row, start: int, end: int, held: Held) -> Office | None:
    """The last office of somebody not yet named among the words start … end-1: "Kenya’s health minister has called …".

    Only one whose state or body is told: news names such a bearer in the next sentence.
    """
    for k in range(end - 1, start - 1, -1):
        word = row.words[k]
        if not is_role(word.text) or word.own or k in held or word.cap:
            continue
        begin, office = lead(row, k, held)
        if office.state or office.body:
            office.role = _past(row, begin) + row.form(begin, k + 1)
            office.gender = gender_of(office.role.split())
            return office
    return None


def _age_before(row: Row, i: int) -> int | None:
    """ "nine-year-old Amina", "14-year-old schoolgirl Lena": the age in figures before the name."""
    for k in range(i - 1, max(i - 3, -1), -1):
        if row.words[k].gap != " ":
            return None
        if "year-old" in row.words[k].text:
            return years(row.words[k].text)
    return None


def years(text: str) -> int | None:
    """ "14-year-old" → 14."""
    figure = text.replace("–", "-").split("-")[0]
    return int(figure) if figure.isdigit() else None
