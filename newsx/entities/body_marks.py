"""Marks for institutions by their own words: telling words (Ministry, Court …) and bodies everybody knows."""

from __future__ import annotations

from collections.abc import Iterator

from newsx.entities import lists
from newsx.entities.marks import ORG, PLACE, Mark, is_date, is_role, is_title, tells_organisation
from newsx.entities.words import Row, near
from newsx.grammar.places import in_atlas, is_demonym, is_place, is_state, several_words

_ARTICLES = frozenset(("the", "a", "an"))


def from_organisations(row: Row) -> Iterator[Mark]:
    """Runs of capitals that hold a telling word (Ministry, Court …), with "of" and "and" where the name goes on."""
    words = row.words
    long = lists.words("institutions.toml", "anchor", "long")
    k = 0
    while k < len(words):
        if words[k].text in long and k + 1 - _left(row, k) > 2:
            yield Mark(_left(row, k), k + 1, ORG, 1.5, "entities.organisation-word")
        if words[k].cap and tells_organisation(words[k].text):
            i, j = _left(row, k), _right(row, k)
            if _rank(row, k, j):
                pass  # "District Police Officer": an office, no body
            elif j - i > 1 or words[k].text in lists.words("institutions.toml", "anchor", "alone"):
                yield Mark(i, j, ORG, 2.0 if j - i > 1 else 0.6, "entities.organisation-word")
            k = max(k + 1, j)
        else:
            k += 1


def _rank(row: Row, k: int, j: int) -> bool:
    """Whether the telling word k belongs to the rank that follows: "Police Commissioner"."""
    words, ranked = row.words, lists.words("institutions.toml", "anchor", "ranked")
    if words[k].text not in ranked or j != k + 1 or j >= len(words) or words[k].gap != " " or words[k].own:
        return False
    return words[j].cap and is_role(words[j].text)


def _left(row: Row, k: int) -> int:
    """Where the name that holds the telling word k begins."""
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
    """One past the name's last word: further capitals, then "of the …", "for …", lists inside such a phrase."""
    words, after = row.words, lists.words("institutions.toml", "joins", "after_head")
    j, inside = k + 1, False
    if lists.fold(row.form(_left(row, k), k + 1)) in lists.known():
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
            if is_date(word.text) or (person and words[j - 1].cap and not holder):
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
        step = _joined(row, j, after, inside)
        if not step:
            break
        inside = inside or word.text in after
        j += step
    return j - (words[j - 1].text == "The")


def _joined(row: Row, j: int, after: frozenset[str], inside: bool) -> int:
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
    """Bodies that may be "on" a country: a commission or panel, but no council or court."""
    return row.words[j - 1].text in lists.words("institutions.toml", "joins", "on_places")


def _heads_own_name(row: Row, k: int) -> bool:
    """Whether the capitals from k on hold a telling word of their own: "… of Health and the Supreme Court"."""
    j = k
    while j < len(row.words) and row.words[j].cap:
        if tells_organisation(row.words[j].text):
            return True
        if not near(row.words[j]):
            break
        j += 1
    return False


def _lists_on(row: Row, j: int) -> bool:
    """ "Ministry of Municipal, Rural Affairs and Housing": whether a comma stands inside such a list."""
    words = row.words
    for k in range(j, min(j + 3, len(words) - 1)):
        if not words[k].cap:
            return words[k].text == "and" and words[k + 1].cap and k > j and not is_place(row.form(j, k))
    return False


def from_known(row: Row) -> Iterator[Mark]:
    """Bodies everybody knows, longest form first."""
    table, words = lists.known(), row.words
    longest = 8
    folded = [lists.fold(w.text) for w in words]
    starts = {form.split()[0] for form in table}
    for i, word in enumerate(words):
        if not (word.cap or word.text.startswith("al-")) or folded[i] not in starts:
            continue
        for j in range(min(i + longest, len(words)), i, -1):
            body = table.get(" ".join(folded[i:j]))
            if body is None or any("\n\n" in w.gap or "." in w.gap for w in words[i : j - 1]):
                continue
            if j - i == 1 and (not _spelled_so(word.text, body) or _people(row, i, body)):
                continue
            if body.kind == "ngo" and j - i > 1 and _national(row, i):
                yield Mark(i - 1, j, ORG, 3.0, "entities.known")  # "Kurdish Red Crescent": a body of its own
                break
            sure = j - i > 1 or word.upper or body.kind in ("un", "igo", "ngo", "armed_group", "media")
            clear = word.text.lower() not in row.small and len(word.text) > 5
            yield Mark(i, j, ORG, 3.0 if sure else 2.0 if clear else 1.0, "entities.known")
            break


def _national(row: Row, i: int) -> bool:
    """Whether a state's or people's name stands right before word i: a national society of the body."""
    before = row.words[i - 1] if i else None
    return before is not None and near(before) and (is_demonym(before.text) or is_state(before.text))


def _people(row: Row, i: int, body: lists.Known) -> bool:
    """Whether an acronym in small letters is a people's name here: "the Nasa reservation".

    Or a party's name half a field: "Employment and Labour".
    """
    words, text = row.words, row.words[i].text
    peoples = lists.words("institutions.toml", "place_nouns", "peoples")
    after = words[i + 1].text if i + 1 < len(words) and words[i].gap == " " else ""
    if body.acronym and not text.isupper() and body.acronym.lower() == text.lower() and after in peoples:
        return True
    return body.kind == "party" and i > 1 and words[i - 1].text in ("and", "&") and words[i - 2].cap


def _spelled_so(text: str, body: lists.Known) -> bool:
    """One-word forms must be spelled as in the table ("WHO" is no "Who"), dots aside."""
    return any(text.replace(".", "") == form.replace(".", "") for form in body.forms)


def from_national(row: Row) -> Iterator[Mark]:
    """A field and a state as one name: "Statistics Canada", "Cricket Australia"."""
    words, fields = row.words, lists.words("institutions.toml", "national")
    for i, word in enumerate(words[:-1]):
        if word.text not in fields or not near(word) or (i and words[i - 1].cap and near(words[i - 1])):
            continue
        j = next((j for j in range(min(i + 4, len(words)), i + 1, -1) if is_state(row.form(i + 1, j))), None)
        if j is not None and not is_demonym(row.form(i + 1, j)):
            yield Mark(i, j, ORG, 2.5, "entities.national")


def from_places(row: Row) -> Iterator[Mark]:
    """Places of several words, so that none of their words is taken for a name: "COX’S BAZAR", "Cape Town"."""
    words, firsts = row.words, several_words()
    for i, word in enumerate(words):
        for j in range(min(i + 5, len(words)), i + 1, -1) if word.cap and word.text.capitalize() in firsts else ():
            if in_atlas(row.form(i, j)):
                yield Mark(i, j, PLACE, 3.0, "entities.place")
                break
