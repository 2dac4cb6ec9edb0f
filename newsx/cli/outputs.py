"""Refuses to write to what is read, before anything is opened."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from newsx.errors import NewsxError


def refuse_inputs(output: Path | None, inputs: Iterable[str], tables: Mapping[str, Path | None] | None = None) -> None:
    """NewsxError where the output (null: standard output) is among `inputs` or the files that options name.

    By whatever name: a link, another path, the shell's `<` and `>`. `tables`: the file by the option that names it.
    """
    named = [(path, "what is read") for path in inputs]
    named += [(str(path), option) for option, path in (tables or {}).items() if path is not None]
    written = [output, _part_of(output)] if output else [1]
    places = [(place, found) for place in written if (found := _file(place)) is not None]
    for path, what in named:
        source = _file(0 if path == "-" else Path(path))
        for place, found in places:
            if source is not None and os.path.samestat(source, found):
                name = "standard output" if place == 1 else place
                raise NewsxError(f"{name}: is among what is read ({path}, {what}): write it elsewhere")


def _part_of(output: Path) -> Path:
    from newsx.writing.target import part_of

    return part_of(output.resolve())


def _file(place: Path | int) -> os.stat_result | None:
    """What is known of a plain file, or of the one behind a stream; null where there is none."""
    try:
        found = os.stat(place if isinstance(place, Path) else (sys.stdin if place == 0 else sys.stdout).fileno())
    except (OSError, ValueError, AttributeError):
        return None
    return found if stat.S_ISREG(found.st_mode) else None
