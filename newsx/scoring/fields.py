"""Which fields of a count are right, given what the annotator says of the same claim."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from newsx.article import Article, Claimant, Count
from newsx.grammar import inflection
from newsx.lexicon import load
from newsx.scoring.gold import Claim, Whole
from newsx.scoring.match import likeness, shared_words
from newsx.scoring.same_name import best, comparable, same_name, words

_MONTH = len("2023-09")
_MOST = 0.5  # more than half of the words make it the same surface
_FEW_CLAIMANTS = 2  # so many names or fewer: with more of them, one would be right by chance


@cache
def _singulars() -> dict[str, str]:
    return {k: v for p in load("scoring", "words.toml")["plural"] for k, v in p["of"].items()}


def same_date(wanted: str | None, found: str | None) -> bool:
    """Equal, or only the month where a day is wanted: vaguer than it could be, yet nothing made up."""
    return wanted == found or bool(wanted and found and len(found) == _MONTH and wanted.startswith(found))


def singular(unit: str) -> str:
    """The noun a unit ends in, made singular: "Yazidi schoolgirls" → "schoolgirl"."""
    last = (words(unit) or [""])[-1]
    return _singulars().get(last, inflection.singular(last))


def same_place(wanted: str | None, found: str | None) -> bool:
    """The same state, or names that share their telling words; nothing is only like nothing."""
    return wanted == found or bool(wanted and found and same_name(wanted, found))


def forms_of(claimant: Claimant, article: Article) -> list[str]:
    """A claimant's name, then what else the article calls it."""
    for body in article.institutions:
        if body.id == claimant.ref:
            return [claimant.name, body.name, *filter(None, [body.acronym]), *body.aliases]
    for actor in article.actors:
        if actor.id == claimant.ref:
            return [claimant.name, actor.name, *actor.aliases]
    return [claimant.name]


def _claimed_by(claim: Claim, count: Count, article: Article) -> bool:
    """The first one named is whose figure it is; the others may be there but not be a list of strangers."""
    further = claim.further("claimed_by")
    if not count.claimed_by:
        return not claim.claimed_by or further == []
    answers = [*claim.claimed_by, *(further or [])]
    name, *others = forms_of(count.claimed_by[0], article)
    # Another form of the name tells only where it is equal, so that a wrong alias does not make a wrong claimant right.
    known = any(same_name(name, a) or best(others, a) == 2 for a in answers)
    return known and len(count.claimed_by) <= max(_FEW_CLAIMANTS, len(answers))


def _one_of(field: str) -> Callable[[Claim, Count, Article], bool]:
    def right(claim: Claim, count: Count, _: Article) -> bool:
        return getattr(count, field) in [getattr(claim, field), *(claim.further(field) or [])]

    return right


def _event(claim: Claim, count: Count, _: Article) -> bool:
    return count.event in [*claim.event, *(claim.further("event") or [])]


def _as_of(claim: Claim, count: Count, _: Article) -> bool:
    found = count.as_of.date if count.as_of else None
    return any(same_date(date, found) for date in [claim.as_of, *(claim.further("as_of") or [])])


def _unit(claim: Claim, count: Count, _: Article) -> bool:
    units = [claim.unit, *(claim.further("unit") or [])]
    return claim.unit is None or singular(count.unit) in {singular(u) for u in units if u}


def _span(claim: Claim, count: Count, article: Article) -> bool:
    cut = article.text[count.start : count.end]
    return cut == count.surface != "" and likeness(claim, count) > 0


def _somewhere(field: str) -> Callable[[Claim, Count, Article], bool]:
    def right(claim: Claim, count: Count, _: Article) -> bool:
        answers = [getattr(claim, field), *(claim.further(field) or [])]
        return any(same_place(answer, getattr(count, field)) for answer in answers)

    return right


def _voice(claim: Claim, count: Count, article: Article) -> bool:
    """Where naming nobody is right too, so is the reporter's voice."""
    unnamed = count.voice == "reporter" and not count.claimed_by and claim.further("claimed_by") == []
    return unnamed or _one_of("voice")(claim, count, article)


def _since(claim: Claim, count: Count, _: Article) -> bool:
    found = count.since.date if count.since else None
    return any(same_date(str(date), found) for date in [claim.since, *(claim.further("since") or [])])


def _qualifiers(claim: Claim, count: Count, _: Article) -> bool:
    found = {comparable(qualifier) for qualifier in count.qualifiers}
    return not isinstance(claim.qualifiers, tuple) or {comparable(qualifier) for qualifier in claim.qualifiers} <= found


def _disputed_by(claim: Claim, count: Count, _: Article) -> bool:
    wanted = claim.disputed_by if isinstance(claim.disputed_by, tuple) else ()
    return any(best(count.disputed_by, name) for name in wanted) or not (wanted or count.disputed_by)


def _points_at(field: str) -> Callable[[Claim, Count, Article], bool]:
    """Whether the count referred to is the one the annotator means: most words of the two surfaces are the same."""

    def right(claim: Claim, count: Count, article: Article) -> bool:
        wanted = getattr(claim, field)
        found = next((c for c in article.counts if c.id == getattr(count, field)), None)
        if wanted is None or found is None:
            return wanted is None and found is None
        return shared_words(wanted.surface, found.surface) > _MOST

    return right


def _whole(claim: Claim, count: Count, _: Article) -> bool:
    if not isinstance(claim.whole, Whole) or count.whole is None:
        return claim.whole is None and count.whole is None
    return claim.whole.value == count.whole.value and singular(claim.whole.unit) == singular(count.whole.unit)


# What is asked of each field of an aligned count; the first six make a "full claim".
FIELDS: dict[str, Callable[[Claim, Count, Article], bool]] = {
    "span": _span,
    "comparator": _one_of("comparator"),
    "event": _event,
    "claimed_by": _claimed_by,
    "as_of": _as_of,
    "polarity": _one_of("polarity"),
    "unit": _unit,
    "low": _one_of("low"),
    "high": _one_of("high"),
    "group": _one_of("group"),
    "whose": _somewhere("whose"),
    "place": _somewhere("place"),
    "voice": _voice,
    "since": _since,
    "age_low": _one_of("age_low"),
    "age_high": _one_of("age_high"),
    "qualifiers": _qualifiers,
    "disputed_by": _disputed_by,
    "verified": _one_of("verified"),
    "part_of": _points_at("part_of"),
    "same_as": _points_at("same_as"),
    "whole": _whole,
}
FULL = frozenset(list(FIELDS)[:6])


def shown(field: str, count: Count) -> str:
    """A count's field in a few words, for the list of errors."""
    if field == "claimed_by":
        return ", ".join(c.name for c in count.claimed_by) or "nobody"
    if field == "as_of":
        return count.as_of.date if count.as_of else "no date"
    if field == "since":
        return count.since.date if count.since else "no date"
    return str(count.surface if field == "span" else getattr(count, field))
