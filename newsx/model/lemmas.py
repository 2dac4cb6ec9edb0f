"""A lemmatizer that calls the pipeline's own once for each word form, part of speech and morphology."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

MOST = 200_000  # word forms that are kept: some 40 MB


class Lemmas:
    """Calls `lemmatizer` (spaCy's rule lemmatizer) for a word form that is new, and keeps the answer."""

    def __init__(self, lemmatizer: Any) -> None:
        self.lemmatizer = lemmatizer
        self.known: dict[tuple[int, int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        rows: Any = doc.to_array(["ORTH", "POS", "MORPH", "LEMMA"])
        lemmas = rows[:, 3].copy()
        for n, (form, part, morph, lemma) in enumerate(rows.tolist()):
            if not lemma:
                key = (form, part, morph)
                if key not in self.known:
                    if len(self.known) >= MOST:
                        self.known.clear()
                    self.known[key] = doc.vocab.strings.add(self.lemmatizer.lemmatize(doc[n])[0])
                lemmas[n] = self.known[key]
        return doc.from_array(["LEMMA"], lemmas.reshape(-1, 1)) if len(doc) else doc
