"""Does somebody else reject the claim, and did anybody check it?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from newsx.article import Claimant
from newsx.entities import Who
from newsx.speech.passage import Passage
from newsx.speech.pronouns import Spoken
from newsx.speech.speakers import claimant
from newsx.speech.statement import Statement, who_says
from newsx.speech.subjects import agent, is_passive, subject
from newsx.speech.words import group

NEXT = 2  # sentences after the claim's in which "the figure", "this" still mean it

Verdict = tuple[tuple[str, ...], bool | None]


def disputes(doc: Doc, who: Who, statements: Sequence[Statement], start: int, end: int) -> Verdict:
    """Who disputes the claim at a span, and whether it was checked.

    In its own sentence ("a claim X denies"), in the two after it ("X rejected the figure"), anywhere after it where the
    figure or the claimant is named again ("X denied that 104 …", "the toll given by the hospital"). `verified` is False
    where these sentences say nobody could verify it, True where somebody independent did, else None.
    """
    passage = Passage(doc, who)
    says = who_says(statements, start, end)
    own = says.claimants if says else ()
    near = _sentences(passage, start)
    names: list[str] = []
    spoken = [Spoken(s.cue[0], s.claimants[0]) for s in statements if s.claimants]
    for number, (first, last) in enumerate(near):
        for token in doc[first:last]:
            if token.idx >= end and _rejects(passage, token, (start, end), own, number):
                found = _name(passage, token, spoken)
                names += [found.name] if found else []
    names += _denials(passage, statements, says, (start, end))
    kept = [n for n in dict.fromkeys(names) if n not in {c.name for c in own[:1]}]
    return tuple(kept), _verified(passage, statements, near[: NEXT + 1], end)


def _sentences(passage: Passage, offset: int) -> list[tuple[int, int]]:
    """The token ranges of the sentence at an offset and of all that follow."""
    first, last = passage.sentence(passage.token(offset))
    found = [(first, last)]
    found += [(s.start, s.end) for s in passage.doc.sents if s.start >= last and s.text.strip()]
    return found


def _figures(text: str) -> set[str]:
    words = set(re.findall(r"[a-z]+", text.lower())) & group("dispute", "numerals")
    return words | set(re.findall(r"\d[\d,.]*\d|\d", text))


def _rejects(passage: Passage, token: Token, span: tuple[int, int], own: Sequence[Claimant], number: int) -> bool:
    """Is this the verb of somebody who rejects the claim at `span`, `number` sentences before?"""
    if not _is_rejecting(token):
        return False
    doc = passage.doc
    lead = {t.lower_ for t in doc[max(token.sent.start, token.i - 9) : token.i]}
    if number == 0:
        between = passage.text[span[1] : token.idx]
        return bool(lead & (group("dispute", "things") | {"which", "something"})) and not _figures(between)
    what = [t for t in doc[token.i + 1 : min(token.i + 8, token.sent.end)] if t.text not in {",", ":"}]
    words = {t.lower_ for t in what}
    if is_passive(token):
        words = lead
    named = _figures(" ".join(t.text for t in what)) & _figures(passage.text[slice(*span)])
    owned = {w for c in own for w in _known_as(passage, c).lower().split() if len(w) > 3}
    of_claimant = bool(words & group("dispute", "things") and words & owned)
    pointed = bool(what) and what[0].lower_ in group("dispute", "pointers")
    if pointed and number == 1 and (what[0].dep_ != "mark" or token.lower_ in group("dispute", "calls")):
        return True
    near = number <= NEXT and not _figures(" ".join(t.text for t in what))
    return bool(words & group("dispute", "things")) and (near or bool(named) or of_claimant)


def _known_as(passage: Passage, claimant: Claimant) -> str:
    """Every word the article has for a claimant: name, cue, office, house."""
    actor = next((a for a in passage.who.actors if a.id == claimant.ref), None)
    return " ".join(
        [claimant.name, claimant.surface, *(filter(None, [actor.role, actor.affiliation]) if actor else ())]
    )


def _is_rejecting(token: Token) -> bool:
    if token.tag_[:2] != "VB" or any(c.dep_ == "neg" for c in token.children):
        return False
    if token.lower_ in group("dispute", "verbs"):
        return True
    after = {t.lower_ for t in token.doc[token.i + 1 : min(token.i + 8, token.sent.end)]}
    return token.lower_ in group("dispute", "calls") and bool(after & group("dispute", "verdicts"))


def _name(passage: Passage, token: Token, spoken: list[Spoken]) -> Claimant | None:
    """Who rejects: the subject, or the agent of a passive; nobody where that is a pronoun for no one known."""
    speaker = agent(token) or (None if is_passive(token) else subject(token))
    found = claimant(passage, speaker, [s for s in spoken if s.at < token.idx]) if speaker else None
    unknown = found and found.ref is None and passage.doc[speaker.head].pos_ == "PRON" if speaker else True
    return None if unknown else found


def _denials(
    passage: Passage, statements: Sequence[Statement], says: Statement | None, span: tuple[int, int]
) -> list[str]:
    """Those who deny the same figure elsewhere: "X denied that 104 pupils had been taken"."""
    text, figures = passage.text, {f for f in _figures(passage.text[slice(*span)]) if len(f) > 1}
    if not figures or (says and says.polarity == "denied"):
        return []
    denied = [s for s in statements if s.polarity == "denied" and not s.covers(*span) and s.start > span[0]]
    return [s.claimants[0].name for s in denied if figures & _figures(text[s.start : s.end])]


def _verified(
    passage: Passage, statements: Sequence[Statement], near: list[tuple[int, int]], after: int
) -> bool | None:
    for number, (first, last) in enumerate(near):
        tokens = list(passage.doc[first:last])
        between = passage.doc[near[1][0] : near[1][1]] if number == NEXT else None
        if between is not None and any(between.start_char <= s.cue[0] < between.end_char for s in statements):
            break  # the sentence between is somebody else's claim
        words = [t.lower_ for t in tokens]
        if number == 0 and set(words) & group("verify", "unverified"):
            return False
        for i, token in enumerate(tokens):
            if words[i] not in group("verify", "verbs") or (number == 0 and token.idx < after and token.tag_ == "VBD"):
                continue
            before, behind = set(words[max(0, i - 9) : i]), set(words[i + 1 : i + 6])
            about = (behind | before) & group("dispute", "things") or behind & group("dispute", "pointers")
            alone = (before | behind) & group("verify", "alone")
            able = before & group("verify", "means") or alone
            if before & group("verify", "doubts") and able and (about or alone):
                return False
            if alone and not before & group("verify", "doubts") and number == 0:
                return True
    return None
