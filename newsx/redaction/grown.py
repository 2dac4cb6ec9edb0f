"""Whose names are to be masked: all that may be a child's, which is every name unless something says a grown person's.

What says so hangs on the name by the sentence's form: the words right before and behind it (`beside`), what its bearer
does or has (`doing`), the list it stands in. Each reason is a short phrase in `Run.told`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from newsx.entities.name_tokens import Row
from newsx.redaction.beside import AFTER_COMMA, after, before, chunk
from newsx.redaction.doing import hints, is_said_to_be, maids, next_sentence, of_body, owns, speaks_of_own, works
from newsx.redaction.name_runs import Names, Run
from newsx.redaction.name_words import callings, listed, unaccented
from newsx.redaction.placed import LOCATED, PLACE, TABLE, placed, places

CHILD = frozenset(("under 18", "child's noun", "list of children", "small", "schooling"))


def judged(text: str, bodies: Iterable[tuple[int, int]], authors: Iterable[str]) -> tuple[Row, list[Run]]:
    """The row of the text's words and its runs, each told what speaks of its bearer's age; places are left out."""
    row = Row(text)
    names = Names(row, bodies)
    runs = names.runs()
    ends, starts = {run.j for run in runs}, {run.i for run in runs}
    for group in _groups(row, runs):
        _of_group(row, group, starts)
    for run in runs:
        before(row, run, ends, starts)
        after(row, run, starts)
        owns(row, run, starts)
        works(row, run)
        speaks_of_own(row, run)
        is_said_to_be(row, run)
        of_body(row, run, names.held)
        placed(row, run)
    next_sentence(row, runs)
    maids(row, runs)
    hints(row, runs)
    _listed_places(row, runs)
    _aliases(row, runs)
    bylines = {tuple(unaccented(word) for word in name.split()) for name in authors}
    for run in runs:
        if run.key in bylines:
            run.told.add("byline")
    nowhere = places(runs) - {run.key for run in runs if run.told & CHILD}
    return row, [run for run in runs if run.key not in nowhere]


def _groups(row: Row, runs: list[Run]) -> Iterator[list[Run]]:
    """Runs that a list joins: "A, B and C"; a run alone is a group of one."""
    group: list[Run] = []
    ended = False
    for run in runs:
        if group and (ended or not _joined(row, group[-1].j, run.i)):
            yield group
            group, ended = [], False
        elif group:
            ended = row.words[run.i - 1].text == "and"
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
    """What a noun before or behind a list says of all its names: "Their parents, A and B", "Officials: A, B"."""
    words, first, last = row.words, group[0], group[-1]
    said: set[str] = set()
    if first.i and words[first.i - 1].gap in (" ", ", ", ": ") and not words[first.i - 1].own:
        noun = words[first.i - 1].text.lower()
        if noun in listed("child", "many"):
            said.add("list of children")
        several = noun.endswith("s") and noun[:-1] in callings() and words[first.i - 1].gap == " "
        if several or (noun in listed("child", "grown_many") and _are_they(row, group)):
            said.add("list of grown people")
        if words[first.i - 1].gap == ": " and _is_label(row, first.i, last.j, len(group) > 1):
            said.add("list of grown people")
    if len(group) > 1 and words[last.j - 1].gap in AFTER_COMMA and last.j < len(words):
        behind = chunk(row, last.j, starts)
        if words[last.j].text == "aged" or any(t in listed("child", "many") for t in behind):
            said.add("list of children")
    if _credit(row, group):
        said.add("byline")
    for run in group if len(group) > 1 or said else ():
        run.told |= said


def _credit(row: Row, group: list[Run]) -> bool:
    """ "Reporting by A and B", "C and D contributed to this report"."""
    words, i, j = row.words, group[0].i, group[-1].j
    before = [w.text.lower() for w in words[max(0, i - 2) : i]]
    if before[1:] == ["by"] and before[0] in listed("does", "credits"):
        return True
    return [w.text for w in words[j : j + 2]] == ["contributed", "to"] or (
        [w.text for w in words[j : j + 1]] == ["contributed"] and words[j].gap.startswith(".")
    )


def _are_they(row: Row, group: list[Run]) -> bool:
    """ "Their parents, A and B": not "two mothers, A, B and C were in the boat"."""
    words, i = row.words, group[0].i
    if words[i - 1].gap == " ":
        return True
    lead = words[max(0, i - 4) : i - 1]
    known = any(
        w.gap[:1] in ("'", "’") or w.own or w.text.lower() in ("their", "his", "her", "the", "whose") for w in lead
    )
    j = group[-1].j
    closes = j == len(words) or words[j - 1].gap[:1] in (",", ".", ";", ")", "”", '"')
    return words[i - 1].gap == ", " and known and closes and len(group) < 3


def _is_label(row: Row, i: int, j: int, several: bool) -> bool:
    """ "Head of delegation: X.", "Officials: X, Y.": only a noun of grown people, nothing behind the names."""
    words = row.words
    if (
        words[j - 1].own
        or len(words[j - 1].text) < 3
        or not (j == len(words) or words[j - 1].gap[:1] in (".", ";", "\n"))
    ):
        return False
    start = next(
        (k for k in range(i - 1, max(i - 5, -1), -1) if words[k].first or words[k - 1].gap[:1] in (";", "\n")), i
    )
    label = [w.text.lower() for w in words[start:i]]
    noun = label[0] if label[1:2] == ["of"] else label[-1] if label else ""
    one = noun[:-1] if several and noun.endswith("s") else noun
    return (one in callings() or one in listed("roles", "after_heads")) and (several == (one != noun) or not several)


def _aliases(row: Row, runs: list[Run]) -> None:
    """ "X, also known as Y": what is said of one is said of the other."""
    words = row.words
    for one, other in pairwise(runs):
        between = [w.text for w in words[one.j : other.i]]
        known = len(between) < 5 and between[-2:] in (["known", "as"], ["called", "as"])
        if known or between in (["alias"], ["aka"]):
            both = (one.told | other.told) - {PLACE, TABLE}
            one.told |= both
            other.told |= both


def _listed_places(row: Row, runs: list[Run]) -> None:
    """A town of the tables is a place where it stands once as places do, and not in a list with names."""
    located = {run.key for run in runs if LOCATED in run.told}
    for group in _groups(row, runs):
        if all(PLACE in run.told or (TABLE in run.told and run.key in located) for run in group):
            for run in group:
                run.told.add(PLACE)
