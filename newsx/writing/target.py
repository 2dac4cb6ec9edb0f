"""The file that `-o` names: written beside its place and moved there when it is complete.

Nothing is overwritten or truncated that newsx did not write, and one run at a time writes a file. New files can be read
by their owner alone, since they hold the names of minors.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TypeVar

from newsx.errors import NewsxError
from newsx.writing.files import Held, Written, create, hold, is_own, lock, unwritable
from newsx.writing.record_lines import is_record, is_torn

Found = TypeVar("Found")
Ours = Callable[[BinaryIO], bool]
_START, _PIECE = 400, 1 << 20  # bytes: by so many a record is known; so many are held at once
_NOT_OURS = "is there already, and newsx did not write it: remove it, or name another file"


def part_of(path: Path) -> Path:
    """Where the file is written until it is complete; no reader of folders takes it for an article."""
    return path.with_name(path.name + ".part")


def is_records(file: BinaryIO) -> bool:
    """Whether each line of a file is a record; the last one may be torn."""
    while start := file.readline(_START):
        line = start
        while not line.endswith(b"\n") and (line := file.readline(_PIECE)):
            pass
        if not is_record(start) and not is_torn(start):
            return False
    return True


@contextmanager
def replacing(
    path: Path, ours: Ours, keep: bool = False, tell: Callable[[str], None] | None = None
) -> Iterator[BinaryIO]:
    """A file to write to that becomes `path` at the end of the block, in one step: readers see the old one or the new.

    Until then it is `path.part`. An error takes it away again, unless `keep` says that what was written is worth going
    on with; `tell` gets a message where such a part is begun anew. A device or a pipe is written to directly.
    NewsxError where `path` or its part is not `ours`, where another run writes it, or where it cannot be written.
    """
    target = _resolved(path)
    if target.exists() and not target.is_file():
        with _directly(target, path) as file:
            yield file
        return
    _drop_second_name(target)
    before = _checked(hold(target, path), ours)
    try:
        part = _checked(hold(part_of(target), path), ours, truncated=True) or create(part_of(target), path)
        if part.size and tell:
            tell(f"{part.path}: left by a run that was stopped; it is begun anew (--resume would have gone on with it)")
        os.ftruncate(part.fd, 0)
        with _becoming(target, part, before, keep) as file:
            yield file
    finally:
        if before:
            before.let_go()


@contextmanager
def resuming(path: Path, look: Callable[[BinaryIO, Path], tuple[int, Found]]) -> Iterator[tuple[BinaryIO, Held, Found]]:
    """What an earlier run wrote to `path`, or left in its part, to go on with; a new part where there is neither.

    `look` reads it (under its name) and gives back how many bytes of it are whole, and what it found there. The rest,
    a line that broke off, is cut off. NewsxError, and nothing is changed, where `look` raises one, where both files are
    there, or where another run writes one.
    """
    target = _resolved(path)
    if target.exists() and not target.is_file():
        raise NewsxError(f"{path}: --resume needs a file to go on with")
    _drop_second_name(target)
    before, rest = hold(target, path), hold(part_of(target), path)
    if before and rest:
        raise NewsxError(f"{path}: {rest.path.name} of an interrupted run lies beside it: remove one of the two")
    held = before or rest or create(part_of(target), path)
    try:
        with os.fdopen(os.dup(held.fd), "rb") as file:
            whole, found = look(file, held.path)
    except BaseException:
        held.let_go()
        raise
    if whole < held.size:
        os.ftruncate(held.fd, whole)
    _at_its_end(held)
    if before is None:
        with _becoming(target, held, None, keep=True) as file:
            yield file, held, found
        return
    try:
        with Written(held.fd, path) as file:
            yield file, held, found
    finally:
        held.let_go()


def _drop_second_name(target: Path) -> None:
    """Removes the part where it is the target itself.

    For example: a run killed at its very end may leave one file with both names.
    """
    with suppress(OSError):
        if os.path.samestat(os.lstat(part_of(target)), os.lstat(target)):
            part_of(target).unlink()


def set_aside(path: Path, lines: Iterable[bytes]) -> Path:
    """Writes records that others have replaced to the end of `path.replaced`, which is made where it is not there."""
    place = path.resolve()
    place = place.with_name(place.name + ".replaced")
    held = _checked(hold(place, place), is_records) or create(place, place)
    try:
        _at_its_end(held)
        with Written(held.fd, place) as file:
            file.writelines(lines)
        _finish(held)
    finally:
        held.let_go()
    return place


def rewrite(held: Held, lines: Iterable[bytes]) -> None:
    """Puts `lines` in place of what the file holds, in one step; the lock stays."""
    fd, name = tempfile.mkstemp(prefix=f".{held.path.name}.", dir=held.path.parent)
    fresh = Held(held.path, held.named, fd)
    lock(fresh)
    try:
        with Written(fd, held.named) as file:
            file.writelines(lines)
        _finish(fresh)
        os.chmod(name, stat.S_IMODE(os.fstat(held.fd).st_mode))
        os.replace(name, held.path)
    except BaseException:
        os.unlink(name)
        fresh.let_go()
        raise
    held.let_go()
    held.fd = fd


@contextmanager
def _becoming(target: Path, part: Held, before: Held | None, keep: bool) -> Iterator[BinaryIO]:
    """`part`, to write on at its end; at the end of the block it is `target`."""
    kept = keep
    try:
        with Written(part.fd, part.named) as file:
            yield file
        kept = True  # from here on it is whole
        _finish(part)
        _move(part, target, before)
    except BaseException:
        if not (kept and part.size) and part.in_place:
            part.path.unlink()
        raise
    finally:
        part.let_go()


def _at_its_end(held: Held) -> None:
    """Ready to be written on; a last line without an end gets one."""
    size = os.lseek(held.fd, 0, os.SEEK_END)
    if size:
        os.lseek(held.fd, size - 1, os.SEEK_SET)
        if os.read(held.fd, 1) != b"\n":
            os.write(held.fd, b"\n")


def _finish(held: Held) -> None:
    try:
        os.fsync(held.fd)
    except OSError as error:
        raise unwritable(held.named, error) from None


def _move(part: Held, target: Path, before: Held | None) -> None:
    """Makes the part the target. What has come into its place since the run began stays, and the part too."""
    if before is None:
        try:
            os.link(part.path, target)  # unlike a rename it overwrites nothing
            part.path.unlink(missing_ok=True)
            return
        except FileExistsError:
            raise _appeared(part) from None
        except OSError:
            pass  # a file system without links
    if before.in_place if before else not os.path.lexists(target):
        if before:
            part.path.chmod(stat.S_IMODE(os.fstat(before.fd).st_mode))
        if os.name == "nt":
            part.let_go()
        part.path.replace(target)
        return
    raise _appeared(part)


def _appeared(part: Held) -> NewsxError:
    return NewsxError(f"{part.named}: was changed by somebody else meanwhile: what this run wrote is in {part.path}")


def _checked(held: Held | None, ours: Ours, truncated: bool = False) -> Held | None:
    """`held`. NewsxError where it is not ours; what is to be `truncated` must be nobody else's either."""
    if held is None:
        return None
    with os.fdopen(os.dup(held.fd), "rb") as file:
        fine = not held.size or ours(file)
    if fine and (not truncated or is_own(held)):
        os.lseek(held.fd, 0, os.SEEK_SET)
        return held
    held.let_go()
    raise NewsxError(f"{held.path}: {_NOT_OURS}")


@contextmanager
def _directly(target: Path, named: Path) -> Iterator[BinaryIO]:
    try:
        fd = os.open(target, os.O_WRONLY)
    except OSError as error:
        raise unwritable(named, error) from None
    try:
        with Written(fd, named) as file:
            yield file
    finally:
        with suppress(OSError):
            os.close(fd)


def _resolved(path: Path) -> Path:
    """What a link points to is replaced, not the link."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:
        raise NewsxError(f"{path}: cannot be written: {error}") from None
