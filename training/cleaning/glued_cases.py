"""Articles with a blurb glued to a paragraph, and saved pages, as the trees of the judge of glued blurbs see them."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from newsx.cleaning import glued
from newsx.cleaning.features import look
from newsx.cleaning.glue_words import HEAD, TAIL, Cut, Glue
from newsx.cleaning.stretches import Stretch
from training.cleaning.blurb_texts import Piece, Text, by_turns
from training.cleaning.glued_rows import FOLDS, fold_of, folds

PARAGRAPH = 15  # words
LEARNED = -600  # hundredths: the second trees learn also from lines that the network would not read (`glued.OPEN`)
PLACES = ("head", "tail", "one-head", "one-tail")
Network = Callable[[str], int]  # a line → its log odds


@dataclass(frozen=True)
class Seen:
    """A place to cut: of which line; the trees' columns; whether only a blurb would go."""

    at: int
    cut: Cut
    told: tuple[float, ...]
    wanted: bool


@dataclass(frozen=True)
class Case:
    """A text with a piece glued on at a place, or without one ("plain", "page"), or with it as a line ("alone").

    `true`: where the piece begins or ends; `size`: characters of the text.
    """

    fold: int
    place: str
    piece: Piece | None
    lines: dict[int, str]
    true: int
    seen: list[Seen]

    @property
    def is_blurb(self) -> bool:
        return self.piece is not None and self.piece.kind != "body" and self.place in PLACES


def cases(chosen: Sequence[Piece], texts: Sequence[Text], models: Sequence[Glue], size: int) -> Iterator[Case]:
    """`size` articles with pieces of the same fold glued on, some as they are, and every page as it is."""
    draw = random.Random(9)
    place = folds()
    turns = {
        number: by_turns([piece for piece in chosen if place[piece.writer] == number], random.Random(number))
        for number in range(FOLDS)
    }
    for number, text in enumerate(draw.sample([text for text in texts if not text.is_page], size)):
        at = fold_of(text.group)
        base = _page(text.lines)
        if number % 3 == 0:
            yield _case(at, "plain", None, base, range(len(text.lines)), 0, models[at])
        if number % 10 == 0:
            piece = next(turns[at])
            lines = [*text.lines[:2], " ".join(piece.lines), *text.lines[2:]]
            yield _case(at, "alone", piece, _page(lines), [2], 0, models[at])
        for name in (*PLACES, "head", "tail"):
            yield _glued(at, name, next(turns[at]), text, base, models[at], draw)
    for text in texts:
        if text.is_page:
            body = [number for number, is_body in enumerate(text.body) if is_body]
            yield _case(fold_of(text.group), "page", None, _page(text.lines), body, 0, models[fold_of(text.group)])


def _page(lines: Sequence[str]) -> glued.Page:
    return glued.Page(lines, look([_stretch(line) for line in lines]))


def _stretch(line: str) -> Stretch:
    return Stretch(line, 0, len(line), 0, len(line), 0, "", 1)


def _glued(fold: int, name: str, piece: Piece, text: Text, base: glued.Page, model: Glue, draw: random.Random) -> Case:
    lines, line, true, at = glue_on(name, piece, text, draw)
    if name.startswith("one"):
        page = _page(lines)
    else:  # what the other lines say was counted
        looked = look([_stretch(line)])[0]
        page = glued.Page(lines, [*base.lines[:at], looked, *base.lines[at + 1 :]])
        one, two = _page([text.lines[at]]), glued.Page([line], [looked])
        page.said, page.named = base.said.copy(), base.named.copy()
        for old, new, counts in ((one.said, two.said, page.said), (one.named, two.named, page.named)):
            counts.subtract(old)
            counts.update(new)
    return _case(fold, name, piece, page, [at], true, model)


def glue_on(name: str, piece: Piece, text: Text, draw: random.Random) -> tuple[list[str], str, int, int]:
    """A text with a piece glued on: its lines, the line with the piece, where the piece ends or begins, its number."""
    added = " ".join(piece.lines)
    if name.startswith("one"):
        lines, at = [" ".join(text.lines[: draw.choice([2, 3, 5, 8, 30])])], 0
    else:
        lines = [*text.lines]
        long = [number for number, line in enumerate(lines) if len(line.split()) >= PARAGRAPH] or [0]
        at = draw.choice([long[0], long[-1], draw.choice(long), draw.choice(long)])
    head = name.endswith("head")
    true = len(added) + 1 if head else len(lines[at]) + 1
    lines[at] = f"{added} {lines[at]}" if head else f"{lines[at]} {added}"
    return lines, lines[at], true, at


def _case(
    fold: int, name: str, piece: Piece | None, page: glued.Page, asked: Sequence[int], true: int, model: Glue
) -> Case:
    side = HEAD if name.endswith("head") else TAIL
    blurb = piece is not None and piece.kind != "body" and name in PLACES
    seen = []
    for at in {*asked} & {*page.long}:
        for cut in model.cuts(page.texts[at]):
            pure = blurb and cut.side == side and (cut.at <= true if side == HEAD else cut.at >= true)
            seen.append(Seen(at, cut, page.told(model, at, cut), pure))
    return Case(fold, name, piece, {at: page.texts[at] for at in asked}, true, seen)


def with_read(made: Sequence[Case], scored: Sequence[Sequence[float]], networks: Sequence[Network]) -> list[Case]:
    """The cases with the places to cut of lines with a vote above LEARNED, and the columns of the second trees.

    `scored` are the votes of the first trees, `networks` those of the folds.
    """
    found = []
    for case, votes in zip(made, scored, strict=True):
        best: defaultdict[int, float] = defaultdict(lambda: -np.inf)
        for seen, vote in zip(case.seen, votes, strict=True):
            best[seen.at] = max(best[seen.at], vote)
        kept = [
            replace(seen, told=(*seen.told, vote, *glued.read(networks[case.fold], seen.cut)))
            for seen, vote in zip(case.seen, votes, strict=True)
            if best[seen.at] > LEARNED
        ]
        found.append(replace(case, seen=kept))
    return found
