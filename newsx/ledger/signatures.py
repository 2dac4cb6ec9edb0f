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
_SHORTEST = 4  # letters of a word
# Every byte of Latin-1 that is none of a-z and à-ÿ, as a space: so text is cut into words many times faster than by a
# regular expression.
_LETTERS = bytes(code if code in range(97, 123) or code >= 0xE0 else 32 for code in range(256))
# What is looked for begins with a capital; the words before it come second: so the search skips to the next capital.
_NAME = re.compile(r"[A-Z](?<=[a-z0-9,;’'“(–-] [A-Z])[a-zà-ÿ]{3,}(?:-[A-Z][a-zà-ÿ]+)?")
_STATES = re.compile(r"[A-Z](?<!\w[A-Z])(?:[a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?|(?<=U)\.[SKN]\.)")
_NAMES = 16  # of a text
_PARTIES = 6  # states a text is about, at most; of those named as often the first
# A word said ten times tells not ten times as much, and more than 19 times no more.
_TIMES = [0.0, *(1 + math.log(min(times, 19)) for times in range(1, LONGEST))]
_BATCH = 1024  # texts signed at a time
_PAIRS = 32  # compared at a time, which the processor holds beside it

Numbers = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float32]


@cache
def common_words() -> dict[str, float]:
    """How many of a thousand articles hold a word, of the words of `common.toml`."""
    levels = load("ledger", "common.toml")["level"]
    return {word: level["of_a_thousand"] for level in levels for word in level["words"].split()}


def _words(text: str) -> list[bytes]:
    """The runs of letters at the beginning of a text, in small letters and in Latin-1."""
    return text[:LONGEST].lower().encode("latin-1", "replace").translate(_LETTERS).split()


class _Numbers(dict[bytes, int]):
    """The number of a word, for whatever word is asked for."""

    def __missing__(self, word: bytes) -> int:
        self[word] = found = zlib.crc32(word.decode("latin-1").encode())
        return found


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


class Rarity(dict[bytes, float]):
    """How much a word tells, from 0 on: by how many articles of a heap hold it, and of a thousand others.

    The logarithm of the articles to one that holds the word, for whatever word is asked for; below 0 for a short one.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._held: Counter[bytes] = Counter()
        self._articles = 0
        for text in texts:
            self._articles += 1
            self._held.update(set(_words(text)))

    def __missing__(self, word: bytes) -> float:
        held = self._held[word] + BACKGROUND * common_words().get(word.decode("latin-1"), _RARE) / 1000
        found = math.log((self._articles + BACKGROUND) / held) if len(word) >= _SHORTEST else -1.0
        self[word] = found
        return found

    def heaviest(self, text: str) -> list[tuple[float, bytes]]:
        """The WORDS words of a text that tell most, each with how much, the first first."""
        words = Counter(_words(text))
        heavy = [self[word] if times == 1 else self[word] * _TIMES[times] for word, times in words.items()]
        least = max(0.0, sorted(heavy)[-WORDS]) if len(heavy) > WORDS else 0.0
        weighed = [pair for pair in zip(heavy, words, strict=True) if pair[0] >= least]
        weighed.sort(reverse=True)
        return weighed[:WORDS]


def likeness(words: Numbers, weights: Weights, a: Numbers, b: Numbers) -> Weights:
    """The cosine of each pair of texts, 0 to 1: rows `a` and `b` of the matrix of their signatures."""
    found = np.zeros(len(a), np.float32)
    for start in range(0, len(a), _PAIRS):
        one, two = a[start : start + _PAIRS], b[start : start + _PAIRS]
        products = weights[one][:, :, None] * weights[two][:, None, :]
        products *= words[one][:, :, None] == words[two][:, None, :]
        found[start : start + _PAIRS] = products.sum(axis=(1, 2), dtype=np.float32)
    return found


class About:
    """What so many texts are about: signatures, a row of `words` and `weights` a text; `names` and `parties`.

    A row holds the numbers of its heaviest words in order, and weights whose squares add up to 1; 0 where none is left.
    A text that begins as one before it is not read again.
    """

    def __init__(self, rare: Rarity, texts: Iterable[str], number: int) -> None:
        self.words, self.weights = np.zeros((number, WORDS), np.int64), np.zeros((number, WORDS), np.float32)
        self.names: list[frozenset[str]] = []
        self.parties: list[tuple[str, ...]] = []
        self._numbers = _Numbers()
        beginnings: dict[bytes, int] = {}
        first: list[int] = []  # of each text the row of the first that begins as it does
        new: dict[int, list[tuple[float, bytes]]] = {}
        for row, text in enumerate(texts):
            beginning = text[:LONGEST]
            before = beginnings.setdefault(blake2b(beginning.encode(), digest_size=16).digest(), row)
            first.append(before)
            if before == row:
                new[row] = rare.heaviest(beginning)
            self.names.append(self.names[before] if before < row else names_in(beginning))
            self.parties.append(self.parties[before] if before < row else parties_in(beginning))
            if len(new) == _BATCH:
                self._sign(new)
                new.clear()
        self._sign(new)
        copies = np.flatnonzero(np.array(first, np.int64) != np.arange(number))
        originals = np.array(first, np.int64)[copies]
        self.words[copies], self.weights[copies] = self.words[originals], self.weights[originals]

    def _sign(self, new: dict[int, list[tuple[float, bytes]]]) -> None:
        """Writes the rows of some texts, each from its heaviest words."""
        words, weights = np.zeros((len(new), WORDS), np.int64), np.zeros((len(new), WORDS))
        held = np.arange(WORDS) < np.array([len(pairs) for pairs in new.values()], np.int64)[:, None]
        words[held] = [self._numbers[word] for pairs in new.values() for _, word in pairs]
        weights[held] = [weight for pairs in new.values() for weight, _ in pairs]
        lengths = np.sqrt(np.cumsum(weights * weights, axis=1)[:, -1:])  # added one by one: the same bits everywhere
        order = np.argsort(words, axis=1, kind="stable")
        rows = np.fromiter(new, np.int64)
        self.words[rows] = np.take_along_axis(words, order, axis=1)
        self.weights[rows] = np.take_along_axis(weights / np.where(lengths > 0, lengths, 1), order, axis=1)
