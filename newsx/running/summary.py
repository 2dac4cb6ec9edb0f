"""What the messages and the closing line of a run say of an article: small enough to come from another machine."""

from __future__ import annotations

from dataclasses import dataclass

from newsx.article import Article


@dataclass(frozen=True, slots=True)
class Summary:
    """`claims`: repeats inside the article left out. `dated`: its publication day is known."""

    path: str | None
    line: int | None
    claims: int
    dated: bool
    warnings: tuple[str, ...]


def summarize(article: Article) -> Summary:
    """The summary of one record."""
    source, claims = article.source, sum(count.same_as is None for count in article.counts)
    return Summary(source.path, source.line, claims, article.published is not None, article.warnings)
