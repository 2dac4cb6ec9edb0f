"""What a reader of the ledger found: a CSV of verdicts, one row a claim, that survives every rerun.

The CSV of a report is the form to fill in: `accept`, `correct` or `reject` goes under `verdict`, for `correct` what is
wrong is overwritten ("-" empties a field). A file with the columns `key`, `verdict` and any of the others is as good.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from newsx.article import EVENTS, Comparator, Polarity
from newsx.errors import NewsxError

VERDICTS = ("accept", "correct", "reject")
NUMBERS = ("value", "low", "high")
WORDS = ("comparator", "event", "polarity", "whose", "place", "claimed_by", "claimed_by_state", "as_of")
COLUMNS = {"nr": "BIGINT", "key": "VARCHAR", "verdict": "VARCHAR", "note": "VARCHAR"} | {
    **dict.fromkeys(NUMBERS, "BIGINT"), **dict.fromkeys(WORDS, "VARCHAR")
}  # fmt: skip
_KNOWN = {"comparator": get_args(Comparator), "event": EVENTS, "polarity": get_args(Polarity)}
_FORMULA_GUARD = "'"  # what the report's own CSV writes before a cell that a spreadsheet would run


def read_review(path: Path) -> Iterator[dict[str, Any]]:
    """The verdicts of a review file, in its order; rows without a verdict are left out.

    NewsxError, with the line, for a file that cannot be read, a row without a claim, a verdict or a value that is none.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            names = set(rows.fieldnames or ())
            if "verdict" not in names or not names & {"key", "claim"}:
                raise NewsxError(f"{path}: a review needs the columns key (or article and claim) and verdict")
            for row in rows:
                cells = {name: _cell(text) for name, text in row.items() if isinstance(name, str)}
                if cells.get("verdict"):
                    yield _verdict(cells, f"{path}:{rows.line_num}", rows.line_num)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise NewsxError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _cell(cell: Any) -> str:
    text: str = cell.strip() if isinstance(cell, str) else ""
    return text[1:] if text.startswith(_FORMULA_GUARD) and text[1:2] in "=+-@" and text[1:] else text


def _verdict(cells: dict[str, str], where: str, line: int) -> dict[str, Any]:
    said = cells["verdict"].lower()
    verdict = said if said in VERDICTS else said.removesuffix("ed")  # "rejected" is as clear
    if verdict not in VERDICTS:
        raise NewsxError(f"{where}: no verdict {cells['verdict']!r}; write {', '.join(VERDICTS)}")
    key = cells.get("key") or ":".join(filter(None, [cells.get("article"), cells.get("claim")]))
    if ":" not in key:
        raise NewsxError(f"{where}: no claim; fill in key, or article and claim")
    right: dict[str, Any] = dict.fromkeys((*NUMBERS, *WORDS))
    if verdict == "correct":
        for name in NUMBERS:
            right[name] = _number(cells.get(name, ""), f"{where}: {name}")
        for name in WORDS:
            right[name] = _word(name, cells.get(name, ""), where)
    return {"nr": line, "key": key, "verdict": verdict, "note": cells.get("note") or None, **right}


def _number(text: str, where: str) -> int | None:
    try:
        return int(text.replace(",", "")) if text else None
    except ValueError:
        raise NewsxError(f"{where} {text!r} is no whole number") from None


def _word(name: str, text: str, where: str) -> str | None:
    if text and name in _KNOWN and text not in _KNOWN[name]:
        raise NewsxError(f"{where}: no {name} {text!r}; the codebook has {', '.join(_KNOWN[name])}")
    return text or None
