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
