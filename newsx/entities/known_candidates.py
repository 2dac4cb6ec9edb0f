"""Candidates from tables: well-known bodies, national bodies, places of several words."""

from __future__ import annotations

from collections.abc import Iterator

from newsx.entities import lists
from newsx.entities.candidate_spans import ORG, PLACE, Candidate
from newsx.entities.name_tokens import Row, near
from newsx.grammar.places import in_atlas, is_demonym, is_state, several_words


def from_known(row: Row) -> Iterator[Candidate]:
    """Well-known bodies, longest form first."""
    table, words = lists.known(), row.words
    longest = 8
    folded = [lists.name_key(w.text) for w in words]
    starts = {form.split()[0] for form in table}
    for i, word in enumerate(words):
        if not (word.cap or word.text.startswith("al-")) or folded[i] not in starts:
            continue
        for j in range(min(i + longest, len(words)), i, -1):
            body = table.get(" ".join(folded[i:j]))
            if body is None or any("\n\n" in w.gap or "." in w.gap for w in words[i : j - 1]):
                continue
            if j - i == 1 and (not _spelled_so(word.text, body) or _people(row, i, body) or _shouted(row, i)):
                continue
            if j - i == 1 and _lies_there(row, i):
                yield Candidate(i, j, PLACE, 3.0, "entities.place")
                break
            if any(w.own for w in words[i : j - 1]) and not any("’" in f for f in body.forms):
                continue  # "New York’s Times Square"
            if body.kind == "ngo" and j - i > 1 and _national(row, i):
                yield Candidate(i - 1, j, ORG, 3.0, "entities.known")  # "Kurdish Red Crescent": a body of its own
                break
            sure = j - i > 1 or word.upper or body.kind in ("un", "igo", "ngo", "armed_group", "media")
            clear = word.text.lower() not in row.small and len(word.text) > 5
            yield Candidate(i, j, ORG, 3.0 if sure else 2.0 if clear else 1.0, "entities.known")
            break


def _shouted(row: Row, i: int) -> bool:
    """Whether word i, in a text in capitals, is a common word and no acronym: "GLASS IS HALF FULL"."""
    words = row.words
    if not words[i].upper or words[i].text not in lists.words("institutions.toml", "joins", "shouted"):
        return False
    return any(0 <= k < len(words) and words[k].upper and words[k].end - words[k].start > 3 for k in (i - 1, i + 1))


def _lies_there(row: Row, i: int) -> bool:
    """Whether a company's name is the place of that name: "the Amazon", "Brazilian Amazon"."""
    before = row.words[i - 1].text if i else ""
    named = row.words[i].text in lists.words("institutions.toml", "place_nouns", "companies")
    return named and (before == "the" or is_demonym(before))


def _national(row: Row, i: int) -> bool:
    """Whether a state's or people's name stands right before word i: a national society of the body."""
    before = row.words[i - 1] if i else None
    return before is not None and near(before) and (is_demonym(before.text) or is_state(before.text))


def _people(row: Row, i: int, body: lists.Known) -> bool:
    """Whether an acronym in lower case is another word here.

    A people's name, "the Nasa reservation"; for a party's name half a field, "Employment and Labour".
    """
    words, text = row.words, row.words[i].text
    peoples = lists.words("institutions.toml", "place_nouns", "peoples")
    after = words[i + 1].text if i + 1 < len(words) and words[i].gap == " " else ""
    if body.acronym and not text.isupper() and body.acronym.lower() == text.lower() and after in peoples:
        return True
    return body.kind == "party" and i > 1 and words[i - 1].text == "and" and words[i - 2].cap


def _spelled_so(text: str, body: lists.Known) -> bool:
    """One-word forms must be spelled as in the table ("WHO" is no "Who"), dots aside."""
    return any(text.replace(".", "") == form.replace(".", "") for form in body.forms)


def from_national(row: Row) -> Iterator[Candidate]:
    """A field and a state as one name: "Statistics Canada", "Cricket Australia"."""
    words, fields = row.words, lists.words("institutions.toml", "national")
    for i, word in enumerate(words[:-1]):
        if word.text not in fields or not near(word) or (i and words[i - 1].cap and near(words[i - 1])):
            continue
        j = next((j for j in range(min(i + 4, len(words)), i + 1, -1) if is_state(row.form(i + 1, j))), None)
        if j is not None and not is_demonym(row.form(i + 1, j)):
            yield Candidate(i, j, ORG, 2.5, "entities.national")


def from_places(row: Row) -> Iterator[Candidate]:
    """Places of several words, so that none of their words is taken for a name: "COX’S BAZAR", "Cape Town"."""
    words, firsts = row.words, several_words()
    for i, word in enumerate(words):
        for j in range(min(i + 5, len(words)), i + 1, -1) if word.cap and word.text.capitalize() in firsts else ():
            if in_atlas(row.form(i, j)):
                yield Candidate(i, j, PLACE, 3.0, "entities.place")
                break
