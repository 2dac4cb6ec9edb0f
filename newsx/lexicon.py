"""Reads the data files that lie beside the code, in the wheel too: TOML word lists, and weights as JSON."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def load(room: str, name: str) -> dict[str, Any]:
    """The TOML file `name` of the folder `room`: `load("counts", "events.toml")`. Read once; do not change it."""
    return tomllib.loads(folder(room).joinpath(name).read_text("utf-8"))


def weights(room: str, name: str) -> dict[str, Any]:
    """The JSON file `name` of the folder `room`, read anew."""
    found: dict[str, Any] = json.loads(folder(room).joinpath(name).read_bytes())
    return found


def folder(room: str) -> Path:
    """The folder `room` of newsx. Its code is not imported: that would load spaCy for a word list."""
    return Path(__file__).parent / room
