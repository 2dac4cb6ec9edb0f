"""What stands in a page and is not to be read: struck-out words, hidden elements, footnote marks."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from lxml import etree

GONE, KEPT = "x-gone", "x-kept"  # elements that go, and elements of which the words stay
STRUCK = frozenset(("s", "strike", "del"))
WHOLE = frozenset(("html", "body", "main", "article"))
UNSHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)
STRIKE = re.compile(r"(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
MOST = 0.8  # so much of a page's prose is hidden only until a script shows it, or while a dialog lies over it
PROSE = 15  # words of a paragraph
# A footnote's mark: "3", "[12]", "*", "a" with a link, "note 4".
MARK = re.compile(
    r"[\[(]?(?:(?:note|nb|fn)\.?\s?)?(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|[a-z]|[ivx]{1,5}|[*†‡§¶#]{1,3})[\])]?", re.I
)
NOTED = re.compile(r"note|\bfn|\bref|cite", re.IGNORECASE)
FOOTNOTE = re.compile(r"foot-?note|noteref|\bfn-?ref", re.IGNORECASE)  # of a <span>, which may be anything
UNIT = re.compile(r"(?:(?<![^\W\d_])(?:[cdkm]?m|ft|in|yd|mi|miles?|feet|inch(?:es)?)|[×x*·]\s?10|(?<![\d.,])10)\Z")
MONEY = re.compile(r"[$€£¥]\s?\d[\d,]*\Z")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def shown(tree: Any) -> tuple[Any, int]:
    """A copy of the page without what it strikes out or hides, and how many paragraphs of prose went with that.

    Footnote marks go too; exponents are raised digits in the copy (m²), so that no number grows by them.

    >>> from lxml.html import fromstring
    >>> page = "<p>Some <s>9</s> 12<sup>3</sup> boys<i hidden> or girls</i> on 5 km<sup>2</sup>, the 5<sup>th</sup></p>"
    >>> shown(fromstring(page))[0].text_content()
    'Some  12 boys on 5 km², the 5th'
    """
    copy = deepcopy(tree)
    prose, gone, unread = _prose(copy), 0, []
    walk = etree.iterwalk(copy, events=("start",))
    for _, element in walk:
        if element.getparent() is not None and _is_unread(element):
            within = _prose(element)
            if not within or within < MOST * prose:
                gone += within
                unread.append(element)
                walk.skip_subtree()
    for element in unread:
        element.tag = GONE
    etree.strip_elements(copy, GONE, with_tail=False)
    for element in [*copy.iter("sup"), *copy.iter("a"), *filter(_is_footnote, copy.iter("span"))]:
        _footnote(element)
    etree.strip_elements(copy, GONE, with_tail=False)
    etree.strip_tags(copy, KEPT)
    return copy, gone


def _prose(element: Any) -> int:
    """How many paragraphs of prose lie in the element."""
    return sum(len(_text(paragraph).split()) >= PROSE for paragraph in element.iter("p"))


def _is_unread(element: Any) -> bool:
    """Whether the element is struck out or hidden, and is not what holds the headline."""
    style = element.get("style") or ""
    unread = (
        element.tag in STRUCK
        or element.tag == "template"
        or (element.tag == "dialog" and element.get("open") is None)
        or element.get("hidden", "until-found").lower() != "until-found"
        or (element.get("aria-hidden") or "").lower() == "true"
        or bool(style and (UNSHOWN.search(style) or STRIKE.search(style)))
    )
    return unread and element.tag not in WHOLE and next(element.iter("h1"), None) is None


def _is_footnote(element: Any) -> bool:
    return any(FOOTNOTE.search(element.get(key) or "") for key in ("class", "id", "role"))


def _footnote(element: Any) -> None:
    """Takes a footnote mark out of the page; raised digits that are none are written so that no number grows."""
    text = _text(element).strip()
    if not MARK.fullmatch(text):
        return
    before = _before(element)
    links = [link.get("href") or "" for link in element.iter("a")]
    named = " ".join([*links, *(element.get(key) or "" for key in ("class", "id", "role"))])
    if element.tag == "a":  # a number with a link may be a figure; a mark stands right behind a word
        if links[0].startswith("#") and NOTED.search(named) and before[-1:].strip():
            element.tag = GONE
    elif NOTED.search(named) or any(link.startswith("#") for link in links):
        element.tag = GONE
    elif text.isdigit():
        if (element.tail or "").lstrip()[:1] in ("/", "⁄"):
            _write(element, f" {text}" if before[-1:].isdigit() else text)  # 5 1/2
        elif UNIT.search(before):
            _write(element, text.translate(RAISED))
        elif MONEY.search(before) and len(text) == 2:
            _write(element, f".{text}")
        else:
            element.tag = GONE
    elif not text.isalpha():
        element.tag = GONE


def _write(element: Any, text: str) -> None:
    """Puts `text` in place of the element's words."""
    del element[:]
    element.text, element.tag = text, KEPT


def _before(element: Any) -> str:
    """The words right before the element."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is None:
        return parent.text or ""
    return previous.tail or _text(previous)


def _text(element: Any) -> str:
    return "".join(element.itertext())
