"""Names of children that stand all in small letters, or all in capitals, where the words beside them say a child's.

Where every letter is of one case a capital tells nothing; what tells is how a child is named: "a girl called x", "her
son x", "x y, 9,", "the siblings x, y and z". A word that news writes in small letters is none of the name, unless
people are called by it.
"""

from __future__ import annotations

from newsx.entities.name_tokens import Row, Word
from newsx.redaction.name_words import given_names, is_common, is_small, listed, particles, unaccented

_MOST = 5  # words of one name
_BACK = 8  # words before "named" in which the child stands
_LONG = 60  # words of a sentence
_NAMING = frozenset(("named", "called", "nicknamed", "surnamed"))
_BEFORE_AS = frozenset(("named", "identified", "known", "remembered", "registered"))
_NO_NAME = ("ed", "ing", "ly", "ise", "ize", "ises", "izes")  # ends of words; "ahmed" is a given name
_ARE = frozenset(("are", "were", "include", "included", "including"))
_JOINTS = (", ", ": ", " (", " – ", " — ", " - ")
_AGED = frozenset(("aged", "age", "just", "only"))


def names(row: Row) -> list[tuple[int, int]]:
    """The ranges of words that are such a name, in order."""
    found: list[tuple[int, int]] = []
    k = 0
    while k < len(row.words):
        end = _end(row, k) if _same_case(row.words[k]) else k
        if end > k and (_called(row, k) or _of_child(row, k) or _aged(row, end) or _goes_on(row, found, k)):
            found.append((k, end))
            k = end
        else:
            k += 1
    return found


def is_telling(word: str) -> bool:
    """Whether a word of a name may be masked wherever it stands in small letters.

    >>> is_telling("amina"), is_telling("hope")
    (True, False)
    """
    return len(word) > 2 and not is_common(word) and not is_small(word)


def _same_case(word: Word) -> bool:
    return word.text.islower() or (word.text.isupper() and len(word.text) > 1)


def _end(row: Row, k: int) -> int:
    """Where the words from k on end that may be one name; k where the first may not."""
    words, end = row.words, k
    while end < min(k + _MOST, len(words)) and _may_be(words[end], end > k) and words[end].upper == words[k].upper:
        end += 1
        if words[end - 1].gap not in (" ", "-") or words[end - 1].own:
            break
    return end


def _may_be(word: Word, inside: bool) -> bool:
    """Whether a word may be a name's; `inside`: another stands before it."""
    text = word.text
    if (
        not text[0].isalpha()
        or (len(text) < 2 and not inside)
        or not _same_case(word)
        or any(c.isdigit() for c in text)
    ):
        return False
    if text.lower() in listed("child", "one") | listed("child", "many"):
        return False
    low = text.lower()
    people = text.capitalize() in listed("names", "words") or (unaccented(low) in given_names() and not is_small(low))
    return people or not (is_small(low) or is_common(low)) or (inside and low in particles())


def _called(row: Row, k: int) -> bool:
    """ "a girl called x", "the boy, identified as x", "a pupil whose name was x"."""
    before = [w.text.lower() for w in _sentence(row, k)]
    last = before[-1:]
    verb = before[-2] if len(before) > 1 else ""
    naming = any(word in _NAMING for word in last)
    naming |= last == ["as"] and bool({verb, *(before[-3:-2] if verb == "only" else [])} & _BEFORE_AS)
    if last in (["is"], ["was"]) and verb in ("name", "nickname"):
        return True  # nobody else is told so
    return naming and any(_is_child(word) for word in before)


def _sentence(row: Row, k: int) -> list[Word]:
    """The words before k, back to the head of its sentence, a few at most."""
    start = k
    while start > max(0, k - _BACK) and not row.words[start].first:
        start -= 1
    return row.words[start:k]


def _is_child(word: str) -> bool:
    return word in listed("child", "one") or word.endswith(("-year-old", "-month-old"))


def _of_child(row: Row, k: int) -> bool:
    """ "her son x", "the siblings x, y"; a comma may stand before the name where an age or the list goes on behind."""
    if not k or (row.words[k].first and row.words[k - 1].gap != ": ") or row.words[k - 1].own:
        return False
    before, end = row.words[k - 1], _end(row, k)
    noun = before.text.lower()
    many = noun in listed("child", "many")
    if before.gap == " " and noun in _ARE and k > 1:  # "the pupils were x and y"
        return row.words[k - 2].text.lower() in listed("child", "many") and _is_list(row, end)
    if before.gap == " " and (_is_child(noun) or many or noun in listed("child", "before")):
        return _like_a_name(row, k)
    if before.gap == ", " and _is_child(noun):  # "a girl, x, was found"
        return row.words[end - 1].gap[:1] in (",", ".", ";") and _like_a_name(row, k)
    return before.gap in _JOINTS and many and _is_list(row, end)


def _like_a_name(row: Row, k: int) -> bool:
    """Whether word k is a given name, or may be one among words of one case."""
    low = row.words[k].text.lower()
    return unaccented(low) in given_names() or (not low.endswith(_NO_NAME) and _without_case(row, k))


def _without_case(row: Row, k: int) -> bool:
    """Whether the words around are all in small letters, or all in capitals: an acronym stands among others."""
    if row.words[k].upper:
        return row.words[k - 1].upper
    head = k
    while head > max(0, k - _LONG) and not row.words[head].first:
        head -= 1
    return not row.words[head].cap


def _is_list(row: Row, end: int) -> bool:
    words = row.words
    if end >= len(words):
        return False
    return words[end - 1].gap == ", " or words[end].text.lower() == "and"


def _aged(row: Row, end: int) -> bool:
    """ "x y, 9,", "x y (9)", "x y, aged nine", "x y aged nine", "x y, who is nine", "x y (f, 9)"."""
    words = row.words
    aged = end < len(words) and words[end - 1].gap == " " and words[end].text.lower() == "aged"
    if end >= len(words) or (words[end - 1].gap not in (", ", " (", "/") and not aged):
        return False
    at = end
    if [w.text.lower() for w in words[end : end + 2]] in (["who", "is"], ["who", "was"]):
        at += 2
    elif words[end - 1].gap == " (" and words[end].text.lower() in ("f", "m") and words[end].gap in (", ", "/"):
        at += 1
    at += at < len(words) and words[at].text.lower() in _AGED
    number = words[at].text.lower() if at < len(words) else ""
    small = number in listed("names", "small_numbers") or number == "0"
    if words[end - 1].gap == "/":
        return small
    return small and (at > end or words[at].gap[:1] in (",", ")", ".", ";", "\n", ""))


def _goes_on(row: Row, found: list[tuple[int, int]], k: int) -> bool:
    """ "x, y and z" where x is one, with ages between or without."""
    if not found or row.words[k].first:
        return False
    words, last = row.words, found[-1][1]
    between = [w.text.lower() for w in words[last:k] if not w.text.isdigit()]
    joints = "".join(w.gap for w in words[last - 1 : k])
    return k - last < 3 and between in ([], ["and"]) and not joints.strip(" ,()") and ("," in joints or bool(between))
