"""Where an article was filed and by which agency: "KHARTOUM (Reuters) —", "GOMA, Congo:"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newsx.article import Dateline
from newsx.grammar.agencies import agency_of
from newsx.grammar.page_dates import read_date

OPENING = 3  # paragraphs in which a dateline is looked for

MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
PLACE = r"[A-Z][A-Z'’.\-]*[A-Z.](?:[ /-][A-Z'’.\-]+)*"
REGION = r"(?:, (?!" + MONTH + r"\b)[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2})?"
DAY = r"(?:,? (?:" + MONTH + r" \d{1,2}|\d{1,2} " + MONTH + r")(?:,? \d{4})?)?"
BRACKETS = r"(?: ?\((?P<agency>[^()]{2,40})\))"
DASH = r"\s*(?:—|–|--|-|:|―)\s"

# One of these stands in every dateline: most texts hold none, and the shapes below are not even compiled for them.
HINT = re.compile(r"[—–\-:―]\s|\) ")
# In capitals a place alone is enough; in small letters only an agency in brackets makes it a dateline.
CAPITALS = rf"(?P<place>{PLACE}{REGION}){DAY}{BRACKETS}?{DAY}(?:{DASH}|(?<=\)) )"
SMALL = rf"(?P<place>[A-Z][\w'’.-]+(?: (?:[A-Z][\w'’.-]+|de|of|the)){{0,3}}{REGION}){DAY}{BRACKETS}{DAY}{DASH}"
# A full date is as good as an agency: "Geneva (8 September 2023) – ", "Kyiv, 8 September 2023 – ".
FULL = rf"(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH}),? (?:19|20)\d\d"
DATED = (
    rf"(?P<place>(?!(?:[A-Z][a-z]+day|{MONTH})\b)[A-Z][\w'’./-]+(?: (?:[A-Z][\w'’.-]+|de|of|the)){{0,3}}{REGION})"
    rf"(?:, {FULL}| ?\({FULL}\)){DASH}"
)
AGENCY_ONLY = rf"\((?P<agency>[^()]{{2,40}})\){DASH}"
YEARED = re.compile(FULL)


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, (CAPITALS, SMALL, DATED, AGENCY_ONLY)))


NOT_PLACES = re.compile(
    r"(?:WATCH|UPDATE|BREAKING|EXCLUSIVE|OPINION|VIDEO|PHOTOS?|ANALYSIS|LIVE|READ|NEW(?= ?:)|EDITOR|NOTE|CORRECTION|"
    r"On|In|At|By|Since|From|Until)\b"
)


def find_dateline(paragraphs: list[str], credits: list[str]) -> Dateline | None:
    """The dateline among the first three paragraphs; an agency credited at the foot counts too.

    >>> find_dateline(["KHARTOUM, Sudan (AP) — The court sat on Monday."], [])
    Dateline(place='KHARTOUM, Sudan', agency='AP')
    """
    credited = next((agency for line in credits if (agency := agency_of(line))), None)
    for paragraph in paragraphs[:OPENING]:
        if match := _match(paragraph):
            groups = match.groupdict()
            agency = agency_of(groups["agency"]) if groups.get("agency") else None
            return Dateline(groups.get("place"), agency or credited)
    return Dateline(None, credited) if credited else None


def find_filed(paragraphs: Sequence[str]) -> tuple[int, re.Match[str], str] | None:
    """The full date in a dateline: the paragraph's number, the match and the day; None where no year is told.

    >>> place, match, day = find_filed(["NAIROBI, Sept 3 2023 (Reuters) - Nine boats came in on Friday."])
    >>> match[0], match.start(), day
    ('Sept 3 2023', 9, '2023-09-03')
    """
    for number, paragraph in enumerate(paragraphs[:OPENING]):
        if match := _match(paragraph):
            found = YEARED.search(paragraph, 0, match.end())
            day = read_date(found[0]) if found else None
            return (number, found, day) if found and day else None
    return None


def opens(text: str) -> bool:
    """Whether `text` begins with a dateline, as an article does.

    >>> opens("KISUMU, April 25 (Reuters) - Nine boats came in before the storm."), opens("Nine boats came in.")
    (True, False)
    """
    return _match(text) is not None


def _match(text: str) -> re.Match[str] | None:
    if not HINT.search(text) or NOT_PLACES.match(text):
        return None
    return next((match for pattern in _shapes() if (match := pattern.match(text))), None)
