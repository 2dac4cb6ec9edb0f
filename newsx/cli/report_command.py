"""`newsx report`"""

from __future__ import annotations

import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from newsx.article import Failure
from newsx.cli import complete, shared_options
from newsx.cli.console import Color, Run, log, wanted
from newsx.errors import NewsxError


class Masked(StrEnum):
    """Whose names are masked."""

    MINORS = "minors"


Format = Annotated[
    str | None,
    typer.Option(
        metavar="FORMAT",
        help="{formats}.  [default: as -o FILE ends, else terminal]",
        autocompletion=complete.formats,
    ),
]
Into = Annotated[
    Path | None,
    typer.Option(metavar="DATABASE", help="Add to this database of --format sqlite; an article in it is replaced."),
]
Event = Annotated[
    list[str] | None,
    typer.Option(
        metavar="EVENT",
        show_default=False,
        help="Only this event, such as taken; may be repeated.",
        autocompletion=complete.events,
    ),
]
By = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Only claims of this claimant: a part of the name.",
        autocompletion=complete.claimants,
    ),
]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only claims from this day, month or year on.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only claims up to this day, month or year.")]
Top = Annotated[
    int | None,
    typer.Option(
        metavar="N", help="The N figures that most articles report, N names; of csv, annotations and parquet N rows."
    ),
]
Aliases = Annotated[
    Path | None, typer.Option(metavar="FILE", help="CSV with the columns name and alias: these names are one.")
]
Stories = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="CSV with the columns story and article: these articles are one story."),
]
Review = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="The report's own CSV with confirm, change or reject filled in under verdict."),
]
Redact = Annotated[Masked | None, typer.Option(metavar="WHOM", help="minors: mask every name that may be a minor's.")]
Annotations = Annotated[bool, typer.Option("--annotations", help="W3C Web Annotations: --format annotations.")]
Hxl = Annotated[bool, typer.Option("--hxl", help="With --format csv: a row of HXL tags below the headings.")]


def run(
    ctx: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE", show_default=False, help="Records of newsx extract; - is standard input."),
    ] = None,
    format: Format = None,
    output: shared_options.Output = None,
    into: Into = None,
    event: Event = None,
    by: By = None,
    since: Since = None,
    until: Until = None,
    top: Top = None,
    aliases: Aliases = None,
    stories: Stories = None,
    review: Review = None,
    redact: Redact = None,
    annotations: Annotations = False,
    hxl: Hxl = False,
    verbose: shared_options.Verbose = False,
    color: shared_options.Colors = Color.AUTO,
) -> int:
    """Print the ledger, story by story: who claimed how many, when."""
    paths, output = shared_options.inputs(ctx, files), shared_options.file(output)

    from newsx import reporting
    from newsx.cli.outputs import refuse_inputs

    if top is not None and top < 1:
        raise NewsxError(f"--top {top}: give a number from 1 on")
    refuse_inputs(into or output, paths, {"--aliases": aliases, "--stories": stories, "--review": review})
    chosen = _format(format, output, into, annotations)
    if hxl and chosen != "csv":
        raise NewsxError("--hxl tags the columns of a CSV: give --format csv too")
    asked = tuple(event or ()), by, since, until, min(top or 0, sys.maxsize)
    told: dict[str, Any] = {
        "filters": reporting.Filters(*asked),
        "options": reporting.Options(aliases, stories, review, redact_minors=redact is not None, hxl=hxl),
    }
    return _outcome(Run(quiet=True, color=color, verbose=verbose), paths, output, into, chosen, told)


def _outcome(
    outcome: Run, paths: list[str], output: Path | None, into: Path | None, format: str, told: dict[str, Any]
) -> int:
    """Writes the report and tells what could not be read; the exit code."""
    from newsx import reporting

    color = wanted(outcome.color)
    try:
        if into is not None:
            failures = reporting.report_into(into, paths, **told)
        else:
            failures = _report(paths, output, told | {"format": format, "color": color, "empty": False})
    except reporting.NoRecords as empty:
        for failure in empty.failures:
            outcome.fail(failure)
        raise
    for failure in failures:
        outcome.fail(failure)
    log.info("%s: written in %.1f s", into or output or "standard output", time.monotonic() - outcome.started)
    return outcome.code


def _report(paths: list[str], output: Path | None, told: dict[str, Any]) -> list[Failure]:
    from newsx import reporting
    from newsx.writing import target

    if output is None:
        return reporting.report(paths, out=sys.stdout, **told)
    with target.replacing(output, reporting.is_report) as file:
        return reporting.report(paths, out=file, **told)


def _format(format: str | None, output: Path | None, into: Path | None, annotations: bool) -> str:
    """What is written: as asked, else as the name of the output file ends. NewsxError where two are asked for."""
    from newsx import reporting

    if into is not None:
        if output is not None or annotations or format not in (None, "sqlite"):
            raise NewsxError(f"--into {into} adds to a database and writes nothing else: leave out -o and --format")
        return "sqlite"
    if annotations:
        if format not in (None, "terminal", "annotations"):
            raise NewsxError(f"--annotations and --format {format}: give one of them")
        return "annotations"
    return format or (reporting.format_of(output) if output else "terminal")
