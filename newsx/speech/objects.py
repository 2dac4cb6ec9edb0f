"""Content that is no clause: a noun phrase, gerund or infinitive; and the reporter's asides in content."""

from __future__ import annotations

from spacy.tokens import Token

from newsx.article import Span
from newsx.parsed import has_number
from newsx.speech.limits import limit
from newsx.speech.passage import Passage, Speaker
from newsx.speech.speech_words import Verb, group

Content = tuple[list[Span], str, bool]  # parts, rule, whether the figures in them are the speaker's


def noun_phrase(passage: Passage, token: Token, verb: Verb, speaker: Speaker | None) -> Content | None:
    """The content of a verb whose object is a noun phrase, gerund or infinitive."""
    kinds = set()
    if verb.group == "say":
        return _bare_figure(passage, token)
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
    if verb.lemma in group("admitted", "lemmas") and all(c.dep_ == "dobj" and _person(c) for c in found):
        return None  # "the hospital admitted 12 children"
    if verb.group == "record" and all(c.lower_ == "at" for c in found) and not _at_figure(token):
        return None
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
    owned = verb.object or any(
        c.dep_ == "xcomp" or (c.dep_ == "prep" and (c.lower_ == "for" or verb.group == "foretell")) for c in found
    )
    owned = owned and verb.group != "judge"
    rule = "speech.accuse" if verb.group == "accuse" else "speech.object"
    return [passage.span(start, max(start + 1, end))], rule, owned


def _bare_figure(passage: Passage, token: Token) -> Content | None:
    """A counted noun directly behind a verb of saying: "The UN says at least 600 children"."""
    figures = [c for c in token.children if c.dep_ == "dobj" and c.i > token.i and has_number(c)]
    if not figures:
        return None
    start = figures[0].left_edge.i
    return [passage.span(start, max(start + 1, limit(token, start)))], "speech.object", True


def _person(noun: Token) -> bool:
    """Whether an object is several people or a number without a noun, who are admitted to a place: no content."""
    return noun.like_num or noun.lower_ in group("admitted", "people")


def _at_figure(token: Token) -> bool:
    """The figure in "put the number of … at 67": the preposition may depend on any word between."""
    doc = token.doc
    for i in range(token.i + 1, min(token.i + 30, token.sent.end)):
        if doc[i].lower_ == "at":
            for after in doc[i + 1 : min(i + 6, token.sent.end)]:
                if after.like_num or after.lower_ in group("figures", "first"):
                    return True  # "at 67", "at nearly half a million"
                if after.pos_ in {"NOUN", "PROPN", "VERB"} or after.is_punct:
                    break
    return False


def is_document(passage: Passage, speaker: Speaker) -> bool:
    """Whether the subject is a report, data, a poll …"""
    nouns = group("documents", "nouns")
    head = passage.doc[speaker.head]
    return head.lower_ in nouns or head.lemma_.lower() in nouns


def without_asides(passage: Passage, part: Span) -> list[Span]:
    """The content without the reporter's asides: a bracket with a verb, ", who …" behind a name."""
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
