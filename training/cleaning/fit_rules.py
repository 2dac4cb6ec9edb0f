"""Fits newsx/cleaning/weights.json and trees.json on pages whose article is known; publisher-wise cross-validation.

    python -m training.cleaning.fit_rules DATA
        cross-validates, prints page F1 (token 4-grams) a set and flavour
    python -m training.cleaning.fit_rules DATA --write
        fits on everything and writes both files

DATA holds folders of NAME.blocks.txt or NAME.inscriptis.txt with NAME.gold.txt; folders named in --side are learned
from first of all, and one page in --every measured. Needs scikit-learn and catboost (`pip install -e .[bench]`).
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from newsx.cleaning import scoring, states
from newsx.cleaning.characters import repair
from newsx.cleaning.evidence import evidence
from newsx.cleaning.features import Line, features, look
from newsx.cleaning.judging import judge
from newsx.cleaning.stretches import Stretch, split
from training.cleaning.gold_lines import label
from training.cleaning.page_folds import FOLDS, fold_of
from training.cleaning.weight_files import WEIGHTS, Model, Votes, trees_of, use, write

FAINT = 0.05  # votes below this change nothing and make the file long
LENIENT = 300  # thousandths: page F1 is best where a line stays that is a little more likely not the article's
Floats = NDArray[np.float64]


@dataclass
class Page:
    """One page in one flavour, its lines, which of them are the article, and how much it counts in training."""

    set: str
    flavour: str
    name: str
    gold: str
    stretches: Sequence[Stretch]
    body: Sequence[bool]
    weight: float
    lines: list[Line] = field(init=False)  # without those a rule is sure of
    labels: list[bool] = field(init=False)
    features: list[list[str]] = field(init=False)
    near_stretches: list[Stretch] = field(init=False)
    near: NDArray[np.bool_] = field(init=False)

    def __post_init__(self) -> None:
        lines = look(self.stretches)
        places = states.without_sure(lines)
        self.lines = [lines[at] for at in places]
        self.near_stretches = [self.stretches[at] for at in places]
        self.features = features(self.near_stretches, self.lines)
        self.near = np.array([bool(names) for names in self.features], bool)
        self.labels = [self.body[at] for at in places]

    @property
    def fold(self) -> int:
        return fold_of(self.name)


# ---- pages ----


def read_pages(data: Path, side: Sequence[str], args: argparse.Namespace) -> list[Page]:
    chance = random.Random(1)
    pages = []
    for gold in sorted(data.glob("*/*.gold.txt")):
        name = gold.name.removesuffix(".gold.txt")
        weight = args.side_weight if gold.parent.name in side else 1.0
        for flavour in ("blocks", "inscriptis"):
            path = gold.with_name(f"{name}.{flavour}.txt")
            if not path.exists():
                continue
            stretches = split(repair(path.read_text("utf-8"))[0])
            wanted = gold.read_text("utf-8")
            body = label([stretch.text for stretch in stretches], wanted)
            pages.append(Page(gold.parent.name, flavour, name, wanted, stretches, body, weight))
            for places in cropped(body, chance):
                part = [stretches[at] for at in places], [body[at] for at in places]
                pages.append(Page("cropped", flavour, name, wanted, *part, weight))
    return pages


def cropped(body: Sequence[bool], chance: random.Random) -> Iterator[list[int]]:
    """The lines of some pages with most of their furniture gone: people paste articles, and small sites have little."""
    places = [at for at, is_body in enumerate(body) if is_body]
    if len(places) < 4:
        return
    first, last = places[0], places[-1]
    draw = chance.random()
    if draw < 0.25:
        yield [*range(max(0, first - chance.randint(0, 8)), min(len(body), last + 1 + chance.randint(0, 12)))]
    elif draw < 0.35:
        yield [*range(max(0, first - chance.randint(0, 3)), last + 1)]
    elif draw < 0.6:
        share = chance.choice([0.05, 0.1, 0.2])
        near = range(first - 4, last + 8)
        yield [
            at for at, is_body in enumerate(body) if is_body or chance.random() < (2 * share if at in near else share)
        ]


# ---- fitting


def fit(pages: Sequence[Page], args: argparse.Namespace) -> tuple[Votes, float]:
    """Votes and start of the first round; words count only where they stand on many pages."""
    rows = [names for page in pages for names in page.features if names]
    counts = Counter(name for names in rows for name in set(names))
    spread: Counter[str] = Counter()
    for page in pages:
        if page.set != "cropped":
            spread.update({name for names in page.features for name in names if is_word(name)})
    kept = sorted(n for n, c in counts.items() if c >= 8 and (not is_word(n) or spread[n] >= args.word_pages))
    place = {name: number for number, name in enumerate(kept)}
    columns: list[int] = []
    ends = [0]
    for names in rows:
        columns.extend(sorted({place[name] for name in names if name in place}))
        ends.append(len(columns))
    matrix = sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(kept)))
    wanted = np.array([page.labels[at] for page in pages for at, names in enumerate(page.features) if names])
    weights = np.concatenate([line_weights(page)[page.near] for page in pages])
    model = LogisticRegression(C=args.c, max_iter=300, tol=1e-3)
    model.fit(matrix, wanted, sample_weight=weights / weights.mean())
    votes = {name: round(vote, 2) for name, vote in zip(kept, model.coef_[0].tolist(), strict=True)}
    return {name: vote for name, vote in votes.items() if abs(vote) >= FAINT}, round(float(model.intercept_[0]), 2)


def is_word(name: str) -> bool:
    return name[0] in "^$" or name.startswith("t:")


def line_weights(page: Page) -> Floats:
    """A line counts by the square root of its share of the article's words: near to what page F1 counts."""
    words = np.array([max(1, len(line.words)) for line in page.lines], float)
    total = max(30.0, float(words[np.array(page.labels, bool)].sum()))
    return page.weight * np.minimum(np.sqrt(words / total), 1)


def first_scores(page: Page, model: tuple[Votes, float]) -> list[int]:
    votes, start = {name: scoring.whole(vote) for name, vote in model[0].items()}, scoring.whole(model[1])
    return [start + sum(votes.get(n, 0) for n in names) if names else scoring.NOWHERE for names in page.features]


def grow(pages: Sequence[Page], scores: Sequence[Sequence[int]], args: argparse.Namespace) -> dict[str, Any]:
    """The second round's trees, from what the first round says (`scores`) of pages it was not fitted on."""
    from catboost import CatBoostClassifier

    rows, wanted, weights = [], [], []
    names: list[str] = []
    for page, first in zip(pages, scores, strict=True):
        asked = np.flatnonzero(np.array(first) > scoring.HOPELESS).tolist()
        if not asked:
            continue
        told = evidence(page.near_stretches, page.lines, first, asked)
        names = names or list(told)
        rows.append(np.stack([told[name] for name in names], 1).astype(np.float32))
        wanted.append(np.array(page.labels)[asked])
        weights.append(line_weights(page)[asked])
    weight = np.concatenate(weights)
    model = CatBoostClassifier(
        iterations=args.trees, depth=args.depth, learning_rate=18 / args.trees, l2_leaf_reg=5, border_count=32, rsm=0.3,
        bootstrap_type="Bernoulli", subsample=0.7, random_seed=1, thread_count=2, verbose=0, allow_writing_files=False,
    )  # fmt: skip
    model.fit(np.concatenate(rows), np.concatenate(wanted).astype(int), sample_weight=weight / weight.mean())
    return trees_of(model, names, args.depth, LENIENT)


class Fits:
    """First rounds by the folds they have not seen, each fitted once."""

    def __init__(self, pages: Sequence[Page], args: argparse.Namespace) -> None:
        self.pages, self.args = pages, args
        self.known: dict[frozenset[int], tuple[Votes, float]] = {}

    def without(self, *folds: int) -> tuple[Votes, float]:
        key = frozenset(folds)
        if key not in self.known:
            self.known[key] = fit([page for page in self.pages if page.fold not in key], self.args)
        return self.known[key]

    def model(self, *left_out: int) -> Model:
        """Both rounds without the pages of the folds `left_out`."""
        pages = [page for page in self.pages if page.fold not in left_out]
        scores = [first_scores(page, self.without(page.fold, *left_out)) for page in pages]
        return Model(*self.without(*left_out), grow(pages, scores, self.args))


# ---- measuring ----


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3))) if words else Counter()


def page_f1(page: Page) -> float:
    """Of the whole cleaner with the weights in use, its rules for lists, boxes and repeats included."""
    kinds = judge(page.stretches, None, ()).kinds
    kept = (stretch.text for stretch, kind in zip(page.stretches, kinds, strict=True) if kind not in (None, "title"))
    gold, out = shingles(page.gold), shingles("\n\n".join(kept))
    both = (gold & out).total()
    return 2 * both / (gold.total() + out.total()) if both else 0.0


def cross_validate(pages: Sequence[Page], fits: Fits, side: Sequence[str], args: argparse.Namespace) -> None:
    found: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    for fold in range(FOLDS):
        model = fits.model(fold)
        if args.folds:
            write(model, args.folds / str(fold))
        use(model)
        measured = [page for page in pages if page.fold == fold and page.set != "cropped"]
        aside = [page for page in measured if page.set in side]
        for page in [page for page in measured if page.set not in side] + aside[:: args.every]:
            found[page.set, page.flavour].append((page_f1(page), page.name))
    use(None)
    for (name, flavour), rows in sorted(found.items()):
        print(f"{name:<16}{flavour:<12}{len(rows):>4} pages  pageF1 {sum(f1 for f1, _ in rows) / len(rows):.4f}")
        for f1, worst in sorted(rows)[: args.worst]:
            print(f"    {f1:.3f}  {worst}")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--side", action="append", help="a folder to learn from first of all (wcxb_articles)")
    parser.add_argument("--side-weight", type=float, default=0.5)
    parser.add_argument("--word-pages", type=int, default=40, help="a word counts if it stands on so many pages")
    parser.add_argument("--c", type=float, default=0.05, help="inverse strength of regularisation")
    parser.add_argument("--trees", type=int, default=150, help="trees of the second round")
    parser.add_argument("--depth", type=int, default=5, help="questions a tree asks")
    parser.add_argument("--every", type=int, default=4, help="of the pages learned from alone, measure one in so many")
    parser.add_argument("--folds", type=Path, help="keep each fold's weights in this folder")
    parser.add_argument("--worst", type=int, default=0)
    args = parser.parse_args(arguments)
    side = args.side or ["wcxb_articles"]
    pages = read_pages(args.data, side, args)
    fits = Fits(pages, args)
    cross_validate(pages, fits, side, args)
    if args.write:
        write(fits.model(), WEIGHTS)


if __name__ == "__main__":
    main()
