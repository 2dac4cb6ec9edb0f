"""Files that hold many articles: WARC, feeds, arrays of JSON, and lists of files."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsx.article import Failure, Raw
from newsx.reading import Options, expected, read
from newsx.reading.input_formats import BY_SUFFIX

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


# --- WARC


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


@pytest.mark.parametrize("packed", [False, True])
def test_a_warc_is_its_html_pages(tmp_path: Path, packed: bool) -> None:
    import brotli

    chunks = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (page(3)[:40], page(3)[40:], b""))
    warc = Warc(packed)
    warc.writer.write_record(warc.writer.create_warcinfo_record("a.warc", {"software": "test"}))
    request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "e.org")], is_http_request=True)
    warc.writer.write_record(warc.writer.create_warc_record("https://e.org/1", "request", http_headers=request))
    warc.add("https://e.org/1", page(1))
    warc.add("https://e.org/2", gzip.compress(page(2)), [*HTML, ("Content-Encoding", "gzip")])
    warc.add("https://e.org/3", chunks, [*HTML, ("Transfer-Encoding", "chunked")])
    warc.add("https://e.org/4", brotli.compress(page(4)), [*HTML, ("Content-Encoding", "br")])
    warc.add("https://e.org/5", page(5), [*HTML, ("Content-Encoding", "gzip")])  # unpacked by the crawler
    warc.add("https://e.org/6.png", b"\x89PNG\0", [("Content-Type", "image/png")])
    warc.add("https://e.org/7", page(7), status="404 Not Found")
    warc.add(
        "https://e.org/8",
        page(8).replace(b"Lamu", b"\xa3\xf3d\xbc"),
        [("Content-Type", "text/html;charset=iso-8859-2")],
    )
    found = [one for one in read(warc.write(tmp_path / ("a.warc.gz" if packed else "a.warc"))) if isinstance(one, Raw)]
    assert [(one.source.line, one.source.url) for one in found] == [
        (line, f"https://e.org/{n}") for line, n in ((3, 1), (4, 2), (5, 3), (6, 4), (7, 5), (10, 8))
    ]
    assert [one.text for one in found[:5]] == [page(n).decode() for n in range(1, 6)]
    assert "off Łódź on" in found[5].text
    assert (found[0].source.format, found[0].source.extra) == ("html", {"fetched": "2024-05-06T10:00:00Z"})
    assert found[0].published is None, "the day it was fetched is no day of publication"
    assert len({one.id for one in found}) == 6


def test_records_of_a_warc_that_cannot_be_used_are_a_line_each(tmp_path: Path) -> None:
    warc = Warc().add("https://e.org/1", page(1)).add("https://e.org/2", page(2), WARC_Truncated="length")
    warc.writer.write_record(
        warc.writer.create_revisit_record("https://e.org/1", "sha1:A", "https://e.org/1", "2024-05-01T00:00:00Z")
    )
    warc.add("https://e.org/4", page(4)).add("https://e.org/5", page(5)).add("https://e.org/6", b"\x81\0\x01\x02" * 50)
    path = warc.write(tmp_path / "a.warc")
    before, address, after = path.read_bytes().partition(b"https://e.org/5")
    path.write_bytes(before + address + after.replace(b"\r\nContent-Length", b"\r\nContent-Size", 1))
    one, two, revisit, four, *rest = read(path)
    assert [type(found) for found in (one, two, revisit, four)] == [Raw, Raw, Failure, Raw]
    assert isinstance(two, Raw)
    assert two.notes == ("source.truncated: the page was cut off when it was fetched (length)",)
    assert isinstance(revisit, Failure)
    assert (revisit.line, "holds no page" in revisit.message) == (3, True)
    assert [(found.line, found.message[:40]) for found in rest if isinstance(found, Failure)] == [
        (5, "a record whose header is broken: passed "),
        (6, "neither text nor any known encoding: sav"),
    ]


@pytest.mark.parametrize(
    ("packed", "says"), [(False, "breaks off in this record"), (True, "compressed file breaks off")]
)
def test_what_is_whole_of_a_warc_that_breaks_off_is_read(tmp_path: Path, packed: bool, says: str) -> None:
    warc = Warc(packed).add("https://e.org/1", page(1)).add("https://e.org/2", page(2))
    first, last = outcome(warc.write(tmp_path / "a.warc.gz" if packed else tmp_path / "a.warc", cut=-60))
    assert first == (1, "https://e.org/1")
    assert says in last[1]


def test_a_warc_without_a_page_says_what_is_in_it(tmp_path: Path) -> None:
    path = Warc().add("https://e.org/a.pdf", b"%PDF", [("Content-Type", "application/pdf")]).write(tmp_path / "a.warc")
    ((line, message),) = outcome(path)
    assert (line, message) == (None, "holds no HTML page that was fetched (left out: 1 application/pdf)")


MEASURED = """
import resource, sys
from newsx.reading import read
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
at = []
for number, raw in enumerate(read(sys.argv[1]), 1):
    assert raw.text
    if number % 500 == 0:
        at.append(peak())
print(number, at[0], at[-1])
"""


def test_a_long_warc_is_read_in_flat_memory(tmp_path: Path) -> None:
    warc = Warc(packed=True)
    for number in range(3000):
        warc.add(f"https://e.org/{number}", page(number) + b"<!-- %b -->" % (b"%d" % number * 3000))
    path = warc.write(tmp_path / "a.warc.gz")
    done = subprocess.run([sys.executable, "-c", MEASURED, path], capture_output=True, text=True, check=True)
    number, early, late = map(int, done.stdout.split())
    assert number == 3000
    assert late - early < 8_000, "KB more after 3,000 pages (30 MB) than after 500"


# --- feeds

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


def test_a_feed_of_fifty_items_is_fifty_articles(tmp_path: Path) -> None:
    path = feed(tmp_path / "a.xml", *map(item, range(50)))
    found = [one for one in read(path) if isinstance(one, Raw)]
    assert [(one.source.line, one.source.url) for one in found] == [(n + 1, f"https://e.org/{n}") for n in range(50)]
    assert (found[3].title, found[3].published, found[3].source.format) == ("Boat & 3", "2024-05-08", "html")
    assert BODY in found[3].text
    assert len({one.id for one in found}) == 50
    named = feed(tmp_path / "b.rss", *map(item, range(50)))
    assert [one.id for one in read(named) if isinstance(one, Raw)] == [one.id for one in found]


def test_the_text_of_an_item_becomes_an_article(cli: Any, tmp_path: Path) -> None:
    feed(tmp_path / "a.rss", item(1), item(2, ""))
    done = cli("clean", "--json", "a.rss")
    assert (done.code, done.err) == (0, "")
    one, two = map(json.loads, done.lines)
    assert (one["title"], one["text"]) == ("Boat & 1", BODY.removeprefix("<p>").removesuffix("</p>"))
    assert (two["title"], two["published"]) == ("Boat & 2", "2024-05-08")


ATOM = """<?xml version="1.0"?><!-- saved --><feed xmlns="http://www.w3.org/2005/Atom">
<entry><title type="html">Boat &lt;b&gt;1&lt;/b&gt;</title><link rel="self" href="https://e.org/x"/>
<link href="https://e.org/1"/><updated>2024-05-09T10:00:00Z</updated><published>2024-05-08T10:00:00Z</published>
<content type="html">&lt;p&gt;Nine boys.&lt;/p&gt;</content></entry>
<entry><title>Boat 2</title><link rel="alternate" href="https://e.org/2"/><updated>2024-05-09T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Nine <b>boys</b>.</p></div></content></entry>
<entry><title>Boat 3</title><summary>3 &lt; 9 boys.</summary></entry></feed>"""


def test_an_atom_feed(tmp_path: Path) -> None:
    (tmp_path / "a.atom").write_text(ATOM)
    found = [one for one in read(tmp_path / "a.atom") if isinstance(one, Raw)]
    assert [(one.title, one.source.url, one.published, one.source.format) for one in found] == [
        ("Boat 1", "https://e.org/1", "2024-05-08", "html"),
        ("Boat 2", "https://e.org/2", "2024-05-09", "html"),
        ("Boat 3", None, None, "text"),
    ]
    assert "<p>Nine boys.</p>" in found[0].text
    assert "<div><p>Nine <b>boys</b>.</p></div>" in found[1].text
    assert found[2].text == "3 < 9 boys."


def test_a_broken_item_costs_no_other(tmp_path: Path) -> None:
    broken = [
        item(2, "<description>A & B</description>"),
        item(3).replace("</item>", ""),
        item(4).replace("Boat.", "").replace(BODY, ""),
        item(5, "<description>&nbsp;</description>"),
        item(6, f"<description>{'x' * 3000}</description>"),
    ]
    path = feed(
        tmp_path / "a.rss", item(1), *broken, item(7, "<content:encoded><![CDATA[</item><item>]]></content:encoded>")
    )
    *found, end = outcome(path, limits=Options().limits.__class__(article_bytes=2000))
    assert found[0] == (1, "https://e.org/1")
    assert [line for line, _ in found[1:]] == [2, 3, 4, 5, 6]
    parts = ("not well-formed", "not well-formed", "without a text", "nbsp", "more than")
    for (_, said), part in zip(found[1:], parts, strict=True):
        assert part in said
    assert end == (7, "https://e.org/7")


def test_a_feed_that_breaks_off_and_one_without_items(tmp_path: Path) -> None:
    whole, half, end = outcome(feed(tmp_path / "a.rss", item(1), item(2)[:200], end=""))
    assert whole == (1, "https://e.org/1")
    assert (half[0], end) == (2, (None, "the feed breaks off: fetch it again"))
    assert outcome(feed(tmp_path / "b.rss")) == [(None, "a feed without items")]


def test_a_feed_reaches_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    start = RSS.replace("<rss", f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]><rss')
    path = feed(tmp_path / "a.xml", item(1, "<description>&x;</description>"), item(2), start=start)
    (one, two) = outcome(path)
    assert (one[0], "Entity 'x' not defined" in one[1], two) == (1, True, (2, "https://e.org/2"))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ('<?xml version="1.0"?><urlset xmlns="x"><url><loc>https://e.org</loc></url></urlset>', "does not fetch"),
        ('<?xml version="1.0"?><!-- a --><sitemapindex></sitemapindex>', "does not fetch"),
        ("<nitf><body/></nitf>", "XML of <nitf>, not a feed"),
        ("no XML at all", "no XML, not a feed"),
    ],
)
def test_xml_that_is_no_feed_is_one_line(tmp_path: Path, data: str, says: str) -> None:
    (tmp_path / "a.xml").write_text(data)
    ((line, message),) = outcome(tmp_path / "a.xml")
    assert line is None
    assert says in message


# --- arrays

ROWS = [{"text": f'Boat [{n}] {{"quoted\\" \\\\": 1}}, Łódź', "url": f"https://e.org/{n}"} for n in range(5)]
FORMS = {
    "on one line": json.dumps(ROWS),
    "over lines": json.dumps(ROWS, indent=2, ensure_ascii=False),
    "with a mark": "\ufeff" + json.dumps(ROWS, indent=0),
    "objects over lines": "\n".join(json.dumps(row, indent=2) for row in ROWS),
    "lines": "\n".join(map(json.dumps, ROWS)),
    "two arrays": json.dumps(ROWS[:2]) + json.dumps(ROWS[2:]),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("at_once", [1, 7, 65536])
def test_json_in_any_form_is_its_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, at_once: int) -> None:
    monkeypatch.setattr("newsx.reading.json_values.AT_ONCE", at_once)
    (tmp_path / "a.json").write_text(form, "utf-8")
    found = [one for one in read(tmp_path / "a.json") if isinstance(one, Raw)]
    assert [(one.text, one.source.line, one.source.url) for one in found] == [
        (row["text"], number, row["url"]) for number, row in enumerate(ROWS, 1)
    ]


def test_bad_elements_of_an_array_cost_no_other(tmp_path: Path) -> None:
    bad = ['{"text": 5}', "[1, {}]", '{"body": "x"}', '{"text": "a" "b"}', '{"text": "' + "x" * 3000 + '"}']
    (tmp_path / "a.json").write_text(f"[{json.dumps(ROWS[0])}, {', '.join(bad)}, {json.dumps(ROWS[1])}]")
    found = outcome(tmp_path / "a.json", limits=Options().limits.__class__(article_bytes=2000))
    assert [line for line, _ in found] == list(range(1, 8))
    assert [said for _, said in (found[0], found[-1])] == ["https://e.org/0", "https://e.org/1"]
    parts = ("`$.text`", "JSON object", "--text-key", "not a JSON", "more than")
    for (_, said), part in zip(found[1:-1], parts, strict=True):
        assert part in said


def test_an_array_that_breaks_off_is_said(tmp_path: Path) -> None:
    whole = json.dumps(ROWS)
    for cut in (whole[:-20], whole[:-1], whole[: whole.index("}, {") + 2]):
        (tmp_path / "a.json").write_text(cut)
        *found, last = outcome(tmp_path / "a.json")
        assert last == (None, "the JSON array breaks off: fetch it again")
        assert len(found) in (4, 5, 1)


# --- folders and lists of files


def test_in_a_folder_json_and_xml_are_read_where_they_hold_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nine boys.")
    (tmp_path / "a.json").write_text('{"text": "about a.txt"}')
    (tmp_path / "b.json").write_text(json.dumps(ROWS))
    (tmp_path / "c.xml").write_text("<nitf/>")
    feed(tmp_path / "d.xml", item(1))
    (tmp_path / "e.xml").write_text("<urlset></urlset>")
    Warc().add("https://e.org/1", page(1)).write(tmp_path / "f.warc")
    found = list(read(tmp_path))
    names = [Path((one.source.path or "") if isinstance(one, Raw) else one.path).name for one in found]
    assert names == ["a.txt", *["b.json"] * 5, "d.xml", "e.xml", "f.warc"]
    assert [type(one) for one in found].count(Failure) == 1
    assert expected(tmp_path) is None


def test_standard_input_is_told_by_its_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    feed(tmp_path / "a.xml", item(1))
    Warc().add("https://e.org/1", page(1)).write(tmp_path / "a.warc")
    (tmp_path / "a.json").write_text(json.dumps(ROWS))
    for name, number in (("a.xml", 1), ("a.warc", 1), ("a.json", 5)):
        monkeypatch.setattr("newsx.reading._stdin", lambda name=name: (tmp_path / name).open("rb"))
        assert len([one for one in read("-") if isinstance(one, Raw)]) == number


def test_files_from_a_list(cli: Any, fake: None, tmp_path: Path) -> None:
    for name in ("a.txt", "b c.txt", "d\ne.txt", "x.txt"):
        (tmp_path / name).write_text(name)

    def paths(*args: object, stdin: str | None = None) -> list[str]:
        done = cli("extract", *args, stdin=stdin)
        assert (done.code, done.err) == (0, "")
        return [json.loads(line)["source"]["path"] for line in done.lines]

    (tmp_path / "list").write_text("b c.txt\r\n\na.txt\n")
    assert paths("--files-from", "list") == ["b c.txt", "a.txt"]
    assert paths("x.txt", "--files-from", "-", stdin="a.txt\n") == ["x.txt", "a.txt"]
    assert paths("--files-from", "-", "-0", stdin="d\ne.txt\0a.txt\0") == ["d\ne.txt", "a.txt"]
    assert cli("clean", "--files-from", "list").code == 0


@pytest.mark.parametrize(
    ("args", "stdin", "says"),
    [
        (("--files-from", "gone"), None, "gone: cannot read the --files-from list: No such file"),
        (("--files-from", "-"), "\n\n", "-: the --files-from list names no file"),
        (("--files-from", "-"), "a.txt\0", "end in null bytes: add --null"),
        (("--files-from", "-", "-"), "a.txt", "the list is standard input"),
        (("--null", "a.txt"), None, "--null is about the names of --files-from"),
    ],
)
def test_a_list_that_makes_no_sense_is_one_line(
    cli: Any, fake: None, args: tuple[str, ...], stdin: str | None, says: str
) -> None:
    done = cli("extract", *args, stdin=stdin)
    assert (done.code, done.out) == (2, "")
    (message,) = done.messages
    assert says in message


def test_help_and_messages_name_every_suffix(cli: Any, tmp_path: Path) -> None:
    told = " ".join(cli("extract", "-h").out.split())
    assert ", ".join(BY_SUFFIX) in told
    assert cli("extract", "--from", "pdf", "a.txt").messages == [
        "unknown format 'pdf': use one of text, html, jsonl, feed, warc"
    ]
