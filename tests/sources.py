"""Inputs of the tests of reading: a text, a record of newsx, and what is read of a path."""

from __future__ import annotations

from pathlib import Path

from newsx.article import Failure, Raw
from newsx.reading import Options, read

TEXT = "The clinic in Bamako treated forty people on Sunday, its director said.\n"


def raws(*paths: str | Path, **options: object) -> list[Raw]:
    found = list(read(*paths, options=Options(**options)))  # type: ignore[arg-type]
    assert all(isinstance(one, Raw) for one in found), found
    return [one for one in found if isinstance(one, Raw)]


def failure(path: Path) -> Failure:
    (found,) = read(path)
    assert isinstance(found, Failure)
    return found


RECORD = {
    "schema": "newsx/1", "id": "0123456789abcdef", "title": "Ferry sinks",
    "source": {"path": "old.txt", "line": None, "url": "u", "publisher": "P", "format": "text", "encoding": "utf-8",
               "repairs": ["line ends"], "sha256": "0" * 64, "chars": 90, "extra": {}},
    "published": {"date": "2024-05-06", "precision": "day", "surface": "6 May 2024", "start": None, "end": None,
                  "basis": "stated"},
    "authors": ["A B"], "dateline": {"place": "LOME", "agency": "AFP"}, "language": "en",
    "text": "Ferry sinks\n\nNine died.",
    "blocks": [{"kind": "title", "start": 0, "end": 11, "source_start": 4, "source_end": 15},
               {"kind": "paragraph", "start": 13, "end": 23, "source_start": 20, "source_end": 30}],
    "dropped": [{"rule": "clean.share", "why": "w", "source_start": 0, "source_end": 3, "text": "fb"}],
}  # fmt: skip


def tree(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{TEXT}{name}", "utf-8")
    return folder
