"""The file that `-o` names: written beside its place and moved there when it is whole."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from newsx.errors import NewsxError


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that becomes `path` at the end of the block, in one step: readers see the old one or the new.

    Until then it is `path.part`. An error takes it away again; after ^C it stays, so that `take_up_part` can go on with
    it. A device or a pipe is written to directly. Raises NewsxError where the folder cannot be written to.
    """
    target = path.resolve()  # what a link points to is replaced, not the link
    if target.exists() and not target.is_file():
        with _open(target, "wb", path) as file:
            yield file
        return
    part = part_of(target)
    file = _open(part, "wb", path)
    try:
        with file:
            yield file
        with suppress(FileNotFoundError):
            part.chmod(stat.S_IMODE(target.stat().st_mode))
        part.replace(target)
    except KeyboardInterrupt:
        raise
    except BaseException:
        part.unlink(missing_ok=True)
        raise


@contextmanager
def appending(path: Path) -> Iterator[BinaryIO]:
    """`path`, made where it is not there, to write on at its end."""
    with _open(path, "ab", path) as file:
        yield file


def take_up_part(path: Path) -> None:
    """Let what an interrupted run left beside `path` become `path`. NewsxError where both are there."""
    part = part_of(path.resolve())
    if not part.exists():
        return
    if path.exists():
        raise NewsxError(f"{path}: {part.name} of an interrupted run lies beside it: remove one of the two")
    part.replace(path.resolve())


def part_of(path: Path) -> Path:
    """Where the file is written before it is whole; no reader of folders takes it for an article."""
    return path.with_name(path.name + ".part")


def _open(path: Path, mode: str, named: Path) -> BinaryIO:
    """`path`, open; an error speaks of the path that the user `named`."""
    try:
        return open(path, mode)  # type: ignore[return-value]  # both modes are binary
    except OSError as error:
        if not path.parent.exists():
            raise NewsxError(f"{named}: there is no folder {path.parent}") from None
        raise NewsxError(f"{named}: cannot be written: {os.strerror(error.errno or 0)}") from None
