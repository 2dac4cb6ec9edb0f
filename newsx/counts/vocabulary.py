"""The word lists of events.toml, for the rules about polarity, dates and parts."""

from __future__ import annotations

from functools import cache

from newsx import lexicon


@cache
def words(section: str, key: str) -> frozenset[str]:
    """A word list of events.toml."""
    return frozenset(lexicon.load("counts", "events.toml")[section][key])
