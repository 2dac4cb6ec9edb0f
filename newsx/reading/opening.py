"""Opens a path, a `.gz` or standard input, and tells the format from the first bytes where the name does not."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO

from newsx.reading.decoding import Unreadable

PEEK = 4096


@dataclass(frozen=True)
class Opened:
    """An open input: the name the user gave it, its bytes from the start, and the first of them to look at."""

    name: str
    stream: io.BufferedReader[Any]
    head: bytes


@contextmanager
def open_input(name: str, stdin: Callable[[], BinaryIO]) -> Iterator[Opened]:
    """Opens `name` ("-": standard input), unpacked where it is gzip.

    Raises `Unreadable` for a corrupt or an unsupported file, `OSError` as `open` does.
    """
    raw = stdin() if name == "-" else open(name, "rb")  # noqa: SIM115 (closed below, standard input is not)
    try:
        stream = _buffered(raw)
        head = stream.peek(PEEK)[:PEEK]
        if head.startswith(b"\x1f\x8b"):
            stream = _buffered(gzip.GzipFile(fileobj=stream))
            head = stream.peek(PEEK)[:PEEK]
        elif name.lower().endswith(".gz") and head:
            raise Unreadable("not a gzip file, whatever its name says: rename it or fetch it again")
        _refuse(head)
        yield Opened(name, stream, head)
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
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        raise Unreadable("a binary file, not text: newsx reads text, HTML and JSONL")


def by_content(opened: Opened) -> str:
    """The format, from the first bytes: lines that are JSON objects, an HTML document, else text."""
    start = opened.head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1024]
    if re.match(rb'\{\s*"', start):
        return "jsonl"
    if re.match(rb"<(!doctype\s+html|html\b|\?xml[^>]*>\s*<(!doctype\s+html|html\b))", start, re.IGNORECASE):
        return "html"
    return "text"
