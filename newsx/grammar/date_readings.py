"""The function that reads each form of date expression."""

from __future__ import annotations

import re
from collections.abc import Callable

from newsx.grammar import named_dates as named
from newsx.grammar import relative_dates as relative
from newsx.grammar.date_context import Story
from newsx.grammar.date_forms import Match
from newsx.grammar.date_values import Point

READINGS: dict[str, Callable[[Match, Story], Point | None]] = {
    "iso": named.read_iso,
    "slashed": named.read_slashed,
    "q_year": named.read_year_quarter,
    "q_short": named.read_short_quarter,
    "quarter": named.read_quarter,
    "md": named.read_day,
    "my": named.read_month_year,
    "m_rel": named.read_month_of_year,
    "step_m": relative.read_stepped_month,
    "m": named.read_month,
    "step_w": relative.read_stepped_weekday,
    "weekday": named.read_weekday,
    "ago": relative.read_ago,
    "off": relative.read_offset,
    "near": relative.read_near,
    "same": relative.read_same_time,
    "that": relative.read_that,
    "then": relative.read_then,
    "season": relative.read_season,
    "step": relative.read_step,
    "weekend": relative.read_weekend,
    "year_ago": relative.read_year_ago,
    "fiscal": named.read_fiscal,
    "edge_of": relative.read_edge,
    "holiday": named.read_holiday,
    "spelled": named.read_spelled,
    "year": named.read_year,
}


def is_stated(m: Match) -> bool:
    """Whether the words themselves name the whole date, its year included."""
    groups = m.groupdict()
    named = ("iso", "md_y", "md_y2", "my", "qy", "qy1", "qy2", "fiscal", "spelled", "year")
    short_year = groups["slashed"] and re.search(r"\d{4}$", groups["slashed"])
    return any(groups[name] for name in named) or bool(short_year)
