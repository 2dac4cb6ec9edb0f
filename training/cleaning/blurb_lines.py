"""The lines that the judge of blurbs learns its words from, and the votes of words that are fitted on them."""

from __future__ import annotations

import random
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from newsx.cleaning import blurb_words as words
from newsx.cleaning.blurb_words import KINDS
from newsx.cleaning.blurb_words import names as features_of
from newsx.cleaning.features import find_rules, look, word_lists
from newsx.cleaning.rules import fold
from newsx.cleaning.stretches import split
from training.cleaning.blurb_texts import Piece, Text, seeds, writers
from training.passages import POOL

FOLDS, PARTS = 6, 3  # for the words and the trees; for the networks, each fitted without two of the six
REAL = 0.3  # the weight of a line of a real page beside one of training/lines
RARE = 2  # a feature of fewer lines is none
FAINT = 20  # hundredths: votes below this are not kept
C = 100.0
COMMON, KIND_C, TELLING = 3, 30.0, 60  # for the kinds: lines of a feature; and hundredths: weaker votes are not kept
SHARED = POOL.parent.parent
APPEAL = 15  # words: a longer line of the seeds that is not the article's and speaks to the reader is a blurb
RULED = {
    "clean.newsletter", "clean.donation", "clean.paywall", "clean.app", "clean.comments", "clean.correction",
    "clean.legal", "clean.biography", "clean.contact", "clean.share", "clean.advert", "clean.credit",
}  # fmt: skip
"""Lines outside the article that match one of these are taken for blurbs, of no known kind."""


@dataclass(frozen=True)
class Line:
    """A line to learn from. `kind`: one of KINDS, "body", or "" for a blurb of no known kind."""

    text: str
    kind: str
    fold: int
    weight: float


def fold_of(group: str) -> int:
    """In which fold the texts of a publisher, or an article, are left out."""
    return zlib.crc32(group.encode()) % FOLDS


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
        found += [Line(line, "", fold_of(text.group), REAL) for line in ruled_lines(text)]
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


def ruled_lines(text: Text) -> list[str]:
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
        model.fit(self.rows[known][:, common], [self.lines[at].kind for at in known.tolist()])
        order = [list(model.classes_).index(kind) for kind in KINDS]
        votes = np.rint(100 * np.column_stack([model.intercept_, model.coef_])[order]).astype(int)
        names = [words.ALWAYS, *(self.names[at] for at in common)]
        rows = zip(names, votes.T.tolist(), strict=True)
        return {name: tuple(row) for name, row in rows if not name or max(map(abs, row)) >= TELLING}
