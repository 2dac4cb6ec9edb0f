"""The content of a verb of saying: the clause behind it, before it or around it, or its object."""

from __future__ import annotations

from spacy.tokens import Token

from newsx.article import Span
from newsx.speech.claimants import offices
from newsx.speech.limits import limit, turns
from newsx.speech.objects import Content, noun_phrase
from newsx.speech.passage import Passage, Speaker
from newsx.speech.speech_words import Verb, group

LONGEST_NOUN = 8  # words of a noun phrase that a clause without "who" hangs on
EDGES = {",", "—", "–", "-", "(", "”", '"', "''", "--"}


def said(passage: Passage, token: Token, verb: Verb, speaker: Speaker | None) -> Content | None:
    """The stretches that a verb governs, the rule that found them, and whether their figures are the speaker's."""
    relative = None if verb.quiet else _relative(passage, token, speaker)
    if relative and verb.clause:
        return relative, "speech.inside", True
    begin = _cue_start(token, speaker)
    if verb.clause:
        start = _clause_start(token, speaker)
        if start is not None:
            return [passage.span(start, limit(token, start))], "speech.clause", True
        around = (
            (_around(passage, token, begin, speaker) or _after_comma(passage, token, begin))
            if _ends_at_verb(token, verb, speaker)
            else None
        )
        if around:
            return around, "speech.trailing" if len(around) == 1 else "speech.inside", True
    return noun_phrase(passage, token, verb, speaker)


def _ends_at_verb(token: Token, verb: Verb, speaker: Speaker | None) -> bool:
    """Whether nothing is said behind the verb, so that it may stand before.

    "…, X said", not "…, X urged them".
    """
    if verb.group not in group("around", "classes") or token.tag_ in {"VBG", "VB"}:
        return False
    bars = {"xcomp", "dobj", "oprd", "attr", "acomp", "prt", "ccomp"}
    if verb.lemma in group("addressed", "lemmas"):
        bars -= {"dobj"}
    own = speaker.head if speaker else -1
    return not any(c.i > token.i and c.dep_ in bars and c.i != own and not _parted(token, c) for c in token.children)


def _parted(token: Token, child: Token) -> bool:
    """Whether a semicolon stands between: in "Two fell, X said; the guard ran." it ends the clause of the cue."""
    return any(t.text == ";" for t in token.doc[token.i + 1 : child.i])


def _cue_start(token: Token, speaker: Speaker | None) -> int:
    """Where the cue begins: at its subject, or at the verb's auxiliaries where the subject follows."""
    start = token.i
    while start > token.sent.start and token.doc[start - 1].dep_ in {"aux", "advmod", "neg", "auxpass"}:
        start -= 1
    if speaker is None or speaker.start > start:
        return start
    start = speaker.start
    while start > token.sent.start and token.doc[start - 1].lower_ in offices():
        start -= 1  # an office that the parser left outside the name
    return start


def _cue_end(token: Token, speaker: Speaker | None) -> int:
    """The first token behind verb, inverted subject, addressee and adverbials."""
    end = max(token.i + 1, speaker.end if speaker else 0)
    doc, last = token.doc, token.sent.end
    while end < last and doc[end].text not in {",", ".", ";", ":", "—", "–", "?", "!", ")", "“", '"', "..."}:
        end += 1
    return end


def _clause_start(token: Token, speaker: Speaker | None) -> int | None:
    """The first token of an object clause behind the verb."""
    doc = token.doc
    after = max(token.i + 1, speaker.end if speaker and speaker.start > token.i else 0)
    for i in range(after, min(after + 12, token.sent.end)):  # "said on Monday in a statement that …"
        if doc[i].lower_ == "that" and (doc[i].dep_ == "mark" or i == after):
            return i
        if doc[i].text in {".", ";", "”", "“", '"'} or (doc[i].dep_ in {"nsubj", "nsubjpass"} and doc[i].head.i > i):
            break
    for child in token.children:
        if child.dep_ == "ccomp" and child.i > token.i and child.right_edge.i >= after and not _parted(token, child):
            start = max(child.left_edge.i, after)
            return start + 1 if doc[start].text in {",", ":"} else start
    if token.lemma_ in group("around", "unparsed"):
        return _unparsed(token, after)
    return None


def _unparsed(token: Token, after: int) -> int | None:
    """A clause that the parse missed: a noun and its verb follow the cue without a comma."""
    doc = token.doc
    if after >= token.sent.end or doc[after].text in EDGES or doc[after].is_punct:
        return None
    for i in range(after, token.sent.end):
        if doc[i].text in {",", ".", ";", "—"}:
            return None
        if doc[i].dep_ == "dobj" and doc[i].head.i == token.i and any(c.tag_ in {"VBN", "VBD"} for c in doc[i].rights):
            return max(after, doc[i].left_edge.i)  # "says gangs killed …": the verb taken for a participle
        if doc[i].tag_ in {"WDT", "WP"}:
            return None
        if doc[i].dep_ in {"nsubj", "nsubjpass", "expl"} and doc[i].head.i > i and doc[i].head.i != token.i:
            return max(after, doc[i].left_edge.i)
    return None


def _relative(passage: Passage, token: Token, speaker: Speaker | None) -> list[Span] | None:
    """The content of a verb in a relative clause: the antecedent and what follows the verb.

    "children who Kyiv says have been taken"
    """
    doc = passage.doc
    if speaker is None or speaker.start < 2 or speaker.head > token.i:
        return None
    mark = doc[speaker.start - 1]
    hung = token.dep_ == "relcl" and mark.pos_ in {"NOUN", "PROPN", "NUM"}
    if hung and (token.head.i == mark.i or token.head in mark.ancestors) and token.i + 1 < token.right_edge.i:
        # "children it says were stolen": no "who" between
        noun = doc[mark.left_edge.i : mark.i + 1]
        start = mark.i if len(noun) > LONGEST_NOUN or any(t.is_punct for t in noun) else noun.start
        return [passage.span(start, mark.i + 1), passage.span(token.i + 1, token.right_edge.i + 1)]
    if mark.tag_ not in {"WP", "WDT"} or mark.lower_ not in {"who", "which", "that", "whom"}:
        return None
    if doc[speaker.start - 2].text not in {","} and doc[speaker.start - 2].pos_ not in {"NOUN", "PROPN", "NUM"}:
        return None
    last = speaker.start - 2 - (doc[speaker.start - 2].text == ",")
    start = doc[last].left_edge.i if doc[last].pos_ in {"NOUN", "PROPN", "NUM"} else last
    head = doc[last].head
    if head.i < last and head.dep_ in {"prep"} and head.head.pos_ == "NOUN" and head.lower_ == "of":
        start = min(start, head.head.left_edge.i)  # thousands of children who …
    end = min(token.right_edge.i + 1, limit(token, token.i + 1))
    if token.i + 1 >= end or doc[token.i + 1].is_punct:
        return None
    return [passage.span(start, last + 1), passage.span(token.i + 1, end)]


def _around(passage: Passage, token: Token, begin: int, speaker: Speaker | None) -> list[Span] | None:
    """The clause before the cue, and the one behind it where the cue stands between commas."""
    doc, (first, last) = passage.doc, passage.sentence(token.i)
    opener = begin - 1
    if opener >= first and doc[opener].lower_ == "as":
        if opener - first <= 1:  # "As X noted, …", "But as X noted, …"
            end = _cue_end(token, speaker)
            return [passage.span(end + 1, last)] if end < last - 2 and doc[end].text == "," else None
        opener -= 1
        return [passage.span(_own_start(passage, first, opener + 1), opener + (doc[opener].text not in EDGES))]
    if opener > first and doc[opener].lower_ == "and":
        opener -= 1
    if opener <= first or doc[opener].text not in EDGES:
        return None
    inverted = speaker and speaker.start > token.i
    follows = doc[token.i + 1 : min(token.i + 3, last)]
    if not inverted and follows[:1].text != ";" and any(t.dep_ in {"nsubj", "nsubjpass"} for t in follows):
        return None
    parts = [passage.span(_own_start(passage, first, opener), opener)]
    end = _cue_end(token, speaker)
    whole = bool(parts) and _has_verb(passage, parts[0])
    if (
        end < last - 2
        and doc[end].text in {",", "—", "–"}
        and not _parts_ways(doc[end + 1])
        and not (inverted and whole)
    ):
        parts.append(passage.span(end + 1, _clause_end(passage, end + 1, last)))
    parts = [p for p in parts if p[1] > p[0]]
    headline = any(c.dep_ == "ccomp" and c.i < opener for c in token.children)
    if not headline and not any(_has_verb(passage, part) for part in parts):
        return None  # "On Sunday, X said": a time or a place, no clause
    return parts or None


def content_around(passage: Passage, token: Token, begin: int) -> list[Span] | None:
    """The clause before a cue that begins at token `begin`, and its continuation behind the cue."""
    doc, (first, last) = passage.doc, passage.sentence(token.i)
    opener = begin - 1
    before = passage.span(_own_start(passage, first, opener), opener)
    parts = [before] if before[1] > before[0] else []
    end = _cue_end(token, None)
    if end < last - 2 and doc[end].text in {",", "—", "–"} and not _parts_ways(doc[end + 1]):
        parts.append(passage.span(end + 1, _clause_end(passage, end + 1, last)))
    return parts if any(_has_verb(passage, part) for part in parts) else None


def _after_comma(passage: Passage, token: Token, begin: int) -> list[Span] | None:
    """A clause behind a comma that the parse takes for the main one: "X reported, The …"."""
    doc, (first, last) = passage.doc, passage.sentence(token.i)
    after = token.i + 1
    if begin > first or after >= last - 2 or doc[after].text != "," or token.dep_ not in {"ccomp", "parataxis"}:
        return None
    return [passage.span(after + 1, last)] if token.head.i > after else None


def _clause_end(passage: Passage, start: int, last: int) -> int:
    """The end of a clause: a semicolon, or a clause that the reporter sets against it."""
    doc = passage.doc
    for i in range(start, last - 1):
        if doc[i].text == ";" or (doc[i].text == "," and turns(doc[i + 1])):
            return i
    return last


def _has_verb(passage: Passage, part: Span) -> bool:
    tokens = (passage.doc[i] for i in passage.tokens(*part))
    return any(t.pos_ in {"VERB", "AUX"} or t.dep_ in {"nsubj", "nsubjpass"} for t in tokens)


def _own_start(passage: Passage, first: int, opener: int) -> int:
    """Where the content before a cue begins: with the sentence, or behind a semicolon or an opening bracket in it."""
    doc = passage.doc
    for i in range(opener - 1, first, -1):
        open_bracket = doc[i].text == "(" and not any(doc[j].text == ")" for j in range(i, opener))
        if (doc[i].text == ";" or open_bracket) and passage.quote_at(doc[i].idx) is None:
            return i + 1
    return first


def _parts_ways(token: Token) -> bool:
    """Whether another clause of the reporter's follows "…, X said,": but …, adding …, who …"""
    if token.lower_ in group("clauses", "breaks") | group("clauses", "own"):
        return True
    if token.lower_ == "and":
        after = token.nbor()
        return after.tag_[:2] in {"VB", "MD"} or (after.tag_[:2] == "RB" and after.head.pos_ in {"VERB", "AUX"})
    return token.tag_ == "VBG" or (token.pos_ in {"PROPN"} and token.dep_ == "appos")
