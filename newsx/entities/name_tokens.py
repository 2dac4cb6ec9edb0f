"""An article's text as a row of words with what names are made of: capitals, possessives, what stands between them.

spaCy cuts "Lvova-Belova" into three tokens and a name's possessive off; here a hyphenated name is one word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsx.entities import lists

_DOTTED = "|".join(sorted(lists.words("names.toml", "dotted")))
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"  # U.N., J.R.R., U.S.A
    r"|(?!M[rs]\.|Dr\.|St\.)[^\W\d_]{1,2}\.[A-Z][^\W\d_]+(?:-\w+)*"  # Yu.Boldbaatar, not Ms.Diaz
    rf"|(?:{_DOTTED})\.(?=[ \n,]|$)"
    r"|\w[\w\u0300-\u036f]*(?:[-‑–'’ʼ‘`][\w\u0300-\u036f]+|&\w+)*"
)
_OWN = re.compile(r"(?:['’]s|(?<=s)['’])$")
_END = re.compile(r"[.!?…]|\n\s*\n|:\s")
_INITIAL = re.compile(r"[A-Z]\.?$")


LONGEST = 40  # words of a name; a row of more capitals is cut, or each rule would go over the whole of it for each word


@dataclass(slots=True)
class Word:
    """`text` without a possessive; `gap` is what stands between it (possessive included) and the next word."""

    text: str
    start: int
    end: int
    own: bool
    gap: str
    first: bool  # of a sentence or a block
    cap: bool
    upper: bool
    cut: bool = False  # no name reaches over it: `LONGEST` capitals stand in a row


def read(text: str) -> list[Word]:
    """The words of `text`, in order.

    >>> [(w.text, w.own) for w in read("Anna Berg-Holm’s U.N. office")]
    [('Anna', False), ('Berg-Holm', True), ('U.N.', False), ('office', False)]
    """
    found: list[Word] = []
    first, capitals = True, 0
    spans = list(_spans(text))
    for n, (start, end) in enumerate(spans):
        raw = text[start:end]
        after = spans[n + 1][0] if n + 1 < len(spans) else len(text)
        gap = text[end:after]
        own = False
        if raw[-2:] in ("'s", "’s", "'S", "’S") and len(raw) > 2:
            raw, own = raw[:-2], True
        elif raw[-1] == "s" and gap[:2] in ("' ", "’ ") and raw[0].isupper():
            own = True
        cap = raw[0].isupper() or (raw[:3] in ("al-", "el-") and len(raw) > 3 and raw[3].isupper())
        upper = cap and len(raw) > 1 and raw.isupper()
        capitals = capitals % LONGEST + 1 if cap else 0
        found.append(Word(raw, start, start + len(raw), own, gap, first, cap, upper, capitals == LONGEST))
        first = bool(gap.strip(" ")) and bool(_END.search(gap)) and not (_INITIAL.match(raw) and gap == ". ")
    return found


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the words are; "Modi-led" and "anti-Trump" are two words, "Chan-o-cha" is one."""
    front, back = lists.words("names.toml", "compounds", "front"), lists.words("names.toml", "compounds", "back")
    for match in _WORD.finditer(text):
        start, end = match.span()
        raw = match.group()
        if "-" in raw:
            head, _, tail = raw.partition("-")
            if head.lower() in front and tail[:1].isupper():
                yield start, start + len(head)
                start += len(head) + 1
                raw = tail
            head, _, tail = raw.rpartition("-")
            if head and tail in back and raw[0].isupper():
                yield start, start + len(head)
                start += len(head) + 1
        yield start, end


def near(word: Word) -> bool:
    """Whether the next word may belong to the same name: a space, an ampersand or an initial's dot between."""
    gap = word.gap
    return (
        not word.own
        and not word.cut
        and (gap in (" ", "\u00a0", " & ", "&") or (gap == ". " and len(word.text) <= 2 and word.cap))
    )


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between blank lines."""
    at = 0
    for match in re.finditer(r"\n\s*\n|\Z", text):
        yield at, match.start()
        at = match.end()


def _capitalised(words: Sequence[Word]) -> bool:
    """Whether a short block has capitals on nearly all its longer words: a headline, and no list of names."""
    if 0 < len(words) < 4 and all(w.upper for w in words) and not words[-1].gap.startswith("."):
        return True  # a label: "RESPONSE", "KEY FIGURES"
    long = [w for w in words if len(w.text) > 3 and w.text[0].isalpha()]
    if len(words) > 22 or len(long) < 3 or sum("," in w.gap or "(" in w.gap for w in words[:-1]) > 1:
        return False
    sentence = words[-1].gap.startswith((".", "”", "?"))
    return sum(w.cap for w in long) >= (0.9 if sentence else 0.75) * len(long)


class Row:
    """The words with a way from character offsets to them. `tags`: the model's part of speech by
    character offset. `headline`: the words of blocks In Title Case or ALL CAPS, where capitals tell nothing."""

    def __init__(
        self, text: str, tags: Mapping[int, str] | None = None, blocks: Sequence[tuple[int, int]] | None = None
    ) -> None:
        self.text = text
        self.words = read(text)
        self.tags = tags or {}
        self.starts = [w.start for w in self.words]
        self.small = {w.text.lower() for w in self.words if not w.cap}
        self.headline: set[int] = set()
        for start, end in _blocks(text) if blocks is None else blocks:
            i, j = self.within(start, end)
            if _capitalised(self.words[i:j]):
                self.headline.update(range(i, j))

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The range of words that begin inside [start, end)."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def is_noun(self, i: int) -> bool:
        """Whether the model reads word i as a common noun (or anything but a name)."""
        tag = self.tags.get(self.words[i].start, "NNP")
        return not tag.startswith("NNP")

    def describes(self, i: int) -> bool:
        """Whether word i is a small-letter noun or adjective: "disaster commissioner"."""
        return self.words[i].text.islower() and self.tags.get(self.words[i].start, "")[:2] in ("NN", "JJ")

    def acts(self, i: int) -> bool:
        """Whether the model reads word i as a verb in a tense: where an apposition ends that has no comma."""
        return self.words[i].text.islower() and self.tags.get(self.words[i].start) in ("VBD", "VBZ", "VBP", "MD")

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Characters from the first word's start to the last one's end (without its possessive)."""
        return self.words[i].start, self.words[j - 1].end

    def form(self, i: int, j: int) -> str:
        """The words i … j-1 as they stand, white space made one space."""
        start, end = self.span(i, j)
        return " ".join(self.text[start:end].split())
