"""Finds what numbers without a noun count: '400 had been sent', 'another 34', '12 of them children'.

About a fifth of reported figures have no noun beside them. The words behind the number may name the noun; else the
number counts what its antecedent counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from newsx.counts import nouns
from newsx.counts.antecedent_candidates import antecedent, is_part, sentences_between, topic
from newsx.counts.bare_numbers import is_people, is_rival, may_count
from newsx.counts.mention import Mention
from newsx.counts.minors import age_group
from newsx.counts.nouns import Noun
from newsx.grammar.numbers import find_numbers
from newsx.parsed import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

OF_THEM = r"of\s+(?:them|whom|these|those)"
MINORS = r"(?:under|below|younger than)\s+(?:the age of\s+)?(?:18|1[0-7]|[1-9]|\w+teen|five|ten|twelve)\b"
UNDER_AGE = re.compile(
    rf"\s*(?:{OF_THEM}|of the [\w’'-]+(?: [\w’'-]+){{0,8}}?)?\s*,?\s*(?:were|are|was|is)?\s*(?:aged\s+)?{MINORS}",
    re.IGNORECASE,
)
YOUNG = re.compile(rf",? (?:who (?:were|are) )?(?:aged )?{MINORS}(?! (?:months|days))", re.IGNORECASE)
YEAR_OLDS = re.compile(rf"\s*,?\s*{OF_THEM}\s*,?\s*(?:were |are )?([\w-]+?[- ]year[- ]olds)\b", re.IGNORECASE)
NEARBY = 1  # sentences: a noun without a number that stands nearer is preferred to an antecedent farther off


class Resolver:
    """Finds what the numbers without a noun count, in one text."""

    def __init__(self, doc: Doc, lexicon: Mapping[str, Noun]) -> None:
        self.doc, self.lexicon = doc, lexicon
        noun = "(?:\\w+\\s+)?(" + "|".join(sorted(map(re.escape, lexicon), key=len, reverse=True)) + ")\\b"
        verb = r"(?:were|are|was|is|being|had been|have been)"
        self.predicate = re.compile(rf"\s*(?:{OF_THEM}|of the (?:[\w,]+ ){{1,3}})?\s*{verb}\s+{noun}", re.IGNORECASE)
        self.tally = re.compile(
            rf"\s+the (?:\w+ )?(?:number|total|toll|tally|count) (?:of|among) (?:[\w’'-]+\s+){{0,2}}?{noun}",
            re.IGNORECASE,
        )
        self.apposed = re.compile(rf"\s*,?\s*{OF_THEM}\s*,?\s*{noun}", re.IGNORECASE)
        self.all_of = re.compile(rf"\s*,?\s*[,(–—-]\s*(?:all|both)\s+(?:of\s+(?:them|whom)\s+)?{noun}", re.IGNORECASE)

    def resolve(self, mention: Mention, before: Sequence[Mention], after: Mention | None) -> None:
        """Give the mention its group, unit and antecedent, or say in `why_not` why it has none."""
        many = text_of(self.doc)[mention.number.core_start : mention.number.core_end].lower().endswith("many")
        if not many and mention.number.kind not in ("one", "none") and self._part_of_next(mention, after):
            return
        if self._named_behind(mention, after.end if after and after.head else None):
            return
        if many:
            mention.why_not = "counts.many"
        elif mention.number.kind in ("one", "none"):
            mention.why_not = "counts.one-of"
        else:
            self._last_counted(mention, before)

    def all_of_them(self, mention: Mention) -> None:
        """Gives a larger number the group that the text names for all of it.

        For example: 'killed 20 people, all of them children'.
        """
        if is_people(mention) and mention.head is not None and YOUNG.match(text_of(self.doc), mention.end):
            mention.group = "children"  # "40 young people under eighteen"
            mention.rules.append("counts.year-olds")
            return
        if found := self.all_of.match(text_of(self.doc), mention.end):
            _take(mention, self.lexicon[found[1].lower()], "counts.apposed")

    def _named_behind(self, mention: Mention, counted_end: int | None) -> bool:
        """Whether the words behind the number name its noun: '34 were children', '12 of them girls'.

        A noun that ends at `counted_end` is counted by a number of its own: 'none of these 12 children'.
        """
        text = text_of(self.doc)
        apposed = self.apposed.match(text, mention.end)
        named = self.predicate.match(text, mention.end) or apposed
        if named and named.end(1) != counted_end:
            _take(mention, self.lexicon[named[1].lower()], "counts.apposed" if named is apposed else "counts.predicate")
            mention.end = named.end(1) if named is apposed else mention.end
            return True
        if (made_of := self._made_up_of(mention)) is not None:
            _take(mention, made_of, "counts.predicate")
            return True
        tally = self.tally.match(text, mention.end)
        if tally:  # "brings to at least twenty the number of children slain"
            _take(mention, self.lexicon[tally[1].lower()], "counts.elided")
            return True
        olds = YEAR_OLDS.match(text, mention.end)
        if olds and (group := age_group(next((n.value for n in find_numbers(olds[1])), None))):
            mention.group, mention.unit, mention.end = group, olds[1].lower(), olds.end(1)
            mention.rules.append("counts.year-olds")
            return True
        if UNDER_AGE.match(text, mention.end) and not text[mention.start :].lower().startswith(("under", "below")):
            mention.group, mention.unit = "children", "children"
            mention.rules.append("counts.predicate")
            return True
        return False

    def _made_up_of(self, mention: Mention) -> Noun | None:
        """The subject of a verb of composition.

        For example: 'Children make up 5,300 of the 9,800', 'girls accounted for 30 of them'.
        """
        node = mention.anchor
        while node.dep_ in ("pobj", "prep", "dobj", "prt") and node.head.i < node.i and node.pos_ != "VERB":
            node = node.head
        if node.lemma_ not in nouns.words("making"):
            return None
        subjects = (c.lower_ for c in node.children if c.dep_ == "nsubj")
        return next((n for w in subjects if (n := self.lexicon.get(w)) and not n.singular), None)

    def _part_of_next(self, mention: Mention, after: Mention | None) -> bool:
        """Whether the number is a part of the next one: 'two of her three sons', 'nine of the 16 girls'."""
        if after is None or after.group is None:
            return False
        if not re.fullmatch(r"\s+(?:out )?of\s+(?:[\w’'-]+\s+){0,4}", text_of(self.doc)[mention.end : after.start]):
            return False
        mention.group, mention.unit = after.group, after.unit
        mention.antecedent = mention.part_of = after
        mention.rules.append("counts.partitive")
        return True

    def _last_counted(self, mention: Mention, before: Sequence[Mention]) -> None:
        """Gives the mention the group of its antecedent, or of the noun that the sentence is about."""
        if not may_count(self.doc, mention):
            mention.why_not = "counts.other-thing"
            return
        found, about = antecedent(self.doc, mention, before), topic(self.doc, mention, self.lexicon)
        if found is not None and about is not None and sentences_between(self.doc, found, mention) > NEARBY:
            found = None  # "Her boys were made to carry rice. Two came back."
        if found is not None and found.group:
            mention.antecedent, mention.group, mention.unit = found, found.group, found.unit
            mention.rules.append("counts.elided")
            if is_rival(self.doc, mention) and not is_part(self.doc, mention, found):
                mention.rules.append("counts.rival")
            if is_part(self.doc, mention, found):
                mention.part_of = found
                mention.rules.append("counts.partitive")
            return
        mention.why_not = "counts.other-thing" if found else "counts.no-antecedent"
        if found is None and about is not None:
            _take(mention, self.lexicon[about.lower_], "counts.elided")


def _take(mention: Mention, noun: Noun, rule: str) -> None:
    mention.group, mention.unit, mention.why_not = noun.group, noun.plural, None
    mention.rules.append(rule)
