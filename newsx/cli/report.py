"""`newsx report`"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from newsx.cli import options
from newsx.cli.console import Color, Run, wanted
from newsx.errors import NewsxError


class Masked(StrEnum):
    """Whose names are masked."""

    MINORS = "minors"


Format = Annotated[
    str,
    typer.Option(metavar="FORMAT", help="terminal, md, html, csv, json, annotations, sqlite or parquet."),
]
Event = Annotated[
    list[str] | None,
    typer.Option(metavar="EVENT", show_default=False, help="Only this event, such as taken; may be repeated."),
]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Only claims of this claimant: a part of the name.")]
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
    typer.Option(metavar="FILE", help="The report's own CSV with accept, correct or reject filled in under verdict."),
]
Redact = Annotated[
    Masked | None, typer.Option(metavar="WHOM", help="minors: mask the names of persons said to be minors.")
]
Annotations = Annotated[bool, typer.Option("--annotations", help="W3C Web Annotations: --format annotations.")]
Hxl = Annotated[bool, typer.Option("--hxl", help="With --format csv: a row of HXL tags below the headings.")]


def run(
    ctx: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE", show_default=False, help="Records of newsx extract; - is standard input."),
    ] = None,
    format: Format = "terminal",
    output: options.Output = None,
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
    color: options.Colors = Color.AUTO,
) -> int:
    """Print the ledger, story by story: who claimed how many, when."""
    paths = options.inputs(ctx, files)

    from newsx import reporting
    from newsx.writing import target

    if top is not None and top < 1:
        raise NewsxError(f"--top {top}: give a number from 1 on")
    if annotations:
        if format not in ("terminal", "annotations"):
            raise NewsxError(f"--annotations and --format {format}: give one of them")
        format = "annotations"
    if hxl and format != "csv":
        raise NewsxError("--hxl tags the columns of a CSV: give --format csv too")
    filters = reporting.Filters(event=tuple(event or ()), by=by, since=since, until=until, top=top or 0)
    chosen = reporting.Options(
        aliases=aliases, stories=stories, review=review, redact_minors=redact is not None, hxl=hxl
    )
    told: dict[str, Any] = {"format": format, "filters": filters, "options": chosen, "color": wanted(color)}
    outcome = Run(quiet=True, color=color)
    if output is None:
        failures = reporting.report(paths, out=sys.stdout, **told)
    else:
        with target.replacing(output) as file:
            failures = reporting.report(paths, out=file, **told)
    for failure in failures:
        outcome.fail(failure)
    return outcome.code
