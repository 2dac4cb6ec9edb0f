"""What stands round each line, in numbers: the second round's evidence, a row a line, a column a question.

It hears the first round's verdict on the whole page: how much of the article lies above and below, whether a line lies
in its largest piece, whether it speaks of the same things. Sums are of whole numbers, to be the same everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsx.cleaning.features import NOTHING, Line, letters, word_lists
from newsx.cleaning.stretches import Stretch

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]

SENTENCE = 12  # words of a line whose vocabulary counts as the article's
SPOKEN = 4  # words: what shorter lines speak of tells little
OPENING = 4  # such lines: what they speak of is what the article speaks of
PIECE = 5  # lines: the article's lines no farther from each other than this are one piece of it
FAR = 99  # lines, words: farther is as good as not there
SURE_NOT = 0.05  # the chance below which a line is furniture
MILLION = 1_000_000
FIGURES = {"0" * length for length in range(1, 8)}  # in `Line.known` every digit is 0
UNHEARD = 10_000  # millionths: what less likely lines speak of is not looked at
SORTS = {"L": 0, "S": 1, "T": 2, "N": 3}
ENDS = {".": 0, "?": 1, ":": 2, "~": 3, "-": 4}
MARKERS = {"": 0, "bullet": 1, "number": 2, "heading": 3, "quote": 4}
OWN = (
    "sort", "end", "marker", "blank", "rules", "over", "under", "caption", "indent",
    "capitals", "function", "says", "you", "quote", "first", "commas",
)  # fmt: skip
WINDOWS = (3, 6, 12, 25)  # lines either way


def evidence(stretches: Sequence[Stretch], lines: Sequence[Line], first: Sequence[int]) -> dict[str, Numbers]:
    """The columns by name, each as long as `lines`; `first` are the first round's scores, in hundredths."""
    scores = np.clip(np.asarray(first, np.float64) / 100, -9, 9)
    chance = np.rint(MILLION / (1 + np.exp(-scores))).astype(np.int64)
    words = np.array([len(line.words) for line in lines], np.int64)
    long = np.array([line.sort in "LT" for line in lines], bool)
    found: dict[str, Numbers] = {"score": scores, "words": words.astype(float)}
    _own(found, stretches, lines, long)
    _windows(found, chance, words, long, found["rules"] > 0)
    _pieces(found, chance, words)
    _subject(found, lines, chance, words, long)
    found["repeats"] = _repeats(lines)
    cues = np.array([line.sort == "N" and bool(line.rules) for line in lines], bool)
    found["cue"] = _since(cues)
    furniture = chance < SURE_NOT * MILLION
    found["since-furniture"], found["until-furniture"] = _since(furniture), _since(furniture[::-1])[::-1]
    for name, steps, gap in NEIGHBOURS:
        for step in steps:
            found[f"{name}{step:+d}"] = _shifted(found[name], step, gap)
    return found


# Which columns are asked of the lines above (-) and below (+), and what stands for a line that is not there.
NEIGHBOURS = (("score", (-2, -1, 1, 2), -11.0), ("capitals", (-1, 1), -1.0), ("blank", (1,), 5.0))


def _own(found: dict[str, Numbers], stretches: Sequence[Stretch], lines: Sequence[Line], long: Flags) -> None:
    """What the line is, whatever stands round it."""
    rows = [
        (
            SORTS[line.sort], ENDS[line.end], MARKERS[stretch.marker], min(stretch.blank, 5), len(line.rules),
            len(line.over), len(line.under), "clean.caption" in line.rules, stretch.indent, *line.own,
        )
        for stretch, line in zip(stretches, lines, strict=True)
    ]  # fmt: skip
    columns = np.array(rows, float).T
    found.update(zip(OWN, columns, strict=True))
    indent = found["indent"]
    found["indent"] = np.sign(indent - np.median(indent[long]) if long.any() else indent)


def _sums(values: NDArray[np.int64] | Flags) -> Whole:
    return np.concatenate([[0], np.cumsum(values, dtype=np.int64)])


def _windows(found: dict[str, Numbers], chance: Whole, words: Whole, long: Flags, ruled: Flags) -> None:
    """How dense the article is before and after a line, and how much of it lies above and below."""
    count = len(words)
    total, mass, longs, rules = _sums(words), _sums(chance * words), _sums(long), _sums(ruled)
    chances = _sums(chance)
    at = np.arange(count)
    for width in WINDOWS:
        for name, low, high in (
            ("before", np.maximum(0, at - width), at),
            ("after", at + 1, np.minimum(count, at + 1 + width)),
        ):
            spoken = total[high] - total[low]
            share = (mass[high] - mass[low]) / np.maximum(spoken, 1)
            found[f"dense-{name}{width}"] = np.where(spoken > 0, share, -MILLION)
            lines = np.maximum(high - low, 1)
            if width == 3:
                found[f"likely-{name}{width}"] = (chances[high] - chances[low]) / lines
            elif width == 12:
                found[f"ruled-{name}{width}"] = (rules[high] - rules[low]) / lines
            elif width == 25:
                found[f"long-{name}{width}"] = (longs[high] - longs[low]).astype(float)
    whole = max(1, int(mass[-1]))
    found["above"], found["below"] = mass[:-1] / whole, (mass[-1] - mass[1:]) / whole


def _pieces(found: dict[str, Numbers], chance: Whole, words: Whole) -> None:
    """In which piece of the article a line lies, or between which, and how large those are beside the largest."""
    count = len(words)
    good = np.flatnonzero(chance > MILLION // 2)
    numbers = np.cumsum(np.diff(good, prepend=good[:1]) > PIECE) if len(good) else good
    size = np.bincount(numbers, weights=words[good]) if len(good) else np.zeros(1)
    share = np.append(size / max(1.0, size.max()), -1.0)  # the last one: there is none
    none = len(share) - 1
    at = np.arange(count)
    before, after = np.searchsorted(good, at, "left"), np.searchsorted(good, at, "right")
    padded = np.concatenate([[none], numbers, [none]])
    previous, following = padded[before], padded[after + 1]
    own = np.full(count, none)
    own[good] = numbers
    found["piece"], found["piece-before"], found["piece-after"] = share[own], share[previous], share[following]
    found["one-piece"] = ((previous == following) & (previous != none)).astype(float)
    near = np.where(own != none, own, np.where(previous != none, previous, following))
    near = np.where(near == none, -1, near)
    found["beside-largest"] = np.sign(near - int(size.argmax())).astype(float)


def _subject(found: dict[str, Numbers], lines: Sequence[Line], chance: Whole, words: Whole, long: Flags) -> None:
    """Whether a line speaks of what the first paragraphs speak of, of what the article does, and of something new."""
    common = word_lists()["function"] | FIGURES
    content = [
        line.known - common if heard and len(line.words) >= SPOKEN else NOTHING
        for line, heard in zip(lines, (chance > UNHEARD).tolist(), strict=True)
    ]
    body = np.flatnonzero((chance > MILLION // 2) & (words >= SENTENCE)).tolist()
    opening, in_body = set(body[:OPENING]), set(body)
    lead = {word for at in opening for word in content[at]}
    once: set[str] = set()
    again: set[str] = set()
    for at in body:
        again |= content[at] & once
        once |= content[at]
    heard: set[str] = set()
    leads, topics, news = ([-1.0] * len(lines) for _ in range(3))
    for at, said in enumerate(content):
        if not said:
            continue
        if at not in opening:
            leads[at] = len(said & lead) / len(said)
        topics[at] = len(said & (again if at in in_body else once)) / len(said)
        if long[at]:
            news[at] = len(said & heard) / len(said) if heard else -2.0
            heard |= said
    found["topic"], found["news"] = np.array(topics), np.array(news)
    _spoken(found, np.array(leads), words, 1, 8, "lead")
    _spoken(found, found["topic"], words, 0, 8, "topic")


def _spoken(found: dict[str, Numbers], share: Numbers, words: Whole, own: int, width: int, name: str) -> None:
    """The mean of `share` over the words of the lines after (`own`: the line's own too) and before a line."""
    known = share >= 0
    spoken, hits = _sums(words * known), _sums(np.rint(np.where(known, share * words, 0) * MILLION).astype(np.int64))
    at = np.arange(len(words))
    low, start, high = np.maximum(0, at - width), at + 1 - own, np.minimum(len(words), at + 1 + width)
    found[f"{name}-after"] = (hits[high] - hits[start]) / np.maximum(spoken[high] - spoken[start], 1)
    found[f"{name}-before"] = (hits[at] - hits[low]) / np.maximum(spoken[at] - spoken[low], 1)


def _since(flags: Flags) -> Numbers:
    """Lines since the last flagged one above each, FAR at most."""
    at = np.arange(len(flags))
    last = np.maximum.accumulate(np.where(flags, at, -FAR))
    before = np.concatenate([[-FAR], last[:-1]])
    gap: Whole = at - before
    return np.minimum(gap, FAR).astype(np.float64)


def _shifted(column: Numbers, step: int, gap: float) -> Numbers:
    """The column's value `step` lines below each (above, where it is negative)."""
    shifted = np.full(len(column), gap)
    if step > 0:
        shifted[:-step] = column[step:]
    else:
        shifted[-step:] = column[:step]
    return shifted


def _repeats(lines: Sequence[Line]) -> Numbers:
    """1 where the line stood before, 2 where it comes again, 3 where both."""
    seen: dict[str, int] = {}
    found = [0.0] * len(lines)
    for at, line in enumerate(lines):
        if line.size < 2:
            continue
        text = letters(line)
        if text in seen:
            found[at] += 1
            if found[seen[text]] < 2:
                found[seen[text]] += 2
        seen[text] = at
    return np.array(found)
