"""Masks the names of minors, and every name that may be one's: as many █ as characters, so that every offset holds.

The full name of somebody said to be a child is masked in every article of the heap; other names, and the words of a
name alone, in their own article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from urllib.parse import unquote

import msgspec

from newsx.article import Article
from newsx.redaction.bearers import WORD, Bearers, bearers
from newsx.redaction.name_words import Words, particles, unaccented

MASK = "█"
_JOINT = re.compile(r"(?:[\s\W_]|%20){1,3}")  # between the words of one name: a space, a line end, a hyphen, "’s "
_WORDS = re.compile(rf"%20|{WORD.pattern}")
_INITIALS = re.compile(rf"(?<![^\W_])(?:[^\W\d_]{{1,2}}\.[\s-]?)+(?={MASK})")  # "I. Korzh", "Ye. Tymchenko"
_HANDLE = re.compile(r"@\w[\w.]*")  # "@lou_brandt"
_LEFT = {"schema", "id", "made_by", "sha256", "rules", "rule", "ref", "format", "encoding"}  # hold no names
_ADDRESSES = {"path", "url"}  # names stand there in lower case


@dataclass(slots=True)
class Hidden:
    """Names to mask, by their first word: each a row of folded words. `kept`: longer names of grown people.

    `small`: words that are masked in small letters too.
    """

    by_first: dict[str, set[Words]] = field(default_factory=dict)
    kept: dict[str, set[Words]] = field(default_factory=dict)
    small: frozenset[str] = frozenset()

    def add(self, words: Words) -> None:
        """Mask this row of words too."""
        if words and sum(map(len, words)) > 1:
            self.by_first.setdefault(words[0], set()).add(words)

    def spans(self, text: str, lower: bool = False) -> Iterator[tuple[int, int]]:
        """Where the names stand in `text`, in any case; a name of one word not in small letters, unless `lower`."""
        found = [match.span() for match in _WORDS.finditer(text) if match.group() != "%20"]
        folded = [unaccented(text[start:end]) for start, end in found]
        kept: dict[int, tuple[int, int]] = {}  # word → the longest kept name that holds it
        for i, j in _rows(text, found, folded, self.kept):
            for at in range(i, j + 1):
                kept[at] = max(kept.get(at, (i, j)), (i, j), key=lambda row: row[1] - row[0])
        for at, last in _rows(text, found, folded, self.by_first):
            i, j = kept.get(at, (at, at))
            inside = last <= j and j - i > last - at
            if not inside and (at < last or lower or folded[at] in self.small or not text[found[at][0]].islower()):
                yield found[at][0], found[last][1]
        for handle in _HANDLE.finditer(text):
            if any(
                (unaccented(word),) in self.by_first.get(unaccented(word), ()) for word in WORD.findall(handle.group())
            ):
                yield handle.span()

    def masked(self, text: str, lower: bool = False) -> str:
        """`text`, every name in it masked.

        >>> names = Hidden()
        >>> names.add(("amina", "yusuf"))
        >>> names.masked("AMINA YUSUF’s aunt")
        '███████████’s aunt'
        """
        return mask(text, self.spans(text, lower))


def _rows(
    text: str, found: Sequence[tuple[int, int]], folded: Sequence[str], by_first: dict[str, set[Words]]
) -> Iterator[tuple[int, int]]:
    """The first and the last word of every name that stands in the text."""
    lengths = {first: {len(words) for words in by_first[first]} for first in by_first.keys() & set(folded)}
    for at, first in enumerate(folded):
        for length in lengths.get(first, ()):
            last = at + length - 1
            if last >= len(folded) or tuple(folded[at : last + 1]) not in by_first[first]:
                continue
            joints = (text[found[nr][1] : found[nr + 1][0]] for nr in range(at, last))
            if all(_JOINT.fullmatch(joint) for joint in joints):
                yield at, last


def mask(text: str, spans: Iterator[tuple[int, int]] | Sequence[tuple[int, int]]) -> str:
    """`text` with █ for every character of the spans, and of the initials before them.

    >>> mask("two siblings, I. Korzh and V. Korzh", [(17, 22)])
    'two siblings, ████████ and V. Korzh'
    """
    letters = list(text)
    for start, end in spans:
        letters[start:end] = MASK * (end - start)
    return _INITIALS.sub(_over_initials, "".join(letters))


def _over_initials(found: re.Match[str]) -> str:
    return MASK * len(found.group()) if found.group()[0].isupper() else found.group()


def hidden_names(found: Bearers) -> Hidden:
    """The masked names whole, and their words alone where no grown person bears them."""
    others = {word for words in found.grown for word in words} | particles()
    names = Hidden(small=frozenset(found.small - others))
    for words in found.grown:
        if len(words) > 1:
            names.kept.setdefault(words[0], set()).add(words)
    for words in found.masked:
        names.add(words)
        for word in words:
            if word not in others and not word.isdigit():
                names.add((word,))
    return names


def redact_minors(files: Sequence[Path], folder: Path) -> list[Path]:
    """Copies of files of records (good lines only) with every name masked that is or may be a minor's."""
    decoder = msgspec.json.Decoder(Article)
    everywhere = Hidden()
    for file in files:
        with file.open("rb") as lines:
            for article in map(decoder.decode, lines):
                for words in bearers(article).children:
                    if len(words) > 1:
                        everywhere.add(words)
    return [_redacted(file, folder / f"redacted{nr}.jsonl", everywhere, decoder) for nr, file in enumerate(files)]


def _redacted(file: Path, target: Path, everywhere: Hidden, decoder: msgspec.json.Decoder[Article]) -> Path:
    with file.open("rb") as lines, target.open("wb") as out:
        for article in map(decoder.decode, lines):
            _write(article, everywhere, out)
    return target


def _write(article: Article, everywhere: Hidden, out: IO[bytes]) -> None:
    found = bearers(article)
    record = msgspec.to_builtins(article)
    record["text"] = mask(article.text, found.spans)
    for names in (everywhere, hidden_names(found)):
        if names.by_first:
            record = {key: _masked(value, names, key) for key, value in record.items()}
    _cut_again(record["counts"], record["text"])
    out.write(msgspec.json.encode(record) + b"\n")


def _masked(value: Any, names: Hidden, key: str) -> Any:
    if key in _LEFT:
        return value
    if isinstance(value, str):
        plain = unquote(value) if key in _ADDRESSES else value  # "jos%C3%A9-vance"
        masked = names.masked(plain, lower=key in _ADDRESSES)
        return masked if masked != plain else value
    if isinstance(value, dict):
        return {inner: _masked(one, names, inner) for inner, one in value.items()}
    return [_masked(one, names, key) for one in value] if isinstance(value, list | tuple) else value


def _cut_again(counts: Sequence[dict[str, Any]], text: str) -> None:
    """Surfaces are what stands in the text at their offsets, masked as it is there."""
    for count in counts:
        for one in (count, *count["claimed_by"], count["as_of"], count["since"]):
            if one and one["start"] is not None:
                one["surface"] = text[one["start"] : one["end"]]
