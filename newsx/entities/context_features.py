"""Features of a name from the words before, behind and beside it, for `name_classifier`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsx.entities import lists
from newsx.entities.candidate_spans import is_role
from newsx.entities.name_tokens import Row
from newsx.grammar.places import in_atlas, is_demonym

AHEAD = 12  # words after a name within which a pronoun most likely means its bearer
OFFICE = 7  # words before or after a comma within which an office tells whom the name is
SPACES = (" ", "\u00a0")
QUOTES = frozenset("“\"‘'«")
Said = Mapping[int, str]  # word → what the name that covers it is held for


def around(row: Row, i: int, j: int, said: Said) -> set[str]:
    """The features of the words i … j-1."""
    return {*_features_before(row, i), *_features_behind(row, j), *_labels_beside(row, i, j, said)}


def _features_before(row: Row, i: int) -> Iterator[str]:
    """Features of the words before a name."""
    words = row.words
    if i == 0 or words[i].first:
        yield "opens"
        return
    before, gap = words[i - 1], words[i - 1].gap
    if gap.strip() and gap.strip()[-1] in QUOTES:
        yield "quoted"
    if gap not in SPACES:
        if gap.strip() == "(":
            yield "bracketed"
        if gap == ", " and not before.own and any(is_role(w.text) and not w.own for w in words[max(0, i - OFFICE) : i]):
            yield "office-comma"
        return
    text = before.text.lower()
    if before.own:
        yield "owned"
    elif text == "the":
        yield "the"
        if i > 1:
            yield from _led(row, i - 1)
    elif text in ("a", "an"):
        yield "a"
    else:
        yield from _led(row, i)


def _led(row: Row, i: int) -> Iterator[str]:
    """The feature of the word before a name, its article aside."""
    words = row.words
    before, text = words[i - 1], words[i - 1].text.lower()
    if before.gap not in SPACES:
        return
    if text in lists.words("signs.toml", "into"):
        yield "in"
    elif text in ("from", "on"):
        yield text
    elif text in lists.words("signs.toml", "by"):
        yield "by"
    elif text == "of" and i > 1:
        yield _of(words[i - 2].text)
    elif text in lists.words("roles.toml", "relative"):
        yield "kin"
    elif text in lists.words("roles.toml", "speech", "telling"):
        yield "told"
    elif text in lists.words("roles.toml", "speech", "verbs"):
        yield "said"
    elif is_role(before.text):
        yield "Office" if before.cap else "office"
    elif text in lists.kind_nouns():
        yield "kind"
    elif is_demonym(before.text):
        yield "people"
    elif before.text[0].isdigit():
        yield "number"
    elif row.tags.get(before.start) in ("NN", "NNS", "JJ"):
        yield "noun" if row.tags[before.start] != "JJ" else "adjective"
    elif row.tags.get(before.start, "")[:2] == "VB":
        yield "verb"


def _of(head: str) -> str:
    """The feature of "head of NAME"."""
    if head.lower() in lists.words("institutions.toml", "place_nouns"):
        return "place-of"
    if head.lower() in lists.words("roles.toml", "relative"):
        return "kin"
    return "office-of" if is_role(head) else "of"


def _features_behind(row: Row, j: int) -> Iterator[str]:
    """Features of the words behind a name."""
    words = row.words
    if j >= len(words):
        return
    gap, text = words[j - 1].gap, words[j].text
    if words[j - 1].own:
        yield "owns-kin" if text in lists.words("roles.toml", "relative", "belongings") else "owns"
    elif gap in SPACES:
        yield from _next(row, j)
    elif gap == ", ":
        if text in ("who", "whose", "which", "where"):
            yield text
        elif any(is_role(w.text) and not w.cap and not w.own for w in words[j : j + OFFICE]):
            yield "comma-office"
        elif text.isdigit() and len(text) <= 2:
            yield "age"
        elif in_atlas(text):
            yield "comma-place"
    elif gap.strip() == "(":
        yield "bracket"
    for w in words[j : j + AHEAD]:
        if w.cap and not w.first:
            return
        low = w.text.lower()
        if low in lists.words("roles.toml", "pronouns", "m") or low in lists.words("roles.toml", "pronouns", "f"):
            yield "he-she"
            return
        if low in ("its", "itself"):
            yield "its"
            return


def _next(row: Row, j: int) -> Iterator[str]:
    """The feature of the word right behind a name."""
    word = row.words[j]
    low, tag = word.text.lower(), row.tags.get(word.start, "")
    if low in lists.words("roles.toml", "speech", "verbs"):
        yield "says"
    elif is_role(word.text):
        yield "then-office"
    elif low in ("who", "whose"):
        yield "who"
    elif low in lists.words("institutions.toml", "place_nouns"):
        yield "then-place"
    elif low in lists.words("institutions.toml", "body_nouns") or low in lists.kind_nouns():
        yield "then-body"
    elif word.text[0].isdigit():
        yield "then-number"
    elif word.cap:
        yield "then-capital"
    elif tag in ("NN", "NNS"):
        yield "then-noun"
    elif tag in ("VBD", "VBZ", "MD"):
        yield "acts"
    elif tag in ("VBP", "VB"):
        yield "act"
    elif low in ("of", "and", "in", "from"):
        yield f"then-{low}"


def _labels_beside(row: Row, i: int, j: int, said: Said) -> Iterator[str]:
    """The labels of the names listed with this one: "X and Y", "X, Y"."""
    words = row.words
    if i > 1 and words[i - 1].text in ("and", "or") and words[i - 1].gap == " " and words[i - 2].gap in (" ", ", "):
        yield from _sort(row, i - 2, said)
    elif i > 0 and words[i - 1].gap in (", ", "; "):
        yield from _sort(row, i - 1, said)
    k = j
    if k < len(words) and words[k].text in ("and", "or") and words[j - 1].gap in (" ", ", "):
        k += 1
        k += k < len(words) and words[k].text == "the"
    elif words[j - 1].gap not in (", ", "; "):
        return
    if k < len(words):
        yield from _sort(row, k, said)


def _sort(row: Row, k: int, said: Said) -> Iterator[str]:
    word = row.words[k]
    if k in said:
        yield f"beside-{said[k]}"
    elif in_atlas(word.text):
        yield "beside-PLACE"
    elif word.cap:
        yield "beside-name"
