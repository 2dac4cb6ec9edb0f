"""The part of a help page below the options: examples, the settings file, exit codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from newsx.cli import complete
from newsx.config import SETTABLE

EXAMPLES: dict[str, tuple[str, ...]] = {
    "extract": (
        "newsx extract articles/ -o records.jsonl",
        "newsx extract articles/ --meta sources.csv --jobs 4 -o records.jsonl",
        "newsx extract articles/ -o records.jsonl --resume",
        "newsx extract articles/ --engine ray --address auto -o records/",
        "cat page.html | newsx extract - --from html --date 2023-09-07 | jq .counts",
    ),
    "clean": ("newsx clean page.html", "newsx clean --json articles/ | jq .dropped"),
    "report": (
        "newsx report records.jsonl",
        "newsx report records.jsonl --event taken --by Lubinets --since 2023-02",
        "newsx report records.jsonl -o ledger.html",
        "newsx report today.jsonl --into ledger.sqlite",
        "newsx extract articles/ | newsx report - --format csv | csvlook",
    ),
    "explain": ("newsx explain article.txt", "newsx explain article.txt --format html > article.html"),
    "eval": ("newsx eval corpus", "newsx eval corpus --errors | less"),
    "codebook": ("newsx codebook > codebook.md",),
    "schema": ("newsx schema > record.schema.json",),
    "doctor": ("newsx doctor", "newsx doctor --json | jq .[].mend"),
}
EXITS = (
    "Exit codes: 0 done; 1 a check you asked for failed (eval, doctor); 2 any error, one file of many too; 130 on ^C, "
    "143 when terminated."
)
SETTINGS = (
    "Settings: newsx.toml, or [tool.newsx] of a pyproject.toml, in this folder or the nearest above it, may set "
    f"{', '.join(sorted(SETTABLE))}. The command line beats the file."
)
_READS_SETTINGS = {"extract", "clean", "explain", "eval", "doctor"}


class Command(TyperCommand):
    """A command whose help page names its arguments without the types that Python knows them by.

    Values that have the type that is wanted are taken as they are: typer would import pydantic to look at them, which
    takes longer than all the rest of starting up.
    """

    def get_params(self, ctx: typer.Context) -> list[Any]:  # type: ignore[override]
        """The parameters, `--help` among them."""
        return _taken_as_given(super().get_params(ctx))

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # typer's own name of the same class
        """The help page."""
        name_values(self)
        text = super().get_help(ctx).replace("{GOLD_DIR}", "GOLD_DIR")
        return re.sub(r"^(  [A-Z_]+) <[^>\n]+>(?=  )", r"\1", text, flags=re.MULTILINE)


class Group(TyperGroup):
    """All commands together; see `Command`."""

    def get_params(self, ctx: typer.Context) -> list[Any]:  # type: ignore[override]
        """The parameters, `--help` among them."""
        return _taken_as_given(super().get_params(ctx))


def _taken_as_given(params: list[Any]) -> list[Any]:
    for param in params:
        if not param.required and "process_value" not in vars(param):
            param.process_value = partial(_as_given, param, param.process_value)
    return params


def _as_given(param: Any, process: Callable[[typer.Context, Any], Any], ctx: typer.Context, value: Any) -> Any:
    """What `process`, a parameter's `process_value`, makes of no value, and of one of the type that is wanted."""
    wanted = param.type_descriptor.annotation
    if value is None:
        value = () if param.multiple or param.nargs == -1 else None
    elif wanted == list[str] and isinstance(value, list | tuple):
        value = list(value)
    elif not (isinstance(wanted, type) and isinstance(value, wanted)):
        return process(ctx, value)
    return value if param.callback is None else param.callback(ctx, param, value)


def name_values(command: Any) -> None:
    """Put the names that an option takes into its help, from the tables that the code runs on."""
    for one in (command, *command.params):
        for mark, listed in _LISTS.items():
            if mark in (getattr(one, "help", None) or ""):
                one.help = one.help.replace(mark, listed())


def _suffixes() -> Iterable[str]:
    from newsx.reading.input_formats import BY_SUFFIX

    return BY_SUFFIX


def _either(names: Iterable[str]) -> str:
    """Names as a sentence lists them.

    >>> _either(["text", "html", "jsonl"])
    'text, html or jsonl'
    """
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


_LISTS: dict[str, Callable[[], str]] = {
    "{formats}": lambda: _either(name for name, _ in complete.formats("")),
    "{inputs}": lambda: _either(name for name, _ in complete.inputs("")),
    "{suffixes}": lambda: ", ".join(_suffixes()),
}


def epilog(command: str) -> str:
    """What stands below the options of a command; a backspace before a paragraph keeps its lines."""
    examples = "\n".join(f"  {line}" for line in EXAMPLES[command])
    settings = f"\n\n{SETTINGS}" if command in _READS_SETTINGS else ""
    return f"\b\nExamples:\n{examples}{settings}\n\n{EXITS}"


def epilog_of_all() -> str:
    """What stands below the list of commands."""
    return f"\b\nExamples:\n  {EXAMPLES['extract'][0]}\n  {EXAMPLES['report'][0]}\n\n{SETTINGS}\n\n{EXITS}"
