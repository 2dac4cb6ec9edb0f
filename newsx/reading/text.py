"""A plain text file is one article."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

from newsx.article import Failure, Raw, Source
from newsx.reading.decoding import Unreadable, decode
from newsx.reading.opening import Opened

Reader = Callable[[Opened, str], Iterator[Raw | Failure]]


def read(opened: Opened, text_key: str) -> Iterator[Raw]:
    """The one article of a text file; raises `Unreadable` where it holds no text."""
    yield whole(opened, "text")


def whole(opened: Opened, format: str) -> Raw:
    """The whole input as one article in `format`."""
    data = opened.stream.read(opened.limits.article_bytes + 1)
    if len(data) > opened.limits.article_bytes:
        raise Unreadable(opened.too_long)
    found = decode(data)
    sha256 = hashlib.sha256(data).hexdigest()
    source = Source(opened.name, None, None, None, format, found.encoding, (), sha256, len(found.text), {})
    return Raw(sha256[:16], found.text, source, notes=found.notes)
