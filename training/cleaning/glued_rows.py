"""The rows that the judge of glued blurbs learns its words from, and the votes of words that are fitted on them."""

from __future__ import annotations

import random
import zlib
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from newsx.cleaning import glue_words
from newsx.cleaning.features import tokens_of
from newsx.cleaning.glue_words import SENTENCE
from newsx.cleaning.rules import fold
from training.cleaning.blurb_lines import PARTS, ruled_lines
from training.cleaning.blurb_texts import Piece, Text, writers

FOLDS = PARTS  # as the networks
C = 100.0
PART, RULED, REAL = 0.4, 0.3, 0.25  # weights of a blurb's sentence, a ruled line, a sentence of an article
FAINT = 40  # hundredths: votes below this are not kept
BEGINNING = 20  # times: of a rarer word it is not said whether it begins sentences
Row = tuple[str, bool, int, float]  # a text, whether it is a blurb, its fold, its weight


def fold_of(group: str) -> int:
    return zlib.crc32(group.encode()) % FOLDS


def folds() -> dict[str, int]:
    return {writer: number % FOLDS for number, writer in enumerate(writers())}


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
    ruled = {line: fold_of(text.group) for text in (*texts, *others) if text.is_page for line in ruled_lines(text)}
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
