"""`newsx schema`"""

from __future__ import annotations

import json

import typer


def run() -> None:
    """Print the JSON Schema of a record."""
    from newsx.writing import schema

    typer.echo(json.dumps(schema(), ensure_ascii=False, indent=2))
