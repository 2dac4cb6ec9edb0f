"""What a name's bearer does or has in the sentence, and what the next sentence says: children, work, an age."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from newsx.entities.name_ages import OLDEST
from newsx.entities.name_tokens import Row, Word
from newsx.entities.offices import MINOR_BELOW
from newsx.redaction.beside import office
from newsx.redaction.name_runs import Run
from newsx.redaction.name_words import callings, listed
from newsx.redaction.placed import LOCATED, PLACE, TABLE

_OWN = ("the", "a", "an", "his", "her")
_BACK = 1000  # characters in which a quotation's begin is looked for
_NEAR = 20  # words before a speaker: a quotation of one sentence
_STOPS = frozenset(("from", "and", "with", "to", "by", "as", "at", "that", "said"))
_HELPS = frozenset((
    "has", "have", "had", "is", "was", "will", "would", "also", "never", "once", "now", "still", "then", "since", "who",
    "already", "later", "just", "long",
))  # fmt: skip
_NOW = re.compile(
    r"(?:(?:He|She) (?:is|was) (?:now )?|(?:Now|At) (?:aged )?)(\d{2})(?!\d)(?! (?:per|kilo|kg|cm|metre))"
)
_BE = [
    phrase.split()
    for phrase in ("is", "was", "is now", "became", "has become", "had become", "works as", "worked as", "has been",
                   "went on to become", "had been")
]  # fmt: skip
_NUMBER = (
    "(?:[1-9]|1[0-7]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven)teen)"
)
_STATED = "aged|being|turned|turning|not yet|barely|almost|nearly|just|only|is|was|he is|she is"
_NTH = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_YOUNG = re.compile(
    rf"\b(?:(?:{_STATED}) {_NUMBER}(?= years old|[.,;:!?—–]| and |\n|$)"
    rf"|[Aa]t (?:the age of )?{_NUMBER},? (?:he|she)\b|under-(?:\d|1\d)s?\b|starts? school|started school"
    rf"|in (?:grade|class|year|form) \w+|(?:{_NTH})[- ](?:grade|form|class)|{_NUMBER}(?:th|rd|nd|st) birthday"
    r"|call(?:s|ed)? (?:him|her)\b)"
)
_CHILD = re.compile(
    r"(?:The|This|That) (?:under-\d+s|U-?\d+s|[a-z]+-(?:year|month)-old|boy|girl|child|toddler|infant|baby|teenager"
    r"|pupil|schoolgirl|schoolboy)\b"
)


def _owned(words: Sequence[Word], start: int, end: int, key: str = "words") -> bool:
    """Whether one of the words is somebody of one's own: "her son", not "her newborn sister", "our children's home"."""
    for k in range(start, min(end, len(words))):
        after = words[k + 1].text if k + 1 < len(words) else ""
        if words[k].text == "newborn" and after in listed("owned", "siblings"):
            continue
        things = words[k].text == "children" and words[k].own and after in listed("owned", "for_children")
        if words[k].text in listed("owned", key) and not things:
            return True
    return False


def owns(row: Row, run: Run, starts: set[int]) -> None:
    """ "X's son", "X lost two sons", "X named his first daughter": the bearer is grown."""
    words, j = row.words, run.j
    if words[j - 1].own:
        if _owned(words, j, j + 2):
            run.told.add("has children")
        return
    who = words[j - 1].gap == ", " and j < len(words) and words[j].text == "who"
    if words[j - 1].gap != " " and not who:
        return
    if [w.text for w in words[j : j + 2]] in (["and", "his"], ["and", "her"]):
        if _owned(words, j + 2, j + 3):
            run.told.add("has children")
        return
    if [w.text for w in words[j : j + 2]] == ["said", "of"] and j + 3 < len(words):
        j += 2
    for k in range(j, min(j + 7, len(words))):
        if k in starts or words[k].first or (k > j and words[k - 1].gap != " ") or words[k].text in _STOPS:
            return
        many = words[k].text in listed("owned", "numbers") and words[k - 1].text in listed("owned", "having")
        owner = many or (k > run.j and words[k].text in ("his", "her"))  # not "they called X her daughter"
        if owner and _owned(words, k + 1, k + 3):
            run.told.add("has children")
            return


def works(row: Row, run: Run) -> None:
    """ "X runs the shelter", "X has retired", "X, who treated her": what grown people do."""
    words, j = row.words, run.j
    if words[j - 1].own or words[j - 1].gap not in (" ", ", "):
        return
    if words[j - 1].gap == ", " and not (j < len(words) and words[j].text == "who"):
        return
    k = j
    while k < len(words) and words[k].text in _HELPS and words[k].gap == " ":
        k += 1
    if k >= len(words):
        return
    runs_it = words[k].text in listed("does", "objects") and k + 1 < len(words) and words[k + 1].text.lower() in _OWN
    runs_it = runs_it and not {w.text for w in words[k + 2 : k + 4]} & listed("does", "no_work")  # "X runs the race"
    done_to = words[k].text == "employed" and words[k - 1].text in ("is", "was")
    to_bed = words[k].text == "retired" and k + 1 < len(words) and words[k + 1].text == "to"
    if runs_it or (words[k].text in listed("does", "grown") and not done_to and not to_bed):
        run.told.add("work")


def speaks_of_own(row: Row, run: Run) -> None:
    """ "I told them, my son is a child," said X: the bearer is grown."""
    if "said" not in run.told:
        return
    words = row.words
    for k in range(max(0, run.i - _NEAR), run.i):
        mine = words[k].text.lower() in ("my", "our")
        if mine and _owned(words, k + 1, k + 3, "children"):
            run.told.add("has children")


def _between(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    """The runs that begin in the words start … end-1 and are no place's, as far as is known."""
    first = bisect_left(runs, start, key=lambda run: run.i)
    last = bisect_left(runs, end, key=lambda run: run.i)
    return [run for run in runs[first:last] if PLACE not in run.told and not {TABLE, LOCATED} <= run.told]


def _quoted(row: Row, run: Run) -> bool:
    """Whether the name stands inside a quotation of its sentence."""
    at = row.words[run.i].start
    before = row.text[max(0, at - _BACK) : at].rpartition("\n")[2]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def maids(row: Row, runs: list[Run]) -> None:
    """ "X locked Y, his maid, in": X is grown."""
    words = row.words
    for one, other in pairwise(runs):
        j = other.j
        if words[j - 1].gap != ", " or j == len(words) or words[j].text not in ("his", "her"):
            continue
        if _owned(words, j + 1, j + 2) and not any(w.first for w in words[one.j : other.i + 1]):
            one.told.add("has children")


def next_sentence(row: Row, runs: list[Run]) -> None:
    """ "X wept. Her grandson …", "X waited. She is 86 now": the one person named in the sentence before."""
    words, text = row.words, row.text
    firsts = [*(k for k, w in enumerate(words) if w.first), len(words)]
    for before, start, end in zip(firsts, firsts[1:], firsts[2:], strict=False):
        named = [r for r in _between(runs, before, start) if not _quoted(row, r)]
        if len(named) != 1:
            continue
        lone = not any(w.text in callings() for w in words[before:start]) and _leads(words, before, named[0].i)
        own = words[start].text in ("His", "Her") and _owned(words, start + 1, start + 3)
        if lone and own and not _is_told(words, start, end):
            named[0].told.add("has children")
        at = words[start].start
        if (found := _NOW.match(text, at)) and lone and MINOR_BELOW <= int(found[1]) < OLDEST:
            named[0].told.add("18 or older in the next sentence")
        if _CHILD.match(text, at):
            named[0].told.add("child in the next sentence")


def _leads(words: Sequence[Word], start: int, i: int) -> bool:
    """Whether the name at word i is what its sentence speaks of: "At home Lina wept", not "she wept for Lina"."""
    if i == start or "," in words[i - 1].gap or words[i - 1].text in ("said", "says", "added"):
        return True
    if words[start].text.lower() in listed("names", "leads") and words[i - 1].text not in listed("names", "leads"):
        return 1 < i - start < 4
    return all(word.cap for word in words[start:i])


def _is_told(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether somebody tells the sentence, who may be the one that it speaks of: "Her son was ill, Huda Osman said"."""
    for k in range(start, end):
        if words[k].text in listed("after", "quoting") and not {"he", "she"} & {w.text for w in words[k - 1 : k + 2]}:
            return True
    return False


def hints(row: Row, runs: list[Run]) -> None:
    """What speaks of a child in a sentence with one name, and in the next where that begins with a pronoun."""
    words, text = row.words, row.text
    firsts = [*(k for k, w in enumerate(words) if w.first), len(words)]
    bounds = list(pairwise(firsts))
    for n, (start, end) in enumerate(bounds):
        named = _between(runs, start, end)
        if len({run.key for run in named}) != 1:
            continue
        stop = end
        if n + 1 < len(bounds) and words[end].text in ("He", "She", "His", "Her"):
            stop = bounds[n + 1][1]
        said = text[words[start].start : words[stop - 1].end + 1]
        if _YOUNG.search(said) or any(w.text in listed("child", "hints") for w in words[start:stop]):
            for run in named:
                run.told.add("childhood in the sentence")


def is_said_to_be(row: Row, run: Run) -> None:
    """ "X is a lawyer", "X went on to become a dentist": not "wants to become", and nothing that a quotation says."""
    words = row.words
    if _quoted(row, run) or words[run.j - 1].own or run.j >= len(words):
        return
    j = run.j + (words[run.j - 1].gap == ", " and words[run.j].text == "who")
    if j == run.j and words[run.j - 1].gap != " ":
        return
    found = Run(run.i, run.j, run.key)
    for phrase in _BE:
        n = len(phrase)
        if [w.text for w in words[j : j + n]] == phrase and j + n < len(words) and not words[j].first:
            office(words, found, j + n)
            grown_by_then = "become" in phrase or phrase[0] in ("became", "works", "worked")
            if found.told & {"calling", "calling of any age"}:
                run.told.add("calling" if "calling" in found.told and grown_by_then else "calling of any age")


def of_body(row: Row, run: Run, held: set[int]) -> None:
    """ "X, from Save the Children", "Labour's X": somebody of a body, that is no school."""
    words, i, j = row.words, run.i, run.j
    if i and words[i - 1].own and i - 1 in held and words[i - 1].gap == " ":
        run.told.add("of a body")
    if j >= len(words) or words[j - 1].own or words[j].text not in ("of", "from", "with", "at"):
        return
    k = j + 1 + (j + 1 < len(words) and words[j + 1].text == "the")
    body = [w.text.lower() for n, w in enumerate(words[k : k + 6], k) if n in held]
    if k in held and not set(body) & listed("child", "clubs"):
        run.told.add("of a body")
