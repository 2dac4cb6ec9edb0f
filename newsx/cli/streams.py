"""Standard output and error: UTF-8 in pipes, and no message where the reader of a pipe has gone.

And signals: a run that somebody ends, as by ^C, keeps what is written and removes what it set up.
"""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any, BinaryIO, TextIO

from newsx.errors import NewsxError

_ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


class PipeClosed(Exception):
    """Who read our output has gone. No OSError: typer and rich make an exit code of their own of those."""


class _GuardedBytes(io.RawIOBase):
    """The bytes of a standard stream; raises PipeClosed where its reader has gone."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        with _closing():
            return self._stream.write(data)

    def flush(self) -> None:
        with _closing():
            self._stream.flush()

    def close(self) -> None:
        """The stream belongs to the process: closing this only detaches it."""


class _Guarded(io.TextIOBase):
    """A standard stream that raises PipeClosed where its reader has gone; all else goes to the stream.

    What cannot be written to a stream of messages is dropped: there is nowhere to report it.
    """

    def __init__(self, stream: TextIO, messages: bool = False) -> None:
        self._stream = stream
        self._messages = messages
        self.buffer = _GuardedBytes(stream.buffer)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._stream.encoding

    def isatty(self) -> bool:
        return self._stream.isatty()

    def fileno(self) -> int:
        return self._stream.fileno()

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        with _closing(self._messages):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with _closing(self._messages):
            self._stream.flush()

    def close(self) -> None:
        """As for the bytes."""


@contextmanager
def _closing(messages: bool = False) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise PipeClosed from None
    except OSError as error:
        if not messages:
            raise NewsxError(f"standard output: {error.strerror or error}") from None


@contextmanager
def guarded() -> Iterator[None]:
    """Standard output and error, guarded; what cannot be written at the end is not tried again when Python stops."""
    stdout, stderr = sys.stdout, sys.stderr
    _speak_utf_8(stdout)
    sys.stdout = _Guarded(stdout)
    if stderr is not None:
        sys.stderr = _Guarded(stderr, messages=True)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = stdout, stderr
        for stream in (stdout, stderr):
            _let_go(stream)


def _speak_utf_8(stream: TextIO) -> None:
    """UTF-8 into files and pipes whatever the locale; on a terminal what it cannot show is a question mark."""
    if isinstance(stream, io.TextIOWrapper):
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _let_go(stream: IO[str] | None) -> None:
    """Flushes; where that fails, points the stream at nothing, else Python complains at its end and exits with 120."""
    if stream is None:
        return
    try:
        stream.flush()
    except OSError:
        with suppress(OSError, ValueError):  # a stream of a test has no file behind it
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, stream.fileno())
            os.close(nothing)


class Stopped(BaseException):
    """A signal to end the run. No Exception, so that nothing that goes on after one article's fault catches it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number  # as shells count


@contextmanager
def stoppable() -> Iterator[list[int]]:
    """SIGTERM and SIGHUP raise `Stopped` inside the block; one that is ignored (`nohup`) stays ignored.

    Yields a list, to which the one that arrives is added.
    """
    arrived: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield arrived
        return

    def stop(number: int, frame: Any) -> None:
        for other in _ENDING:
            signal.signal(other, signal.SIG_IGN)  # a second one must not break off the clearing up
        arrived.append(number)
        raise Stopped(number)

    before = {number: signal.getsignal(number) for number in _ENDING}
    caught = [number for number, handler in before.items() if handler is signal.SIG_DFL]
    for number in caught:
        signal.signal(number, stop)
    try:
        yield arrived
    finally:
        for number in caught:
            signal.signal(number, before[number])
