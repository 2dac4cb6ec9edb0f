"""The sentences at the ends of a line, how much their words speak for a blurb, and where the line may be cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, repeat
from math import sqrt
from typing import Any, NamedTuple

from newsx.cleaning.features import tokens_of, word_lists
from newsx.cleaning.rules import fold
from newsx.lexicon import weights

WORDS = "glued_words.json"
SENTENCE = re.compile(r"(?<=[.!?…:;\"”’)\]])\s+(?=[^a-z\s])")
CAPITAL = re.compile(r"(?<=[^\s.!?…:;,])\s+(?=[A-Z\"“‘])")  # where a sentence may begin after one without end mark
MOST, FARTHEST = 8, 1000  # sentences of a blurb; characters of it where a sentence ends without an end mark
BESIDE = 4  # sentences beside a cut whose words are heard
SHORTEST, FEWEST = 14, 5  # words of a line that is looked at; that must be left of it
TELLING = 300  # hundredths: a line none of whose words has so strong a vote is not looked at
SUSPECT = 0  # hundredths: a blurb has a sentence of more
NONE = -1200  # hundredths: the score of a sentence that is not there
HEAD, TAIL = 0, 1


class Sentence(NamedTuple):
    """A sentence of a line, or a part of one: its place, its tokens; `score`: its log odds, in hundredths.

    `total` is the sum of the votes for its tokens and pairs of tokens, `parts` how many there were.
    """

    start: int
    text: str
    tokens: Sequence[str]
    content: frozenset[str]
    total: int
    parts: int
    score: int


class Cut(NamedTuple):
    """A place to cut a line: all before `at` (HEAD) or from `at` on (TAIL) would go.

    The first of the sentences that would go (`goes`), and that would stay, is the one beside the cut.
    """

    side: int
    at: int
    goes: Sequence[Sentence]
    stays: Sequence[Sentence]


@dataclass(frozen=True)
class Glue:
    """Weights in hundredths: of tokens and pairs of tokens for a blurb, and of the words that begin a sentence."""

    start: int
    singles: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]
    begins: Mapping[str, int]
    telling: frozenset[str]

    def sentence(self, text: str, start: int, end: int) -> Sentence:
        own = text[start:end]
        tokens = tokens_of(fold(own))
        total = sum(map(self.singles.get, tokens, repeat(0))) + sum(map(self.pairs.get, pairs_of(tokens), repeat(0)))
        count = 2 * len(tokens) + 1
        content = frozenset(token for token in tokens if token[0].isalpha()) - word_lists()["function"]
        return Sentence(start, own, tokens, content, total, count, self.start + round(total / sqrt(count)))

    def score(self, sentences: Sequence[Sentence]) -> int:
        """The log odds, in hundredths, that these sentences are a blurb, by their words alone; NONE without any."""
        if not sentences:
            return NONE
        total, count = sum(s.total for s in sentences), sum(s.parts for s in sentences)
        return self.start + round(total / sqrt(count))

    def cuts(self, text: str) -> Iterator[Cut]:
        """The places to cut a line, for each side the nearest to its end first."""
        ends = [match.end() for match in SENTENCE.finditer(text)]
        if len(ends) > 2 * MOST:  # the middle of an article in one line is one sentence
            ends = [*ends[:MOST], *ends[-MOST:]]
        found = [self.sentence(text, start, end) for start, end in pairwise((0, *ends, len(text)))]
        for n in range(1, min(MOST + 1, len(found))):
            if max(s.score for s in found[-n:]) > SUSPECT and self._may_stay(found[-n - 1 :: -1]):
                yield Cut(TAIL, found[-n].start, found[-n:], found[-n - 1 :: -1])
        for n in range(min(MOST, len(found))):
            if max(s.score for s in found[: n + 1]) > SUSPECT:
                yield from self._heads(text, found, n)

    def _heads(self, text: str, found: Sequence[Sentence], n: int) -> Iterator[Cut]:
        """The cuts inside sentence number `n`, before words that often begin a sentence, and behind it."""
        own, before, after = found[n], found[:n][::-1], found[n + 1 :]
        for match in CAPITAL.finditer(own.text, 0, max(0, FARTHEST - own.start)):
            at = own.start + match.end()
            if self.begins_with(text[at:]) >= 0:
                end = own.start + len(own.text)
                one, two = self.sentence(text, own.start, at), self.sentence(text, at, end)
                if max(one.score, *(s.score for s in before), NONE) > SUSPECT and self._may_stay([two, *after]):
                    yield Cut(HEAD, at, [one, *before], [two, *after])
        if after and self._may_stay(after):
            yield Cut(HEAD, after[0].start, [own, *before], after)

    def _may_stay(self, sentences: Sequence[Sentence]) -> bool:
        """There are words enough, and they do not sound like a blurb: where all of a line does, it is not cut."""
        words = sum(len(sentence.text.split()) for sentence in sentences[:BESIDE])
        return words >= FEWEST and self.score(sentences[:BESIDE]) <= SUSPECT

    def begins_with(self, text: str) -> int:
        """How much the first word of a text speaks for a sentence that begins there."""
        return self.begins.get(fold(text[:40].split(None, 1)[0]).strip("\"'"), 0)


def pairs_of(tokens: Sequence[str]) -> zip[tuple[str, str]]:
    """Each token with the next one; the first with "^", the last with "$"."""
    return zip(("^", *tokens), (*tokens, "$"), strict=True)


def glue_of(data: Mapping[str, Any]) -> Glue:
    """The weights that `data`, the content of a glued_words.json, holds."""
    singles = {name: vote for name, vote in data["votes"].items() if " " not in name}
    pairs: dict[Any, int] = {tuple(name.split(" ")): vote for name, vote in data["votes"].items() if " " in name}
    telling = frozenset(name for name, vote in singles.items() if vote >= TELLING)
    return Glue(data["start"], singles, pairs, data["begins"], telling)


@cache
def glue() -> Glue:
    """newsx's own."""
    return glue_of(weights("cleaning", WORDS))
