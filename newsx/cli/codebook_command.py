"""`newsx codebook`"""

from __future__ import annotations

import typer


def run() -> None:
    """Print the controlled vocabulary as Markdown.

    Events, comparators, groups and rules, from the files the code runs on.
    """
    from newsx.reporting import codebook

    typer.echo(codebook(), nl=False)
