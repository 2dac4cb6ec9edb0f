"""How much the words of a line speak for a blurb, and of which kind: a linear model over words and pairs of words.

A blurb is what stands on a news page without being the article: an appeal for money, an offer of a newsletter, a call
for tips, a biography of the author. The weights (`blurb_words.json`) are fitted by `make cleaning` on blurbs and on
sentences of articles that speak of the same things (training/lines).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log2, sqrt

WORDS = "blurb_words.json"
TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[^\w\s]")
DIGITS = str.maketrans("123456789", "000000000")
LONG, HEAD, TAIL = 90, 60, 30  # of a line of more tokens so many of the first and last are looked at
ENDS = '.?!:"”’…'
KINDS = (
    "donation", "membership", "newsletter", "app", "subscription", "paywall", "tipline", "bio", "licence", "promo",
    "survey", "editor", "comments", "share",
)  # fmt: skip
"""Of training/lines; the rules of rules.toml name those that each of them stands for."""


def features(text: str, folded: str) -> set[str]:
    """The names of a line's features: tokens (digits as 0), pairs of tokens, length, capitals, end mark, quotation.

    >>> sorted(features("Give now", "give now"))
    ['E-', 'L2', 'U2', '^ give', 'give', 'give now', 'now', 'now $']
    """
    tokens = TOKEN.findall(folded.translate(DIGITS))
    if len(tokens) > LONG:
        tokens = tokens[:HEAD] + tokens[-TAIL:]
    found = set(tokens)
    found.update(f"{one} {two}" for one, two in zip(["^", *tokens], [*tokens, "$"], strict=True))
    words = text.split()
    found.add(f"L{min(9, int(1.5 * log2(len(words) + 1)))}")
    found.add(f"U{4 * sum(word[0].isupper() for word in words) // len(words)}")
    found.add(f"E{text[-1] if text[-1] in ENDS else '-'}")
    if '"' in folded:
        found.add("Q")
    return found


@dataclass(frozen=True)
class Words:
    """Weights in hundredths: sums of whole numbers do not hang on their order.

    `start` and `votes` are of the log odds that a line is a blurb; `kinds` are votes for each of KINDS, by feature.
    """

    start: int
    votes: Mapping[str, int]
    kinds: Mapping[str, tuple[int, ...]]

    def score(self, text: str, folded: str) -> int:
        """The log odds, in hundredths, that a line is a blurb, by its words alone."""
        names = features(text, folded)
        votes = self.votes
        return self.start + round(sum([votes[name] for name in names if name in votes]) / sqrt(len(names)))

    def chances(self, text: str, folded: str) -> dict[str, float]:
        """How probable each kind is, should the line be a blurb; they sum up to 1."""
        names = features(text, folded)
        sums = [0] * len(KINDS)
        for votes in (self.kinds[name] for name in names if name in self.kinds):
            sums = [total + vote for total, vote in zip(sums, votes, strict=True)]
        scale = 100 * sqrt(len(names))
        weights = [2.718281828459045 ** (total / scale) for total in sums]
        return {kind: weight / sum(weights) for kind, weight in zip(KINDS, weights, strict=True)}


@cache
def words() -> Words:
    """newsx's own."""
    data = json.loads(files("newsx.cleaning").joinpath(WORDS).read_text("utf-8"))
    return Words(data["start"], data["votes"], {name: tuple(votes) for name, votes in data["kinds"].items()})
