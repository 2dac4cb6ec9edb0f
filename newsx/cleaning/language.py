"""In which language a text is."""

from __future__ import annotations

from newsx.cleaning.features import word_lists

SHORTEST = 40  # characters: below that every guess is as good as another
ENOUGH = 1000
# English runs on its small words: 30 to 45 % of a news text; Dutch and Afrikaans, which share some, reach 12 %.
ENGLISH, WORDS, DIFFERENT = 0.25, 12, 6


def find_language(text: str) -> str | None:
    """ISO 639-1 code of the text's language, None where there is too little of it."""
    if len(text) < SHORTEST:
        return None
    words = text[:ENOUGH].lower().split()
    small = [word for word in words if word in word_lists()["function"]]
    if len(words) >= WORDS and len(small) >= ENGLISH * len(words) and len(set(small)) >= DIFFERENT:
        return "en"  # spares the import and most of the time
    import py3langid

    code, _ = py3langid.classify(text[:ENOUGH])
    return str(code)
