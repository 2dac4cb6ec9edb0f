"""Part and whole: `part_of` a larger count of the same group, `whole` a larger number that counts no member.

The first of these rules that holds decides: words between the two ('including', 'of whom'); the number right behind
('nine of the 16', 'are among the 60 killed'); a sentence that opens with the part ('Among them were …'); another part
just named ('Eight had … and five …'); figures of one sentence whose sum was given before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from newsx.counts.bare_numbers import adds, is_partitive, is_people, is_rest
from newsx.parsed import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from newsx.counts.mention import Mention

FARTHEST = 90  # characters between a whole and its part
FAR_BACK = 400  # characters from a sum, or from 'Among them', back to the whole
LONGER_BACK = 1200  # characters from 'eight of the children' back to all of them
SMALL_SUM = 3  # no sum up to this shows anything
INCLUDING = re.compile(
    r"\b(?:including|includes?|included|among (?:them|whom)|of (?:them|whom)|amongst|counting)\b|\bwith\b",
    re.IGNORECASE,
)
OF_THEM = re.compile(r"^\s+of (?:them|whom|these|those)\b", re.IGNORECASE)  # "eight of them": of the one before
BEHIND = re.compile(r",?\s+(?:of|among) (?:them|whom)\b", re.IGNORECASE)
OF_THE = re.compile(r"\b(?:of|among|out of) (?:the|those|these|its|their|all) $", re.IGNORECASE)
TO_WHOLE = re.compile(
    r"\s+(?:(?:are|were|was|is|had been|have been)\s+)?(?:of|out of|among|amongst|from among)\s+"
    r"(?:(?:the|those|these|its|their|all|at least|about|some|an estimated)\s+)*",
    re.IGNORECASE,
)
OF_THOSE = re.compile(r"\s+of (?:the|those|these)\b", re.IGNORECASE)
OPENS = re.compile(
    r"[“\"‘']?(?:among (?:them|those|these|the \w+)|(?:they|these|those|who|the (?:dead|wounded|injured|victims|group))"
    r" (?:include|included|consist|consisted)|it (?:included|consisted of)|of (?:them|those|these))\b",
    re.IGNORECASE,
)


def connect(doc: Doc, mentions: Sequence[Mention]) -> None:
    """Sets `part_of` or `whole` of every mention of the group asked for; `mentions` in reading order."""
    text = text_of(doc)
    order = {id(mention): index for index, mention in enumerate(mentions)}
    for _, sentence in groupby((m for m in mentions if m.group), key=lambda m: m.anchor.sent.start):
        members = list(sentence)
        for mention in members:
            before, after = mentions[: order[id(mention)]], mentions[order[id(mention)] + 1 :]
            found = (
                _right_behind(text, mention, before, after)
                or _worded(text, mention, before)
                or _opening(doc, mention, before)
                or _sister(doc, mention, before)
            )
            if mention.part_of is None and found is not None:
                _belongs(mention, found)
        _sums(doc, members, mentions, order)


def _belongs(mention: Mention, larger: Mention) -> None:
    if larger.group:
        mention.part_of = larger
    elif is_people(larger):
        mention.whole = larger


def _worded(text: str, mention: Mention, before: Sequence[Mention]) -> Mention | None:
    """The whole before, by the words between: '29 people, including 11 children', 'Of the 80 girls, 57 …'."""
    for earlier in reversed(before):
        far = mention.start - earlier.end > FARTHEST
        if far or earlier.anchor.sent != mention.anchor.sent or earlier.why_not == "counts.one-of":
            return None
        between, inside = OF_THEM.sub("", text[earlier.end : mention.start]), text[mention.start : mention.end]
        of_the = OF_THE.search(text[max(0, earlier.start - 20) : earlier.start])
        said = INCLUDING.search(between) or re.search(r"\bof (?:them|whom)\b", inside) or of_the
        if said or (BEHIND.match(text, mention.end) and _is_smaller(mention, earlier)):
            return earlier
    return None


def _right_behind(text: str, mention: Mention, before: Sequence[Mention], after: Sequence[Mention]) -> Mention | None:
    """The whole behind: 'eight of the 13 Israelis'; in 'nine of the 16' it is the 16 counted before."""
    larger = after[0] if after else None
    if larger is None or not TO_WHOLE.fullmatch(text[mention.end : larger.start]) or not _is_smaller(mention, larger):
        return None
    if larger.head is not None or not larger.number.value:
        return larger
    same = [m for m in before if m.group and m.number.value == larger.number.value]
    if same:
        mention.part_of = None  # what the number without a noun went on from
    return same[-1] if same else None


def _opening(doc: Doc, mention: Mention, before: Sequence[Mention]) -> Mention | None:
    """The whole of a sentence that opens with its part: 'Among them were nine teenagers'."""
    sentence, text = mention.anchor.sent, text_of(doc)
    opens = OPENS.match(text, sentence.start_char + len(sentence.text) - len(sentence.text.lstrip()))
    of_those = OF_THOSE.match(text, mention.number.end) or is_partitive(doc, mention)
    if not of_those and not (opens and opens.end() <= mention.start):
        return None
    for earlier in reversed(before):
        if mention.start - earlier.end > (LONGER_BACK if of_those else FAR_BACK):
            return None
        countable = earlier.group or is_people(earlier)
        if earlier.anchor.sent != sentence and countable and earlier.part_of is None and _is_smaller(mention, earlier):
            return earlier
    return None


def _sister(doc: Doc, mention: Mention, before: Sequence[Mention]) -> Mention | None:
    """The whole of the other part just named: 'Eight had lived in institutions, and five with families'."""
    sister = mention.antecedent
    if sister is not None and is_rest(doc, mention):
        return sister.part_of or (sister if _is_smaller(mention, sister) else None)
    if sister is None or sister.part_of is None or sister.part_of is mention or adds(doc, mention):
        return None
    larger = sister.part_of
    sisters = [m for m in before if m.part_of is larger]
    total = sum(m.number.value or 0 for m in sisters) + (mention.number.value or 0)
    if sister.anchor.sent == mention.anchor.sent and total <= (larger.number.value or total):
        if mention.part_of is sister:
            mention.part_of = None
        return larger
    return None


def _sums(doc: Doc, members: Sequence[Mention], mentions: Sequence[Mention], order: Mapping[int, int]) -> None:
    """Parts whose sum was given before: 'Twenty-three came back. It was a group of 14 boys and nine girls'."""
    parts = [m for m in members if m.number.comparator == "exact" and m.number.value and not adds(doc, m)]
    sums = [0, *accumulate(m.number.value or 0 for m in parts)]
    for first, part in enumerate(parts):
        larger = _near_before(part, mentions[: order[id(part)]])
        for last in range(len(parts), first + 1, -1):
            total = sums[last] - sums[first]
            if total in larger and total > max(SMALL_SUM, last - first):  # small sums come about by chance
                for member in parts[first:last]:
                    member.part_of = None
                    _belongs(member, larger[total])
                return


def _near_before(part: Mention, before: Sequence[Mention]) -> dict[int, Mention]:
    """The numbers shortly before that may be the whole: value → the last one of it."""
    found: dict[int, Mention] = {}
    for m in reversed(before):
        if part.start - m.end >= FAR_BACK:
            break
        if part.start > m.end and m.number.value is not None and (m.group or is_people(m)):
            found.setdefault(m.number.value, m)
    return found


def _is_smaller(part: Mention, larger: Mention) -> bool:
    """Whether the part is no larger than the whole."""
    small = part.number.value or part.number.low or 0
    large = larger.number.value or larger.number.high or larger.number.low
    return large is None or small < large
