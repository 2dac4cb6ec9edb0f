"""Whether the text makes them minors: nouns such as 'student' or 'son' name adults as well."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from newsx.counts import nouns
from newsx.counts.mention import Mention
from newsx.counts.nouns import Noun
from newsx.parsed import forms, span_of, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsx.grammar.numbers import Number

OF_AGE, TEEN = 18, 13  # years
NEAR = 6  # words around "sons" in which a word may make them minors
AGES_LISTED = re.compile(r"\s*[,(]\s*(?:then |now |aged )?\d{1,2}(?:, \d{1,2})*,? and \d{1,2}\b(?![,.]?\d)")
YEAR_OLDS = re.compile(r"\s+([\w-]+?[- ]year[- ]olds|(under)-(?:\d{1,2}|[a-z]+)s)\b", re.IGNORECASE)


def check(
    doc: Doc, mention: Mention, before: Sequence[Mention], lexicon: Mapping[str, Noun], numbers: Sequence[Number]
) -> None:
    """Takes the group away where the text speaks of adults, or does not say that they are minors."""
    if mention.group is None:
        _year_olds(doc, mention, numbers)
        return
    inside = {t.lower_ for t in span_of(doc, mention.start, mention.end) or ()}
    if inside & nouns.words("apart"):
        mention.group, mention.why_not = None, "counts.adults"
        return
    if mention.unit in ("brothers and sisters", "sisters and brothers"):
        return  # siblings by another name
    noun = lexicon.get((mention.unit or "").split(" and ")[0])
    if noun is None or not noun.conditional or mention.antecedent is not None:
        return
    sentence = {t.lower_ for t in _context(doc, mention) if t.dep_ != "compound" or t.lower_ == "school"}
    against = nouns.words("conditional", "against")
    if inside & against or (sentence & against and not inside & nouns.words("conditional", "evidence")):
        mention.group, mention.why_not = None, "counts.adults"
        return
    own = {mention.anchor.lower_}
    young = (
        _ages_listed(doc, mention)
        or bool((sentence - own) & nouns.words("conditional", "evidence"))
        or _age_under(mention, numbers)
    )
    if (
        young
        or (mention.group == "pupils" and _is_about_a_school(doc))
        or any(m.unit == mention.unit and "counts.minors-by-context" in m.rules for m in before)
    ):
        mention.rules.append("counts.minors-by-context")
    else:
        mention.group, mention.why_not = None, "counts.adults"


def may_be_named(text: str, groups: Sequence[str]) -> bool:
    """Whether a text may count minors: it has a noun of the groups, or people named by their age."""
    return bool(nouns.forms_of(tuple(groups)).search(text) or YEAR_OLDS.search(text))


def age_group(age: int | None) -> str | None:
    """The group of somebody of that age in years; None for an adult, or where the age is unknown."""
    if age is None or age >= OF_AGE:
        return None
    return "children" if age < TEEN else "teenagers"


def _ages_listed(doc: Doc, mention: Mention) -> bool:
    """Whether the ages of minors are listed behind the noun: 'two sons, then 6 and 10'."""
    found = AGES_LISTED.match(text_of(doc), mention.end)
    return found is not None and all(int(age) < OF_AGE for age in re.findall(r"\d+", found[0]))


def _is_about_a_school(doc: Doc) -> bool:
    """Whether the article speaks of a school and of no university: its students are minors."""
    about: bool | None = doc.user_data.get("newsx_school")
    if about is None:
        words = forms(doc)
        schooling = sum(w in nouns.words("conditional", "schooling") for w in words)
        against = any(w in nouns.words("conditional", "against") for w in words)
        about = doc.user_data["newsx_school"] = schooling >= 2 and not against
    return about


def listed_ages(doc: Doc, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """The spans in which ages follow a noun: ', 9 and 12' in 'two sisters, 9 and 12'."""
    people = nouns.nouns(("people",))
    found = [AGES_LISTED.match(text_of(doc), m.end) for m in mentions if m.head is not None and m.head.lower_ in people]
    return [match.span() for match in found if match]


def _context(doc: Doc, mention: Mention) -> Sequence[Token]:
    """The words that may show that they are minors.

    The whole sentence; for family nouns (sons, sisters) only a few words around.
    """
    sentence = mention.anchor.sent
    if mention.anchor.lower_ not in nouns.words("conditional", "family"):
        return list(sentence)
    return list(doc[max(sentence.start, mention.anchor.i - NEAR) : min(sentence.end, mention.anchor.i + NEAR + 1)])


def one_counts(doc: Doc, mention: Mention) -> bool:
    """Whether 'one' is a count: 'one girl' is; 'one of the girls', 'no one', 'one child policy' are not."""
    if mention.head is None:
        return (
            "counts.predicate" in mention.rules or "counts.elided" in mention.rules or "counts.apposed" in mention.rules
        )
    between = text_of(doc)[mention.number.end : mention.head.idx].lower().split()
    return "of" not in between


def _age_under(mention: Mention, numbers: Sequence[Number]) -> bool:
    """Whether the sentence gives an age under 18."""
    sentence = mention.anchor.sent
    near = _numbers_in(numbers, sentence.start_char, sentence.end_char)
    return any(n.kind == "age" and (n.value or n.high or OF_AGE) < OF_AGE for n in near)


def _numbers_in(numbers: Sequence[Number], start: int, end: int) -> Sequence[Number]:
    """The numbers that begin in `start:end`."""
    first, last = (bisect_left(numbers, at, key=lambda number: number.start) for at in (start, end))
    return numbers[first:last]


def _year_olds(doc: Doc, mention: Mention, numbers: Sequence[Number]) -> None:
    """Binds a number to an age noun: 'three 14-year-olds' counts teenagers."""
    found = YEAR_OLDS.match(text_of(doc), mention.number.end)
    if not found:
        return
    near = _numbers_in(numbers, *found.span(1))
    age = next((n.value or n.high for n in near if n.kind == "age"), None)
    group = "children" if found[2] else age_group(age)
    if group is not None:
        mention.group = group
        mention.unit, mention.end, mention.why_not = found[1].lower(), found.end(1), None
        mention.rules.append("counts.year-olds")
