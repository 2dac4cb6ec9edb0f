"""What a shell completes: formats, events, groups, names in the records that are reported."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

import typer

_LINES = 20_000  # of the records: who presses Tab does not wait for more
_SHORTEST = 3  # letters of a word of a name that is offered by itself


def formats(incomplete: str) -> list[tuple[str, str]]:
    """The formats of a report, each with what it is."""
    from newsx.reporting import FORMATS

    return _starting(incomplete, ((name, format.about) for name, format in FORMATS.items()))


def events(incomplete: str) -> list[tuple[str, str]]:
    """The event classes, each with its meaning."""
    from newsx.lexicon import load

    return _starting(incomplete, ((str(e["id"]), str(e["means"])) for e in load("counts", "events.toml")["event"]))


def groups(incomplete: str) -> list[tuple[str, str]]:
    """The groups that can be counted, each with its meaning."""
    from newsx.lexicon import load

    return _starting(incomplete, ((str(g["id"]), str(g["why"])) for g in load("counts", "counts.toml")["group"]))


def inputs(incomplete: str) -> list[tuple[str, str]]:
    """The formats that articles are read in, each with what it is."""
    from newsx.reading.input_formats import FORMATS

    return _starting(incomplete, ((name, format.about) for name, format in FORMATS.items()))


def claimants(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Words of the names of those who claim a figure in the files that stand on the command line, with the name.

    A word will do, since `--by` takes a part of a name, and no shell stumbles over the blanks of a whole one.
    """
    import msgspec

    found: dict[str, str] = {}
    for path in (*(ctx.params.get("files") or ()), *ctx.args):  # while the line is incomplete they are still in `args`
        with suppress(OSError, msgspec.DecodeError, UnicodeError):
            for name in _claimant_names(Path(path)):
                for word in name.split():
                    if len(word) >= _SHORTEST and word[0].isupper():
                        found.setdefault(word, name)
    return sorted(pair for pair in found.items() if pair[0].startswith(incomplete))


def _claimant_names(path: Path) -> Iterator[str]:
    import msgspec

    claimant = msgspec.defstruct("Claimant", [("name", str)])
    count = msgspec.defstruct("Count", [("claimed_by", list[claimant])])  # type: ignore[valid-type]
    decode: Any = msgspec.json.Decoder(msgspec.defstruct("Record", [("counts", list[count])])).decode  # type: ignore[valid-type]
    with path.open("rb") as file:
        for line in islice(file, _LINES):
            for found in decode(line).counts:
                yield from (one.name for one in found.claimed_by)


def _starting(incomplete: str, known: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, about) for name, about in known if name.startswith(incomplete)]
