"""Imports go one way: each room, and each file at the top, imports only what stands before it in one order."""

from __future__ import annotations

import ast
import tomllib
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

NEWSX = Path(__file__).parent.parent / "newsx"
ORDER = [
    "version", "errors", "lexicon", "article", "alarm", "explanation", "parsed", "grammar", "config", "gpu", "encoder",
    "reading", "cleaning", "entities", "speech", "counts", "reader", "model", "writing", "running", "redaction",
    "ledger", "reporting", "scoring", "pipeline", "__init__", "cli", "__main__",
]  # fmt: skip
WITHOUT_SPACY = {"grammar", "reading", "cleaning", "writing", "running", "redaction", "ledger", "reporting"}
FILES = sorted(NEWSX.rglob("*.py"))
LONGEST = 300


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def imported(path: Path) -> list[tuple[str, bool]]:
    """Every module that `path` imports, by its full name, and whether it does so at the top of the file."""
    tree = tree_of(path)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = {id(node) for function in functions for node in ast.walk(function)}
    found = []
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are written in full"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        found += [(name, id(node) not in inside) for name in names]
    return found


def room_of(path: Path) -> str:
    """The folder in newsx/ that a file lies in; of a file at the top its own name."""
    return path.relative_to(NEWSX).with_suffix("").parts[0]


@cache
def file_of(name: str) -> Path | None:
    """The file of newsx that an imported name comes from."""
    while name:
        path = NEWSX.parent.joinpath(*name.split("."))
        for file in (path.with_suffix(".py"), path / "__init__.py"):
            if file.is_file():
                return file
        name = name.rpartition(".")[0]
    return None


def of_newsx(path: Path) -> set[Path]:
    """The files of newsx that a file imports, at its top or inside a function."""
    files = {file_of(name) for name, _ in imported(path) if name.partition(".")[0] == "newsx"}
    return {file for file in files if file}


def test_every_room_stands_in_the_order() -> None:
    there = {room_of(path) for path in FILES}
    assert there == set(ORDER)


def test_a_file_imports_only_its_own_room_and_those_before() -> None:
    for path in FILES:
        before = set(ORDER[: ORDER.index(room_of(path)) + 1])
        assert {room_of(file) for file in of_newsx(path)} <= before, path


def test_no_files_import_one_another() -> None:
    assert list(TopologicalSorter({path: of_newsx(path) for path in FILES}).static_order())


def test_who_imports_what_from_outside() -> None:
    for path in FILES:
        for name, at_top in imported(path):
            package, room = name.partition(".")[0], room_of(path)
            assert package != "click", f"{path}: typer brings a click of its own"
            assert package != "spacy" or room not in WITHOUT_SPACY, path
            assert package != "trafilatura" or (room == "cleaning" and not at_top), path


def test_spacy_can_load_the_factories_in_anybodys_environment() -> None:
    """Every `spacy.load` imports this file: what it imports at the top must be there without newsx's own rooms."""
    at_top = {name for name, top in imported(NEWSX / "model" / "components.py") if top}
    assert {name.partition(".")[0] for name in at_top} <= {"__future__", "collections", "typing", "spacy"}


def test_a_file_can_be_held_in_the_head() -> None:
    assert [path for path in FILES if len(path.read_text("utf-8").splitlines()) > LONGEST] == []


def test_a_function_fits_a_screen() -> None:
    for path in FILES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 60, f"{path}:{node.lineno} {node.name}"


def test_no_file_name_stands_twice() -> None:
    """`__init__.py` aside, a file can be named without its folder."""
    names = [path.name for path in FILES if path.name not in ("__init__.py", "__main__.py")]
    assert len(names) == len(set(names))


def test_no_room_is_a_drawer() -> None:
    names = {part for path in FILES for part in path.relative_to(NEWSX).with_suffix("").parts}
    assert not names & {"utils", "helpers", "base", "manager", "core", "misc", "common"}


def test_every_word_list_is_valid_toml() -> None:
    for path in sorted(NEWSX.rglob("*.toml")):
        assert tomllib.loads(path.read_text("utf-8")), path
