"""Who wrote it, from a byline; only where the line is nothing but one."""

from __future__ import annotations

import re

PARTICLE = r"(?:van|von|de|der|den|al|el|bin|ibn|la|le)(?![\w-])"
NAME = rf"[A-ZÀ-Ž][\w'’.-]+(?: (?:{PARTICLE}|(?!AND )(?:[ae]l-)?[A-ZÀ-Ž][\w'’.-]+)){{1,3}}"
NAMES = rf"(?P<names>{NAME}(?:(?:,| &|,? (?:and|AND)) {NAME})*)"
TRADE = r"(?:[Rr]eporter|[Ee]ditor|[Cc]orrespondent|[Ww]riter|[Jj]ournalist|[Cc]olumnist|[Cc]ontributor)"
BYLINE = re.compile(rf"(?:(?:Written|Reported|Story|Words|Text) )?[Bb][Yy]:? {NAMES}(?P<rest>.*)")
ROLE = re.compile(rf"(?P<names>{NAME}),? (?:\||-|–|—)? ?(?:[A-Z]?[\w-]+ ){{0,4}}{TRADE}\W*$")
# What may follow the names: nothing, a sign, a date or a desk; anything else makes it prose.
REST = re.compile(
    r"\s*$|\s*[,|•·–—(/-]|\s+(?:[Pp]ublished|[Uu]pdated|[Pp]osted|[Oo]n|[Ii]n|[Ff]or|[Ss]taff|[A-Z]{2,})\b"
)


def find_authors(lines: list[str]) -> tuple[str, ...]:
    """The names in the first of `lines` (those about the headline) that is a byline; empty where none is.

    >>> find_authors(["By Ama Boateng and Lars Holm | Staff writers"])
    ('Ama Boateng', 'Lars Holm')
    >>> find_authors(["By the river, the children wait"])
    ()
    """
    for line in lines:
        match = BYLINE.match(line) or ROLE.fullmatch(line)
        if match and (match.re is ROLE or REST.match(match["rest"])):
            return tuple(name.strip() for name in re.split(r",? (?:and|AND) |,? & |, ", match["names"]))
    return ()
