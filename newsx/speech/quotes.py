"""Direct speech: each quotation with its cue."""

from __future__ import annotations

from spacy.tokens import Token

from newsx.article import Span
from newsx.grammar.quotation import Quote
from newsx.speech.passage import Cue, Passage, Speaker, verb_at
from newsx.speech.subjects import agent, doc_stop, is_passive, phrase, subject

REACH = 45  # tokens from a quotation to its cue; "Roe, who has run the camp since …, said" needs many


def find_direct(passage: Passage) -> list[Cue]:
    """The quotations with a speaker; a few words in marks inside the reporter's sentence are left out."""
    found: dict[Span, Cue] = {}
    for number, quote in enumerate(passage.quotes):
        before = passage.quotes[number - 1] if number else None
        after = passage.quotes[number + 1] if number + 1 < len(passage.quotes) else None
        cue = _cue_behind(passage, quote, after) or _cue_before(passage, quote, before)
        if cue and cue.cue in found:
            found[cue.cue].parts.append((quote.start, quote.end))
        elif cue:
            found[cue.cue] = cue
    return list(found.values())


def _cue_behind(passage: Passage, quote: Quote, following: Quote | None) -> Cue | None:
    """A cue behind the quotation: "…," X said / said X."""
    text, doc = passage.text, passage.doc
    inner = text[quote.inner_start : quote.inner_end].rstrip()
    if not inner or (inner[-1] not in ",?!…—-." and text[quote.end : quote.end + 1] != ","):
        return None
    if _is_title(passage, quote):
        return None
    end = passage.paragraphs[passage.paragraph_at(quote.start)][1]
    if (
        following
        and not _is_title(passage, following)
        and text[following.inner_end - 1 : following.inner_end] in ",.?!"
    ):
        end = min(end, following.start)
    reach = passage.tokens(quote.end, end)[:REACH]
    first = next(
        (i for i in reach if not doc[i].is_punct and not doc[i].is_space and doc[i].text not in {'"', "”", "''"}), None
    )
    if first is None or (
        inner[-1] == "."
        and text[quote.end : quote.end + 1] != ","
        and doc[first].text[:1].isupper()
        and not _short_cue(passage, first)
    ):
        return None
    for i in range(first, reach.stop):
        if doc[i].text in {".", "?", "!", ";"}:
            return None
        verb = verb_at(doc[i])
        if verb is None or verb.group == "believe" or doc[i].tag_ in {"VBG", "VB", "VBN"}:
            continue
        speaker = _speaker_after(passage, doc[i], first)
        if speaker is None:
            return None
        passage.used.add(i)
        return _direct(passage, quote, doc[i], speaker, "speech.direct-after")
    return None


def _is_title(passage: Passage, quote: Quote) -> bool:
    """Whether a quotation is a name in a sentence: on “The Morning Show,” X said …"""
    text = passage.text
    lead = text[max(0, quote.start - 40) : quote.start].rstrip(" ")
    words = text[quote.inner_start : quote.inner_end].strip(" ,.").split()
    embedded = bool(lead) and (lead[-1].isalnum() or lead.endswith(("'s", "’s")))
    return embedded and all(w[:1].isupper() or len(w) < 4 for w in words)


def _short_cue(passage: Passage, first: int) -> bool:
    """A cue that is a short sentence of its own: “….” Smith said. British papers close with a full stop."""
    doc = passage.doc
    for i in range(first, min(first + 5, len(doc))):
        if verb_at(doc[i]):
            rest = doc[i + 1] if i + 1 < len(doc) else None
            return rest is None or rest.text in {".", ","} or rest.is_space
    return False


def _speaker_after(passage: Passage, verb: Token, first: int) -> Speaker | None:
    """The subject, which must begin right behind the quotation, or behind the verb that does."""
    doc = passage.doc
    found = subject(verb) if not is_passive(verb) else agent(verb)
    lead = [t for t in doc[first : verb.i] if t.pos_ not in {"ADV", "AUX", "PART"}]
    if not lead:
        if found and found.start > verb.i:
            return found
        return _right_after(passage, verb) or found
    return found if found and found.start >= first else None


def _right_after(passage: Passage, verb: Token) -> Speaker | None:
    """The words between an inverted verb and the next stop: "said Roe, adding …", "said one of the guards."."""
    doc, end = passage.doc, verb.i + 1
    while (
        end < verb.sent.end
        and not doc_stop(doc[end])
        and doc[end].text not in {".", "?", "!"}
        and doc[end].lower_ not in {"who", "as", "after"}
    ):
        end += 1
    heads = [c for c in verb.rights if c.i < end and c.pos_ in {"NOUN", "PROPN", "PRON"} and c.dep_ != "npadvmod"]
    if heads:
        return phrase(heads[0])
    return Speaker(verb.i + 1, end, end - 1) if end > verb.i + 1 and doc[end - 1].text[:1].isupper() else None


def _cue_before(passage: Passage, quote: Quote, previous: Quote | None) -> Cue | None:
    """A cue before the quotation: X said, “…” / X said: “…” / a sentence that ends in a colon."""
    doc, text = passage.doc, passage.text
    paragraph = passage.paragraph_at(quote.start)
    low = passage.paragraphs[paragraph][0]
    lead = text[max(low, previous.end if previous else low) : quote.start].rstrip()
    if not lead and paragraph and text[: quote.start].rstrip().endswith(":"):
        low = passage.paragraphs[paragraph - 1][0]
        lead = text[max(low, previous.end if previous else low) : quote.start].rstrip()
    if not lead or lead[-1] not in ",:":
        return None
    colon = lead[-1] == ":"
    stop = passage.token(quote.start - 1) + 1 if quote.start else 0
    floor = passage.token(max(low, previous.end if previous and previous.start >= low else low))
    start = max(floor, stop - REACH)
    for i in range(stop - 1, start - 1, -1):
        if doc[i].text in {".", "?", "!", ";"} and i < stop - 2 and doc[i].is_sent_end:
            break
        verb = verb_at(doc[i])
        if verb is None or verb.group == "believe" or passage.quote_at(doc[i].idx):
            continue
        if verb.group == "cite" or (not colon and _own_clause(doc[i], stop)):
            continue
        speaker = agent(doc[i]) if is_passive(doc[i]) else passage.speaker_of(doc[i], subject(doc[i]))
        if speaker is None:
            continue
        if any(t.dep_ in {"nsubj", "nsubjpass"} and t.i >= speaker.end for t in doc[i + 1 : stop]):
            return None  # "X noted, as others had, that …": the clause and the quotation go together
        passage.used.add(i)
        return _direct(passage, quote, doc[i], speaker, "speech.direct-before")
    return _colon(passage, quote, floor, stop) if colon else None


def _own_clause(verb: Token, stop: int) -> bool:
    """Whether the verb has a content clause before the quotation: "said he was ill, and “…” hung there"."""
    return any(c.dep_ == "ccomp" and verb.i < c.i < stop - 1 and c.right_edge.i < stop for c in verb.children)


def _colon(passage: Passage, quote: Quote, floor: int, stop: int) -> Cue | None:
    """The subject of a sentence without a verb of saying that ends in a colon: the speaker."""
    doc = passage.doc
    for i in range(max(floor, doc[max(stop - 1, 0)].sent.start), stop):
        if doc[i].dep_ == "nsubj" and doc[i].head.dep_ in {"ROOT", "conj"}:
            speaker = phrase(doc[i])
            if speaker:
                return _direct(passage, quote, doc[stop - 1], speaker, "speech.direct-before")
    return None


def _direct(passage: Passage, quote: Quote, cue: Token, speaker: Speaker, rule: str) -> Cue:
    passage.cued.append((cue.i, speaker))
    span: Span = (cue.idx, cue.idx + len(cue))
    verb = verb_at(cue)
    return Cue([(quote.start, quote.end)], span, verb.lemma if verb else cue.text, speaker, rule, direct=True)
