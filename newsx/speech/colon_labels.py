"""Speakers before a colon: headlines, lists, transcripts."""

from __future__ import annotations

import re

from spacy.tokens import Token

from newsx.article import Span
from newsx.grammar.places import is_place
from newsx.speech.passage import Cue, Passage, Speaker
from newsx.speech.speech_words import group, verbs

LABEL = re.compile(
    r"[\"“]?(?P<name>[A-Z][A-Z.’'\-]+(?:\s[A-Z][A-Z.’'\-]*){0,3})(?P<role>(?:,\s[A-Z][A-Z\s\-]+){0,2}):\s"
)
TAIL = re.compile(r"(?P<mark>:\s|\s[-–—]\s)(?P<who>[^:–—]{2,60})$")
SAYS = re.compile(r",\s(?P<who>[^,]{2,60}?)\s(?P<verb>[A-Za-z]+)$")
SAYS_WHO = re.compile(r",\s(?P<verb>[a-z]+)\s(?P<who>[^,]{2,60}?)$")
HEAD = re.compile(r"(?P<who>[^:.!?“”\"]{2,70}?):\s+(?=\S)")


def find_labels(passage: Passage) -> list[Cue]:
    """Cues made of punctuation: the colon of a headline, the speaker labels of a transcript."""
    found = _transcript(passage)
    if not found and passage.paragraphs:
        for number, span in enumerate(passage.paragraphs):
            cue = (
                _headline(passage, span)
                if number == 0 or passage.kind(number) in {"title", "deck", "subhead"}
                else None
            )
            cue = cue or _labelled_line(passage, span)
            if cue:
                found.append(cue)
    return found


def _label_words(passage: Passage, start: int, end: int) -> Speaker | None:
    tokens = passage.tokens(start, end)
    if not tokens:
        return None
    head = tokens[-1]
    for i in tokens:
        if passage.doc[i].text == "," and i > tokens[0]:
            head = i - 1
            break
    return Speaker(tokens[0], head + 1, head)


def _known(passage: Passage, start: int, end: int) -> bool:
    return passage.who.at(start, end) is not None or passage.who.by_role(passage.text[start:end], start) is not None


def _is_category(passage: Passage, start: int, end: int) -> bool:
    """Whether the words are a category of a count and no speaker: "Missing: none", "Injured: 3 children"."""
    tokens = [passage.doc[i] for i in passage.tokens(start, end)]
    return any(token.like_num or token.lower_ in group("pronouns", "groups", "nobody") for token in tokens)


def _headline(passage: Passage, span: Span) -> Cue | None:
    start, end = span
    ended = passage.text[start:end].endswith(".")
    text = passage.text[start:end].rstrip(".")
    if _labelled_line(passage, span):
        return None
    says = SAYS_WHO.search(text)
    says = says if says and says["verb"] in group("headlines", "inverted") else SAYS.search(text)
    verb = verbs().get(says["verb"].lower(), ())[:1] if says else ()
    if says and verb and verb[0].group in group("around", "classes") and len(says["who"].split()) <= 6 and not ended:
        a = start + says.start("who")
        passage.used.add(passage.token(start + says.start("verb")))
        speaker = _label_words(passage, a, start + says.end("who"))
        cue = (start + says.start("verb"), start + says.end("verb"))
        return Cue([(start, start + says.start())], cue, verb[0].lemma, speaker, "speech.trailing")
    tail = TAIL.search(text)
    if (
        tail
        and len(tail["who"].split()) <= 6
        and not _is_category(passage, start + tail.start("who"), start + tail.end("who"))
    ):
        a, b = start + tail.start("who"), start + tail.end("who")
        if (
            _known(passage, a, b)
            or _unnamed(passage.doc[passage.token(b - 1)])
            or (tail["mark"][0] == ":" and len(tail["who"].split()) <= 3)
        ):
            speaker = _label_words(passage, a, b)
            return Cue(
                [(start, start + tail.start())], (start + tail.start("mark"), a), ":", speaker, "speech.headline-tail"
            )
    return None


def _labelled_line(passage: Passage, span: Span) -> Cue | None:
    """The cue of a line "Name: what is said", where the name is known or looks like one."""
    start, end = span
    match = HEAD.match(passage.text[start:end])
    if not match or len(match["who"].split()) > 8:
        return None
    a, b = start, start + match.end("who")
    known = passage.who.at(b - 1, b)  # the label ends in the name: not "Another problem for X: …"
    if any(passage.doc[i].tag_ == "IN" and passage.doc[i].lower_ != "of" for i in passage.tokens(a, b)):
        return None
    tokens = [passage.doc[i] for i in passage.tokens(a, b)]
    top = passage.paragraph_at(start) == 0 or passage.kind(passage.paragraph_at(start)) in {"title", "deck"}
    if known is None and not (top and tokens and _unnamed(tokens[-1])):
        return None
    if any(t.pos_ in {"VERB", "AUX"} and t.tag_ not in {"VBN", "VBG"} for t in tokens):
        return None
    if is_place(match["who"].title()) and (match["who"].isupper() or top):
        return None  # a dateline, or what the headline is about: "Denmark: three boys dead"
    speaker = _label_words(passage, a, b)
    return Cue([(start + match.end(), end)], (b, b + 1), ":", speaker, "speech.label")


def _unnamed(word: Token) -> bool:
    """Whether a label is a speaker without a name: "experts", "spokesman", "study"."""
    return word.lower_ in group("groups", "nouns") | group("mouths", "nouns") | group("documents", "nouns")


def _transcript(passage: Passage) -> list[Cue]:
    """The cues of a transcript: what a speaker says ends at the next label; hosts speak for the programme."""
    labels = []
    for number, (start, end) in enumerate(passage.paragraphs):
        match = LABEL.match(passage.text[start:end])
        if match and not is_place(match["name"].title()):
            labels.append((number, start, match))
    if len(labels) < 2:
        return []
    hosts = {
        m["name"].split()[-1] for _, _, m in labels if any(h.upper() in m["role"] for h in group("hosts", "labels"))
    }
    found = []
    for i, (number, start, match) in enumerate(labels):
        if match["name"].split()[-1] in hosts:
            continue
        last = labels[i + 1][0] - 1 if i + 1 < len(labels) else number
        speaker = _label_words(passage, start + match.start("name"), start + match.end("name"))
        content = (start + match.end(), passage.paragraphs[last][1])
        found.append(
            Cue(
                [content],
                (start + match.end("name"), start + match.end("name") + 1),
                ":",
                speaker,
                "speech.label",
                direct=True,
                label=match["name"].title(),
            )
        )
    return found
