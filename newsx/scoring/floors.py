"""The scores a run may not fall under: pinned beside the annotated articles, lowered only on purpose."""

from __future__ import annotations

import json
import math
from pathlib import Path

import msgspec

from newsx.errors import NewsxError
from newsx.scoring.gold import plain_bytes
from newsx.scoring.result import Result
from newsx.scoring.score_tables import figures


def read(path: Path) -> dict[str, float]:
    """The floors of a file: {"detection_f1": 0.95, …}, each between 0 and 1. NewsxError where it is no such file."""
    try:
        return msgspec.json.decode(plain_bytes(path), type=dict[str, float])
    except FileNotFoundError as error:
        raise NewsxError(f"{path}: no such file; `newsx eval --pin` writes it") from error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise NewsxError(f"{path}: {error}") from error


def check(result: Result, floors: dict[str, float]) -> list[str]:
    """What lies under its floor, one line each; a floor with nothing to measure is a failure too.

    >>> check(Result(), {"detection_f1": 0.9})
    ['detection_f1: nothing to measure, the floor is 0.900']
    """
    got = figures(result)
    failures = [] if result.ok else [f"{len(result.failures)} of {result.articles} articles gave no record"]
    for name, floor in floors.items():
        if name not in got:
            failures.append(f"{name}: nothing to measure, the floor is {floor:.3f}")
        elif got[name] < floor:
            failures.append(f"{name}: {got[name]:.4f} is under the floor of {floor:.3f}")
    return failures


def pin(result: Result, path: Path, lower: bool = False) -> dict[str, float]:
    """Writes what the run reached as its floors; precision and recall only where the file has them already.

    NewsxError where one would go down, unless `lower` says so.
    """
    found = figures(result)
    old = read(path) if path.exists() else {}
    asked = {name for name in found if name in old or not name.endswith(("_p", "_r"))}
    kept = {name: _cut(value) for name, value in found.items() if name in asked}
    falling = [
        f"{name} from {floor} to {kept.get(name, 'nothing')}"
        for name, floor in old.items()
        if kept.get(name, -1) < floor
    ]
    if not result.ok:
        raise NewsxError(f"{path}: not pinned, {len(result.failures)} articles gave no record")
    if falling and not lower:
        raise NewsxError(f"{path}: not pinned, it would lower {', '.join(falling)} (--lower does it)")
    path.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", "utf-8")
    return kept


def _cut(value: float) -> float:
    """Three digits, never rounded up: a run that gave 0.9996 has to pass its own floor."""
    return math.floor(value * 1000) / 1000
