"""Readings of dates that are named: a day, a month, a year, a quarter, a weekday, a holiday.

A reading takes the match of its form and the dates before it; it is None where the words are no date after all.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from newsx import lexicon
from newsx.grammar.bounds import bounds
from newsx.grammar.date_context import Story, looks_ahead, nearest, tells_past
from newsx.grammar.date_forms import Match, either, month_number, step_of, weekday_number, words
from newsx.grammar.date_values import Point, around, day_in
from newsx.grammar.number_kinds import is_year, kind_beside


def read_iso(m: Match, story: Story) -> Point | None:
    year, month, day = map(int, m["iso"].split("-"))
    return day_in(year, month, day)


def read_slashed(m: Match, story: Story) -> Point | None:
    """Day and month in numbers, where only one order is possible; a short year is the one nearest to publication."""
    first, second, tail = re.split(r"[/.]", m["slashed"])
    year = int(tail)
    if len(tail) == 2:
        if story.published is None or ("." in m["slashed"] and not re.fullmatch(r"\d\d\.\d\d\.\d\d", m["slashed"])):
            return None  # 2.1.3 is a version, 16.08.21 a day
        year += 100 * round((story.published.year - year) / 100)
    a, b = int(first), int(second)
    if a > 12 >= b:
        return day_in(year, b, a)
    return day_in(year, a, b) if b > 12 >= a else None


def read_day(m: Match, story: Story) -> Point | None:
    name, number = m["md_m"] or m["dm_m"], m["md_d"] or m["dm_d"]
    month, day = month_number(name), int(re.sub(r"\D", "", number))
    year = m["md_y"] or m["md_y2"]
    if year:
        return day_in(int(year), month, day)
    if m["md_rel"] and story.published:
        return day_in(story.published.year + step_of(m["md_rel"]), month, day)
    if m["md_w"] and story.published:
        return _on_weekday(story.published, month, day, weekday_number(m["md_w"].rstrip(".")))
    ahead = looks_ahead(m.string, m.start(), m.end())
    step = (m["md_step"] or "").lower()
    found = None if ahead or step else story.from_story(month, day, m.start())
    if found is None and story.published:
        past = not ahead and tells_past(m.string, m.start(), m.end())
        found = nearest(story.published, month, day, ahead or step == "next", past or step == "last")
    return Point("day", found) if found else None


def _on_weekday(published: date, month: int, day: int, weekday: int) -> Point | None:
    """The day in the year nearest to publication in which it has the weekday named beside it."""
    points = [day_in(published.year + years, month, day) for years in (0, -1, 1, -2)]
    fits = [point for point in points if point and point.first.weekday() == weekday]
    return min(fits, key=lambda point: abs(point.first - published), default=None)


def other_day(m: Match, point: Point) -> tuple[Point, int, int] | None:
    """The other day of "March 3 and 4" or "3-5 May", with where its number stands."""
    name = next((n for n in ("md_d2", "dm_d2") if m.groupdict().get(n)), None)
    if name is None:
        return None
    start, end = m.span(name)
    other = day_in(point.first.year, point.first.month, int(re.sub(r"\D", "", m[name])))
    return (other, start, end) if other else None


def read_month_year(m: Match, story: Story) -> Point | None:
    return Point("month", date(int(m["my_y"]), month_number(m["my_m"]), 1))


def read_month_of_year(m: Match, story: Story) -> Point | None:
    if story.published is None:
        return None
    return Point("month", date(story.published.year + step_of(m["mr_s"]), month_number(m["mr_m"]), 1))


def read_month(m: Match, story: Story) -> Point | None:
    """A month without a year is the last one before publication, unless the words before it speak of the future."""
    name = m["m_m"]
    if not _means_month(m, name) or story.published is None:
        return None
    month, this = month_number(name), story.published
    if looks_ahead(m.string, m.start(), m.end()):
        return Point("month", date(this.year + (month < this.month), month, 1))
    return Point("month", date(this.year - (month > this.month), month, 1))


def _means_month(m: Match, name: str) -> bool:
    text, start, end = m.string, m.start("m_m"), m.end()
    cues = words("month_cues")
    before = text[max(0, start - 24) : start]
    cued = re.search(rf"\b(?i:{either(cues['before'])})[\s-]$", before) or m.start() < start
    if not cued and re.match(rf"\s(?:{either(cues['not_followed'])})\b", text[end : end + 12]):
        return False
    verbs = either(words("month_as_adjective")["not_followed"])
    adjective = re.match(rf"\s(?!(?:{verbs})\b)[a-z]", text[end : end + 12])
    if adjective and re.search(r"(?:\b(?i:the|a|his|her|their|its)|['’]s)\s$", before):
        return True
    if name.endswith(".") or name in words("full_months")["doubtful"]:
        return bool(cued) and not re.match(r"\s[A-Z][a-z]+\s[a-z]*(?:ed|s|d)\b", text[end : end + 40])
    return bool(cued) or not re.match(r"\s(?:[A-Z][a-z]|\d)", text[end : end + 4])


def read_year(m: Match, story: Story) -> Point | None:
    text, start, end = m.string, m.start("y"), m.end("y")
    if m.start() < start:
        return around("year", date(int(m["y"]), 1, 1))
    begin, stop, _ = bounds(text, start, end, max(0, start - 40))
    if kind_beside(text, {start, begin}, start, {end, stop}) or not is_year(text, begin, start, end):
        return None
    if story.published and int(m["y"]) > story.published.year + 60:
        return None
    return around("year", date(int(m["y"]), 1, 1))


def read_fiscal(m: Match, story: Story) -> Point | None:
    return around("year", date(int(m["fiscal_y"]), 1, 1))


def read_spelled(m: Match, story: Story) -> Point | None:
    units = lexicon.load("grammar", "numbers.toml")["units"]
    last = units[m["sp_t"].lower()] + (units[m["sp_o"].lower()] if m["sp_o"] else 0)
    return around("year", date(units[m["sp_c"].lower()] * 100 + last, 1, 1))


def _quarter(year: int, number: int) -> Point:
    return Point("quarter", date(year, 3 * number - 2, 1))


def read_quarter(m: Match, story: Story) -> Point | None:
    """A quarter without a year is the last one begun, unless the words before it speak of the future."""
    number = words("ordinals")[m["qo"].lower()]
    if m["qy"]:
        return _quarter(int(m["qy"]), number)
    return _quarter_near(m, story, number, m["qs"] or m["qa"])


def _quarter_near(m: Match, story: Story, number: int, step: str | None) -> Point | None:
    if story.published is None:
        return None
    this = story.published
    if step:
        return _quarter(this.year + step_of(step), number)
    now = (this.month + 2) // 3
    if looks_ahead(m.string, m.start(), m.end()):
        return _quarter(this.year + (number < now), number)
    return _quarter(this.year - (number > now), number)


def read_short_quarter(m: Match, story: Story) -> Point | None:
    number = int(m["qn"])
    return _quarter(int(m["qy2"]), number) if m["qy2"] else _quarter_near(m, story, number, None)


def read_year_quarter(m: Match, story: Story) -> Point | None:
    return _quarter(int(m["qy1"]), words("ordinals")[m["qo1"].lower()])


def read_weekday(m: Match, story: Story) -> Point | None:
    """The last such day on or before publication; the next one where the words before it speak of the future."""
    if story.published is None or not _means_weekday(m):
        return None
    back = (story.published.weekday() - weekday_number(m["w_d"])) % 7
    if looks_ahead(m.string, m.start(), m.end()):
        return Point("day", story.published + timedelta(days=(-back) % 7))
    return Point("day", story.published - timedelta(days=back))


def _means_weekday(m: Match) -> bool:
    guard = words("weekday_guard")
    before, after = m.string[max(0, m.start() - 12) : m.start()], m.string[m.end() : m.end() + 20]
    if re.search(rf"\b(?:{either(guard['before'])})\s$", before):
        return False
    return not re.match(rf"\s(?:{either(guard['after'])})\b", after)


def read_holiday(m: Match, story: Story) -> Point | None:
    if story.published is None:
        return None
    month, day, *which = words("holidays")[m["holiday"]]
    days = []
    for year in range(story.published.year - 1, story.published.year + 2):
        first = date(year, month, 1)
        days.append(
            first + timedelta(days=(day - first.weekday()) % 7 + 7 * (which[0] - 1))
            if which
            else date(year, month, day)
        )
    ahead = looks_ahead(m.string, m.start(), m.end())
    fits = [d for d in days if (d >= story.published) == ahead]
    return Point("day", fits[0] if ahead else fits[-1]) if fits else None
