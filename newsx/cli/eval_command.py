"""`newsx eval`"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsx import config as configuration
from newsx.cli import shared_options
from newsx.cli.console import Run
from newsx.errors import Exit, NewsxError

if TYPE_CHECKING:
    from newsx.scoring import Result

Texts = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Where the texts are, if not in GOLD_DIR.", show_default=False),
]


def run(
    gold_dir: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Folder of annotated articles.")],
    texts: Texts = None,
    floors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Pinned scores.  [default: GOLD_DIR/floors.json, if there]")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List every mistake.")] = False,
    json: Annotated[bool, typer.Option("--json", help="The scores as JSON.")] = False,
    pin: Annotated[bool, typer.Option("--pin", help="Write what was reached as the new floors.")] = False,
    lower: Annotated[bool, typer.Option("--lower", help="With --pin: a floor may go down.")] = False,
    model: shared_options.Model = None,
    jobs: shared_options.Jobs = None,
) -> int:
    """Score newsx against annotated articles.

    Precision, recall and F1 of each field; exit 1 where a score is under its pinned floor.
    """
    config = configuration.load()
    settings = shared_options.settings(config, model=model, min_sure=0.0)  # floors are of all that is read
    workers = shared_options.workers(config, jobs)
    for folder in filter(None, (gold_dir, texts)):
        if not folder.is_dir():
            raise NewsxError(f"{folder}: there is no such folder")

    from newsx import pipeline, running, scoring

    extract = partial(running.run, extract=partial(pipeline.extract_all, settings=settings), jobs=workers)
    result = scoring.evaluate(gold_dir, texts, extract)
    typer.echo((scoring.as_json if json else scoring.as_text)(result, errors), nl=False)
    return _judge(result, floors, gold_dir / "floors.json", pin, lower)


def _judge(result: Result, given: Path | None, beside: Path, pin: bool, lower: bool) -> int:
    """Exit 2 where an article gave no record, 1 where a score is under its floor; one line each on standard error."""
    from newsx import scoring

    outcome = Run()
    for failure in result.failures:
        outcome.fail(failure)
    path = given or beside
    if pin:
        scoring.floors.pin(result, path, lower)
        outcome.tell(f"{path}: pinned")
    elif given or beside.exists():
        for line in scoring.floors.check(result, scoring.floors.read(path)):
            outcome.tell(f"{path}: {line}")
            outcome.code = max(outcome.code, Exit.CHECK_FAILED)
    return outcome.code
