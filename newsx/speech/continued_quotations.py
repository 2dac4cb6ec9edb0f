"""Quotations without a cue of their own, which continue the speech before them."""

from __future__ import annotations

from newsx.article import Actor
from newsx.grammar.quotation import Quote
from newsx.speech.passage import Cue, Passage
from newsx.speech.subjects import phrase

NEAR = 300  # code points: a cue clause with the speaker's office in it, no more, may stand between two quotations


def carry_on(passage: Passage, cues: list[Cue]) -> list[Cue]:
    """Gives each quotation without a speaker the speaker before it; returns new cues and extends old ones."""
    said = sorted((c for c in cues if not c.nested), key=lambda c: c.parts[-1][1])
    fresh: list[Cue] = []
    for quote in passage.quotes:
        if any(s <= quote.start and quote.end <= e + 1 for c in (*cues, *fresh) for s, e in c.parts):
            continue
        if not _is_utterance(passage, quote):
            continue
        if not _starts_fresh(passage.text, quote.start):
            whole = _sentence_goes_on(passage, quote, [*said, *fresh])
            if whole:
                whole.parts.append((quote.start, quote.end))
            continue
        last = _speech_before(quote, [*said, *fresh])
        if last and _follows_directly(passage, quote, last):
            if last.direct:
                last.parts.append((quote.start, quote.end))
            else:
                fresh.append(_copy(quote, last))
            continue
        neighbour = _neighbour(passage, quote)
        if neighbour:
            fresh.append(neighbour)
    return fresh


def _sentence_goes_on(passage: Passage, quote: Quote, cues: list[Cue]) -> Cue | None:
    """The speech that began in this sentence: “This was a case of the mayor” and his men “just …”."""
    for cue in cues:
        end = max(e for _, e in cue.parts)
        between = passage.text[end : quote.start]
        if (
            cue.direct
            and max(cue.cue[1], 0) < end <= quote.start
            and len(between) < 60
            and not set(between) & set(".?!\n")
        ):
            return cue
    return None


def _copy(quote: Quote, last: Cue) -> Cue:
    return Cue(
        [(quote.start, quote.end)], last.cue, last.lemma, last.speaker, "speech.direct-on", direct=True, follows=last
    )


def _is_utterance(passage: Passage, quote: Quote) -> bool:
    """Whether a quotation is speech: more than a few words, closed by a mark of its own."""
    inner = passage.text[quote.inner_start : quote.inner_end].strip()
    return bool(inner) and ((inner[-1] in ".?!…—-" and len(inner.split()) > 2) or len(inner.split()) > 7)


def _starts_fresh(text: str, offset: int) -> bool:
    """Whether a quotation begins its sentence."""
    lead = text[:offset].rstrip()
    return not lead or lead[-1] in '.?!:”"’' or lead.endswith("''")


def _speech_before(quote: Quote, said: list[Cue]) -> Cue | None:
    before = [c for c in said if min(c.parts)[0] < quote.start and c.cue[0] < quote.start]
    return max(before, key=lambda c: max(c.cue[1], max(e for _, e in c.parts)), default=None)


def _follows_directly(passage: Passage, quote: Quote, last: Cue) -> bool:
    """Whether only the end of the cue's sentence stands between the speech before and this quotation."""
    text = passage.text
    reached = max(last.cue[1], max(e for _, e in last.parts))
    if reached > quote.start:
        return False
    here, there = passage.paragraph_at(quote.start), passage.paragraph_at(reached - 1)
    opens = not text[passage.paragraphs[here][0] : quote.start].strip()
    if quote.continues and here - there <= 1:
        return True
    if here != there and not (opens and here - there == 1):
        return False
    return quote.start - reached < NEAR and not _sentence_between(passage, reached, quote.start)


def _sentence_between(passage: Passage, start: int, end: int) -> bool:
    """Whether a sentence of the reporter's stands between two offsets."""
    doc = passage.doc
    for i in passage.tokens(start, end):
        token = doc[i]
        if (
            token.is_sent_start
            and not token.is_punct
            and not token.is_space
            and token.idx > start + 1
            and i
            and doc[i - 1].text[-1] in '.?!”"\n'
        ):
            return any(doc[j].pos_ in {"VERB", "AUX"} for j in passage.tokens(token.idx, end))
    return False


def _neighbour(passage: Passage, quote: Quote) -> Cue | None:
    """The person who is the subject of the sentence before, where that sentence is next to the quotation."""
    doc, text = passage.doc, passage.text
    at = passage.token(quote.start)
    before = at - 1
    while before >= 0 and doc[before].is_space:
        before -= 1
    if before < 0 or passage.paragraph_at(quote.start) - passage.paragraph_at(doc[before].idx) > 1:
        return None
    if passage.quote_at(doc[before].idx) or text[quote.end : quote.end + 2].strip(" \n.,"):
        return None
    first, last = passage.sentence(before)
    for token in doc[first:last]:
        if token.dep_ == "nsubj" and token.head.dep_ in {"ROOT", "conj"}:
            named = [token, *(c for c in token.children if c.dep_ == "appos")]
            known = [passage.who.at(t.idx, t.idx + len(t)) for t in named]
            person = any(isinstance(k, Actor) and k.kind == "person" for k in known) or token.lower_ in {"he", "she"}
            if person:
                cue = (token.head.idx, token.head.idx + len(token.head))
                return Cue(
                    [(quote.start, quote.end)],
                    cue,
                    token.head.lemma_,
                    phrase(token),
                    "speech.direct-neighbour",
                    direct=True,
                )
    return None
