"""Which line is the headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newsx.cleaning.dateline import opens
from newsx.cleaning.features import Line, find_rules
from newsx.cleaning.rules import fold, rules
from newsx.cleaning.states import tells
from newsx.cleaning.stretches import Stretch

TRAIL = re.compile(r"\s[|/›>»·]\s")
FARTHEST = 60  # lines above the first paragraph in which a headline is looked for
LONGEST = 30  # words; headlines of pages have up to 25
OPENING = 8  # paragraphs whose words a headline is held against
FEWEST, NEAR = 3, 4  # words of a headline nothing else speaks for; lines it stands above the first paragraph at most
LIKELY = 1.0
DECK = 0.2  # by so much a line must beat the one right above it: a deck has more of the article's words
TOP, ON_TOP = 4, 0.4  # so many words on the very top of a text are no menu: what that is worth
# Of a headline with a full stop: words; paragraphs that tell it again; what it does not hold.
STOPPED, RETOLD = (4, 16), 3
STOP_INSIDE = re.compile(r"[.?!] ")
DAY = re.compile(r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday)\b")
# What stands under a headline, within so many lines, and what that is worth (fitted on 76 pages' <h1>).
UNDER = frozenset({"clean.byline", "clean.date", "clean.reading-time"})
STEPS = ((0, 0.2), (3, 0.3), (5, 0.4))


def find_title(stretches: Sequence[Stretch], lines: Sequence[Line], first: int, given: str | None) -> int | None:
    """The place of the headline above paragraph number `first`, None where none stands there.

    A headline shares words with the paragraphs below it, has a byline or a date under it, comes again in share boxes
    and menus, and is no sentence.
    """
    if given is not None:
        wanted = _bare(given)
        return next((at for at in range(min(first, len(lines)) - 1, -1, -1) if _bare(lines[at].folded) == wanted), None)
    told = {word[:5] for line in lines[first : first + OPENING] for word in _content(line.words)}
    seen = Counter(line.folded for line in lines)
    best, found = LIKELY, None
    for at in range(max(0, first - FARTHEST), first):
        line = lines[at]
        if stretches[at].marker in ("bullet", "number", "quote") or _furniture(line) or _is_trail(stretches[at].text):
            continue
        if 2 <= len(line.words) <= LONGEST and line.end in "-?:":
            below = next((n for n, next_line in enumerate(lines[at + 1 : at + 7]) if UNDER & {*next_line.rules}), 9)
            score = _score(line, told, seen[line.folded], first - at) + sum(worth for n, worth in STEPS if below <= n)
            if at == 0 and len(line.words) >= TOP:
                score += ON_TOP
            if score > best + (DECK if found == at - 1 else 0.0):
                best, found = score, at
    if found is None:
        found = _short(stretches, lines, first)
    return 0 if found is None and _is_stopped(stretches, lines) else found


def _short(stretches: Sequence[Stretch], lines: Sequence[Line], first: int) -> int | None:
    """A headline too short to tell by its words: alone above the first paragraph, or right above a dateline."""
    above = [at for at in range(max(0, first - FARTHEST), first) if not _furniture(lines[at])]
    if not above or not (len(above) == 1 or above[0] == first - len(above) == 0 or opens(stretches[first].text)):
        return None
    at = above[-1] if opens(stretches[first].text) else above[0]
    line, text = lines[at], stretches[at].text
    fits = FEWEST <= len(line.words) <= LONGEST and line.end in "-?" and not stretches[at].marker
    return at if fits and first - at <= NEAR and not text[0].islower() else None


def _is_stopped(stretches: Sequence[Stretch], lines: Sequence[Line]) -> bool:
    """The first line of a text is a headline with a full stop: what it says the paragraphs below tell again.

    A short first sentence of the story itself says who said so, or on which day. (Of 413 headlines of real articles
    that were given a full stop 51 % are found so; of 576 articles without a headline two have their first line taken.)
    """
    line = lines[0]
    find_rules(line)
    if line.end != "." or not STOPPED[0] <= len(line.words) <= STOPPED[1] or stretches[0].marker or _furniture(line):
        return False
    if STOP_INSIDE.search(line.folded) or opens(stretches[0].text) or DAY.search(line.folded) or tells(line):
        return False
    below = [other for other in lines[1 : 1 + 2 * RETOLD] if other.sort in "LST"][:RETOLD]
    told = {word[:5] for other in below for word in _content(other.words)}
    content = [word[:5] for word in _content(line.words)]
    return len(below) > 1 and 2 * sum(word in told for word in content) >= len(content) > 0


def _is_trail(text: str) -> bool:
    """'World | Business | Sport', 'Home / News / Somalia': a menu or the way to the page."""
    parts = [part.split() for part in TRAIL.split(text)]
    return len(parts) > 2 and sum(len(part) <= 3 for part in parts) >= len(parts) - 1


def _furniture(line: Line) -> bool:
    known = rules().by_id
    return any(not known[rule].headline for rule in line.rules)


def _score(line: Line, told: set[str], times: int, distance: int) -> float:
    content = [word[:5] for word in _content(line.words)]
    share = sum(word in told for word in content) / len(content) if content else 0.0
    count = len(line.words)
    length = 0.0 if count < 4 else 0.3 if count < 6 else 1.0 if count <= 16 else 0.4
    return 1.5 * share + length + 0.2 * min(times - 1, 2) - 0.02 * distance


def _content(words: Sequence[str]) -> list[str]:
    return [bare for word in words if len(bare := word.strip("\"'.,:;?!()")) > 3]


def _bare(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())
