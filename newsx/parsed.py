"""What newsx keeps with a parsed text, in `doc.user_data`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


def text_of(doc: Doc) -> str:
    """The text of a Doc, joined once: `doc.text` joins its tokens anew at every call."""
    text: str | None = doc.user_data.get("newsx_text")
    if text is None:
        text = doc.user_data["newsx_text"] = doc.text
    return text
