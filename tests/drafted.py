"""What the rules of counts alone read in a text: no reader, no cleaning."""

from __future__ import annotations

from functools import cache

from newsx import counts, entities, model, speech
from newsx.article import Count
from newsx.config import MODEL
from newsx.counts import Evidence
from newsx.counts.mention import Mention


@cache
def gathered(text: str, published: str | None = None, groups: tuple[str, ...] = ("children",)) -> Evidence:
    """The evidence of a text."""
    doc = model.load(MODEL)(text)
    who = entities.find(doc)
    return counts.gather(doc, who, speech.find(doc, who), counts.publication(published), groups)


def told(text: str, groups: tuple[str, ...] = ("children",)) -> list[str]:
    """Every number that can count, with its unit where it counts a member of the groups, else why it does not."""
    return [
        f"{text[m.start : m.end]}: {m.unit if m.group and not m.why_not else f'({m.why_not or m.unit})'}"
        for m in gathered(text, groups=groups).mentions
    ]


def one(text: str, surface: str) -> Mention:
    """The mention with these words."""
    return next(m for m in gathered(text).mentions if text[m.start : m.end] == surface)


def claims(text: str, published: str | None = None) -> list[Count]:
    """The drafts of the claims, in reading order."""
    return list(gathered(text, published).drafts.values())


def days(claim: Count) -> tuple[str | None, str | None]:
    """The day that the text gives a claim, and the day since when."""
    stated = claim.as_of if claim.as_of and claim.as_of.basis != "assumed" else None
    return stated.date if stated else None, claim.since.date if claim.since else None


def parts(text: str) -> list[str]:
    """Every number that is part of another, with the other."""
    pairs = [(m, m.part_of or m.whole) for m in gathered(text).mentions]
    return [f"{text[m.start : m.end]} of {text[n.start : n.end]}" for m, n in pairs if n]


def antecedents(text: str) -> list[str]:
    """Every number that goes on from another, with the other."""
    pairs = [(m, m.antecedent) for m in gathered(text).mentions]
    return [f"{text[m.start : m.end]} as {text[n.start : n.end]}" for m, n in pairs if n]


def others(text: str) -> list[str]:
    """The numbers of a kind that counts nobody, before a noun of the group, and why."""
    return [f"{text[m.start : m.end]}: {m.why_not}" for m in gathered(text).others]
