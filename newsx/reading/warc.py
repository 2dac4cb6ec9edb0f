"""WARC: the HTML pages that a crawler fetched, one record after the other; their number stands for the line.

What a record is about besides (requests, pictures, redirects) is left out and counted with -v.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from logging import getLogger
from types import SimpleNamespace
from typing import Any

from newsx.article import Failure, Raw, Source
from newsx.reading.decoding import Unreadable, decode
from newsx.reading.opening import Opened
from newsx.reading.own_records import BadRow

HTML = ("text/html", "application/xhtml+xml")
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
AT_ONCE = 1 << 16  # bytes; longer lines of a header are cut there
HEADERS = 1 << 18  # bytes of a record's headers and its page's: no server sends so many
log = getLogger(__name__)


def read(opened: Opened, text_key: str) -> Iterator[Raw | Failure]:
    """Page by page, never the whole file; a record that cannot be used is a `Failure` that names its number.

    `Unreadable` where there is no page in it.
    """
    left_out: Counter[str] = Counter()
    block, pages = _Block(opened.stream), 0
    for number, record in _records(opened, block):
        try:
            why = _no_page(record)
            raw = None if why else _raw(record, number, opened)
            while record.raw_stream.read(AT_ONCE):  # the rest of the record
                pass
            if block.short:
                raise BadRow("the file breaks off in this record: fetch it again")
        except BadRow as error:
            pages += 1
            yield Failure(opened.name, number, str(error))
            continue
        if why:
            left_out[why] += 1
        elif raw:
            pages += 1
            yield raw
    told = ", ".join(f"{count:,} {why}" for why, count in left_out.most_common()) or "nothing"
    log.info("%s: left out: %s", opened.name, told)
    if not pages:
        raise Unreadable(f"holds no HTML page that was fetched (left out: {told})")


class _Block:
    """The stream of the records as warcio wants it. `short`: it ended before a record did.

    `header`: how many bytes more may be read line by line; null outside headers.
    """

    def __init__(self, stream: Any) -> None:
        self.stream = stream
        self.short = False
        self.header: int | None = None

    def read(self, size: int) -> bytes:
        data: bytes = self.stream.read(size)
        self.short = len(data) < size
        return data

    def readline(self, size: int = AT_ONCE) -> bytes:
        line: bytes = self.stream.readline(min(size, AT_ONCE))
        self.short = not line
        if self.header is not None:
            self.header -= len(line)
            if self.header < 0:
                raise ValueError
        return line

    def tell(self) -> int:
        """Asked of a record that does not say how long it is."""
        raise ValueError


class _Broken(SimpleNamespace):
    """What stands in place of a record: `why` it is none."""

    rec_type = "broken"


def _records(opened: Opened, block: _Block) -> Iterator[tuple[int, Any]]:
    """Each record and its number; a `_Broken` where there is something else, and the next record is looked for."""
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.recordloader import ArcWarcRecordLoader

    loader = ArcWarcRecordLoader(verify_http=False)
    number, lost = 0, False
    while line := opened.stream.readline(AT_ONCE):
        record: Any = None
        if line.startswith(b"WARC/"):
            lost = False
            block.header = HEADERS
            try:
                record = loader.parse_record_stream(block, line, "warc")
            except (ArchiveLoadFailed, ValueError, AttributeError):  # no length, no address, no end
                record = _Broken(why="a record whose header is broken: passed over")
            block.header = None
        elif line.strip() and not lost:
            record = _Broken(why="something else than a record stands here: passed over to the next one")
        if record is not None:
            lost = isinstance(record, _Broken)
            number += 1
            yield number, record


def _no_page(record: Any) -> str | None:
    """Why a record holds no page; null where it does. Raises `BadRow` where the page stands in another record."""
    if isinstance(record, _Broken):
        raise BadRow(record.why)
    url = record.rec_headers.get_header("WARC-Target-URI")
    if record.rec_type == "revisit":
        at = record.rec_headers.get_header("WARC-Refers-To-Date") or "before"
        raise BadRow(f"a revisit of {url} holds no page: it was the same as that fetched {at}, in another record")
    if record.rec_type != "response":
        return f"{record.rec_type} records"
    if record.http_headers is None:
        return "responses not by HTTP"
    if not record.http_headers.get_statuscode().startswith("2"):
        return f"of status {record.http_headers.get_statuscode()[:3]}"
    kind = (record.http_headers.get_header("Content-Type") or "no type").partition(";")[0].strip().lower()
    return None if kind in HTML else kind


def _raw(record: Any, number: int, opened: Opened) -> Raw:
    """The page; the date it was fetched is no date of publication, and stands among the rest that is known."""
    headers = record.rec_headers
    url = headers.get_header("WARC-Target-URI")
    data, whole = _page(record, opened)
    said = CHARSET.search(record.http_headers.get_header("Content-Type"))
    try:
        decoded = decode(data, said[1] if said else None)
    except Unreadable as error:
        raise BadRow(str(error).replace("the file", "the page")) from None
    notes = decoded.notes
    if (cut := headers.get_header("WARC-Truncated")) or not whole:
        notes += (f"source.truncated: the page was cut off when it was fetched ({cut or 'no reason given'})",)
    sha256 = hashlib.sha256(data).hexdigest()
    known = {"fetched": headers.get_header("WARC-Date")}
    source = Source(opened.name, number, url, None, "html", decoded.encoding, (), sha256, len(decoded.text), known)
    return Raw(hashlib.sha256(f"{url}\n{sha256}".encode()).hexdigest()[:16], decoded.text, source, notes=notes)


def _page(record: Any, opened: Opened) -> tuple[bytes, bool]:
    """The bytes of the page as its server meant it, and whether they are all there."""
    from warcio.bufferedreaders import ChunkedDataReader

    said, most = record.http_headers.get_header, opened.limits.article_bytes
    chunked = (said("Transfer-Encoding") or "").lower() == "chunked"
    body = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
    data, whole = _unpacked(body.read(most + 1), (said("Content-Encoding") or "").strip().lower(), most + 1)
    if len(data) > most:
        raise BadRow(opened.too_long)
    return data, whole


def _unpacked(data: bytes, packing: str, most: int) -> tuple[bytes, bool]:
    """At most so many bytes of what `data` holds; as it is where the crawler has unpacked it, and not said so."""
    import zlib

    if packing == "br":
        import brotli

        unpack = brotli.Decompressor()
        with suppress(brotli.error):
            page = unpack.process(data, output_buffer_limit=most)
            while len(page) < most and (more := unpack.process(b"", output_buffer_limit=most)):
                page += more
            return page, unpack.is_finished()
    elif packing in ("gzip", "x-gzip", "deflate"):
        kinds = (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS)  # gzip or zlib; deflate without a header
        for kind in kinds if packing == "deflate" else kinds[:1]:
            packed = zlib.decompressobj(kind)
            with suppress(zlib.error):
                return packed.decompress(data, most), packed.eof
    return data, True
