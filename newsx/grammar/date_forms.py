"""The forms of date expressions: one pattern that finds them all in one pass over the text."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from newsx import lexicon
from newsx.grammar.number_words import spaced
from newsx.grammar.page_dates import months


@cache
def words(table: str) -> dict[str, Any]:
    """A table of `calendar.toml` without its `why`."""
    return {key: value for key, value in lexicon.load("grammar", "calendar.toml")[table].items() if key != "why"}


def either(choices: Any) -> str:
    """The words as one alternation, the longest first, a space standing for any one white space."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s") for w in sorted(choices, key=len, reverse=True))


Match = re.Match[str]


def month_number(name: str) -> int:
    """1 to 12 for "March", "Sept." …"""
    return months()[name.rstrip(".").lower()]


def weekday_number(name: str) -> int:
    """0 for Monday to 6 for Sunday."""
    return int(words("weekdays")[name.lower()])


def step_of(name: str | None) -> int:
    """-1 for last, 0 for this, 1 for next; 0 for other words."""
    return int(words("steps").get((name or "this").lower(), 0))


def _month_names() -> tuple[str, str, str]:
    names = words("full_months")
    plain, doubtful = either(names["plain"]), either(names["doubtful"])
    short = either({name.capitalize() for name in months()} | {name.upper() for name in months()})
    return plain, doubtful, rf"(?:{short})(?![\w])\.?"


# An abbreviated weekday is one only beside a date, a full one anywhere.
_FULL_DAY = "Mon|Tues|Wednes|Thurs|Fri|Satur|Sun"
YEAR = r"(?:1[5-9]|20)\d\d(?![\d%]|[,.]\d|[-–](?!(?:1[5-9]|20)\d\d(?!\d))\d{3})"


def _month_shapes(parts: str, steps: str, weekday: str) -> list[str]:
    """The forms with the name of a month: "Monday, March 3, 2024", "May 2021", "July last year", "that July", "May"."""
    plain, doubtful, month = _month_names()
    number = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[:.,]\d)"
    span = r"(?:\s?[-–]\s?|\s(?:and|to|or)\s)"
    after_span = rf"{either(words('day_span')['after'])}|\s(?:{either(words('day_span')['after_words'])})\b|$"
    short_day = r"(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.?"
    lead = rf"(?:(?P<md_w>{weekday}|{short_day}),?\s(?:the\s)?)?"
    people = spaced("{people}")  # "last May 14 children were hurt": no 14 May
    return [
        rf"(?P<md>(?!(?i:last|this|next)\s{month}\s\d\d?\s{people}\b)(?i:(?P<md_step>last|this|next)\s)?{lead}(?:(?P<md_m>{month})\s?,?\s?(?:the\s)?(?P<md_d>{number})(?:{span}(?P<md_d2>{number})(?={after_span}))?"
        rf"|(?:(?P<dm_d2>{number}){span})?(?P<dm_d>{number})(?:\s|-|\sof\s)(?P<dm_m>{month})(?!\w))"
        rf"(?:,?\s(?:in\s)?(?P<md_y>{YEAR})|-(?P<md_y2>{YEAR})|,?\s(?:of\s)?(?i:(?P<md_rel>last|this|next)\syear))?)",
        rf"(?P<my>(?i:(?:{parts})[\s-])?(?P<my_m>{month})(?:,?\s|\sof\s|-|,?\sin\s)(?P<my_y>{YEAR}))",
        rf"(?P<m_rel>(?i:(?:{parts})[\s-])?(?P<mr_m>{plain}|{doubtful})\s(?:of\s)?(?i:(?P<mr_s>last|this|next)\syear))",
        rf"(?P<step_m>(?i:(?P<sm_s>{steps}|that|the\sfollowing|the\sprevious|the\snext|the\ssame|following)\s)(?P<sm_m>{plain}|{doubtful})(?!\w))",
        rf"(?P<m>(?i:(?:{parts})[\s-])?(?P<m_m>{plain}|{doubtful}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)(?!\w))",
    ]


@cache
def scanner() -> re.Pattern[str]:
    """One pattern for every form; a named group tells the form: `iso`, `day`, `month`, `weekday`, `step`, `ago` …"""
    weekday = rf"(?:{_FULL_DAY})day"
    parts = either(words("parts")["before"])
    steps, amount = either(words("steps")), rf"(?:{either(words('amounts'))}|\d{{1,3}})"
    unit = r"(?:day|week|weekend|fortnight|month|quarter|year)"
    season, ordinal = either(words("seasons")), either(words("ordinals"))
    edges = r"(?:the\s)?(?:end|start|beginning|middle)\sof|earlier\sin|later\sin|late\sin|early\sin"
    century = either(words("spelled_years")["centuries"])
    tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    ones = "one|two|three|four|five|six|seven|eight|nine"
    shapes = [
        r"(?P<iso>(?:1[5-9]|20)\d\d-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])(?![\d-]))",
        r"(?P<slashed>\d{1,2}[/.]\d{1,2}[/.](?:(?:19|20)\d\d|\d\d)(?![\d/]))",
        rf"(?P<q_year>(?:the\s)?(?P<qy1>(?:19|20)\d\d)(?:['’]s)?[\s-](?P<qo1>{ordinal})[\s-]quarter)",
        r"(?P<q_short>Q(?P<qn>[1-4])(?:\s(?:of\s)?(?P<qy2>(?:19|20)\d\d))?(?!\w))",
        rf"(?P<quarter>(?:(?i:(?P<qs>{steps})\s(?:fiscal\s)?year['’]s\s))?(?i:(?:the\s)?(?:fiscal\s)?(?P<qo>{ordinal})[\s-]quarter)"
        rf"(?:,?\s(?:of\s)?(?:(?P<qy>(?:19|20)\d\d)|(?i:(?P<qa>{steps})\syear))(?!\d))?)",
        *_month_shapes(parts, steps, weekday),
        rf"(?P<step_w>(?i:(?P<sw_s>{steps}|that|the\sfollowing|the\sprevious|the\ssame|the\snext)\s)(?P<sw_d>{weekday})(?:\s(?i:{either(words('parts')['day'])}))?(?![\w]))",
        rf"(?P<weekday>(?P<w_d>{weekday})(?:\s(?i:{either(words('parts')['day'])}))?(?!\w)(?!-))",
        rf"(?P<ago>(?i:(?:(?:about|nearly|almost|some|around|just|only|exactly|more\sthan|over)\s)?(?P<ago_n>{amount})[\s-](?P<ago_u>{unit}|decade)s?[\s-]ago)(?!\w))",
        rf"(?P<off>(?i:(?P<off_n>{amount}|the)\s(?P<off_u>{unit})s?\s(?P<off_w>earlier|later|before|after|prior))(?!\w))",
        r"(?P<near>(?i:day\sbefore\syesterday|day\safter\stomorrow|yesterday|today|tonight|tomorrow|this\s(?:morning|afternoon|evening)|last\s(?:night|evening))(?!\w|-))",
        r"(?P<same>(?i:(?:around|about|at\saround|at\sabout)\s(?:the|that)\ssame\stime))",
        r"(?P<that>(?i:(?:the\ssame|that|that\svery|the\svery\ssame)\s(?P<that_u>day|week|month|quarter|year))(?!\w|['’-]))",
        rf"(?P<then>(?i:the\s(?P<then_s>following|next|previous|preceding)\s(?P<then_u>{unit}|morning|evening|night))(?!\w|['’-]))",
        rf"(?P<season>(?i:(?P<s_s>{steps})\s(?P<s_n>{season}))(?!\w))",
        rf"(?P<step>(?i:(?:(?P<edge>the\send\sof|the\sstart\sof|the\sbeginning\sof|earlier|later|early|late)\s)?(?P<step_s>{steps})\s(?:calendar\s|fiscal\s|school\s|academic\s)?(?P<step_u>{unit}))(?!\w|-))",
        rf"(?P<edge_of>(?i:(?:{edges})\sthe\s(?P<edge_u>week|month|quarter|year)|{either(words('year_edges')['words'])})(?!\w))",
        rf"(?P<holiday>(?:{either(words('holidays'))})(?!\w))",
        r"(?P<weekend>(?i:over\s(?:the|a)\sweekend|(?:during|on|at)\sthe\sweekend)(?!\w))",
        r"(?P<year_ago>(?i:year-(?:ago|earlier))(?!\w))",
        r"(?P<fiscal>(?i:fiscal(?:\syear)?|FY|the\syear|calendar\syear)[\s-]?(?P<fiscal_y>(?:19|20)\d\d)(?!\d|,\d))",
        rf"(?P<spelled>(?i:(?P<sp_c>{century})[\s-](?P<sp_t>{tens})(?:[\s-](?P<sp_o>{ones}))?)(?!\w|-))",
        rf"(?P<year>(?i:(?:{parts}|mid)[\s-])?(?P<y>{YEAR})(?![\w/]|['’]?s\b))",
    ]
    return re.compile(rf"(?<![\w$€£/.,+#-])(?:{'|'.join(shapes)})")
