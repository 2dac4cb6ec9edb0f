"""How much speaks for each line being the article's: the sum of its features' votes, in two rounds.

The first round looks at the line and its neighbours' shapes. The second hears the first one's verdict on the neighbours
and on the whole page: how much of the article lies above and below, whether the line speaks of the same things.
The votes are data (`weights.json`), fitted by `bench/train_cleaning.py`; a line above 0 is the article's.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import exp, floor, log2

from newsx.cleaning.features import Line

NOWHERE = -9.0  # the score of a short line with no long one near
HOPELESS = -2.5  # of 7,000 lines below this 12 are the article's in round two, by mistake 10 of them
SHARES = (0.02, 0.1, 0.3, 0.6, 0.9, 0.98)  # of the article above or below a line
SENTENCE = 12  # words of a line whose vocabulary counts as the article's


Votes = dict[str, int]
# A feature's votes in both rounds are one number, so that a line's are added up at once; neither sum gets near this.
ROUND = 1 << 24


@cache
def weights() -> tuple[Votes, int]:
    """The packed votes by feature, and what each line starts from."""
    data = json.loads(files("newsx.cleaning").joinpath("weights.json").read_text("utf-8"))
    return {name: packed(row) for name, row in data["votes"].items()}, packed(data["start"])


def packed(row: Sequence[float]) -> int:
    """A pair of votes as one number, in hundredths: the sum of whole numbers does not hang on their order.

    >>> unpacked(packed((-1.25, 0.4)) + packed((1, -1)))
    (-25, -60)
    """
    return round(row[0] * 100) * ROUND + round(row[1] * 100)


def unpacked(votes: int) -> tuple[int, int]:
    """The sums of both rounds, in hundredths."""
    later = (votes + ROUND // 2) % ROUND - ROUND // 2
    return (votes - later) // ROUND, later


@cache
def known_words() -> dict[str, frozenset[str]]:
    """The words that have a vote in long ("L") and in short ("N") lines: no others need be looked at."""
    return words_of(weights()[0])


def words_of(votes: Votes) -> dict[str, frozenset[str]]:
    """The words that `votes` knows, by the length of the lines they stand in."""
    names = [name[2:].rpartition(".") for name in votes if name.startswith("t:")]
    return {length: frozenset(word for word, _, of in names if of == length) for length in "LN"}


def scores(lines: Sequence[Line], found: Sequence[Sequence[str]]) -> list[float]:
    """A score for each line, given each line's features; above 0 it is the article's."""
    votes, start = weights()
    known = votes.get
    first: list[float] = []
    rest: list[float] = []
    for names in found:
        now, later = unpacked(start + sum(map(known, names, repeat(0)))) if names else (100 * NOWHERE, 100 * NOWHERE)
        first.append(now / 100)
        rest.append(later)
    for at, names in enumerate(second_round(lines, found, first, HOPELESS)):
        if names:
            rest[at] += unpacked(sum(map(known, names, repeat(0))))[1]
        else:
            rest[at] = min(rest[at], 100 * HOPELESS)
    return rest


def second_round(
    lines: Sequence[Line], found: Sequence[Sequence[str]], first: Sequence[float], least: float = NOWHERE
) -> list[list[str]]:
    """The features that the first round's scores give each line; none for a line whose own score is `least` or less."""
    likely = [1 / (1 + exp(-max(-20.0, min(20.0, score)))) for score in first]
    words, mass = [0], [0.0]
    for line, share in zip(lines, likely, strict=True):
        words.append(words[-1] + len(line.words))
        mass.append(mass[-1] + share * len(line.words))
    rounded = [max(-4, min(4, floor(score / 1.2 + 0.5))) for score in first]
    around: list[int | str] = ["-", "-", "-", *rounded, "-", "-", "-"]
    size = min(6, int(log2(1 + mass[-1] / 40)))
    topics = _topics(lines, found, likely)

    def dense(low: int, high: int) -> int | str:
        low, high = max(0, low), min(len(lines), high)
        total = words[high] - words[low]
        return int(5 * (mass[high] - mass[low]) / total - 1e-9) if total else "-"

    told: list[list[str]] = []
    total = mass[-1] or 1.0
    for at, line in enumerate(lines):
        if not found[at] or first[at] <= least:
            told.append([])
            continue
        sort = line.sort
        before, after = dense(at - 6, at), dense(at + 1, at + 7)
        told.append(
            [
                f"s{rounded[at]}",
                f"s-3.{around[at]}",
                f"s-2.{around[at + 1]}",
                f"s-1.{around[at + 2]}",
                f"s+1.{around[at + 4]}",
                f"s+2.{around[at + 5]}",
                f"s+3.{around[at + 6]}",
                f"before.{sort}.{before}",
                f"after.{sort}.{after}",
                f"between.{sort if sort in 'LT' else 'N'}.{before}.{after}",
                f"long-before.{dense(at - 20, at)}",
                f"long-after.{dense(at + 1, at + 21)}",
                f"above{_share(mass[at] / total)}.{sort}",
                f"below{_share((total - mass[at + 1]) / total)}.{sort}",
                f"size{size}.{sort}",
                *topics[at],
            ]
        )
    return told


def _share(value: float) -> int:
    return sum(value >= edge for edge in SHARES)


def _topics(lines: Sequence[Line], found: Sequence[Sequence[str]], likely: Sequence[float]) -> list[list[str]]:
    """Whether a line speaks of what the first paragraphs speak of ("lead") and what the article does ("topic")."""
    content: list[set[str]] = [
        {word for word in line.words if len(word) > 4} if names and len(line.words) > 2 else set()
        for line, names in zip(lines, found, strict=True)
    ]
    body = [at for at, line in enumerate(lines) if likely[at] > 0.5 and len(line.words) >= SENTENCE]
    opening = set(body[:4])
    lead = {word for at in opening for word in content[at]}
    times = Counter(word for at in body for word in content[at]).get
    in_body = set(body)
    told: list[list[str]] = []
    for at, words in enumerate(content):
        names = []
        if words:
            length = lines[at].sort if lines[at].sort in "LT" else "N"
            if at not in opening:
                names.append(f"lead{int(4.99 * len(words & lead) / len(words))}.{length}")
            own = 1 if at in in_body else 0
            names.append(f"topic{int(4.99 * sum(times(word, 0) > own for word in words) / len(words))}.{length}")
        told.append(names)
    return told
