"""Which saved pages are left out together when newsx is fitted and measured: all of a publisher."""

from __future__ import annotations

import re
import zlib

FOLDS = 5


def fold_of(name: str) -> int:
    """In which fold a page is left out: with all others of its publisher."""
    return zlib.crc32(publisher(name).encode()) % FOLDS


def publisher(name: str) -> str:
    """`au-WestAustralian_2024_11_26` → its paper; `www.abc.com-dev01` → its domain without the ending."""
    if re.fullmatch(r"[a-z]{2}-\w+_\d{4}_\d\d_\d\d", name):
        return name.split("_")[0]
    parts = name.rsplit("-", 1)[0].lower().split(".")
    return parts[-2] if len(parts) > 1 and len(parts[-2]) > 3 else parts[0]
