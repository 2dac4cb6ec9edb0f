"""Fits newsx/cleaning/glued_words.json, glued_trees.json and glued_read_trees.json: blurbs at an end of a line.

    python bench/train_glued.py DATA              cross-validates by writer, prints what goes and what is lost
    python bench/train_glued.py DATA --write      fits on everything but the held-out writers, and writes the files
    python bench/train_glued.py DATA --held-out   prints what newsx.clean does with the lines of the held-out writers

The blurbs and the sentences that look like them are training/lines; each is glued to the head or the tail of a
paragraph of an article of the pool's training split, or of such an article in one line. DATA holds saved pages, whose
paragraphs must stay whole. The networks of the folds are those of `train_lines.py`. Needs scikit-learn and catboost
(`pip install -e .[bench]`).
"""

from __future__ import annotations

import argparse
import json
import random
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import train_blurbs
import train_cleaning
from blurb_texts import HELD_OUT, Piece, Text, articles, pages, pieces, writers
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

import newsx
from newsx.cleaning import glue_words, glued, trees
from newsx.cleaning.features import look, tokens_of
from newsx.cleaning.glue_words import HEAD, SENTENCE, TAIL, Cut, Glue, glue_of
from newsx.cleaning.line_encoder import LineEncoder
from newsx.cleaning.rules import fold
from newsx.cleaning.stretches import Stretch

FOLDS = train_blurbs.PARTS  # as the networks
C = 100.0
PART, RULED, REAL = 0.4, 0.3, 0.25  # weights of a blurb's sentence, a ruled line, a sentence of an article
FAINT = 40  # hundredths: votes below this are not kept
BEGINNING = 20  # times: of a rarer word it is not said whether it begins sentences
PARAGRAPH = 15  # words
LEARNED = -600  # hundredths: the second trees learn also from lines that the network would not read (`glued.OPEN`)
LOST = 0.01  # the share of the sentences that look like blurbs that may be lost: it sets the trees' start
PLACES = ("head", "tail", "one-head", "one-tail")
Row = tuple[str, bool, int, float]  # a text, whether it is a blurb, its fold, its weight
Floats = NDArray[np.float64]
Network = Callable[[str], int]  # a line → its log odds


def fold_of(group: str) -> int:
    return zlib.crc32(group.encode()) % FOLDS


def folds() -> dict[str, int]:
    return {writer: number % FOLDS for number, writer in enumerate(writers())}


# ---- the words ----


def rows_of(chosen: Sequence[Piece], texts: Sequence[Text], others: Sequence[Text]) -> list[Row]:
    """The pieces whole and by sentence, sentences at the ends of the articles' paragraphs, and ruled lines of pages."""
    draw = random.Random(4)
    place = folds()
    found: list[Row] = []
    for piece in chosen:
        blurb, number = piece.kind != "body", place[piece.writer]
        found.append((" ".join(piece.lines), blurb, number, 1.0))
        sentences = [part for line in piece.lines for part in SENTENCE.sub("\n", line).split("\n")]
        found += [(part, blurb, number, PART) for part in sentences if len(sentences) > 1]
    for text in texts:
        long = [line for line, is_body in zip(text.lines, text.body, strict=True) if is_body and len(line.split()) > 11]
        for line in draw.sample(long, min(10, len(long))):
            found += [(part, False, fold_of(text.group), REAL) for part in _ends(line, draw)]
    ruled = {
        line: fold_of(text.group) for text in (*texts, *others) if text.is_page for line in train_blurbs._ruled(text)
    }
    return found + [(line, True, number, RULED) for line, number in ruled.items() if len(line.split()) > 4]


def _ends(line: str, draw: random.Random) -> list[str]:
    """One to three sentences at the head of a paragraph, and as many at its tail."""
    places = [0, *(match.end() for match in SENTENCE.finditer(line)), len(line)]
    if len(places) == 2:
        return [line] if draw.random() < 0.3 else []
    count = min(len(places) - 2, draw.choice([1, 1, 1, 2, 2, 3]))
    return [line[: places[count]].strip(), line[places[-1 - count] :]]


class Matrix:
    """The features of all rows, for fitting with some of them left out."""

    def __init__(self, rows: Sequence[Row], begins: dict[str, int]) -> None:
        self.begins = begins
        tokens = [tokens_of(fold(row[0])) for row in rows]
        named = [Counter([*words, *map(" ".join, glue_words.pairs_of(words))]) for words in tokens]
        counts = Counter(name for names in named for name in names)
        ours = Counter(name for names, row in zip(named, rows, strict=True) if row[3] != REAL for name in names)
        self.names = sorted(name for name, count in counts.items() if count >= 6 or (count >= 2 and ours[name]))
        place = {name: number for number, name in enumerate(self.names)}
        columns: list[int] = []
        values: list[float] = []
        ends = [0]
        for names in named:
            known = [name for name in names if name in place]
            columns += [place[name] for name in known]
            values += [names[name] * names.total() ** -0.5 for name in known]
            ends.append(len(columns))
        self.rows = sparse.csr_matrix((values, columns, ends), shape=(len(rows), len(self.names)))
        self.wanted = np.array([row[1] for row in rows])
        self.folds = np.array([row[2] for row in rows])
        self.weights = np.array([row[3] for row in rows])

    def fit(self, left_out: int | None = None) -> dict[str, Any]:
        """The content of a glued_words.json, fitted without the rows of a fold."""
        used = self.folds != left_out if left_out is not None else np.ones(len(self.folds), bool)
        model = LogisticRegression(C=C, max_iter=200, tol=1e-3)
        model.fit(self.rows[used], self.wanted[used], sample_weight=self.weights[used])
        votes = {name: round(100 * vote) for name, vote in zip(self.names, model.coef_[0].tolist(), strict=True)}
        kept = {name: vote for name, vote in votes.items() if abs(vote) >= FAINT}
        return {"start": round(100 * float(model.intercept_[0])), "votes": kept, "begins": self.begins}


def begins_of(texts: Sequence[Text]) -> dict[str, int]:
    """The log odds, in hundredths, that a word with a capital letter begins a sentence, of words that come often."""
    first: Counter[str] = Counter()
    inner: Counter[str] = Counter()
    for text in texts:
        for line, is_body in zip(text.lines, text.body, strict=True):
            for sentence in SENTENCE.sub("\n", line).split("\n") if is_body else ():
                words = [fold(word).strip("\"'") for word in sentence.split() if word[0].isupper()]
                if words and len(sentence.split()) >= 4:
                    first[words[0]] += sentence[0].isupper()
                    inner.update(words[1:])
    often = sorted(word for word in {*first, *inner} if first[word] + inner[word] >= BEGINNING)
    return {word: round(100 * float(np.log((first[word] + 0.5) / (inner[word] + 0.5)))) for word in often}


# ---- the trees ----


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
        number: _round([piece for piece in chosen if place[piece.writer] == number], random.Random(number))
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


def _round(mine: list[Piece], draw: random.Random) -> Iterator[Piece]:
    while True:
        draw.shuffle(mine)
        yield from mine


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


def grow(chosen: Sequence[Case], columns: Sequence[str], size: int) -> dict[str, Any]:
    """Trees fitted on the places to cut of the cases."""
    from catboost import CatBoostClassifier

    seen = [(case, seen) for case in chosen for seen in case.seen]
    weights = [
        1.0 if case.place not in PLACES else 4.0 if not case.is_blurb else 2.0 if seen.cut.at == case.true else 1.0
        for case, seen in seen
    ]
    model = CatBoostClassifier(
        iterations=size, depth=6, learning_rate=30 / size, l2_leaf_reg=3, border_count=64, rsm=0.7,
        bootstrap_type="Bernoulli", subsample=0.7, random_seed=1, thread_count=1, verbose=0, allow_writing_files=False,
    )  # fmt: skip
    rows = np.array([seen.told for _, seen in seen], np.float32)
    model.fit(rows, [int(seen.wanted) for _, seen in seen], sample_weight=weights)
    return train_cleaning.trees_of(model, columns, 6, 0)


def unseen(made: Sequence[Case], columns: Sequence[str], size: int) -> list[list[float]]:
    """The votes for the places to cut of each case, in hundredths, by trees that were fitted on the other folds."""
    grown = [trees.planted(grow([case for case in made if case.fold != n], columns, size)) for n in range(FOLDS)]
    return [glued.votes_of(grown[case.fold], columns, [seen.told for seen in case.seen]) for case in made]


# ---- measuring ----


def border(chosen: Sequence[Case], scored: Sequence[Sequence[float]]) -> float:
    """The vote above which a line is cut for a share of LOST of the sentences that look like blurbs."""
    hard = [
        max(scores, default=-1000.0)
        for case, scores in zip(chosen, scored, strict=True)
        if case.place in PLACES and not case.is_blurb
    ]
    return float(np.quantile(hard, 1 - LOST))


def tell(chosen: Sequence[Case], scored: Sequence[Sequence[float]], above: float) -> None:
    """Prints what goes by place and kind: blurbs that go whole, their characters; and what is lost of the articles."""
    count: Counter[str] = Counter()
    whole: defaultdict[str, float] = defaultdict(float)
    share: defaultdict[str, float] = defaultdict(float)
    lost: Counter[str] = Counter()
    size: Counter[str] = Counter()
    for case, scores in zip(chosen, scored, strict=True):
        by_line: defaultdict[int, list[tuple[Cut, float]]] = defaultdict(list)
        for seen, vote in zip(case.seen, scores, strict=True):
            by_line[seen.at].append((seen.cut, vote - above))
        cuts = [(at, cut) for at, judged in by_line.items() for cut in glued.chosen(judged)]
        text = next(iter(case.lines.values()))
        side = HEAD if case.place.endswith("head") else TAIL
        mine = [cut.at if side == HEAD else len(text) - cut.at for _, cut in cuts if cut.side == side]
        own = case.true if side == HEAD else len(text) - case.true
        if case.is_blurb and case.piece:
            for name in (case.place, case.piece.kind, "all"):
                count[name] += 1
                whole[name] += sum(mine) >= own
                share[name] += min(own, sum(mine)) / own
            lost["beside a blurb"] += max(0, sum(mine) - own)
            size["beside a blurb"] += len(text) - own
        elif case.place in PLACES:
            lost["look-alikes"] += bool(cuts)
            size["look-alikes"] += 1
        elif case.place != "alone":
            lost[case.place] += sum(cut.at if cut.side == HEAD else len(case.lines[at]) - cut.at for at, cut in cuts)
            size[case.place] += sum(map(len, case.lines.values()))
    for name in count:
        went, part = 100 * whole[name] / count[name], 100 * share[name] / count[name]
        print(f"{name:<14}{count[name]:>6}  whole {went:5.1f} %  in characters {part:5.1f} %")
    for name in size:
        print(f"{name:<16}{size[name]:>9}  lost {100 * lost[name] / size[name]:6.3f} %")


def tell_held_out(texts: Sequence[Text], size: int) -> None:
    """Prints what `newsx.clean` leaves of glued pieces of the held-out writers, and what it loses beside them."""
    draw = random.Random(7)
    turns = _round(pieces(HELD_OUT), draw)
    put: Counter[str] = Counter()
    gone: Counter[str] = Counter()
    for text in draw.sample([text for text in texts if not text.is_page], size):
        clean = newsx.clean("\n\n".join(text.lines)).body
        for name in PLACES:
            piece = next(turns)
            lines, *_ = glue_on(name, piece, text, draw)
            body = newsx.clean("\n\n".join(lines)).body
            kind = "look-alikes" if piece.kind == "body" else name
            for part in piece.lines:
                put[kind] += 1
                gone[kind] += part not in body
            rest = [paragraph for paragraph in text.lines if paragraph in clean and paragraph in "\n".join(lines)]
            put["paragraphs"] += sum(map(len, rest))
            gone["paragraphs"] += sum(len(paragraph) for paragraph in rest if paragraph not in body)
    for name in put:
        print(f"{name:<14}{put[name]:>9}  gone {100 * gone[name] / put[name]:6.2f} %")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--size", type=int, default=1500, help="articles that pieces are glued to")
    parser.add_argument("--trees", type=int, default=100)
    args = parser.parse_args(arguments)
    if args.held_out:
        tell_held_out(articles(), min(args.size, 400))
        return
    texts = [*articles(), *pages(args.data, train_blurbs.NEWS)]
    chosen = pieces(writers())
    matrix = Matrix(rows_of(chosen, texts, pages(args.data, train_blurbs.OTHERS)), begins_of(texts))
    models = [glue_of(matrix.fit(number)) for number in range(FOLDS)]
    made = list(cases(chosen, texts, models, args.size))
    print(f"{len(matrix.wanted)} rows, {len(matrix.names)} features, {len(made)} cases", flush=True)
    scored = unseen(made, glued.COLUMNS, args.trees)
    tell(made, scored, border(made, scored))
    networks = [LineEncoder((train_blurbs.NETWORKS / f"{n}.onnx").read_bytes()).log_odds for n in range(FOLDS)]
    read = with_read(made, scored, networks)
    print("with the network", flush=True)
    ordered = unseen(read, glued.READ_COLUMNS, args.trees)
    above = border(read, ordered)
    tell(read, ordered, above)
    if args.write:
        first, second = grow(made, glued.COLUMNS, args.trees), grow(read, glued.READ_COLUMNS, args.trees)
        second["start"] -= round(10 * above)
        write(matrix.fit(), first, second)


def write(found: dict[str, Any], first: dict[str, Any], second: dict[str, Any]) -> None:
    """One feature or tree a line, so that a new fit can be read as a diff."""
    parts = [
        f'"{part}": {{\n'
        + ",\n".join(f"{json.dumps(name, ensure_ascii=False)}: {vote}" for name, vote in sorted(found[part].items()))
        + "\n}"
        for part in ("votes", "begins")
    ]
    text = f'{{"start": {found["start"]},\n' + ",\n".join(parts) + "}\n"
    (train_cleaning.WEIGHTS / glue_words.WORDS).write_text(text, "utf-8")
    train_blurbs.write_trees(glued.TREES, first)
    train_blurbs.write_trees(glued.READ_TREES, second)


if __name__ == "__main__":
    main()
