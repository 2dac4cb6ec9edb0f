"""The entity recogniser of a pipeline, with one product of matrices for all tokens outside a name.

spaCy's recogniser goes from token to token. Its decision outside a name depends on the token alone, so it is computed
for all of them at once, and only names are followed token by token: the same names in a fifth of the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

FEATURES = 3  # the token, the first one of the open name, the one before


def is_known(recogniser: Any) -> bool:
    """Whether Names gives the same answers: a greedy recogniser of the usual kind, every move of which it has seen."""
    from thinc.api import NumpyOps

    model = recogniser.model
    return (
        recogniser.cfg.get("beam_width") == 1
        and model.name == "parser_model"
        and isinstance(model.ops, NumpyOps)
        and bool(model.attrs["has_upper"])
        and not model.attrs["unseen_classes"]
        and model.get_ref("lower").maybe_get_dim("nF") == FEATURES
        and (model.get_ref("lower").maybe_get_dim("nP") or 0) > 1
    )


class Names:
    """Sets the entities of a text as `recogniser` (spaCy's) would."""

    def __init__(self, recogniser: Any) -> None:
        self.recogniser, model = recogniser, recogniser.model
        self.tok2vec, self.lower, self.upper = (model.get_ref(name) for name in ("tok2vec", "lower", "upper"))
        moves = [recogniser.moves.get_class_name(n).partition("-") for n in range(recogniser.moves.n_moves)]
        self.labels = [label for _, _, label in moves]
        place = {(move, label): n for n, (move, _, label) in enumerate(moves)}
        self.begin, self.unit, self.out = (
            np.array([move == kind and bool(label) == (kind != "O") for move, _, label in moves]) for kind in "BUO"
        )
        self.inside, self.last = (
            np.array([place.get((kind, label), -1) for _, _, label in moves], dtype=np.intp) for kind in "IL"
        )

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        rows = cast("NDArray[np.uint64]", doc.to_array(["ENT_IOB", "IS_SPACE", "SENT_START"]))
        if rows[:, 0].any():  # names that somebody has set before
            return cast("Doc", self.recogniser(doc))
        from spacy.tokens import Span

        spans = [Span(doc, start, end, label=self.labels[move]) for start, end, move in self._found(doc, rows)]
        doc.set_ents(spans, default="outside")
        return doc

    def _found(self, doc: Doc, rows: NDArray[np.uint64]) -> list[tuple[int, int, int]]:
        """First token, the one behind, and the move that begins it, of each name in reading order."""
        table = self.lower.predict(self.tok2vec.predict([doc]))  # token, feature, hidden, piece; first no token
        ends = np.append(rows[1:, 2] == 1, True)  # nothing goes on behind the token
        scores = self._scores((table[1:, 0] + table[0, 1]) + table[0, 2])
        scores[rows[:, 1] == 1] = np.where(self.out, 0, -np.inf)
        scores[:, ~(self.begin | self.unit | self.out)] = -np.inf
        scores[np.ix_(ends, self.begin)] = -np.inf
        moves = scores.argmax(1)
        behind = np.arange(1, len(moves) + 1)  # the token behind a name that begins here
        going = np.flatnonzero(self.begin[moves])
        while len(going):
            at = behind[going]
            behind[going] += 1
            scores = self._scores((table[at + 1, 0] + table[going + 1, 1]) + table[at, 2])
            row, move = np.arange(len(going)), moves[going]
            goes_on, stops = self.inside[move], self.last[move]
            on = scores[row, goes_on], scores[row, stops]
            going = going[~ends[at] & np.where(goes_on < stops, on[0] >= on[1], on[0] > on[1])]
        found, free = [], 0
        for start in np.flatnonzero(~self.out[moves]).tolist():
            if start >= free:
                free = int(behind[start])
                found.append((start, free, int(moves[start])))
        return found

    def _scores(self, summed: NDArray[np.float32]) -> NDArray[np.float32]:
        """The score of each move, from the features of states."""
        hidden = (summed + self.lower.get_param("b")).max(axis=2)
        scores: NDArray[np.float32] = hidden @ self.upper.get_param("W").T + self.upper.get_param("b")
        return scores
