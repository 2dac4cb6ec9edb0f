"""Links each count to a date: one of its sentence, of the sentence before, or the publication date (`assumed`)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsx.article import When
from newsx.counts import vocabulary
from newsx.grammar.calendar import since_marker
from newsx.grammar.stamps import read_stamp
from newsx.parsed import has_number, span_of, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

AS_IN = re.compile(r"\b(?:as|than) (?:in )?$", re.IGNORECASE)
COMPARED = re.compile(
    r"\b(?:(?:more|fewer|less|higher|lower|many) (?:than|as)"
    r"|(?:up|down|compared|rising|falling) (?:from|with|to|against))\b(?:[^,.;]|(?<=\d),(?=\d)){0,40}$"
)
PERIOD = re.compile(r"\s*(?:and|to|until|till|through|–|-)\s*(?:the end of\s+)?")


def publication(handed_in: str | None) -> When | None:
    """The publication date as it was handed in: ISO, or in any other way in which a day is written."""
    stamp = read_stamp(handed_in) if handed_in else None
    return When(stamp.day, "day", None, None, None, "given") if stamp else None


def assumed(published: When | None) -> When | None:
    """The publication date as the date of a count for which the text gives none."""
    return When(published.date, published.precision, None, None, None, "assumed") if published else None


def dates_of(
    doc: Doc, dates: Sequence[When], sentence: Span, anchor: Token, predicate: Token | None, cue: tuple[int, int] | None
) -> tuple[When | None, When | None]:
    """(as_of, since) of the count at `anchor`, from the dates of its sentence; None where there is none."""
    since, scored = None, []
    inside = _dates_in(dates, sentence)
    if predicate is None or predicate.pos_ not in ("VERB", "AUX"):
        predicate = predicate if predicate is not None and predicate != anchor else _verb_above(anchor)[0]
    for index, when in enumerate(inside):
        opens = index + 1 < len(inside) and _opens_period(text_of(doc), when, inside[index + 1])
        if opens or since_marker(text_of(doc), when) or _in_since_clause(doc, when, predicate):
            since = since or when
            continue
        score = _tie(doc, when, sentence, anchor, predicate, cue)
        if score:
            scored.append((-score, abs((when.start or 0) - anchor.idx), when))
    return (min(scored, key=lambda s: s[:2])[2] if scored else None), since


def _dates_in(dates: Sequence[When], sentence: Span) -> Sequence[When]:
    """The dates that begin in a sentence."""
    ends = (sentence.start_char, sentence.end_char)
    first, last = (bisect_left(dates, at, key=lambda when: when.start or 0) for at in ends)
    return dates[first:last]


def _in_since_clause(doc: Doc, when: When, predicate: Token | None) -> bool:
    """Whether a date stands in a clause that 'since' opens: 'since fighting broke out on 15 April 2023'."""
    span = span_of(doc, when.start or 0, when.end or 0)
    verb = _verb_above(span.root)[0] if span is not None else None
    if verb is None or verb == predicate:
        return False
    return any(child.lower_ == "since" and child.i < verb.i for child in verb.children)


def before(doc: Doc, dates: Sequence[When], sentence: Span, predicate: Token | None) -> When | None:
    """The only date of the sentence before, in the same block, for a predicate in the simple past."""
    if predicate is None or not _simple_past(predicate) or sentence.start == 0:
        return None
    previous = doc[sentence.start - 1].sent
    if any("\n" in token.text for token in (doc[sentence.start - 1], *previous)):
        return None
    inside = _dates_in(dates, previous)
    return inside[-1] if len(inside) == 1 and not since_marker(text_of(doc), inside[0]) else None


def _simple_past(predicate: Token) -> bool:
    """Whether a verb is in the simple past: 'were killed', 'died'; not 'have been killed'."""
    helpers = {child.lower_ for child in predicate.children if child.dep_ in ("aux", "auxpass")}
    return predicate.tag_ in ("VBD", "VBN") and not helpers & {"has", "have", "'ve", "’ve", "had", "will", "would"}


def is_perfect(anchor: Token) -> bool:
    """Whether the number is the subject of a verb in the perfect: 'None of the 17 has died'. Its date is now."""
    node = anchor
    while node.dep_ in ("pobj", "prep") and node.head.i < node.i:
        node = node.head
    subject = node.dep_ in ("nsubj", "nsubjpass")
    return subject and any(c.dep_ == "aux" and c.lower_ in ("has", "have", "’ve", "'ve") for c in node.head.children)


def _opens_period(text: str, first: When, second: When) -> bool:
    """Whether two dates are the ends of a period, 'between September 2022 and May 2023': the count is of the second."""
    return bool(PERIOD.fullmatch(text[first.end or 0 : second.start or 0]))


def _tie(
    doc: Doc, when: When, sentence: Span, anchor: Token, predicate: Token | None, cue: tuple[int, int] | None
) -> int:
    """How closely a date is tied to the count.

    For example: own clause 4, front of the sentence 3, verb of saying 2, else 1; 0: not.
    """
    span = span_of(doc, when.start or 0, when.end or 0)
    if span is None:
        return 0
    if when.start and AS_IN.search(text_of(doc)[max(0, when.start - 12) : when.start]):
        return 0  # "twice as many as in 2022"
    if when.start and anchor.idx < when.start and COMPARED.search(text_of(doc)[anchor.idx : when.start]):
        return 0  # "up from 29 on Friday", "14 per cent more than in the same months of 2023"
    root = span.root
    dated = _dated_noun(doc, span)
    if dated is not None and dated != predicate:
        if predicate is not None and predicate.dep_ == "relcl" and predicate.head == dated:
            return 5  # "a 2017 fire in which 41 girls died"
        leads = dated.head if dated.dep_ == "pobj" else None
        if leads is None or leads.lower_ not in vocabulary.words("dated", "leads") or leads.head != predicate:
            return 0  # "Russia's Feb. 24, 2022, invasion" dates the invasion; "killed in the Oct. 7 attack" does not
        return 3
    if _in_own_clause(root, anchor, predicate):
        return 0
    verb, led_by = _verb_above(root)
    if led_by in vocabulary.words("dated", "after"):
        return 0  # "after the war of 2011", "before the end of June": not when it happened
    if predicate is not None and verb is not None and _same_clause(verb, predicate):
        return 4
    if predicate is not None and _is_still(predicate):
        return 2 if cue and verb is not None and cue[0] <= verb.idx < cue[1] else 0
    if span.start - sentence.start <= 3:
        return 3
    if cue and verb is not None and cue[0] <= verb.idx < cue[1]:
        return 2
    return int(verb is None or predicate is None or _near(verb, anchor, predicate))


def _near(verb: Token, anchor: Token, predicate: Token) -> bool:
    """Whether the date's verb is above or below the predicate, and in no clause about something else."""
    if _in_other_relative(verb, anchor) or _is_next_clause(verb, predicate):
        return False
    own = next((n for n in (predicate, *predicate.ancestors) if n.pos_ in ("VERB", "AUX")), predicate)
    if verb in predicate.ancestors:
        return own.dep_ not in ("relcl", "acl")  # "the school, which has 212 pupils, was built in 1968"
    return predicate in verb.ancestors


def _dated_noun(doc: Doc, span: Span) -> Token | None:
    """The noun that a date qualifies: 'attack' in 'the Oct. 7 attack'; none in 'In 2014 rebels came'."""
    root = span.root
    modifies = root.dep_ in ("compound", "nmod", "poss", "amod", "nummod") and root.head not in span
    if not modifies or root.head.pos_ not in ("NOUN", "PROPN"):
        return None
    return None if span.start > 0 and doc[span.start - 1].pos_ == "ADP" else root.head


def _is_still(predicate: Token) -> bool:
    """Whether a state lasts until now.

    For example: 'are still missing', 'had since died'. A date that opens the sentence is not its date.
    """
    own = (predicate, predicate.head) if predicate.pos_ not in ("VERB", "AUX") else (predicate,)
    return any(child.lower_ in vocabulary.words("dated", "still") for token in own for child in token.children)


def _verb_above(token: Token) -> tuple[Token | None, str]:
    """The nearest verb above a token, and the preposition that the token hangs on."""
    led_by = token.head.lower_ if token.dep_ == "pobj" else ""
    for node in (token, *token.ancestors):
        if node.pos_ in ("VERB", "AUX"):
            return node, led_by
    return None, led_by


def _same_clause(verb: Token, predicate: Token) -> bool:
    """Whether both verbs are one clause: the same verb, or joined as infinitive, auxiliary or bare second verb."""
    own = next((n for n in (predicate, *predicate.ancestors) if n.pos_ in ("VERB", "AUX")), predicate)
    bare = not any(child.dep_ in ("dobj", "nsubj", "nsubjpass") for child in verb.children)
    below = verb.head == own and (verb.dep_ in ("xcomp", "advcl") or (verb.dep_ == "conj" and bare))
    return verb == own or below or (own.head == verb and own.dep_ in ("xcomp", "conj"))


def _is_next_clause(verb: Token, predicate: Token) -> bool:
    """Whether the date belongs to a clause joined by 'and': '… would be freed, and the army took Bunia last year'.

    Not so in '362 were killed and 748 maimed in 2024': a second figure shares the date.
    """
    joined = [v for v in (verb, *verb.ancestors) if v.dep_ == "conj" and predicate in v.ancestors]
    return any(_stands_alone(clause, predicate) for clause in joined)


def _stands_alone(clause: Token, predicate: Token) -> bool:
    """Whether a joined clause has a subject or object that is no figure, or alone speaks of the future."""
    own = any(child.dep_ in ("dobj", "nsubj", "nsubjpass") and not has_number(child) for child in clause.children)
    ahead = any(c.tag_ == "MD" for c in clause.children) and not any(c.tag_ == "MD" for c in predicate.children)
    return own or ahead  # "had sent home 26 and would hand over nine next month"


def _in_own_clause(date: Token, anchor: Token, predicate: Token | None) -> bool:
    """Whether a date belongs to a clause between noun and predicate.

    For example: 'Pupils marched out last month have been freed'.
    """
    clauses = [c for c in anchor.children if c.dep_ in ("relcl", "acl") and c.i > anchor.i and c != predicate]
    return predicate is not None and any(clause.i < date.i < predicate.i for clause in clauses)


def _in_other_relative(verb: Token | None, anchor: Token) -> bool:
    """Whether the date's verb is in a relative clause about something else."""
    return verb is not None and verb.dep_ in ("relcl", "acl") and anchor not in verb.subtree
