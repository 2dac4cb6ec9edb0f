"""Masks the names of persons said to be minors: as many █ as they have characters, so that every offset holds.

A full name is masked in every article of the heap; a given name or surname alone only in the articles that say its
bearer is a minor, and there only where nobody else has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import IO, Any

import msgspec

from newsx.article import Article
from newsx.entities import lists
from newsx.entities.marks import tells_organisation
from newsx.reporting import grown
from newsx.reporting.name_runs import Words, fold

MASK = "█"
_WORD = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"(?:[\s\W_]|%20){1,3}")  # between the words of one name: a space, a line end, a hyphen, "’s "
_LEFT = {"schema", "id", "made_by", "sha256", "rules", "rule", "ref", "format", "encoding"}  # hold no names
_ADDRESSES = {"path", "url"}  # names stand there in lower case


@dataclass(slots=True)
class Hidden:
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

        >>> names = Hidden()
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


def words_of(name: str) -> Words:
    """A name as a row of folded words."""
    return tuple(fold(word) for word in _WORD.findall(name))


def redact_minors(files: Sequence[Path], folder: Path) -> list[Path]:
    """Copies of files of records (good lines only) with every name masked that is or may be a minor's."""
    decoder = msgspec.json.Decoder(Article)
    everywhere = Hidden()
    for file in files:
        with file.open("rb") as lines:
            for article in map(decoder.decode, lines):
                for words in _bearers(article).children:
                    if len(words) > 1:
                        everywhere.add(words)
    return [_redacted(file, folder / f"redacted{nr}.jsonl", everywhere, decoder) for nr, file in enumerate(files)]


def _redacted(file: Path, target: Path, everywhere: Hidden, decoder: msgspec.json.Decoder[Article]) -> Path:
    with file.open("rb") as lines, target.open("wb") as out:
        for article in map(decoder.decode, lines):
            _write(article, everywhere, out)
    return target


def _write(article: Article, everywhere: Hidden, out: IO[bytes]) -> None:
    found = _bearers(article)
    record = msgspec.to_builtins(article)
    record["text"] = mask(article.text, found.spans)
    for names in (everywhere, found.hidden()):
        if names.by_first:
            record = {key: _masked(value, names, key) for key, value in record.items()}
    _cut_again(record["counts"], record["text"])
    out.write(msgspec.json.encode(record) + b"\n")


@dataclass(frozen=True, slots=True)
class Bearers:
    """Whose names an article holds: where those stand that are masked, their words, and the words of grown people."""

    spans: list[tuple[int, int]]
    masked: set[Words]
    children: set[Words]
    grown: set[Words]

    def hidden(self) -> Hidden:
        """The masked names whole, and their words alone where no grown person bears them."""
        others = {word for words in self.grown for word in words} | _particles()
        names = Hidden()
        for words in self.masked:
            names.add(words)
            for word in words:
                if word not in others and not word.isdigit():
                    names.add((word,))
        return names


@cache
def _particles() -> frozenset[str]:
    return lists.words("names.toml", "particles")


def _bearers(article: Article) -> Bearers:
    """Judges the names of the text and of all other strings of the record that may hold some."""
    strings = [article.text, article.title or "", *(one.text for one in article.dropped)]
    strings += [value for value in article.source.extra.values() if isinstance(value, str)]
    bodies = [span for body in article.institutions if _is_sure(body.name) for span in body.mentions]
    row, runs = grown.judged("\n\n".join(strings), bodies, article.authors)
    hidden, children, elders = grown.masked_runs(runs)
    spans = [row.span(run.i, run.j) for run in hidden]
    said = [actor for actor in article.actors if actor.minor]
    spans += [span for actor in said for span in actor.mentions]
    forms = {words_of(form) for actor in said for form in (actor.name, *actor.aliases)}
    return Bearers(spans, {run.key for run in hidden} | forms, children | forms, elders)


def _is_sure(name: str) -> bool:
    """Whether a body's name shows that it is one: no lone word that may be a child's name."""
    words = name.split()
    return lists.fold(name) in lists.known() or (len(words) > 1 and any(tells_organisation(word) for word in words))


def _masked(value: Any, names: Hidden, key: str) -> Any:
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
