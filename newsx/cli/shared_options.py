"""The options that several commands share, each written once, and what they come to together with `newsx.toml`."""

from __future__ import annotations

import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsx import config as configuration
from newsx.cli import complete
from newsx.cli.console import Color
from newsx.config import MOST_JOBS, Config, Settings, given_day, jobs_of
from newsx.errors import Exit, NewsxError

if TYPE_CHECKING:
    from newsx.reading import Options


class Engine(StrEnum):
    """Where articles are extracted."""

    LOCAL = "local"
    RAY = "ray"


Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", show_default=False, help="Files and folders; - is standard input."),
]
FilesFrom = Annotated[
    str | None,
    typer.Option(
        metavar="FILE", help="Read the files and folders that FILE names too, one a line; - is standard input."
    ),
]
Null = Annotated[bool, typer.Option("-0", "--null", help="In --files-from a null byte ends each path.")]
Output = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help="Write to FILE, replaced when all is done; - is standard output."
    ),
]
Target = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write to FILE, replaced when all is done; - is standard output; with --engine ray a folder or URL.",
    ),
]
Engines = Annotated[
    Engine, typer.Option("--engine", metavar="NAME", help="Where the work runs: local; ray, a cluster (newsx[ray]).")
]
Address = Annotated[
    str | None,
    typer.Option(metavar="ADDR", help="The Ray cluster: auto, HOST:PORT.  [default: one on this machine]"),
]
Date = Annotated[
    str | None,
    typer.Option(metavar="YYYY-MM-DD", help="Publication date where neither page nor metadata tells it."),
]
Meta = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="CSV or JSONL with a column path and any of url, title, published, publisher."),
]
TextKey = Annotated[str | None, typer.Option(metavar="KEY", help="Key of the text in JSONL rows.  [default: text]")]
From = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="FORMAT",
        help="{inputs}, where the suffix does not tell.",
        autocompletion=complete.inputs,
    ),
]
NoClean = Annotated[bool, typer.Option("--no-clean", help="Take the text as it is: nothing is boilerplate.")]
Count = Annotated[
    list[str] | None,
    typer.Option(
        metavar="GROUP",
        show_default=False,
        help="Group to count; may be repeated.  [default: children]",
        autocompletion=complete.groups,
    ),
]
Model = Annotated[str | None, typer.Option(metavar="NAME", help="Any installed spaCy pipeline, or a path to one.")]
MinSure = Annotated[
    float | None,
    typer.Option(metavar="P", help="Leave out claims less sure than P, from 0 to 1.  [default: 0]"),
]
Gpu = Annotated[
    bool,
    typer.Option(
        "--gpu",
        help="Run the reader and a transformer --model on a GPU (newsx[gpu]); the processes of --jobs share it, each "
        "task of a cluster asks for one.",
    ),
]
Jobs = Annotated[
    str | None,
    typer.Option(metavar="N", help="Work in N processes; auto: one for each processor core.  [default: 1]"),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Show no progress and no closing line.")]
Verbose = Annotated[
    bool, typer.Option("-v", "--verbose", help="Tell what was read, skipped and guessed, and how long it took.")
]
Colors = Annotated[
    Color, typer.Option("--color", metavar="WHEN", help="auto (on a terminal, unless NO_COLOR is set), always, never.")
]


def inputs(ctx: typer.Context, paths: list[str] | None, files_from: str | None = None, null: bool = False) -> list[str]:
    """The paths to read: standard input where none is named; help and exit 2 where that is a terminal."""
    if null and files_from is None:
        raise NewsxError("--null is about the names of --files-from FILE: add it, or leave out --null")
    if files_from is not None:
        return [*(paths or ()), *_listed(files_from, null, "-" in (paths or ()))]
    if paths:
        return paths
    if sys.stdin is None or sys.stdin.isatty():
        typer.echo(ctx.get_help(), err=True)
        raise typer.Exit(Exit.ERROR)
    return ["-"]


def _listed(name: str, null: bool, stdin_taken: bool) -> list[str]:
    """The paths that a list names; NewsxError where it cannot be read or names none."""
    from newsx.reading.listed import paths_in

    found = paths_in(name, null, configuration.load().limits)
    if name == "-" and (stdin_taken or "-" in found):
        raise NewsxError("--files-from -: the list is standard input, and - is among what is to be read")
    return found


def listing(files_from: str | None) -> Path | None:
    """The file that names the files; null where there is none, or standard input does."""
    return None if files_from in (None, "-") else Path(str(files_from))


def file(output: str | Path | None) -> Path | None:
    """The file to write to; None for standard output, which `-` names too."""
    return None if output is None or str(output) == "-" else Path(output)


def settings(
    config: Config,
    no_clean: bool = False,
    count: list[str] | None = None,
    model: str | None = None,
    date: str | None = None,
    min_sure: float | None = None,
    gpu: bool = False,
) -> Settings:
    """The settings of the file, where the command line does not say otherwise.

    NewsxError for a date or a probability that is none.
    """
    if min_sure is not None and not 0 <= min_sure <= 1:
        raise NewsxError(f"--min-sure {min_sure}: give a number from 0 to 1")
    groups = tuple(name.strip() for names in count or () for name in names.split(",") if name.strip())
    given: dict[str, Any] = {"count": groups, "model": model, "date": given_day(date) if date else None}
    if no_clean:
        given["clean"] = False
    given |= {"min_sure": min_sure, "gpu": gpu or None}
    return replace(config.settings, **{key: value for key, value in given.items() if value not in (None, ())})


def workers(config: Config, jobs: str | None) -> int:
    """In how many processes to work. NewsxError where that is less than one, or out of all proportion."""
    number = config.jobs if jobs is None else jobs_of(jobs)
    if number is None:
        raise NewsxError(f"--jobs {jobs}: give a number from 1 on, {MOST_JOBS} at most, or auto")
    return number


def reading_options(config: Config, format: str | None, text_key: str | None, meta: Path | None) -> Options:
    """How to read."""
    from newsx.reading import Options

    return Options(
        format=format,
        text_key=text_key or config.text_key or "text",
        meta=meta or config.meta,
        leave_out=(1,),  # standard output may go into a file of a folder that is read
        follow_links=config.follow_links,
        limits=config.limits,
    )
