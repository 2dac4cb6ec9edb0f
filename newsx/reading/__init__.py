"""Bytes → `Raw`: files, folders and standard input, one article at a time.

>>> [type(found).__name__ for found in read("no-such-file.txt")]
['Failure']
"""

from __future__ import annotations

import logging
import os
import sys
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from newsx.article import Failure, Raw
from newsx.config import LIMITS, Limits
from newsx.errors import NewsxError
from newsx.reading.decoding import Unreadable
from newsx.reading.folders import LeftOut, not_read, suffix, walk
from newsx.reading.handed_tables import Wrong
from newsx.reading.input_formats import BY_SUFFIX, FORMATS, OTHERS_TOO
from newsx.reading.meta import Meta, read_meta
from newsx.reading.opening import by_content, open_input

__all__ = ["FORMATS", "Options", "expected", "files", "read"]

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Options:
    """How to read.

    `format`: one of FORMATS, where neither suffix nor content tells. `text_key`: the JSONL key that holds
    the text. `meta`: a CSV or JSONL file with a `path` column and any of url, title, published, publisher.
    `date`: the day (ISO) that stands in where nothing else is known; checked here, used by whoever extracts.
    `leave_out`: files (or open ones, by number) that are not read although they lie in a folder that is: what is being
    written. `follow_links`: files in a folder that are links out of it are read. `limits`: what is too much.
    """

    format: str | None = None
    text_key: str = "text"
    meta: Path | None = None
    date: str | None = None
    leave_out: tuple[Path | int, ...] = ()
    follow_links: bool = False
    limits: Limits = LIMITS


def read(*paths: str | Path, options: Options | None = None) -> Iterator[Raw | Failure]:
    """Every article in `paths`, in order; what cannot be read comes out as a `Failure` and the rest goes on.

    A folder is read through, sorted, hidden files left out; one Failure says how many PDFs and the like it holds that
    are not read. "-" is standard input. With `meta` the lines of the table that cannot be used are Failures too, first
    those that are wrong, at the end those about no file that was read. Raises `NewsxError` where an option makes no
    sense: an unknown format, a `--meta` file that is no table, a date that is none.
    """
    chosen = options or Options()
    if chosen.format is not None and chosen.format not in FORMATS:
        raise NewsxError(f"unknown format {chosen.format!r}: use one of {', '.join(FORMATS)}")
    if chosen.date is not None:
        from newsx.reading.dates import iso_day

        if iso_day(chosen.date) is None:
            raise NewsxError(f"--date {chosen.date!r} is no day: write it as YYYY-MM-DD")
    meta = read_meta(chosen.meta, chosen.limits) if chosen.meta else Meta(Path(), {}, Wrong(Path()))
    return _read(paths, chosen, meta)


def _read(paths: tuple[str | Path, ...], options: Options, meta: Meta) -> Iterator[Raw | Failure]:
    names = [str(path) for path in paths]
    if meta.rows:
        meta.match(name for path in names for name in _files(path, options))
    yield from meta.problems
    for found in files(*names, options=options):
        yield from _read_file(found, options, meta) if isinstance(found, str) else [found]
    if any(map(_is_folder, names)):
        yield from meta.unread()
        return
    for unread in meta.unread():  # one file of many may be what is wanted: no error
        log.warning("%s:%s: %s", unread.path, unread.line, unread.message)


def expected(*paths: str | Path, options: Options | None = None) -> int | None:
    """How many articles `paths` hold: each file one, of JSONL each line. None where only reading it all would tell."""
    chosen, number = options or Options(), 0
    for name in (name for path in paths for name in _files(str(path), chosen)):
        format = chosen.format or BY_SUFFIX.get(suffix(name), "text")
        rows = format == "jsonl"
        packed = name.lower().endswith((".gz", ".json"))  # lines of a .json are not its rows
        if (
            name == "-"
            or (rows and packed)
            or format in ("feed", "warc")
            or (os.path.exists(name) and not os.path.isfile(name))
        ):
            return None
        try:
            number += _lines(name) if rows else 1
        except OSError:
            number += 1  # a failure is shown as one
    return number


def _lines(name: str) -> int:
    """The lines of a file, the last one with or without its end."""
    lines, last = 0, b"\n"
    with open(name, "rb") as file:
        while part := file.read(1 << 20):
            lines += part.count(b"\n")
            last = part[-1:]
    return lines + (last != b"\n")


def _is_folder(name: str) -> bool:
    return name != "-" and os.path.isdir(name)


def _files(path: str, options: Options) -> Iterator[str]:
    """The files that `path` stands for."""
    found = walk(path, options.limits.folders) if _is_folder(path) else iter([path])
    return (name for name in found if isinstance(name, str) and (name == path or _is_article(name, options)))


def _is_article(name: str, options: Options) -> bool:
    """Whether a file in a folder is read: by its suffix, unless it is the --meta table or what is being written."""
    if suffix(name) not in BY_SUFFIX or (suffix(name) in OTHERS_TOO and not _shows(name, options)):
        return False
    others = [*options.leave_out, *([options.meta] if options.meta else [])]
    return not any(_same(name, other) for other in others)


def _shows(name: str, options: Options) -> bool:
    """Whether a file's first bytes are those of a feed, a sitemap, or an array of rows; other JSON is about a text."""
    try:
        if not os.path.isfile(name):
            return False
        with open_input(name, _stdin, options.limits) as opened:
            if suffix(name) == ".json" and not opened.head.removeprefix(BOM_UTF8).lstrip().startswith(b"["):
                return False
            return by_content(opened) == BY_SUFFIX[suffix(name)]
    except (OSError, EOFError, Unreadable):
        return False


def _same(name: str, other: Path | int) -> bool:
    if isinstance(other, Path) and os.path.realpath(name) == os.path.realpath(other):
        return True
    try:
        return os.path.samestat(os.stat(name), os.stat(other))
    except OSError:
        return False  # one of them is not there


def files(*paths: str | Path, options: Options | None = None) -> Iterator[str | Failure]:
    """The names of the files that `read` would open, in order, and a Failure for what it would not."""
    chosen = options or Options()
    for name in map(str, paths):
        yield from _listed(name, chosen) if _is_folder(name) else [name]


def _listed(folder: str, options: Options) -> Iterator[str | Failure]:
    """The files of a folder that are read, and what is said of the others."""
    found = False
    left_out = LeftOut()
    root = os.path.realpath(folder)
    for name in walk(folder, options.limits.folders):
        if isinstance(name, Failure):
            found = True
            yield name
        elif _is_article(name, options):
            found = True
            why = not_read(name, root, options.follow_links)
            yield Failure(name, None, why) if why else name
        else:
            log.info("%s: not read", name)
            left_out.add(name)
    if not found:
        also = f"; {left_out}" if str(left_out) else ""
        kinds = ", ".join(BY_SUFFIX)
        yield Failure(folder, None, f"nothing to read in this folder: it holds no {kinds} (nor any .gz){also}")
    elif str(left_out):
        yield Failure(folder, None, f"not all of this folder was read: {left_out}")


def _read_file(name: str, options: Options, meta: Meta) -> Iterator[Raw | Failure]:
    try:
        with open_input(name, _stdin, options.limits) as opened:
            format = options.format or BY_SUFFIX.get(suffix(name)) or by_content(opened)
            for raw in FORMATS[format].read(opened, options.text_key):
                yield meta.apply(raw, name) if isinstance(raw, Raw) else raw
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


def _stdin() -> BinaryIO:
    return sys.stdin.buffer
