"""Fits newsx/cleaning/weights.json and trees.json on pages whose article is known; publisher-wise cross-validation.

    python bench/train_cleaning.py DATA              cross-validates, prints page F1 (token 4-grams) a set and flavour
    python bench/train_cleaning.py DATA --write      fits on everything and writes both files

DATA holds folders of NAME.blocks.txt or NAME.inscriptis.txt with NAME.gold.txt; folders named in --side are learned
from first of all, and one page in --every measured. Needs scikit-learn and catboost (`pip install -e .[bench]`).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
import zlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from newsx.cleaning import scoring, states, trees
from newsx.cleaning.characters import repair
from newsx.cleaning.evidence import evidence
from newsx.cleaning.features import Line, features, look
from newsx.cleaning.judging import judge
from newsx.cleaning.stretches import Stretch, split

FOLDS = 5
FAINT = 0.05  # votes below this change nothing and make the file long
WEIGHTS = Path(__file__).parent.parent / "newsx" / "cleaning"
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


def fold_of(name: str) -> int:
    """In which fold a page is left out: with all others of its publisher."""
    return zlib.crc32(publisher(name).encode()) % FOLDS


def publisher(name: str) -> str:
    """`au-WestAustralian_2024_11_26` → its paper; `www.abc.com-dev01` → its domain without the ending."""
    if re.fullmatch(r"[a-z]{2}-\w+_\d{4}_\d\d_\d\d", name):
        return name.split("_")[0]
    parts = name.rsplit("-", 1)[0].lower().split(".")
    return parts[-2] if len(parts) > 1 and len(parts[-2]) > 3 else parts[0]


# ---- which lines are the article ----


def tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def label(lines: Sequence[str], gold: str) -> list[bool]:
    """The lines that are in the gold body: the heaviest chain of matches that runs forward in both."""
    words = tokens(gold)
    whole = {" ".join(tokens(line)) for line in gold.split("\n")}
    index = _index(words)
    candidates = sorted(
        match for at, line in enumerate(lines) for match in _matches(at, tokens(line), words, index, whole)
    )
    chain = _heaviest(candidates, len(words))
    found = [False] * len(lines)
    for place, (at, start, end, weight) in enumerate(chain):
        if end - start < 5 and weight < 0.9 * (end - start):  # a short line that is a part of a gold line: must abut
            left = chain[place - 1][2] if place else 0
            right = chain[place + 1][1] if place + 1 < len(chain) else len(words)
            if start - left > 3 and right - end > 3:
                continue
        found[at] = True
    return found


Index = dict[tuple[str, ...], list[int]]


def _index(words: list[str]) -> Index:
    """Where each word, and each three words in a row, stand in `words`."""
    index: Index = defaultdict(list)
    for length in (1, 3):
        for at in range(len(words) - length + 1):
            index[tuple(words[at : at + length])].append(at)
    return index


def _matches(
    at: int, line: list[str], words: list[str], index: Index, whole: set[str]
) -> Iterator[tuple[int, int, int, float]]:
    if not line:
        return
    if len(line) < 5:
        share = 1.0 if " ".join(line) in whole else 0.3
        for start in index.get((line[0],), ())[:60]:
            if words[start : start + len(line)] == line:
                yield at, start, start + len(line), len(line) * share
        return
    votes: Counter[int] = Counter()
    for place in range(len(line) - 2):
        votes.update(start - place for start in index.get(tuple(line[place : place + 3]), ())[:20])
    for offset, _ in votes.most_common(4):
        near = sum(count for other, count in votes.items() if abs(other - offset) <= max(3, len(line) // 10))
        if near / (len(line) - 2) >= 0.6:
            start = max(0, offset)
            yield at, start, min(len(words), offset + len(line)), len(line) * min(1.0, near / (len(line) - 2))


def _heaviest(candidates: list[tuple[int, int, int, float]], size: int) -> list[tuple[int, int, int, float]]:
    """The heaviest chain of (line, start, end, weight) with growing lines and gold positions that hardly overlap."""
    ends: list[int] = []  # gold ends of the best chains so far, rising, with the chain's weight rising too
    tops: list[tuple[float, int]] = []
    best: list[tuple[float, int]] = []
    place = 0
    while place < len(candidates):
        group = [n for n in range(place, len(candidates)) if candidates[n][0] == candidates[place][0]]
        group = group[: next((i for i, n in enumerate(group) if n != place + i), len(group))]
        fresh = []
        for number in group:
            _, start, end, weight = candidates[number]
            slot = bisect_right(ends, start + min(2, end - start - 1)) - 1
            before, back = tops[slot] if slot >= 0 else (0.0, -1)
            best.append((before + weight - 0.001, back))
            fresh.append((end, before + weight - 0.001, number))
        for end, weight, number in fresh:
            slot = bisect_right(ends, end)
            if slot and tops[slot - 1][0] >= weight:
                continue
            while slot < len(ends) and tops[slot][0] <= weight:
                del ends[slot], tops[slot]
            ends.insert(slot, end)
            tops.insert(slot, (weight, number))
        place += len(group)
    chain = []
    number = tops[-1][1] if tops else -1
    while number >= 0:
        chain.append(candidates[number])
        number = best[number][1]
    return chain[::-1]


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


# ---- fitting ----

Votes = dict[str, float]


@dataclass(frozen=True)
class Model:
    """Both rounds as they are written: the first one's votes and start, the second one's trees."""

    votes: Votes
    start: float
    trees: dict[str, Any]


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


def trees_of(model: Any, names: Sequence[str], depth: int, lenient: int) -> dict[str, Any]:
    """A fitted model as trees.json has it: borders to 5 digits, votes in thousandths, all trees of one depth.

    `lenient`, in thousandths, is added to every line's votes.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        data = json.loads(path.read_text("utf-8"))
    columns = [names[feature["flat_feature_index"]] for feature in data["features_info"]["float_features"]]
    trees = []
    for tree in data["oblivious_trees"]:
        asks = [[columns[ask["float_feature_index"]], float(f"{ask['border']:.5g}")] for ask in tree["splits"]]
        votes = [round(vote * 1000) for vote in tree["leaf_values"]]
        missing = depth - len(asks)  # a question nobody says yes to
        trees.append({"asks": asks + [[columns[0], 1e9]] * missing, "votes": votes * 2**missing})
    return {"start": round(data["scale_and_bias"][1][0] * 1000) + lenient, "trees": trees}


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


OWN = scoring.weights, scoring.known_words, trees.forest  # newsx's own


def use(model: Model | None) -> None:
    """Make newsx score by a model that was fitted here; by its own weights again where that is None."""
    if model is None:
        scoring.weights, states.known_words, trees.forest = OWN  # type: ignore[attr-defined]
        return
    loaded = {name: scoring.whole(vote) for name, vote in model.votes.items()}, scoring.whole(model.start)
    words, grown = scoring.words_of(loaded[0]), trees.planted(model.trees)
    scoring.weights = lambda: loaded  # type: ignore[assignment]
    states.known_words = lambda: words  # type: ignore[assignment,attr-defined]
    trees.forest = lambda: grown  # type: ignore[assignment]


def read(folder: Path) -> Model:
    """What `write` wrote."""
    data = json.loads((folder / "weights.json").read_text("utf-8"))
    return Model(data["votes"], data["start"], json.loads((folder / "trees.json").read_text("utf-8")))


def write(model: Model, folder: Path) -> None:
    """One feature or tree a line, so that a new fit can be read as a diff."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}: {vote:g}" for name, vote in sorted(model.votes.items()))
    (folder / "weights.json").write_text(f'{{"start": {model.start:g},\n"votes": {{\n{rows}\n}}}}\n', "utf-8")
    grown = ",\n".join(json.dumps(tree) for tree in model.trees["trees"])
    (folder / "trees.json").write_text(f'{{"start": {model.trees["start"]},\n"trees": [\n{grown}\n]}}\n', "utf-8")
    print(f"{folder}: {len(model.votes)} features, {len(model.trees['trees'])} trees")


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
