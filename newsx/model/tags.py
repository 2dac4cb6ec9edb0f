"""The attribute ruler of a pipeline (parts of speech, morphology), asked once for each kind of token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.tokens import Doc

READ = ("TAG", "LOWER", "DEP", "IS_SPACE")  # all that a pattern may look at
SET = ("TAG", "POS", "MORPH", "LEMMA")
Kind = tuple[int, int, int, int]


def is_known(ruler: Any) -> bool:
    """Whether all patterns of an attribute ruler are such that Tags gives the same answers."""
    keys = {key for pattern in ruler.patterns for tokens in pattern["patterns"] for token in tokens for key in token}
    made = {key for pattern in ruler.patterns for key in pattern["attrs"]}
    return keys <= {*READ} and made <= {*SET, "DEP"}


class Tags:
    """Calls `ruler` (spaCy's attribute ruler) where a token is of a new kind, and keeps the answer.

    The kind of a token is its READ, with its form only where a pattern lists that form. Other patterns (of several
    tokens, or with a regular expression) are matched in every text, after these.
    """

    def __init__(self, ruler: Any) -> None:
        from spacy.pipeline import AttributeRuler

        self.ruler, self.others = AttributeRuler(ruler.vocab), AttributeRuler(ruler.vocab)
        patterns = ruler.patterns
        plain = [pattern for pattern in patterns if all(_is_plain(tokens) for tokens in pattern["patterns"])]
        self.ruler.add_patterns(plain)
        self.others.add_patterns([pattern for pattern in patterns if pattern not in plain])
        forms = {form for pattern in plain for (token,) in pattern["patterns"] for form in _forms(token.get("LOWER"))}
        self.forms = {ruler.vocab.strings.add(form) for form in forms}
        self.known: dict[Kind, tuple[list[int], int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        rows: Any = doc.to_array(list(READ))
        kinds = [(tag, form if form in self.forms else 0, dep, space) for tag, form, dep, space in rows.tolist()]
        self._learn(doc, {kind: n for n, kind in enumerate(kinds) if kind not in self.known})
        made: Any = np.array([self.known[kind][0] for kind in kinds], dtype=np.uint64)
        doc.from_array(list(SET), made)
        for n, kind in enumerate(kinds):
            if kind[2] != self.known[kind][1]:
                doc[n].dep = self.known[kind][1]
        return self.others(doc)

    def _learn(self, doc: Doc, new: dict[Kind, int]) -> None:
        """Asks the ruler for a token of each new kind."""
        from spacy.tokens import Doc

        tokens = [doc[n] for n in new.values()]
        alone = Doc(
            doc.vocab,
            words=[token.text for token in tokens],
            tags=[token.tag_ for token in tokens],
            deps=[token.dep_ for token in tokens],
            heads=list(range(len(tokens))),
        )
        made: Any = self.ruler(alone).to_array([*SET, "DEP"])
        self.known.update((kind, (row[:-1], row[-1])) for kind, row in zip(new, made.tolist(), strict=True))


def _is_plain(tokens: list[dict[str, Any]]) -> bool:
    """One token, and where its form matters, a form or a list of forms."""
    form = tokens[0].get("LOWER")
    return len(tokens) == 1 and (not isinstance(form, dict) or set(form) == {"IN"})


def _forms(told: Any) -> list[str]:
    """The forms that a pattern's LOWER names."""
    return [told] if isinstance(told, str) else list((told or {}).get("IN", []))
