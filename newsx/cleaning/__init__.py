"""`Raw` → `Clean`: the article's text with every removed stretch named.

>>> from newsx.article import Raw, Source
>>> text = "Share\\n\\nThe court in Accra heard nine witnesses on Monday and will sit again next week, its clerk said."
>>> source = Source(None, None, None, None, "text", None, (), "", len(text), {})
>>> clean(Raw("", text, source)).text[:20]
'The court in Accra h'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from newsx.article import Block, Clean, Dropped, Raw, When
from newsx.cleaning.authors import find_authors
from newsx.cleaning.characters import hidden_warnings, repair
from newsx.cleaning.dateline import find_dateline, find_filed
from newsx.cleaning.judging import Verdict, judge
from newsx.cleaning.language import find_language
from newsx.cleaning.parting import part, with_blurbs
from newsx.cleaning.published import find_published
from newsx.cleaning.rules import rules, why
from newsx.cleaning.stretches import Stretch, lines_of, split
from newsx.grammar.day_order import day_order

__all__ = ["as_is", "clean"]


def clean(raw: Raw, drop: Sequence[str] = ()) -> Clean:
    """The article in `raw`: headline, deck and paragraphs, and what was dropped by which rule.

    `drop`: phrases; a stretch that holds one of them goes too. What the source was said to be (title, date) goes before
    what the page says. newsx's own records come back as they were.
    """
    if raw.clean is not None:
        return _given(raw, raw.clean)
    if raw.source.format == "html":
        from newsx.cleaning.page_article import clean_html

        return clean_html(raw, drop, clean_text)
    return clean_text(raw, raw.text, drop)


def as_is(raw: Raw) -> Clean:
    """The text unchanged, a block for each group of lines: for text that is clean already (`--no-clean`)."""
    if raw.clean is not None:
        return _given(raw, raw.clean)
    text = raw.text
    blocks = tuple(Block("paragraph", start, end, start, end) for start, end in lines_of(text))
    return Clean(
        text,
        text,
        raw.title,
        blocks,
        (),
        _given_date(raw),
        language=find_language(text),
        warnings=hidden_warnings(text),
    )


def clean_text(raw: Raw, text: str, drop: Sequence[str], extracted: bool = False, language: str | None = None) -> Clean:
    """Cleans `text`, which is `raw`'s own or what was read out (`extracted`) of its HTML, in a `language` (a tag)."""
    source, repairs, hidden = repair(text)
    stretches, blurbs, rest, lines = part(split(source))
    verdict = with_blurbs(judge(rest, raw.title, drop, extracted, lines), blurbs)
    body, blocks = _text(stretches, verdict)
    texts = [stretch.text for stretch in stretches]
    about = _about(verdict, texts)
    credits = [text for text, rule in zip(texts, verdict.rules, strict=True) if rule == "clean.credit"]
    places = [block for block in blocks if block.kind == "paragraph"]
    paragraphs = [body[block.start : block.end] for block in places]
    title = texts[verdict.title] if verdict.title is not None else None
    loose = [text if kind is None else "" for text, kind in zip(texts, verdict.kinds, strict=True)]
    order = cache(lambda: day_order(source, language, raw.source.url))
    published = _given_date(raw) or find_published(loose, verdict.title, verdict.first, verdict.last, order)
    if published is None and verdict.begin > verdict.first:
        published = find_published(loose, verdict.title, verdict.begin, verdict.last, order)
    published = published or _filed(places, paragraphs)
    return Clean(
        source=source,
        text=body,
        title=raw.title or title,
        blocks=tuple(blocks),
        dropped=tuple(_dropped(source, stretches, verdict)),
        published=published,
        dateline=find_dateline(paragraphs, credits),
        authors=find_authors(about),
        publisher=raw.source.publisher or _masthead(verdict, texts),
        language=find_language(body),
        repairs=repairs,
        warnings=hidden,
    )


def _given(raw: Raw, known: Clean) -> Clean:
    told = any(note.startswith("characters.hidden") for note in raw.notes)
    hidden = () if told else hidden_warnings(known.text)
    published = _given_date(raw) or known.published
    return replace(known, title=raw.title or known.title, published=published, warnings=(*known.warnings, *hidden))


def _given_date(raw: Raw) -> When | None:
    return When(raw.published, "day", None, None, None, "given") if raw.published else None


def _filed(places: Sequence[Block], paragraphs: Sequence[str]) -> When | None:
    """The day in the dateline, which stays in the text: with its place there."""
    if not (found := find_filed(paragraphs)):
        return None
    number, match, day = found
    start = places[number].start
    return When(day, "day", match[0], start + match.start(), start + match.end(), "stated")


def _masthead(verdict: Verdict, texts: Sequence[str]) -> str | None:
    """The site's name where it is the one short line above the headline, at the very top, and no menu's."""
    if verdict.title != 1 or verdict.rules[0] not in ("clean.before", "clean.photo-credit"):
        return None
    words = texts[0].split()
    return texts[0] if len(words) <= 4 and all(word[0].isupper() for word in words) else None


def _about(verdict: Verdict, texts: Sequence[str]) -> list[str]:
    """The lines about the headline, where bylines stand."""
    top = verdict.title if verdict.title is not None else max(0, verdict.first - 6)
    return [text for at, text in enumerate(texts[top : verdict.first], top) if verdict.kinds[at] is None]


def _text(stretches: Sequence[Stretch], verdict: Verdict) -> tuple[str, list[Block]]:
    """The kept stretches joined by blank lines, the headline first, and where each of them lies."""
    kept = [(stretch, kind) for stretch, kind in zip(stretches, verdict.kinds, strict=True) if kind is not None]
    kept.sort(key=lambda pair: pair[1] != "title")
    at = 0
    blocks = []
    for stretch, kind in kept:
        blocks.append(Block(kind, at, at + len(stretch.text), stretch.start, stretch.end))
        at += len(stretch.text) + 2
    return "\n\n".join(stretch.text for stretch, _ in kept), blocks


def _dropped(source: str, stretches: Sequence[Stretch], verdict: Verdict) -> list[Dropped]:
    """The removed stretches, neighbours under the same rule as one."""
    pieces: list[tuple[str, int, int]] = []
    for stretch, kind, rule in zip(stretches, verdict.kinds, verdict.rules, strict=True):
        if kind is None:
            _add(pieces, rule, stretch.outer, stretch.outer_end)
            continue
        if stretch.outer < stretch.start:
            _add(pieces, "clean.marker", stretch.outer, stretch.start, apart=True)
        else:
            pieces.append(("", stretch.start, stretch.end))
        if stretch.end < stretch.outer_end:
            _add(pieces, "clean.marker", stretch.end, stretch.outer_end, apart=True)
    assert all(rule in rules().by_id for rule, _, _ in pieces if rule)
    return [
        Dropped(rule, why(rule), start, start + len(text), text)
        for rule, start, end in pieces
        if rule and (text := source[start:end].rstrip())
    ]


def _add(pieces: list[tuple[str, int, int]], rule: str, start: int, end: int, apart: bool = False) -> None:
    if pieces and pieces[-1][0] == rule and not apart:
        pieces[-1] = (rule, pieces[-1][1], end)
    else:
        pieces.append((rule, start, end))
