"""HTML → `Clean`: trafilatura reads the article out of the tags, the rules for text go over what it found.

Offsets into the HTML are not kept (blocks carry none), and what trafilatura left out is not in `dropped`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape
from typing import Any

from newsx.article import Clean, Raw, When
from newsx.cleaning.characters import repair
from newsx.reading.dates import read_day

NOT_LISTED = "html: what the extractor left out is not listed under dropped"
NO_TEXT = "html: no article found in the page"
# Where a page states its own publication day to machines, most trustworthy first.
JSON_LD = re.compile(r"<script[^>]*application/ld\+json[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL)
META = re.compile(r"<meta\b[^>]*>", re.IGNORECASE)
META_DATE = re.compile(
    r"""(?:property|name|itemprop)\s*=\s*["'](?:article:published(?:_time)?|og:article:published_time|datepublished|
    |date|dc\.date(?:\.issued)?|dcterms\.(?:created|date|issued)|sailthru\.date|parsely-pub-date|pubdate|publish[-_]?date|
    |publication_date|cxenseparse:recs:publishtime)["']""",
    re.IGNORECASE | re.VERBOSE,
)
CONTENT = re.compile(r"""content\s*=\s*["']([^"']+)["']""", re.IGNORECASE)
ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?!\d)")


def clean_html(raw: Raw, drop: Sequence[str]) -> Clean:
    """The article of the page `raw.text`; empty, with a warning, where there is none."""
    from newsx.cleaning import clean_text

    html = repair(raw.text)[0]
    found = _extract(html)
    if found is None or not (found.text or "").strip():
        return Clean(html, "", raw.title, (), (), None, warnings=(NO_TEXT,))
    title = raw.title or _plain(found.title)
    cleaned = clean_text(replace(raw, title=title), found.text, drop, extracted=True)
    stated, wrong = (None, []) if raw.published else _published(html)
    return replace(
        cleaned,
        source=html,
        blocks=tuple(replace(block, source_start=None, source_end=None) for block in cleaned.blocks),
        dropped=tuple(replace(dropped, source_start=None, source_end=None) for dropped in cleaned.dropped),
        title=title or cleaned.title,
        published=stated or cleaned.published,
        authors=_authors(found.author) or cleaned.authors,
        publisher=raw.source.publisher or _plain(found.sitename),
        repairs=repair(raw.text)[1],
        warnings=(NOT_LISTED, *wrong),
    )


def _extract(html: str) -> Any:
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # The extensive search takes ten times as long and finds footers; the date is read by `_published` anyway.
    dates = {"extensive_search": False, "original_date": True}
    return bare_extraction(
        html, include_comments=False, with_metadata=True, as_dict=False, date_extraction_params=dates
    )


def _plain(value: str | None) -> str | None:
    return " ".join(unescape(value).split()) or None if value else None


def _authors(value: str | None) -> tuple[str, ...]:
    return tuple(name for part in (value or "").split(";") if (name := part.strip()))


def _published(html: str) -> tuple[When | None, list[str]]:
    """The day the page states in JSON-LD or a meta tag, and what is wrong with those before it that cannot be.

    Visible dates are left to the rules for text.
    """
    wrong: list[str] = []
    for said in (*_linked_data(html), *_meta(html)):
        day, fault = read_day(said)
        if day:
            return When(day, "day", day, None, None, "stated"), wrong
        wrong += [fault] if fault and fault not in wrong else []
    return None, wrong


def _linked_data(html: str) -> Iterator[str]:
    for script in JSON_LD.findall(html):
        try:
            day = _dated(json.loads(script.strip()))
        except (ValueError, RecursionError):
            continue
        if day:
            yield day


def _dated(data: Any) -> str | None:
    """The first `datePublished` of something that is an article."""
    if isinstance(data, list):
        return next((day for item in data if (day := _dated(item))), None)
    if not isinstance(data, dict):
        return None
    kinds = data.get("@type")
    article = any(
        "Article" in str(kind) or "Posting" in str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )
    value = data.get("datePublished")
    if article and isinstance(value, str) and (match := ISO.match(value)):
        return match[1]
    return _dated(data["@graph"]) if "@graph" in data else None


def _meta(html: str) -> Iterator[str]:
    for tag in META.findall(html):
        if META_DATE.search(tag) and (content := CONTENT.search(tag)) and (match := ISO.match(content[1].strip())):
            yield match[1]
