"""Does somebody else reject the claim, and did anybody check it?"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from newsx.entities import Who
from newsx.speech.passage import Passage
from newsx.speech.speakers import claimant
from newsx.speech.statement import Statement, who_says
from newsx.speech.subjects import agent, is_passive, subject
from newsx.speech.words import group


def disputes(doc: Doc, who: Who, statements: Sequence[Statement], start: int, end: int) -> tuple[tuple[str, ...], bool | None]:
    """Who disputes the claim at a span ("a claim Russia denies"), and whether it was checked.

    `verified` is False where the sentence, or the next one, says nobody could verify it, True where somebody
    independent did, else None.
    """
    passage = Passage(doc, who)
    first, last = passage.sentence(passage.token(start))
    says = who_says(statements, start, end)
    own = {c.ref or c.name for c in says.claimants} if says else set()
    names: list[str] = []
    for token in doc[first:last]:
        found = _rejects(passage, token, end)
        if found and found not in names and found not in own:
            names.append(found)
    return tuple(names), _verified(passage, first, last)


def _rejects(passage: Passage, token: Token, after: int) -> str | None:
    """The name of who rejects what stands before: ", a claim X denies", "which X rejects", "a claim rejected by X"."""
    if token.lower_ not in group("dispute", "verbs") or not token.tag_.startswith("VB") or token.idx < after:
        return None
    doc = passage.doc
    lead = [t.lower_ for t in doc[max(token.sent.start, token.i - 9) : token.i]]
    if not (set(lead) & group("dispute", "things") or "which" in lead or "something" in lead):
        return None
    by = agent(token)
    speaker = by or (None if is_passive(token) else subject(token))
    if speaker is None:
        return None
    found = claimant(passage, speaker, [])
    return found.name if found else None


def _verified(passage: Passage, first: int, last: int) -> bool | None:
    doc = passage.doc
    for at in (first, last):
        if at >= len(doc):
            break
        start, end = passage.sentence(at)
        found = _checked(passage, start, end, following=at == last)
        if found is not None:
            return found
    return None


def _checked(passage: Passage, start: int, end: int, following: bool) -> bool | None:
    tokens = [t.lower_ for t in passage.doc[start:end]]
    if set(tokens) & group("verify", "unverified") and not following:
        return False
    verbs = [i for i, t in enumerate(tokens) if t in group("verify", "verbs")]
    for i in verbs:
        near = set(tokens[max(0, i - 8) : i + 4])
        if near & group("verify", "doubts") and (near & group("verify", "alone") or following or "could" in near):
            return False
        if near & group("verify", "alone") and not following:
            return True
    return None
