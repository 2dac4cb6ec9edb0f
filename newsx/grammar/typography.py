"""Typographic marks written plainly."""

from __future__ import annotations

import unicodedata

# Curly quotation marks and apostrophes, dashes and hyphens; characters without width are deleted.
_PLAIN = str.maketrans("’‘ʼ“”–—‑", "'''\"\"---", "\u200b\ufeff\u2060")


def plain_marks(text: str) -> str:
    """The text with straight quotation marks, hyphens for dashes, and no characters without width.

    >>> plain_marks("“Lvova‑Belova’s”")
    '"Lvova-Belova\\'s"'
    """
    return text if text.isascii() else text.translate(_PLAIN)


def without_accents(text: str) -> str:
    """The text with letters alone where a letter carries a mark, and ligatures taken apart.

    >>> without_accents("Čapková"), without_accents("ﬁ")
    ('Capkova', 'fi')
    """
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
