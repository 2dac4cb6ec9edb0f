"""Reads the TOML word lists that lie beside the code, inside the wheel too."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


@cache
def load(room: str, name: str) -> dict[str, Any]:
    """The TOML file `name` of the room `room`: `load("counts", "events.toml")`. Read once; do not change it."""
    return tomllib.loads(folder(room).joinpath(name).read_text("utf-8"))


def folder(room: str) -> Traversable:
    """The folder of a room. The room itself is not imported: that would load spaCy for who wants a word list."""
    return files("newsx").joinpath(room)
