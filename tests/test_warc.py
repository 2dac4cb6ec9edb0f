"""Reading web archives: a WARC is its HTML pages, in flat memory, and what is broken costs no other."""

from __future__ import annotations

import gzip
import subprocess
import sys
import time
from pathlib import Path

import pytest
from archives import HTML, Warc, outcome, page
from warcio.statusandheaders import StatusAndHeaders

from newsx.article import Failure, Raw
from newsx.reading import read


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


HEADS = {  # what stands in place of a record's header, and how many pages there are then
    "lines without an end": (b"WARC/1.0\r\n" + b"X-A: b\r\n" * 200_000, 2),
    "lines that go on": (b"WARC/1.0\r\nX-A: a\r\n" + b" more\r\n" * 200_000, 2),
    "lines without a colon": (b"WARC/1.0\r\n" + b"nothing\r\n" * 200_000, 2),
    "one line of 5 MB": (b"WARC/1.0\r\nX-A: " + b"b" * 5_000_000 + b"\r\n", 2),
    "another version": (b"WARC/9.9\r\n", 2),
    "a length below nothing": (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -9\r\n", 2),
    "a length in words": (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n", 2),
    "a length of 10^30": (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 1%b\r\n" % (b"0" * 30), 2),
}


@pytest.mark.parametrize("kind", HEADS)
def test_a_header_that_makes_no_sense_costs_one_line(tmp_path: Path, kind: str) -> None:
    head, pages = HEADS[kind]
    first, second = (Warc().add(f"https://e.org/{n}", page(n)).file.getvalue() for n in (1, 2))
    (tmp_path / "a.warc").write_bytes(first + head + b"\r\n" + second)
    start = time.process_time()
    found = outcome(tmp_path / "a.warc")
    assert time.process_time() - start < 5
    assert [said for _, said in found if said.startswith("https://")] == [
        f"https://e.org/{n + 1}" for n in range(pages)
    ]
    assert len(found) <= 3


@pytest.mark.parametrize("line", [b"X-A: b\r\n", b" more\r\n", b"X-A: " + b"b" * 5_000_000 + b"\r\n"])
def test_the_headers_of_a_page_without_an_end_cost_no_other(tmp_path: Path, line: bytes) -> None:
    http = b"HTTP/1.1 200 OK\r\nX: a\r\n" + line * (2_000_000 // len(line) + 1) + b"Content-Type: text/html\r\n\r\n<p>x"
    first, second = (Warc().add(f"https://e.org/{n}", page(n)).file.getvalue() for n in (1, 2))
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://e.org/x\r\nContent-Length: %d\r\n\r\n" % len(
        http
    )
    (tmp_path / "a.warc").write_bytes(first + head + http + b"\r\n\r\n" + second)
    start = time.process_time()
    found = outcome(tmp_path / "a.warc")
    assert time.process_time() - start < 5
    assert {"https://e.org/1", "https://e.org/2"} <= {said for _, said in found}
