"""Fits newsx/cleaning/glued_words.json, glued_trees.json and glued_read_trees.json: blurbs at an end of a line.

    python -m training.cleaning.fit_glued DATA
        cross-validates by writer, prints what goes and what is lost
    python -m training.cleaning.fit_glued DATA --write
        fits on everything but the held-out writers, and writes the files
    python -m training.cleaning.fit_glued DATA --held-out
        prints what newsx.clean does with the lines of the held-out writers

The blurbs and the sentences that look like them are training/lines; each is glued to the head or the tail of a
paragraph of an article of the pool's training split, or of such an article in one line. DATA holds saved pages, whose
paragraphs must stay whole. The networks of the folds are those of `train_lines.py`. Needs scikit-learn and catboost
(`pip install -e .[bench]`).
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

import newsx
from newsx.cleaning import glue_words, glued, trees
from newsx.cleaning.glue_words import HEAD, TAIL, Cut, glue_of
from newsx.cleaning.line_encoder import LineEncoder
from training.cleaning.blurb_texts import HELD_OUT, NEWS, OTHERS, Text, articles, by_turns, pages, pieces, writers
from training.cleaning.fit_blurbs import NETWORKS
from training.cleaning.glued_cases import PLACES, Case, cases, glue_on, with_read
from training.cleaning.glued_rows import FOLDS, Matrix, begins_of, rows_of
from training.cleaning.weight_files import WEIGHTS, trees_of, write_trees

LOST = 0.01  # the share of the sentences that look like blurbs that may be lost: it sets the trees' start


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
    return trees_of(model, columns, 6, 0)


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
    turns = by_turns(pieces(HELD_OUT), draw)
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
    texts = [*articles(), *pages(args.data, NEWS)]
    chosen = pieces(writers())
    matrix = Matrix(rows_of(chosen, texts, pages(args.data, OTHERS)), begins_of(texts))
    models = [glue_of(matrix.fit(number)) for number in range(FOLDS)]
    made = list(cases(chosen, texts, models, args.size))
    print(f"{len(matrix.wanted)} rows, {len(matrix.names)} features, {len(made)} cases", flush=True)
    scored = unseen(made, glued.COLUMNS, args.trees)
    tell(made, scored, border(made, scored))
    networks = [LineEncoder((NETWORKS / f"{n}.onnx").read_bytes()).log_odds for n in range(FOLDS)]
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
    (WEIGHTS / glue_words.WORDS).write_text(text, "utf-8")
    write_trees(WEIGHTS / glued.TREES, first)
    write_trees(WEIGHTS / glued.READ_TREES, second)


if __name__ == "__main__":
    main()
