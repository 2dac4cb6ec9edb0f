"""Cues of indirect speech: every verb of saying outside the cues of quotations."""

from __future__ import annotations

from spacy.tokens import Token

from newsx.article import Span
from newsx.speech.clauses import said
from newsx.speech.objects import Content, without_asides
from newsx.speech.passage import Cue, Passage, Speaker, verb_at
from newsx.speech.speech_words import Verb, group, verbs
from newsx.speech.subjects import agent, is_acronym, is_passive, phrase, subject


def find_cues(passage: Passage) -> list[Cue]:
    """The cues of indirect speech, in reading order, their speakers not yet resolved."""
    found = []
    for token in passage.among(verbs(), group("nouns", "denials") | group("nouns", "lemmas")):
        verb = verb_at(token)
        if token.i in passage.used:
            continue
        cue = _cue(passage, token, verb) if verb else _noun(passage, token)
        if cue:
            found.append(cue)
    return found


def _cue(passage: Passage, token: Token, verb: Verb) -> Cue | None:
    if is_passive(token):
        speaker, rule = agent(token), "speech.agent"
        if speaker is None:
            return None
    else:
        speaker, rule = passage.speaker_of(token, subject(token)), ""
        if speaker is None or not _may_speak(passage, speaker, verb):
            return None
    content = said(passage, token, verb, speaker) if rule == "" else _passive(passage, token, verb, speaker)
    items = passage.items_below(token.idx) if verb.clause and rule == "" else []
    if content is None and not items:
        return None
    parts, by, figures = content or ([], "speech.clause", True)
    passage.cued.append((token.i, speaker))
    parts = [q for p in parts for q in without_asides(passage, _whole_quotes(passage, token, p)) if q[1] > q[0]] + items
    if not parts:
        return None
    return Cue(
        parts, (token.idx, token.idx + len(token)), verb.lemma, speaker, rule or by,
        denied=verb.denied and not _negated(token), figures=figures and not _hypothetical(token),
        nested=passage.quote_at(token.idx) is not None,
    )  # fmt: skip


def _whole_quotes(passage: Passage, token: Token, part: Span) -> Span:
    """Extends the content to the end of a quotation that begins in it, whatever sentences the parser finds."""
    start, end = part
    if passage.quote_at(token.idx) is None and end > token.idx:
        for quote in passage.quotes:
            if start <= quote.start <= end + 1 and passage.text[end : quote.start].strip() == "":
                end = max(end, quote.end)
    return start, end


def _passive(passage: Passage, token: Token, verb: Verb, speaker: Speaker) -> Content | None:
    """The cue of a passive: "It was announced by X that …", "Y was accused by X of …"."""
    for child in token.children:
        if child.dep_ == "ccomp" and child.i > token.i and verb.clause:
            return [passage.span(child.left_edge.i, child.right_edge.i + 1)], "", True
    if not verb.object:
        return None
    tail = next((c for c in token.children if c.i >= speaker.end and c.dep_ == "prep" and c.lower_ in verb.preps), None)
    if tail is not None:
        return [passage.span(tail.i, tail.right_edge.i + 1)], "", True
    theme = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
    if theme is None or theme.pos_ == "PRON" or theme.tag_ in {"WDT", "WP"}:
        return None
    if verb.group not in group("around", "confirmed") or passage.doc[speaker.head].pos_ == "PRON":
        return None
    parts = [passage.span(theme.left_edge.i, theme.right_edge.i + 1)]
    rest = next(
        (c for c in token.children if c.dep_ in {"oprd", "xcomp", "acomp"} and token.i < c.i < speaker.start), None
    )
    return [*parts, *([passage.span(rest.left_edge.i, rest.i + 1)] if rest is not None else [])], "", True


def _noun(passage: Passage, token: Token) -> Cue | None:
    """The cue of a noun of saying: "X's claim that …", "the claim by X that …"."""
    denied = token.lemma_ in group("nouns", "denials")
    if token.pos_ != "NOUN" or (not denied and token.lemma_ not in group("nouns", "lemmas")):
        return None
    clause = next(
        (c for c in token.children if c.dep_ in {"acl", "ccomp", "relcl"} and c.i > token.i + 1 and _opens(c)), None
    )
    if clause is None and token.lemma_ in group("nouns", "infinitive"):
        clause = next((c for c in token.children if c.dep_ == "acl" and c.tag_ == "VB"), None)
    for that in token.doc[token.i + 1 : min(token.i + 6, token.sent.end)]:  # "a claim in November that …"
        if clause is None and that.lower_ == "that" and that.dep_ == "mark":
            clause = that.head
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    by = next(
        (
            g
            for c in token.children
            if c.dep_ == "prep" and c.lower_ in {"by", "from"}
            for g in c.children
            if g.dep_ == "pobj"
        ),
        None,
    )
    who = owner or by
    speaker = (phrase(who) or Speaker(who.i, who.i + 1, who.i)) if who is not None else None
    if clause is None or speaker is None:
        return None
    parts = [passage.span(clause.left_edge.i, clause.right_edge.i + 1)]
    cue = (token.idx, token.idx + len(token))
    return Cue(
        parts, cue, token.lemma_, speaker, "speech.noun", denied=denied, nested=passage.quote_at(token.idx) is not None
    )


def _opens(clause: Token) -> bool:
    """Whether a clause is a content clause and no relative one: "that" marks it, or its subject is at its start."""
    if any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children):
        return True
    return clause.tag_ not in {"VBN", "VBG", "VB"} and any(
        c.dep_ in {"nsubj", "nsubjpass"} and c.tag_ not in {"WDT", "WP"} for c in clause.children
    )


def _may_speak(passage: Passage, speaker: Speaker, verb: Verb) -> bool:
    """Whether a subject can be a speaker: not "it appears", "there", nor "you" and "we" outside a quotation."""
    head = passage.doc[speaker.head]
    if is_acronym(head):
        return True
    if head.lower_ in group("pronouns", "groups", "nobody") or (
        head.like_num and head.lower_ != "one" and speaker.end - speaker.start > 1
    ):
        return False  # "no one has established", "two of them critically, … a hospital said"
    pronouns = group("pronouns", "groups", "first") | group("pronouns", "groups", "second")
    if head.lower_ in pronouns:
        return passage.quote_at(head.idx) is not None
    if verb.group == "tally" and not any(c.dep_ == "poss" for c in head.children):
        return False
    if verb.lemma in group("evidence", "lemmas"):
        return _can_show(passage, speaker)
    return head.lower_ not in group("pronouns", "groups", "empty") or (
        not verb.quiet and head.lower_ not in {"there", "what"}
    )


def _can_show(passage: Passage, speaker: Speaker) -> bool:
    """Whether a subject can "show" something: "All this shows that 200 children …" is the reporter's inference."""
    head = passage.doc[speaker.head]
    deeds = group("evidence", "deeds") | group("pronouns", "groups", "empty")
    return head.lower_ not in deeds and head.tag_ != "VBG"


def _negated(token: Token) -> bool:
    return any(c.dep_ == "neg" for c in token.children)


def _hypothetical(token: Token) -> bool:
    """Whether nobody said it: "did not say", "would say", "refused to say"."""
    if any(c.dep_ == "mark" and c.lower_ in group("hypothetical", "marks") for c in token.children):
        return True
    return _negated(token) or any(
        c.dep_ == "aux" and c.lower_ in group("hypothetical", "modals") for c in token.children
    )
