"""In which language a text is."""

from __future__ import annotations

SHORTEST = 40  # characters: below that every guess is as good as another
ENOUGH = 1000


def find_language(text: str) -> str | None:
    """ISO 639-1 code of the text's language, None where there is too little of it."""
    if len(text) < SHORTEST:
        return None
    import py3langid

    code, _ = py3langid.classify(text[:ENOUGH])
    return str(code)
