"""Files of many articles, made for the tests of reading them: web archives and feeds."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsx.article import Failure, Raw
from newsx.reading import Options, read

HTML = [("Content-Type", "text/html; charset=utf-8")]

BODY = "<p>Nine children were pulled out of the water off Lamu on Friday, the coast guard said.</p>"


def page(number: int) -> bytes:
    return f"<!doctype html><title>Boat {number}</title><article>{BODY}</article>".encode()


def outcome(path: Path, **options: Any) -> list[tuple[int | None, str]]:
    """Of each article the number and address, of each failure the number and what is said."""
    found = read(path, options=Options(**options))
    return [
        (one.source.line, one.source.url or "") if isinstance(one, Raw) else (one.line, one.message) for one in found
    ]


def texts(*paths: Path) -> list[str]:
    found = list(read(*paths))
    assert not [one for one in found if isinstance(one, Failure)], found
    return [one.text for one in found if isinstance(one, Raw)]


class Warc:
    """A WARC that is made for a test."""

    def __init__(self, packed: bool = False) -> None:
        self.file = io.BytesIO()
        self.writer = WARCWriter(self.file, gzip=packed)

    def add(
        self, url: str, body: bytes, headers: list[tuple[str, str]] = HTML, status: str = "200 OK", **said: str
    ) -> Warc:
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        more = {"WARC-Date": "2024-05-06T10:00:00Z", **{name.replace("_", "-"): value for name, value in said.items()}}
        record = self.writer.create_warc_record(
            url, "response", payload=io.BytesIO(body), http_headers=http, warc_headers_dict=more
        )
        self.writer.write_record(record)
        return self

    def write(self, path: Path, cut: int | None = None) -> Path:
        path.write_bytes(self.file.getvalue()[:cut])
        return path


RSS = '<?xml version="1.0"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'

END = "</channel></rss>\n"


def item(number: int, text: str = f"<content:encoded><![CDATA[{BODY}]]></content:encoded>") -> str:
    return (
        f"<item><title>Boat &amp;amp; {number}</title><link>https://e.org/{number}</link>"
        f"<pubDate>Wed, 08 May 2024 23:15:00 -0500</pubDate><description>Boat.</description>{text}</item>\n"
    )


def feed(path: Path, *items: str, start: str = RSS, end: str = END) -> Path:
    path.write_text(start + "<title>News</title>" + "".join(items) + end, "utf-8")
    return path
