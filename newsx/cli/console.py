"""What goes to the terminal: messages of one line each, progress, colour; and what happens when nobody reads on."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from typing import IO, TYPE_CHECKING, Any, BinaryIO, TextIO

from newsx.article import Article, Failure
from newsx.errors import Exit, NewsxError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress


class Color(StrEnum):
    """When to use colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


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
    """A standard stream that says PipeClosed where its reader has gone; otherwise it is the stream.

    What cannot be written to a stream of messages is let go: there is nowhere to say it.
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


def one_line(message: str) -> str:
    """`message` on one line, with nothing in it that a terminal would obey.

    >>> one_line("odd\\x1b[31m name\\n  and more")
    'odd\\\\x1b[31m name and more'
    """
    line = re.sub(r"\s*[\n\r\t\v\f]\s*", " ", message.strip())
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in line)


def tell(message: str) -> None:
    """One line on standard error."""
    if sys.stderr is not None:
        sys.stderr.write(one_line(message) + "\n")
        sys.stderr.flush()


class Run:
    """How one run of a command goes: what it tells, how far it is, and the exit code it comes to."""

    def __init__(self, quiet: bool = False, color: Color = Color.AUTO) -> None:
        self.code = Exit.DONE
        self.articles = 0
        self.failures = 0
        self.quiet = quiet
        self.color = color
        self._progress: Progress | None = None

    def tell(self, message: str) -> None:
        """One line on standard error, above the progress where there is any."""
        if self._progress is None:
            tell(message)
        else:
            self._progress.console.print(one_line(message), markup=False, highlight=False, soft_wrap=True)

    def fail(self, failure: Failure) -> None:
        """Say what went wrong with one input, and go on; the run ends with exit 2."""
        self.failures += 1
        self.code = Exit.ERROR
        where = failure.path if failure.line is None else f"{failure.path}:{failure.line}"
        self.tell(f"{where}: {failure.message}")
        self._show()

    def warn(self, article: Article) -> None:
        """Say which of an article's dates were given up; a claim's date may hang on them."""
        source = article.source
        where = f"{source.path}" if source.line is None else f"{source.path}:{source.line}"
        for warning in article.warnings:
            if warning.startswith("published."):
                self.tell(f"{where}: {warning}")

    def step(self) -> None:
        """One article more is done."""
        self.articles += 1
        self._show()

    def _show(self) -> None:
        if self._progress is not None:
            failed = f", {self.failures} failed" if self.failures else ""
            self._progress.update(self._progress.task_ids[0], completed=self.articles, failed=failed)

    @contextmanager
    def progress(self, to_terminal: bool) -> Iterator[None]:
        """Show progress inside the block: on a terminal only, and not where the records go to that terminal too."""
        if self.quiet or to_terminal or sys.stderr is None or not sys.stderr.isatty():
            yield
            return
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.completed} done{task.fields[failed]}"), TimeElapsedColumn())
        with Progress(*columns, console=console(sys.stderr, self.color), redirect_stdout=False) as self._progress:
            self._progress.add_task("", total=None, failed="")
            try:
                yield
            finally:
                self._progress.stop()
                self._progress = None


def wanted(color: Color) -> bool | None:
    """Whether to use colour; None where that depends on the terminal. NO_COLOR (no-color.org) counts for `auto`."""
    if color is Color.AUTO:
        return False if os.environ.get("NO_COLOR") else None
    return color is Color.ALWAYS


def console(file: IO[str], color: Color) -> Console:
    """A rich console on `file` with the colour asked for."""
    from rich.console import Console

    match wanted(color):
        case False:
            return Console(file=file, color_system=None, highlight=False)
        case True:
            return Console(file=file, force_terminal=True, color_system="256", no_color=False, highlight=False)
    return Console(file=file, highlight=False)
