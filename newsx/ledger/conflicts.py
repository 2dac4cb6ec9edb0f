"""Which figures cannot both hold: of one story, event, scope, people and time, or denied by somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Literal

from newsx.entities import lists
from newsx.grammar.numbers import find_numbers
from newsx.grammar.places import state_of
from newsx.ledger.weighing import Claim, agree, one_body, overlap, rivals, whole, within
from newsx.redaction.name_words import is_common

_ROUND = 0.05  # a round figure that is denied ("not 20,000") may mean one that differs so little (19,546)
_MANY_TIMES = 10  # figures of one text further apart count other things
_FEW_TIMES = 3  # of two texts
_SMALLEST = 4  # what two texts must both count, so that two brothers do not stand against four girls
_NEAR = {"incident": 2, "total": 14}  # days between two texts' figures that still mean one time, where one is inexact
_RISES = frozenset(("killed", "injured"))  # a toll that a later text puts higher has risen
_CORRECTED = 3  # days between two figures of one text that it sets against each other
_ONE_STORY = 2000  # characters between two sides' figures of one happening
_NAME = re.compile(r"\b[A-Z]\w{2,}")
_WINDOW = 20  # figures before one in time that it is compared with
# What sets a figure against the one before it: "spoke of 14", "gave another count", "put the number at 41".
_AGAINST = re.compile(
    r"\b(?:whereas|(?:an)?other (?:count|figure|number|total|toll)|differ\w*|(?<!not )disput\w+|reject\w+"
    r"|contradict\w+|contrary"
    r"|(?:in|by) contrast|puts? (?:the|that|this|it|its|their|them) [^.;]{0,60}?\b(?:at|as|lower|higher|below|above)"
    r"|puts? (?:it|them) (?:at|as)|sp(?:oke|eaks) of|not how|discrepan\w+)\b",
    re.IGNORECASE,
)
_OTHER_FIGURE = re.compile(
    r"\bput (?:the (?:latter|former)|that|this|the) (?:figure|number|toll|total|count|tally)?\s*at\b"
)

Why = Literal["denied", "disputed", "differs"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims of which only one can hold, or one that somebody rejects without a figure.

    `other` is null in the second case, `by` says who rejects it, `said` in which sentence.
    """

    claim: Claim
    other: Claim | None
    why: Why
    by: str | None = None
    said: str | None = None


def conflicts(claims: Iterable[Claim], bound: Iterable[tuple[Claim, str, str]] = ()) -> Iterator[Conflict]:
    """The conflicts among the claims of a heap, which come article by article.

    `bound`: claims with who rejects that very figure, and the sentence.
    """
    seen = set()
    for one in _all(claims, bound):
        marks = (frozenset((one.claim.f, one.other and one.other.f)), one.why)
        if marks not in seen:
            seen.add(marks)
            yield one


def _all(claims: Iterable[Claim], bound: Iterable[tuple[Claim, str, str]]) -> Iterator[Conflict]:
    answered: set[tuple[int, int | None]] = set()
    counted: list[Claim] = []
    for _, found in groupby(claims, key=lambda one: one.n):
        text = list(found)
        alone = len({one.claimant for one in text if one.claimant}) < 2
        for conflict in (*_of_one_text(text), *(() if alone else _by_words(text))):
            if conflict.why == "denied":
                answered |= {(one.n, one.size) for one in (conflict.claim, conflict.other) if one}
            yield conflict
        for one in text:
            if one.met and _counted(one):
                one.names = _names(one)
                one.sentence = one.lead = ""  # read inside the text only; a heap's would fill the memory
                counted.append(one)
    for claim, by, said in bound:
        if (claim.n, claim.size) not in answered:
            answered.add((claim.n, claim.size))
            yield Conflict(claim, None, "disputed", by, said)
    counted.sort(key=lambda one: (one.story, one.n, one.nr))
    for _, story in groupby(counted, key=lambda one: one.story):
        yield from _of_many_texts(story)


def _counted(one: Claim) -> bool:
    """Whether another text can contradict a claim: it has a claimant, a scope, an event and a time of its own."""
    told = one.affirmed and one.claimant and one.value is not None and one.value >= _SMALLEST
    return bool(told and one.scope and one.event != "other" and one.last) and whole(one)


def _names(claim: Claim) -> frozenset[str]:
    """The names in the sentence of a claim and in the one before, but for its claimant's; of a people, its state."""
    words = {*_NAME.findall(f"{claim.lead} {claim.sentence}")} - {*_NAME.findall(claim.name or "")}
    return frozenset(name for word in words if (name := _name_of(word)))


@lru_cache(maxsize=1 << 16)
def _name_of(word: str) -> str | None:
    """A capitalised word, or the state of a people; null for a word of the calendar or one written small elsewhere."""
    if is_common(word) or word in lists.words("institutions.toml", "dates"):
        return None
    return state_of(word) or word


def _of_one_text(text: Sequence[Claim]) -> Iterator[Conflict]:
    """What one article tells of two claimants, and what somebody denies in it."""
    standing = [one for one in text if one.affirmed and not _echo(one, text)]
    for place, one in enumerate(standing):
        before = [other for other in standing[:place] if _comparable(one, other)]
        if before and rivals(before[-1], one) and _set_against(before[-1], one):
            yield Conflict(before[-1], one, "differs")
        yield from (
            Conflict(other, one, "differs") for other in before[:-1] if rivals(other, one) and _one_day(other, one)
        )
    for denial in text:
        if denial.denied and denial.size is not None:
            yield from _denied(denial, standing, text)


def _echo(claim: Claim, text: Sequence[Claim]) -> bool:
    """Whether a claim only names the figure that its own claimant rejects: "Kyiv rejected the figure of 101"."""
    return any(other.value == claim.value and claim.name in other.disputed_by for other in text if other is not claim)


def _comparable(one: Claim, other: Claim) -> bool:
    """Whether two claims of one text count the same: event, scope and people, neither a part of the other."""
    return (
        one.event == other.event != "other"
        and one.scope == other.scope is not None
        and one.group == other.group
        and agree(one.whose, other.whose)
        and agree(one.place, other.place)
        and whole(one)
        and whole(other)
        and one.claimant is not None
        and other.claimant is not None
        and one.claimant != other.claimant
        and not one_body(one, other)
        and within(one, other, _MANY_TIMES)
    )


def _set_against(before: Claim, later: Claim) -> bool:
    """Whether the words set a figure against the last one before it, or both are of one day that the text names."""
    stated = "assumed" not in (before.basis, later.basis)
    if _AGAINST.search(f"{later.lead} {later.sentence[: later.start - later.sentence_start]}"):
        return not stated or overlap(before, later, _CORRECTED)
    return _one_day(before, later)


def _one_day(before: Claim, later: Claim) -> bool:
    """Whether the text names one day for two happenings of about one size, close together.

    Two sides' figures may stand in headline and text, one side's in sentences that follow one another: a long text of
    a war tells of many happenings of a day.
    """
    stated = before.first is not None and "assumed" not in (before.basis, later.basis)
    one_happening = stated and later.scope == "incident" and before.first == later.first
    two_sides = before.state is None or before.state != later.state
    gap = later.sentence_start - before.sentence_start - len(before.sentence)
    return one_happening and gap <= (_ONE_STORY if two_sides else 2) and within(before, later, _FEW_TIMES)


def _denied(denial: Claim, standing: Sequence[Claim], text: Sequence[Claim]) -> Iterator[Conflict]:
    """A denial beside the claim that it rejects, else alone; and beside it what who denies it says instead."""
    others = [one for one in standing if one.claimant != denial.claimant and one.scope is not None]
    rejected = [one for one in others if one.group == denial.group and _same_figure(denial, one)]
    rejected.sort(key=lambda one: one.event != denial.event)
    related = (one for one in others if one.event == denial.event or denial.name in one.disputed_by)
    rejected = rejected or [one for one in related if _same_figure(denial, one)]
    for one in rejected[:1]:
        yield Conflict(denial, one, "denied")
    if not rejected and denial.name:  # what nobody denies is as often "the law denied girls a school"
        yield Conflict(denial, None, "denied", denial.name)
    for instead in text:
        if (
            not instead.denied
            and instead.claimant == denial.claimant
            and instead.event == denial.event
            and _goes_on(denial, instead)
        ):
            for one in rejected[:1]:
                if rivals(one, instead) and instead.value:
                    yield Conflict(instead, one, "differs")


def _same_figure(denial: Claim, one: Claim) -> bool:
    """Whether a denial means this figure: the same, or a round one that it is near."""
    said, value = denial.size, one.size
    if said is None or value is None:
        return False
    rounded = said >= 1000 and said % 10 ** (len(str(said)) - 1) == 0
    near = rounded and one.event == denial.event and abs(said - value) <= _ROUND * said
    return said == value or near


def _goes_on(denial: Claim, instead: Claim) -> bool:
    """Whether a claim stands in the sentence of a denial or in the next: "not 20,000, but 339"."""
    after = denial.sentence_start + len(denial.sentence)
    return instead.start > denial.start and instead.sentence_start <= after + 2


def _by_words(text: Sequence[Claim]) -> Iterator[Conflict]:
    """Rivals that the words alone make: "only 51 had boarded, not 72"; "she put the latter figure at five"."""
    standing = [one for one in text if one.affirmed and one.value is not None and one.claimant]
    for place, one in enumerate(standing):
        where = one.start - one.sentence_start
        if _OTHER_FIGURE.search(one.sentence[:where]):
            before = [other for other in standing[:place] if other.claimant != one.claimant]
            yield from (Conflict(other, one, "differs") for other in before[-1:] if rivals(one, other))
        rejected = _not(one.sentence)
        for other in standing:
            same = other.group == one.group and other.event == one.event and other.claimant != one.claimant
            if other.value in rejected and other.value != one.value and same:
                yield Conflict(other, one, "differs")


def _not(sentence: str) -> set[int | None]:
    """The figures that a sentence says it is not."""
    ends = {found.end() for found in re.finditer(r"\bnot (?:the )?", sentence)}
    return {number.value for number in (find_numbers(sentence) if ends else ()) if number.start in ends}


def _of_many_texts(story: Iterable[Claim]) -> Iterator[Conflict]:
    """What independent texts of a story tell of one event at one time: those of one claimant or side apart."""
    kinds: dict[tuple[str, str | None, str], list[Claim]] = {}
    for one in story:
        kinds.setdefault((one.event, one.scope, one.group), []).append(one)
    for found in kinds.values():
        found.sort(key=lambda one: (one.last or date.min, one.n, one.nr))
        for place, one in enumerate(found):
            for other in found[max(0, place - _WINDOW) : place]:
                if _of_two_sides(one, other) and _one_time(one, other):
                    yield Conflict(other, one, "differs")


def _of_two_sides(one: Claim, other: Claim) -> bool:
    """Whether two texts count one thing: of a happening both name a place, a body or somebody besides who counts."""
    return (
        one.origin != other.origin
        and one.claimant != other.claimant
        and not one_body(one, other)
        and (one.state is None or one.state != other.state)
        and agree(one.whose, other.whose)
        and agree(one.place, other.place)
        and within(one, other, _FEW_TIMES)
        and rivals(one, other)
        and not _risen(one, other)
        and (one.scope != "incident" or bool(one.names & other.names))
    )


def _risen(one: Claim, other: Claim) -> bool:
    """Whether the text of a later day gives the higher toll of those harmed."""
    if one.event not in _RISES or one.published is None or other.published is None or one.published == other.published:
        return False
    by_day = sorted((one, other), key=lambda claim: claim.published or date.max)
    return by_day == sorted((one, other), key=lambda claim: claim.bounds)


def _one_time(one: Claim, other: Claim) -> bool:
    """Whether two texts mean one time: of a happening one day where both name it, of a tally two dates near each other.

    A tally of the day of publication may be any day's.
    """
    stated = "assumed" not in (one.basis, other.basis)
    if one.scope == "incident":
        return overlap(one, other, 0 if stated else _NEAR["incident"])
    return stated and overlap(one, other, _NEAR["total"])
