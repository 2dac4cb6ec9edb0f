"""Ends work that takes too long, by the clock and the process's own alarm signal."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

from newsx.article import Failure, Raw

Made = TypeVar("Made")

AGAIN = 1.0  # seconds: what swallows the first alarm gets another
MOST = 10**8  # seconds: three years; no timer takes many more


class TookTooLong(BaseException):
    """The time is over. No Exception, so that nothing that goes on after a fault catches it."""


def in_time(raw: Raw, seconds: int, work: Callable[[], Made]) -> Made | Failure:
    """What `work` makes of `raw`; a Failure where it takes more than so many seconds."""
    try:
        with at_most(seconds):
            return work()
    except TookTooLong:
        said = f"took more than {seconds:,} s and was given up: split it, or set limits.seconds in newsx.toml"
        return Failure(raw.source.path or "-", raw.source.line, said)


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Raises TookTooLong inside the block after so many seconds; 0 is for ever.

    It does nothing outside the main thread, and where the platform has no such alarm. What goes on in C is broken off
    when it comes back. The handler and the timer of before are put back.
    """
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    inside = True

    def ring(number: int, frame: FrameType | None) -> None:
        if inside:
            raise TookTooLong

    handler = signal.signal(signal.SIGALRM, ring)
    left, again = signal.setitimer(signal.ITIMER_REAL, min(seconds, MOST), AGAIN)
    start = time.monotonic()
    try:
        try:
            yield
        finally:
            inside = False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL if handler is None else handler)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(left - (time.monotonic() - start), 0.001), again)
