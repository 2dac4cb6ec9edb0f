"""Whether somebody who rejects a claim rejects that very figure, by where the rejection stands in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newsx.grammar.numbers import find_numbers
from newsx.grammar.places import state_of
from newsx.grammar.sentences import SENTENCE_END, sentences_from
from newsx.ledger.weighing import Claim
from newsx.lexicon import load

_NEXT = 2  # sentences after the claim's in which "the figure" still means it
_HARM = frozenset(("killed", "injured", "missing"))
_ACCOUNTS = frozenset(("claim", "claims", "account", "accounts", "allegation", "allegations", "version", "report"))
_ASIDE = re.compile(r", (?:who|which|whose|where)\b[^,.]*,")
_CLAUSE = re.compile(r"\band\b|[,;:.]\s")
_COUNTED = frozenset(("count", "one", "none", "vague"))
_OBJECT = 6  # words in which a rejection says what it rejects
_GOES_ON = frozenset((
    "a", "an", "and", "as", "because", "but", "by", "for", "given", "in", "on", "or", "since", "so", "to", "too",
    "when", "with",
))  # fmt: skip

Span = tuple[int, int]


def bound(claim: Claim, by: str, text: str, known_as: Sequence[str]) -> Span | None:
    """The sentence in which `by` rejects the figure of a claim; null where it may be another figure's.

    A rejection is the figure's where it names it, where no other figure stands between the two, or where it names whose
    figure it is ("the toll given by the hospital"). `known_as`: what the article calls the claimant.
    """
    if claim.claimant is None or claim.name == by or claim.size is None:
        return None
    for number, (start, end) in enumerate(sentences_from(text, claim.start)):
        if not _rejects(text[start:end], by):
            continue
        cue = max(_cue(text[start:end]) + start, claim.end)
        another = _rejects_another(text[start:end])
        if _names(_object(text[start:end]) if another else text[start:end], claim) and number > 0:
            return start, end
        if another or _names_another(text[cue:end]):
            return None
        pointed = number <= _NEXT and (
            _alone(claim, text, cue) or (number <= 1 and _words(text[start:end]) & _ACCOUNTS)
        )
        if pointed or _whose(text[start:end], claim, by, known_as):
            return start, end
    return None


def _cue(sentence: str) -> int:
    """Where a sentence says that something is rejected; its end where it does not.

    Who "disagrees" rejects what somebody thinks rather than what he counts.
    """
    lexicon = load("speech", "speech.toml")["dispute"]
    rejecting = [
        *(set(lexicon["verbs"]) - set(lexicon["alone"])),
        *(lexicon["calls"] if _words(sentence) & set(lexicon["verdicts"]) else ()),
    ]
    places = [found.start() for found in re.finditer(r"\w+", sentence) if found[0].lower() in rejecting]
    return min(places, default=len(sentence))


def _rejects_another(sentence: str) -> bool:
    """Whether a sentence says what is rejected, and that is no account: "denied that …", "contradicted the diagnosis".

    >>> [_rejects_another(f"He {words}.") for words in ("denied it", "denied a report", "denied claims that he fell")]
    [False, False, True]
    """
    lexicon = load("speech", "speech.toml")["dispute"]
    behind = _object(sentence).lower()
    words: list[str] = re.findall(r"[\w’'-]+", behind)[1:]
    if not words or words[0] == "by":
        return False
    if behind.startswith(tuple(lexicon["calls"])):
        return _judges_a_thing(words, lexicon["verdicts"])
    things = {*lexicon["things"], *lexicon["accusations"]}
    for word, following in pairwise((*words[:_OBJECT], "")):
        if word in things:
            return following == "that"
        if word in lexicon["pointers"]:
            return following not in ("", *things, *_GOES_ON)
    return True


def _object(sentence: str) -> str:
    """From the word that rejects to the next mark."""
    return re.split(r"[,;:.](?=\s)", sentence[_cue(sentence) :], maxsplit=1)[0]


def _judges_a_thing(words: Sequence[str], verdicts: Sequence[str]) -> bool:
    """Whether what is called wrong has a name behind: "called that the wrong place", not "called it wrong and sad"."""
    behind = next((following for word, following in pairwise((*words, "")) if word in verdicts), "")
    return behind.isalpha() and behind not in _GOES_ON | {*load("speech", "speech.toml")["dispute"]["things"]}


def _rejects(sentence: str, by: str) -> bool:
    """Whether the sentence rejects something, and names who does, or goes on from one that did."""
    return _cue(sentence) < len(sentence) and (
        _named(sentence, by) or bool(re.match(r"(?:He|She|It|They|The)\b", sentence))
    )


def _named(sentence: str, by: str) -> bool:
    last = by.split()[-1]
    return last.lower() in sentence.lower() or any(state_of(word) == by for word in re.findall(r"[A-Z]\w+", sentence))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


def _names(sentence: str, claim: Claim) -> bool:
    """Whether a sentence repeats the claim's figure."""
    return any(number.value == claim.value for number in find_numbers(sentence) if claim.value is not None)


def _names_another(rejection: str) -> bool:
    """Whether what is rejected is a figure of its own: "rejected the figure of 104", of a claim that is not 104."""
    return any(number.kind in _COUNTED for number in find_numbers(_CLAUSE.split(rejection, maxsplit=1)[0]))


def _alone(claim: Claim, text: str, cue: int) -> bool:
    """Whether no other figure stands between a claim and its rejection, nor before it in its own sentence."""
    between = _ASIDE.sub(" ", text[claim.end : cue])
    figures = find_numbers(between)
    if SENTENCE_END.search(between):  # in one sentence what stands before the claim does not matter
        figures += find_numbers(text[claim.sentence_start : claim.start])
    return not [number for number in figures if number.kind in _COUNTED and number.value != claim.value]


def _whose(sentence: str, claim: Claim, by: str, known_as: Sequence[str]) -> bool:
    """Whether the rejection names the claimant beside what is rejected; "the toll" is of the dead."""
    things = _words(sentence) & set(load("speech", "speech.toml")["dispute"]["things"])
    if not things or (things == {"toll"} and claim.event not in _HARM):
        return False
    after = _words(sentence[_cue(sentence) :])
    own = {word for name in known_as for word in _words(name) if len(word) > 3} - _words(by)
    return bool(after & own)
