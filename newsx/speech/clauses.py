"""What hangs on a verb of saying: the clause after it, before it or around it, or its object."""

from __future__ import annotations

from spacy.tokens import Token

from newsx.article import Span
from newsx.speech.passage import Passage, Speaker
from newsx.speech.words import Verb, group

Content = tuple[list[Span], str, bool]  # parts, rule, figures
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
            if _alone(token, verb)
            else None
        )
        if around:
            return around, "speech.trailing" if len(around) == 1 else "speech.inside", True
    return _object(passage, token, verb, speaker)


def _alone(token: Token, verb: Verb) -> bool:
    """Is nothing said after the verb, so that what is said may stand before it? "…, X said" but not "…, X urged them"."""
    if verb.group not in group("around", "classes") or token.tag_ in {"VBG", "VB"}:
        return False
    bars = {"xcomp", "dobj", "oprd", "attr", "acomp", "prt", "ccomp"}
    if verb.lemma in group("addressed", "lemmas"):
        bars -= {"dobj"}
    return not any(c.i > token.i and c.dep_ in bars for c in token.children)


def _cue_start(token: Token, speaker: Speaker | None) -> int:
    """Where the cue clause begins: its subject, or the verb with its auxiliaries where the subject comes after."""
    start = token.i
    while start > token.sent.start and token.doc[start - 1].dep_ in {"aux", "advmod", "neg", "auxpass"}:
        start -= 1
    return min(start, speaker.start) if speaker else start


def _cue_end(token: Token, speaker: Speaker | None) -> int:
    """The first token after verb, inverted subject, addressee and adverbials."""
    end = max(token.i + 1, speaker.end if speaker else 0)
    doc, last = token.doc, token.sent.end
    while end < last and doc[end].text not in {",", ".", ";", ":", "—", "–", "?", "!", ")", "“", '"', "..."}:
        end += 1
    return end


def _clause_start(token: Token, speaker: Speaker | None) -> int | None:
    """The first token of an object clause after the verb."""
    doc = token.doc
    after = max(token.i + 1, speaker.end if speaker and speaker.start > token.i else 0)
    for i in range(after, min(after + 12, token.sent.end)):  # "said on Monday in a statement that …"
        if doc[i].lower_ == "that" and (doc[i].dep_ == "mark" or i == after):
            return i
        if doc[i].text in {".", ";", "”", "“", '"'} or (doc[i].dep_ in {"nsubj", "nsubjpass"} and doc[i].head.i > i):
            break
    for child in token.children:
        if child.dep_ == "ccomp" and child.i > token.i and child.right_edge.i >= after:
            start = max(child.left_edge.i, after)
            return start + 1 if doc[start].text in {",", ":"} else start
    if token.lemma_ in {"say", "state", "claim", "announce", "add", "report", "note"}:
        return _unparsed(token, after)
    return None


def _unparsed(token: Token, after: int) -> int | None:
    """A clause that the parser took for something else: a noun and its verb follow the cue without a comma."""
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


def limit(token: Token, start: int) -> int:
    """Where the clause that begins at `start` ends (exclusive): before what goes on beside the cue."""
    doc, end = token.doc, token.right_edge.i + 1
    if token.dep_ in {"ROOT", "ccomp", "parataxis"} and token.right_edge.i >= start:
        end = max(end, token.right_edge.i + 1)
    for child in token.children:
        if child.i <= start or child.i <= token.i:
            continue
        if child.dep_ == "conj" and not _that(child) and (token.tag_ != "VBG" or child.tag_ in {"VBG", "VBD"}):
            cut = child.left_edge.i
            while cut > start and doc[cut - 1].dep_ in {"cc", "punct"}:
                cut -= 1
            end = min(end, cut)
        elif child.dep_ in {"advcl", "parataxis"} and _breaks(child):
            end = min(end, child.left_edge.i)
    for i in range(start + 1, end - 1):
        if doc[i].text == "," and turns(doc[i + 1]) and _own_clause(doc[i + 1], token):
            end = i
            break
        if doc[i].text == "," and doc[i + 1].lower_ in {
            "adding",
            "citing",
            "according",
            "calling",
            "accusing",
            "telling",
        }:
            end = i
            break
        if doc[i].text in {";"}:
            end = i
            break
    while end > start and (doc[end - 1].text in {".", ","} or doc[end - 1].is_space):
        end -= 1
    return end


def _that(verb: Token) -> bool:
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in verb.children)


def _breaks(verb: Token) -> bool:
    first = verb.left_edge
    return first.lower_ in group("clauses", "breaks") or (
        first.text == "," and first.nbor().lower_ in group("clauses", "breaks")
    )


def turns(word: Token) -> bool:
    """Does "but", "while" … open a clause with a subject of its own? ("rose by half, but fell again" goes on)."""
    if word.lower_ not in group("clauses", "breaks") or word.nbor().lower_ == "that":
        return False  # "said that A, but that B"
    for token in word.doc[word.i + 1 : word.sent.end]:
        if token.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"}:
            return True
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return False
    return False


def _own_clause(mark: Token, cue: Token) -> bool:
    """Does "but" or "while" open a clause beside the cue, not inside what is said?"""
    if cue.tag_ == "VBG":
        return False
    head = mark.head
    return head.i == cue.i or head.head.i == cue.i or (mark.dep_ == "cc" and head.i <= cue.i)


def _relative(passage: Passage, token: Token, speaker: Speaker | None) -> list[Span] | None:
    """ "children who Kyiv says have been taken": the antecedent and what follows the verb."""
    doc = passage.doc
    if speaker is None or speaker.start < 2 or speaker.head > token.i:
        return None
    mark = doc[speaker.start - 1]
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
    """The clause before the cue, and after it where the cue stands in between commas."""
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
    if not inverted and any(doc[i].dep_ in {"nsubj", "nsubjpass"} for i in range(token.i + 1, min(token.i + 3, last))):
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


def _after_comma(passage: Passage, token: Token, begin: int) -> list[Span] | None:
    """ "X reported, The …": a clause after a comma that the parser took for the main one."""
    doc, (first, last) = passage.doc, passage.sentence(token.i)
    after = token.i + 1
    if begin > first or after >= last - 2 or doc[after].text != "," or token.dep_ not in {"ccomp", "parataxis"}:
        return None
    return [passage.span(after + 1, last)] if token.head.i > after else None


def _clause_end(passage: Passage, start: int, last: int) -> int:
    """Up to a semicolon or a clause that turns against what is said."""
    doc = passage.doc
    for i in range(start, last - 1):
        if doc[i].text == ";" or (doc[i].text == "," and turns(doc[i + 1])):
            return i
    return last


def _has_verb(passage: Passage, part: Span) -> bool:
    tokens = (passage.doc[i] for i in passage.tokens(*part))
    return any(t.pos_ in {"VERB", "AUX"} or t.dep_ in {"nsubj", "nsubjpass"} for t in tokens)


def _own_start(passage: Passage, first: int, opener: int) -> int:
    """What is said begins with the sentence, or after a semicolon or an opening bracket in it."""
    doc = passage.doc
    for i in range(opener - 1, first, -1):
        open_bracket = doc[i].text == "(" and not any(doc[j].text == ")" for j in range(i, opener))
        if (doc[i].text == ";" or open_bracket) and passage.quote_at(doc[i].idx) is None:
            return i + 1
    return first


def _parts_ways(token: Token) -> bool:
    """After "…, X said," another clause of the reporter's: but …, adding …, who …"""
    if token.lower_ in group("clauses", "breaks") or token.lower_ in {"who", "which", "whose", "adding", "as"}:
        return True
    if token.lower_ == "and":
        return not any(t.dep_ in {"nsubj", "nsubjpass", "expl"} for t in token.doc[token.i + 1 : token.i + 9])
    return token.tag_ == "VBG" or (token.pos_ in {"PROPN"} and token.dep_ == "appos")


def _object(passage: Passage, token: Token, verb: Verb, speaker: Speaker | None) -> Content | None:
    """A noun phrase, gerund or infinitive as what is said."""
    kinds = set()
    if verb.object or verb.mention:
        kinds |= {"dobj", "obj", "oprd", "dative"}
    if verb.infinitive:
        kinds.add("xcomp")
    found: list[Token] = [c for c in token.children if c.i > token.i and c.dep_ in kinds]
    found += [c for c in token.children if c.i > token.i and c.dep_ in {"prep", "agent"} and c.lower_ in verb.preps]
    found = [c for c in found if c.pos_ != "PRON" or verb.group == "accuse" or verb.document]
    if speaker:
        found = [c for c in found if c.i != speaker.head and c.left_edge.i >= token.i]
    if not found:
        return None
    if verb.group == "accuse" and not any(
        t.lower_ in verb.preps for t in token.doc[token.i : limit(token, token.i + 1)]
    ):
        return None
    if verb.group == "record" and token.tag_ == "VBG":
        return None  # "Counting the four that closed, …"
    if verb.group == "put" and not _at_figure(token):
        return None
    if verb.document and not (speaker and is_document(passage, speaker)):
        return None
    start = min(c.left_edge.i for c in found)
    end = limit(token, start)
    for i in range(start + 1, end - 1):
        if token.doc[i].text == "," and token.doc[i + 1].lower_ in {"which", "who"}:
            end = i
            break
    figures = verb.object or any(
        c.dep_ == "xcomp" or (c.dep_ == "prep" and (c.lower_ == "for" or verb.group == "foretell")) for c in found
    )
    figures = figures and verb.group != "judge"
    rule = "speech.accuse" if verb.group == "accuse" else "speech.object"
    return [passage.span(start, max(start + 1, end))], rule, figures


def _at_figure(token: Token) -> bool:
    """ "put the number of … at 67": the preposition may hang anywhere between."""
    doc = token.doc
    return any(
        doc[i].lower_ == "at" and any(t.like_num or t.lower_ in {"least", "more"} for t in doc[i + 1 : i + 3])
        for i in range(token.i + 1, min(token.i + 30, token.sent.end))
    )


def is_document(passage: Passage, speaker: Speaker) -> bool:
    """Is the subject a report, data, a poll …?"""
    nouns = group("documents", "nouns")
    head = passage.doc[speaker.head]
    return head.lower_ in nouns or head.lemma_.lower() in nouns


def without_asides(passage: Passage, part: Span) -> list[Span]:
    """What is said without the reporter's asides: a bracket with a verb of its own, ", who …" about somebody named."""
    doc, cuts = passage.doc, []
    for i in passage.tokens(*part):
        token = doc[i]
        if passage.quote_at(token.idx):
            continue
        if token.text == "(":
            close = next((j for j in range(i, min(i + 60, len(doc))) if doc[j].text == ")"), None)
            if close and any(t.dep_ in {"nsubj", "nsubjpass", "expl"} for t in doc[i:close]):
                cuts.append((token.idx, doc[close].idx + 1))
        elif token.tag_ in {"WP", "WDT"} and token.lower_ in {"who", "which"} and i and doc[i - 1].text == ",":
            verb = token.head if token.head.dep_ == "relcl" else token.head.head
            if verb.dep_ == "relcl" and verb.right_edge.i > i:
                cuts.append((token.idx, doc[verb.right_edge.i].idx + len(doc[verb.right_edge.i])))
    kept, at = [], part[0]
    for start, end in cuts:
        if start > at:
            kept.append((at, start))
        at = max(at, min(end, part[1]))
    return [*kept, (at, part[1])] if at < part[1] else kept
