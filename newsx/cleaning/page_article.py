"""HTML → `Clean`: trafilatura reads the article out of the tags, the rules for text go over what it found.

What the page strikes out or hides is taken out before, so that nobody's claims are read in it.

Offsets into the HTML are not kept (blocks carry none), and what trafilatura left out is not in `dropped`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import unescape
from typing import Any

from newsx.article import Block, Clean, Raw
from newsx.cleaning.characters import repair
from newsx.cleaning.page_broken import mended
from newsx.cleaning.page_day import find_day, language_of
from newsx.cleaning.page_tables import letters, list_items, lost_tables
from newsx.cleaning.page_unread import shown
from newsx.cleaning.veils import unveiled, veiled

NOT_LISTED = "html: what the extractor left out is not listed under dropped"
HIDDEN = "html.hidden: {} paragraph(s) that the page hides or strikes out were not read"
NO_TEXT = "html: no article found in the page"
# `find_day` reads the date: trafilatura's own search ends at once for this format, and gives up no page over a date.
NO_DATE = {"outputformat": "none"}


def clean_html(raw: Raw, drop: Sequence[str], clean_text: Callable[..., Clean]) -> Clean:
    """The article of the page `raw.text`, read by `clean_text`; empty, with a warning, where there is none."""
    html, repairs, unseen = repair(raw.text)
    veil = veiled(html)
    whole, broken = mended(veil)
    tree = _tree(whole)
    page, hidden = (None, 0) if tree is None else shown(tree)
    found = None if page is None else _extract(page)
    if found is None or not (found.text or "").strip():
        return Clean(html, "", raw.title, (), (), None, warnings=(NO_TEXT, *broken))
    title, text = _plain(found.title), found.text
    if veil is not html:
        title, text = unveiled(title or ""), unveiled(text)
    title = raw.title or title or None
    cleaned = clean_text(replace(raw, title=title), text, drop, extracted=True, language=language_of(tree))
    published, wrong = (None, ()) if raw.published else find_day(tree, title, text, raw.source.url)
    return replace(
        cleaned,
        source=html,
        blocks=tuple(_blocks(cleaned, list_items(page))),
        dropped=tuple(replace(dropped, source_start=None, source_end=None) for dropped in cleaned.dropped),
        title=title or cleaned.title,
        published=published or cleaned.published,
        authors=_authors(found.author) or cleaned.authors,
        publisher=raw.source.publisher or _plain(found.sitename),
        repairs=repairs,
        warnings=(
            NOT_LISTED,
            *(unseen or cleaned.warnings),
            *broken,
            *([HIDDEN.format(hidden)] if hidden else []),
            *lost_tables(page, cleaned.text),
            *wrong,
        ),
    )


def _blocks(cleaned: Clean, items: set[str]) -> Iterator[Block]:
    """The blocks without a place in the source; those that are items of a list in the page are items here."""
    for block in cleaned.blocks:
        plain = block.kind in ("deck", "paragraph", "subhead")
        item = plain and letters(cleaned.text[block.start : block.end]) in items
        yield replace(block, kind="item" if item else block.kind, source_start=None, source_end=None)


def _tree(html: str) -> Any:
    """The page, parsed; None where it is none."""
    import logging

    from trafilatura import load_html

    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    return load_html(html)


def _extract(tree: Any) -> Any:
    from trafilatura import bare_extraction

    return bare_extraction(
        tree, include_comments=False, with_metadata=True, as_dict=False, date_extraction_params=NO_DATE
    )


def _plain(value: str | None) -> str | None:
    return " ".join(unescape(value).split()) or None if value else None


def _authors(value: str | None) -> tuple[str, ...]:
    return tuple(name for part in (value or "").split(";") if (name := part.strip()))
