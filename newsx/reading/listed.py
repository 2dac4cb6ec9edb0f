"""`--files-from`: the paths that a list names, as its bytes say."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from pathlib import Path

from newsx.config import Limits
from newsx.errors import NewsxError
from newsx.reading.decoding import BOMS
from newsx.reading.handed_tables import Bound, bounded, opened


def paths_in(name: str, null: bool, limits: Limits) -> list[str]:
    """One a line, or with `null` one before each null byte; "-" is standard input.

    NewsxError where the list cannot be read, has no end, or names no file.
    """
    bound = Bound.of(limits)
    stdin = name == "-"
    with (
        nullcontext(bounded(sys.stdin.buffer, name, bound))
        if stdin
        else opened(Path(name), "--files-from list", bound) as file
    ):
        data = file.read()
    marks = {encoding: mark for mark, encoding in BOMS if data.startswith(mark)}
    if marks and "utf-8-sig" not in marks:
        raise NewsxError(f"{name}: a --files-from list in {min(marks)}: save it as UTF-8")
    data = data.removeprefix(marks.get("utf-8-sig", b""))
    if not null and b"\0" in data:
        raise NewsxError(f"{name}: the names of the --files-from list end in null bytes: add --null")
    if data.count(b"\0" if null else b"\n") > bound.rows:
        raise bound.too_large(name, bound.rows, "names")
    found = [os.fsdecode(line) for line in (data.split(b"\0") if null else data.splitlines()) if line.strip()]
    if not found:
        raise NewsxError(f"{name}: the --files-from list names no file")
    return found
