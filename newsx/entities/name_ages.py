"""Ages beside names: "Lena, 9, was", "Lena (9)", "Lena is 9.", "nine-year-old Lena"."""

from __future__ import annotations

from newsx.entities import lists
from newsx.entities.name_tokens import Row
from newsx.grammar.numbers import find_numbers

OLDEST = 110


def age_after(row: Row, j: int, in_words: bool = False) -> int | None:
    """The age behind the name that ends before word j, or None; `in_words` reads "seven" beside "7" too.

    "Lena, 9,", "Lena, aged nine,", "Lena, who was 9,", "Lena is 9."; "Lena (9)" only where the words around speak of
    children.
    """
    words, k = row.words, j
    if k >= len(words) or words[j - 1].own:
        return None
    gap = words[j - 1].gap.lstrip("*†")
    if gap == " (":
        return _figure(row, k, in_words) if _of_children(row, j) else None
    leads = lists.words("roles.toml", "ages", "leads")
    while k + 1 < len(words) and words[k].text in leads and gap in (" ", ", "):
        k += 1
    if k == j and gap != ", ":
        return None
    return _figure(row, k, in_words)


def _figure(row: Row, k: int, in_words: bool) -> int | None:
    """The number at word k where it can be an age: punctuation follows, and no digit behind a comma."""
    text, gap = row.words[k].text, row.words[k].gap
    age = int(text) if text.isdigit() else _in_words(text) if in_words else None
    if age is None or not 0 < age < OLDEST or gap in (",", "."):
        return None
    return age if gap[:1] in (",", ".", ")", ";", "”", '"', "’") or k + 1 == len(row.words) else None


def _in_words(text: str) -> int | None:
    """The number a word names: "seven", "fourteen"; None for any other word."""
    found = find_numbers(f"{text} children") if text.isalpha() else []
    return found[0].value if len(found) == 1 and found[0].core_end == len(text) else None


def _of_children(row: Row, j: int) -> bool:
    """Whether the words around speak of children, so that a figure in brackets behind a name is an age."""
    told = lists.words("roles.toml", "roles", "minor") | lists.words("roles.toml", "relative")
    near = [w.text.lower() for w in row.words[max(0, j - 25) : j + 25]]
    return any(w in told or "year-old" in w or w == "aged" for w in near)


def age_before(row: Row, i: int) -> int | None:
    """ "nine-year-old Amina", "14-year-old schoolgirl Lena": the age in figures before the name at word i."""
    for k in range(i - 1, max(i - 3, -1), -1):
        if row.words[k].gap != " ":
            return None
        if "year-old" in row.words[k].text:
            return years(row.words[k].text)
    return None


def years(text: str) -> int | None:
    """The number of years in such a word.

    >>> years("14-year-old"), years("Nine-year-old")
    (14, 9)
    """
    figure = text.replace("–", "-").split("-")[0]
    return int(figure) if figure.isdigit() else _in_words(figure.lower())
