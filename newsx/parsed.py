"""What newsx reads of a parsed text: its characters, the forms of its tokens, the tokens of a span."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc, Span, Token


def text_of(doc: Doc) -> str:
    """The text of a Doc, joined once: `doc.text` joins its tokens anew at every call."""
    text: str | None = doc.user_data.get("newsx_text")
    if text is None:
        text = doc.user_data["newsx_text"] = doc.text
    return text


def forms(doc: Doc, name: str = "LOWER") -> list[str]:
    """The lower-case form (or the lemma: LEMMA) of each token, all at once: to go through the tokens takes longer."""
    strings, found = doc.vocab.strings, cast("NDArray[np.uint64]", doc.to_array(name))
    return [strings[form] for form in found.tolist()] if len(doc) else []


def span_of(doc: Doc, start: int, end: int) -> Span | None:
    """The tokens that share a character with `start:end`; None where none does."""
    return doc.char_span(start, end, alignment_mode="expand")


def has_number(noun: Token) -> bool:
    """Whether a noun is a number or has one."""
    return noun.like_num or any(child.dep_ == "nummod" for child in noun.children)
