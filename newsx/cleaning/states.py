"""Scores → states: which lines are the article's, and which lie above, inside and below it."""

from __future__ import annotations

from collections.abc import Sequence

from newsx.cleaning.features import FAR, Line, distances, features, find_rules, word_lists
from newsx.cleaning.rules import is_sure
from newsx.cleaning.scoring import NOWHERE, known_words, scores
from newsx.cleaning.stretches import Stretch

DOUBT = 80  # hundredths: a score no lower says little against a line
ABOVE, BODY, INSIDE, BELOW = "above", "body", "inside", "below"


def find_states(stretches: Sequence[Stretch], lines: Sequence[Line]) -> list[str]:
    """The state of each line by its score; the rules of the lines near long ones are filled in on the way."""
    return _states(read_scores(stretches, lines), lines)


def read_scores(stretches: Sequence[Stretch], lines: Sequence[Line]) -> list[float]:
    """The lines' scores, in hundredths.

    What a rule is sure of is taken out first: it must not stand between two paragraphs.
    """
    places = without_sure(lines)
    rest = [lines[at] for at in places]
    found: list[float] = [NOWHERE] * len(lines)
    near = [stretches[at] for at in places]
    names = features(near, rest, known_words())
    for at, score in zip(places, scores(near, rest, names), strict=True):
        found[at] = score
    return found


def without_sure(lines: Sequence[Line]) -> list[int]:
    """The places of the lines no rule is sure of; those far from any long line are not even looked at.

    What stood between two lines that come to stand together is told to both of them (`under`, `over`).
    """
    since, until = distances([line.sort in "LT" for line in lines])
    places: list[int] = []
    gone: dict[str, None] = {}
    for at, line in enumerate(lines):
        if since[at] <= FAR or until[at] <= FAR:
            find_rules(line)
            if line.rules and is_sure(line.folded, line.rules, tells(line)):
                gone.update(dict.fromkeys(line.rules))
                continue
        line.over = tuple(gone)
        if gone and places:
            lines[places[-1]].under = tuple(gone)
        gone.clear()
        places.append(at)
    return places


def _states(found: Sequence[float], lines: Sequence[Line]) -> list[str]:
    """Body where the score says so, else above, inside or below it.

    Where the score hardly says anything, a line between two of the article's stays, and so does a full sentence beside
    one of them that tells who said something. Furniture between two lines does not part them.
    """
    body = [score > 0 for score in found]
    bare = [at for at, line in enumerate(lines) if not line.rules]
    for place, at in enumerate(bare):
        if body[at] or found[at] <= -DOUBT:
            continue
        before = place > 0 and found[bare[place - 1]] > 0
        after = place + 1 < len(bare) and found[bare[place + 1]] > 0
        body[at] = (before and after) or ((before or after) and lines[at].sort in "LS" and tells(lines[at]))
    return placed([at for at, is_body in enumerate(body) if is_body], len(found))


def placed(body: Sequence[int], count: int) -> list[str]:
    """The states of `count` lines, those at `body` being the article."""
    if not body:
        return [ABOVE] * count
    states = [ABOVE] * body[0] + [INSIDE] * (body[-1] + 1 - body[0]) + [BELOW] * (count - body[-1] - 1)
    for at in body:
        states[at] = BODY
    return states


def fall_back(lines: Sequence[Line]) -> list[str]:
    """Where no full line passed: the long sentences without a rule against them, else the full lines, else all such."""
    for line in lines:
        find_rules(line)
    bare = [at for at, line in enumerate(lines) if not line.rules]
    for sorts in ("L", "LST"):
        if full := [at for at in bare if lines[at].sort in sorts]:
            return placed(full, len(lines))
    return placed(bare, len(lines))


def tells(line: Line) -> bool:
    """The line quotes or reports speech: an article about an appeal, not an appeal."""
    quotes = line.folded[0] in "\"'" or line.folded[-1] in "\"'"
    return quotes or not word_lists()["speech"].isdisjoint(line.known)
