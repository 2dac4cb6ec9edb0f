"""A text that is already in memory → `Raw`."""

from __future__ import annotations

import hashlib
import re

from newsx.article import Raw, Source
from newsx.errors import NewsxError
from newsx.reading.dates import read_day
from newsx.reading.input_formats import FORMATS

SURROGATES = re.compile("[\ud800-\udfff]")


def from_string(text: str, format: str = "text", url: str | None = None, published: str | None = None) -> Raw:
    """The Raw of a string; `published` is its day, best as YYYY-MM-DD.

    A lone surrogate (half of a character that somebody cut) has no UTF-8: U+FFFD stands in, one for one, so that the
    caller's offsets hold. Raises NewsxError for another format or an unreadable date.

    >>> from_string("a", published="2024-01")
    Traceback (most recent call last):
    newsx.errors.NewsxError: published '2024-01' is no day: write it as YYYY-MM-DD
    """
    formats = [name for name, known in FORMATS.items() if known.one]
    if format not in formats:
        raise NewsxError(f"format '{format}' is none of {', '.join(formats)}")
    day = read_day(str(published), address=url)[0] if published else None
    if published and day is None:
        raise NewsxError(f"published {published!r} is no day: write it as YYYY-MM-DD")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    sound, bad = SURROGATES.subn("\ufffd", text)
    notes = (f"characters.surrogate: U+FFFD stands in for {bad} half character(s)",) if bad else ()
    address = SURROGATES.sub("\ufffd", url) if url else None
    source = Source(None, None, address, None, format, None, (), digest, len(sound), {})
    return Raw(digest[:16], sound, source, published=day, notes=notes)
