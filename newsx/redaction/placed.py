"""Which names are a place's, a body's or a thing's: they are not masked unless a person bears them as well."""

from __future__ import annotations

from collections.abc import Iterable

from newsx.entities import lists
from newsx.entities.candidate_spans import tells_organisation
from newsx.entities.name_classifier import cities
from newsx.entities.name_tokens import Row
from newsx.grammar.places import in_atlas, is_place
from newsx.redaction.name_runs import Run
from newsx.redaction.name_words import Words, given_names, listed, unaccented

PLACE, TABLE, ALIVE, LOCATED = "place", "table of places", "alive", "located"
_FROM_WHOM = ("from", "over", "between", "through", "off", "toward", "towards", "into", "around")  # "a card from X"


def placed(row: Row, run: Run) -> None:
    """Tells the run PLACE where the words around make it one, ALIVE where they make it a person or an animal."""
    words, i, j = row.words, run.i, run.j
    given = unaccented(words[i].text) in given_names() or words[i].text in listed("places", "names")
    lead, tail = _stretch(row, run)
    if tail - lead > j - i and in_atlas(row.form(lead, tail)):
        run.told.add(PLACE)
    first = words[i].text
    named_so = tail == j > i + 1 and (  # "Charlotte Church"
        unaccented(first) in given_names()
        or (words[j - 1].text in listed("places", "surnames") and not in_atlas(first) and first not in cities())
    )
    telling = (tells_organisation(w.text) or w.text.lower() in listed("places", "nouns") for w in words[i:tail])
    if any(telling) and not named_so:
        run.told.add(PLACE)
    if lead < i and words[i - 1].text.lower() in listed("places", "front"):
        run.told.add(PLACE)
    closed = tail == len(words) or words[tail - 1].gap != " " or words[tail - 1].own
    if not closed and words[tail].text in listed("places", "nouns"):
        run.told.add(PLACE)
    form = row.form(i, j)
    if not given and (in_atlas(form) or form in cities() or lists.name_key(form) in lists.known()):
        run.told.add(TABLE)
    if _located(row, run):
        run.told.add(LOCATED)
    if _inside(row, run) and (not given or words[i - 1].text.lower() == "in"):
        run.told.add(PLACE)
    elif _alive(row, run):
        run.told.add(ALIVE)
    elif i and words[i - 1].text.lower() == "the" and words[i - 1].gap == " " and words[j - 1].gap and not given:
        run.told.add(PLACE)


def _stretch(row: Row, run: Run) -> tuple[int, int]:
    """The capitalised words around the run, itself included."""
    words, lead, tail = row.words, run.i, run.j
    while lead and words[lead - 1].cap and words[lead - 1].gap == " " and not words[lead - 1].own:
        lead -= 1
    while tail < len(words) and words[tail - 1].gap in (" ", "-") and not words[tail - 1].own and words[tail].cap:
        tail += 1
    return lead, tail


def _inside(row: Row, run: Run) -> bool:
    """Whether the word before it says where something is: "in Kapsowar"."""
    words, i = row.words, run.i
    if i == 0 or words[i - 1].gap not in (" ", "\u00a0") or words[i - 1].own or words[run.j - 1].own:
        return False
    return words[i - 1].text.lower() in listed("places", "before").difference(_FROM_WHOM)


def _located(row: Row, run: Run) -> bool:
    """Whether a name of the tables stands as places do: "from Ama", "Ama, Japan", "AMA (Wire)", "Osaka and Ama" no."""
    words, i, j = row.words, run.i, run.j
    if i and words[i - 1].gap == " " and words[i - 1].text in listed("names", "where"):
        return True
    if i and words[i - 1].gap == ", " and is_place(words[i - 1].text):
        return True
    if j < len(words) and words[j - 1].gap == ", " and words[j].cap and is_place(words[j].text):
        return True
    return lists.name_key(row.form(i, j)) in lists.known() or (
        words[i].first and words[j - 1].gap in (" (", " — ", " – ")
    )


def _alive(row: Row, run: Run) -> bool:
    """ "Maryam asked", "Maryam's doll", "named Maryam", "my name is Maryam"."""
    words, i, j = row.words, run.i, run.j
    before = words[i - 1].text.lower() if i and words[i - 1].gap in (" ", " “", ' "') else ""
    if before in ("named", "called", "nicknamed", "dear", "little", "baby", "our", "my", "his", "her"):
        return True
    if before in ("is", "was") and i > 1 and words[i - 2].text.lower() in ("name", "nickname"):
        return True
    if before in listed("child", "one") or before in listed("child", "many"):
        return True
    if j >= len(words):
        return False
    if words[j - 1].own:
        return words[j].text in lists.words("roles.toml", "relative", "belongings") | listed("names", "belongings")
    led = i and words[i - 1].text.lower() in listed("names", "prepositions") and words[i - 1].gap == " "
    return not led and words[j - 1].gap == " " and words[j].text in listed("names", "does")


def places(runs: Iterable[Run]) -> set[Words]:
    """The names that are a place's in the whole text: no mention is a person's."""
    found: dict[Words, set[str]] = {}
    for run in runs:
        found.setdefault(run.key, set()).update(run.told)
    return {key for key, told in found.items() if PLACE in told and ALIVE not in told}
