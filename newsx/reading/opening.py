"""Opens a path, a `.gz` or standard input, and tells the format from the first bytes where the name does not."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO

from newsx.config import LIMITS, Limits
from newsx.reading.decoding import Unreadable

PEEK = 4096
FREE = 1_000_000  # bytes that may come of the smallest .gz
GZIP = b"\x1f\x8b"
BARREN = 10_000_000  # packed bytes that nothing comes of: names of files, empty members

# The first tag of an HTML or XML file, after what may stand before it; atomic, so that it is found or not in one go.
ROOT = re.compile(
    rb"(?>\s*(?:<\?(?:(?!\?>).)*\?>|<!--(?:(?!-->).)*-->|<!doctype[^\[>]*(?:\[(?:(?!\]\s*>).)*\])?\s*>))*"
    rb"\s*(?P<tag><(?P<name>[a-z_][\w:.-]*)[^>]*>)",
    re.IGNORECASE | re.DOTALL,
)
FEEDS = {"rss", "feed", "rdf", "urlset", "sitemapindex"}  # roots; of the last two no more is read than what they are


@dataclass(frozen=True)
class Opened:
    """An open input: the name the user gave it, its bytes from the start, and the first of them to look at."""

    name: str
    stream: io.BufferedReader[Any]
    head: bytes
    limits: Limits = LIMITS

    @property
    def too_long(self) -> str:
        """What is said of an article that is longer than the limit."""
        return (
            f"more than {self.limits.article_bytes:,} bytes are no article: split it, or set limits.article-bytes in "
            "newsx.toml"
        )


class _Counted:
    """The packed bytes of a .gz, and how many were read. `fertile`: how many when something last came of them."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.bytes = self.fertile = 0

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.bytes += len(data)
        if self.bytes > self.fertile + BARREN:
            raise Unreadable(f"{BARREN:,} bytes of it unpack to nothing: fetch it again")
        return data


class Unpacked(io.RawIOBase):
    """What a .gz holds; `Unreadable`, while it is read, where that is out of all proportion to the file."""

    def __init__(self, stream: BinaryIO, expansion: int) -> None:
        self.packed = _Counted(stream)
        self.unpacked = gzip.GzipFile(fileobj=self.packed)  # type: ignore[call-overload]  # it needs no more than read
        self.expansion = expansion
        self.bytes = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size: int = self.unpacked.readinto1(buffer)  # what is whole of a file that breaks off
        self.bytes += size
        self.packed.fertile = self.packed.bytes
        if self.bytes > FREE + self.expansion * self.packed.bytes:
            raise Unreadable(
                f"unpacks to more than {self.expansion} times its size, as no news does: look into it, or set "
                "limits.expansion in newsx.toml"
            )
        return size


@contextmanager
def open_input(name: str, stdin: Callable[[], BinaryIO], limits: Limits | None = None) -> Iterator[Opened]:
    """Opens `name` ("-": standard input), unpacked where it is gzip.

    Raises `Unreadable` for a corrupt or an unsupported file, `OSError` as `open` does.
    """
    limits = limits or LIMITS
    raw = stdin() if name == "-" else open(name, "rb")  # noqa: SIM115 (closed below, standard input is not)
    try:
        stream = _buffered(raw)
        head = stream.peek(PEEK)[:PEEK]
        if head.startswith(GZIP):
            stream = _buffered(Unpacked(stream, limits.expansion))
            head = stream.peek(PEEK)[:PEEK]
            if head.startswith(GZIP):
                raise Unreadable("packed with gzip twice: unpack it once (gunzip FILE)")
        elif name.lower().endswith(".gz") and head:
            raise Unreadable("not a gzip file, whatever its name says: rename it or fetch it again")
        _refuse(head)
        yield Opened(name, stream, head, limits)
    except (gzip.BadGzipFile, zlib.error) as error:
        raise Unreadable(f"corrupt gzip file ({error}): fetch it again") from error
    finally:
        if name != "-":
            raw.close()


def _buffered(stream: Any) -> io.BufferedReader[Any]:
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)


def _refuse(head: bytes) -> None:
    if not head:
        raise Unreadable("the file is empty")
    if head.startswith(b"%PDF"):
        raise Unreadable("a PDF: convert it to text first (pdftotext FILE.pdf)")
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Unreadable("a Word or zip file: convert it to text first (pandoc FILE.docx -t plain)")
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff", b"WARC/")):
        raise Unreadable("a binary file, in none of the formats that newsx reads (newsx extract -h names them)")


def by_content(opened: Opened) -> str:
    """The format, from the first bytes: WARC, JSON objects (in an array, too), a feed, an HTML document, else text."""
    start = opened.head.removeprefix(BOM_UTF8).lstrip()
    if start.startswith(b"WARC/"):
        return "warc"
    if re.match(rb'(\[\s*)?\{\s*"', start):
        return "jsonl"
    if re.match(rb"<!doctype\s+html", start, re.IGNORECASE):
        return "html"
    name = root(start)
    return "feed" if name in FEEDS else "html" if name == "html" else "text"


def root(start: bytes) -> str:
    """The name of the first tag of HTML or XML, without its prefix and in lower case; empty where there is none.

    >>> root(b'<?xml version="1.0"?><rdf:RDF xmlns="x">'), root(b"a < b")
    ('rdf', '')
    """
    found = ROOT.match(start)
    return found["name"].decode("ascii", "replace").lower().rpartition(":")[2] if found else ""
