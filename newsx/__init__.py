"""newsx: who claimed how many children, in which event, when; every figure points at the characters it came from.

>>> import newsx
>>> article = newsx.extract("Officials said 12 children were killed on Monday.", published="2024-05-08", clean=False)
>>> [(c.surface, c.event, c.as_of.date) for c in article.counts]
[('12 children', 'killed', '2024-05-06')]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsx.article import (
    Actor,
    Article,
    Block,
    Claimant,
    Clean,
    Count,
    Dateline,
    Dropped,
    Failure,
    Institution,
    Quotation,
    Raw,
    Source,
    Span,
    When,
    Whole,
)  # fmt: skip
from newsx.errors import NewsxError
from newsx.version import __version__

if TYPE_CHECKING:
    from newsx.config import Settings

__all__ = [
    "Actor", "Article", "Block", "Claimant", "Clean", "Count", "Dateline", "Dropped", "Failure", "Institution",
    "NewsxError", "Quotation", "Raw", "Source", "Span", "When", "Whole",
    "__version__", "attribute", "clean", "extract", "extract_all", "quotations", "read",
]  # fmt: skip


def extract(
    text: str,
    published: str | None = None,
    clean: bool = True,
    count: Sequence[str] = ("children",),
    format: str = "text",
    model: str | None = None,
    url: str | None = None,
    min_sure: float = 0.0,
) -> Article:
    """The record of one article.

    `published` is its ISO date (YYYY-MM-DD) where it is known; `format` is "text" or "html"; `clean=False` takes the
    text as it is; `count` names the groups to count (see `newsx codebook`); `model` is any installed spaCy pipeline;
    claims less sure than `min_sure` (0 to 1) are left out. Raises NewsxError for a date, group, format or model that
    there isn't. It takes as long as it takes: `extract_all` gives up an article after 600 seconds.
    """
    from newsx import pipeline
    from newsx.reading.given import from_string

    raw = from_string(text, format=format, url=url, published=published)
    return pipeline.explain(raw, _settings(clean, count, model, min_sure)).article


def extract_all(
    raws: Iterable[Raw | Failure],
    jobs: int = 1,
    clean: bool = True,
    count: Sequence[str] = ("children",),
    model: str | None = None,
    min_sure: float = 0.0,
) -> Iterator[Article | Failure]:
    """One Article for every Raw, in order, in `jobs` processes; a failure is a value, not a lost line.

    An article that takes more than 600 seconds is a failure, in the main thread and in processes of `jobs`.
    """
    from functools import partial

    from newsx import pipeline, running

    return running.run(raws, partial(pipeline.extract_all, settings=_settings(clean, count, model, min_sure)), jobs)


def clean(raw: str, format: str = "text") -> Clean:
    """The article in a raw page: `.text` with its headline, `.body` without, `.blocks`, `.dropped`, `.published` …"""
    from newsx import cleaning
    from newsx.reading.given import from_string

    return cleaning.clean(from_string(raw, format=format))


def read(*paths: str | Path) -> Iterator[Raw | Failure]:
    """The articles in files and folders (text, HTML, JSON, feeds, WARC, each also .gz); a broken one is a Failure."""
    from newsx import reading

    return reading.read(*paths)


def attribute(text: str, spans: Sequence[Span]) -> list[Claimant | None]:
    """Who says the text at each span; None where it is the reporter. The text is taken as it is."""
    from newsx import pipeline
    from newsx.reading.given import from_string

    return pipeline.attribute(from_string(text), spans, _settings())


def quotations(text: str) -> list[Quotation]:
    """What is said by whom in a text, directly and indirectly. The text is taken as it is."""
    from newsx import pipeline
    from newsx.reading.given import from_string

    return pipeline.quotations(from_string(text), _settings())


def _settings(
    clean: bool = True, count: Sequence[str] = ("children",), model: str | None = None, min_sure: float = 0.0
) -> Settings:
    from newsx.config import MODEL, Settings

    return Settings(clean=clean, count=tuple(count), model=model or MODEL, min_sure=min_sure)
