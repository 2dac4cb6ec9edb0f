"""Goes on where an interrupted run stopped: what is written already is skipped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from newsx import __version__
from newsx.article import SCHEMA, Failure, Raw
from newsx.config import Settings
from newsx.errors import NewsxError


class _MadeBy(msgspec.Struct):
    newsx: str
    model: str
    settings: dict[str, Any]


class _Written(msgspec.Struct):
    """What is looked at of a record that was written before."""

    schema: str
    id: str
    made_by: _MadeBy


def take_up(path: Path, settings: Settings) -> Counter[str]:
    """How often each id stands in `path` (empty where there is no such file). A torn last line is cut off the file.

    Raises NewsxError where a line is no record, or was made by another newsx, another model or other settings: half a
    file by one rule and half by another is no result.
    """
    done: Counter[str] = Counter()
    if not path.exists():
        return done
    decoder = msgspec.json.Decoder(_Written)
    whole = 0  # bytes up to the end of the last complete line
    with path.open("r+b") as file:
        for number, line in enumerate(file, 1):
            if not line.endswith(b"\n"):
                file.truncate(whole)
                break
            whole += len(line)
            try:
                record = decoder.decode(line)
            except (msgspec.DecodeError, UnicodeError) as error:
                raise NewsxError(f"{path}:{number}: cannot resume after what is no newsx record: {error}") from None
            _check(record, settings, f"{path}:{number}")
            done[record.id] += 1
    return done


def _check(record: _Written, settings: Settings, where: str) -> None:
    made_by = record.made_by
    here = {"schema": SCHEMA, "newsx": __version__, **settings.recorded()}
    there = {"schema": record.schema, "newsx": made_by.newsx, **made_by.settings}
    other = sorted(key for key in here.keys() | there.keys() if here.get(key) != there.get(key))
    # a path given as --model has a name of its own inside: only an installed pipeline can be compared
    if settings.model.isidentifier() and made_by.model.partition(" ")[0] not in settings.model:
        other.append("model")
    if other:
        raise NewsxError(f"{where}: made with another {', '.join(other)}: leave out --resume, or write to another file")


def skip(raws: Iterable[Raw | Failure], done: Counter[str]) -> Iterator[Raw | Failure]:
    """`raws` without those that are `done`; an article that stands there twice is skipped twice."""
    left = done.copy()
    for raw in raws:
        if isinstance(raw, Raw) and left[raw.id] > 0:
            left[raw.id] -= 1
        else:
            yield raw
