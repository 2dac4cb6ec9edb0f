"""Bytes → `Raw`: files, folders and standard input, one article at a time.

>>> [type(found).__name__ for found in read("no-such-file.txt")]
['Failure']
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from newsx.article import Failure, Raw
from newsx.errors import NewsxError
from newsx.reading import html, jsonl, text
from newsx.reading.dates import iso_day
from newsx.reading.decoding import Unreadable
from newsx.reading.meta import Meta, read_meta
from newsx.reading.opening import Opened, by_content, open_input

__all__ = ["FORMATS", "Options", "read"]

FORMATS = {
    ".txt": text.read,
    ".text": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
}
READERS = {"text": text.read, "html": html.read, "jsonl": jsonl.read}


@dataclass(frozen=True)
class Options:
    """How to read.

    `format`: "text", "html" or "jsonl", where neither suffix nor content tells. `text_key`: the JSONL key that holds
    the text. `meta`: a CSV or JSONL file with a `path` column and any of url, title, published, publisher.
    `date`: the day (ISO) that stands in where nothing else is known; checked here, used by whoever extracts.
    """

    format: str | None = None
    text_key: str = "text"
    meta: Path | None = None
    date: str | None = None


def read(*paths: str | Path, options: Options | None = None) -> Iterator[Raw | Failure]:
    """Every article in `paths`, in order; what cannot be read comes out as a `Failure` and the rest goes on.

    A folder is read through, sorted, hidden files left out; "-" is standard input. Raises `NewsxError` where an option
    makes no sense: an unknown format, a bad `--meta` file, a date that is none.
    """
    chosen = options or Options()
    if chosen.format is not None and chosen.format not in READERS:
        raise NewsxError(f"unknown format {chosen.format!r}: use one of {', '.join(READERS)}")
    if chosen.date is not None and iso_day(chosen.date) is None:
        raise NewsxError(f"--date {chosen.date!r} is no day: write it as YYYY-MM-DD")
    meta = read_meta(chosen.meta) if chosen.meta else Meta({})
    return _read(paths, chosen, meta)


def _read(paths: tuple[str | Path, ...], options: Options, meta: Meta) -> Iterator[Raw | Failure]:
    for path in paths:
        name = str(path)
        if name != "-" and os.path.isdir(name):
            yield from _read_folder(name, options, meta)
        else:
            yield from _read_file(name, options, meta)


def _read_folder(folder: str, options: Options, meta: Meta) -> Iterator[Raw | Failure]:
    found = False
    for name in _files(folder):
        if _suffix(name) in FORMATS:
            found = True
            yield from _read_file(name, options, meta)
    if not found:
        yield Failure(folder, None, f"nothing to read in this folder: it holds no {', '.join(FORMATS)} (nor any .gz)")


def _files(folder: str) -> Iterator[str]:
    """Every file under `folder`, sorted by whole path, hidden ones left out; linked folders are not followed."""
    entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        elif not entry.is_dir():
            yield entry.path


def _suffix(name: str) -> str:
    path = Path(name.lower())
    return Path(path.stem).suffix if path.suffix == ".gz" else path.suffix


def _read_file(name: str, options: Options, meta: Meta) -> Iterator[Raw | Failure]:
    try:
        with open_input(name, _stdin) as opened:
            reader = READERS[options.format] if options.format else _reader(name, opened)
            for raw in reader(opened, options.text_key):
                yield meta.apply(raw) if isinstance(raw, Raw) else raw
    except Unreadable as error:
        yield Failure(name, None, str(error))
    except FileNotFoundError:
        hint = "a link that points nowhere" if os.path.islink(name) else "no such file"
        yield Failure(name, None, f"{hint}: check the path")
    except PermissionError:
        yield Failure(name, None, "not allowed to read this file: check its permissions")
    except EOFError:
        yield Failure(name, None, "the compressed file breaks off: fetch it again")
    except OSError as error:
        yield Failure(name, None, f"cannot be read: {error.strerror or error}")


def _reader(name: str, opened: Opened) -> text.Reader:
    return FORMATS.get(_suffix(name)) or READERS[by_content(opened)]


def _stdin() -> BinaryIO:
    return sys.stdin.buffer
