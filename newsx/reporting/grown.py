"""Whose names are to be masked: all that may be a child's, which is every name unless something says a grown person's.

What says so: an office, a calling or a form of address, an age of 18 or more, a grown relative's word ("his uncle"),
children or a spouse of one's own, and a full name of a grown person that a word alone is part of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsx.entities import lists
from newsx.entities.ages import OLDEST, age_after, age_before, years
from newsx.entities.offices import MINOR_BELOW
from newsx.entities.words import Row
from newsx.reporting.name_runs import Names, Run, address, callings, fold, listed
from newsx.reporting.placed import PLACE, TABLE, placed, places

CHILD, GROWN, SPEAKS = "child", "grown", "speaks"
_REACH = 7  # words of an apposition
_NEAR = 20  # words before a speaker: a quotation of one sentence
_STOPS = frozenset(("from", "and", "with", "to", "by", "as", "at", "that", "said"))
_AFTER_COMMA = (", ", ": ", " – ", " — ", " - ")


def judged(text: str, bodies: Iterable[tuple[int, int]], authors: Iterable[str]) -> tuple[Row, list[Run]]:
    """The row of the text's words and its runs, each told CHILD, GROWN, both or neither; places are left out."""
    row = Row(text)
    runs = Names(row, bodies).runs()
    by_end, starts = {run.j: run for run in runs}, {run.i for run in runs}
    for group in _groups(row, runs):
        _of_group(row, group, starts)
    for run in runs:
        _before(row, run, by_end)
        _after(row, run, starts)
        _owner(row, run, starts)
        _speaks_of_own(row, run)
        placed(row, run)
    _owner_before(row, runs)
    _listed_places(row, runs)
    bylines = {tuple(fold(word) for word in name.split()) for name in authors}
    for run in runs:
        if run.key in bylines:
            run.told.add(GROWN)
    nowhere = places(runs) - {run.key for run in runs if CHILD in run.told}
    return row, [run for run in runs if run.key not in nowhere]


def _groups(row: Row, runs: list[Run]) -> Iterator[list[Run]]:
    """Runs that a list joins: "A, B and C"; a run alone is a group of one."""
    group: list[Run] = []
    for run in runs:
        if group and not _joined(row, group[-1].j, run.i):
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def _joined(row: Row, j: int, i: int) -> bool:
    words = row.words
    if words[j - 1].own or "\n" in words[j - 1].gap:
        return False
    between = [w.text for w in words[j:i]]
    if not between:
        return words[j - 1].gap in (", ", "; ")
    if between == ["and"] or between == ["or"]:
        return words[j - 1].gap in (" ", ", ")
    ages = [t for t in between if t not in ("and", "aged")]
    return len(ages) == 1 and ages[0].isdigit()


def _of_group(row: Row, group: list[Run], starts: set[int]) -> None:
    """What a plural noun before or behind a list says of all its names."""
    words, first, last = row.words, group[0], group[-1]
    said: set[str] = set()
    if first.i and words[first.i - 1].gap in (" ", ", ", ": ") and not words[first.i - 1].own:
        noun = words[first.i - 1].text.lower()
        if noun in listed("child", "many"):
            said.add(CHILD)
        if noun in listed("child", "grown_many"):
            said.add(GROWN)
    if len(group) > 1 and words[last.j - 1].gap in _AFTER_COMMA and last.j < len(words):
        behind = _chunk(row, last.j, starts)
        if words[last.j].text == "aged" or any(t in listed("child", "many") for t in behind):
            said.add(CHILD)
    for run in group if len(group) > 1 or GROWN in said or CHILD in said else ():
        run.told |= said


def _chunk(row: Row, k: int, starts: set[int]) -> list[str]:
    """The words of the noun phrase that begins at word k, small letters."""
    words, found = row.words, []
    for n in range(k, min(k + _REACH, len(words))):
        text = words[n].text
        if text in listed("after", "stops") or (n > k and (text in ("a", "an") or n in starts)):
            break
        if not words[n].own:
            found.append(text.lower())
        if words[n].gap not in (" ", "-"):
            break
    return found


def _by_noun(run: Run, noun: str, before: str) -> None:
    """What a noun beside a name says of its bearer; `before` is the word in front of the noun."""
    if noun in listed("child", "one") or noun.endswith("grader"):
        run.told.add(CHILD)
        if noun in listed("child", "loose"):
            run.told.discard(CHILD)
    elif before in listed("roles", "young"):
        run.told.add(CHILD)
    elif noun in callings() or (before in listed("roles", "heads") and noun in listed("roles", "after_heads")):
        run.told.add(GROWN)


def _aged(run: Run, age: int | None) -> None:
    if age is not None and 0 < age < OLDEST:
        run.told.add(CHILD if age < MINOR_BELOW else GROWN)


def _before(row: Row, run: Run, by_end: dict[int, Run]) -> None:
    """The office, the form of address, the age or the relative's word before the name."""
    words, i, j = row.words, run.i, run.j
    _aged(run, age_before(row, i))
    if i == 0:
        return
    word, gap = words[i - 1], words[i - 1].gap
    text = word.text.lower()
    second = words[i - 2].text.lower() if i > 1 and words[i - 2].gap in (" ", "-") else ""
    if gap in (" ", "\u00a0", ". "):
        if address(word.text):
            run.told.add(GROWN)
        if text in listed("after", "quoting"):
            run.told.add(SPEAKS)
        if text in listed("child", "before") and not (text == "young" and second == "the"):
            run.told.add(CHILD)
        if not word.own and gap != ". ":
            _by_noun(run, text, second)
        if text in ("named", "called", "nicknamed") and i > 1:
            _by_noun(run, words[i - 2].text.lower(), words[i - 3].text.lower() if i > 2 else "")
        if text in lists.words("roles.toml", "modifiers") and second == "of" and i > 2:
            _by_noun(run, words[i - 3].text.lower(), "")  # "commissioner of police X"
    elif gap in (", ", " – ", " — ") and not word.own and i not in by_end and _closes(row, j):
        _by_noun(run, text, second)
        _by_phrase(row, run)


def _by_phrase(row: Row, run: Run) -> None:
    """ "The teacher of the fourth class, X, jumped": the noun before "of" or "at" in the phrase before the comma."""
    words = row.words
    if words[run.i - 1].text.lower() in listed("child", "one") | listed("child", "persons"):
        return  # "the mother of the victim, X": X is the victim
    for k in range(run.i - 2, max(run.i - 8, -1), -1):
        if words[k].gap != " " or words[k].own:
            return
        if words[k].text in ("of", "at", "for", "from", "in") and k:
            _by_noun(run, words[k - 1].text.lower(), words[k - 2].text.lower() if k > 1 else "")
            return


def _closes(row: Row, j: int) -> bool:
    """Whether a comma, a full stop or "and" ends an apposition that is a name."""
    end = row.words[j - 1]
    return end.gap[:1] in (",", ".", ";", ")", "”", '"') or j == len(row.words) or row.words[j].text == "and"


def _after(row: Row, run: Run, starts: set[int]) -> None:
    """The age, the apposition or the bracket behind the name."""
    words, j = row.words, run.j
    if j >= len(words) or words[j - 1].own:
        return
    gap, text = words[j - 1].gap, words[j].text
    _aged(run, age_after(row, j, in_words=True))
    if gap == " (" and text.isdigit() and words[j].gap.startswith(")"):
        _aged(run, int(text))
    if gap in _AFTER_COMMA:
        chunk = _chunk(row, j, starts)
        end = j + len(chunk)
        of_next = chunk and chunk[0] in ("his", "her", "their") and end in starts  # "Lina, her aunt, Huda Osman, said"
        named = of_next or (end < len(words) and words[end].cap and words[end - 1].gap == " ")
        if chunk and not named:
            if any(c.endswith(("year-old", "grader")) for c in chunk):
                old = next((years(c) for c in chunk if c.endswith("year-old")), None)
                _aged(run, old or 1)
            plain = [c for c in chunk if c.isalpha() or "-" in c]
            if plain:
                _by_noun(run, plain[-1], plain[-2] if len(plain) > 1 else "")
        if text == "who" and j + 1 < len(words) and words[j + 1].text in listed("after", "work"):
            run.told.add(GROWN)
    elif gap == " " and text in listed("after", "quoting"):
        run.told.add(SPEAKS)


def _owner(row: Row, run: Run, starts: set[int]) -> None:
    """ "X's son", "X lost two sons", "X named his first daughter": the bearer is grown."""
    words, owned, j = row.words, listed("owned"), run.j
    if words[j - 1].own:
        if any(w.text in owned for w in words[j : j + 2]):
            run.told.add(GROWN)
        return
    if words[j - 1].gap == ", " and j < len(words) and words[j].text == "who":
        j += 1
    elif words[j - 1].gap != " ":
        return
    if [w.text for w in words[j : j + 2]] in (["and", "his"], ["and", "her"]):
        if j + 2 < len(words) and words[j + 2].text in owned:
            run.told.add(GROWN)
        return
    for k in range(j, min(j + 7, len(words))):
        if k in starts or words[k].first or (k > j and words[k - 1].gap != " ") or words[k].text in _STOPS:
            return
        many = words[k].text in listed("owned", "numbers") and words[k - 1].text in listed("owned", "having")
        owner = words[k].text in ("his", "her") or many
        if owner and any(w.text in owned for w in words[k + 1 : k + 3]):
            run.told.add(GROWN)
            return


def _owner_before(row: Row, runs: list[Run]) -> None:
    """ "X wept. Her grandson …": the one person named in the sentence before, if it speaks of nobody grown."""
    words, before = row.words, -1
    firsts = [k for k, w in enumerate(words) if w.first]
    for start in firsts:
        near = [w.text for w in words[start + 1 : start + 3]]
        if before >= 0 and words[start].text in ("His", "Her") and any(text in listed("owned") for text in near):
            named = [run for run in runs if before <= run.i < start]
            if len(named) == 1 and not any(w.text in callings() for w in words[before:start]):
                named[0].told.add(GROWN)
        before = start


def _speaks_of_own(row: Row, run: Run) -> None:
    """ "I told them, my son is a child," said X: the bearer is grown."""
    if SPEAKS not in run.told:
        return
    words = row.words
    for k in range(max(0, run.i - _NEAR), run.i):
        mine = words[k].text.lower() in ("my", "our")
        if mine and any(w.text in listed("owned", "children") for w in words[k + 1 : k + 3]):
            run.told.add(GROWN)


def _listed_places(row: Row, runs: list[Run]) -> None:
    """A town of the tables is a place unless it stands in a list with names."""
    for group in _groups(row, runs):
        if all(run.told & {PLACE, TABLE} for run in group):
            for run in group:
                run.told.add(PLACE)
