"""Where a page states its publication day to machines: JSON-LD, `<meta>`, and attributes beside its headline."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from newsx.cleaning.page_tables import letters
from newsx.cleaning.published import LATER
from newsx.grammar.stamps import Stamp

ARTICLE = re.compile(r"Article|Posting|Report|OpinionPiece|Newsletter|Story", re.IGNORECASE)
PAGE = re.compile(r"WebPage|ItemPage|CreativeWork", re.IGNORECASE)
CHANGE = re.compile(r"modif|updat|chang|revis", re.IGNORECASE)
OTHER = rf"(?!.*(?:{CHANGE.pattern}|expir|valid|until|unpub|\bend))"
# A name for the day of publication, whatever joins its words: article:published_time, publish_date, parsely-pub-date.
PUBLISHED = re.compile(
    OTHER + r".*(?:publish(?!er)|(?:publication|pub)[-_.]?date|date[-_.]?(?:of[-_.]?)?pub|\bissued)", re.IGNORECASE
)
PLAIN = re.compile(OTHER + r"(?:.*[.:_-])?(?:date(?:[-_.]?(?:created|original))?|created)\Z", re.IGNORECASE)
SCRIPTED = re.compile(r'"(@type|datePublished)"\s*:\s*"([^"]+)"')
FIRST_NAME = "article:published_time"


@dataclass(frozen=True, slots=True)
class Stated:
    """A day that a page states: what was read, and the characters it was read from."""

    stamp: Stamp
    surface: str


Read = Callable[[str], Stamp | None]


def linked_data(tree: Any, read: Read, kind: re.Pattern[str], title: str | None) -> list[Stated]:
    """The `datePublished` of the things of this kind; those whose headline is the page's first."""
    found = [
        (letters(str(thing.get("headline"))) == letters(title or ""), stated)
        for thing in _linked(tree)
        if any(kind.search(str(name)) for name in _list(thing.get("@type")))
        and (stated := _stated(thing.get("datePublished"), read))
    ]
    return [stated for _, stated in sorted(found, key=lambda one: not one[0])]


def changed(tree: Any, read: Read) -> set[str]:
    """The days on which the page says it was changed."""
    values = [thing.get("dateModified") for thing in _linked(tree)]
    values += [
        meta.get("content")
        for meta in tree.iter("meta")
        if CHANGE.search(meta.get("property") or meta.get("name") or "")
    ]
    return {stated.stamp.day for value in values if (stated := _stated(value, read))}


def metas(tree: Any, read: Read) -> tuple[list[Stated], list[Stated]]:
    """What the `<meta>` elements of the head say: that are named after publication, and the others ("date")."""
    published: list[tuple[str, Stated]] = []
    plain: list[Stated] = []
    for meta in tree.iter("meta"):
        names = [name for key in ("property", "name", "itemprop", "http-equiv") if (name := meta.get(key))]
        named = next((name for name in names if PUBLISHED.match(name)), None)
        if named is None and not any(PLAIN.match(name) for name in names):
            continue
        if next(meta.iterancestors("body"), None) is not None:
            continue
        stated = _stated(meta.get("content"), read)
        if stated is None:
            continue
        if named is not None:
            published.append((named.lower(), stated))
        else:
            plain.append(stated)
    published.sort(key=lambda one: FIRST_NAME not in one[0])
    return [stated for _, stated in published], plain


def marks(elements: Sequence[Any], read: Read) -> tuple[list[Stated], list[Stated]]:
    """What the attributes of these elements say: those named after publication, and other `<time>`s."""
    published: list[Stated] = []
    plain: list[Stated] = []
    for element in elements:
        told = " ".join(
            filter(None, (element.get(key) for key in ("itemprop", "class", "id", "property", "data-testid")))
        )
        if CHANGE.search(told) or LATER.search(_around(element)):
            continue
        for key, value in element.attrib.items():
            named = bool(PUBLISHED.match(told) if key in ("content", "title", "datetime") else PUBLISHED.match(key))
            loose = key == "datetime" or (key == "content" and PLAIN.match(element.get("property") or ""))
            if (named or loose) and (stated := _stated(value, read)):
                (published if named or "pubdate" in element.attrib else plain).append(stated)
    return published, plain


def _around(element: Any) -> str:
    """The words in an element and right before it: "Updated <time>"."""
    before = element.getprevious()
    parent = element.getparent()
    words = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    return " ".join([*words.split()[-3:], "".join(element.itertext())[:60]])


def _stated(value: Any, read: Read) -> Stated | None:
    value = _plain(value)
    stamp = read(value) if value else None
    return Stated(stamp, " ".join(value.split())) if stamp else None


def _plain(value: Any) -> str:
    """What JSON-LD says as text: it may write one value as a list, or as an object.

    >>> _plain(["2024-05-06"]), _plain({"@value": "2024-05-06"}), _plain(1715000000), _plain(None)
    ('2024-05-06', '2024-05-06', '1715000000', '')
    """
    if isinstance(value, list):
        value = value[0] if len(value) == 1 else None
    if isinstance(value, dict):
        value = value.get("@value")
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if isinstance(value, str) else str(value) if number else ""


def _json(text: str) -> Any:
    """What a script holds, without the comment marks that some wrap it in; of broken JSON its one day and its kinds."""
    bare = re.sub(r"\A\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?:(?://\s*)?(?:-->|\]\]>)|;)\s*\Z", "", text).strip()
    try:
        return json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        found = SCRIPTED.findall(bare)
        days = {value for key, value in found if key == "datePublished"}
        kinds = [value for key, value in found if key == "@type"]
        return {"@type": kinds, "datePublished": days.pop()} if len(days) == 1 else None


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield from _things(_json(script.text or ""))


def _things(data: Any) -> Iterator[dict[str, Any]]:
    """The things that JSON-LD speaks of itself, not those that a thing names (its video, its related stories)."""
    waiting = [data]
    while waiting:
        data = waiting.pop()
        if isinstance(data, list):
            waiting += reversed(data)
        elif isinstance(data, dict):
            yield data
            waiting += [data.get("mainEntity"), data.get("@graph")]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
