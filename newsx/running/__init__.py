"""Runs the extraction of articles in one process or in several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsx.article import Article, Failure, Raw
from newsx.running import processes, serial
from newsx.running.resume import Resumed, take_up
from newsx.running.serial import Extract
from newsx.running.summary import summarize

__all__ = ["Extract", "Resumed", "run", "summarize", "take_up"]


def run(raws: Iterable[Raw | Failure], extract: Extract, jobs: int = 1) -> Iterator[Article | Failure]:
    """What `extract` makes of `raws`, in order, one result for each; with `jobs` > 1 in as many processes.

    `extract` takes an iterable of Raw and yields one Article or Failure for each, in order; for processes it must be
    importable (a function of a module, or a `functools.partial` of one). What it raises for one article becomes a
    Failure; a NewsxError (no such model) is for the user and goes through.
    """
    return serial.run(raws, extract) if jobs == 1 else processes.run(raws, extract, jobs)
