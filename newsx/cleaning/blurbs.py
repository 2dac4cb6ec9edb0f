"""Blurbs among the lines that were taken for the article's: appeals, offers, call-outs, biographies, notices.

Four steps, all fitted by `make cleaning`: the words of a line (`blurb_words.py`); trees that also take the scores of
the lines around it, its place, and the words it shares with the article (`blurb_trees.json`); where these are not sure
a network that reads the words in their order (`line_encoder.py`), and trees that also have its log odds as a column
(`blurb_read_trees.json`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from newsx.cleaning.blurb_words import Words, words
from newsx.cleaning.features import Line
from newsx.cleaning.kinds import kinds_by_line, rule_of
from newsx.cleaning.line_encoder import MOST_READ, log_odds
from newsx.cleaning.states import BODY, INSIDE
from newsx.cleaning.stretches import Stretch
from newsx.cleaning.surroundings import COLUMNS, NEAR, NONE, SENTENCE, surroundings, suspects, taken_out
from newsx.cleaning.trees import Forest, forest

TREES, READ_TREES = "blurb_trees.json", "blurb_read_trees.json"
OPEN, SURE = -300, 600  # hundredths: the network reads lines whose votes of the first trees lie between; above is sure
READ_COLUMNS = (*COLUMNS, "vote", "net")
LONG_SENTENCE = 12  # words
SILENT, CERTAIN = -100, 300  # hundredths: a line's own words say nothing for a blurb; leave no doubt
BESIDE = -150  # hundredths: the log odds that are enough beside a blurb


def drop_blurbs(stretches: Sequence[Stretch], lines: Sequence[Line], states: list[str]) -> list[int]:
    """Takes the blurbs out of the article, and gives them their rule; in place. A text of nothing else stays.

    Returns the scores of all lines (`word_scores`), which of those that the network read are means (`read`).
    """
    body = [at for at, state in enumerate(states) if state == BODY]
    scores = word_scores(words(), stretches, lines, body)
    found = find_blurbs(stretches, lines, body, scores)
    if not all(at in found or lines[at].sort == "N" for at in body):
        for at, rule in found.items():
            states[at], lines[at].rules = INSIDE, (rule,)
    return scores


def find_blurbs(
    stretches: Sequence[Stretch], lines: Sequence[Line], body: Sequence[int], scores: list[int]
) -> dict[int, str]:
    """The blurbs among the lines of the article (`body`): by their places the rule that each is put down to.

    The scores of the lines that the network reads are replaced (`read`).
    """
    votes = line_votes(stretches, lines, body, scores)
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


def line_votes(
    stretches: Sequence[Stretch], lines: Sequence[Line], body: Sequence[int], scores: list[int]
) -> dict[int, float]:
    """The trees' votes, in hundredths, for the article's lines that may be blurbs; above 0 it is one.

    They are those of the second trees, of lines without doubt those of the first. The scores of the lines that the
    network reads are replaced (`read`).
    """
    asked = suspects(stretches, lines, scores, body)
    if not asked:
        return {}
    votes = forest(TREES).votes(surroundings(stretches, lines, body, scores, asked), range(len(asked)))
    first = {at: vote for at, vote in zip(asked, votes, strict=True) if vote > OPEN}
    doubtful = sorted((at for at in first if first[at] < SURE), key=lambda at: -first[at])[:MOST_READ]
    opened = {at: first[at] for at in sorted(doubtful)}
    sure = {at: vote for at, vote in first.items() if vote >= SURE}
    if not opened:
        return sure
    told = read(log_odds, stretches, lines, body, scores, opened)
    return sure | dict(zip(opened, votes_of(told, forest(READ_TREES)), strict=True))


def read(
    network: Callable[[str], int],
    stretches: Sequence[Stretch],
    lines: Sequence[Line],
    body: Sequence[int],
    scores: list[int],
    opened: Mapping[int, float],
) -> dict[str, list[float]]:
    """The second trees' columns (READ_COLUMNS) for the lines that are `opened`, by place their first votes.

    Their scores are replaced, in place, by the mean of the log odds of their words and of the network.
    """
    found = {at: network(stretches[at].text) for at in opened}
    for at, score in found.items():
        scores[at] = (scores[at] + score) // 2
    told = surroundings(stretches, lines, body, scores, [*opened])
    return told | {"vote": [*opened.values()], "net": [*found.values()]}


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
    gone, members = taken_out(lines, set(body)), set(body)
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
