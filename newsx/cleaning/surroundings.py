"""What stands around a line of the article and how it looks: the columns of the trees that judge blurbs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsx.cleaning.features import Line, find_rules, word_lists
from newsx.cleaning.kinds import rules_by_kind
from newsx.cleaning.states import tells
from newsx.cleaning.stretches import Stretch

SUSPECT = -300  # hundredths: log odds above which a line may be a blurb
SENTENCE = 8  # words: a shorter line may be one by its neighbours alone
NEAR = 3  # lines either way that are looked at
RUN = 10  # lines: a run is not looked at farther away
STEPS = (-1, 1, -2, 2, -3, 3)
NO_LINE = 4  # the sort of a line that is not there
NONE = -1200  # hundredths: the score of a line that is not there
FARTHEST = 20  # lines: farther from the article's ends is all the same
NAME = re.compile(r"(?<=\w )[A-Z][\w'-]+")
ENDS = {".": 0, "?": 1, ":": 2, "~": 3, "-": 4}
SORTS = {"L": 0, "S": 1, "T": 2, "N": 3}
COLUMNS = (
    "score", *(f"score{step:+d}" for step in STEPS), "near", "run", "words", "end", "capitals", "quote", "tells", "you",
    "topic", "names", "blank", "marker", "top", "bottom", "above", "below", "rules", "sort-1", "sort", "sort+1",
    "gone-1", "gone+1", "digits",
)  # fmt: skip


def suspects(
    stretches: Sequence[Stretch], lines: Sequence[Line], scores: Sequence[int], body: Sequence[int]
) -> list[int]:
    """The article's lines (`body`) that may be blurbs: scored above SUSPECT, or short and beside a line that is.

    A row of a table is none.
    """
    near = (at for at in body if max(scores[max(0, at - 1) : at + 2]) > SUSPECT and stretches[at].text[0] != "|")
    return [at for at in near if scores[at] > SUSPECT or len(lines[at].words) < SENTENCE]


def surroundings(
    stretches: Sequence[Stretch],
    lines: Sequence[Line],
    body: Sequence[int],
    scores: Sequence[int],
    asked: Sequence[int],
) -> dict[str, list[float]]:
    """The trees' columns (COLUMNS), a value for each line of `asked`; `body` are the article's lines.

    `scores` are those of every line of the page.
    """
    for at in body:
        find_rules(lines[at])
    numbers = {at: n for n, at in enumerate(body)}
    chosen = [numbers[at] for at in asked]
    of_body = [scores[at] for at in body]
    subjects = _subjects([lines[at].known - word_lists()["function"] for at in body], of_body, chosen)
    names = _subjects([frozenset(NAME.findall(stretches[at].text)) for at in body], of_body, chosen)
    padded = [NONE] * NEAR + list(scores) + [NONE] * NEAR
    sorts = [NO_LINE, *(SORTS[line.sort] for line in lines), NO_LINE]
    gone = [0, *taken_out(lines, set(body)), 0]
    rows = []
    for at, n, subject, named in zip(asked, chosen, subjects, names, strict=True):
        line, text = lines[at], stretches[at].text
        said, (digits, you) = text.split(), figures(stretches[at], line)
        near = [padded[at + NEAR + step] for step in STEPS]
        above = at - body[n - 1] if n else at + 1
        below = (body[n + 1] if n + 1 < len(body) else len(lines)) - at
        rows.append(
            (
                scores[at], *near, max(near[:2]), _run(scores, at), len(said), ENDS[line.end],
                sum(word[0].isupper() for word in said) / len(said), _quotes(line), tells(line),
                you, subject, named, stretches[at].blank,
                bool(stretches[at].marker), min(n, FARTHEST), min(len(body) - 1 - n, FARTHEST), above, below,
                len(line.rules), *sorts[at : at + 3], gone[at], gone[at + 2], digits,
            )
        )  # fmt: skip
    return dict(zip(COLUMNS, map(list, zip(*rows, strict=True)), strict=True))


def figures(stretch: Stretch, line: Line) -> tuple[int, bool]:
    """How many digits the line holds, and whether it speaks to the reader."""
    return sum(map(str.isdigit, stretch.text)), not line.known.isdisjoint(word_lists()["reader"])


def taken_out(lines: Sequence[Line], body: set[int]) -> list[int]:
    """For each line 0 where it is the article's (`body`), 2 where a rule for blurbs has taken it out, else 1."""
    kinds = {*rules_by_kind().values()}
    return [0 if at in body else 2 if kinds.intersection(line.rules) else 1 for at, line in enumerate(lines)]


def _quotes(line: Line) -> int:
    """1 where a quotation mark opens the line, 2 where one closes it, 4 where there is any: their sum."""
    folded = line.folded
    return (folded[0] in "\"'") + 2 * (folded[-1] in "\"'") + 4 * ('"' in folded)


def _subjects(said: Sequence[frozenset[str]], scores: Sequence[int], asked: Sequence[int]) -> list[float]:
    """The share of what a line says that other lines of the article say too; -1 where it says nothing.

    Lines near it that look like blurbs themselves do not count: an appeal of three paragraphs speaks of itself.
    """
    first: dict[str, int] = {}  # the lines that say a word first and last
    last: dict[str, int] = {}
    for n, words_ in enumerate(said):
        last.update(dict.fromkeys(words_, n))
    for n in range(len(said) - 1, -1, -1):
        first.update(dict.fromkeys(said[n], n))
    found = []
    for n in asked:
        here, low, high = said[n], max(0, n - NEAR), n + NEAR
        others = [m for m in range(low, min(len(said), high + 1)) if m != n and scores[m] <= SUSPECT]
        near = frozenset().union(*(said[m] for m in others))
        again = sum(first[word] < low or last[word] > high or word in near for word in here)
        found.append(again / len(here) if here else -1.0)
    return found


def _run(scores: Sequence[int], n: int) -> int:
    """The highest score in the run of lines above SUSPECT right before and behind line `n`; NONE without any."""
    first, last = n, n
    while first > max(0, n - RUN) and scores[first - 1] > SUSPECT:
        first -= 1
    while last + 1 < min(len(scores), n + RUN) and scores[last + 1] > SUSPECT:
        last += 1
    return max([*scores[first:n], *scores[n + 1 : last + 1]], default=NONE)
