"""The publication day of an HTML page: what it states to machines, in the newsroom's own time, or else shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from newsx.article import When
from newsx.cleaning.local_day import Beside, local_day
from newsx.cleaning.page_lines import Line, lines_of_page
from newsx.cleaning.page_stamps import ARTICLE, PAGE, Stated, changed, linked_data, marks, metas
from newsx.cleaning.page_tables import letters
from newsx.cleaning.published import AROUND, FARTHEST, FEW, FIRST, find_published
from newsx.grammar.day_order import day_order
from newsx.grammar.stamps import Order, Stamp, read_stamp
from newsx.reading.dates import unreadable

ABOVE = 3  # lines above the headline in which a date may belong to it
SHORTEST = 10  # letters of a headline by which it is found
UNSET = "1970-01-01"  # what a page says that was never given a day
# An attribute may hold any number ("PT5M30S", an identifier): one of these is meant as a day.
DATED = re.compile(r"(?!P)(?:.*\d\D{1,12}\d|\d{10}(?:\d{3})?\Z)")
MOST = 50  # values of a page that are read; to find that one is no date in any language takes long
PARAGRAPH = 20  # words of a line that is the article's own


@dataclass(frozen=True)
class Top:
    """The lines of a page, with the number of its headline and of the first one of its article."""

    lines: Sequence[Line]
    title: int
    first: int

    @property
    def above(self) -> list[int]:
        """The lines right over the headline in the same part of the page: no site's header, no ticker."""
        head = self.lines[self.title].elements[-1] if self.lines[self.title].elements else None
        part = next(head.iterancestors("article", "header", "main"), None) if head is not None else None
        near = range(max(0, self.title - ABOVE), self.title) if part is not None else ()
        return [at for at in near if any(part in element.iterancestors() for element in self.lines[at].elements)]

    @property
    def below(self) -> list[str]:
        """The words between the headline and the article."""
        return [line.text for line in self.lines[self.title + 1 : self.first]]

    @property
    def elements(self) -> list[Any]:
        """The elements about the headline that have attributes."""
        near = [*self.above, *range(self.title, min(self.first + 1, len(self.lines)))]
        return [element for at in near for element in self.lines[at].elements if element.attrib]


@dataclass(frozen=True)
class Values:
    """Reads the values of a page: each once, `MOST` of them at most. `wrong` are the warnings, in their order."""

    order: Callable[[], Order | None]
    language: str | None
    seen: dict[str, Stamp | None] = field(default_factory=dict)
    wrong: dict[str, None] = field(default_factory=dict)

    def read(self, value: str) -> Stamp | None:
        """The day that `value` names."""
        if value not in self.seen and len(self.seen) < MOST:
            stamp = read_stamp(value, self.order, self.language)
            self.seen[value] = None if stamp and stamp.day == UNSET else stamp
        return self.seen.get(value)

    def read_or_warn(self, value: str) -> Stamp | None:
        """The same, with a warning where it names none although it holds a figure."""
        stamp = self.read(value)
        if stamp is None and value in self.seen and any(map(str.isdigit, value)):
            self.wrong[unreadable(value)] = None
        return stamp

    def read_or_warn_if_dated(self, value: str) -> Stamp | None:
        """The same for an attribute, which may hold any number."""
        return self.read_or_warn(value) if DATED.match(value) else self.read(value)


def language_of(tree: Any) -> str:
    """The tag that the page gives its language, "" where it gives none: "en-GB"."""
    return tree.get("lang") or tree.get("xml:lang") or ""


def find_day(tree: Any, title: str | None, body: str, address: str | None) -> tuple[When | None, Sequence[str]]:
    """The day the page in `tree` was published on, None where it tells none; and the warnings.

    There is one of each stated day that would have gone before the one found, and is none.

    `title` and `body` are those of its article, by which its place in the page is found.
    """
    lines = lines_of_page(tree)
    order = _order(tree, lines, address)
    values = Values(order, language_of(tree)[:2].lower() or None)
    top = _top(lines, [title or "", tree.findtext(".//title") or ""], body)
    named, times, plain = _stated(tree, title, top, values)
    if named or times:
        texts = [*top.below, *_times(top)] if top else []
        beside = Beside(named, [*times, *plain], texts, changed(tree, values.read), order)
        day, surface = local_day((named or times)[0], beside)
        return When(day, "day", surface, None, None, "stated"), tuple(values.wrong)
    shown = _shown(top, order) if top else None
    if shown is None and plain:
        shown = When(plain[0].stamp.day, "day", plain[0].surface, None, None, "stated")
    return shown, tuple(values.wrong)


def _order(tree: Any, lines: Sequence[Line], address: str | None) -> Callable[[], Order | None]:
    """The order of day and month in the page, found when it is first asked for."""
    link = next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)
    return cache(lambda: day_order("\n".join(line.text for line in lines), language_of(tree), address or link))


def _stated(
    tree: Any, title: str | None, top: Top | None, values: Values
) -> tuple[Sequence[Stated], Sequence[Stated], Sequence[Stated]]:
    """What the page states: the days named after publication, the first one first; `<time>`s; plain `<meta>`s.

    What can no longer go before a day that was found is read without a warning.
    """
    articles = linked_data(tree, values.read_or_warn, ARTICLE, title)
    published, plain = metas(tree, values.read if articles else values.read_or_warn)
    read = values.read if articles or published else values.read_or_warn_if_dated
    marked, times = marks(top.elements, read) if top else ([], [])
    return [*articles, *published, *linked_data(tree, values.read, PAGE, title), *marked], times, plain


def _top(lines: Sequence[Line], titles: Sequence[str], body: str) -> Top | None:
    """Where the headline stands: at an `<h1>` that says what a title says, or else at any such line.

    Of several the one right above the article; the only `<h1>` of a page whatever it says.
    """
    wanted = [folded for title in titles if len(folded := letters(title)) >= SHORTEST]
    heads = [at for at, line in enumerate(lines) if any(element.tag == "h1" for element in line.elements)]
    same = [at for at, line in enumerate(lines) if _is_one_of(letters(line.text), wanted)]
    both = [at for at in heads if at in same]
    folded = letters(body)
    starts = [at for at, line in enumerate(lines) if _is_long(line.text) and letters(line.text)[:60] in folded]
    tops = [
        Top(lines, at, next((start for start in starts if at < start < at + FARTHEST), min(len(lines), at + AROUND)))
        for at in both or (heads if len(heads) == 1 else same)
    ]
    return min(tops, key=lambda top: top.first - top.title, default=None)


def _is_long(text: str) -> bool:
    return len(text.split()) >= PARAGRAPH


def _is_one_of(line: str, titles: Sequence[str]) -> bool:
    """Whether a line is a title; a title may have the site's name at its end."""
    return len(line) >= SHORTEST and any(title.startswith(line) or line.startswith(title) for title in titles)


def _times(top: Top) -> Iterator[str]:
    """What the `<time>`s about the headline show."""
    return ("".join(element.itertext()) for element in top.elements if element.tag == "time")


def _shown(top: Top, order: Callable[[], Order | None]) -> When | None:
    """The date that stands about the headline."""
    above = top.above
    loose = [line.text for line in top.lines[: top.title + FARTHEST]]
    for at in range(top.title + 1):
        if at not in above:
            loose[at] = ""
    for at in range(top.first, len(loose)):  # a deck or a biography may stand above "Published on 3 May 2023"
        if len(loose[at].split()) > FEW or not FIRST.match(loose[at]):
            loose[at] = ""
    return find_published(loose, top.title, len(loose), len(loose), order)
