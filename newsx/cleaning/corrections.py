"""What the scores can't see: second articles, comments, boxes, lists, decks, repeats. All change `states` in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsx.cleaning.blurb_words import words
from newsx.cleaning.comments import comments
from newsx.cleaning.dateline import opens
from newsx.cleaning.features import ENDS, Line, has_figure, letters
from newsx.cleaning.rules import fold, is_sure, rules
from newsx.cleaning.states import ABOVE, BELOW, BODY, INSIDE, tells
from newsx.cleaning.stretches import Stretch

REPEATED = 8  # words: a shorter line may well come twice
LABEL = 8  # words without an end mark: a label, a subhead
DECK, UNDER_TITLE = 8, 4  # words; lines below the headline, past date and byline
LISTS = ("bullet", "number")
OPENING = 4  # lines
COPY, COPY_NEAR = 60, 12  # words of a line that may hold a whole article; lines either way that it may hold
HEADS, HEAD = 3, 8  # so many headlines of so many words make a list of them
SECOND = 3  # long paragraphs: so much of an article stands before another can follow


def correct(stretches: Sequence[Stretch], lines: Sequence[Line], states: list[str], drop: Sequence[str]) -> None:
    """All corrections that need no headline, in the order in which they build on each other."""
    _opening(stretches, lines, states)
    _second_article(stretches, lines, states)
    comments(lines, states)
    _except(lines, states, drop)
    _skip_boxes(lines, states)
    _skip_glued_copies(lines, states)
    _continued(stretches, lines, states)
    _whole_lists(stretches, lines, states)
    _lead_ins(lines, states)
    _trailing_headlines(stretches, lines, states)
    _loose_end(stretches, lines, states)


def trust(lines: Sequence[Line], states: list[str]) -> None:
    """An extractor has left the menus out already: a line without a rule against it stays."""
    for at, line in enumerate(lines):
        if not line.rules:
            states[at] = BODY


def _opening(stretches: Sequence[Stretch], lines: Sequence[Line], states: list[str]) -> None:
    """A full line right above the article that begins with a dateline is its first."""
    first = next((at for at, state in enumerate(states) if state == BODY), 0)
    for at in range(max(0, first - OPENING), first):
        if lines[at].sort in "LT" and not lines[at].rules and opens(stretches[at].text):
            states[at] = BODY


def _second_article(stretches: Sequence[Stretch], lines: Sequence[Line], states: list[str]) -> None:
    """What starts again with a headline of its own, said twice round a date line, is the next article, to the end.

    Below an appeal it is the first one.
    """
    told: list[int] = []
    seen: set[str] = set()
    twice = {text for text, times in Counter(line.folded for line in lines).items() if times > 1}
    for at, line in enumerate(lines):
        if states[at] == BODY and line.sort == "L":
            told.append(at)
        if line.folded not in twice or line.folded in seen:
            continue
        seen.add(line.folded)
        if line.sort not in "NT" or len(line.words) < 4 or len(told) < SECOND or not _said_twice(lines, at):
            continue
        if sum(words().score(stretches[n].text, lines[n].folded, lines[n].tokens) <= 0 for n in told) >= SECOND:
            states[at:] = [BELOW] * (len(lines) - at)
            return


def _said_twice(lines: Sequence[Line], at: int) -> bool:
    below = lines[at + 1 : at + 9]
    twice = any(line.folded == lines[at].folded for line in below)
    return twice and any("clean.date" in line.rules for line in below)


def _except(lines: Sequence[Line], states: list[str], drop: Sequence[str]) -> None:
    phrases = [folded for phrase in drop if (folded := fold(phrase).strip())]
    for at, line in enumerate(lines):
        if states[at] == BODY and line.rules and is_sure(line.folded, line.rules, tells(line)):
            states[at] = INSIDE
        if phrases and any(phrase in line.folded for phrase in phrases):
            states[at], line.rules = INSIDE, ("clean.user",)


def _skip_boxes(lines: Sequence[Line], states: list[str]) -> None:
    """Two or more short lines under a heading such as "Related" are its list; the article goes on after them."""
    known = rules().by_id
    for at, line in enumerate(lines):
        if not line.rules or states[at] == BODY or not any(known[rule].cue for rule in line.rules):
            continue
        end = at + 1
        while end < len(lines) and lines[end].sort == "N" and lines[end].end != ":":
            end += 1
        if end - at > 2:
            for below in range(at + 1, end):
                states[below] = INSIDE if states[below] == BODY else states[below]


def _skip_glued_copies(lines: Sequence[Line], states: list[str]) -> None:
    """A line that holds two of the lines near it whole is the article's copy in a share box: the split one stays."""
    for at, line in enumerate(lines):
        if len(line.words) < COPY:
            continue
        copy = "".join(line.words)
        near = [n for n in range(max(0, at - COPY_NEAR), min(len(lines), at + COPY_NEAR + 1)) if n != at]
        held = sum(len(lines[n].words) >= REPEATED and "".join(lines[n].words).strip(ENDS) in copy for n in near)
        if held >= 2:
            states[at] = INSIDE if states[at] == BODY else states[at]
            line.rules = ("clean.repeated",)


def _lead_ins(lines: Sequence[Line], states: list[str]) -> None:
    """A short line that ends in a colon right above a paragraph leads it in ("Its director:"), 96 % of the time."""
    for at in range(1, len(lines) - 1):
        line = lines[at]
        leads = line.sort == "N" and line.end == ":" and not line.rules and states[at] in (ABOVE, INSIDE)
        if leads and states[at + 1] == BODY and lines[at + 1].sort in "LT":
            states[at] = BODY


def _continued(stretches: Sequence[Stretch], lines: Sequence[Line], states: list[str]) -> None:
    """Scrapers break paragraphs at links: a line that goes on in small letters stays with the line it goes on from."""
    pairs = [at for at in range(1, len(lines)) if _goes_on(stretches[at], lines[at - 1])]
    for at in pairs:
        if states[at - 1] == BODY and not lines[at].rules:
            states[at] = BODY
    for at in reversed(pairs):
        if states[at] == BODY and not lines[at - 1].rules:
            states[at - 1] = BODY


def _goes_on(stretch: Stretch, before: Line) -> bool:
    return before.end == "-" and (stretch.text[0].islower() or stretch.text[0] in ",;") and not stretch.marker


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
            led = led or (BODY in states[max(0, at - 2) : at] and _clauses(lines[at:end]))
            if led or 2 * kept > end - at:
                for item in range(at, end):
                    if not lines[item].rules:
                        states[item] = BODY
        at = end


def _clauses(items: Sequence[Line]) -> bool:
    """Most items end in a semicolon: one sentence in parts, no menu."""
    return len(items) > 2 and 2 * sum(item.folded.endswith(";") for item in items) > len(items)


def _trailing_headlines(stretches: Sequence[Stretch], lines: Sequence[Line], states: list[str]) -> None:
    """Three and more full lines without a full stop, with nothing but such below them, are the next stories' heads.

    The rows of a list are not: a colon leads them in, or most of them give a figure.
    """
    body = [at for at, state in enumerate(states) if state == BODY]
    tail = 0
    while tail < len(body) and lines[body[-1 - tail]].end != "." and stretches[body[-1 - tail]].marker not in LISTS:
        tail += 1
    run = body[len(body) - tail :]
    if _are_rows(lines, run):
        return
    sentences = sum(lines[at].sort == "L" for at in body[: len(body) - tail])
    if sentences < SECOND or len(run) < HEADS or sum(len(lines[at].words) >= HEAD for at in run) * 2 < len(run):
        return
    for at in run:
        states[at] = BELOW


def _are_rows(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """A price list, the dates of a tour: a colon leads them in, or there are several and most give a figure."""
    heads = [at for at in (run[0], run[0] - 1) if lines[at].end == ":" and not lines[at].rules] if run else []
    return bool(heads) or (len(run) >= HEADS and 2 * sum(_gives_figure(lines[at]) for at in run) > len(run))


def _gives_figure(line: Line) -> bool:
    """A row gives a figure in a few words; a headline with one is longer."""
    return has_figure(line) and len(line.words) <= LABEL


def _loose_end(stretches: Sequence[Stretch], lines: Sequence[Line], states: list[str]) -> None:
    """A few words without an end mark, with nothing after them, are no subhead: there is nothing under it."""
    if states.count(BODY) < SECOND:
        return
    run: list[int] = []
    for last in range(len(lines) - 1, 0, -1):
        if states[last] != BODY:
            continue
        if lines[last].sort != "N" or len(lines[last].words) > LABEL or stretches[last].marker in LISTS:
            break
        run.insert(0, last)
    if not _are_rows(lines, run):
        for at in run:
            states[at] = BELOW


def keep_deck(
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


DECK_LINES = 3  # kept lines at the top that may be a deck


def find_repeats(lines: Sequence[Line], states: Sequence[str], title: int | None) -> set[int]:
    """The places of lines that stand in the article, or as its headline, already."""
    seen: dict[str, int] = {}
    found = set()
    least = REPEATED
    if title is not None:
        seen[letters(lines[title])] = title
        least = min(least, len(lines[title].words) - 1)  # a sign may stand apart in one copy and not in the other
    for at, line in enumerate(lines):
        if at == title or (states[at] != BODY and (title is None or len(line.words) < least)):
            continue
        text = letters(line)
        if text in seen and (len(line.words) >= REPEATED or seen[text] == title):
            found.add(at)
        elif states[at] == BODY:
            seen[text] = at
    deck = [at for at, state in enumerate(states) if state == BODY and at != title][:DECK_LINES]
    again = [at for at in found if seen[letters(lines[at])] != title]
    if len(again) == 1 and seen[letters(lines[again[0]])] in deck:
        found.remove(again[0])  # a sentence of the story that the deck says too: both are the article
    return found
