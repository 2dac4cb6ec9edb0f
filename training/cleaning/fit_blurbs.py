"""Fits newsx/cleaning/blurb_words.json, blurb_trees.json, blurb_read_trees.json: which lines of a page are blurbs.

    python -m training.cleaning.fit_blurbs DATA
        cross-validates by writer and publisher, prints what goes and is lost
    python -m training.cleaning.fit_blurbs DATA --write
        fits on everything but the held-out writers, and writes the files
    python -m training.cleaning.fit_blurbs DATA --held-out
        prints the shipped files' scores on the held-out writers

The blurbs and the sentences that look like them are training/lines; the articles they are put into are those of the
pool's training split; DATA holds the pages of `train_cleaning.py`. A piece is put above an article, below it and
between two paragraphs; all its lines have to go. The networks of the folds are those of `train_lines.py`. Needs
scikit-learn and catboost (`pip install -e .[bench]`).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from newsx.cleaning import blurb_words as words
from newsx.cleaning import blurbs, trees
from newsx.cleaning.blurb_words import KINDS, words_of
from newsx.cleaning.line_encoder import LineEncoder, log_odds
from newsx.cleaning.surroundings import COLUMNS
from training.cleaning.blurb_cases import Case, cases, with_read
from training.cleaning.blurb_lines import FOLDS, PARTS, Matrix, lines_of
from training.cleaning.blurb_texts import HELD_OUT, LINES, NEWS, OTHERS, PLACES, articles, pages, pieces, writers
from training.cleaning.weight_files import WEIGHTS, trees_of, write_trees

NETWORKS = LINES.parent.parent / "build" / "lines"  # of fit_lines.py
LOST = 0.0125  # the share of the sentences that look like blurbs that may be lost: it sets the trees' start


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
    return trees_of(model, columns, 5, 0)


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
    (WEIGHTS / words.WORDS).write_text(text, "utf-8")
    write_trees(WEIGHTS / blurbs.TREES, first)
    write_trees(WEIGHTS / blurbs.READ_TREES, second)


def _lines(entries: dict[str, Any]) -> str:
    """The entries of a JSON object, one a line."""
    return ",\n".join(
        f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(entries[key], ensure_ascii=False)}"
        for key in sorted(entries)
    )


if __name__ == "__main__":
    main()
