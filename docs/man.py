"""The manual page, from what `--help` is made of: `make man` writes it to docs/newsx.1.

python docs/man.py > docs/newsx.1
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import typer

from newsx.cli.app import app
from newsx.cli.help import EXAMPLES, EXITS, SETTINGS, name_values
from newsx.version import __version__


def page() -> str:
    """The whole page in roff."""
    group: Any = typer.main.get_command(app())
    ctx = group.make_context("newsx", [], resilient_parsing=True)
    summary, _, rest = group.help.partition("\n\n")
    lines = [
        f'.TH NEWSX 1 "" "newsx {__version__}" "User Commands"',
        ".SH NAME",
        f"newsx \\- {roff(summary[0].lower() + summary[1:].rstrip('.'))}",
        ".SH SYNOPSIS",
        ".B newsx",
        ".RI [ OPTIONS ]",
        ".I COMMAND",
        ".RI [ ARGUMENTS ]",
        ".SH DESCRIPTION",
        roff(rest),
        ".SH OPTIONS",
        *options(group, ctx),
        ".SH COMMANDS",
    ]
    for name, command in group.commands.items():
        lines += described(name, command, ctx)
    lines += [".SH SETTINGS", roff(SETTINGS.removeprefix("Settings: "))]
    lines += [".SH EXIT STATUS", *exit_codes()]
    lines += [".SH SEE ALSO", "The record, field by field:", '.BR "newsx schema" .', "The words in it:"]
    lines += ['.BR "newsx codebook" .']
    return "\n".join(lines) + "\n"


def described(name: str, command: Any, above: Any) -> Iterator[str]:
    """A command: how it is called, what it does, its options, examples."""
    name_values(command)
    ctx = typer.Context(command, info_name=name, parent=above)
    yield f'.SS "{roff(" ".join(["newsx", name, *command.collect_usage_pieces(ctx)]))}"'
    for number, paragraph in enumerate(command.help.strip().split("\n\n")):
        yield from [".PP"] * bool(number)
        yield roff(" ".join(paragraph.split()))
    yield from options(command, ctx)
    yield from (".PP", "Examples:", ".RS", ".nf", *map(roff, EXAMPLES[name]), ".fi", ".RE")


def options(command: Any, ctx: Any) -> Iterator[str]:
    """Each argument and option and its meaning."""
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record is not None:
            names = re.sub(r" <[^>]+>$", "", record[0])
            yield from (".TP", f"\\fB{roff(names)}\\fR", roff(record[1]))


def exit_codes() -> Iterator[str]:
    """Each exit code and what it means."""
    for code, meaning in re.findall(r"(\d+) ([^;]+)(?:; |\.$)", EXITS.replace("130 on ^C, 143", "130 on ^C; 143")):
        yield from (".TP", f"\\fB{code}\\fR", roff(meaning))


def roff(text: str) -> str:
    """Text that roff takes as it is.

    >>> roff("--min-sure 0.8")
    '\\\\-\\\\-min\\\\-sure 0.8'
    """
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq").replace("^", "\\(ha")
    return re.sub(r"^([.'])", r"\\&\1", escaped, flags=re.MULTILINE)


if __name__ == "__main__":
    print(page(), end="")
