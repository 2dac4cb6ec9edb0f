"""Numbers whose noun is left out, or stands behind the verb: '400 had been sent', 'another 34', '12 of them children'.

About a fifth of reported figures have no noun beside them. Such a number takes the last thing counted, in its sentence or
in the one before, and never one beyond a change of the thing counted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from newsx.counts import nouns
from newsx.counts.mention import Mention
from newsx.counts.nouns import Noun

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECT_CUES = {"were", "was", "are", "have", "had", "has", "who", "remain", "remained", "is", "did", "do", "will", "could", "would", "may"}
STANDS_FOR = {"others", "more", "ones", "other", "else"}
PARTITIVE = re.compile(r"\s+(?:of|among|from)\s+(?:them|these|those|whom|the\s+(?:children|girls|boys|pupils|victims|group|total))\b", re.IGNORECASE)
ADDS = re.compile(r"\s*(?:an)?other\b|\s*a further\b|\s*further\b", re.IGNORECASE)
FAR_BACK = 2  # sentences a subject without a noun may reach back
OBLIQUE = {"in", "to", "at", "from", "by", "with", "into", "across", "through", "on", "near"}


class Resolver:
    """Finds what the numbers without a noun count; `bound` are the mentions before them, in reading order."""

    def __init__(self, doc: Doc, lexicon: Mapping[str, Noun]) -> None:
        self.doc, self.lexicon = doc, lexicon
        self.nouns = "|".join(sorted(map(re.escape, lexicon), key=len, reverse=True))
        self.predicate = re.compile(
            rf"\s*(?:of\s+(?:them|whom|these|those))?\s*(?:were|are|was|is|being|had been|have been)\s+(?:\w+\s+)?({self.nouns})\b", re.IGNORECASE
        )
        self.apposed = re.compile(rf"\s*,?\s*(?:of\s+(?:them|whom|these|those))\s*,?\s*(?:\w+\s+)?({self.nouns})\b", re.IGNORECASE)
        self.under_age = re.compile(r"\s*(?:of\s+(?:them|whom|these|those))?\s*,?\s*(?:were|are|was|is)?\s*(?:aged\s+)?(?:under|below|younger than)\s+(?:the age of\s+)?(?:18|1[0-7]|[1-9]|\w+teen|five|ten|twelve)\b", re.IGNORECASE)
        self.all_of = re.compile(rf"\s*,?\s*[,(–—-]\s*(?:all|both)\s+(?:of\s+(?:them|whom)\s+)?(?:\w+\s+)?({self.nouns})\b", re.IGNORECASE)

    def resolve(self, mention: Mention, before: Sequence[Mention], after: Mention | None) -> None:
        """Give the mention its group, unit and antecedent, or say in `why_not` why it has none."""
        text = self.doc.text
        named = self.predicate.match(text, mention.end) or self.apposed.match(text, mention.end)
        if named:
            self._named(mention, named)
            return
        if self.under_age.match(text, mention.end) and mention.number.start == mention.start and not text[mention.start :].lower().startswith(("under", "below")):
            mention.group, mention.unit = "children", "children"
            mention.rules.append("counts.predicate")
            return
        if mention.number.kind in ("one", "none") and not self._may_stand_alone(mention, before):
            mention.why_not = "counts.one-of"
            return
        if self._part_of_next(mention, after) or self._shares_next(mention, after):
            return
        if self._is_label(mention) or not self._stands_alone(mention):
            mention.why_not = "counts.other-thing"
            return
        self._inherit(mention, before)

    def _named(self, mention: Mention, named: re.Match[str]) -> None:
        noun = self.lexicon[named[1].lower()]
        mention.group, mention.unit = noun.group, noun.plural
        apposed = named.re is self.apposed
        mention.rules.append("counts.apposed" if apposed else "counts.predicate")
        if apposed:
            mention.end = named.end(1)

    def all_of_them(self, mention: Mention) -> None:
        """'killed 20 people, all of them children': the larger noun is made of members."""
        found = self.all_of.match(self.doc.text, mention.end)
        if found and mention.group is None:
            noun = self.lexicon[found[1].lower()]
            mention.group, mention.unit = noun.group, noun.plural
            mention.rules.append("counts.apposed")

    def _may_stand_alone(self, mention: Mention, before: Sequence[Mention]) -> bool:
        """'Two were freed and one died': a bare 'one' counts in the sentence that counted others."""
        if mention.number.kind != "one" or mention.number.start != mention.number.core_start:
            return False
        following = self._next(mention)
        last = before[-1] if before else None
        return bool(
            last and last.group and following is not None and last.anchor.sent == mention.anchor.sent
            and (following.lower_ in SUBJECT_CUES or following.tag_ in ("VBD", "VBN"))
        )  # fmt: skip

    def _part_of_next(self, mention: Mention, after: Mention | None) -> bool:
        """'two of her three sons', '92.2 million of the world’s 160 million children'."""
        if after is None or after.group is None:
            return False
        between = self.doc.text[mention.end : after.start]
        if not re.fullmatch(r"\s+of\s+(?:[\w’'-]+\s+){0,4}", between):
            return False
        mention.group, mention.unit = after.group, after.unit
        mention.antecedent = mention.part_of = after
        mention.rules.append("counts.partitive")
        return True

    def _shares_next(self, mention: Mention, after: Mention | None) -> bool:
        """'not 20,000 but 339 children', '12 or 13 children': the noun behind the second number is the first one's too."""
        if after is None or after.group is None or after.head is None:
            return False
        verbs = re.fullmatch(r",?\s+and\s+(?:\w+ly\s+)?(\w+)\s+", self.doc.text[mention.end : after.start])
        if verbs and mention.anchor.dep_ in ("dobj", "nummod", "pobj") and after.anchor.head.lower_ == verbs[1].lower() and after.anchor.head.pos_ == "VERB":
            mention.group, mention.unit = after.group, after.unit  # "killed 47 and maimed 60 minors"
            mention.rules.append("counts.elided")
            return True
        if not re.fullmatch(r",?\s+(?:but|or|and not|not|but rather)\s+(?:(?:only|just|rather|the)\s+)?", self.doc.text[mention.end : after.start]):
            return False
        mention.group, mention.unit = after.group, after.unit
        mention.anchor = after.anchor
        mention.rules.append("counts.elided")
        return True

    def _next(self, mention: Mention) -> Token | None:
        i = mention.anchor.i + 1
        while i < len(self.doc) and (self.doc[i].idx < mention.end or self.doc[i].is_space):
            i += 1
        return self.doc[i] if i < len(self.doc) else None

    def _is_label(self, mention: Mention) -> bool:
        """A number behind a name ('Calle Virtudes 816', 'Ivanka, 34;') or a year in passing ('between 1990 and 2019')."""
        number, text = mention.number, self.doc.text
        first = self.doc.char_span(number.start, number.end, alignment_mode="expand")
        before = first[0].nbor(-1) if first is not None and first.start > 0 else None
        if before is not None and before.text == "," and before.i > 0:
            before = before.nbor(-1)
        figure = text[number.core_start : number.core_end]
        bounds = (number.value, number.low, number.high) if number.comparator in ("range", "exact") else ()
        if before is not None and before.lower_ in self.lexicon and text[number.start : number.core_start].lower().startswith(("under", "over", "below", "up to")):
            return True  # "children under five"
        year = "," not in figure and any(b is not None and 1800 <= b < 2100 for b in bounds) and not PARTITIVE.match(text, mention.end)
        return year or (before is not None and before.pos_ == "PROPN" and before.sent == mention.anchor.sent and number.start == number.core_start and figure.isdigit())

    def _stands_alone(self, mention: Mention) -> bool:
        """Is the number a subject, an object or one of a list, rather than a label or part of a name?"""
        following = self._next(mention)
        token = mention.anchor
        if PARTITIVE.match(self.doc.text, mention.end) or self.doc.text[mention.number.core_end : mention.end].strip().lower() in STANDS_FOR:
            return True
        if following is None or following.sent != token.sent:
            return token.dep_ in ("dobj", "conj", "pobj", "attr", "nsubj", "nsubjpass")
        if following.lower_ in SUBJECT_CUES or following.tag_ in ("VBD", "VBN"):
            return True
        if token.text[0].isupper() and following.pos_ == "PROPN":
            return False
        if following.pos_ in ("PUNCT", "ADP", "CCONJ", "SCONJ", "ADV", "PART"):
            return token.dep_ in ("dobj", "conj", "pobj", "attr", "nsubj", "nsubjpass", "nummod", "appos") and following.text not in ("%", "/", ":")
        return False

    def _inherit(self, mention: Mention, before: Sequence[Mention]) -> None:
        found = self._antecedent(mention, before)
        if found is None and (self._bracketed(mention) or self._topic(mention)):
            return
        if found is None or found.group is None:
            mention.why_not = "counts.other-thing" if found else "counts.no-antecedent"
            return
        mention.antecedent, mention.group, mention.unit = found, found.group, found.unit
        mention.rules.append("counts.elided")
        if PARTITIVE.match(self.doc.text, mention.end) or self._of_the_counted(mention, found):
            mention.part_of = found
            mention.rules.append("counts.partitive")

    def _bracketed(self, mention: Mention) -> bool:
        """'The children who were killed in 2018 (30)': the number in brackets counts the plural noun of its sentence."""
        text = self.doc.text
        if text[mention.start - 1 : mention.start] != "(" or text[mention.end : mention.end + 1] != ")":
            return False
        for token in reversed(self.doc[mention.anchor.sent.start : mention.anchor.i]):
            noun = self.lexicon.get(token.lower_)
            if noun and not noun.singular and token.dep_ not in ("compound", "poss"):
                mention.group, mention.unit, mention.anchor = noun.group, noun.plural, token
                mention.rules.append("counts.bracket")
                return True
        return False

    def _of_the_counted(self, mention: Mention, found: Mention) -> bool:
        """'Of the 30 children, 12 …'."""
        lead = self.doc.text[max(0, found.start - 24) : found.start].lower()
        return bool(re.search(r"\b(?:of|among)\s+(?:the|those|these)\s*$", lead)) and found.anchor.sent == mention.anchor.sent

    def _antecedent(self, mention: Mention, before: Sequence[Mention]) -> Mention | None:
        """The last thing counted that the number can go on from."""
        subject = self._is_subject(mention) or self._adds(mention)
        for earlier in reversed(before):
            if earlier.unit is None or earlier.why_not == "counts.one-of" or self._too_small(mention, earlier):
                continue
            back = self._sentences_between(earlier, mention)
            if back > (FAR_BACK if subject else 0):
                return None
            if earlier.group is None and ((subject and not self._is_human(earlier)) or self._is_oblique(earlier)):
                continue
            return earlier
        return None

    def _topic(self, mention: Mention) -> bool:
        """A plural noun without a number, in this sentence or the one before: 'the number of minors returned … at 67'."""
        sentence = mention.anchor.sent
        before = self.doc[max(0, sentence.start - 1)].sent.start if self._is_subject(mention) else sentence.start
        people = nouns.nouns(("people",))
        for token in reversed(self.doc[before : mention.anchor.i]):
            noun = self.lexicon.get(token.lower_)
            if noun and not noun.singular and not noun.conditional and token.dep_ not in ("compound", "poss", "nmod"):
                figure = token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in nouns.words("figures")
                if not (figure or self._is_subject(mention)):
                    return False
                mention.group, mention.unit = noun.group, noun.plural
                mention.rules.append("counts.elided")
                return True
            if token.lower_ in people and not people[token.lower_].singular:
                return False
        return False

    def _adds(self, mention: Mention) -> bool:
        """'another 34', '30 others' go on from what was counted, wherever they stand in the sentence."""
        text = self.doc.text
        return bool(ADDS.match(text[mention.start : mention.number.core_start]) or text[mention.number.core_end : mention.end].strip().lower() in STANDS_FOR)

    def _is_human(self, earlier: Mention) -> bool:
        unit = (earlier.unit or "").split()[-1] if earlier.unit else ""
        return unit in nouns.nouns(("people",)) or unit in nouns.words("population") or unit in nouns.words("mixed")

    def _sentences_between(self, earlier: Mention, mention: Mention) -> int:
        """How many sentences back the earlier mention stands: 0 the same sentence."""
        return sum(1 for token in self.doc[earlier.anchor.i + 1 : mention.anchor.i + 1] if token.is_sent_start and not token.is_space)

    def _too_small(self, mention: Mention, earlier: Mention) -> bool:
        """'137 of them' cannot be of the 28 just mentioned."""
        part, larger = mention.number.value, earlier.number.value
        return bool(part and larger and part > larger and earlier.head is None and PARTITIVE.match(self.doc.text, mention.end))

    def _is_subject(self, mention: Mention) -> bool:
        following = self._next(mention)
        return bool(
            mention.anchor.dep_ in ("nsubj", "nsubjpass") or PARTITIVE.match(self.doc.text, mention.end)
            or (following is not None and (following.lower_ in SUBJECT_CUES or following.tag_ in ("VBD", "VBN")))
        )  # fmt: skip

    def _is_oblique(self, earlier: Mention) -> bool:
        """'… were distributed to 12 institutions': a place in passing is no change of the thing counted."""
        head = earlier.anchor
        unit = (earlier.unit or "").split()[-1] if earlier.unit else ""
        return head.dep_ == "pobj" and head.head.lower_ in OBLIQUE and unit not in nouns.words("population")
