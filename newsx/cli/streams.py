"""Standard output and error as they should behave: UTF-8 in pipes, and no complaint when nobody reads on."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any, BinaryIO, TextIO


class PipeClosed(Exception):
    """Who read our output has gone. No OSError: typer and rich make an exit code of their own of those."""


class _GuardedBytes(io.RawIOBase):
    """The bytes of a standard stream; PipeClosed where its reader has gone."""

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
        """The stream belongs to the process: who is done with it only lets go of it."""


class _Guarded(io.TextIOBase):
    """A standard stream that says PipeClosed where its reader has gone; otherwise it is the stream."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
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
        with _closing():
            return self._stream.write(text)

    def flush(self) -> None:
        with _closing():
            self._stream.flush()

    def close(self) -> None:
        """As for the bytes."""


@contextmanager
def _closing() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise PipeClosed from None


@contextmanager
def guarded() -> Iterator[None]:
    """Standard output and error, guarded; what cannot be written at the end is not tried again when Python stops."""
    stdout, stderr = sys.stdout, sys.stderr
    _speak_utf_8(stdout)
    sys.stdout = _Guarded(stdout)
    if stderr is not None:
        sys.stderr = _Guarded(stderr)
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
    """Flush; where that fails, point the stream at nothing, else Python complains at its end and exits with 120."""
    if stream is None:
        return
    try:
        stream.flush()
    except OSError:
        with suppress(OSError, ValueError):  # a stream of a test has no file behind it
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, stream.fileno())
            os.close(nothing)
