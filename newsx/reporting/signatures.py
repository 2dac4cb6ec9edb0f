"""What a text is about, in so many words: its rarest ones, weighed, so that two texts are compared in a moment."""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from itertools import islice
from sys import intern

import numpy as np
import numpy.typing as npt

from newsx.grammar.places import states_by_name
from newsx.lexicon import load

WORDS = 60  # a text is known by: with all its words the stories of corpus/ part no better, with 30 worse
LONGEST = 3000  # characters of a text that are looked at: what is the matter stands at the top
BACKGROUND = (
    500  # articles on anything that a heap is taken to lie among, so that one affair's words stay rare in its folder
)
_RARE = 3  # of a thousand articles hold a word that the list of common ones lacks
_WORD = re.compile(r"[a-zà-ÿ]{4,}")
_NAME = re.compile(r"(?<=[a-z0-9,;’'“(–-] )[A-Z][a-zà-ÿ]{3,}(?:-[A-Z][a-zà-ÿ]+)?")
_STATES = re.compile(r"\b[A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?|\bU\.[SKN]\.")
_NAMES = 16  # of a text
_PARTIES = 6  # states a text is about, at most; of those named as often the first
# A word said ten times tells not ten times as much, and more than 19 times no more.
_TIMES = [0.0, *(1 + math.log(min(times, 19)) for times in range(1, LONGEST))]
_BATCH = 1024  # pairs compared at a time: some 30 MB

Numbers = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float32]


@cache
def common_words() -> dict[str, float]:
    """How many of a thousand articles hold a word, of the words of `common.toml`."""
    levels = load("reporting", "common.toml")["level"]
    return {word: level["of_a_thousand"] for level in levels for word in level["words"].split()}


def names_in(text: str) -> frozenset[str]:
    """The first capitalised words inside sentences that are rare in the news and no state's: places, surnames."""
    common, states = common_words(), states_by_name()
    found = dict.fromkeys(_NAME.findall(text[:LONGEST]))
    rare = (intern(word.lower()) for word in found if word.lower() not in common and word not in states)
    return frozenset(islice(rare, _NAMES))


def parties_in(text: str) -> tuple[str, ...]:
    """The states that a text names, the most named first, by their people's names and capitals too."""
    states = states_by_name()
    named: Counter[str] = Counter()
    for words in _STATES.findall(text[:LONGEST]):
        if words in states:
            named[states[words]] += 1
        elif " " in words:
            first, _, last = words.partition(" ")
            if state := states.get(first) or states.get(last):
                named[state] += 1
    return tuple(state for state, _ in named.most_common(_PARTIES))


class Rarity:
    """How much a word tells, from 0 on: by how many articles of a heap hold it, and of a thousand others."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._held: Counter[str] = Counter()
        self._articles = 0
        for text in texts:
            self._articles += 1
            self._held.update(set(_WORD.findall(text[:LONGEST].lower())))
        self._weights: dict[str, float] = {}

    def weight(self, word: str) -> float:
        """The logarithm of the articles to one that holds the word."""
        found = self._weights.get(word)
        if found is None:
            held = self._held[word] + BACKGROUND * common_words().get(word, _RARE) / 1000
            found = self._weights[word] = math.log((self._articles + BACKGROUND) / held)
        return found

    def signature(self, text: str) -> tuple[list[int], list[float]]:
        """The WORDS heaviest words as sorted numbers, and weights whose squares add up to 1; 0 where none is left."""
        words = Counter(_WORD.findall(text[:LONGEST].lower()))
        known, weight = self._weights, self.weight
        heavy = [(known.get(word) or weight(word)) * _TIMES[times] for word, times in words.items()]
        least = sorted(heavy)[-WORDS] if len(heavy) > WORDS else 0.0
        pairs = [pair for pair in zip(heavy, words, strict=True) if pair[0] >= least]
        weighed = sorted(pairs, reverse=True)[:WORDS]
        length = math.sqrt(sum([weight * weight for weight, _ in weighed])) or 1.0
        numbers = map(zlib.crc32, map(str.encode, [word for _, word in weighed]))
        numbered = sorted(zip(numbers, [weight / length for weight, _ in weighed], strict=True))
        missing = WORDS - len(numbered)
        return [0] * missing + [n for n, _ in numbered], [0.0] * missing + [weight for _, weight in numbered]


def likeness(words: Numbers, weights: Weights, a: Numbers, b: Numbers) -> Weights:
    """The cosine of each pair of texts, 0 to 1: rows `a` and `b` of the matrix of their signatures."""
    found = np.zeros(len(a), np.float32)
    for start in range(0, len(a), _BATCH):
        one, two = a[start : start + _BATCH], b[start : start + _BATCH]
        same = words[one][:, :, None] == words[two][:, None, :]
        products = weights[one][:, :, None] * weights[two][:, None, :]
        found[start : start + _BATCH] = (same * products).sum(axis=(1, 2), dtype=np.float32)
    return found


class About:
    """What so many texts are about: signatures, a row of `words` and `weights` a text; `names` and `parties`.

    A text that begins as one before it is not read again.
    """

    def __init__(self, rare: Rarity, texts: Iterable[str], number: int) -> None:
        self.words, self.weights = np.zeros((number, WORDS), np.int64), np.zeros((number, WORDS), np.float32)
        self.names: list[frozenset[str]] = []
        self.parties: list[tuple[str, ...]] = []
        rows: dict[bytes, int] = {}
        for row, text in enumerate(texts):
            beginning = text[:LONGEST]
            before = rows.setdefault(blake2b(beginning.encode(), digest_size=16).digest(), row)
            if before < row:
                self.words[row], self.weights[row] = self.words[before], self.weights[before]
            else:
                self.words[row], self.weights[row] = rare.signature(beginning)
            self.names.append(self.names[before] if before < row else names_in(beginning))
            self.parties.append(self.parties[before] if before < row else parties_in(beginning))
