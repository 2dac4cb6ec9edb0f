"""Blurbs among the lines that were taken for the article's: appeals, offers, call-outs, biographies, notices.

Two steps, both fitted by `make cleaning`: what a line's own words say (`blurb_words.py`), then trees that also hear
what the lines around it say, where it stands, and whether it speaks of what the article speaks of (`blurb_trees.json`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsx.cleaning.blurb_words import Words, words
from newsx.cleaning.features import Line, find_rules, word_lists
from newsx.cleaning.kinds import kinds_by_line, rule_of, rules_by_kind
from newsx.cleaning.states import BODY, INSIDE, tells
from newsx.cleaning.stretches import Stretch
from newsx.cleaning.trees import Forest, forest

TREES = "blurb_trees.json"
SUSPECT = -300  # hundredths: log odds above which the words of a line make it worth asking the trees
SENTENCE, LONG_SENTENCE = 8, 12  # words
SILENT, CERTAIN = -100, 300  # hundredths: a line's own words say nothing for a blurb; leave no doubt
BESIDE = -150  # hundredths: the log odds that are enough beside a blurb
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


def drop_blurbs(stretches: Sequence[Stretch], lines: Sequence[Line], states: list[str]) -> list[int]:
    """Takes the blurbs out of the article, and gives them their rule; in place. A text of nothing else stays.

    Returns the scores of all lines' words (`word_scores`).
    """
    body = [at for at, state in enumerate(states) if state == BODY]
    scores = word_scores(words(), stretches, lines, body)
    found = find_blurbs(stretches, lines, body, scores)
    if not all(at in found or lines[at].sort == "N" for at in body):
        for at, rule in found.items():
            states[at], lines[at].rules = INSIDE, (rule,)
    return scores


def find_blurbs(
    stretches: Sequence[Stretch], lines: Sequence[Line], body: Sequence[int], scores: Sequence[int]
) -> dict[int, str]:
    """The blurbs among the lines of the article (`body`): by their places the rule that each is put down to."""
    asked = [at for at in suspects(scores, body) if stretches[at].text[0] != "|"]  # not the rows of a table
    if not asked:
        return {}
    for at in body:
        find_rules(lines[at])
    asked = [at for at in asked if not _vetoed(len(lines[at].words), scores[at], *_figures(stretches[at], lines[at]))]
    told = surroundings(stretches, lines, body, scores, asked) if asked else {}
    votes = dict(zip(asked, forest(TREES).votes(told, range(len(asked))), strict=True)) if asked else {}
    judged = zip(body, decided([votes.get(at, NONE) for at in body], [scores[at] for at in body]), strict=True)
    found = kinds_by_line(stretches, lines, [at for at, is_blurb in judged if is_blurb])
    return _enclosed(lines, body, scores) | {at: rule_of(kinds)[0] for at, kinds in found.items()}


def word_scores(model: Words, stretches: Sequence[Stretch], lines: Sequence[Line], body: Sequence[int]) -> list[int]:
    """The scores of the words of each line of a page; NONE for those farther than NEAR from the article's (`body`)."""
    scores = [NONE] * len(lines)
    near = {place for at in body for place in range(max(0, at - NEAR), min(len(lines), at + NEAR + 1))}
    for at in near:
        scores[at] = model.score(stretches[at].text, lines[at].folded, lines[at].tokens)
    return scores


def votes_of(told: Mapping[str, Sequence[float]], forest: Forest) -> list[float]:
    """The trees' votes for lines with these columns, in hundredths; NONE for those that their own words veto."""
    rows = zip(*(told[name] for name in ("words", "score", "digits", "you")), strict=True)
    open_ = [n for n, row in enumerate(rows) if not _vetoed(*row)]
    votes = dict(zip(open_, forest.votes(told, open_), strict=True))
    return [votes.get(n, NONE) for n in range(len(told["score"]))]


def _vetoed(words: float, score: float, digits: float, you: float) -> bool:
    """A sentence is not taken for a blurb because of its neighbours alone; one that gives a figure and does not speak
    to the reader is taken for one only where its words are sure.
    """
    if words >= SENTENCE and score <= SILENT:
        return True
    return words >= LONG_SENTENCE and score <= CERTAIN and digits > 0 and not you


def _figures(stretch: Stretch, line: Line) -> tuple[int, bool]:
    """How many digits the line holds, and whether it speaks to the reader."""
    return sum(map(str.isdigit, stretch.text)), not line.known.isdisjoint(word_lists()["reader"])


def decided(votes: Sequence[float], scores: Sequence[float]) -> list[bool]:
    """Which lines are blurbs, given the trees' votes for the article's lines, in order, and their words' scores.

    An appeal of several lines goes as a whole: beside a blurb whose own words say so, more than BESIDE is enough.

    >>> decided([-300.0, -100.0, 20.0, -90.0, -300.0, -100.0], [0, 0, 90, 0, 0, 0])
    [False, True, True, True, False, False]
    """
    found = [vote > 0 for vote in votes]
    for order in (range(1, len(votes)), range(len(votes) - 2, -1, -1)):
        for n in order:
            before = n - order.step
            spreads = found[before] and (scores[before] > 0 or votes[before] <= 0)
            found[n] = found[n] or (spreads and votes[n] > BESIDE)
    return found


def _enclosed(lines: Sequence[Line], body: Sequence[int], scores: Sequence[int]) -> dict[int, str]:
    """The article's lines that sound like a blurb, as do all between two that one rule for blurbs has taken out.

    "Dear readers, | We face … | The authorities … | Your support …": the middle of an appeal may speak as news does.
    """
    found: dict[int, str] = {}
    gone, members = _gone(lines, set(body)), set(body)
    since: list[int] = []  # the lines since the last one taken out, by `rule`
    rule = ""
    for at, line in enumerate(lines):
        if gone[at] == 2:
            if rule in line.rules:
                found |= dict.fromkeys(since, rule)
            since, rule = [], line.rules[0]
        elif at in members and scores[at] > 0:
            since.append(at)
        else:
            since, rule = [], ""
    return found


def suspects(scores: Sequence[int], body: Sequence[int]) -> list[int]:
    """The article's lines that are worth asking the trees about: scored above SUSPECT, or beside a line that is."""
    return [at for at in body if max(scores[max(0, at - 1) : at + 2]) > SUSPECT]


def surroundings(
    stretches: Sequence[Stretch],
    lines: Sequence[Line],
    body: Sequence[int],
    scores: Sequence[int],
    asked: Sequence[int],
) -> dict[str, list[float]]:
    """The trees' columns (COLUMNS), a value for each line of `asked`; `body` are the article's lines.

    `scores` are those of the words of every line of the page (`word_scores`).
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
    gone = [0, *_gone(lines, set(body)), 0]
    rows = []
    for at, n, subject, named in zip(asked, chosen, subjects, names, strict=True):
        line, text = lines[at], stretches[at].text
        said, (digits, you) = text.split(), _figures(stretches[at], line)
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


def _gone(lines: Sequence[Line], body: set[int]) -> list[int]:
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
