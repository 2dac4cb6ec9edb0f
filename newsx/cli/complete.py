"""What a shell completes: formats, events, groups, names in the records that are reported."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator, MutableMapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

import typer

_LINES = 20_000  # of the records: who presses Tab does not wait for more
_SHORTEST = 3  # letters of a word of a name that is offered by itself


def mend_words(environ: MutableMapping[str, str]) -> None:
    """Takes the = out of the words that bash hands over: it parts `--format=x` there, and no option is called so."""
    words, found = re.subn(r"(?<=\s)=\s(?=\S*\Z)", "", environ.get("COMP_WORDS", ""))
    if found and environ.get("COMP_CWORD", "").isdigit():
        environ.update(COMP_WORDS=words, COMP_CWORD=str(int(environ["COMP_CWORD"]) - 1))


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

    A word will do, since `--by` takes a part of a name, and no shell stumbles over the blanks of a whole one; in any
    case, as in `--by`.
    """
    found: dict[str, str] = {}
    for path in (*(ctx.params.get("files") or ()), *ctx.args):  # while the line is incomplete they are still in `args`
        with suppress(OSError, EOFError, zlib.error):
            for name in _claimant_names(Path(path)):
                for word in name.split():
                    if len(word) >= _SHORTEST and word[0].isupper():
                        found.setdefault(word, name)
    typed = len(incomplete)  # stays as it is: Typer offers nothing else
    return sorted(
        (incomplete + word[typed:], name) for word, name in found.items() if word[:typed].lower() == incomplete.lower()
    )


def _claimant_names(path: Path) -> Iterator[str]:
    import msgspec

    claimant = msgspec.defstruct("Claimant", [("name", str)])
    count = msgspec.defstruct("Count", [("claimed_by", list[claimant])])  # type: ignore[valid-type]
    decode: Any = msgspec.json.Decoder(msgspec.defstruct("Record", [("counts", list[count])])).decode  # type: ignore[valid-type]
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    with gzip.open(path) if packed else path.open("rb") as file:
        for line in islice(file, _LINES):
            with suppress(msgspec.DecodeError, UnicodeError):  # the report tells of it
                yield from [one.name for found in decode(line).counts for one in found.claimed_by]


def _starting(incomplete: str, known: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, about) for name, about in known if name.startswith(incomplete)]
