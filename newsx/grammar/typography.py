"""Typographic marks written plainly."""

from __future__ import annotations

# Curly quotation marks and apostrophes, dashes and hyphens; characters without width are deleted.
_PLAIN = str.maketrans("’‘ʼ“”–—‑", "'''\"\"---", "\u200b\ufeff\u2060")


def plain_marks(text: str) -> str:
    """The text with straight quotation marks, hyphens for dashes, and no characters without width.

    >>> plain_marks("“Lvova‑Belova’s”")
    '"Lvova-Belova\\'s"'
    """
    return text if text.isascii() else text.translate(_PLAIN)
