"""Blurbs glued to the head or the tail of a paragraph, or of an article in one line: where to cut them off.

The ends of the sentences near either end of a line are the places to cut. Three steps, all fitted by `make cleaning`:
the words of the sentences (`glue_words.py`); trees that compare the sentences that would go with those that would stay
and with the article (`glued_trees.json`); where these are not sure, trees that also have as columns the log odds
that a network gives each sentence (`glued_read_trees.json`, `line_encoder.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property

from newsx.cleaning.features import Line, find_rules, word_lists
from newsx.cleaning.glue_words import BESIDE, HEAD, NONE, SHORTEST, TAIL, Cut, Glue, glue
from newsx.cleaning.line_encoder import MOST_READ, log_odds
from newsx.cleaning.trees import Forest, forest

TREES, READ_TREES = "glued_trees.json", "glued_read_trees.json"
OPEN = -200  # hundredths: a cut with a vote of the first trees above this is read by the network; others are none
NAME = re.compile(r"(?<=\w )[A-Z][\w'-]+")
MORE = -150  # hundredths: where a line is cut, the votes that are enough to cut farther in
FAR, LONG = 9, 200  # lines, words: more is all the same
LONGEST = 50_000  # characters of a line that is looked into
COLUMNS = (
    "side", "score", "best", "worst", "inner", "outer", "outer2", "rest", "words", "count", "left", "topic",
    "topic-here", "topic-inner", "topic-outer", "names", "digits", "you", "says", "quote", "mark", "begins", "capitals",
    "above", "below", "outer-you", "inner-words", "outer-words",
)  # fmt: skip
READ_COLUMNS = (*COLUMNS, "vote", "net", "net-best", "net-worst", "net-inner", "net-outer", "net-outer2", "net-gap")
MARKS = '.!?…:"”'


class Page:
    """The long lines of a page, and of how many of them each word and each name is."""

    def __init__(self, texts: Sequence[str], lines: Sequence[Line]) -> None:
        self.texts, self.lines = texts, lines
        self.long = [at for at, line in enumerate(lines) if len(line.words) >= SHORTEST]

    @cached_property
    def said(self) -> Counter[str]:
        for at in self.long:
            find_rules(self.lines[at])
        return Counter(word for at in self.long for word in self.lines[at].known)

    @cached_property
    def named(self) -> Counter[str]:
        return Counter(name for at in self.long for name in {*NAME.findall(self.texts[at])})

    def told(self, model: Glue, at: int, cut: Cut) -> tuple[float, ...]:
        """The trees' columns (COLUMNS) for a cut of line number `at`."""
        side, place, goes, stays = cut
        text, number = self.texts[at], bisect_left(self.long, at)
        part, rest = (text[:place], text[place:]) if side == HEAD else (text[place:], text[:place])
        words = part.split()
        gone = {token for sentence in goes for token in sentence.tokens}
        content = frozenset[str]().union(*(sentence.content for sentence in goes))
        left = frozenset[str]().union(*(sentence.content for sentence in stays))
        reader, speech = word_lists()["reader"], word_lists()["speech"]
        quotes = sum(map(part.count, '"“”'))
        scores = [sentence.score for sentence in goes]
        return (
            side, model.score(goes), max(scores), min(scores), scores[0], model.score(stays[:1]),
            model.score(stays[1:2]), model.score(stays[:BESIDE]), len(words), len(goes), min(len(rest.split()), LONG),
            self._topic(at, content), len(content & left) / (len(content) or 1), self._topic(at, goes[0].content),
            self._topic(at, stays[0].content), self._names(at, part, rest), sum(map(str.isdigit, part)),
            not reader.isdisjoint(gone), not speech.isdisjoint(gone),
            (quotes > 0) + quotes % 2 + 4 * (part[0] in "\"“‘'"),
            MARKS.find(text[:place].rstrip()[-1:]), model.begins_with(text[place:]),
            sum(word[0].isupper() for word in words) / len(words),
            min(number, FAR), min(len(self.long) - 1 - number, FAR), not reader.isdisjoint(stays[0].tokens),
            len(goes[0].tokens), len(stays[0].tokens),
        )  # fmt: skip

    def _topic(self, at: int, content: frozenset[str]) -> float:
        """The share of these words that other lines say too; -1 where there are none."""
        own = self.lines[at].known
        return sum(self.said[word] > (word in own) for word in content) / len(content) if content else -1.0

    def _names(self, at: int, part: str, rest: str) -> float:
        """The share of a part's names that the rest of its line or other lines hold; -1 where it holds none."""
        names = {*NAME.findall(part)}
        if not names:
            return -1.0
        own, near = {*NAME.findall(self.texts[at])}, {*NAME.findall(rest)}
        return sum(name in near or self.named[name] > (name in own) for name in names) / len(names)


def find_cuts(texts: Sequence[str], lines: Sequence[Line]) -> dict[int, list[Cut]]:
    """By the places of lines with a blurb at an end where to cut them, the head first."""
    page, model = Page(texts, lines), glue()
    asked: list[tuple[int, Cut]] = []
    for at in page.long:
        find_rules(lines[at])
        looked_into = texts[at][0] != "|" and len(texts[at]) <= LONGEST  # not the rows of a table
        if looked_into and not model.telling.isdisjoint(lines[at].tokens):
            asked += [(at, cut) for cut in model.cuts(texts[at])]
    told = [page.told(model, at, cut) for at, cut in asked]
    votes = votes_of(forest(TREES), COLUMNS, told)
    doubtful = sorted((n for n, vote in enumerate(votes) if vote > OPEN), key=lambda n: -votes[n])[:MOST_READ]
    opened = [(*asked[n], (*told[n], votes[n], *read(log_odds, asked[n][1]))) for n in sorted(doubtful)]
    judged: defaultdict[int, list[tuple[Cut, float]]] = defaultdict(list)
    again = votes_of(forest(READ_TREES), READ_COLUMNS, [row for *_, row in opened])
    for (at, cut, _), vote in zip(opened, again, strict=True):
        judged[at].append((cut, vote))
    return {at: cuts for at, own in judged.items() if (cuts := chosen(own))}


def votes_of(trees: Forest, columns: Sequence[str], told: Sequence[Sequence[float]]) -> list[float]:
    """The trees' votes for rows of these columns, in hundredths."""
    if not told:
        return []
    return trees.votes(dict(zip(columns, map(list, zip(*told, strict=True)), strict=True)), range(len(told)))


def read(network: Callable[[str], int], cut: Cut) -> tuple[float, ...]:
    """What the network reads in the sentences on either side of a cut: the last of READ_COLUMNS."""
    goes = [network(sentence.text.strip()) for sentence in cut.goes]
    stays = [network(sentence.text.strip()) for sentence in cut.stays[:2]]
    mean = sum(goes) / len(goes)
    outer2 = stays[1] if len(stays) > 1 else NONE
    return mean, max(goes), min(goes), goes[0], stays[0], outer2, mean - max(stays)


def chosen(judged: Sequence[tuple[Cut, float]]) -> list[Cut]:
    """The cuts of a line, given the trees' votes for all: where one is above 0 the farthest in above MORE.

    None where both ends sound like a blurb.
    """
    found = []
    for side in (HEAD, TAIL):
        mine = [(cut, vote) for cut, vote in judged if cut.side == side]
        if max((vote for _, vote in mine), default=0) > 0:
            far = [cut for cut, vote in mine if vote > MORE]
            found.append(max(far, key=lambda cut: cut.at if side == HEAD else -cut.at))
    return found if len(found) < 2 else []  # all of the line may be one
