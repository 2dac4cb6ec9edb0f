"""`newsx extract --engine ray`: the folder of shards, and what is said of the run."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from newsx.cli.console import log
from newsx.config import Settings
from newsx.errors import NewsxError
from newsx.version import __version__

if TYPE_CHECKING:
    from newsx.cli.console import Run
    from newsx.reading import Options
    from newsx.running.cluster import Folder, Shard


def extract(
    names: Sequence[str],
    output: str | None,
    resume: bool,
    address: str | None,
    settings: Settings,
    options: Options,
    outcome: Run,
) -> None:
    """Writes the records of `names` as shards into the folder `output`; one that is there already is not made anew."""
    from newsx import pipeline, reading
    from newsx.running import cluster

    if output is None:
        raise NewsxError("--engine ray needs -o FOLDER: the folder, or URL, for the files of records")
    if "-" in names:
        raise NewsxError("--engine ray reads files, not standard input: name them")
    options = replace(options, leave_out=(), meta=options.meta and options.meta.absolute())
    folder = cluster.Folder(output)
    shards = list(cluster.divide(_files(names, options, outcome), (settings, options, __version__)))
    todo = _todo(folder, shards, resume)
    folder.make()
    job = cluster.Job(
        output if cluster.is_url(output) else str(Path(output).absolute()),
        os.getcwd(),
        partial(reading.read, options=options),
        partial(pipeline.extract_all, settings=settings),
        settings.gpu,
    )
    log.info("%d shards, %d of them done before", len(shards), len(shards) - len(todo))
    left = len(todo)
    try:
        for _, done in cluster.run(todo, job, address):
            left -= 1
            for failure in done.failures:
                outcome.fail(failure)
            for article in done.articles:
                outcome.count(article)
                outcome.step()
    except BaseException:
        if left < len(todo):
            outcome.tell(f"stopped: {left} of {len(shards)} shards are left; the same command with --resume goes on")
        raise


def _files(names: Iterable[str], options: Options, outcome: Run) -> Iterator[str]:
    """The files that `names` stand for; what is not read of a folder is told."""
    from newsx import reading
    from newsx.running import cluster

    for name in names:
        for found in cluster.listed(name) if cluster.is_url(name) else reading.files(name, options=options):
            if isinstance(found, str):
                yield found
            else:
                outcome.fail(found)


def _todo(folder: Folder, shards: Sequence[Shard], resume: bool) -> list[Shard]:
    """The shards that are not done. NewsxError where the folder holds anything else than shards of this run."""
    there = folder.shards()
    if there and not resume:
        raise NewsxError(f"{folder.url}: holds records already: --resume goes on with them, or name another folder")
    if others := sorted(there - {shard.name for shard in shards}):
        raise NewsxError(
            f"{folder.url}: {len(others)} files in it are not of these inputs and settings ({others[0]} …): name "
            "another folder, or remove them"
        )
    return [shard for shard in shards if shard.name not in there]
