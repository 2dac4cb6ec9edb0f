"""Sources without a verb of saying: "according to X", "citing X", sentences that only name a source."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from newsx.article import Span
from newsx.speech.claimants import bare
from newsx.speech.limits import turns
from newsx.speech.passage import Cue, Passage, Speaker
from newsx.speech.speech_words import group, words
from newsx.speech.subjects import agent, doc_stop, ends_line, phrase, subject


def find_sources(passage: Passage) -> list[Cue]:
    """Cues of sources: "according to X", "by X's count", sentences that name the source of those before."""
    return [*_according(passage), *_by_count(passage), *_sentences(passage)]


def _by_count(passage: Passage) -> list[Cue]:
    """The owner of a count: "By the hospital's reckoning"."""
    found = []
    for token in passage.among({"by", "on"}):
        noun = next((c for c in token.children if c.dep_ == "pobj"), None)
        if noun is None or noun.lower_ not in group("according", "counts"):
            continue
        owner = next((c for c in noun.children if c.dep_ == "poss"), None)
        speaker = phrase(owner) if owner is not None else None
        if speaker is None:
            continue
        first, last = passage.sentence(token.i)
        parts = _clause(passage, token.i, noun.i + 1, first, last)
        if not parts and token.i == first:
            parts = [passage.span(noun.i + 1, last)]  # "By his estimate some 20,000 went …"
        if parts:
            passage.used.update(range(token.i, noun.i + 1))
            span = (token.idx, noun.idx + len(noun))
            found.append(Cue(parts, span, noun.lower_, speaker, "speech.according-to"))
    return found


def _according(passage: Passage) -> list[Cue]:
    doc, found = passage.doc, []
    for token in passage.among(_openers()):
        if token.i in passage.used:
            continue
        opener, end = _opener(token)
        if not opener:
            continue
        if opener in group("according", "vague") and not _names_source(passage, end, token):
            continue
        speaker = _object(passage, end)
        if speaker is None:
            continue
        passage.used.update(range(token.i, end))
        last = next(t for t in reversed(doc[token.i : end]) if not t.is_space)
        span = (token.idx, last.idx + len(last))
        parts = [*_sourced(passage, token.i, speaker), *passage.items_below(token.idx)]
        nested = passage.quote_at(token.idx) is not None
        if parts:
            found.append(Cue(parts, span, opener, speaker, "speech.according-to", nested=nested))
    return found


@cache
def _openers() -> dict[str, list[list[str]]]:
    """The source phrases by their first word, the longest first."""
    found: dict[str, list[list[str]]] = {}
    for opener in sorted((o.split() for o in words()["according"]["openers"]), key=len, reverse=True):
        found.setdefault(opener[0], []).append(opener)
    return found


def _opener(token: Token) -> tuple[str, int]:
    """The source phrase that begins at a token, and the token behind it; "" where none does."""
    for opener in _openers().get(token.lower_, ()):
        i, left = token.i, list(opener)
        while left and i < len(token.doc) and (token.doc[i].lower_ == left[0] or _inner_space(token.doc[i])):
            left = left[1:] if token.doc[i].lower_ == left[0] else left
            i += 1
        if not left:
            while i < len(token.doc) and _inner_space(token.doc[i]):
                i += 1
            return " ".join(opener), i
    return "", token.i


def _inner_space(token: Token) -> bool:
    return token.is_space and not ends_line(token)


def _sourced(passage: Passage, opener: int, speaker: Speaker) -> list[Span]:
    """The content of a source phrase; of "That is according to X." the sentence before."""
    first, last = passage.sentence(opener)
    if bare(passage.doc[first:opener].text).lower() in group("according", "leads"):
        above = _content_before(passage, passage.doc[first].idx)
        return [above] if above else []
    return _clause(passage, opener, max(speaker.end, _whole_end(passage, speaker)), first, last)


def _names_source(passage: Passage, after: int, token: Token) -> bool:
    """Whether the words are a source: "per CTV News" is one, "per day" a rate."""
    doc = passage.doc
    if after >= len(doc):
        return False
    known = passage.who.at(doc[after].idx, doc[after].idx + len(doc[after]))
    comma = (token.i > 0 and doc[token.i - 1].text in {",", "(", "."}) or token.is_sent_start
    return bool(comma) and (
        known is not None or doc[after].lower_ in {"the", "a", "an", "its"} or doc[after].pos_ == "PROPN"
    )


def _object(passage: Passage, start: int) -> Speaker | None:
    """The noun phrase that begins at a token: the last noun of the run is its head."""
    doc = passage.doc
    if start >= len(doc) or (doc_stop(doc[start]) and doc[start].text not in {"“", '"'}):
        return None
    end, head = start, None
    while end < len(doc) and not doc_stop(doc[end]) and doc[end].text != ".":
        token = doc[end]
        if (token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBN", "VBG"}) or (
            token.pos_ in {"ADP", "SCONJ", "PRON", "CCONJ"} and head is not None
        ):
            break
        if token.tag_ in {"VBN", "VBG"} and head is not None:
            break
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.tag_ != "PRP$":
            head = end
        end += 1
    if head is None:
        return None
    return phrase(doc[head]) or Speaker(start, head + 1, head)


def _whole_end(passage: Passage, speaker: Speaker) -> int:
    """The end of the source with its modifiers: "figures released on Monday by the ministry"."""
    doc, end = passage.doc, speaker.end
    last = passage.sentence(speaker.head)[1]
    while end < last and doc[end].text not in {",", ";", ".", "—", "–", ")"} and not doc[end].is_space:
        end += 1
    return end


def _clause(passage: Passage, opener: int, closed: int, first: int, last: int) -> list[Span]:
    """The content of a source phrase.

    For example: the rest of the sentence, or the words before it and after it up to a new clause.
    """
    doc = passage.doc
    parts: list[Span] = []
    lead = opener
    while lead > first and doc[lead - 1].text in {",", "—", "–", "(", "and"}:
        lead -= 1
    if lead > first and any(doc[i].pos_ in {"VERB", "AUX", "NOUN"} for i in range(first, lead)):
        start = first
        for i in range(lead - 1, first, -1):
            if doc[i].text == ";" or (doc[i].text == "," and turns(doc[i + 1])):
                start = i + 1
                break
        parts.append(passage.span(start, lead))
    closers = {",", ")"} | ({doc[opener - 1].text} if opener > first else {":"})
    new_clause = group("clauses", "breaks") | group("clauses", "asides")
    if closed < last - 1 and doc[closed].text in closers and doc[closed + 1].lower_ not in new_clause:
        end = last
        for i in range(closed + 1, last - 1):
            if doc[i].text in {";"} or (lead > first and doc[i].text == "," and turns(doc[i + 1])):
                end = i
                break
        if end > closed + 1:
            parts.append(passage.span(closed + 1, end))
    if not parts and lead > first:
        parts.append(passage.span(first, lead))
    return [p for p in parts if p[1] > p[0]]


def _sentences(passage: Passage) -> list[Cue]:
    """Cues of sentences that name the source of those before: This was reported by X. / Source: X."""
    found = []
    for sent in passage.doc.sents:
        text = sent.text.strip()
        if len(text.split()) > 22:
            continue
        hit = _source_label(passage, sent.start, sent.end) or _reported(passage, sent.start, sent.end)
        if hit:
            token, speaker = hit
            content = _content_before(passage, sent.start_char)
            if content:
                passage.used.add(token.i)
                span = (token.idx, token.idx + len(token))
                found.append(Cue([content], span, token.lemma_.lower(), speaker, "speech.source-sentence"))
    return found


def _source_label(passage: Passage, start: int, end: int) -> tuple[Token, Speaker] | None:
    doc = passage.doc
    if end - start < 3 or doc[start].lower_ not in group("passive", "labels") or doc[start + 1].text != ":":
        return None
    speaker = _object(passage, start + 2)
    return (doc[start], speaker) if speaker else None


def _reported(passage: Passage, start: int, end: int) -> tuple[Token, Speaker] | None:
    doc = passage.doc
    for token in doc[start:end]:
        if token.tag_ not in {"VBN", "VBD"} or token.lower_ not in group("passive", "verbs"):
            continue
        by = agent(token)
        lead = bare(doc[start : token.i].text).lower()
        for aux in ("was", "were", "has been", "is", "had been", "have been"):
            lead = lead.removesuffix(" also").removesuffix(" " + aux)
        if by and lead in group("passive", "subjects"):
            return token, by
        rest = bare(doc[token.i + 1 : end].text).lower().strip(" .")
        rest = next(
            (o for o in group("passive", "objects") if rest == o or rest.startswith((o + " on ", o + " in "))),
            "",
        )
        speaker = subject(token) if rest else None
        if speaker:
            return token, speaker
    return None


def _content_before(passage: Passage, offset: int) -> Span | None:
    """The content of a source sentence: the sentences of its paragraph before it, else the paragraph before.

    Near the top of the article it is everything above.
    """
    here = passage.paragraph_at(offset)
    start = passage.paragraphs[here][0]
    inside = len(passage.text[start:offset].split()) >= 3
    if here <= 3 and not inside:
        start = passage.paragraphs[0][0]
    elif not inside:
        start = passage.paragraphs[here - 1][0]
    end = len(passage.text[:offset].rstrip())
    return (start, end) if end > start else None
