"""The rooms don't know one another: each imports only what stands above it, and the files at the top."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

NEWSX = Path(__file__).parent.parent / "newsx"
ROOMS = ["grammar", "reading", "cleaning", "model", "entities", "speech", "counts", "reader", "writing", "running",
         "reporting", "scoring", "cli"]  # fmt: skip
FREE = {
    "article",
    "explanation",
    "lexicon",
    "errors",
    "config",
    "version",
    "__version__",
}  # files at the top: for any room
JOINS = {"cli"}  # the room below all others: it may call the pipeline
WITHOUT_SPACY = {"grammar", "reading", "cleaning", "writing", "running", "reporting"}
FILES = sorted(NEWSX.rglob("*.py"))
LONGEST = 300


def imported(path: Path) -> Iterator[tuple[str, bool]]:
    """Every module that `path` imports, by its full name, and whether it does so at the top of the file."""
    tree = ast.parse(path.read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = {id(node) for function in functions for node in ast.walk(function)}
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are written in full"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        yield from ((name, id(node) not in inside) for name in names)


def room_of(path: Path) -> str:
    return path.relative_to(NEWSX).parts[0] if path.parent != NEWSX else ""


def test_every_folder_is_a_room() -> None:
    folders = {path.name for path in NEWSX.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(ROOMS)


@pytest.mark.parametrize("path", [path for path in FILES if room_of(path)], ids=lambda p: str(p.relative_to(NEWSX)))
def test_a_room_imports_only_what_stands_above_it(path: Path) -> None:
    room = room_of(path)
    above = set(ROOMS[: ROOMS.index(room) + 1])
    for name, at_top in imported(path):
        package, _, rest = name.partition(".")
        if package != "newsx":
            continue
        part = rest.partition(".")[0]
        if part in FREE or part in above or (part == "pipeline" and room in JOINS):
            continue
        # spaCy's factories live with the model, and reach down to the rooms they put into a pipeline
        if path.relative_to(NEWSX).as_posix() == "model/components.py" and not at_top:
            continue
        pytest.fail(f"{path.relative_to(NEWSX)} imports {name}")


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(NEWSX)))
def test_who_imports_what_from_outside(path: Path) -> None:
    room = room_of(path)
    for name, at_top in imported(path):
        package = name.partition(".")[0]
        assert package != "click", "typer brings a click of its own"
        assert package != "spacy" or room not in WITHOUT_SPACY
        assert package != "trafilatura" or (room == "cleaning" and not at_top)


def test_spacy_can_load_the_factories_in_anybodys_environment() -> None:
    """Every `spacy.load` imports this file: what it imports at the top must be there without newsx's own rooms."""
    at_top = {name for name, top in imported(NEWSX / "model" / "components.py") if top}
    assert {name.partition(".")[0] for name in at_top} <= {"__future__", "collections", "typing", "spacy"}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(NEWSX)))
def test_a_file_can_be_held_in_the_head(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(NEWSX)))
def test_a_function_fits_a_screen(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, f"{path}:{node.lineno} {node.name}"


def test_no_room_is_a_drawer() -> None:
    names = {part for path in FILES for part in path.relative_to(NEWSX).with_suffix("").parts}
    assert not names & {"utils", "helpers", "base", "manager", "core", "misc", "common"}


@pytest.mark.parametrize("path", sorted(NEWSX.rglob("*.toml")), ids=lambda p: str(p.relative_to(NEWSX)))
def test_every_word_list_is_valid_toml(path: Path) -> None:
    assert tomllib.loads(path.read_text("utf-8"))
