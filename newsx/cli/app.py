"""The commands under one name."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Annotated

import typer

from newsx.cli.help import Command, Group, epilog, epilog_of_all
from newsx.errors import Exit

COMMANDS = ("extract", "clean", "report", "explain", "eval", "codebook", "schema", "doctor")


def app(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """The commands called `names`; the modules of the others are not imported, so that a command starts fast."""
    made = typer.Typer(
        cls=Group,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.callback(invoke_without_command=True, epilog=epilog_of_all())(newsx)
    for name in names:
        made.command(name, cls=Command, epilog=epilog(name))(import_module(f"newsx.cli.{name}_command").run)
    return made


def version(asked: bool) -> None:
    """Print what is installed, from its metadata: importing spaCy to ask it would take a second."""
    if not asked:
        return
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as version_of

    from newsx import config
    from newsx.version import __version__

    model = config.load().settings.model
    try:
        model = f"{model} {version_of(model)}"
    except (PackageNotFoundError, ValueError):
        model = f"{model} (not an installed package)"
    typer.echo(f"newsx {__version__}, spaCy {version_of('spacy')}, {model}")
    raise typer.Exit


def newsx(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Versions of newsx, spaCy and the model.")
    ] = False,
) -> None:
    """Turn a heap of scraped news into a cited ledger: who claimed how many children, in which event, when.

    Every figure points at the exact characters it came from.
    """
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help(), err=True)
        raise typer.Exit(Exit.ERROR)
