"""The constraints of `make test-lowest`: of each dependency in pyproject.toml the lowest version that it allows.

    python bench/lowest.py > constraints.txt

Prints a line for each dependency of newsx itself; what only the tests need, and what these need, is left to pip.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parent.parent / "pyproject.toml"
_BOUND = re.compile(r"(?P<name>[\w.-]+)\s*(?:==|>=)\s*(?P<version>[\w.]+)")


def lowest(table: dict[str, list[str]]) -> Iterator[str]:
    """The lines: "numpy==1.26.*" for "numpy>=1.26", since a bound names no patch.

    >>> list(lowest({"dependencies": ["numpy>=1.26", "dateparser>=1.5.2,<2"]}))
    ['numpy==1.26.*', 'dateparser==1.5.2']
    """
    for need in table["dependencies"]:
        found = _BOUND.match(need)
        if found is None:
            raise SystemExit(f"{PROJECT}: {need!r} has no lower bound")
        name, version = found["name"], found["version"]
        yield f"{name}=={version}" + (".*" if version.count(".") < 2 else "")


if __name__ == "__main__":
    print("\n".join(lowest(tomllib.loads(PROJECT.read_text("utf-8"))["project"])))
