"""Words of the calendar that somebody is called by: "her son May, 9", "April cried", "the twins, August and May".

One that somebody is called by once in a text is a name wherever else it does not stand as dates do.
"""

from __future__ import annotations

from newsx.entities import lists
from newsx.entities.name_tokens import Row, Word
from newsx.redaction.name_words import listed

_IS = frozenset(("is", "was", "has", "wants", "would", "did"))
_MONTHS = frozenset(("April", "May", "June", "August", "January"))
_WHO = frozenset(("who", "whose", "whom"))


def called(row: Row) -> set[int]:
    """Where the words of the calendar stand that are names."""
    words = row.words
    here = [k for k, word in enumerate(words) if word.cap and word.text.capitalize() in listed("names", "calendar")]
    named = {k for k in here if not _dates(words, k) and _is_somebody(words, k, k in row.headline)}
    for k in here:  # "the twins, August and May"
        if k - 2 in named and words[k - 1].text in ("and", "or") and not _dates(words, k):
            named.add(k)
    known = {words[k].text.casefold() for k in named}
    return named | {k for k in here if words[k].text.casefold() in known and not _dates(words, k)}


def _dates(words: list[Word], k: int) -> bool:
    """Whether the words beside one make it a date: "in May", "9 May", "May 9", "May, 2024", "last Sunday"."""
    word, after = words[k], words[k + 1].text if k + 1 < len(words) else ""
    if word.gap in (" ", "\u00a0", ". ") and after[:1].isdigit():
        return True
    if word.gap == ", " and after[:4].isdigit() and len(after) == 4:
        return True
    if k == 0 or "\n" in words[k - 1].gap:
        return False
    before = words[k - 1].text.lower()
    if before[0].isdigit() or before.capitalize() in lists.words("institutions.toml", "dates"):
        return words[k - 1].gap.strip() in ("", ",") and not _is_aged(words, k)
    return before in listed("names", "on_dates") and words[k - 1].gap == " "


def _is_aged(words: list[Word], k: int) -> bool:
    """Whether an age of a child follows: "May, 9, was", "June (5)", "April, four.", "May Oo, 9"."""
    word = words[k]
    if word.gap == " " and k + 1 < len(words) and words[k + 1].cap:
        return words[k + 1].text not in listed("names", "calendar") and _is_aged(words, k + 1)
    if k + 1 == len(words) or word.gap not in (", ", " (", ","):
        return False
    age, then = words[k + 1], words[k + 2].text if k + 2 < len(words) else ""
    figure = (age.text.isdigit() and int(age.text) < 18) or age.text in listed("names", "small_numbers")
    return figure and (
        (age.gap != "," and age.gap[:1] in (",", ")", ".", ";", "\n", "")) or then in ("and", "or", "months")
    )


def _is_somebody(words: list[Word], k: int, headline: bool) -> bool:
    """Whether the words beside one make it a name."""
    word = words[k]
    if _is_aged(words, k) or (word.gap == ", " and k + 1 < len(words) and words[k + 1].text in _WHO):
        return True
    if k and _is_kin(words, k):
        return True
    if k and word.gap[:1] == "!" and words[k - 1].gap == ", ":
        return True  # "Run, May!"
    return not headline and _acts(words, k)


def _is_kin(words: list[Word], k: int) -> bool:
    """Whether a noun of children stands before it: "her son May", "their youngest, September,", "a girl called May"."""
    word, before, gap = words[k], words[k - 1].text.lower(), words[k - 1].gap
    if gap not in (" ", ", ", ": ") or words[k - 1].own:
        return False
    if before in ("named", "called", "nicknamed") or (before == "of" and k > 1 and words[k - 2].text.lower() == "name"):
        return gap == " "
    nouns = listed("child", "one") | listed("child", "loose") | listed("child", "before") | listed("child", "many")
    if before not in nouns or before in ("class", "form", "grade", "primary", "year"):
        return False  # "back in class Monday"
    if gap == " ":  # not "killed two boys Sunday, police said"
        return before not in listed("child", "many")
    return word.gap[:1] in (",", ".", ";", "") or (k + 1 < len(words) and words[k + 1].text in ("and", "or"))


def _acts(words: list[Word], k: int) -> bool:
    """Whether it does or has what people do: "April cried", "June's shoes"."""
    word = words[k]
    if k and words[k - 1].text.lower() in listed("names", "before_months"):
        return False
    after = words[k + 1].text if k + 1 < len(words) else ""
    if word.own:
        return after in lists.words("roles.toml", "relative", "belongings") | listed("names", "belongings")
    if word.gap != " ":
        lone = k > 0 and words[k - 1].gap == " " and words[k - 1].text not in ("was", "is")
        return lone and not words[k - 1].text[0].isdigit() and word.text in _MONTHS
    acts = listed("names", "does") - {"saw", "came", "goes"}
    return after in (acts | _IS if word.text in _MONTHS else acts - listed("names", "nouns_too"))
