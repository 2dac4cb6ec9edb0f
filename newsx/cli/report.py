"""`newsx report`"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from newsx.cli import options
from newsx.cli.console import Color, Run, wanted
from newsx.errors import NewsxError

Format = Annotated[str, typer.Option(metavar="FORMAT", help="terminal, md, html, csv, json, sqlite or parquet.")]
Event = Annotated[
    list[str] | None,
    typer.Option(metavar="EVENT", show_default=False, help="Only this event, such as taken; may be repeated."),
]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Only claims of this claimant: a part of the name.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only claims from this day, month or year on.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only claims up to this day, month or year.")]
Top = Annotated[int | None, typer.Option(metavar="N", help="At most N rows of each table.")]


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
    color: options.Colors = Color.AUTO,
) -> int:
    """Print the ledger: who claimed how many, when."""
    paths = options.inputs(ctx, files)

    from newsx import reporting
    from newsx.writing import target

    if top is not None and top < 1:
        raise NewsxError(f"--top {top}: give a number from 1 on")
    filters = reporting.Filters(event=tuple(event or ()), by=by, since=since, until=until, top=top or 0)
    outcome = Run(quiet=True, color=color)
    if output is None:
        failures = reporting.report(paths, out=sys.stdout, format=format, filters=filters, color=wanted(color))
    else:
        with target.replacing(output) as file:
            failures = reporting.report(paths, out=file, format=format, filters=filters, color=wanted(color))
    for failure in failures:
        outcome.fail(failure)
    return outcome.code
