"""Binds each number to the noun it counts: the head of the number's noun phrase.

The small parser errs on long and odd noun phrases. So the words between number and noun are read in order by their part
of speech; the parse only tells whether a noun qualifies the next one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from newsx.counts import nouns
from newsx.counts.mention import Mention
from newsx.counts.nouns import Noun
from newsx.parsed import span_of, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsx.grammar.numbers import Number

INSIDE = {"ADJ", "NOUN", "PROPN", "ADV", "NUM"}  # what may stand between a number and its noun
POSSESSIVES = {"'s", "’s", "'", "’"}
WITHIN = {"age", "label", "ordinal"}  # "two 7-year-old boys", "two Grade 7 girls", "12 first graders"
FARTHEST = 9  # words between a number and its noun: "11,000 of the illegally taken, mostly orphaned Ukrainian children"


class Binder:
    """Binds the numbers of one text; `lexicon` maps noun forms to the groups asked for."""

    def __init__(self, doc: Doc, numbers: list[Number], lexicon: Mapping[str, Noun]) -> None:
        self.doc, self.lexicon = doc, lexicon
        self.at = {number.start: number for number in numbers}
        self.covered = {token.i: number for number in numbers for token in span_of(doc, number.start, number.end) or ()}

    def bind(self, number: Number) -> Mention | None:
        """The number with its noun; `head` is None where no noun follows. None where no token holds the number."""
        tokens = span_of(self.doc, number.start, number.end)
        if not tokens:
            return None
        core = span_of(self.doc, number.core_start, number.core_end) or tokens
        head = self._head(tokens[-1].i + 1, number)
        if head is not None and self._is_clause(tokens[-1].i + 1, head):
            head = None
        if head is None:
            return Mention(number, number.start, number.end, core[-1], None, None)
        return self._with_head(number, head)

    def _with_head(self, number: Number, head: Token) -> Mention:
        unit = head.lower_
        mention = Mention(number, number.start, head.idx + len(head), head, head, unit)
        noun = self._member(head, number)
        if noun and (why := self._no_count(number, head)):
            mention.why_not = why
        elif noun:
            mention.group, mention.unit = noun.group, noun.plural
            if self._compound_first(head):
                mention.unit = self.doc[head.i - 1].lower_ + " " + noun.plural
                mention.rules.append("counts.compound")
        self._read_conjunct(mention, noun)
        return mention

    def _is_clause(self, first: int, head: Token) -> bool:
        """Whether a verb stands between number and noun: 'between 30 and 40 still carried amulets'."""
        verbs = [
            t
            for t in self.doc[first : head.i]
            if t.pos_ == "VERB" and t.tag_ == "VBN" and t.dep_ != "amod" and not self._hyphened(t)
        ]
        return bool(verbs) and head.lower_ not in self.lexicon and head.lower_ not in nouns.words("population")

    def _no_count(self, number: Number, head: Token) -> str | None:
        """The rule by which this number counts nobody.

        For example: 'one in 45 children', 'many children', 'No Child Left Behind'.
        """
        text = text_of(self.doc)
        if re.search(r"\b(?:one|\d+) (?:in|out of)(?: every)? $", text[max(0, number.start - 20) : number.start]):
            return "counts.one-of"
        if text[number.start : number.core_end].lower().endswith("many"):
            return "counts.many"
        if self._each(number):
            return "counts.each"
        fresh = number.start in (head.sent.start_char, head.sent.start_char + 1)
        if number.kind == "none" and text[number.start].isupper() and head.text[0].isupper() and not fresh:
            return "counts.other-thing"
        return None

    def _each(self, number: Number) -> bool:
        """Whether the number belongs to each of several households: 'families with three or more children'."""
        span = span_of(self.doc, number.start, number.end)
        if span is None or span.start < 2 or self.doc[span.start - 1].lower_ != "with":
            return False
        before = self.doc[span.start - 2]
        plural = before.tag_ in ("NNS", "NNPS") and before.lower_ in nouns.words("mixed") | nouns.words("households")
        return plural and not any(child.dep_ in ("nummod", "det", "poss") for child in before.children)

    def _head(self, i: int, number: Number) -> Token | None:
        """The last noun of the number's phrase, reading to the right."""
        doc, last, i0 = self.doc, None, i
        sent_end = doc[min(i, len(doc) - 1)].sent.end if i < len(doc) else i
        while i < sent_end and i - i0 <= FARTHEST:
            token = doc[i]
            if token.i in self.covered and self.covered[token.i].kind not in WITHIN:
                break
            if token.ent_type_ in ("DATE", "TIME") and token.lower_ in nouns.words("dated"):
                return None  # "held 700 last month"
            if _is_noun(token) or token.lower_ in self.lexicon or self._stands_as_noun(token):
                last = None if self._qualifies(token) else token
                if last is not None and not self._in_same_compound(token):
                    break
            elif not self._may_stand_inside(token, i0, last):
                break
            i += 1
        return last

    def _stands_as_noun(self, token: Token) -> bool:
        """Whether an adjective stands for people: '200 dead', '34 wounded'; not where a noun follows."""
        if token.lower_ not in nouns.words("population") or token.pos_ not in ("ADJ", "VERB"):
            return False
        if any(t.lower_ in ("and", ",", "with") for t in self.doc[max(0, token.i - 3) : token.i]) and token.lower_ in (
            "killed",
            "wounded",
            "injured",
            "dead",
        ):
            return False  # "five pupils were killed and 18 injured": a clause with its verb left out
        after = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        return after is None or after.pos_ in ("PUNCT", "ADP", "CCONJ", "SPACE", "SCONJ")

    def _may_stand_inside(self, token: Token, first: int, last: Token | None) -> bool:
        """Whether this word may stand between a number and its noun."""
        if last is not None:
            return False
        word = token.lower_
        if (token.i in self.covered and self.covered[token.i].kind in WITHIN) or self._hyphened(token):
            return True
        if word == "of":
            return token.i == first
        if word == "the" and token.i + 1 < len(self.doc) and self.doc[token.i + 1].lower_ in nouns.words("figures"):
            return False  # "bring to 262 the number of children"
        if word in nouns.words("determiners"):
            return token.i == first or self.doc[token.i - 1].lower_ in ("of", "such") or word == "such"
        if token.is_quote and token.i == first:
            return True  # "thousands" of children
        if word == "-" and token.i > first and not self.doc[token.i - 1].whitespace_:
            return True
        if token.pos_ == "PUNCT":
            return (
                word in ("-", "–", ",", '"', "“", "”", "'", "‘", "’")
                and token.i > first
                and self._adjective_next(token)
            )
        if word in ("and", "or", "but"):
            return (
                token.i > first
                and self.doc[token.i - 1].pos_ in ("ADJ", "VERB", "PROPN")
                and self._adjective_next(token)
            )
        if word in POSSESSIVES or token.tag_ == "POS":
            return token.i > first
        return token.pos_ in INSIDE or (token.tag_ in ("VBN", "VBG") and not self._clause_verb(token))

    def _hyphened(self, token: Token) -> bool:
        """Whether the word is joined to another by a hyphen, and so a modifier: 'looked-after children'."""
        before = self.doc[token.i - 1] if token.i else None
        after = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        return (after is not None and after.text == "-" and not token.whitespace_) or (
            before is not None and before.text == "-" and not before.whitespace_
        )

    def _adjective_next(self, token: Token) -> bool:
        after = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        return after is not None and (
            after.pos_ in ("ADJ", "ADV", "PROPN", "NOUN", "PUNCT") or after.tag_ in ("VBN", "VBG")
        )

    def _clause_verb(self, token: Token) -> bool:
        """Whether a participle is the verb of a clause ('nine returned') and no modifier ('nine abducted children')."""
        for after in self.doc[token.i + 1 : token.i + 5]:
            if after.lower_ in self.lexicon or after.pos_ in ("NOUN", "PROPN"):
                return False
            if after.pos_ not in ("ADJ", "ADV", "VERB", "PUNCT"):
                return True
        return True

    def _qualifies(self, token: Token) -> bool:
        """Whether a noun only qualifies the next one, by a possessive or a hyphen: '12 children's homes'."""
        after = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        if after is not None and after.i in self.covered and self.covered[after.i].kind == "label":
            return True  # "two Grade 7 girls"
        return after is not None and (
            self._possesses(after)
            or after.lower_ in ("'s", "’s")
            or (after.text in "-–" and not after.whitespace_ and not token.whitespace_)
        )

    def _possesses(self, mark: Token) -> bool:
        """Whether an apostrophe is a possessive.

        One that ends a quotation is none: ‘I counted 47 children’, he said.
        """
        behind = self.doc[mark.i + 1] if mark.i + 1 < len(self.doc) else None
        return mark.tag_ == "POS" and (
            len(mark) > 1 or (behind is not None and behind.pos_ in ("NOUN", "PROPN", "ADJ"))
        )

    def _in_same_compound(self, token: Token) -> bool:
        """Whether the next noun belongs to the same compound, so that this one is not its head."""
        after = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        if after is None or after.pos_ not in ("NOUN", "PROPN") or after.ent_type_ in ("DATE", "TIME"):
            return False
        noun = self.lexicon.get(token.lower_)
        if (
            noun and not noun.singular
        ):  # 'children' hardly ever qualifies: only where a plural ends the run, 'girls teams'
            run = [t for t in self.doc[token.i + 1 : token.i + 4] if t.pos_ in ("NOUN", "PROPN")]
            return token.dep_ == "compound" and token.head.i > token.i and bool(run) and run[-1].tag_ == "NNS"
        return True

    def _compound_first(self, head: Token) -> bool:
        return (
            head.i > 0
            and self.doc[head.i - 1].lower_ in nouns.words("compounds", "firsts")
            and head.lower_ in nouns.words("compounds", "persons")
        )

    def _member(self, head: Token, number: Number) -> Noun | None:
        """The group the head belongs to, by itself or as the second word of a compound: 'child soldiers'."""
        word = head.lower_
        noun = self.lexicon.get(word)
        if self._compound_first(head):
            first = self.lexicon.get(self.doc[head.i - 1].lower_)
            if first:
                return replace(first, plural=word)
        if noun and noun.singular and noun.plural != word and number.value != 1 and number.kind != "none":
            return None
        return noun

    def _read_conjunct(self, mention: Mention, noun: Noun | None) -> None:
        """Reads a second noun behind 'and'.

        For example: '300 boys and girls' counts both, '300 children and teachers' no children.
        """
        head = mention.head
        if head is None or not noun or head.i + 2 >= len(self.doc):
            return
        middle, after = self.doc[head.i + 1], self.doc[head.i + 2]
        if middle.lower_ not in ("and", "or", "&"):
            return
        other = self.lexicon.get(after.lower_)
        if other and not other.singular and mention.unit:
            mention.end = after.idx + len(after)
            if other.group != noun.group:
                mention.unit, mention.group = f"{mention.unit} and {other.plural}", "children"
        elif after.lower_ in nouns.words("mixed") and noun.group != "people":
            mention.group, mention.why_not = None, "counts.mixed"


def _is_noun(token: Token) -> bool:
    """Whether a token is a noun; signs are sometimes tagged as one: the stroke between the cells of a table."""
    return token.pos_ in ("NOUN", "PROPN") and any(map(str.isalpha, token.text))
