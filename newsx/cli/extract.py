"""`newsx extract`"""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from newsx import config as configuration
from newsx.article import Article, Failure, Raw
from newsx.cli import options
from newsx.cli.console import Color, Run, log, place
from newsx.config import Settings
from newsx.errors import NewsxError

Skip = Callable[[Iterator[Raw | Failure]], Iterator[Raw | Failure]]


def run(
    ctx: typer.Context,
    paths: options.Paths = None,
    output: options.Output = None,
    date: options.Date = None,
    meta: options.Meta = None,
    text_key: options.TextKey = None,
    from_: options.From = None,
    no_clean: options.NoClean = False,
    count: options.Count = None,
    model: options.Model = None,
    min_sure: options.MinSure = None,
    jobs: options.Jobs = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with FILE: skip what it holds already.")] = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    color: options.Colors = Color.AUTO,
) -> int:
    """Articles in, one JSON record a line out.

    PATH is a file, a folder (sorted, with those in it) or -: .txt, .html, .jsonl, each also .gz; newsx's own records
    are JSONL too.
    """
    names, output = options.inputs(ctx, paths), options.file(output)
    config = configuration.load()
    settings = options.settings(config, no_clean, count, model, date, min_sure)
    workers = options.workers(config, jobs)
    reading_options = replace(options.reading_options(config, from_, text_key, meta), leave_out=output)
    if resume and output is None:
        raise NewsxError("--resume needs -o FILE: the file to go on with")
    if output is not None:
        _check_output(output, names)

    from newsx import reading

    raws = reading.read(*names, options=reading_options)
    outcome = Run(quiet, color, verbose)
    total = partial(reading.expected, *names, options=reading_options)
    with (
        _opened(output, resume, settings, raws, outcome) as (file, todo),
        outcome.progress(_to_terminal(output), total),
    ):
        _write(todo, settings, workers, file, outcome)
    outcome.close()
    return outcome.code


def _write(raws: Iterable[Raw | Failure], settings: Settings, jobs: int, file: BinaryIO, outcome: Run) -> None:
    """Extract and write, a record at a time: whoever reads the pipe has each as soon as it is made."""
    from newsx import pipeline, running, writing

    last = time.monotonic()
    for result in running.run(raws, partial(pipeline.extract_all, settings=settings), jobs):
        if isinstance(result, Article):
            file.write(writing.encode(result))
            file.flush()
            outcome.count(result)
            outcome.step()
            took = f" in {time.monotonic() - last:.2f} s" if jobs == 1 else ""  # several at once: nobody's own time
            log.info("%s: %s%s", place(result.source.path, result.source.line), _read(result), took)
        else:
            outcome.fail(result)
        last = time.monotonic()


def _read(article: Article) -> str:
    """What was read of an article, dropped of it and guessed about it, in a few words."""
    claims = sum(count.same_as is None for count in article.counts)
    published = article.published
    told = [
        f"{claims} claims" if claims != 1 else "1 claim",
        f"published {published.date} ({published.basis})" if published else "undated",
        f"{len(article.dropped)} stretches dropped",
        *article.warnings,
    ]
    return ", ".join(told)


@contextmanager
def _opened(
    output: Path | None, resume: bool, settings: Settings, raws: Iterator[Raw | Failure], outcome: Run
) -> Iterator[tuple[BinaryIO, Iterator[Raw | Failure]]]:
    """Where the records go, and the articles that are still to be done."""
    from newsx import running
    from newsx.writing import target

    if output is None:
        yield sys.stdout.buffer, raws
    elif resume:
        target.take_up_part(output)
        done = running.take_up(output, settings)
        with target.appending(output) as file:
            yield file, _left(raws, partial(running.skip, done=done), outcome)
    else:
        try:
            with target.replacing(output) as file:
                yield file, raws
                if outcome.failures and not outcome.articles:
                    raise _NothingToShow
        except KeyboardInterrupt:
            part = target.part_of(output.resolve())
            outcome.tell(f"stopped: {outcome.articles} records are in {part}; the same command with --resume goes on")
            raise
        except _NothingToShow:
            outcome.tell(f"{output}: not written, there is nothing to write")


def _left(raws: Iterator[Raw | Failure], skip: Skip, outcome: Run) -> Iterator[Raw | Failure]:
    """What `skip` leaves of `raws`; what it takes away is counted, and told with -v."""
    waiting: deque[Raw | Failure] = deque()

    def taken() -> Iterator[Raw | Failure]:
        for raw in raws:
            waiting.append(raw)
            yield raw

    def skipped(raw: Raw | Failure) -> None:
        outcome.skipped += 1
        if isinstance(raw, Raw):
            log.info("%s: skipped, done before", place(raw.source.path, raw.source.line))

    for raw in skip(taken()):
        while waiting and (before := waiting.popleft()) is not raw:
            skipped(before)
        yield raw
    for raw in waiting:
        skipped(raw)


class _NothingToShow(Exception):
    """Every input failed: what the output file held before is worth more than an empty one."""


def _to_terminal(output: Path | None) -> bool:
    return output is None and sys.stdout.isatty()


def _check_output(output: Path, paths: list[str]) -> None:
    """NewsxError where the output could not be written, or is itself among what is read."""
    if output.is_dir():
        raise NewsxError(f"{output}: is a folder: name a file")
    if output.suffix == ".gz":
        raise NewsxError(f"{output}: -o writes plain JSONL: leave out .gz, or pipe it through gzip")
    place = output.resolve()
    for path in paths:
        if path != "-" and output.exists() and place == Path(path).resolve():
            raise NewsxError(f"{output}: is among what is read ({path}): write it elsewhere")
