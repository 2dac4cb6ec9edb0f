"""A text that is already in memory → `Raw`."""

from __future__ import annotations

import hashlib

from newsx.article import Raw, Source
from newsx.errors import NewsxError
from newsx.reading.dates import iso_day

FORMATS = ("text", "html")


def from_string(text: str, format: str = "text", url: str | None = None, published: str | None = None) -> Raw:
    """The Raw of a string; `published` is an ISO date. Raises NewsxError for another format or an unreadable date."""
    if format not in FORMATS:
        raise NewsxError(f"format '{format}' is none of {', '.join(FORMATS)}")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    source = Source(None, None, url, None, format, None, (), digest, len(text), {})
    return Raw(digest[:16], text, source, published=iso_day(published) if published else None)
