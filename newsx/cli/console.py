"""Output on the terminal: messages of one line each, progress, colour."""

from __future__ import annotations

import logging
import os
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import IO, TYPE_CHECKING

from newsx.article import Failure, Source
from newsx.errors import Exit

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

    from newsx.running.summary import Summary

PREFIX = "newsx: "  # of every message: who reads a log of several programs sees whose line it is
UNDATED = "say when they were published with --meta FILE (a column published) or --date YYYY-MM-DD"
_TOLD_AT_ONCE = (
    "language.",
    "clean.empty: ",
    "published.",
    "source.",
)  # warnings that nobody should have to look for in the records
_SHOWN = 1000  # characters of each end of a message that is too long
log = logging.getLogger("newsx")  # warnings are always told, the rest with -v


class Color(StrEnum):
    """When to use colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def shortened(message: str) -> str:
    """`message`; of one out of all proportion, which a name or a value made so, its beginning and its end."""
    return message if len(message) <= 2 * _SHOWN else f"{message[:_SHOWN]} … {message[-_SHOWN:]}"


def one_line(message: str) -> str:
    """`message` on one line, with nothing in it that a terminal would obey.

    >>> one_line("odd\\x1b[31m name\\n  and more")
    'odd\\\\x1b[31m name and more'
    """
    line = re.sub(r"\s*[\n\r\t\v\f]\s*", " ", shortened(message).strip())
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in line)


def tell(message: str) -> None:
    """One line on standard error."""
    if sys.stderr is not None:
        sys.stderr.write(f"{PREFIX}{one_line(message)}\n")
        sys.stderr.flush()


class _ToUser(logging.Handler):
    """Shows the log of newsx's modules as messages."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__()
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        self._tell(record.getMessage())


class Run:
    """The state of one run of a command: its messages, its progress, its exit code."""

    def __init__(self, quiet: bool = False, color: Color = Color.AUTO, verbose: bool = False) -> None:
        self.code = Exit.DONE
        self.articles = 0
        self.failures = 0
        self.claims: int | None = None  # repeats inside an article left out; None where nobody looked for any
        self.undated = 0
        self.skipped = 0  # articles that an earlier run has done
        self.quiet = quiet
        self.color = color
        self.verbose = verbose
        self.total: int | None = None
        self.started = time.monotonic()
        self._progress: Progress | None = None
        log.handlers = [_ToUser(self.tell)]
        log.propagate = False
        log.setLevel(logging.INFO if verbose else logging.WARNING)

    def tell(self, message: str) -> None:
        """One line on standard error, above the progress where there is any."""
        if self._progress is None:
            tell(message)
        else:
            line = PREFIX + one_line(message)
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def fail(self, failure: Failure) -> None:
        """Tells what is wrong with one input; the run continues and ends with exit code 2."""
        self.failures += 1
        self.code = Exit.ERROR
        self.tell(f"{place(failure.path, failure.line)}: {failure.message}")
        self._show()

    def count(self, article: Summary) -> None:
        """Counts an article for the closing line, and tells its warnings at once."""
        self.claims = (self.claims or 0) + article.claims
        self.undated += not article.dated
        for warning in article.warnings:
            code, _, said = warning.partition(": ")
            if warning.startswith(_TOLD_AT_ONCE):
                self.tell(f"{place(article.path, article.line)}: {said} ({code})")

    def step(self) -> None:
        """One article more is done."""
        self.articles += 1
        self._show()

    def skip(self, source: Source) -> None:
        """An earlier run has done this article."""
        self.skipped += 1
        log.info("%s: skipped, done before", place(source.path, source.line))

    def close(self) -> None:
        """The closing line, where progress is shown or with -v."""
        if self.verbose or (not self.quiet and sys.stderr is not None and sys.stderr.isatty()):
            self.tell(self.closing(time.monotonic() - self.started))

    def closing(self, seconds: float) -> str:
        """The result of the run, in one line."""
        claims = "" if self.claims is None else f"{_several(self.claims, 'claim')}, "
        said = f"{_several(self.articles, 'article')}, {claims}{_several(self.failures, 'failure')} in {seconds:.1f} s"
        if self.skipped:
            said += f"; {self.skipped:,} done before"
        return said + (f"; {self.undated:,} undated: {UNDATED}" if self.undated else "")

    def _show(self) -> None:
        if self._progress is not None:
            done = self.articles + self.failures + self.skipped
            told = how_far(done, self.failures, self.total, self.articles, time.monotonic() - self.started)
            self._progress.update(self._progress.task_ids[0], completed=done, total=self.total, told=told)

    @contextmanager
    def progress(self, to_terminal: bool, total: Callable[[], int | None] | None = None) -> Iterator[None]:
        """Show progress inside the block: on a terminal only, and not where the records go to that terminal too.

        `total` says how many articles there are; it may take its time.
        """
        if self.quiet or to_terminal or sys.stderr is None or not sys.stderr.isatty():
            yield
            return
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

        columns = (SpinnerColumn(), BarColumn(bar_width=20), TextColumn("{task.fields[told]}"))
        with Progress(*columns, console=console(sys.stderr, self.color), redirect_stdout=False) as self._progress:
            self._progress.add_task("", total=None, told="")
            if total is not None:
                threading.Thread(target=self._expect, args=(total,), daemon=True).start()
            try:
                yield
            finally:
                self._progress.stop()
                self._progress = None

    def _expect(self, total: Callable[[], int | None]) -> None:
        self.total = total()


def place(path: str | None, line: int | None) -> str:
    """Where an input is: "path", "path:line"; "-" is standard input."""
    return f"{path or '-'}" if line is None else f"{path or '-'}:{line}"


def how_far(done: int, failed: int, total: int | None, articles: int, seconds: float) -> str:
    """How far a run is, how fast (articles a second) and, where the end is known, how long it will take.

    >>> how_far(60, 2, 300, 58, 12.0)
    '60 of 300, 2 failed, 5.0/s, 48 s left'
    >>> how_far(60, 0, None, 60, 12.0)
    '60 done, 5.0/s'
    """
    if total is not None and done > total:  # the input held more than its names told
        total = None
    rate = (articles + failed) / seconds if seconds > 0 else 0.0
    parts = [f"{done:,} of {total:,}" if total else f"{done:,} done"]
    if failed:
        parts.append(f"{failed:,} failed")
    if rate:
        parts.append(f"{rate:.1f}/s")
        if total:
            parts.append(f"{duration(max(total - done, 0) / rate)} left")
    return ", ".join(parts)


def duration(seconds: float) -> str:
    """A length of time as people say it.

    >>> duration(48), duration(125), duration(7500)
    ('48 s', '2 min 5 s', '2 h 5 min')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    return f"{minutes} min {rest} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def _several(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else noun + 's'}"


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
