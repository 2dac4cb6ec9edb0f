"""The context against which a date expression is read: its sentence, the dates before it, the publication day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from newsx.grammar.date_forms import either, words
from newsx.grammar.date_values import Point
from newsx.grammar.sentences import SENTENCE_END, sentence_start

# A day and month without a year lies ahead only this far; further off, the one in the past is meant.
DAYS_AHEAD = 60
# A text is dated up to two days after its publication day: time zones, an editorial written for tomorrow's paper.
DAYS_AROUND = 2
# A story goes on from a dated sentence for about half a year and a few paragraphs.
STORY_DAYS, STORY_CHARS = 200, 2500


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    future = words("future")
    lean = r"\s(?:(?:early|late|mid|about|around)[\s-])?$"
    return {
        "directly": re.compile(rf"(?<![\w])(?i:{either(future['directly'])}){lean}"),
        "sentence": re.compile(rf"(?<![\w])(?:{either(future['sentence'])})(?![\w])", re.IGNORECASE),
        "past": re.compile(
            rf"(?<!\b(?:be|is|to)\s)(?<!\bare\s)(?<!\bbeen\s)\b(?i:[a-z]+ed|{either(future['past'])})\s(?:on\s|late\s|early\s)?$"
        ),
        "after": re.compile(rf"[^.;\n]{{0,70}}?(?<!\bthat\s)(?<!\bsaid\s)\b(?:{either(future['after'])})\b"),
        "then": re.compile(r"['’]s\b|\s[a-z]+ed\b"),
        "told": re.compile(rf"\b(?:{either(future['told'])})\b"),
        "opens": re.compile(rf"(?:{either(words('narrative')['opens'])})\s(?:[A-Z][a-z]+day,?\s)?$"),
        "since": re.compile(rf"(?<![\w])(?i:{either(words('since')['words'])})\s?$"),
    }


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether a weekday or month lies in the future: "until", "will", "scheduled" stand before it in its sentence.

    Not where a past verb stands directly before it ("said it would meet, the office announced Friday"), or where it is
    a possessive ("Friday's ruling").
    """
    begins = sentence_start(text, start)
    clause = text[begins:start]
    cues = _cues()
    if cue := cues["directly"].search(clause):
        over = cue[0].split()[0].lower() in words("future")["bounds"] and tells_past(text, start, end)
        return not over  # "had buried 12 by Sunday", "lasted until Friday"
    if cues["past"].search(clause) or cues["then"].match(text, end):
        return False
    if len(clause.strip()) <= 3 and (after := cues["after"].match(text, end)):
        return not re.search(r"\bsaid\b|\btold\b|\b[a-z]+ed\b", after[0])
    last = max((found.end() for found in cues["sentence"].finditer(clause)), default=-1)
    return last >= 0 and not cues["told"].search(clause, last)


def tells_past(text: str, start: int, end: int) -> bool:
    """Whether the sentence of a date is in the past tense: a past verb, and no word of the future."""
    head = text[sentence_start(text, start) : start].rpartition(";")[2]
    tail = SENTENCE_END.split(text[end : end + 100].partition(";")[0], maxsplit=1)[0]
    sentence = head + tail
    cues = _cues()
    return bool(cues["told"].search(sentence)) and not cues["sentence"].search(sentence)


@dataclass(slots=True)
class Story:
    """The dates read so far: `last` for "that year" and "a week earlier", `told` for the year of "On May 29"."""

    published: date | None
    last: Point | None = None
    last_end: int = 0
    told: date | None = None
    told_end: int = 0

    def note(self, text: str, point: Point, start: int, end: int, stated: bool) -> None:
        """Notes a date; one with its year at the start of a sentence begins a sequence of dates."""
        opens = bool(_cues()["opens"].search(text[max(0, start - 30) : start]))
        if stated and point.precision in ("day", "month"):
            self.told, self.told_end = (point.first, end) if opens else (None, end)
        elif point.precision == "day" and self.told and self.told <= point.first:
            self.told, self.told_end = point.first, end
        self.last, self.last_end = point, end

    def near(self, text: str, start: int, sentences: int) -> Point | None:
        """The date before `start`, where at most `sentences` sentence ends stand between the two."""
        gap = text[self.last_end : start]
        if self.last is None or len(gap) > 200 * (sentences + 1):
            return None
        ends = len(SENTENCE_END.findall(gap))
        return self.last if ends <= sentences else None

    def from_story(self, month: int, day: int, start: int) -> date | None:
        """The day of "May 29" by the dates before it; None where there are none, or it would lie after publication."""
        if self.told is None or start - self.told_end > STORY_CHARS:
            return None
        for year in (self.told.year, self.told.year + 1):
            try:
                found = date(year, month, day)
            except ValueError:
                continue
            if found >= self.told:
                late = self.published is not None and found > self.published
                return None if late or found - self.told > timedelta(days=STORY_DAYS) else found
        return None


def nearest(published: date, month: int, day: int, ahead: bool, past: bool) -> date | None:
    """The day of a day and month without a year.

    No further ahead than `DAYS_AHEAD`, unless the words speak of the future or the past.
    """
    fits = []
    for year in range(published.year - 4, published.year + 5):
        try:
            fits.append(date(year, month, day))
        except ValueError:
            continue
    coming = [d for d in fits if d >= published]
    if ahead and coming and coming[0] - published < timedelta(days=240):
        return coming[0]
    gone = [d for d in fits if d <= published + timedelta(days=DAYS_AROUND if past else DAYS_AHEAD)]
    return gone[-1] if gone else None


def follows_since(text: str, start: int, end: int) -> bool:
    """Whether "since", "ever since" or "from … on" stands around the date at `start:end`."""
    head, tail = text[max(0, start - 40) : start], text[end : end + 12]
    if re.search(r"\b(?i:from)\s(?:the\s)?$", head):
        return bool(re.match(r",?\s(?:on|onwards?)\b", tail))
    return bool(_cues()["since"].search(head))
