"""A saved page is one article; what is read out of it is cleaning's business."""

from __future__ import annotations

from collections.abc import Iterator

from newsx.article import Raw
from newsx.reading.opening import Opened
from newsx.reading.text import whole


def read(opened: Opened, text_key: str) -> Iterator[Raw]:
    """The one page of an HTML file; raises `Unreadable` where it holds no text."""
    yield whole(opened, "html")
