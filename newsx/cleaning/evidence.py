"""The features of the second round (`trees.py`), a column a feature, a value a line.

They are computed from the first round's scores of the whole page: how much of the article lies above and below a line,
whether the line lies in its largest piece, whether it has words in common with it. Sums are of whole numbers, which
do not depend on their order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, pairwise
from math import exp
from operator import mul

from newsx.cleaning.features import NOTHING, Line, letters, word_lists
from newsx.cleaning.stretches import Stretch

Columns = dict[str, list[float]]

SENTENCE = 12  # words of a line whose vocabulary counts as the article's
SPOKEN = 4  # words: what shorter lines speak of tells little
OPENING = 4  # such lines: what they speak of is what the article speaks of
PIECE = 5  # lines: the article's lines no farther from each other than this are one piece of it
FAR = 99  # lines, words: farther is as good as not there
AROUND = 8  # lines either way whose words are held against the article's
MILLION = 1_000_000
SURE_NOT = 50_000  # millionths: the chance below which a line is furniture
FIGURES = {"0" * length for length in range(1, 8)}  # in `Line.known` every digit is 0
UNLIKELY = 10_000  # millionths: the words of less likely lines do not count
SORTS = {"L": 0, "S": 1, "T": 2, "N": 3}
ENDS = {".": 0, "?": 1, ":": 2, "~": 3, "-": 4}
MARKERS = {"": 0, "bullet": 1, "number": 2, "heading": 3, "quote": 4}
OWN = (
    "sort", "end", "marker", "blank", "rules", "over", "under", "caption", "indent",
    "capitals", "function", "says", "you", "quote", "first", "commas",
)  # fmt: skip
WINDOWS = (3, 6, 12, 25)  # lines either way


def evidence(
    stretches: Sequence[Stretch], lines: Sequence[Line], first: Sequence[int], asked: Sequence[int]
) -> Columns:
    """The columns by name, a value for each line of `asked`; `first` are the first round's scores, in hundredths."""
    scores = [max(-900, min(900, score)) / 100 for score in first]
    chance = list(map(_chance, first))
    words = [len(line.words) for line in lines]
    long = [line.sort in "LT" for line in lines]
    found: Columns = {"score": [scores[at] for at in asked], "words": [words[at] for at in asked]}
    _own(found, stretches, lines, long, asked)
    _windows(found, chance, words, long, [bool(line.rules) for line in lines], asked)
    _pieces(found, chance, words, asked)
    _subject(found, lines, chance, words, asked)
    repeats = _repeats(lines)
    found["repeats"] = [repeats[at] for at in asked]
    found["cue"] = _since([bool(line.rules) and line.sort == "N" for line in lines], asked)
    furniture = [share < SURE_NOT for share in chance]
    found["since-furniture"] = _since(furniture, asked)
    found["until-furniture"] = _since(furniture[::-1], [len(lines) - 1 - at for at in asked])
    capitals, blank = [line.own[0] for line in lines], [min(stretch.blank, 5) for stretch in stretches]
    for name, column, steps, gap in (
        ("score", scores, (-2, -1, 1, 2), -11.0),
        ("capitals", capitals, (-1, 1), -1.0),
        ("blank", blank, (1,), 5.0),
    ):
        padded = [gap, gap, *column, gap, gap]  # what stands for a line that is not there
        for step in steps:
            found[f"{name}{step:+d}"] = [padded[at + 2 + step] for at in asked]
    return found


@cache
def _chance(score: int) -> int:
    """The chance, in millionths, that goes with a score in hundredths, at most 9 either way."""
    return round(MILLION / (1 + exp(-max(-900, min(900, score)) / 100)))


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _median(values: Iterable[int]) -> float:
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _own(
    found: Columns, stretches: Sequence[Stretch], lines: Sequence[Line], long: Sequence[bool], asked: Sequence[int]
) -> None:
    """What the line is, whatever stands round it."""
    indents = [stretch.indent for stretch, is_long in zip(stretches, long, strict=True) if is_long]
    middle = _median(indents) if indents else 0
    rows = []
    for at in asked:
        line, stretch = lines[at], stretches[at]
        rules = line.rules
        rows.append(
            (
                SORTS[line.sort], ENDS[line.end], MARKERS[stretch.marker], min(stretch.blank, 5), len(rules),
                len(line.over), len(line.under), "clean.caption" in rules, _sign(stretch.indent - middle), *line.own,
            )
        )  # fmt: skip
    found.update(zip(OWN, map(list, zip(*rows, strict=True)), strict=True))


def _sums(values: Iterable[int]) -> list[int]:
    return list(accumulate(values, initial=0))


def _windows(
    found: Columns,
    chance: Sequence[int],
    words: Sequence[int],
    long: Sequence[bool],
    ruled: Sequence[bool],
    asked: Sequence[int],
) -> None:
    """How dense the article is before and after a line, and how much of it lies above and below."""
    count = len(words)
    total, mass, chances = _sums(words), _sums(map(mul, chance, words)), _sums(chance)
    longs, rules = _sums(long), _sums(ruled)
    for width in WINDOWS:
        for name, spans in (
            ("before", [(max(0, at - width), at) for at in asked]),
            ("after", [(at + 1, min(count, at + 1 + width)) for at in asked]),
        ):
            found[f"dense-{name}{width}"] = [
                (mass[high] - mass[low]) / (total[high] - total[low]) if high > low else -MILLION for low, high in spans
            ]
            if width == 3:
                found[f"likely-{name}{width}"] = [
                    (chances[high] - chances[low]) / max(high - low, 1) for low, high in spans
                ]
            elif width == 12:
                found[f"ruled-{name}{width}"] = [(rules[high] - rules[low]) / max(high - low, 1) for low, high in spans]
            elif width == 25:
                found[f"long-{name}{width}"] = [longs[high] - longs[low] for low, high in spans]
    whole = max(1, mass[-1])
    found["above"] = [mass[at] / whole for at in asked]
    found["below"] = [(mass[-1] - mass[at + 1]) / whole for at in asked]


def _pieces(found: Columns, chance: Sequence[int], words: Sequence[int], asked: Sequence[int]) -> None:
    """In which piece of the article a line lies, or between which, and how large those are beside the largest."""
    good = [at for at, share in enumerate(chance) if share > MILLION // 2]
    numbers = _sums(below - at > PIECE for at, below in pairwise(good)) if good else []
    size = [0] * (numbers[-1] + 1 if numbers else 1)
    for at, number in zip(good, numbers, strict=True):
        size[number] += words[at]
    largest = max(size)
    share = [*(part / max(1, largest) for part in size), -1.0]  # the last one: there is none
    none, beside = len(size), size.index(largest)
    padded = [none, *numbers, none]
    rows = []
    for at in asked:
        before, after = bisect_left(good, at), bisect_right(good, at)
        own = none if before == after else numbers[before]
        previous, following = padded[before], padded[after + 1]
        near = next((piece for piece in (own, previous, following) if piece != none), -1)
        rows.append(
            (share[own], share[previous], share[following], previous == following != none, _sign(near - beside))
        )
    names = ("piece", "piece-before", "piece-after", "one-piece", "beside-largest")
    found.update(zip(names, map(list, zip(*rows, strict=True)), strict=True))


def _subject(
    found: Columns, lines: Sequence[Line], chance: Sequence[int], words: Sequence[int], asked: Sequence[int]
) -> None:
    """Whether a line speaks of what the first paragraphs speak of, of what the article does, and of something new."""
    common = _common()
    content = [
        line.known - common if share > UNLIKELY and count >= SPOKEN else NOTHING
        for line, share, count in zip(lines, chance, words, strict=True)
    ]
    body = [at for at, share in enumerate(chance) if share > MILLION // 2 and words[at] >= SENTENCE]
    opening, in_body = set(body[:OPENING]), set(body)
    lead = {word for at in opening for word in content[at]}
    once: set[str] = set()
    again: set[str] = set()
    for at in body:
        again |= content[at] & once
        once |= content[at]
    earlier: set[str] = set()
    leads, topics, news = ([-1.0] * len(lines) for _ in range(3))
    for at, said in enumerate(content):
        if not said:
            continue
        if at not in opening:
            leads[at] = len(said & lead) / len(said)
        topics[at] = len(said & (again if at in in_body else once)) / len(said)
        if lines[at].sort in "LT":
            news[at] = len(said & earlier) / len(said) if earlier else -2.0
            earlier |= said
    found["topic"], found["news"] = [topics[at] for at in asked], [news[at] for at in asked]
    _spoken(found, leads, words, asked, 1, "lead")
    _spoken(found, topics, words, asked, 0, "topic")


@cache
def _common() -> frozenset[str]:
    return word_lists()["function"] | FIGURES


def _spoken(
    found: Columns, share: Sequence[float], words: Sequence[int], asked: Sequence[int], own: int, name: str
) -> None:
    """The mean of `share` over the words of the lines after (`own`: the line's own too) and before a line."""
    spoken = _sums(count if part >= 0 else 0 for part, count in zip(share, words, strict=True))
    hits = _sums(round(part * count * MILLION) if part > 0 else 0 for part, count in zip(share, words, strict=True))
    for side, spans in (
        ("after", [(at + 1 - own, min(len(words), at + 1 + AROUND)) for at in asked]),
        ("before", [(max(0, at - AROUND), at) for at in asked]),
    ):
        found[f"{name}-{side}"] = [(hits[high] - hits[low]) / max(spoken[high] - spoken[low], 1) for low, high in spans]


def _since(flags: Sequence[bool], asked: Sequence[int]) -> list[float]:
    """Lines since the last flagged one above each of `asked`, FAR at most."""
    places = [at for at, flag in enumerate(flags) if flag]
    last = [-FAR, *places]
    return [min(at - last[bisect_left(places, at)], FAR) for at in asked]


def _repeats(lines: Sequence[Line]) -> list[float]:
    """1 where the line stood before, 2 where it comes again, 3 where both."""
    seen: dict[str, int] = {}
    found = [0.0] * len(lines)
    for at, line in enumerate(lines):
        if line.size < 2:
            continue
        text = letters(line)
        if text in seen:
            found[at] += 1
            found[seen[text]] += 2
        seen[text] = at
    return found
