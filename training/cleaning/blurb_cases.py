"""Articles with a blurb in them, and saved pages, as the trees of the judge of blurbs see them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from newsx.cleaning import blurbs, corrections, states
from newsx.cleaning.blurb_words import Words
from newsx.cleaning.features import Line, look
from newsx.cleaning.stretches import Stretch, split
from newsx.cleaning.surroundings import surroundings, suspects
from training.cleaning.blurb_lines import FOLDS, PARTS, RULED, fold_of
from training.cleaning.blurb_texts import PLACES, Piece, Text, by_turns, writers

FURNITURE = ("newsletter", "app", "promo", "share", "comments", "tipline", "bio", "subscription")  # about articles
Floats = NDArray[np.float64]
Network = Callable[[str], int]  # a line → its log odds


@dataclass(frozen=True)
class Seen:
    """A line of a text that newsx takes for the article's: its place; the trees' columns, None where not asked.

    `wanted`: whether it is a blurb; `inside`: whether it is a line of the piece that was put in; `size`: characters;
    `score`: of its words; `sure`: the first trees leave no doubt.
    """

    at: int
    told: Floats | None
    wanted: bool
    inside: bool
    size: int
    score: int
    sure: bool = False


@dataclass(frozen=True)
class Case:
    """A text with a piece in it. `place`: above, between, below; of a text as it was "page" or "" (an article).

    `page`: its stretches, what they look like, the places of the article's lines, of which `seen` has one each, and the
    scores of all lines' words.
    """

    fold: int
    place: str
    piece: Piece | None
    seen: list[Seen]
    page: tuple[Sequence[Stretch], Sequence[Line], list[int], list[int]]


def cases(
    chosen: Sequence[Piece], texts: Sequence[Text], models: Sequence[Words], size: int, seed: int
) -> Iterator[Case]:
    """`size` articles with a piece of the same fold at each place and without one, and every page as it is.

    More blurbs stand below half of the articles, and above some: pages have them, and true paragraphs beside them.
    """
    draw = random.Random(seed)
    order = {writer: number % FOLDS for number, writer in enumerate(writers())}
    mine = [[piece for piece in chosen if order.get(piece.writer, n) == n] for n in range(FOLDS)]
    turns = [by_turns(some, random.Random(seed + n)) for n, some in enumerate(mine)]
    others = [
        by_turns([p for p in some if p.kind in FURNITURE], random.Random(seed - n)) for n, some in enumerate(mine)
    ]
    for text in draw.sample([text for text in texts if not text.is_page], size):
        number = fold_of(text.group)
        for place in (*PLACES, ""):
            piece = next(turns[number]) if place else None
            place = "between" if piece and piece.kind == "body" else place
            above, below = draw.choice([0, 0, 0, 1]), draw.choice([0, 0, 1, 2])
            around = tuple([line for _ in range(n) for line in next(others[number]).lines] for n in (above, below))
            yield _case(_furnished(text, *around), piece, place, number, models[number], draw)
    for text in texts:
        if text.is_page:
            yield _case(text, None, "page", fold_of(text.group), models[fold_of(text.group)], draw)


def _furnished(text: Text, above: Sequence[str], below: Sequence[str]) -> Text:
    """A text with lines that are not the article's above and below it."""
    body = [*[False] * len(above), *text.body, *[False] * len(below)]
    return Text(text.group, [*above, *text.lines, *below], body, text.is_page)


def _case(text: Text, piece: Piece | None, place: str, number: int, model: Words, draw: random.Random) -> Case:
    first, last = text.body.index(True), len(text.body) - text.body[::-1].index(True)
    inner = draw.randrange(first + 1, max(first + 2, last))
    at = {"above": first + draw.choice([0, 0, 1, 2]), "between": inner, "below": last}.get(place, 0)
    added = piece.lines if piece else []
    is_blurb = piece is not None and piece.kind != "body"
    rows = [(line, not is_body, False) for line, is_body in zip(text.lines, text.body, strict=True)]
    rows[at:at] = [(line, is_blurb, True) for line in added]
    gap = draw.choice([0, 1])
    parts = [(stretch._replace(blank=gap), *row[1:]) for row in rows for stretch in split(row[0])]
    stretches = [part[0] for part in parts]
    lines = look(stretches)
    found = states.find_states(stretches, lines)
    corrections.correct(stretches, lines, found, ())
    body = [n for n, state in enumerate(found) if state == states.BODY]
    scores = blurbs.word_scores(model, stretches, lines, body)
    asked = suspects(stretches, lines, scores, body)
    told = _rows(surroundings(stretches, lines, body, scores, asked)) if asked else []
    rows_told = dict(zip(asked, told, strict=True))
    no_blurb = {at for at in body if text.is_page and parts[at][1] and not RULED & {*lines[at].rules}}
    known = [at for at in body if at not in no_blurb]  # other furniture of a page is not learned from
    seen = [Seen(at, rows_told.get(at), *parts[at][1:], len(stretches[at].text), scores[at]) for at in known]
    return Case(number, place, piece, seen, (stretches, lines, body, scores))


def _rows(told: Mapping[str, Sequence[float]]) -> list[Floats]:
    """Columns → a row a line."""
    return list(np.stack(list(told.values()), 1))


def with_read(made: Sequence[Case], scored: Sequence[Sequence[float]], networks: Sequence[Network]) -> list[Case]:
    """The cases with the columns of the second trees; `scored` are the votes of the first, `networks` by fold."""
    return [_with_read(case, votes, networks[case.fold % PARTS]) for case, votes in zip(made, scored, strict=True)]


def _with_read(case: Case, votes: Sequence[float], network: Network) -> Case:
    stretches, lines, body, words_ = case.page
    first = {line.at: vote for line, vote in zip(case.seen, votes, strict=True)}
    opened = {at: vote for at, vote in first.items() if blurbs.OPEN < vote < blurbs.SURE}
    scores = [*words_]
    told = _rows(blurbs.read(network, stretches, lines, body, scores, opened)) if opened else []
    rows = dict(zip(opened, told, strict=True))
    seen = [
        replace(line, told=rows.get(line.at), score=scores[line.at], sure=first[line.at] >= blurbs.SURE)
        for line in case.seen
    ]
    return replace(case, seen=seen)
