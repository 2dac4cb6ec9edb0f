"""Fits newsx/cleaning/blurb_words.json, blurb_trees.json, blurb_read_trees.json: which lines of a page are blurbs.

    python bench/train_blurbs.py DATA              cross-validates by writer and publisher, prints what goes and is lost
    python bench/train_blurbs.py DATA --write      fits on everything but the held-out writers, and writes the files
    python bench/train_blurbs.py DATA --held-out   prints the shipped files' scores on the held-out writers

The blurbs and the sentences that look like them are training/lines; the articles they are put into are those of the
pool's training split; DATA holds the pages of `train_cleaning.py`. A piece is put above an article, below it and
between two paragraphs; all its lines have to go. The networks of the folds are those of `train_lines.py`. Needs
scikit-learn and catboost (`pip install -e .[bench]`).
"""

from __future__ import annotations

import argparse
import json
import random
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import train_cleaning
from blurb_texts import HELD_OUT, LINES, Piece, Text, articles, pages, pieces, seeds, writers
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from newsx.cleaning import blurb_words as words
from newsx.cleaning import blurbs, corrections, states, trees
from newsx.cleaning.blurb_words import KINDS, Words, words_of
from newsx.cleaning.blurb_words import names as features_of
from newsx.cleaning.features import Line as FeaturedLine
from newsx.cleaning.features import find_rules, look, word_lists
from newsx.cleaning.line_encoder import LineEncoder, log_odds
from newsx.cleaning.rules import fold
from newsx.cleaning.stretches import Stretch, split
from newsx.cleaning.surroundings import COLUMNS, surroundings, suspects
from training.passages import POOL

FOLDS, PARTS = 6, 3  # for the words and the trees; for the networks, each fitted without two of the six
NETWORKS = LINES.parent.parent / "build" / "lines"  # of train_lines.py
REAL = 0.3  # the weight of a line of a real page beside one of training/lines
RARE = 2  # a feature of fewer lines is none
FAINT = 20  # hundredths: votes below this are not kept
C = 100.0
COMMON, KIND_C, TELLING = 3, 30.0, 60  # for the kinds: lines of a feature; and hundredths: weaker votes are not kept
LOST = 0.0125  # the share of the sentences that look like blurbs that may be lost: it sets the trees' start
NEWS, OTHERS = ("wcxb_news", "fundus_half"), ("wcxb_articles",)  # sets of pages: of the others only blurbs are learned
FURNITURE = ("newsletter", "app", "promo", "share", "comments", "tipline", "bio", "subscription")  # about articles
SHARED = POOL.parent.parent
APPEAL = 15  # words: a longer line of the seeds that is not the article's and speaks to the reader is a blurb
PLACES = ("above", "between", "below")
RULED = {
    "clean.newsletter", "clean.donation", "clean.paywall", "clean.app", "clean.comments", "clean.correction",
    "clean.legal", "clean.biography", "clean.contact", "clean.share", "clean.advert", "clean.credit",
}  # fmt: skip
"""Lines outside the article that match one of these are taken for blurbs, of no known kind."""
Floats = NDArray[np.float64]
Network = Callable[[str], int]  # a line → its log odds


@dataclass(frozen=True)
class Line:
    """A line to learn from. `kind`: one of KINDS, "body", or "" for a blurb of no known kind."""

    text: str
    kind: str
    fold: int
    weight: float


def fold_of(group: str) -> int:
    return zlib.crc32(group.encode()) % FOLDS


# ---- the words ----


def lines_of(chosen: Sequence[Piece], texts: Sequence[Text], others: Sequence[Text]) -> list[Line]:
    """The lines to learn words from: all of the pieces, some of each text, of `others` the blurbs alone.

    Lines that come often are left out.
    """
    draw = random.Random(3)
    found = []
    for text in texts:
        body = [at for at, is_body in enumerate(text.body) if is_body and len(text.lines[at].split()) > 1]
        for at in draw.sample(body, min(8 if text.is_page else 5, len(body))):
            found.append(Line(text.lines[at], "body", fold_of(text.group), REAL))
    for text in (*texts, *others):
        found += [Line(line, "", fold_of(text.group), REAL) for line in _ruled(text)]
    for text in seeds(SHARED):
        junk = (line for line, is_body in zip(text.lines, text.body, strict=True) if not is_body)
        appeals = (
            line for line in junk if len(line.split()) >= APPEAL and word_lists()["reader"] & {*fold(line).split()}
        )
        found += [Line(line, "", fold_of(text.group), 1.0) for line in appeals]
    often = Counter(line.text for line in found)
    found = [line for line in found if often[line.text] <= 3]
    order = {writer: number % FOLDS for number, writer in enumerate(writers())}
    return found + [Line(line, piece.kind, order[piece.writer], 1.0) for piece in chosen for line in piece.lines]


def _ruled(text: Text) -> list[str]:
    """The lines outside the article of a page that a rule for blurbs matches, each once."""
    places = [at for at, is_body in enumerate(text.body) if not is_body and len(text.lines[at].split()) >= 4]
    lines = look([stretch for at in places for stretch in split(text.lines[at])[:1]])
    for line in lines:
        find_rules(line)
    ruled = (text.lines[at] for at, line in zip(places, lines, strict=True) if RULED & {*line.rules[:1]})
    return list(dict.fromkeys(ruled))


class Matrix:
    """The features of all lines, for fitting with some of them left out."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        named = [features_of(line.text, fold(line.text)) for line in lines]
        counts = Counter(name for names in named for name in names)
        self.names = sorted(name for name, count in counts.items() if count >= RARE)
        place = {name: number for number, name in enumerate(self.names)}
        columns: list[int] = []
        values: list[float] = []
        ends = [0]
        for names in named:
            known = [place[name] for name in names if name in place]
            columns += known
            values += [len(names) ** -0.5] * len(known)
            ends.append(len(columns))
        self.rows = sparse.csr_matrix((values, columns, ends), shape=(len(lines), len(self.names)))
        self.folds = np.array([line.fold for line in lines])
        self.weights = np.array([line.weight for line in lines])

    def fit(self, left_out: int | None = None) -> dict[str, Any]:
        """The content of a blurb_words.json, fitted without the lines of a fold."""
        used = self.folds != left_out if left_out is not None else np.ones(len(self.lines), bool)
        wanted = np.array([line.kind != "body" for line in self.lines])
        model = LogisticRegression(C=C, max_iter=300, tol=1e-3)
        model.fit(self.rows[used], wanted[used], sample_weight=self.weights[used])
        votes = {name: round(100 * vote) for name, vote in zip(self.names, model.coef_[0].tolist(), strict=True)}
        kept: dict[str, int] = {}
        pairs: dict[str, dict[str, int]] = {}  # no token holds a blank: what does is a pair
        for name, vote in votes.items():
            one, blank, two = name.partition(" ")
            if abs(vote) >= FAINT:
                (pairs.setdefault(one, {}) if blank else kept)[two or one] = vote
        start = round(100 * float(model.intercept_[0]))
        return {"start": start, "votes": kept, "pairs": pairs, "kinds": self._kinds(used)}

    def _kinds(self, used: NDArray[np.bool_]) -> dict[str, tuple[int, ...]]:
        """Votes for each kind, by words and pairs of words; those that hardly tell kinds apart are left out."""
        known = np.flatnonzero(used & np.array([line.kind in KINDS for line in self.lines]))
        common = np.flatnonzero(np.asarray((self.rows[known] > 0).sum(0))[0] >= COMMON)
        model = LogisticRegression(C=KIND_C, max_iter=300, tol=1e-3)
        model.fit(self.rows[known][:, common], [self.lines[at].kind for at in known])
        order = [list(model.classes_).index(kind) for kind in KINDS]
        votes = np.rint(100 * np.column_stack([model.intercept_, model.coef_])[order]).astype(int)
        names = [words.ALWAYS, *(self.names[at] for at in common)]
        rows = zip(names, votes.T.tolist(), strict=True)
        return {name: tuple(row) for name, row in rows if not name or max(map(abs, row)) >= TELLING}


# ---- the trees ----


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
    page: tuple[Sequence[Stretch], Sequence[FeaturedLine], list[int], list[int]]


def cases(
    chosen: Sequence[Piece], texts: Sequence[Text], models: Sequence[Words], size: int, seed: int
) -> Iterator[Case]:
    """`size` articles with a piece of the same fold at each place and without one, and every page as it is.

    More blurbs stand below half of the articles, and above some: pages have them, and true paragraphs beside them.
    """
    draw = random.Random(seed)
    order = {writer: number % FOLDS for number, writer in enumerate(writers())}
    mine = [[piece for piece in chosen if order.get(piece.writer, n) == n] for n in range(FOLDS)]
    turns = [_round(list(some), random.Random(seed + n)) for n, some in enumerate(mine)]
    others = [_round([p for p in some if p.kind in FURNITURE], random.Random(seed - n)) for n, some in enumerate(mine)]
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


def _round(mine: list[Piece], draw: random.Random) -> Iterator[Piece]:
    while True:
        draw.shuffle(mine)
        yield from mine


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


def grow(chosen: Sequence[Case], columns: Sequence[str], size: int) -> dict[str, Any]:
    """Trees fitted on the lines of the cases."""
    from catboost import CatBoostClassifier

    lines = [(case, line) for case in chosen for line in case.seen if line.told is not None]
    rows = np.stack([line.told for _, line in lines if line.told is not None]).astype(np.float32)
    weights = [3.0 if line.inside and not line.wanted else 2.0 if line.inside else 1.0 for _, line in lines]
    model = CatBoostClassifier(
        iterations=size, depth=5, learning_rate=18 / size, l2_leaf_reg=3, border_count=128, rsm=0.7,
        bootstrap_type="Bernoulli", subsample=0.7, random_seed=1, thread_count=1, verbose=0, allow_writing_files=False,
    )  # fmt: skip
    model.fit(rows, [int(line.wanted) for _, line in lines], sample_weight=weights)
    return train_cleaning.trees_of(model, columns, 5, 0)


def votes(case: Case, columns: Sequence[str], forest: trees.Forest) -> list[float]:
    """The votes for each line of a case, in hundredths; infinite where the trees are not asked."""
    others = [np.inf if line.sure else -np.inf for line in case.seen]
    asked = [line.told for line in case.seen if line.told is not None]
    if not asked:
        return others
    told = dict(zip(columns, np.stack(asked, 1), strict=True))
    found = iter(blurbs.votes_of(told, forest) if "vote" in told else forest.votes(told, range(len(asked))))
    return [other if line.told is None else next(found) for line, other in zip(case.seen, others, strict=True)]


# ---- measuring ----


def border(chosen: Sequence[Case], scored: Sequence[Sequence[float]]) -> float:
    """The score above which a share of LOST of the sentences that look like blurbs lies, were each judged by itself."""
    hard = [
        score
        for case, scores in zip(chosen, scored, strict=True)
        for line, score in zip(case.seen, scores, strict=True)
        if line.inside and not line.wanted
    ]
    return float(np.quantile(hard, 1 - LOST))


def tell(chosen: Sequence[Case], scored: Sequence[Sequence[float]], above: float) -> None:
    """Prints what goes, by place and by kind, and what is lost of the articles."""
    put: Counter[str] = Counter()
    left: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for case, scores in zip(chosen, scored, strict=True):
        gone = blurbs.decided([score - above for score in scores], [line.score for line in case.seen])
        for name in (case.place, case.piece.kind, "all") if case.piece and case.piece.kind != "body" else ():
            put[name] += len(case.piece.lines) if case.piece else 0
            left[name] += sum(line.inside and not is_gone for line, is_gone in zip(case.seen, gone, strict=True))
        for line, is_gone in zip(case.seen, gone, strict=True):
            if not line.wanted:
                name = "look-alikes" if line.inside else "page" if case.place == "page" else "article"
                for measure, size in (("lines", 1), ("characters", line.size)):
                    whole[f"{name}, {measure}"] += size
                    lost[f"{name}, {measure}"] += size * is_gone
    for name in (*PLACES, "all", *KINDS):
        print(f"{name:<14}{put[name]:>6} lines  gone {100 * (1 - left[name] / max(1, put[name])):5.1f} %")
    for name in sorted(whole):
        print(f"{name:<26}{whole[name]:>9}  lost {100 * lost[name] / whole[name]:6.3f} %")


def tell_opened(read: Sequence[Case]) -> None:
    """Prints how many lines of a text the network reads, and how many of the lines that should go it does not."""
    for place in ("", "page"):
        mine = [case for case in read if case.place == place]
        opened = sum(line.told is not None for case in mine for line in case.seen)
        print(f"{place or 'article'}: the network reads {opened / len(mine):.2f} lines of a text")
    wanted = [line for case in read for line in case.seen if line.wanted]
    missed, sure = sum(line.told is None and not line.sure for line in wanted), sum(line.sure for line in wanted)
    print(f"of {len(wanted)} lines of blurbs {missed} are kept without, {sure} go without", flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--size", type=int, default=2000, help="articles that pieces are put into")
    parser.add_argument("--trees", type=int, default=300)
    args = parser.parse_args(arguments)
    texts = [*articles(), *pages(args.data, NEWS)]
    if args.held_out:
        measured = list(cases(pieces(HELD_OUT), texts, [words.words()] * FOLDS, 600, 7))
        first = [votes(case, COLUMNS, trees.forest(blurbs.TREES)) for case in measured]
        read = with_read(measured, first, [log_odds] * PARTS)
        tell(read, [votes(case, blurbs.READ_COLUMNS, trees.forest(blurbs.READ_TREES)) for case in read], 0)
        return
    chosen = pieces(writers())
    matrix = Matrix(lines_of(chosen, texts, pages(args.data, OTHERS)))
    models = [words_of(matrix.fit(number)) for number in range(FOLDS)]
    made = list(cases(chosen, texts, models, args.size, 0))
    print(f"{len(matrix.lines)} lines, {len(matrix.names)} features, {len(made)} cases", flush=True)
    first = unseen_votes(made, COLUMNS, args.trees)
    networks = [LineEncoder((NETWORKS / f"{part}.onnx").read_bytes()).log_odds for part in range(PARTS)]
    read = with_read(made, first, networks)
    tell_opened(read)
    second = unseen_votes(read, blurbs.READ_COLUMNS, args.trees)
    above = border(read, second)
    tell(read, second, above)
    if args.write:
        last = grow(read, blurbs.READ_COLUMNS, args.trees)
        last["start"] -= round(10 * above)
        write(matrix.fit(), grow(made, COLUMNS, args.trees), last)


def unseen_votes(made: Sequence[Case], columns: Sequence[str], size: int) -> list[list[float]]:
    """The votes for each case by trees that were fitted on the other folds, in the order of the cases."""
    grown = [trees.planted(grow([case for case in made if case.fold != n], columns, size)) for n in range(FOLDS)]
    return [votes(case, columns, grown[case.fold]) for case in made]


def write(found: dict[str, Any], first: dict[str, Any], second: dict[str, Any]) -> None:
    """One feature, first word of pairs or tree a line, so that a new fit can be read as a diff."""
    parts = [f'{{"start": {found["start"]}']
    parts += [f'"{name}": {{\n{_lines(found[name])}\n}}' for name in ("votes", "pairs", "kinds")]
    text = ",\n".join(parts) + "}\n"
    (train_cleaning.WEIGHTS / words.WORDS).write_text(text, "utf-8")
    write_trees(blurbs.TREES, first)
    write_trees(blurbs.READ_TREES, second)


def write_trees(name: str, grown: dict[str, Any]) -> None:
    """Writes a forest to newsx/cleaning, a tree a line."""
    lines = ",\n".join(json.dumps(tree) for tree in grown["trees"])
    text = f'{{"start": {grown["start"]},\n"trees": [\n{lines}\n]}}\n'
    (train_cleaning.WEIGHTS / name).write_text(text, "utf-8")


def _lines(entries: dict[str, Any]) -> str:
    """The entries of a JSON object, one a line."""
    return ",\n".join(
        f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(entries[key], ensure_ascii=False)}"
        for key in sorted(entries)
    )


if __name__ == "__main__":
    main()
