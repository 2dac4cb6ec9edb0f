"""How much the words of a line speak for a blurb, and of which kind: a linear model over words and pairs of words.

A blurb is what stands on a news page without being the article: an appeal for money, an offer of a newsletter, a call
for tips, a biography of the author. The weights (`blurb_words.json`) are fitted by `make cleaning` on blurbs and on
sentences of articles that speak of the same things (training/lines).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from math import exp, log2, sqrt
from typing import Any

from newsx.cleaning.features import tokens_of
from newsx.lexicon import weights

WORDS = "blurb_words.json"
LONG, HEAD, TAIL = 90, 60, 30  # of a line of more tokens so many of the first and last are looked at
ALWAYS = ""  # the name of the votes for each kind that count for every line
ENDS = '.?!:"”’…'
KINDS = (
    "donation", "membership", "newsletter", "app", "subscription", "paywall", "tipline", "bio", "licence", "promo",
    "survey", "editor", "comments", "share",
)  # fmt: skip
"""Of training/lines; the rules of rules.toml name those that each of them stands for."""


def features(text: str, folded: str) -> tuple[set[str], set[tuple[str, str]]]:
    """A line's features: tokens (digits as 0) with length, capitals, end mark and quotation; and pairs of tokens.

    >>> singles, pairs = features("Give now", "give now")
    >>> sorted(singles), sorted(pairs)
    (['E-', 'L2', 'U2', 'give', 'now'], [('^', 'give'), ('give', 'now'), ('now', '$')])
    """
    return _features(text, folded, tokens_of(folded))


def _features(text: str, folded: str, tokens: Sequence[str]) -> tuple[set[str], set[tuple[str, str]]]:
    if len(tokens) > LONG:
        tokens = [*tokens[:HEAD], *tokens[-TAIL:]]
    initials = [word[0] for word in text.split()]
    found = set(tokens)
    found.add(_length(len(initials)))
    found.add(f"U{4 * sum(map(str.isupper, initials)) // len(initials)}")
    found.add(f"E{text[-1] if text[-1] in ENDS else '-'}")
    if '"' in folded:
        found.add("Q")
    return found, set(zip(("^", *tokens), (*tokens, "$"), strict=True))


@cache
def _length(words: int) -> str:
    return f"L{min(9, int(1.5 * log2(words + 1)))}"


def names(text: str, folded: str) -> set[str]:
    """The features of a line by name: a pair as two words."""
    singles, pairs = features(text, folded)
    return singles | {" ".join(pair) for pair in pairs}


@dataclass(frozen=True)
class Words:
    """Weights in hundredths: sums of whole numbers do not hang on their order.

    `start`, `singles` and `pairs` are of the log odds that a line is a blurb; `kinds` are votes for each of KINDS.
    """

    start: int
    singles: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]
    kinds: Mapping[str, Sequence[int]]

    def __post_init__(self) -> None:
        object.__setattr__(self, "_known", frozenset(self.pairs))

    def score(self, text: str, folded: str, tokens: Sequence[str] = ()) -> int:
        """The log odds, in hundredths, that a line is a blurb, by its words alone; `tokens`: `tokens_of(folded)`."""
        singles, pairs = _features(text, folded, tokens or tokens_of(folded))
        known: frozenset[tuple[str, str]] = self._known  # type: ignore[attr-defined]
        total = sum(map(self.singles.get, singles, repeat(0)))
        # two sets meet by the hashes that they hold: most pairs have no weight, and need not be looked up
        total += sum(map(self.pairs.__getitem__, pairs & known))
        return self.start + round(total / sqrt(len(singles) + len(pairs)))

    def kind_scores(self, text: str, folded: str, tokens: Sequence[str] = ()) -> list[float]:
        """For each of KINDS how much the words of a line speak for it, should it be a blurb: log odds."""
        singles, pairs = _features(text, folded, tokens or tokens_of(folded))
        sums = [0] * len(KINDS)
        for name in (*singles, *map(" ".join, pairs)):
            if row := self.kinds.get(name):
                sums = [total + vote for total, vote in zip(sums, row, strict=True)]
        scale = 100 * sqrt(len(singles) + len(pairs))
        return [total / scale + vote / 100 for total, vote in zip(sums, self.kinds[ALWAYS], strict=True)]


def chances(scores: Sequence[float]) -> dict[str, float]:
    """How probable each kind is, given its log odds (`kind_scores`), the likeliest first; they sum up to 1."""
    most = max(scores)
    weights = [exp(score - most) for score in scores]
    found = {kind: weight / sum(weights) for kind, weight in zip(KINDS, weights, strict=True)}
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))


def words_of(data: Mapping[str, Any]) -> Words:
    """The weights that `data`, the content of a blurb_words.json, holds."""
    pairs = {(one, two): vote for one, row in data["pairs"].items() for two, vote in row.items()}
    return Words(data["start"], data["votes"], pairs, data["kinds"])


@cache
def words() -> Words:
    """newsx's own."""
    return words_of(weights("cleaning", WORDS))
