"""How much speaks for each line being the article's, in two rounds whose weights are data, fitted on real pages.

The first round adds up the votes of a line's features (`weights.json`): its words, its shape, the lines next to it. The
second one (`trees.py`) has features computed from the first one's scores of the whole page (`evidence.py`). A line
above 0 is the article's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import repeat

from newsx import lexicon
from newsx.cleaning import trees
from newsx.cleaning.evidence import evidence
from newsx.cleaning.features import Line
from newsx.cleaning.stretches import Stretch

# In hundredths: the score of a short line with no long one near; what is no better than hopeless after the first round
# is not asked about again.
NOWHERE, HOPELESS = -900, -450

Votes = dict[str, int]


@cache
def weights() -> tuple[Votes, int]:
    """The votes by feature, in hundredths, and what each line starts from."""
    data = lexicon.weights("cleaning", "weights.json")
    return {name: whole(vote) for name, vote in data["votes"].items()}, whole(data["start"])


def whole(vote: float) -> int:
    """A vote in hundredths: the sum of whole numbers does not hang on their order."""
    return round(vote * 100)


@cache
def known_words() -> dict[str, Votes]:
    """The votes of the words in long ("L") and in short ("N") lines."""
    return words_of(weights()[0])


def words_of(votes: Votes) -> dict[str, Votes]:
    """The votes of words among `votes`, by the length of the lines they stand in."""
    found: dict[str, Votes] = {"L": {}, "N": {}}
    for name, vote in votes.items():
        if name.startswith("t:"):
            word, _, length = name[2:].rpartition(".")
            found[length][word] = vote
    return found


def first_round(lines: Sequence[Line], found: Sequence[Sequence[str]]) -> list[int]:
    """The first round's scores in hundredths, given each line's features."""
    votes, start = weights()
    known = votes.get
    return [
        start + line.vote + sum(map(known, names, repeat(0))) if names else NOWHERE
        for line, names in zip(lines, found, strict=True)
    ]


def scores(stretches: Sequence[Stretch], lines: Sequence[Line], found: Sequence[Sequence[str]]) -> list[float]:
    """A score for each line in hundredths, given each line's features; above 0 it is the article's."""
    first = first_round(lines, found)
    asked = [at for at, score in enumerate(first) if score > HOPELESS]
    scored: list[float] = [NOWHERE] * len(first)
    if asked:
        told = evidence(stretches, lines, first, asked)
        for at, score in zip(asked, trees.forest().votes(told, range(len(asked))), strict=True):
            scored[at] = score
    return scored
