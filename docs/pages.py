"""The pages of the site that `make docs` makes: from the code, the README and the files beside it."""

from __future__ import annotations

import io
import json
import re
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from newsx.cli import main
from newsx.cli.help import EXAMPLES
from newsx.reporting import codebook
from newsx.writing import schema

ROOT = Path(__file__).resolve().parent.parent


def made() -> dict[str, str]:
    """The text of each page by its name."""
    return {
        "commands.md": commands(),
        "codebook.md": codebook(),
        "schema.md": record(),
        "methods.md": methods(),
        "promises.md": f"# What newsx promises\n{section('What newsx promises')}",
        "contributing.md": read("CONTRIBUTING.md"),
        "changelog.md": read("CHANGELOG.md"),
        "security.md": read("SECURITY.md"),
    }


def methods() -> str:
    """Every figure and how it was measured, as the README and the reader's card have them."""
    measured, card = section("How well it works"), read("newsx/reader/CARD.md")
    return f"# Methods and figures\n\n{raised(measured)}\n{lowered(card)}"


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def section(title: str) -> str:
    """A chapter of the README, without its title. LookupError where there is no such chapter."""
    found = re.search(rf"^## {re.escape(title)}\n(.+?)(?=^## )", read("README.md"), re.MULTILINE | re.DOTALL)
    if found is None:
        raise LookupError(f"README.md has no chapter {title!r}")
    return found[1]


def lowered(text: str) -> str:
    """Every heading one level lower."""
    return re.sub(r"^#", "##", text, flags=re.MULTILINE)


def raised(text: str) -> str:
    """Every heading one level higher."""
    return re.sub(r"^##", "#", text, flags=re.MULTILINE)


def commands() -> str:
    """What each command says with --help."""
    pages = ["# Commands\n"]
    for name in EXAMPLES:
        out = io.StringIO()
        out.buffer = io.BytesIO()  # type: ignore[attr-defined]  # as standard output has
        with redirect_stdout(out):
            main([name, "--help"])
        pages.append(f"## newsx {name}\n\n```text\n{out.getvalue().strip()}\n```\n")
    return "\n".join(pages)


def record() -> str:
    """The record: a table of keys for each of its objects, then the schema."""
    whole = schema()
    parts = ["# The record\n", "What `newsx schema` prints, key by key, then as it is.\n"]
    for name, part in {"Article": whole, **whole["$defs"]}.items():
        parts += [f"## {name}\n", f"{part['description']}\n", "| key | meaning |\n| --- | --- |"]
        parts += [
            f"| `{key}` | {told['description'].replace('|', chr(92) + '|')} |"
            for key, told in part["properties"].items()
        ]
        parts.append("")
    return "\n".join([*parts, "## JSON Schema\n", f"```json\n{json.dumps(whole, ensure_ascii=False, indent=2)}\n```\n"])


def on_files(files: Any, config: Any) -> Any:
    """What mkdocs calls with the pages it has found."""
    from mkdocs.structure.files import File

    for name, text in made().items():
        files.append(File.generated(config, name, content=text))
    return files
