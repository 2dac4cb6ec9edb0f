"""RSS and Atom: a saved feed is split into its items, each an article. Nothing is fetched.

An item's bytes are parsed by themselves, without the file's own declarations: a broken item costs no other, and no
entity can name a file or grow.
"""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from html import unescape
from typing import Any

from newsx.article import Failure, Raw, Source
from newsx.reading.dates import first_day
from newsx.reading.decoding import BOMS, Unreadable
from newsx.reading.opening import ROOT, Opened, root
from newsx.reading.own_records import BadRow
from newsx.reading.text import whole

CONTENT, DC = "{http://purl.org/rss/1.0/modules/content/}", "{http://purl.org/dc/elements/1.1/}"
BODIES = (CONTENT + "encoded", "content", "description", "summary")
DATES = ("pubDate", "published", "issued", DC + "date", "updated", "modified")
MARKUP = re.compile(r"<[a-z/!]|&(?:#\d+|#x[\da-f]+|[a-z]\w*);", re.IGNORECASE)
TAG, NAMESPACE = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE), re.compile(r' xmlns(:\w+)?="[^"]*"')
PAGE = "<html><body><article>{}</article></body></html>"  # in a bare paragraph the extractor finds no article
LEAST = 1 << 16  # bytes that are read at once


def read(opened: Opened, text_key: str) -> Iterator[Raw | Failure]:
    """Item by item, never the whole file; a broken one is a `Failure` that names its number, and the next one is read.

    `Unreadable` for a sitemap, and for XML that is no feed.
    """
    head = opened.head.removeprefix(BOMS[0][0])
    kind = root(head)
    if kind == "html":
        yield whole(opened, "html")
        return
    _refuse(kind, head)
    tag = rb"(?:[\w.-]+:)?entry" if kind == "feed" else b"item"
    number, rest, frame = 0, b"", None
    for piece in _pieces(opened, tag):
        frame = frame or _Frame(piece.removeprefix(BOMS[0][0]), opened.name)
        if not re.match(rb"<%b[\s/>]" % tag, piece):
            rest = piece
            continue
        number += 1
        try:
            if len(piece) > opened.limits.article_bytes:
                raise BadRow(opened.too_long)
            yield frame.read(piece, number)
        except BadRow as error:
            yield Failure(opened.name, number, str(error))
    if frame is None or not rest.rstrip().endswith(frame.close):
        raise Unreadable("the feed breaks off: fetch it again")
    if not number:
        raise Unreadable("a feed without items")


def _refuse(kind: str, head: bytes) -> None:
    if kind in ("urlset", "sitemapindex"):
        raise Unreadable("a sitemap lists addresses only, and newsx does not fetch: save the pages, and name those")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("a feed in UTF-16: save it as UTF-8")
    if kind not in ("rss", "rdf", "feed"):
        what = f"XML of <{kind}>" if kind else "no XML"
        raise Unreadable(f"{what}, not a feed of RSS or Atom: convert it to text or HTML first")


def _pieces(opened: Opened, tag: bytes) -> Iterator[bytes]:
    """The file, cut before and after each item: what stands before the first one, items, what stands between, the rest.

    An item that has no end is cut before the next one begins.
    """
    signs = re.compile(
        rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->|(?P<broken><!\[CDATA\[|<!--)"
        rb"|(?P<begin><%b(?=[\s/>]))|(?P<end></%b\s*>)" % (tag, tag),
        re.DOTALL,
    )
    held, fault = b"", None
    while fault is None:
        data, fault = _some(opened.stream, max(LEAST, len(held)))
        held += data
        start = 0
        for sign in signs.finditer(held):
            if sign["broken"]:  # its end has not been read yet
                break
            cut = sign.end() if sign["end"] else sign.start() if sign["begin"] else 0
            if cut > start:
                yield held[start:cut]
                start = cut
        held = held[start:]
        if len(held) > 2 * opened.limits.article_bytes:
            raise Unreadable(opened.too_long)
    if not isinstance(fault, _End):
        raise fault
    yield held


class _End(Exception):
    """The stream has ended."""


def _some(stream: io.BufferedReader[Any], size: int) -> tuple[bytes, Exception | None]:
    """So many bytes, or those before the end; and what kept it from being more, so that they are read all the same."""
    data = bytearray()
    try:
        while len(data) < size:
            data += (piece := stream.read1(size - len(data)))
            if not piece:
                return bytes(data), _End()
    except (OSError, EOFError, zlib.error, Unreadable) as error:
        return bytes(data), error
    return bytes(data), None


class _Frame:
    """What stands round the items: with it each of them is a document of its own. `close`: how the file ends."""

    def __init__(self, before: bytes, name: str) -> None:
        from lxml import etree

        self.name = name
        self.parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        found = ROOT.match(before)
        assert found  # whoever reads has looked
        declared = re.match(rb"\s*<\?xml\s.*?\?>", before, re.DOTALL)
        channel = re.search(rb"<channel(?:\s[^>]*)?>", before) if found["name"].lower() == b"rss" else None
        self.open = (declared[0].lstrip() if declared else b"") + found["tag"] + (channel[0] if channel else b"")
        self.close = b"</%b>" % found["name"]
        self.deep = 2 if channel else 1
        self.end = (b"</channel>" if channel else b"") + self.close
        language = re.search(rb"<language>\s*([\w-]+)", before) or re.search(rb"xml:lang=.([\w-]+)", found["tag"])
        self.language = language[1].decode("ascii", "replace") if language else None

    def read(self, data: bytes, number: int) -> Raw:
        """The article in the bytes of an item. Raises `BadRow` where they are no XML, or hold no text."""
        item, encoding = self._parsed(data)
        format, text = _text(item)
        url = _link(item)
        day, notes = first_day((_said(item, name) for name in DATES), text, self.language, url)
        sha256 = hashlib.sha256(data).hexdigest()
        source = Source(self.name, number, url, None, format, encoding, (), sha256, len(text), {})
        title = " ".join(TAG.sub("", unescape(_said(item, "title") or "")).split())
        return Raw(sha256[:16], text, source, title or None, day, notes=notes)

    def _parsed(self, data: bytes) -> tuple[Any, str]:
        from lxml import etree

        try:
            item = etree.fromstring(self.open + data + self.end, self.parser)
        except etree.XMLSyntaxError as error:
            raise BadRow(
                f"an item that is not well-formed XML: {error.msg.splitlines()[0].partition(', line')[0]}"
            ) from None
        encoding = item.getroottree().docinfo.encoding or "utf-8"
        for _ in range(self.deep):
            item = item[0]
        return item, encoding.lower()


def _find(item: Any, name: str) -> Any:
    """The first child of that name, in the namespace of the item where the name says no other; else null."""
    return item.find(name if name.startswith("{") else item.tag.rpartition("}")[0] + "}" * ("}" in item.tag) + name)


def _said(item: Any, name: str) -> str | None:
    """The text of a child; null where there is none."""
    found = _find(item, name)
    return "".join(found.itertext()).strip() or None if found is not None else None


def _link(item: Any) -> str | None:
    """The address of the item."""
    for link in item.iterfind(item.tag.removesuffix("item").removesuffix("entry") + "link"):
        if link.get("rel", "alternate") == "alternate" and (address := link.get("href") or (link.text or "").strip()):
            return str(address)
    guid = _find(item, "guid")
    permanent = guid is not None and guid.get("isPermaLink", "true") == "true"
    return (guid.text or "").strip() or None if permanent else None


def _text(item: Any) -> tuple[str, str]:
    """The format of an item's text, and the text: the whole one where there is one, else the summary."""
    atom = item.tag.endswith("entry")
    for name in BODIES:
        found = _find(item, name)
        if found is None:
            continue
        inside = _inside(found)
        if inside.strip():
            is_html = len(found) or (found.get("type") == "html" if atom else MARKUP.search(inside))
            return ("html", PAGE.format(inside)) if is_html else ("text", inside)
    raise BadRow("an item without a text: newsx does not fetch the page that it names")


def _inside(element: Any) -> str:
    """What an element holds; tags that stand in it as such are written out."""
    from lxml import etree

    parts = [element.text or ""]
    for child in element:
        for one in child.iter(etree.Element):
            one.tag = etree.QName(one).localname
        parts.append(NAMESPACE.sub("", etree.tostring(child, encoding="unicode", method="html")))
    return "".join(parts)
