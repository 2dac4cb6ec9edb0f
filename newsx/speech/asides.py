"""Cues between commas that the parse misses: "…, the association reports.", "…; five, it said, remain …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from newsx.speech.clauses import content_around
from newsx.speech.passage import Cue, Passage, Speaker
from newsx.speech.speech_words import Verb, group, verbs

LONGEST = 16  # words between the comma and the verb: an office, a name, the body it belongs to
STOPS = {".", ",", ";", "—", "–", "”", '"', "!", "?"}
OPENERS = {"DET", "PROPN", "PRON", "NOUN", "ADJ", "NUM"}
TIMES = {"ADP", "ADV", "DET", "PROPN", "NOUN", "NUM", "ADJ", "SPACE"}


def find_asides(passage: Passage, cues: Sequence[Cue]) -> Iterator[Cue]:
    """Cues between a comma and a full stop, or between commas; none that `cues` have already.

    Read from the order of the words alone: the small parser takes "reports", "shows" and "estimates" at the end of a
    sentence for nouns, and misses a cue in the middle of a long one.
    """
    known = {cue.cue[0] for cue in cues}
    for token in passage.among(verbs()):
        verb = _cue_verb(token)
        if verb is None or token.idx in known or passage.quote_at(token.idx) is not None:
            continue
        first = _opens_at(passage, token)
        if first is None or not _ends_behind(token):
            continue
        parts = content_around(passage, token, first)
        if parts:
            yield Cue(parts, (token.idx, token.idx + len(token)), verb.lemma, _speaker(token, first), "speech.aside")


def _cue_verb(token: Token) -> Verb | None:
    """Whether a token is a finite verb of saying that may stand behind what is said."""
    base = token.tag_ in {"VBG", "VB", "VBP", "NN"} and token.lower_ == token.lemma_.lower()
    if base and (token.i == 0 or token.nbor(-1).tag_ not in {"NNS", "NNPS"}):  # "the figures show", "officers report"
        return None
    if token.tag_ == "VBN" and token.dep_ in {"acl", "amod"}:
        return None  # "a farm worker identified in court papers as D."
    if token.lower_.endswith("ing"):
        return None
    fitting = [v for v in verbs().get(token.lower_, ()) if v.clause and v.after is None]
    around = group("around", "classes")
    return next((v for v in fitting if v.group in around), None)


def _opens_at(passage: Passage, token: Token) -> int | None:
    """The first token of the speaker's words, right behind a comma, a dash or a semicolon."""
    doc, low = token.doc, max(token.sent.start, token.i - LONGEST)
    edge = next((i for i in range(token.i - 1, low, -1) if doc[i].text in STOPS), None)
    if edge is not None and edge == token.i - 1:  # "the minister, Jane Roe, said"
        edge = next((i for i in range(edge - 1, low, -1) if doc[i].text in STOPS), None)
        role = edge if edge is None else next((i for i in range(edge - 1, low, -1) if doc[i].text in STOPS), None)
        edge = role if role is not None and doc[edge or 0].text == "," else None
    if edge is None or passage.quote_at(doc[edge].idx) is not None or token.i - edge < 2:
        return None
    words = [t for t in doc[edge + 1 : token.i] if not t.is_punct]
    plain = words and words[0].pos_ in OPENERS and not words[0].like_num
    clause = any(t.pos_ in {"VERB", "AUX"} and t.tag_ not in {"VBN", "VBG"} for t in words)
    return edge + 1 if plain and not clause else None


def _ends_behind(token: Token) -> bool:
    """Whether nothing but a time or an occasion stands between the verb and the end of the cue."""
    doc = token.doc
    for i in range(token.i + 1, min(token.i + 12, token.sent.end)):
        if doc[i].text in STOPS:
            return True
        if doc[i].lower_ in group("clauses", "times"):
            return True  # "…, campaigners warned as the bill went to committee"
        direct = i == token.i + 1 and doc[i].pos_ not in {"ADP", "ADV", "SPACE"}
        if doc[i].pos_ not in TIMES or (direct and doc[i].ent_type_ not in {"DATE", "TIME"}):
            return False
    return True


def _speaker(token: Token, first: int) -> Speaker:
    """The noun phrase between comma and verb; its head is the last noun before a preposition or a comma."""
    doc, end = token.doc, token.i
    inner = next((i for i in range(first, end) if doc[i].text == ","), end)
    noun = next((i for i in range(first + 1, inner) if doc[i].pos_ == "ADP"), inner)
    head = next((i for i in range(noun - 1, first - 1, -1) if doc[i].pos_ in {"NOUN", "PROPN", "PRON"}), noun - 1)
    return Speaker(first, inner, head)
