"""What cannot be so in one of newsx's own records: another program, or a person, may have changed it.

A fault is a pair: the JSON path of the key (without `$.`), and what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Protocol

from newsx.article import Actor, Article, Block, Claimant, Count, Dropped, Institution, Source, When

Fault = tuple[str, str]
DEEPEST = 100  # levels of a row: no real one has ten, and what is kept of it must still be written after much work
MOST = 2**63 - 1  # what a column of a database holds

_DATES = {  # by precision
    "day": r"\d{4}-\d\d-\d\d", "week": r"\d{4}-W\d\d", "month": r"\d{4}-\d\d", "quarter": r"\d{4}-Q[1-4]",
    "year": r"\d{4}",
}  # fmt: skip


class Record(Protocol):
    """What is looked at of any record: its text, and where that came from."""

    @property
    def id(self) -> str: ...
    @property
    def source(self) -> Source: ...
    @property
    def text(self) -> str: ...
    @property
    def blocks(self) -> Sequence[Block]: ...
    @property
    def dropped(self) -> Sequence[Dropped]: ...
    @property
    def published(self) -> When | None: ...


def faults(found: Record) -> Iterator[Fault]:
    """The faults of a text and its source."""
    if not found.id.strip():
        yield "id", "it is empty"
    for key, number, least in (("chars", found.source.chars, 0), ("line", found.source.line, 1)):
        if number is not None and not least <= number <= MOST:
            yield f"source.{key}", f"{str(number)[:40]} is no number from {least} to 2^63"
    if found.published:
        yield from _published_faults(found.published, len(found.text))
    yield from _block_faults(found)
    for number, stretch in enumerate(found.dropped):
        if wrong := _in_source(stretch, found.source):
            yield f"dropped[{number}].{wrong}", _outside("the source", found.source.chars)


def all_faults(article: Article) -> Iterator[Fault]:
    """The faults of a whole record: of its text, and of all that is said of it."""
    yield from faults(article)
    for path, values in (("source.extra", article.source.extra), ("made_by.settings", article.made_by.settings)):
        if is_deep(values):
            yield path, f"nested more than {DEEPEST} levels deep"
    yield from _mention_faults("actors", article.actors, article.text)
    yield from _mention_faults("institutions", article.institutions, article.text)
    yield from _twice("counts", [count.id for count in article.counts])
    for number, count in enumerate(article.counts):
        for path, wrong in _count_faults(count, article.text):
            yield f"counts[{number}].{path}", wrong
    for number, when in enumerate(article.dates):
        yield from _when_faults(f"dates[{number}]", when, article.text)


def _mention_faults(name: str, ones: Sequence[Actor | Institution], text: str) -> Iterator[Fault]:
    yield from _twice(name, [one.id for one in ones])
    for number, one in enumerate(ones):
        for nr, (start, end) in enumerate(one.mentions):
            if not 0 <= start < end <= len(text):
                yield f"{name}[{number}].mentions[{nr}]", _outside("the text", len(text))


def _twice(name: str, ids: Sequence[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, id in enumerate(ids):
        if id in seen:
            yield f"{name}[{number}].id", f"{id[:40]!r} stands there twice"
        seen.add(id)


def _count_faults(count: Count, text: str) -> Iterator[Fault]:
    if wrong := _stands(count, text):
        yield wrong
    start, end = count.sentence
    if not 0 <= start <= count.start < count.end <= end <= len(text):
        yield "sentence", "the count does not stand in it, or it does not lie in the text"
    low, high, age_low, age_high = count.low, count.high, count.age_low, count.age_high
    whole = count.whole.value if count.whole else None
    for name, value in (
        ("value", count.value), ("low", low), ("high", high), ("age_low", age_low), ("age_high", age_high),
        ("whole.value", whole),
    ):  # fmt: skip
        if value is not None and not 0 <= value <= MOST:
            yield (
                name,
                f"{str(value)[:40]} is {'less than nothing' if value < 0 else 'more than can be counted (2^63)'}",
            )
    for name, least, most in (("", low, high), ("age_", age_low, age_high)):
        if least is not None and most is not None and least > most:
            yield f"{name}high", f"it is less than {name}low"
    if count.value is not None and not (low or 0) <= count.value <= (count.value if high is None else high):
        yield "value", "it does not lie between low and high"
    if count.sure is not None and not 0 <= count.sure <= 1:
        yield "sure", "a probability is 0 to 1"
    for number, claimant in enumerate(count.claimed_by):
        if wrong := _stands(claimant, text):
            yield f"claimed_by[{number}].{wrong[0]}", wrong[1]
    for name, when in (("as_of", count.as_of), ("since", count.since)):
        if when:
            yield from _when_faults(name, when, text)
    if count.whole and not 0 <= count.whole.start < count.whole.end <= len(text):
        yield "whole.end", _outside("the text", len(text))


def _stands(one: Count | Claimant, text: str) -> Fault | None:
    """What is wrong where the words do not stand in the text as the offsets say."""
    if not 0 <= one.start < one.end <= len(text):
        return "end", _outside("the text", len(text))
    if text[one.start : one.end] != one.surface:
        return "surface", f"{one.surface[:40]!r} does not stand there, but {text[one.start : one.end][:40]!r}"
    return None


def _when_faults(at: str, when: When, text: str) -> Iterator[Fault]:
    if not is_date(when.date, when.precision):
        yield f"{at}.date", f"{when.date[:40]!r} is no {when.precision}"
    if (when.start is None) != (when.end is None):
        yield f"{at}.end", "start and end go together"
    elif when.start is not None and when.end is not None:
        if not 0 <= when.start < when.end <= len(text):
            yield f"{at}.end", _outside("the text", len(text))
        elif when.surface is not None and text[when.start : when.end] != when.surface:
            yield f"{at}.surface", f"{when.surface[:40]!r} does not stand there"


@lru_cache(8192)  # a heap of records has few days and many dates
def is_date(text: str, precision: str | None = None) -> bool:
    """Whether a text is a date as records write it, of that precision or of any.

    >>> is_date("2024-02-30"), is_date("2024-W53", "week"), is_date("2024-Q3", "day")
    (False, False, False)
    >>> is_date("2024-02-29"), is_date("2020-W53", "week"), is_date("2024-Q3")
    (True, True, True)
    """
    fitting = [kind for kind, form in _DATES.items() if re.fullmatch(form, text, re.ASCII)]
    if not fitting or precision not in (None, fitting[0]):
        return False
    year, rest = int(text[:4]), text[5:]
    try:
        if fitting[0] == "week":
            date.fromisocalendar(year, int(rest[1:]), 1)
        elif fitting[0] in ("month", "day"):
            date(year, int(rest[:2]), int(rest[3:] or 1))
        return year > 0
    except ValueError:
        return False


def _published_faults(when: When, length: int) -> Iterator[Fault]:
    if when.precision != "day":
        yield "published.precision", "a publication date is a day"
    elif not is_date(when.date, "day"):
        yield "published.date", f"{when.date[:40]!r} is no day (YYYY-MM-DD)"
    if (when.start is None) != (when.end is None):
        yield "published.end", "start and end go together"
    elif when.start is not None and when.end is not None and not 0 <= when.start < when.end <= length:
        yield "published.end", _outside("the text", length)


def is_deep(values: dict[str, Any]) -> bool:
    """Whether plain values are nested out of all proportion."""
    level: list[Any] = [values]
    for _ in range(DEEPEST):
        if not level:
            return False
        level = [
            inner
            for value in level
            for inner in (value.values() if isinstance(value, dict) else value)
            if isinstance(inner, dict | list)
        ]
    return bool(level)


def _block_faults(found: Record) -> Iterator[tuple[str, str]]:
    """Blocks lie in the text in order, hold words, and nothing but white space lies between them."""
    at, text = 0, found.text
    for number, block in enumerate(found.blocks):
        if not at <= block.start < block.end <= len(text):
            yield f"blocks[{number}].end", _outside("the text after the block before", len(text))
            return
        if text[at : block.start].strip():
            yield f"blocks[{number}].start", f"{text[at : block.start].strip()[:40]!r} before it is in no block"
        if not text[block.start : block.end].strip():
            yield f"blocks[{number}]", "it holds no words"
        if wrong := _in_source(block, found.source):
            yield f"blocks[{number}].{wrong}", _outside("the source", found.source.chars)
        at = block.end
    if text[at:].strip():
        yield "text", f"{text[at:].strip()[:40]!r} is in no block"


def _in_source(stretch: Block | Dropped, source: Source) -> str | None:
    """The key that is wrong: offsets into the source are both there or both null, in order and inside."""
    start, end = stretch.source_start, stretch.source_end
    if start is None or end is None:
        return None if start == end else "source_start" if start is None else "source_end"
    return None if 0 <= start <= end <= source.chars else "source_end"


def _outside(what: str, length: int) -> str:
    return f"it does not lie in {what} ({length} characters)"
