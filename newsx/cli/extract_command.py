"""`newsx extract`"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from newsx import config as configuration
from newsx.article import Article, Failure, Raw
from newsx.cli import shared_options
from newsx.cli.console import Color, Run, log, place
from newsx.cli.shared_options import Engine
from newsx.config import Settings
from newsx.errors import NewsxError

if TYPE_CHECKING:
    from newsx.reading import Options
    from newsx.running import Resumed
    from newsx.writing.files import Held

Write = Callable[[Article | Failure], None]


def run(
    ctx: typer.Context,
    paths: shared_options.Paths = None,
    files_from: shared_options.FilesFrom = None,
    null: shared_options.Null = False,
    output: shared_options.Target = None,
    date: shared_options.Date = None,
    meta: shared_options.Meta = None,
    text_key: shared_options.TextKey = None,
    from_: shared_options.From = None,
    no_clean: shared_options.NoClean = False,
    count: shared_options.Count = None,
    model: shared_options.Model = None,
    min_sure: shared_options.MinSure = None,
    jobs: shared_options.Jobs = None,
    gpu: shared_options.Gpu = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with FILE: skip what it holds already.")] = False,
    engine: shared_options.Engines = Engine.LOCAL,
    address: shared_options.Address = None,
    quiet: shared_options.Quiet = False,
    verbose: shared_options.Verbose = False,
    color: shared_options.Colors = Color.AUTO,
) -> int:
    """Articles in, one JSON record a line out.

    PATH is a file, a folder (sorted, with those in it) or -: {suffixes}, each also .gz; newsx's own records are JSONL
    too.
    """
    names = shared_options.inputs(ctx, paths, files_from, null)
    config = configuration.load()
    settings = shared_options.settings(config, no_clean, count, model, date, min_sure, gpu)
    reading_options = shared_options.reading_options(config, from_, text_key, meta)
    outcome = Run(quiet, color, verbose)
    if engine is Engine.RAY:
        from newsx.cli import extract_on_ray

        if jobs is not None:
            raise NewsxError("--jobs is for one machine: with --engine ray the cluster has the say")
        extract_on_ray.extract(names, output, resume, address, settings, reading_options, outcome)
    else:
        if address is not None:
            raise NewsxError("--address is about a Ray cluster: add --engine ray")
        workers, written = shared_options.workers(config, jobs), shared_options.file(output)
        tables = {"--meta": reading_options.meta, "--files-from": shared_options.listing(files_from)}
        _extract_here(names, written, resume, settings, reading_options, tables, workers, outcome)
    outcome.close()
    return outcome.code


def _extract_here(
    names: list[str],
    output: Path | None,
    resume: bool,
    settings: Settings,
    reading_options: Options,
    tables: Mapping[str, Path | None],
    jobs: int,
    outcome: Run,
) -> None:
    """On this machine, into one file or standard output; `tables`: the files that options name, which are read too."""
    from newsx import gpu, reading
    from newsx.cli.outputs import refuse_inputs
    from newsx.writing.target import part_of

    if settings.gpu:
        gpu.require()
    if output is not None:
        _check_output(output)
        reading_options = replace(reading_options, leave_out=(output, part_of(output)))
    if resume and output is None:
        raise NewsxError("--resume needs -o FILE: the file to go on with")
    refuse_inputs(output, names, tables)
    raws = reading.read(*names, options=reading_options)
    total = partial(reading.expected, *names, options=reading_options)
    with (
        _opened(output, resume, settings, raws, outcome) as (todo, write),
        outcome.progress(_to_terminal(output), total),
    ):
        _extract(todo, settings, jobs, write, outcome)


def _extract(raws: Iterable[Raw | Failure], settings: Settings, jobs: int, write: Write, outcome: Run) -> None:
    """Extract and write, a record at a time: whoever reads the pipe has each as soon as it is made."""
    from newsx.cli import quick_start

    quick_start.import_spacy()
    from newsx import pipeline, running

    last = time.monotonic()
    for result in running.run(raws, partial(pipeline.extract_all, settings=settings), jobs):
        write(result)
        if isinstance(result, Article):
            outcome.count(running.summarize(result))
            outcome.step()
            took = f" in {time.monotonic() - last:.2f} s" if jobs == 1 else ""  # several at once: nobody's own time
            log.info("%s: %s%s", place(result.source.path, result.source.line), _summary(result), took)
        else:
            outcome.fail(result)
        last = time.monotonic()


def _summary(article: Article) -> str:
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


def _writer(file: BinaryIO, resumed: Resumed | None = None) -> Write:
    """What writes the records to `file`."""
    from newsx import writing

    def write(result: Article | Failure) -> None:
        line = writing.encode(result) if isinstance(result, Article) else b""
        file.write(line)
        file.flush()
        if resumed:
            resumed.add(result, len(line))

    return write


@contextmanager
def _opened(
    output: Path | None, resume: bool, settings: Settings, raws: Iterator[Raw | Failure], outcome: Run
) -> Iterator[tuple[Iterator[Raw | Failure], Write]]:
    """The articles that are still to be done, and what takes down the results."""
    from newsx import running
    from newsx.writing import target

    if output is None:
        yield raws, _writer(sys.stdout.buffer)
        return
    try:
        if resume:
            with target.resuming(output, partial(running.take_up, settings=settings)) as (file, held, resumed):
                yield resumed.skip(raws, outcome.skip), _writer(file, resumed)
                file.flush()
                _settle(output, held, resumed, outcome)
        else:
            with target.replacing(output, target.is_records, keep=True, tell=outcome.tell) as file:
                yield raws, _writer(file)
                if outcome.failures and not outcome.articles:
                    raise _NothingToShow
    except _NothingToShow:
        outcome.tell(f"{output}: not written, there is nothing to write")
    except BaseException:
        if outcome.articles:
            part = target.part_of(output.resolve())
            place = part if part.exists() else output
            outcome.tell(f"stopped: {outcome.articles} records are in {place}; the same command with --resume goes on")
        raise


def _settle(output: Path, held: Held, resumed: Resumed, outcome: Run) -> None:
    """One record of each source, in the order of the input; what has changed is told, and nothing thrown away."""
    from newsx.running.resume import read_line
    from newsx.writing import target

    for line in resumed.told():
        outcome.tell(f"{output}: {line}")
    with held.path.open("rb") as file:
        if obsolete := resumed.obsolete:
            place = target.set_aside(output, (read_line(file, line) for line in obsolete))
            outcome.tell(f"{output}: {len(obsolete)} records of before were moved to {place.name}")
        if (lines := resumed.settled(file)) is not None:
            target.rewrite(held, lines)


class _NothingToShow(Exception):
    """Every input failed: what the output file held before is worth more than an empty one."""


def _to_terminal(output: Path | None) -> bool:
    return output is None and sys.stdout.isatty()


def _check_output(output: Path) -> None:
    """NewsxError where nothing could be written to it."""
    if output.is_dir():
        raise NewsxError(f"{output}: is a folder: name a file")
    if output.suffix == ".gz":
        raise NewsxError(f"{output}: -o writes plain JSONL: leave out .gz, or pipe it through gzip")
