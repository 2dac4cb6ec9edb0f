"""Options → windows of tokens with the arrays that the network takes.

A window is the headline and a stretch of at most `LENGTH` tokens around some of the figures; a figure lies in exactly
one. An article longer than a window is read in several.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from newsx.article import Span
from newsx.reader import features
from newsx.reader.options import Options

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

LENGTH = 224  # tokens of a window, with the headline
TITLE = 24  # tokens of the headline at most
LEAD, TAIL = 0.6, 0.12  # shares of a window: before its first figure, behind its last


@dataclass(frozen=True)
class Window:
    """`ids` and `marks` have a row a token; `figures`, `claimants` and `dates` say which of the options lie in it.

    `figure_spans` (and so on) are token spans, half open, that count from the start of `ids`. `claimant_features` has a
    row for every pair of a figure and a claimant, figures first; `date_features` likewise. `origin` is the token of the
    text at which the window begins, `lead` the number of tokens before it in `ids`.
    """

    ids: list[int]
    lead: int
    origin: int
    marks: NDArray[np.float32]
    figures: tuple[int, ...]
    claimants: tuple[int, ...]
    dates: tuple[int, ...]
    figure_spans: tuple[Span, ...]
    claimant_spans: tuple[Span, ...]
    date_spans: tuple[Span, ...]
    figure_features: NDArray[np.float32]
    claimant_features: NDArray[np.float32]
    date_features: NDArray[np.float32]

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The inputs of `reader.onnx`, for this window alone. See `training/network.py` for the shapes."""
        size, count = len(self.ids), len(self.figures)
        return {
            "ids": np.array([self.ids], dtype=np.int64),
            "types": np.array([[0] * self.lead + [1] * (size - self.lead)], dtype=np.int64),
            "mask": np.ones((1, size), dtype=np.float32),
            "marks": self.marks[None],
            "row": np.zeros(count, dtype=np.int64),
            "first": np.array([start for start, _ in self.figure_spans], dtype=np.int64),
            "last": np.array([end - 1 for _, end in self.figure_spans], dtype=np.int64),
            "figure_pool": pool(self.figure_spans, size),
            "figure_features": self.figure_features,
            "claimant_pool": pool(self.claimant_spans, size)[None],
            "claimant_features": self.claimant_features.reshape(count, -1, features.CLAIMANT_WIDTH),
            "date_pool": pool(self.date_spans, size)[None],
            "date_features": self.date_features.reshape(count, -1, features.DATE_WIDTH),
        }


def pool(spans: Sequence[Span], size: int) -> NDArray[np.float32]:
    """A row a span that averages its tokens: (spans, size)."""
    weights = np.zeros((len(spans), size), dtype=np.float32)
    for row, (start, end) in zip(weights, spans, strict=True):
        row[start:end] = 1 / (end - start)
    return weights


class Cutter:
    """Cuts one text into windows."""

    def __init__(self, options: Options, tokenizer: Tokenizer) -> None:
        self.options, self.tokenizer = options, tokenizer
        encoded = tokenizer.encode(options.text, add_special_tokens=False)
        self.ids, self.offsets = encoded.ids, encoded.offsets
        self._starts = [start for start, _ in self.offsets]
        first, parting = tokenizer.encode("").ids  # [CLS] and [SEP]
        title = tokenizer.encode(options.title or "", add_special_tokens=False).ids[:TITLE]
        self.head = [first, *title, parting]
        self.room = LENGTH - len(self.head) - 1

    def windows(self, wanted: Sequence[bool]) -> Iterator[Window]:
        """The windows that hold a figure that is `wanted`; the others are cut along where they lie in one."""
        spans = [self.tokens(f.start, f.end) for f in self.options.figures]
        ends = [stop for _, stop in spans]
        left = range(len(spans))
        while left:
            low, high = self._bounds(spans[left[0]])
            end = high if high == len(self.ids) else high - round(TAIL * self.room)
            inside = left[: bisect_right(ends, end, lo=left[0]) - left[0]] or left[:1]
            if any(wanted[n] for n in inside):
                yield self._window(low, high, inside)
            left = left[len(inside) :]

    def _bounds(self, first: Span) -> Span:
        """Where a window begins and ends whose first figure is given: token numbers of the text."""
        low = max(0, first[0] - round(LEAD * self.room))
        high = min(len(self.ids), low + self.room)
        return max(0, high - self.room), high

    def tokens(self, start: int, end: int) -> Span:
        """The tokens that share a character with a span of the text; at least one."""
        first = max(0, bisect_right(self._starts, start) - 1)
        if first + 1 < len(self.offsets) and self.offsets[first][1] <= start:
            first += 1
        last = first + 1
        while last < len(self.offsets) and self.offsets[last][0] < end:
            last += 1
        return first, last

    @cached_property
    def marks(self) -> NDArray[np.float32]:
        """A row a token of the text: which of MARKS hold for it."""
        found, options = np.zeros((len(self.ids), len(features.MARKS)), dtype=np.float32), self.options

        def mark(start: int, end: int, name: str) -> None:
            first, last = self.tokens(start, end)
            found[first:last, features.MARKS.index(name)] = 1

        for figure in options.figures:
            mark(figure.start, figure.end, "figure")
        for when in options.dates:
            mark(when.start or 0, when.end or 0, "date")
        for option in options.claimants:
            kind = option.claimant.kind
            mark(option.start, option.end, kind if kind in ("person", "state", "group") else "institution")
            if option.speaks:
                mark(option.start, option.end, "speaker")
        for statement in options.statements:
            for start, end in statement.parts or ((statement.start, statement.end),):
                mark(start, end, "said")
        return found

    @cached_property
    def claimants(self) -> list[Span]:
        """The tokens of each claimant, in order of their first."""
        return [self.tokens(c.start, c.end) for c in self.options.claimants]

    @cached_property
    def dates(self) -> list[Span]:
        """The tokens of each date, in order of their first."""
        return [self.tokens(d.start or 0, d.end or 0) for d in self.options.dates]

    def _window(self, low: int, high: int, inside: Sequence[int]) -> Window:
        options, lead = self.options, len(self.head)

        def within(spans: list[Span]) -> tuple[tuple[int, ...], tuple[Span, ...]]:
            near = range(bisect_left(spans, (low, 0)), bisect_left(spans, (high, 0)))
            held = [n for n in near if spans[n][1] <= high]
            return tuple(held), tuple((spans[n][0] - low + lead, spans[n][1] - low + lead) for n in held)

        claimants, claimant_spans = within(self.claimants)
        dates, date_spans = within(self.dates)
        figures = [options.figures[n] for n in inside]
        spans = [(start, min(end, high)) for start, end in (self.tokens(f.start, f.end) for f in figures)]
        empty = np.zeros((1, len(features.MARKS)), dtype=np.float32)
        return Window(
            ids=[*self.head, *self.ids[low:high], self.head[-1]],
            lead=lead,
            origin=low,
            marks=np.concatenate([np.repeat(empty, lead, 0), self.marks[low:high], empty]),
            figures=tuple(inside),
            claimants=claimants,
            dates=dates,
            figure_spans=tuple((start - low + lead, end - low + lead) for start, end in spans),
            claimant_spans=claimant_spans,
            date_spans=date_spans,
            figure_features=_rows([features.of_figure(f, options) for f in figures], features.FIGURE_WIDTH),
            claimant_features=_rows(
                [
                    row
                    for f in figures
                    for row in features.of_claimants([options.claimants[n] for n in claimants], f, options)
                ],
                features.CLAIMANT_WIDTH,
            ),
            date_features=_rows(
                [features.of_date(options.dates[n], f, options) for f in figures for n in dates], features.DATE_WIDTH
            ),
        )


def _rows(given: list[list[float]], width: int) -> NDArray[np.float32]:
    return np.array(given, dtype=np.float32).reshape(len(given), width)
