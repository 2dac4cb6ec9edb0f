"""Ages beside names: "Lena, 9, was", "Lena (9)", "Lena is 9.", "nine-year-old Lena"."""

from __future__ import annotations

from newsx.entities import lists
from newsx.entities.words import Row

OLDEST = 110


def age_after(row: Row, j: int) -> int | None:
    """The age told after the name that ends before word j, in figures, or None."""
    words, k = row.words, j
    if k >= len(words) or words[j - 1].own:
        return None
    gap = words[j - 1].gap.lstrip("*†")
    if words[k].text in ("is", "was", "turned", "aged") and gap in (" ", ", ") and k + 1 < len(words):
        k += 1
    elif gap == " (":
        return _figure(row, k) if _of_children(row, j) else None
    elif gap != ", ":
        return None
    return _figure(row, k)


def _figure(row: Row, k: int) -> int | None:
    """The number at word k if it can be an age and no larger number: a mark follows, and no digit after a comma."""
    text, gap = row.words[k].text, row.words[k].gap
    if not text.isdigit() or not 0 < int(text) < OLDEST or gap in (",", "."):
        return None
    return int(text) if gap[:1] in (",", ".", ")", ";", "”", '"', "’") else None


def _of_children(row: Row, j: int) -> bool:
    """Whether the words around speak of children, so that a figure in brackets after a name is an age and no rank."""
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
    """The figure of such a word.

    >>> years("14-year-old"), years("nine-year-old")
    (14, None)
    """
    figure = text.replace("–", "-").split("-")[0]
    return int(figure) if figure.isdigit() else None
