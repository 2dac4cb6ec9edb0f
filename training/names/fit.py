"""Fits newsx/entities/weights.json: how much each sign of a name, for which only weak rules speak, tells what it is.

    python -m training.names.fit [FILE]            cross-validates by article: precision and share found
    python -m training.names.fit [FILE] --write    fits on everything and writes the weights

FILE is that of measure.py; its even half is learned from, with the names of tests/cases/entities_read.toml whose
articles lie beside it. The odd half is left for measure.py. Needs scikit-learn (the extra `bench`).
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from spacy.language import Language

from newsx import config, entities, model
from newsx.entities import name_classifier
from training.names.measure import DATA, core

CLASSES = ("PERSON", "ORG", "none")
RARE = 8  # names that must show a sign for it to be learned
INSIDE = 0.34  # what a mention inside a longer gold name counts
STRENGTH = 0.3  # scikit-learn's C: smaller is smoother
WEIGHTS = Path(__file__).parents[2] / "newsx" / "entities" / "weights.json"
READ = Path(__file__).parents[2] / "tests" / "cases" / "entities_read.toml"


@dataclass
class Case:
    """A name in question: its article, signs, class and how much it counts."""

    article: str
    signs: name_classifier.Features
    kind: int
    weight: float


def asked(nlp: Language, text: str) -> list[tuple[str, name_classifier.Features, list[tuple[int, int]]]]:
    """(name, signs, spans in characters) of the names in question in a text."""
    found: list[tuple[str, name_classifier.Features, list[tuple[int, int]]]] = []

    def note(row, index, names) -> None:  # type: ignore[no-untyped-def]
        for name, signs in name_classifier.doubtful(row, index, names):
            places = [(i, j) for i, j in index.places(name.key) if row.words[i].cap] or [
                (m.i, m.j) for m in name.candidates
            ]
            found.append((name.form, dict(signs), [row.span(i, j) for i, j in places]))

    with mock.patch.object(name_classifier, "settle", note):
        entities.find(nlp(text))
    return found


def from_gold(nlp: Language, articles: list[dict[str, object]]) -> Iterator[Case]:
    """Names of annotated articles: the class that most of their mentions have in the gold."""
    for article in articles:
        text = str(article["text"])
        gold = [(*core(text, g["start"], g["end"]), g["label"]) for g in article["gold"]]  # type: ignore[attr-defined]
        for _, signs, spans in asked(nlp, text):
            votes: Counter[int] = Counter()
            for span in spans:
                start, end = core(text, *span)
                over = next((g for g in gold if g[0] < end and start < g[1]), None)
                longer = over is not None and over[:2] != (start, end) and over[0] <= start and over[1] >= end
                votes[CLASSES.index(over[2] if over else "none")] += INSIDE if longer else 1  # type: ignore[assignment]
            kind, weight = votes.most_common(1)[0]
            yield Case(str(article["id"]), signs, kind, min(1.0, weight))


def from_reading(nlp: Language, texts: dict[str, str]) -> Iterator[Case]:
    """Names of articles that were read by eye."""
    for row in tomllib.loads(READ.read_text("utf-8"))["learned"]:
        told = {n: k for k, key in enumerate(("persons", "bodies", "neither")) for n in row.get(key, ())}
        if row["article"] in texts:
            for name, signs, _ in asked(nlp, texts[row["article"]]):
                if name in told:
                    yield Case(row["article"], signs, told[name], 1.0)


def texts_beside(data: Path) -> dict[str, str]:
    """The articles beside FILE that were read: attribution/number_claims_dev.jsonl and clean/wcxb_news."""
    found = {}
    claims = data.parent.parent / "attribution" / "number_claims_dev.jsonl"
    if claims.is_file():
        for line in claims.read_text("utf-8").splitlines():
            row = json.loads(line)
            found[row["id"]] = row["text"]
    for path in sorted((data.parent.parent / "clean" / "wcxb_news").glob("*.gold.txt")):
        found[path.name.removesuffix(".gold.txt")] = path.read_text("utf-8")
    return found


def fit(cases: list[Case], names: list[str]) -> LogisticRegression:
    grid = np.array([[c.signs.get(n, 0.0) for n in names] for c in cases])
    learner = LogisticRegression(C=STRENGTH, max_iter=4000, fit_intercept=False)
    return learner.fit(grid, [c.kind for c in cases], sample_weight=[c.weight for c in cases])


def show(cases: list[Case], names: list[str]) -> None:
    """Precision and found by threshold, each article judged by weights fitted without it."""
    chance = np.zeros((len(cases), len(CLASSES)))
    for train, test in GroupKFold(10).split(cases, groups=[c.article for c in cases]):
        grid = np.array([[cases[i].signs.get(n, 0.0) for n in names] for i in test])
        chance[test] = fit([cases[i] for i in train], names).predict_proba(grid)
    truth = np.array([c.kind for c in cases])
    print(f"{len(cases)} names in question, {len(names)} signs")
    for kind, label in enumerate(CLASSES[:2]):
        for least in (0.5, 0.6, 0.7, 0.8, 0.9):
            kept = chance[:, kind] >= least
            right = int((truth[kept] == kind).sum())
            print(f"{label:7} from {least}: {right} of {kept.sum()} right, {(truth == kind).sum()} wanted")


def main() -> None:
    parser = argparse.ArgumentParser(description="Weights of the signs around doubtful names.")
    parser.add_argument("file", type=Path, nargs="?", default=DATA, help=f"articles with gold names; default {DATA}")
    parser.add_argument("--write", action="store_true", help="write the weights")
    args = parser.parse_args()
    if not args.file.is_file():
        sys.exit(f"{args.file}: no such file, nothing was learned: give a JSONL of articles with gold names")
    nlp = model.load(config.MODEL)
    with args.file.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in list(lines)[::2]]
    cases = [*from_gold(nlp, articles), *from_reading(nlp, texts_beside(args.file))]
    shown = Counter(sign for c in cases for sign, value in c.signs.items() if value)
    names = sorted(sign for sign, often in shown.items() if often >= RARE)
    if not args.write:
        show(cases, names)
        return
    learned = fit(cases, names).coef_
    rows = [f"{json.dumps(n)}: {json.dumps([round(float(c), 2) for c in learned[:, k]])}" for k, n in enumerate(names)]
    WEIGHTS.write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()
