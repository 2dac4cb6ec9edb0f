"""Numbers whose noun is left out, or stands behind the verb: '400 had been sent', 'another 34', '12 of them children'.

About a fifth of reported figures have no noun beside them. Such a number is first held against the words behind it,
which may name the noun; then against the next number, which may share its noun; then it takes the last thing counted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from newsx.counts import nouns
from newsx.counts.alone import following, is_people, is_rival, may_count, opens_clause
from newsx.counts.antecedents import antecedent, bracketed, is_part, opening, said_again, sentences_between, topic
from newsx.counts.mention import Mention
from newsx.counts.minors import age_group
from newsx.counts.nouns import Noun
from newsx.grammar import find_numbers
from newsx.model import text_of

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
OF_THE_NEXT = re.compile(r"\s+(?:out )?of (?:the|these|those|its|their) ")
NEARBY = 1  # sentences: beyond, a noun without a number that stands nearer is meant
OR_ELSE = re.compile(r",?\s+(?:but|or|and not|not|but rather)\s+(?:(?:only|just|rather|the)\s+)?")
AND_VERB = re.compile(r",?\s+and\s+(?:\w+ly\s+)?(\w+)\s+")


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
        if self._named_behind(mention):
            self._go_on(mention, before)
        elif many:
            mention.why_not = "counts.many"
        elif mention.number.kind in ("one", "none") and not self._one_more(mention, before):
            mention.why_not = "counts.one-of"
        elif self._of_other_things(mention, after):
            mention.why_not = "counts.other-thing"
        elif not self._shares_next(mention, after) and not self._of_those_before(mention, before):
            self._last_counted(mention, before)

    def all_of_them(self, mention: Mention) -> None:
        """'killed 20 people, all of them children': the larger noun is made of members, as is that of a predicate."""
        if mention.group is not None:
            return
        if is_people(mention) and mention.head is not None and YOUNG.match(text_of(self.doc), mention.end):
            mention.group = "children"  # "40 young people under eighteen"
            mention.rules.append("counts.year-olds")
            return
        found = self.all_of.match(text_of(self.doc), mention.end)
        named = found[1].lower() if found else self._said_to_be(mention)
        if named:
            _take(mention, self.lexicon[named], "counts.apposed" if found else "counts.predicate")

    def _said_to_be(self, mention: Mention) -> str | None:
        """'Two of the hostages freed on Monday are children': people, and the predicate says of which group."""
        subject = mention.anchor
        while subject.dep_ in ("pobj", "prep") and subject.head.i < subject.i:
            subject = subject.head
        verb = subject.head
        if not is_people(mention) or subject.idx < mention.start or subject.dep_ != "nsubj" or verb.lemma_ != "be":
            return None
        said = (child.lower_ for child in verb.children if child.dep_ == "attr")
        return next((word for word in said if word in self.lexicon and not self.lexicon[word].singular), None)

    def _named_behind(self, mention: Mention) -> bool:
        """'34 were children', '12 of them girls', 'four of them under 18'."""
        text = text_of(self.doc)
        apposed = self.apposed.match(text, mention.end)
        named = self.predicate.match(text, mention.end) or apposed
        if named:
            _take(mention, self.lexicon[named[1].lower()], "counts.apposed" if named is apposed else "counts.predicate")
            mention.end = named.end(1) if named is apposed else mention.end
            return True
        if (made_of := self._made_up_of(mention)) is not None:
            _take(mention, made_of, "counts.predicate")
            return True
        tally = self.tally.match(text, mention.end)
        if tally:  # "brings to at least twenty the number of children slain"
            _take(mention, self.lexicon[tally[1].lower()], "counts.elided")
            span = self.doc.char_span(tally.start(1), tally.end(1), alignment_mode="expand")
            mention.topic = span[0] if span is not None else None
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

    def _go_on(self, mention: Mention, before: Sequence[Mention]) -> None:
        """'801 of them were boys' goes on from those counted before, though it names them anew."""
        if not re.match(rf"\s+{OF_THEM}", text_of(self.doc)[mention.number.end :]):
            return
        found = antecedent(self.doc, mention, before)
        if found is not None and found.group:
            mention.antecedent = found

    def _made_up_of(self, mention: Mention) -> Noun | None:
        """'Children make up 5,300 of the 9,800', 'girls accounted for fewer than 30 of them'."""
        node = mention.anchor
        while node.dep_ in ("pobj", "prep", "dobj", "prt") and node.head.i < node.i and node.pos_ != "VERB":
            node = node.head
        if node.lemma_ not in nouns.words("making"):
            return None
        subjects = (c.lower_ for c in node.children if c.dep_ == "nsubj")
        return next((n for w in subjects if (n := self.lexicon.get(w)) and not n.singular), None)

    def _one_more(self, mention: Mention, before: Sequence[Mention]) -> bool:
        """'Two were freed and one died': a bare 'one' counts in the sentence that counted others."""
        if mention.number.kind != "one" or mention.number.start != mention.number.core_start or not before:
            return False
        last = before[-1]
        return (
            bool(last.group) and last.anchor.sent == mention.anchor.sent and opens_clause(following(self.doc, mention))
        )

    def _part_of_next(self, mention: Mention, after: Mention | None) -> bool:
        """'two of her three sons', '92.2 million of the world’s 160 million children'."""
        if after is None or after.group is None:
            return False
        if not re.fullmatch(r"\s+(?:out )?of\s+(?:[\w’'-]+\s+){0,4}", text_of(self.doc)[mention.end : after.start]):
            return False
        mention.group, mention.unit = after.group, after.unit
        mention.antecedent = mention.part_of = after
        mention.rules.append("counts.partitive")
        return True

    def _of_other_things(self, mention: Mention, after: Mention | None) -> bool:
        """'three of the seven directors'."""
        named = after is not None and after.group is None and after.head is not None
        between = text_of(self.doc)[mention.end : after.start] if after is not None else ""
        return named and bool(OF_THE_NEXT.fullmatch(between))

    def _shares_next(self, mention: Mention, after: Mention | None) -> bool:
        """'not 20,000 but 339 children', 'killed 47 and maimed 60 minors': one noun for both."""
        if after is None or after.group is None or after.head is None:
            return False
        between = text_of(self.doc)[mention.end : after.start]
        verb = AND_VERB.fullmatch(between)
        second = after.anchor.head
        if (
            verb
            and mention.anchor.dep_ in ("dobj", "nummod", "pobj")
            and second.lower_ == verb[1].lower()
            and second.pos_ == "VERB"
        ):
            mention.group, mention.unit = after.group, after.unit
        elif OR_ELSE.fullmatch(between):
            mention.group, mention.unit, mention.anchor = after.group, after.unit, after.anchor
        else:
            return False
        mention.rules.append("counts.elided")
        return True

    def _of_those_before(self, mention: Mention, before: Sequence[Mention]) -> bool:
        """'The six had …', 'Of the 80 children on board the two buses, 57 …', 'Of the babies, 233 …'."""
        found = said_again(self.doc, mention, before)
        opens = None if found else opening(self.doc, mention, before)
        if isinstance(opens, Mention):
            found = mention.part_of = opens
        if found is not None:
            mention.antecedent, mention.group, mention.unit = found, found.group, found.unit
            mention.rules.append("counts.elided")
            return True
        if opens is None or isinstance(opens, Mention):
            return False
        words = text_of(self.doc)[slice(*opens)].lower().replace(",", "").split()
        noun = next((self.lexicon[w] for w in words if w in self.lexicon and not self.lexicon[w].singular), None)
        if noun is not None and not noun.conditional:
            _take(mention, noun, "counts.elided")
        return mention.group is not None

    def _last_counted(self, mention: Mention, before: Sequence[Mention]) -> None:
        """Take the group of the last thing counted, or of the noun that the sentence is about."""
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
        if found is not None:
            return
        noun_before = bracketed(self.doc, mention, self.lexicon)
        if noun_before is not None:
            mention.anchor = noun_before
            _take(mention, self.lexicon[noun_before.lower_], "counts.bracket")
        elif about is not None:
            mention.topic = about
            _take(mention, self.lexicon[about.lower_], "counts.elided")


def _take(mention: Mention, noun: Noun, rule: str) -> None:
    mention.group, mention.unit, mention.why_not = noun.group, noun.plural, None
    mention.rules.append(rule)
