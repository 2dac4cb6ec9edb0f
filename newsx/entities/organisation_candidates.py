"""Candidates for institutions by a head noun in their own name: Ministry, Court …"""

from __future__ import annotations

from collections.abc import Iterator

from newsx.entities import lists
from newsx.entities.candidate_spans import ORG, Candidate, is_date, is_role, is_title, tells_organisation
from newsx.entities.name_tokens import Row, near
from newsx.grammar.places import is_demonym, is_place, is_state

_ARTICLES = frozenset(("the", "a", "an"))


def from_organisations(row: Row) -> Iterator[Candidate]:
    """Runs of capitals that hold a head noun (Ministry, Court …), with the "of" and "and" that belong to the name."""
    words = row.words
    long, ends = lists.words("institutions.toml", "anchor", "long"), lists.words("institutions.toml", "ends")
    opens = lists.words("institutions.toml", "anchor", "opens")
    k = 0
    while k < len(words):
        if words[k].text in long and k + 1 - _left(row, k) > 2:
            yield Candidate(_left(row, k), k + 1, ORG, 1.5, "entities.organisation-word")
        if words[k].text in ends and _ends_name(row, k):
            yield Candidate(_left(row, k), k + 1, ORG, 2.0, "entities.organisation-word")
        elif words[k].text in opens and (j := _opened(row, k)):
            yield Candidate(_left(row, k), j, ORG, 2.0, "entities.organisation-word")
        if words[k].cap and tells_organisation(words[k].text):
            i, j = _left(row, k), _right(row, k)
            if words[j - 1].text in opens:
                j = max(j, _opened(row, j - 1))
            if _rank(row, k, j):
                pass  # "District Police Officer": an office, no body
            elif j - i > 1 or words[k].text in lists.words("institutions.toml", "anchor", "alone"):
                yield Candidate(i, j, ORG, 2.0 if j - i > 1 else 0.6, "entities.organisation-word")
            k = max(k + 1, j)
        else:
            k += 1


def _ends_name(row: Row, k: int) -> bool:
    """Whether several capitals end with word k: "the Cree Nation"."""
    words = row.words
    return k - _left(row, k) > 0 and not (k + 1 < len(words) and near(words[k]) and words[k + 1].cap)


def _opened(row: Row, k: int) -> int:
    """The end of a name that begins with its head noun.

    For example: "Forum for Social and Economic Rights"; 0 where word k opens none.
    """
    words = row.words
    if k + 2 >= len(words) or words[k].gap != " " or words[k].own or words[k + 1].gap != " ":
        return 0
    text, i = words[k + 1].text, _left(row, k)
    if text in ("in", "to"):
        ends = (j for j in range(k + 5, k + 2, -1) if j <= len(words) and is_state(row.form(k + 2, j)))
        return next(ends, 0) if k > i and words[k + 2].cap else 0
    if text not in ("for", "against", "of") or not (k > i or (i and words[i - 1].text in _ARTICLES)):
        return 0
    return j if (j := _right(row, k)) > k + 1 else 0


def _rank(row: Row, k: int, j: int) -> bool:
    """Whether the head noun k belongs to a rank that follows: "Police Commissioner"."""
    words, ranked = row.words, lists.words("institutions.toml", "anchor", "ranked")
    if words[k].text not in ranked or j != k + 1 or j >= len(words) or words[k].gap != " " or words[k].own:
        return False
    return words[j].cap and is_role(words[j].text)


def _left(row: Row, k: int) -> int:
    """Where the name that holds the head noun k begins."""
    words, own = row.words, lists.words("institutions.toml", "joins", "own")
    i = k
    while i > 0:
        before = words[i - 1]
        opener = before.text.lower() in lists.words("institutions.toml", "joins", "openers")
        if before.text == "and" and before.gap == " " and i > 1:
            start = _before_and(row, i - 1)
            return i if start is None else start
        if not before.cap or is_date(before.text) or (opener and (before.first or before.text.lower() in _ARTICLES)):
            break
        theirs = before.own and before.gap == " " and (before.text in own or _members(before.text))
        joined = near(before) or theirs
        if not joined or (is_title(before.text) and before.text not in own):
            break
        i -= 1
    return i


def _members(text: str) -> bool:
    """Whether a possessive names a body's members: "Prisoners’ Club"."""
    return text.endswith("s") and not is_place(text) and not is_demonym(text)


def _before_and(row: Row, k: int) -> int | None:
    """Where the capitals before "and" (word k) begin in "the Mechanical and Industrial Engineering Department".

    None unless "the" stands before them and they are no name of their own.
    """
    words = row.words
    i = k
    while i > 0 and words[i - 1].cap and (near(words[i - 1]) or words[i - 1].gap == ", "):
        if tells_organisation(words[i - 1].text) or is_title(words[i - 1].text) or words[i - 1].upper:
            return None
        i -= 1
    if i == k or i == 0 or words[i - 1].text.lower() != "the" or words[k - 1].gap != " ":
        return None
    return i


def _right(row: Row, k: int) -> int:
    """The end of the name: further capitals, then "of the …", "for …", lists inside such a phrase."""
    words, after = row.words, lists.words("institutions.toml", "joins", "after_head")
    j, inside = k + 1, False
    if lists.name_key(row.form(_left(row, k), k + 1)) in lists.known():
        after = frozenset()
    while j < len(words):
        gap, word = words[j - 1].gap, words[j]
        if words[j - 1].own and not (gap == " " and tells_organisation(word.text)):
            break
        if gap not in (" ", "\u00a0", " & ") and not (inside and gap == ", " and _lists_on(row, j)):
            break
        if word.cap:
            person = is_title(word.text) or (is_role(word.text) and not tells_organisation(word.text))
            holder = person and inside and words[k].text == "Office"
            if is_date(word.text) or (person and words[j - 1].cap and not holder) or _another(row, j):
                break
            if (
                holder
                and j + 1 < len(words)
                and words[j].gap == " "
                and words[j + 1].cap
                and not is_role(words[j + 1].text)
            ):
                return j + 1  # "Office of the First Lady Ana Diaz"
            j += 1
            continue
        step = _small_words_to(row, j, after, inside)
        if not step:
            break
        inside = inside or word.text in after
        j += step
    return j - (words[j - 1].text == "The")


def _another(row: Row, j: int) -> bool:
    """Whether word j belongs to another name: "Senate Majority Leader", "Chief of Staff Huma Abedin"."""
    words = row.words
    if words[j].text in lists.words("institutions.toml", "joins", "stops"):
        return True
    named = words[j].text in lists.given() and j + 1 < len(words) and near(words[j]) and words[j + 1].cap
    return named and words[j - 1].cap and not tells_organisation(words[j + 1].text)


def _small_words_to(row: Row, j: int, after: frozenset[str], inside: bool) -> int:
    """How many small words join word j to a capital that belongs to the name; 0 where the name ends before j."""
    words = row.words
    if words[j].text not in after and not (inside and words[j].text in ("and", "the", "de")):
        return 0
    k = j + 1
    if k < len(words) and words[k].text == "the" and words[j].gap == " ":
        k += 1
    if k >= len(words) or not words[k].cap or words[k - 1].gap != " " or is_date(words[k].text):
        return 0
    if words[j].text == "on" and not inside and is_place(words[k].text) and not _inquires(row, j):
        return 0
    if words[j].text == "and" and (is_place(words[k].text) or is_title(words[k].text) or _heads_own_name(row, k)):
        return 0
    if words[j].text == "of" and not inside and words[j - 1].text in _inner() and _heads_own_name(row, k):
        return 0
    held = words[j - 1].text == "Office" or words[k].text in ("Justice", "Crown")
    if words[j].text == "of" and is_title(words[k].text) and not held:
        return 0
    return k - j


def _inner() -> frozenset[str]:
    return lists.words("institutions.toml", "joins", "parts")


def _inquires(row: Row, j: int) -> bool:
    """Bodies whose name may hold "on" and a country: a commission or panel, no council or court."""
    return row.words[j - 1].text in lists.words("institutions.toml", "joins", "on_places")


def _heads_own_name(row: Row, k: int) -> bool:
    """Whether the capitals from k on have a head noun of their own: "… of Health and the Supreme Court"."""
    j = k
    while j < len(row.words) and row.words[j].cap:
        if tells_organisation(row.words[j].text):
            return True
        if not near(row.words[j]):
            break
        j += 1
    return False


def _lists_on(row: Row, j: int) -> bool:
    """Whether a comma stands inside a list in a name: "Ministry of Municipal, Rural Affairs and Housing"."""
    words = row.words
    for k in range(j, min(j + 3, len(words) - 1)):
        if not words[k].cap:
            return words[k].text == "and" and words[k + 1].cap and k > j and not is_place(row.form(j, k))
    return False
