"""What happened to those counted: the event, the words that say so, and whether it is affirmed, negated or planned.

Where the words are looked for, the first that gives an event wins: the verb or nominalisation that governs the counted
noun; a clause behind the noun; a participle before it; the clauses above; at last the nearest word in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from newsx.counts import vocabulary
from newsx.counts.matching import Happening, match
from newsx.counts.polarity import is_negated, polarity
from newsx.counts.vocabulary import GAP

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

WEAK = {"identified", "living"}  # "lists 17 children taken from …": being listed is not what happened to them
FAINT = {"identified", "living", "received"}  # elsewhere in the sentence they tell of somebody else
HIGHEST = 6  # steps up from the noun: "victims, among them at least 12 of the boys"


NOTHING = Happening("other", None, "affirmed", ("events.none",))


def happening(anchor: Token, first: int | None = None) -> Happening:
    """The event of the count whose noun (or elided number) is `anchor`; `first` is the index of its first token."""
    first = anchor.i if first is None else first
    if (body := _body(anchor)) is not None:
        return body
    governor = None if _is_whole(anchor, first) else _first(_right_behind(anchor)) or _first(_above(anchor, first))
    behind = _first(_behind(anchor))
    if (
        governor
        and behind
        and (governor.event in WEAK or (governor.polarity == "planned" and _to_infinitive(governor.word)))
    ):
        return behind  # "help bring home thousands who have been taken": what is counted are those taken
    if governor and governor.event in WEAK and (stronger := _first(_within(governor.word))):
        return stronger
    if governor and governor.event != "other" and "events.climb" not in governor.rules:
        return governor
    found = behind or _first(_before(anchor)) or governor or _first(_of_those(anchor)) or _exists(anchor)
    found = found or _first(_joined(anchor))
    if found is None and not _has_own_verb(anchor) and not _is_whole(anchor, first):
        found = _first(_window(anchor))
    verb = anchor.head if anchor.head.pos_ in ("VERB", "AUX") and not _is_whole(anchor, first) else None
    if verb is not None and verb.lemma_ != "be" and is_negated(verb):
        verb = None  # "did not eat": what is negated is no event of ours
    return found or replace(NOTHING, polarity=polarity(verb) if verb is not None else "affirmed")


def _body(anchor: Token) -> Happening | None:
    """'The bodies of six children were pulled from the sea': dead, whatever the verb says."""
    of = anchor.head
    if anchor.dep_ != "pobj" or of.lower_ != "of" or of.head.lower_ not in vocabulary.words("bodies", "words"):
        return None
    return Happening(vocabulary.event_of("bodies"), of.head, "affirmed", ("events.governor",), of.head.text)


def _of_those(anchor: Token) -> Iterator[Happening]:
    """'16,278 of the dead are children', 'Eleven of those who died were babies'."""
    for of in anchor.children:
        for those in of.children if of.lower_ in ("of", "among") else ():
            yield from match(those, "any", "events.modifier")
            yield from _behind(those)


def _within(word: Token | None) -> Iterator[Happening]:
    """'confirmed as reunited', 'confirmed dead': what is under a verb of finding out says more."""
    for child in word.children if word is not None else ():
        if child.dep_ == "dobj" and child.lower_ in vocabulary.words("afflicted", "words"):
            yield Happening("injured", child, polarity(child.head), ("events.governor",), child.text)
    for token in word.subtree if word is not None else ():
        if word is not None and token.i > word.i and token.dep_ in ("amod", "pcomp", "oprd", "acomp", "xcomp", "advcl"):
            yield from (
                replace(f, polarity=polarity(word))
                for f in match(token, "any", "events.governor")
                if f.event not in WEAK
            )


def _is_whole(anchor: Token, first: int) -> bool:
    """'Of the 80 girls seized in 2014, 57 have come home': the verb of the sentence is about the part."""
    before = anchor.doc[max(anchor.sent.start, first - 3) : first]
    if any(t.lower_ == "of" and t.i > 0 and t.nbor(-1).like_num for t in before):
        return True  # "two of our three children"
    lead = [t.lower_ for t in before[-2:]]
    return (
        lead in (["of", "the"], ["of", "those"], ["of", "these"], ["among", "the"]) and first - 2 == anchor.sent.start
    )


def _first(found: Iterator[Happening]) -> Happening | None:
    return next(found, None)


def _right_behind(anchor: Token) -> Iterator[Happening]:
    """Auxiliaries behind the noun and the word they lead to: '… children are being held'. Survives a wrong parse."""
    i, sentence_end = anchor.i + 1, anchor.sent.end
    first = i
    passive = False
    while i < sentence_end and (
        anchor.doc[i].pos_ in ("AUX", "PART", "ADV")
        or anchor.doc[i].lower_ in vocabulary.words("auxiliaries", "words")
        or (i > first and anchor.doc[i].is_quote)
    ):
        passive = passive or anchor.doc[i].lower_ in vocabulary.words("auxiliaries", "passive")
        i += 1
    if first < i < sentence_end and anchor.doc[first].pos_ == "AUX":
        predicate = anchor.doc[i]
        if predicate.tag_ == "VBN" and passive:
            yield from match(predicate, "passive", "events.passive")
        elif predicate.pos_ == "VERB":
            yield from match(predicate, "subject", "events.governor")


def _above(anchor: Token, first: int) -> Iterator[Happening]:
    """Heads of the noun, from the nearest up; a participle inside the noun phrase is none, whatever the parser says."""
    node, verbs = anchor, 0
    for _ in range(HIGHEST):
        head = node.head
        if head.i == node.i:
            return
        if first <= head.i < anchor.i:
            node = head
            continue
        relation = _relation(node, head)
        rule = "events.climb" if verbs else ("events.passive" if relation == "passive" else "events.governor")
        yield from (found for found in match(head, relation, rule) if not verbs or found.event != "identified")
        if head.pos_ in ("VERB", "AUX"):
            yield from _complements(head, rule)
            verbs += 1
            if verbs > 1 or (relation in ("subject", "passive") and head.dep_ != "relcl"):
                return  # a clause beside or above this one has a subject of its own
        node = head


def _joined(anchor: Token) -> Iterator[Happening]:
    """'Nineteen left with rucksacks and were not seen again': the second verb of the same subject."""
    relation = _relation(anchor, anchor.head)
    if relation not in ("subject", "passive"):
        return
    for verb in anchor.head.children:
        if verb.dep_ == "conj" and not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
            passive = any(child.dep_ == "auxpass" for child in verb.children)
            yield from match(verb, "passive" if passive else "subject", "events.climb")


def _exists(anchor: Token) -> Happening | None:
    """'There are 3,400 children in this camp': a population, no more."""
    verb = anchor.head
    there = verb.lemma_ == "be" and any(child.dep_ == "expl" for child in verb.children)
    within = [p for p in (*anchor.children, *verb.children) if p.dep_ == "prep" and p.lower_ in ("in", "at")]
    abodes = vocabulary.words("abodes", "words")
    placed = any(t.lower_ in abodes or t.ent_type_ in ("GPE", "LOC") for p in within for t in p.children)
    return Happening("living", verb, polarity(verb), ("events.governor",), verb.text) if there and placed else None


def _has_own_verb(anchor: Token) -> bool:
    """Is the noun subject or object of a verb that gives no event? A verb elsewhere is then about something else."""
    return (
        anchor.dep_ in ("nsubj", "nsubjpass", "dobj")
        and anchor.head.pos_ == "VERB"
        and abs(anchor.head.i - anchor.i) <= GAP
    )


def _relation(node: Token, head: Token) -> str:
    if node.dep_ in ("nsubjpass",):
        return "passive"
    if node.dep_ in ("nsubj", "csubj"):
        return "subject"
    if node.dep_ in ("dobj", "dative", "oprd"):
        return "object"
    if (
        head.pos_ == "VERB"
        and node.dep_ == "prep"
        and node.i > head.i
        and any(c.dep_ == "nsubj" and c.i < head.i for c in head.children)
    ):
        return "object"  # "she arrived at 214 children": somebody else is the subject
    return "any"


def _complements(verb: Token, rule: str) -> Iterator[Happening]:
    """'are missing', 'were found dead', 'remain in captivity', 'are believed to be held'."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("acomp", "attr", "oprd", "xcomp"):
            for found in match(child, "any", rule):
                yield replace(found, polarity=polarity(verb) if found.polarity == "affirmed" else found.polarity)
        if child.dep_ == "prep":
            yield from _situation(child, rule)
        if child.lower_ in ("among", "amongst") and child.dep_ == "prep":
            for (
                inner
            ) in child.children:  # "12 were among the 60 people killed", "among those who have lost their homes"
                yield from _behind(inner)
                yield from _before(inner)


def _behind(anchor: Token) -> Iterator[Happening]:
    """Relative clauses and participles behind the noun."""
    for child in anchor.rights:
        if child.dep_ == "prep":
            yield from _situation(child, "events.modifier")
        elif child.dep_ in ("relcl", "acl") and not any(t.lower_ == "whose" for t in child.subtree):
            yield from match(child, _inner_relation(child), "events.modifier")
            yield from _complements(child, "events.modifier")
            for deeper in child.children:
                if deeper.dep_ in ("conj", "ccomp", "xcomp") and deeper.pos_ in ("VERB", "ADJ"):
                    yield from match(deeper, "any", "events.modifier")


def _situation(preposition: Token, rule: str) -> Iterator[Happening]:
    """'in custody', 'in foster care', 'in hospital': where somebody is says what happened to them."""
    if preposition.lower_ == "with":
        yield from _affliction(preposition, rule)
    if preposition.lower_ not in ("in", "under", "on", "beneath", "behind"):
        return
    for inner in preposition.children:
        article = "the " if any(child.lower_ == "the" for child in inner.children) else ""
        event = vocabulary.situations().get(article + inner.lower_)
        if event:
            how = polarity(preposition.head)
            yield Happening(event, inner, how, (rule, "events.situation"), f"{preposition.text} {inner.text}")


def _affliction(preposition: Token, rule: str) -> Iterator[Happening]:
    """'eleven children with burns', '28 came with shrapnel wounds'."""
    for inner in preposition.children:
        if inner.lower_ in vocabulary.words("captors", "words"):
            yield Happening("held", inner, polarity(preposition.head), (rule, "events.situation"), f"with {inner.text}")
            return
    for inner in preposition.subtree:
        if inner.lower_ in vocabulary.words("afflicted", "words") or inner.text in vocabulary.words(
            "afflicted", "words"
        ):
            how = polarity(preposition.head)
            yield Happening("injured", inner, how, (rule, "events.situation"), f"{preposition.text} {inner.text}")
            return


def _inner_relation(clause: Token) -> str:
    """What the noun is to its own clause: 'children killed' object, 'children who died' subject."""
    for child in clause.children:
        if child.lower_ in ("who", "that", "which"):
            return {"nsubj": "subject", "nsubjpass": "passive"}.get(child.dep_, "object")
    return "object" if clause.tag_ == "VBN" else "subject" if clause.tag_ == "VBG" else "any"


def _before(anchor: Token) -> Iterator[Happening]:
    """Adjectives and participles before the noun: 'abducted children'."""
    for child in sorted(anchor.lefts, key=lambda t: -t.i):
        if child.dep_ in ("amod", "compound", "nmod", "advmod") and child.lower_ != "remaining":
            yield from match(child, "any", "events.attribute")


def _window(anchor: Token) -> Iterator[Happening]:
    """The nearest event word in the sentence, behind the noun sooner than before it; a semicolon is a wall."""
    near = (t for t in anchor.sent if t.i != anchor.i and t.pos_ not in ("PUNCT", "SPACE", "ADP", "DET"))
    above = {anchor.i, *(token.i for token in anchor.ancestors)}
    for token in sorted(near, key=lambda t: _distance(anchor, t)):
        if not _walled(anchor.sent, anchor, token) and not _of_others(token, anchor, above):
            for found in match(token, "any", "events.window"):
                if found.event not in FAINT:
                    yield found


def _of_others(token: Token, anchor: Token, above: set[int]) -> bool:
    """Does the word qualify another noun, or belong to a clause that has a subject of its own?

    `above` are the indices of the anchor and of the tokens that it hangs on.
    """
    qualifies = token.dep_ in ("amod", "compound", "nmod", "relcl", "acl", "poss")
    if qualifies and token.head.i != anchor.i and token.head.pos_ in ("NOUN", "PROPN"):
        return True
    apart = (t for t in (token, *token.ancestors) if t.i not in above)
    clauses = (t for t in apart if t.dep_ in ("conj", "advcl", "relcl"))
    return any(child.dep_ in ("nsubj", "nsubjpass") for clause in clauses for child in clause.children)


def _distance(anchor: Token, token: Token) -> float:
    return token.i - anchor.i if token.i > anchor.i else 1.5 * (anchor.i - token.i)


def _walled(sentence: Span, anchor: Token, token: Token) -> bool:
    low, high = sorted((anchor.i, token.i))
    return any(t.text in (";", "—") for t in sentence.doc[low:high])


def _to_infinitive(token: Token | None) -> bool:
    if token is None:
        return False
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
    return to or (token.tag_ == "VB" and not any(c.tag_ == "MD" for c in token.children))
