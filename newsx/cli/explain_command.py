"""`newsx explain`"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from newsx import config as configuration
from newsx.article import Failure, Raw
from newsx.cli import shared_options
from newsx.cli.console import Color, Run, console
from newsx.cli.report_command import Redact
from newsx.errors import NewsxError

if TYPE_CHECKING:
    from newsx.config import Settings
    from newsx.explanation import Explanation


class Format(StrEnum):
    """How an explanation is shown."""

    TEXT = "text"
    HTML = "html"


def run(
    ctx: typer.Context,
    paths: shared_options.Paths = None,
    files_from: shared_options.FilesFrom = None,
    null: shared_options.Null = False,
    format: Annotated[
        Format, typer.Option(metavar="FORMAT", help="text, or html: one page of one article.")
    ] = Format.TEXT,
    date: shared_options.Date = None,
    meta: shared_options.Meta = None,
    text_key: shared_options.TextKey = None,
    from_: shared_options.From = None,
    no_clean: shared_options.NoClean = False,
    count: shared_options.Count = None,
    model: shared_options.Model = None,
    redact: Redact = None,
    verbose: shared_options.Verbose = False,
    color: shared_options.Colors = Color.AUTO,
) -> int:
    """Show an article with the reasons.

    What was dropped and why, each number that is or is not a count, which words gave event, date and claimant, and
    what else each field might be.
    """
    names = shared_options.inputs(ctx, paths, files_from, null)
    config = configuration.load()
    settings = replace(shared_options.settings(config, no_clean, count, model, date), min_sure=0.0)  # all is shown
    reading_options = shared_options.reading_options(config, from_, text_key, meta)

    from newsx import reading
    from newsx.cli.outputs import refuse_inputs
    from newsx.running.summary import summarize

    refuse_inputs(None, names)
    outcome = Run(quiet=True, color=color, verbose=verbose)
    raws = _only(reading.read(*names, options=reading_options), format)
    for explanation in _explained(raws, settings, outcome, format, redact is not None):
        _show(explanation, format, color)
        outcome.count(summarize(explanation.article))
        outcome.step()
    outcome.close()
    return outcome.code


def _explained(
    raws: Iterator[Raw | Failure], settings: Settings, outcome: Run, format: Format, redact: bool
) -> Iterator[Explanation]:
    """One by one; redacted ones after all are read, since one article says who of another is a minor."""
    from newsx import pipeline

    def known() -> Iterator[Explanation]:
        for found in pipeline.explain_all(raws, settings):
            if isinstance(found, Failure):
                outcome.fail(found)
            else:
                yield found

    if not redact:
        yield from known()
        return
    from newsx.reporting.explain import redacted

    heaps: Iterable[list[Explanation]] = ([one] for one in known()) if format is Format.HTML else [list(known())]
    for heap in heaps:
        yield from redacted(heap)


def _only(raws: Iterator[Raw | Failure], format: Format) -> Iterator[Raw | Failure]:
    """`raws`; NewsxError at the second article where they go into one page."""
    articles = 0
    for raw in raws:
        articles += isinstance(raw, Raw)
        if format is Format.HTML and articles > 1:
            raise NewsxError("--format html is a page of one article, and there are more: the first one is shown")
        yield raw


def _show(explanation: Explanation, format: Format, color: Color) -> None:
    from newsx import reporting

    if format is Format.HTML:
        typer.echo(reporting.explain_html(explanation), nl=False)
        return
    screen = console(sys.stdout, color)
    if screen.is_terminal:
        reporting.explain_text(explanation, screen)
        return
    with screen.capture() as shown:  # rich pads lines to the full width: nobody wants that in a file
        reporting.explain_text(explanation, screen)
    sys.stdout.writelines(f"{line.rstrip()}\n" for line in shown.get().splitlines())
