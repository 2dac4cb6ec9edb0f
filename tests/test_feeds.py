"""Reading feeds: an item is an article, and XML that is no feed is one line."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from archives import BODY, RSS, feed, item, outcome

from newsx.article import Raw
from newsx.reading import Options, read


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


LOL = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><rss'
HOSTILE = {  # what stands before an item that is sound, and whether that one is read
    "entities that grow": (item(1, "<description>&c;</description>"), RSS.replace("<rss", LOL), True),
    "elements 20,000 deep": (item(1, "<content:encoded>" + "<a>" * 20_000 + "</a>" * 20_000), RSS, True),
    "items in items": ("<item>" * 300, RSS, True),
    "10,000 attributes": ("<item " + " ".join(f'a{n}="1"' for n in range(10_000)) + ">x</item>", RSS, True),
    "a tag of 3 MB": ("<item" + " " * 3_000_000 + ">x</item>", RSS, False),
    "an end tag of 1 MB": ("</item" + " " * 1_000_000, RSS, True),
    "a CDATA section without its end": ("<item><![CDATA[" + "x" * 4_000_000, RSS, False),
    "a comment without its end": ("<!--" + "x" * 4_000_000, RSS, False),
    "200,000 comments in one another": ("<!--" * 200_000, RSS, False),
    "100,000 instructions": ("<?x " * 100_000, RSS, True),
    "another file by XInclude": (
        item(1, '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>'), RSS, True,
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_feed_that_is_made_to_do_harm_takes_no_time_and_costs_no_other_item(tmp_path: Path, kind: str) -> None:
    before, start, sound = HOSTILE[kind]
    path = feed(tmp_path / "a.rss", before, item(99), start=start)
    begun = time.process_time()
    found = outcome(path, limits=Options().limits.__class__(article_bytes=1_000_000))
    assert time.process_time() - begun < 5
    assert ("https://e.org/99" in [said for _, said in found]) is sound
    assert all("\n" not in said and len(said) < 500 for _, said in found)
    (tmp_path / "b.rss").write_bytes(path.read_bytes()[:-40])
    assert any("breaks off" in said or "no article" in said for _, said in outcome(tmp_path / "b.rss"))
