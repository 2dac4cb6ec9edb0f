"""Where an article was filed and by which agency: "KHARTOUM (Reuters) —", "GOMA, Congo:"."""

from __future__ import annotations

import re

from newsx.article import Dateline
from newsx.grammar.agencies import agency_of

MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
PLACE = r"[A-Z][A-Z'’.\-]*[A-Z.](?:[ /-][A-Z'’.\-]+)*"
REGION = r"(?:, (?!" + MONTH + r"\b)[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2})?"
DAY = r"(?:,? (?:" + MONTH + r" \d{1,2}|\d{1,2} " + MONTH + r")(?:,? \d{4})?)?"
BRACKETS = r"(?: ?\((?P<agency>[^()]{2,40})\))"
DASH = r"\s*(?:—|–|--|-|:|―)\s"

# In capitals a place alone is enough; in small letters only an agency in brackets makes it a dateline.
CAPITALS = re.compile(rf"(?P<place>{PLACE}{REGION}){DAY}{BRACKETS}?{DAY}(?:{DASH}|(?<=\)) )")
SMALL = re.compile(
    rf"(?P<place>[A-Z][\w'’.-]+(?: (?:[A-Z][\w'’.-]+|de|of|the)){{0,3}}{REGION}){DAY}{BRACKETS}{DAY}{DASH}"
)
AGENCY_ONLY = re.compile(rf"\((?P<agency>[^()]{{2,40}})\){DASH}")

NOT_PLACES = re.compile(
    r"(?:WATCH|UPDATE|BREAKING|EXCLUSIVE|OPINION|VIDEO|PHOTOS?|ANALYSIS|LIVE|READ|NEW|EDITOR|NOTE|CORRECTION)\b"
)


def find_dateline(paragraphs: list[str], credits: list[str]) -> Dateline | None:
    """The dateline among the first three paragraphs; an agency credited at the foot counts too.

    >>> find_dateline(["KHARTOUM, Sudan (AP) — The court sat on Monday."], [])
    Dateline(place='KHARTOUM, Sudan', agency='AP')
    """
    credited = next((agency for line in credits if (agency := agency_of(line))), None)
    for paragraph in paragraphs[:3]:
        for pattern in (CAPITALS, SMALL, AGENCY_ONLY):
            match = pattern.match(paragraph)
            if not match or NOT_PLACES.match(paragraph):
                continue
            groups = match.groupdict()
            agency = agency_of(groups["agency"]) if groups.get("agency") else None
            return Dateline(groups.get("place"), agency or credited)
    return Dateline(None, credited) if credited else None


def opens(text: str) -> bool:
    """Whether `text` begins with a dateline, as an article does.

    >>> opens("KISUMU, April 25 (Reuters) - Nine boats came in before the storm."), opens("Nine boats came in.")
    (True, False)
    """
    found = any(pattern.match(text) for pattern in (CAPITALS, SMALL, AGENCY_ONLY))
    return found and not NOT_PLACES.match(text)
