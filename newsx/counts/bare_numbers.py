"""Numbers without a noun: which of them can count anything, and which part of the sentence each is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsx.counts import nouns
from newsx.grammar.places import is_demonym
from newsx.parsed import span_of, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsx.counts.mention import Mention

PARTITIVE = re.compile(
    r"\s+(?:of|among|from)\s+(?:them|these|those|whom|the\s+(?:children|girls|boys|pupils|victims|group|total))\b",
    re.IGNORECASE,
)
OF_WHOM = re.compile(r"\b(?:of|among) (?:whom|which|them|these|those),? $", re.IGNORECASE)
TOO_MANY = re.compile(r"\s+too (?:many|few)\b", re.IGNORECASE)
ADDS = re.compile(r"\s*(?:(?:an)?other|(?:a )?further)\b", re.IGNORECASE)
THE_NUMBER = re.compile(r"\s+the (?:\w+ )?(?:number|total) (?:who|of those|that)\b")
FROM_TO = re.compile(
    r"\b(?:up|down|rising|falling|compared|rose|fell|dropped|climbed|grew|grown) (?:from|with|to|against) $"
)
MORE_THAN = re.compile(r"\s+(?:more|fewer|less) than\b")
REST = re.compile(r"\b(?:other|remaining) $", re.IGNORECASE)
ARGUMENTS = {"dobj", "conj", "pobj", "attr", "nsubj", "nsubjpass"}  # what a noun phrase can be in a clause


def following(doc: Doc, mention: Mention) -> Token | None:
    """The first word behind the number."""
    i = mention.anchor.i + 1
    while i < len(doc) and (doc[i].idx < mention.end or doc[i].is_space):
        i += 1
    return doc[i] if i < len(doc) else None


def opens_clause(after: Token | None) -> bool:
    """Whether the word behind the number is a verb, so that the number is its subject: 'eleven were', '28 escaped'."""
    return after is not None and (after.lower_ in nouns.words("alone") or after.tag_ in ("VBD", "VBN"))


def is_partitive(doc: Doc, mention: Mention) -> bool:
    """Whether the number is a part of something counted before: '12 of them', '34 among those', 'of whom 12'."""
    text = text_of(doc)
    lead = text[max(0, mention.start - 14) : mention.start]
    return bool(PARTITIVE.match(text, mention.end) or OF_WHOM.search(lead))


def is_subject(doc: Doc, mention: Mention) -> bool:
    """Whether the number is the subject of a clause."""
    return (
        mention.anchor.dep_ in ("nsubj", "nsubjpass")
        or is_partitive(doc, mention)
        or opens_clause(following(doc, mention))
    )


def is_figure(doc: Doc, mention: Mention) -> bool:
    """Whether the number is the value of a figure named before.

    For example: 'put the number seized at 87', 'in 2018 it was 437,000'.
    """
    sentence = mention.anchor.sent
    lead = text_of(doc)[sentence.start_char : mention.start].lower()
    if re.search(r"\b(?:it|there|that) (?:was|were|is|are|had been) $", lead):
        return True
    if re.search(r"\b(?:number|figure|total|tally|toll|count): $", lead):
        return True  # "gave a higher number: 26"
    said = set(lead.split())
    if not lead.endswith((" at ", " to ")) or not nouns.words("figures") & said:
        return False
    return "toll" not in said or bool(
        nouns.nouns(("children",)).keys() & said
    )  # else it is a number of people of any age


def is_rival(doc: Doc, mention: Mention) -> bool:
    """Whether the number is another source's figure for what was counted.

    For example: 'Kyiv knows of 59', 'the federation says nine'.
    """
    node, after = mention.anchor, following(doc, mention)
    while node.dep_ in ("pobj", "prep", "nummod", "quantmod", "advmod") and node.head.i < node.i:
        node = node.head
    # a noun to the parser where a register "names 67"
    lemmas = {node.lemma_} if node.pos_ == "VERB" else {node.lemma_, node.head.lemma_}
    sentence = text_of(doc)[mention.anchor.sent.start_char : mention.start].lower()
    if mention.number.kind != "count" or re.search(r"\bages?\b|,\s*$", sentence):
        return False  # "their ages run from 6 to 17", "found two brothers, 4 and 7", "put up a number of families"
    if THE_NUMBER.match(text_of(doc), mention.end):
        return True  # "bringing to 64 the number who have come home"
    behind = after is None or after.pos_ in ("PUNCT", "ADP", "CCONJ", "SCONJ", "SPACE") or after.ent_type_ == "DATE"
    said = lemmas & nouns.words("rival") and node.i <= mention.anchor.i and node.dep_ not in ("nsubj", "nsubjpass")
    if any(c.dep_ == "dobj" and c.i < mention.anchor.i and _is_of_others(c) for c in node.children):
        return False  # "puts the dead at 23"
    if FROM_TO.search(text_of(doc)[max(0, mention.start - 30) : mention.start]):
        return True
    return behind and bool(said) and mention.anchor.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT")


def _is_of_others(noun: Token) -> bool:
    """Whether a noun names people of any age: a number of them is no other figure for the children."""
    word = noun.lower_
    people = word in nouns.words("population") or word in nouns.nouns(("people",))
    return people and word not in nouns.nouns(("children",))


def is_outcome(doc: Doc, mention: Mention) -> bool:
    """Whether the number is the object of a verb and has no noun.

    For example: 'Baghdad took back 170 in June', 'lost sight of 20'.
    """
    node, after = mention.anchor, following(doc, mention)
    behind = after is None or after.pos_ in ("PUNCT", "ADP", "CCONJ", "SPACE", "ADV") or after.ent_type_ == "DATE"
    if not behind or mention.number.kind != "count" or node.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT"):
        return False
    for _ in range(4):
        if node.dep_ not in ("dobj", "pobj", "prep", "nummod", "prt") or (node.dep_ == "prep" and node.lower_ != "of"):
            return False
        node = node.head
        if node.pos_ == "VERB":
            return True
    return False


def of_persons(doc: Doc, mention: Mention) -> bool:
    """Whether the antecedent must be persons: '44 of them', 'nine of whom'."""
    return bool(re.match(r"\s+of (?:them|whom)\b", text_of(doc)[mention.end : mention.end + 9], re.IGNORECASE))


def is_rest(doc: Doc, mention: Mention) -> bool:
    """Whether the number is what remains of the antecedent: 'the other six', 'the remaining five'."""
    lead = text_of(doc)[max(0, mention.start - 12) : mention.number.core_start]
    return bool(REST.search(lead))


def adds(doc: Doc, mention: Mention) -> bool:
    """Whether the number comes on top of its antecedent: 'another 34', '30 others'."""
    text = text_of(doc)
    return bool(ADDS.match(text[mention.start : mention.number.core_start])) or has_stand_in(text, mention)


def has_stand_in(text: str, mention: Mention) -> bool:
    """Whether a word such as 'others' or 'more' stands in place of the noun: '30 others'."""
    return text[mention.number.core_end : mention.end].strip().lower() in nouns.words("stand_ins")


def may_count(doc: Doc, mention: Mention) -> bool:
    """Whether the number can count something: it is no label, age, year or part of a name."""
    if _is_label(doc, mention) or _is_year(doc, mention) or TOO_MANY.match(text_of(doc), mention.end):
        return False
    if MORE_THAN.match(text_of(doc), mention.end):
        return False  # "700 more than ministers admitted"
    after, token = following(doc, mention), mention.anchor
    if is_partitive(doc, mention) or has_stand_in(text_of(doc), mention) or is_figure(doc, mention):
        return True
    if adds(doc, mention) or is_rest(doc, mention) or is_rival(doc, mention) or is_outcome(doc, mention):
        return True
    if after is None or after.sent != token.sent:
        return token.dep_ in ARGUMENTS
    if after.ent_type_ == "DATE" and after.idx > mention.end:
        return token.dep_ in ARGUMENTS | {"nummod"}  # "held 700 last month"
    if opens_clause(after) or (after.tag_ == "VB" and after.head.lemma_ in ("let", "make", "help", "see")):
        return True
    if after.pos_ in ("PUNCT", "ADP", "CCONJ", "SCONJ", "ADV", "PART"):
        return token.dep_ in ARGUMENTS | {"nummod", "appos"} and after.text not in ("%", "/", ":")
    return False


def _is_label(doc: Doc, mention: Mention) -> bool:
    """Whether the number belongs to a name ('Calle Luz 816') or is an age ('Ivanka, 34;', 'children under five')."""
    number, text = mention.number, text_of(doc)
    first = span_of(doc, number.start, number.end)
    if first is None or first.start == 0:
        return False
    before, people = first[0].nbor(-1), nouns.nouns(("people",))
    after = following(doc, mention)
    if before.text == "," and before.i > 0 and after is not None and after.pos_ == "PUNCT":
        before = before.nbor(-1)  # "Riabov, 39,"
    if before.lower_ == "of" and before.i > 0 and before.nbor(-1).tag_ == "NN" and before.nbor(-1).lower_ in people:
        return True  # "a man of 29"
    if before.lemma_ == "turn" and (number.value or number.low or 0) < 100:
        return True  # "had turned four"
    bound = text[number.start : number.core_start].lower()
    if before.lower_ in people and bound.startswith(("under", "over", "below", "up to", "between", "from")):
        return True
    bare = number.start == number.core_start and text[number.core_start : number.core_end].isdigit()
    return before.pos_ == "PROPN" and before.sent == mention.anchor.sent and bare


def _is_year(doc: Doc, mention: Mention) -> bool:
    """Whether the number is a year: four digits without a comma, not followed by 'of them': 'between 1990 and 2019'."""
    number = mention.number
    figure = text_of(doc)[number.core_start : number.core_end]
    bounds = (number.value, number.low, number.high) if number.comparator in ("range", "exact") else ()
    year = "," not in figure and any(b is not None and 1800 <= b < 2100 for b in bounds)
    return year and not is_partitive(doc, mention)


def is_people(mention: Mention) -> bool:
    """Whether the mention counts people of any age."""
    if mention.unit is None:
        return mention.number.kind == "count"
    last = mention.unit.split()[-1]
    return (
        last in nouns.words("population")
        or mention.unit in nouns.nouns(("people",))
        or last in nouns.nouns(("people",))
        or is_demonym(last.capitalize())
        or mention.anchor.ent_type_ == "NORP"
    )
