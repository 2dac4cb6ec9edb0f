"""What the extractor would take out of a page although figures are read by it: replaced before, put back after.

It takes signs that are not displayed for rubbish and white space of every kind for a space.
"""

from __future__ import annotations

from newsx.cleaning.stretches import WHITE
from newsx.grammar.hidden import MARKS, TURNS

SIGNS = f"{TURNS}{MARKS}{''.join(chr(c) for c in range(0x2000, 0x200B))}\u1680\u202f\u205f\u3000"
VEILS = "".join(chr(0x101D0 + n) for n in range(len(SIGNS)))  # signs of the Phaistos Disc, which no news is written in

_VEIL, _UNVEIL = str.maketrans(SIGNS, VEILS), str.maketrans(VEILS, SIGNS)


def veiled(html: str) -> str:
    """The page with other signs in the place of those; as it is where it holds none."""
    if html.isascii() or not any(sign in html for sign in SIGNS):
        return html
    spaces = WHITE.sub(lambda found: (found[1] or "").translate(_VEIL) or found[0], html)
    return spaces.translate({ord(sign): _VEIL[ord(sign)] for sign in TURNS + MARKS})


def unveiled(text: str) -> str:
    """What was read out of such a page with its own signs again."""
    return text.translate(_UNVEIL)
