"""Files for one run alone: created exclusively, never through a link, locked while they are written."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsx.errors import NewsxError

_FLAGS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_NONBLOCK", "O_BINARY"))
_TRIES = 5  # a file may go away between looking and opening, when another run has just ended
_FOR_OWNER = 0o600


@dataclass(slots=True)
class Held:
    """An open file that this run has locked; `named`: the path that the user gave."""

    path: Path
    named: Path
    fd: int

    @property
    def size(self) -> int:
        """Bytes."""
        return os.fstat(self.fd).st_size

    @property
    def in_place(self) -> bool:
        """Whether `path` still leads to this file."""
        try:
            return os.path.samestat(os.fstat(self.fd), os.stat(self.path, follow_symlinks=False))
        except OSError:
            return False

    def let_go(self) -> None:
        """Closes the file, which ends the lock."""
        with suppress(OSError):
            os.close(self.fd)


class Written(io.BufferedWriter):
    """Writes a file; an error names the file, which an OSError of `write` does not."""

    def __init__(self, fd: int, named: Path) -> None:
        super().__init__(io.FileIO(fd, "wb", closefd=False))
        self.named = named

    def write(self, data: Any) -> int:
        with _naming(self.named):
            return super().write(data)

    def flush(self) -> None:
        with _naming(self.named):
            super().flush()


@contextmanager
def _naming(named: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise unwritable(named, error) from None


def unwritable(named: Path, error: OSError) -> NewsxError:
    """What is said where the file that the user `named` cannot be written."""
    if isinstance(error, FileNotFoundError) and not named.parent.exists():
        return NewsxError(f"{named}: there is no folder {named.parent}")
    return NewsxError(f"{named}: cannot be written: {error.strerror or error}")


def create(path: Path, named: Path) -> Held:
    """A new file for its owner alone. NewsxError where it cannot be made, or another run makes it at this moment."""
    try:
        fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _FLAGS, _FOR_OWNER)
    except FileExistsError:
        raise _busy(path) from None
    except OSError as error:
        raise unwritable(named, error) from None
    held = Held(path, named, fd)
    lock(held)
    return held


def hold(path: Path, named: Path) -> Held | None:
    """The file at `path`, locked; null where there is none. NewsxError where it is no plain file, or another run's."""
    for _ in range(_TRIES):
        try:
            held = Held(path, named, os.open(path, os.O_RDWR | _FLAGS))
        except FileNotFoundError:
            return None
        except OSError as error:
            if error.errno in (errno.ELOOP, errno.EMLINK, errno.ENXIO):
                raise NewsxError(f"{path}: is in the way, and no plain file: remove it") from None
            raise NewsxError(f"{path}: cannot be written: {error.strerror}") from None
        if not stat.S_ISREG(os.fstat(held.fd).st_mode):
            held.let_go()
            raise NewsxError(f"{path}: is in the way, and no plain file: remove it")
        lock(held)
        if held.in_place:
            return held
        held.let_go()
    raise _busy(path)


def is_own(held: Held) -> bool:
    """Whether a file may be truncated: it is this user's, and no other name leads to it."""
    found = os.fstat(held.fd)
    return found.st_nlink <= 1 and (not hasattr(os, "geteuid") or found.st_uid == os.geteuid())


def _busy(path: Path) -> NewsxError:
    return NewsxError(f"{path}: another run of newsx is writing it: wait for its end, or name another file")


def lock(held: Held) -> None:
    """Takes the lock or raises NewsxError; on Windows and file systems without locks exclusive creation has to do."""
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(held.fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        held.let_go()
        raise _busy(held.path) from None
    except OSError:
        pass
