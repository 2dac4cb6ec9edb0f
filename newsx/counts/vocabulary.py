"""The word lists of events.toml that the rules about polarity, dates and parts use."""

from __future__ import annotations

from functools import cache

from newsx import lexicon


@cache
def words(section: str, key: str) -> frozenset[str]:
    """A word list of events.toml."""
    return frozenset(lexicon.load("counts", "events.toml")[section][key])
