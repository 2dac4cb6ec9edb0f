"""The lines that a page shows, in order, with the elements they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree

UNSEEN = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "select", "head"))
INSIDE = frozenset(  # elements that begin no new line
    (
        "a", "abbr", "b", "bdi", "cite", "code", "data", "date", "em", "font", "i", "ins", "kbd", "label", "mark",
        "meta", "q", "small", "span", "strong", "sub", "sup", "time", "u",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its words, and the elements that begin in it or around it, the outermost first."""

    text: str
    elements: tuple[Any, ...]


def lines_of_page(tree: Any) -> list[Line]:
    """The lines of the page, one for each block that holds words or a date; what no reader sees is left out.

    >>> from lxml.html import fromstring
    >>> page = "<div>By <b>Ann</b> <p>One<br>two</p><script>x</script> three</div>"
    >>> [line.text for line in lines_of_page(fromstring(page))]
    ['By Ann', 'One', 'two', 'three']
    """
    lines: list[Line] = []
    words: list[str] = []
    elements: list[Any] = []

    def end() -> None:
        text = " ".join("".join(words).split())
        if text:
            lines.append(Line(text, tuple(elements)))
            elements.clear()
        words.clear()

    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            if element.tag in UNSEEN:
                walk.skip_subtree()
                continue
            if element.tag not in INSIDE:
                end()
            elements.append(element)
            words.append(element.text or "")
        else:
            if event == "end" and element.tag not in INSIDE and element.tag not in UNSEEN:
                end()
            words.append(element.tail or "")
    end()
    return lines
