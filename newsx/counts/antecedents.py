"""What a number without a noun goes on from: the last thing counted, never one beyond a change of the thing counted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from newsx.counts import nouns
from newsx.counts.alone import (
    adds,
    has_stand_in,
    is_figure,
    is_outcome,
    is_partitive,
    is_people,
    is_rest,
    is_rival,
    is_subject,
    of_persons,
)
from newsx.counts.nouns import Noun
from newsx.counts.parts import INCLUDING
from newsx.model import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from newsx.counts.mention import Mention

SAID_BEFORE = 900  # characters back to what "the six" are
OF_THE = re.compile(
    r"(?:^|(?<=that )|(?<=, )|(?<=[“\"])|(?<=says )|(?<=said ))\s*(?:of|among|from) (?:the|these|those|its|their|all)\b"
    r"[^.;:\n]{3,110}?, ",
    re.IGNORECASE,
)
FAR_BACK = 4  # sentences that a subject without a noun may reach back
OF_WHAT = re.compile(r"\b(?:number|total|tally|toll|figure) of ([^,;.]{1,60})")
JOINED = re.compile(r",? and |, ")
BACK = 2  # sentences that another figure, a rest or an object may reach back


def antecedent(doc: Doc, mention: Mention, before: Sequence[Mention]) -> Mention | None:
    """The last thing counted that the number can go on from; it may be no member of the group asked for."""
    if _beside_somebody(doc, mention, before) or _of_others(doc, mention) or _in_passing(doc, mention):
        return None
    reach = _reach(doc, mention)
    persons = of_persons(doc, mention)
    for earlier in reversed(before):
        if earlier.number.kind == "none" and earlier.group is None:
            continue
        if earlier.unit is None or earlier.why_not == "counts.one-of" or _too_small(doc, mention, earlier):
            continue
        if sentences_between(doc, earlier, mention) > reach:
            return None
        if earlier.group is None and (_is_oblique(earlier) or (persons and not is_people(earlier))):
            continue
        if earlier.group and (larger := _included_in(doc, earlier, mention, before)) is not None:
            return larger
        return _subject_before(earlier, before) if earlier.group is None and reach else earlier
    return None


def _reach(doc: Doc, mention: Mention) -> int:
    """How many sentences back the number may go on from."""
    if is_subject(doc, mention) or adds(doc, mention):
        return FAR_BACK
    other = is_figure(doc, mention) or is_rest(doc, mention) or is_rival(doc, mention) or is_outcome(doc, mention)
    return BACK if other else 0


def _in_passing(doc: Doc, mention: Mention) -> bool:
    """'392 were spread over the twelve others': other places, not more children."""
    node = mention.anchor
    over = node.dep_ == "pobj" and node.head.lower_ in nouns.words("oblique") - {"for", "with", "by", "to"}
    return over and has_stand_in(text_of(doc), mention)


def _of_others(doc: Doc, mention: Mention) -> bool:
    """'puts the number of those abducted at 6,417', 'the number of captives at 199': nobody's children."""
    lead = text_of(doc)[mention.anchor.sent.start_char : mention.start].lower()
    named = list(OF_WHAT.finditer(lead))
    return bool(named) and not set(re.findall(r"[\w-]+", named[-1][1])) & (nouns.nouns(("children",)).keys() | {"them"})


def _included_in(doc: Doc, part: Mention, mention: Mention, before: Sequence[Mention]) -> Mention | None:
    """'killed 22 people, including six children, and wounded 117': the second figure counts people again."""
    if part.anchor.sent != mention.anchor.sent or part is before[0]:
        return None
    larger = before[list(map(id, before)).index(id(part)) - 1]
    text = text_of(doc)
    included = larger.group is None and INCLUDING.search(text[larger.end : part.start]) and is_people(larger)
    return larger if included and JOINED.match(text[part.end : mention.start]) else None


def _beside_somebody(doc: Doc, mention: Mention, before: Sequence[Mention]) -> bool:
    """'his mother and 10 others died': more people like her, not more of the children counted before."""
    joint = re.search(r"(\w+)(?:,)? (?:and|with|alongside) $", text_of(doc)[max(0, mention.start - 40) : mention.start])
    if not joint or not has_stand_in(text_of(doc), mention):
        return False
    return not any(m.end > mention.start - len(joint[0]) - 1 for m in before)


def _subject_before(other: Mention, before: Sequence[Mention]) -> Mention:
    """'600,000 children are among the 1.3 million who fled. About 1,500 …': the subject, not what it names."""
    if other.anchor.dep_ in ("nsubj", "nsubjpass", "dobj"):
        return other
    subjects = [
        m for m in before if m.group and m.anchor.sent == other.anchor.sent and m.anchor.dep_ in ("nsubj", "nsubjpass")
    ]
    return subjects[-1] if subjects else other


def topic(doc: Doc, mention: Mention, lexicon: Mapping[str, Noun]) -> Token | None:
    """A plural noun without a number, in this sentence or the one before: 'the number of minors returned … at 67'."""
    sentence, subject = mention.anchor.sent, is_subject(doc, mention) or is_figure(doc, mention)
    first = doc[max(0, sentence.start - 1)].sent.start if subject else sentence.start
    people = nouns.nouns(("people",))
    for token in reversed(doc[first : mention.anchor.i]):
        noun = lexicon.get(token.lower_)
        if noun and not noun.singular and not noun.conditional and token.dep_ not in ("compound", "poss", "nmod"):
            return token if subject or _is_figure_of(token) else None
        oblique = token.dep_ == "pobj" and token.head.lower_ in nouns.words("oblique")
        if token.lower_ in people and not people[token.lower_].singular and not oblique:
            return None
    return None


def bracketed(doc: Doc, mention: Mention, lexicon: Mapping[str, Noun]) -> Token | None:
    """'The children who were killed in 2018 (30)': the plural noun of the sentence that a number in brackets counts."""
    text = text_of(doc)
    if text[mention.start - 1 : mention.start] != "(" or text[mention.end : mention.end + 1] != ")":
        return None
    for token in reversed(doc[mention.anchor.sent.start : mention.anchor.i]):
        noun = lexicon.get(token.lower_)
        if noun and not noun.singular and token.dep_ not in ("compound", "poss"):
            return token
    return None


def said_again(doc: Doc, mention: Mention, before: Sequence[Mention]) -> Mention | None:
    """'The six had all been given water', 'all 21': those counted before, by the same number."""
    lead = text_of(doc)[max(0, mention.start - 8) : mention.start].lower()
    value = mention.number.value
    if not value or not re.search(r"\b(?:the|all|these|those) $", lead):
        return None
    near = (m for m in reversed(before) if m.group and mention.start - m.end < SAID_BEFORE)
    return next((m for m in near if m.number.value == value), None)


def opening(doc: Doc, mention: Mention, before: Sequence[Mention]) -> Mention | tuple[int, int] | None:
    """'Of the 80 children on board, 57 …' the 80; 'Of the babies, 233 …' the stretch that names them."""
    sentence, text = mention.anchor.sent, text_of(doc)
    start = sentence.start_char
    opens = next((o for o in OF_THE.finditer(text[start : mention.start].lstrip())), None)
    if not opens:
        return None
    start += len(text[start : mention.start]) - len(text[start : mention.start].lstrip())
    stretch = (start + opens.start(), start + opens.end())
    inside = [m for m in before if stretch[0] <= m.start and m.end <= stretch[1]]
    return next((m for m in inside if m.group), None) or (None if inside else stretch)


def is_part(doc: Doc, mention: Mention, found: Mention) -> bool:
    """'12 of them'; 'Of the 30 children, 12 …'."""
    lead = text_of(doc)[max(0, found.start - 24) : found.start].lower()
    of_the = re.search(r"\b(?:of|among)\s+(?:the|those|these)\s*$", lead)
    return is_partitive(doc, mention) or bool(of_the and found.anchor.sent == mention.anchor.sent)


def _is_figure_of(token: Token) -> bool:
    """'the number of minors'."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in nouns.words("figures")


def _is_human(earlier: Mention) -> bool:
    unit = (earlier.unit or "").split()[-1] if earlier.unit else ""
    return unit in nouns.nouns(("people",)) or unit in nouns.words("population") or unit in nouns.words("mixed")


def sentences_between(doc: Doc, earlier: Mention, mention: Mention) -> int:
    """How many sentences back the earlier mention stands: 0 the same sentence."""
    stretch = doc[earlier.anchor.i + 1 : mention.anchor.i + 1]
    return sum(1 for token in stretch if token.is_sent_start and not token.is_space)


def _too_small(doc: Doc, mention: Mention, earlier: Mention) -> bool:
    """'137 of them' cannot be of the 28 just mentioned."""
    part, larger = mention.number.value, earlier.number.value
    return bool(part and larger and part > larger and is_partitive(doc, mention))


def _is_oblique(earlier: Mention) -> bool:
    """'… were distributed to 12 institutions': a place in passing is no change of the thing counted."""
    head = earlier.anchor
    if head.dep_ != "pobj" or _is_human(earlier):
        return False
    one_of = head.head.lower_ == "of" and head.head.head.lower_ == "one"  # "one of more than 120 groups"
    return one_of or head.head.lower_ in nouns.words("oblique")
