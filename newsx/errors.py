"""Errors a user can mend, and the exit codes."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the exit code of `newsx` means."""

    DONE = 0
    CHECK_FAILED = 1  # a check the user asked for: `newsx eval` under a floor
    ERROR = 2  # any error, soft (one file of many) or hard
    INTERRUPTED = 130  # ^C: 128 + SIGINT, as shells count


class NewsxError(Exception):
    """Says in one line what is wrong, where, and what to do."""


LACK = ("failed to map segment", "cannot allocate memory", "bad_alloc", "unable to allocate", "out of memory")


def is_lack_of_memory(error: BaseException) -> bool:
    """Whether an error means that memory ran out, a library's own too, which may not be loaded for want of it.

    >>> is_lack_of_memory(RuntimeError("std::bad_alloc")), is_lack_of_memory(OSError())
    (True, False)
    """
    return isinstance(error, MemoryError) or any(words in str(error).lower() for words in LACK)
