"""Readings of dates relative to another: last week, two months ago, that July, the week before.

A reading takes the match of its form and the dates before it; it is None where there is no date to count from.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from newsx.article import Precision
from newsx.grammar.date_context import Story
from newsx.grammar.date_forms import Match, either, month_number, step_of, weekday_number, words
from newsx.grammar.date_values import Point, around, moved


def _today(story: Story) -> Point | None:
    """The publication day."""
    return Point("day", story.published) if story.published else None


def read_stepped_month(m: Match, story: Story) -> Point | None:
    month, step = month_number(m["sm_m"]), m["sm_s"].lower()
    if step not in words("steps"):
        return _month_after(m, story, month, step)
    if story.published is None:
        return None
    this = around("month", story.published).first
    year = this.year
    if step_of(step) < 0 and month >= this.month:
        year -= 1
    elif step_of(step) > 0 and month <= this.month:
        year += 1
    elif step_of(step) == 0 and step == "past":
        year -= month > this.month
    return Point("month", date(year, month, 1))


def _month_after(m: Match, story: Story, month: int, step: str) -> Point | None:
    """ "That July" lies in the year named last, "the following June" after the date before it."""
    before = story.near(m.string, m.start(), 3)
    if before is None:
        return None
    year = before.first.year
    if "that" not in step and "same" not in step and before.precision != "year":
        year += month <= before.first.month if "previous" not in step else -(month >= before.first.month)
    elif "following" in step or "next" in step:
        year += 1
    return Point("month", date(year, month, 1))


def read_stepped_weekday(m: Match, story: Story) -> Point | None:
    """ "Last Friday", "next Monday"; "the following Monday" is counted from the date before it."""
    if story.published is None:
        return None
    step, day = m["sw_s"].lower(), weekday_number(m["sw_d"])
    if step not in words("steps"):
        return _weekday_after(m, story, step, day)
    back = (story.published.weekday() - day) % 7
    if step_of(step) < 0:
        return Point("day", story.published - timedelta(days=back or 7))
    if step_of(step) > 0:
        return Point("day", story.published + timedelta(days=7 - back))
    return Point("day", story.published + timedelta(days=day - story.published.weekday()))


def _weekday_after(m: Match, story: Story, step: str, day: int) -> Point | None:
    before = story.near(m.string, m.start(), 2)
    if before is None or before.precision != "day":
        return None
    back = (before.first.weekday() - day) % 7
    if "following" in step or "next" in step:
        return Point("day", before.first + timedelta(days=7 - back))
    return Point("day", before.first - timedelta(days=back or 7 * ("previous" in step)))


def _unit(word: str) -> tuple[Precision, int]:
    """The precision of a unit, and how many of it the unit is: a fortnight is two weeks."""
    precision, size = words("date_units")[word.lower()]
    return precision, size


def _amount(word: str) -> int:
    return int(word) if word.isdigit() else int(words("amounts")[word.lower()])


def read_ago(m: Match, story: Story) -> Point | None:
    """As fine as the unit: "a year ago" is a year, "two months ago" a month, "10 days ago" a day."""
    unit, size = _unit(m["ago_u"])
    today = _today(story)
    return moved(today, unit, -_amount(m["ago_n"]) * size) if today else None


def read_offset(m: Match, story: Story) -> Point | None:
    """ "A week earlier", "the year before", "two days later": counted from the date in this sentence or the last."""
    unit, size = _unit(m["off_u"])
    the = m["off_n"].lower() == "the"
    word = m["off_w"].lower()
    back = word in ("earlier", "before", "prior")
    plain = word in ("earlier", "later")
    if (the and plain) or not (plain or _ends_phrase(m)):
        return None
    amount = (1 if the else _amount(m["off_n"])) * size
    before = story.near(m.string, m.start(), 1)
    if before is None or (unit in ("day", "week") and before.precision not in ("day", "week")):
        before = _today(story) if unit == "year" and back and word == "earlier" else None
    return moved(before, unit, -amount if back else amount) if before else None


def _ends_phrase(m: Match) -> bool:
    """Whether a date ends here: "the week before." is one, "the day before the raid" is relative to an event."""
    return not re.match(r"\s(?!and\b|but\b|when\b|while\b|with\b|at\b|in\b)[\w“\"‘]", m.string[m.end() : m.end() + 8])


def read_near(m: Match, story: Story) -> Point | None:
    """ "Today", "yesterday", "tomorrow"; not in "USA Today"."""
    word = re.sub(r"\s+", " ", m["near"].lower())
    if word == "today" and m["near"][0] == "T":
        names = either(words("today_guard")["before"])
        if re.search(rf"\b(?:{names})\s$", m.string[max(0, m.start() - 14) : m.start()]):
            return None
    today = _today(story)
    return moved(today, "day", words("near_days").get(word, 0)) if today else None


def read_same_time(m: Match, story: Story) -> Point | None:
    """ "About that same time": the date before it, a day or week as its month."""
    before = story.near(m.string, m.start(), 1)
    if before is None:
        return None
    return around("month", before.first) if before.precision in ("day", "week") else before


def read_that(m: Match, story: Story) -> Point | None:
    """ "That year", "that month": of the date before it."""
    before = story.near(m.string, m.start(), 3)
    unit, _ = _unit(m["that_u"])
    order = ["day", "week", "month", "quarter", "year"]
    if before is None or order.index(before.precision) > order.index(unit):
        return None
    return around(unit, before.first)


def read_then(m: Match, story: Story) -> Point | None:
    """ "The following month", "the previous year": counted from the date before it."""
    unit, size = _unit(m["then_u"])
    before = story.near(m.string, m.start(), 1)
    order = ["day", "week", "month", "quarter", "year"]
    if before is None or order.index(before.precision) > order.index(unit):
        return None
    return moved(before, unit, size if m["then_s"].lower() in ("following", "next") else -size)


def read_season(m: Match, story: Story) -> Point | None:
    """No sharper than the year the season begins in."""
    if story.published is None:
        return None
    begins, this, step = words("seasons")[m["s_n"].lower()], story.published, step_of(m["s_s"])
    year = this.year
    if step < 0 and begins + 2 >= this.month:
        year -= 1
    elif step > 0 and begins <= this.month:
        year += 1
    return around("year", date(year, 1, 1))


def read_step(m: Match, story: Story) -> Point | None:
    """ "Last month", "next year", "this weekend": counted from publication."""
    step, word = m["step_s"].lower(), m["step_u"].lower()
    unit, size = _unit(word)
    if story.published is None or step == "past" or word == "day" or _is_stretch(m, step):
        return None
    point = Point("day", story.published)
    if word == "weekend":
        weekday = story.published.weekday()
        saturday = story.published - timedelta(days=weekday + 2 if weekday < 5 else weekday - 5)
        step_days = 7 if step in ("this", "next", "coming") and weekday < 5 else 0
        return around("week", saturday + timedelta(days=step_days))
    return moved(point, unit, step_of(step) * size)


def _is_stretch(m: Match, step: str) -> bool:
    """Whether the words are a period that ends today and no date: "over the last year", "in the past week"."""
    before = m.string[max(0, m.start() - 16) : m.start()]
    return step in ("last", "previous", "coming") and bool(re.search(r"\b(?i:the|this|his|her|their|its)\s$", before))


def read_edge(m: Match, story: Story) -> Point | None:
    """ "By the end of the month", "year-end": the month or year of the publication."""
    unit: Precision = _unit(m["edge_u"])[0] if m["edge_u"] else "year"
    return around(unit, story.published) if story.published else None


def read_weekend(m: Match, story: Story) -> Point | None:
    """ "The weekend": the last one before publication."""
    if story.published is None:
        return None
    weekday = story.published.weekday()
    back = weekday + 2 if weekday < 5 else weekday - 5
    return around("week", story.published - timedelta(days=back))


def read_year_ago(m: Match, story: Story) -> Point | None:
    """ "A year ago": counted from publication."""
    today = _today(story)
    return moved(today, "year", -1) if today else None
