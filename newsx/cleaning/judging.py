"""Keeps or drops each stretch, and names the rule that decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsx.article import BlockKind
from newsx.cleaning.features import FAR, Line, distances, features, find_rules, letters, look, word_lists
from newsx.cleaning.rules import fold, is_sure, rules
from newsx.cleaning.scoring import NOWHERE, known_words, scores
from newsx.cleaning.stretches import Stretch
from newsx.cleaning.title import find_title

ABOVE, BODY, INSIDE, BELOW = "above", "body", "inside", "below"
REPEATED = 8  # words: a shorter line may well come twice
LABEL = 8  # words
DECK, UNDER_TITLE = 8, 4  # words; lines below the headline, past date and byline
LISTS = ("bullet", "number")
BOX = 12  # lines: how far a box goes on under its heading
CLOCKS = 3  # clock times within six lines either way
REPLIES = 3
SECOND = 3  # long paragraphs in a row below the article are another article


@dataclass(frozen=True)
class Verdict:
    """What becomes of each stretch: a block kind where it is kept, a rule id where it is dropped."""

    kinds: list[BlockKind | None]
    rules: list[str]
    title: int | None
    first: int
    last: int


def judge(stretches: Sequence[Stretch], title: str | None, drop: Sequence[str], extracted: bool = False) -> Verdict:
    """The verdict on a page's stretches; `title` is what is given, `drop` are phrases the user wants gone.

    `extracted`: the lines were read out of HTML, and only what a rule or a second article speaks against goes.
    """
    lines = look(stretches)
    states = _states(lines, _scores(stretches, lines))
    if extracted:
        _trust(lines, states)
    _second_article(lines, states)
    _comments(lines, states)
    _except(lines, states, drop)
    _skip_boxes(lines, states)
    _whole_lists(stretches, lines, states)
    _loose_end(stretches, lines, states)
    body = [at for at, state in enumerate(states) if state == BODY]
    if not body:
        return Verdict([None] * len(lines), [_why(lines, states, at) for at in range(len(lines))], None, 0, -1)
    first = next((at for at in body if lines[at].sort in "LT"), body[0])
    headline = find_title(stretches, lines, first, title)
    _deck(stretches, lines, states, headline, first)
    repeated = _repeats(lines, states, headline)
    kinds: list[BlockKind | None] = [None] * len(lines)
    for at, state in enumerate(states):
        if at == headline:
            kinds[at] = "title"
        elif state == BODY and at not in repeated:
            kinds[at] = _kind(stretches[at], lines[at], at, headline, first, body[-1])
    because = ["clean.repeated" if at in repeated else _why(lines, states, at) for at in range(len(lines))]
    return Verdict(kinds, because, headline, first, body[-1])


def _except(lines: Sequence[Line], states: list[str], drop: Sequence[str]) -> None:
    phrases = [folded for phrase in drop if (folded := fold(phrase).strip())]
    for at, line in enumerate(lines):
        if states[at] == BODY and line.rules and is_sure(line.folded, line.rules) and not _tells(line):
            states[at] = INSIDE
        if phrases and any(phrase in line.folded for phrase in phrases):
            states[at], line.rules = INSIDE, ("clean.user",)


def _scores(stretches: Sequence[Stretch], lines: Sequence[Line]) -> list[float]:
    """The lines' scores. What a rule is sure of is taken out first: it must not stand between two paragraphs."""
    places = without_sure(lines)
    rest = [lines[at] for at in places]
    found = [NOWHERE] * len(lines)
    names = features([stretches[at] for at in places], rest, known_words())
    for at, score in zip(places, scores(rest, names), strict=True):
        found[at] = score
    return found


def without_sure(lines: Sequence[Line]) -> list[int]:
    """The places of the lines no rule is sure of; those far from any long line are not even looked at."""
    since, until = distances([line.sort in "LT" for line in lines])
    places = []
    for at, line in enumerate(lines):
        if since[at] <= FAR or until[at] <= FAR:
            find_rules(line)
            if line.rules and is_sure(line.folded, line.rules) and not _tells(line):
                continue
        places.append(at)
    return places


def _states(lines: Sequence[Line], found: Sequence[float]) -> list[str]:
    """Body where the score says so, else above, inside or below it.

    Where no line is (a note, a list), every line without a rule against it is the article: some beats none.
    """
    body = [at for at, score in enumerate(found) if score > 0]
    if not body:
        for line in lines:
            find_rules(line)
    body = body or [at for at, line in enumerate(lines) if line.sort in "LST" and not line.rules]
    body = body or [at for at, line in enumerate(lines) if not line.rules]
    if not body:
        return [ABOVE] * len(lines)
    states = [ABOVE] * body[0] + [INSIDE] * (body[-1] + 1 - body[0]) + [BELOW] * (len(lines) - body[-1] - 1)
    for at in body:
        states[at] = BODY
    return states


def _trust(lines: Sequence[Line], states: list[str]) -> None:
    """An extractor has left the menus out already: a line without a rule against it stays."""
    for at, line in enumerate(lines):
        if not line.rules:
            states[at] = BODY


def _second_article(lines: Sequence[Line], states: list[str]) -> None:
    """What starts again with a headline of its own, said twice round a date line, is the next article, to the end."""
    told = 0
    first: dict[str, int] = {}
    for at, line in enumerate(lines):
        first.setdefault(line.folded, at)
        if states[at] == BODY and line.sort == "L":
            told += 1
        headline = told >= SECOND and line.sort in "NT" and len(line.words) >= 4 and first[line.folded] == at
        if headline and _said_twice(lines, at):
            states[at:] = [BELOW] * (len(lines) - at)
            return


def _comments(lines: Sequence[Line], states: list[str]) -> None:
    """Three replies make it the readers' comments, from the first sign of them below the article's beginning."""
    body = [at for at, state in enumerate(states) if state == BODY and lines[at].sort == "L"]
    replies = [
        at for at, line in enumerate(lines) if "clean.reply" in line.rules and at > body[min(SECOND, len(body)) - 1]
    ]
    if body and len(replies) >= REPLIES:
        start = replies[0]
        while start > 0 and "clean.comments" in lines[start - 1].rules:
            start -= 1
        states[start:] = [BELOW] * (len(lines) - start)


def _said_twice(lines: Sequence[Line], at: int) -> bool:
    below = lines[at + 1 : at + 9]
    twice = any(line.folded == lines[at].folded for line in below)
    return twice and any("clean.date" in line.rules for line in below)


def _skip_boxes(lines: Sequence[Line], states: list[str]) -> None:
    """Two or more short lines under a heading such as "Related" are its list; the article goes on after them."""
    known = rules().by_id
    for at, line in enumerate(lines):
        if states[at] == BODY or not any(known[rule].cue for rule in line.rules):
            continue
        end = at + 1
        while end < len(lines) and lines[end].sort == "N" and lines[end].end != ":":
            end += 1
        if end - at > 2:
            for below in range(at + 1, end):
                states[below] = INSIDE if states[below] == BODY else states[below]


def _whole_lists(stretches: Sequence[Stretch], lines: Sequence[Line], states: list[str]) -> None:
    """A list under one sign stays or goes as one: it stays where one of its items does, or where a colon leads in."""
    at = 0
    while at < len(lines):
        end = at + 1
        if stretches[at].marker in LISTS:
            same = stretches[at].marker, stretches[at].indent
            while end < len(lines) and (stretches[end].marker, stretches[end].indent) == same:
                end += 1
            led = at > 0 and states[at - 1] == BODY and lines[at - 1].end == ":"
            kept = sum(state == BODY for state in states[at:end])
            if led or 2 * kept > end - at:
                for item in range(at, end):
                    if not lines[item].rules:
                        states[item] = BODY
        at = end


def _loose_end(stretches: Sequence[Stretch], lines: Sequence[Line], states: list[str]) -> None:
    """A few words without an end mark, with nothing after them, are no subhead: there is nothing under it."""
    for last in range(len(lines) - 1, 0, -1):
        if states[last] != BODY:
            continue
        if lines[last].sort != "N" or len(lines[last].words) > LABEL or stretches[last].marker in LISTS:
            return
        states[last] = BELOW


def _tells(line: Line) -> bool:
    """The line quotes or reports speech: an article about an appeal, not an appeal."""
    quotes = line.folded[0] in "\"'" or line.folded[-1] in "\"'"
    return quotes or not word_lists()["speech"].isdisjoint(line.bare)


def _deck(
    stretches: Sequence[Stretch], lines: Sequence[Line], states: list[str], title: int | None, first: int
) -> None:
    """List items between headline and first paragraph stay, and the first full line right under the headline."""
    if title is None:
        return
    line_found = False
    for at in range(title + 1, first):
        if states[at] != ABOVE or lines[at].rules:
            continue
        if stretches[at].marker == "bullet":
            states[at] = BODY if len(lines[at].words) >= 6 else ABOVE
        elif not line_found and at <= title + UNDER_TITLE:
            words = stretches[at].text.split()
            line_found = len(words) >= DECK and sum(word[0].isupper() for word in words) < 0.6 * len(words)
            states[at] = BODY if line_found else ABOVE


def _repeats(lines: Sequence[Line], states: Sequence[str], title: int | None) -> set[int]:
    seen: dict[str, int] = {}
    found = set()
    if title is not None:
        seen[letters(lines[title])] = title
    for at, line in enumerate(lines):
        if at == title or (title is None and states[at] != BODY):
            continue
        text = letters(line)
        if text in seen and (len(line.words) >= REPEATED or seen[text] == title):
            found.add(at)
        elif states[at] == BODY:
            seen[text] = at
    return found


def _kind(stretch: Stretch, line: Line, at: int, title: int | None, first: int, last: int) -> BlockKind:
    if title is not None and title < at < first:
        return "deck"
    if stretch.marker == "quote":
        return "quote"
    if stretch.marker in LISTS:
        return "item"
    if stretch.marker == "heading":
        return "subhead"
    if at == last or len(line.words) > 14 or stretch.text[0].islower():
        return "paragraph"
    if stretch.text.isupper() or stretch.text[-1] == "?" or (line.end == "-" and stretch.text[-1] not in "\"”’'…"):
        return "subhead"
    return "paragraph"


def _why(lines: Sequence[Line], states: Sequence[str], at: int) -> str:
    line = lines[at]
    if _ticks(lines, at):
        return "clean.ticker"
    if line.rules:
        return line.rules[0]
    if states[at] == ABOVE:
        return "clean.before"
    cue = _cue(lines, at)
    if cue:
        return cue
    if states[at] == BELOW:
        return "clean.second-article" if _in_story(lines, at) else "clean.after"
    return "clean.inside"


def _cue(lines: Sequence[Line], at: int) -> str | None:
    """The rule of the heading a line stands under, if that is one that heads a box; appeals go on in full sentences."""
    known = rules().by_id
    for back in range(at, max(-1, at - BOX), -1):
        for rule in lines[back].rules:
            if known[rule].appeal or (
                known[rule].cue and not any(line.sort in "LT" for line in lines[back + 1 : at + 1])
            ):
                return rule
    return None


def _ticks(lines: Sequence[Line], at: int) -> bool:
    """Clock times stand all round: a ticker."""
    if lines[at].sort == "L":
        return False
    return sum("clean.clock" in line.rules for line in lines[max(0, at - 6) : at + 7] if line.rules) >= CLOCKS


def _in_story(lines: Sequence[Line], at: int) -> bool:
    window = range(max(0, at - 4), min(len(lines), at + 5))
    return sum(lines[near].sort == "L" and not lines[near].rules for near in window) >= SECOND
