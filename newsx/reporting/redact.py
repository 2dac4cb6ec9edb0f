"""Masks the names of persons said to be minors: as many █ as they have characters, so that every offset holds.

A full name is masked in every article of the heap; a given name or surname alone only in the articles that say its
bearer is a minor, and there only where nobody else has it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import msgspec

from newsx.article import Article

MASK = "█"
_WORD = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"(?:[\s\W_]|%20){1,3}")  # between the words of one name: a space, a line end, a hyphen, "’s "
_LEFT = {"schema", "id", "made_by", "sha256", "rules", "rule", "ref", "format", "encoding"}  # hold no names
_ADDRESSES = {"path", "url"}  # names stand there in lower case

Words = tuple[str, ...]


@dataclass(slots=True)
class Names:
    """Names to mask, by their first word: each a row of folded words."""

    by_first: dict[str, set[Words]] = field(default_factory=dict)

    def add(self, words: Words) -> None:
        """Mask this row of words too."""
        if words and sum(map(len, words)) > 1:
            self.by_first.setdefault(words[0], set()).add(words)

    def spans(self, text: str, lower: bool = False) -> Iterator[tuple[int, int]]:
        """Where the names stand in `text`, in any case; a name of one word only with a capital, unless `lower`."""
        found = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        folded = [fold(text[start:end]) for start, end in found]
        for at, first in enumerate(folded):
            for words in self.by_first.get(first, ()):
                last = at + len(words) - 1
                if tuple(folded[at : last + 1]) != words:
                    continue
                if len(words) == 1 and not lower and not text[found[at][0]].isupper():
                    continue
                joints = (text[found[nr][1] : found[nr + 1][0]] for nr in range(at, last))
                if all(_JOINT.fullmatch(joint) for joint in joints):
                    yield found[at][0], found[last][1]

    def masked(self, text: str, lower: bool = False) -> str:
        """`text`, every name in it masked.

        >>> names = Names()
        >>> names.add(("amina", "yusuf"))
        >>> names.masked("AMINA YUSUF’s aunt")
        '███████████’s aunt'
        """
        return mask(text, self.spans(text, lower))


def mask(text: str, spans: Iterator[tuple[int, int]] | Sequence[tuple[int, int]]) -> str:
    """`text` with █ for every character of the spans."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = MASK * (end - start)
    return "".join(letters)


def fold(word: str) -> str:
    """A word without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def words_of(name: str) -> Words:
    """A name as a row of folded words."""
    return tuple(fold(word) for word in _WORD.findall(name))


def redact_minors(files: Sequence[Path], folder: Path) -> list[Path]:
    """Copies of files of records (good lines only) with the names of minors masked."""
    decoder = msgspec.json.Decoder(Article)
    everywhere = Names()
    for file in files:
        with file.open("rb") as lines:
            for article in map(decoder.decode, lines):
                for name in _names_of_minors(article):
                    if len(words_of(name)) > 1:
                        everywhere.add(words_of(name))
    return [_redacted(file, folder / f"redacted{nr}.jsonl", everywhere, decoder) for nr, file in enumerate(files)]


def _names_of_minors(article: Article) -> Iterator[str]:
    for actor in article.actors:
        if actor.minor:
            yield actor.name
            yield from actor.aliases


def _redacted(file: Path, target: Path, everywhere: Names, decoder: msgspec.json.Decoder[Article]) -> Path:
    with file.open("rb") as lines, target.open("wb") as out:
        for article in map(decoder.decode, lines):
            _write(article, everywhere, out)
    return target


def _write(article: Article, everywhere: Names, out: IO[bytes]) -> None:
    here = _names_here(article)
    record = msgspec.to_builtins(article)
    spans = [span for actor in article.actors if actor.minor for span in actor.mentions]
    record["text"] = mask(article.text, spans)
    for names in (everywhere, here):
        if names.by_first:
            record = {key: _masked(value, names, key) for key, value in record.items()}
    _cut_again(record["counts"], record["text"])
    out.write(msgspec.json.encode(record) + b"\n")


def _names_here(article: Article) -> Names:
    """Every form of the minors' names in this article, and their words alone where nobody else bears them."""
    grown = [actor for actor in article.actors if not actor.minor]
    bearers = [(one.name, *one.aliases) for one in grown] + [(one.name, *one.aliases) for one in article.institutions]
    others = {word for forms in bearers for form in forms for word in words_of(form)}
    names = Names()
    for actor in article.actors:
        if actor.minor:
            for form in (actor.name, *actor.aliases, *(article.text[start:end] for start, end in actor.mentions)):
                words = words_of(form)
                if len(words) != 1 or words[0] not in others:
                    names.add(words)
                for word in words:
                    if word not in others:
                        names.add((word,))
    return names


def _masked(value: Any, names: Names, key: str) -> Any:
    if key in _LEFT:
        return value
    if isinstance(value, str):
        return names.masked(value, lower=key in _ADDRESSES)
    if isinstance(value, dict):
        return {inner: _masked(one, names, inner) for inner, one in value.items()}
    return [_masked(one, names, key) for one in value] if isinstance(value, list | tuple) else value


def _cut_again(counts: Sequence[dict[str, Any]], text: str) -> None:
    """Surfaces are what stands in the text at their offsets, masked as it is there."""
    for count in counts:
        for one in (count, *count["claimed_by"], count["as_of"], count["since"]):
            if one and one["start"] is not None:
                one["surface"] = text[one["start"] : one["end"]]
