"""The names of those who claim figures: whether anybody has the name given with --by, and who has one much like it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from newsx.ledger.collate import Ledger

_NEAR = 0.7  # of 1: how alike two names must be for one to be offered for the other
_OFFERED = 3


def names(ledger: Ledger) -> list[str]:
    """Everybody who claims a figure, those with most claims first."""
    found = ledger.connection.execute(
        "SELECT name FROM (SELECT unnest(claimed_by).name AS name FROM told) GROUP BY name ORDER BY count(*) DESC, name"
    ).fetchall()
    return [str(name) for (name,) in found if name]


def nobody(ledger: Ledger, asked: str) -> str | None:
    """A sentence that nobody is called `asked`, and who is called nearly so; None where somebody is."""
    known = names(ledger)
    if any(asked.lower() in name.lower() for name in known):
        return None
    near = nearest(asked, known)
    if near:
        offered = f"did you mean {' or '.join(near)}?"
    else:
        offered = f"among those who claim one: {', '.join(known[:_OFFERED]) or 'nobody'}"
    return f"--by {asked}: nobody who claims a figure is called so; {offered}"


def nearest(asked: str, known: Iterable[str]) -> list[str]:
    """The names, or those with a word, that read nearly as `asked` does; the most alike first.

    >>> nearest("lubinetz", ["Dmytro Lubinets", "Save the Children"])
    ['Dmytro Lubinets']
    """
    asked = asked.lower()

    def alike(name: str) -> float:
        parts = [name.lower(), *name.lower().split()]
        return max(SequenceMatcher(None, asked, part).ratio() for part in parts)

    found = sorted(((alike(name), name) for name in known), key=lambda pair: (-pair[0], pair[1]))
    return [name for likeness, name in found[:_OFFERED] if likeness >= _NEAR]
