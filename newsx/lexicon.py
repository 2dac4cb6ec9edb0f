"""Reads the TOML word lists that lie beside the code, inside the wheel too."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(room: str, name: str) -> dict[str, Any]:
    """The TOML file `name` of the room `room`: `load("counts", "events.toml")`. Read once; do not change it."""
    return tomllib.loads(files(f"newsx.{room}").joinpath(name).read_text("utf-8"))
