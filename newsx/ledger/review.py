"""What a reader of the ledger found: a CSV of verdicts, one row a claim, that survives every rerun.

The CSV of a report is the form to fill in: `confirm`, `change` or `reject` goes under `verdict`, for `change` what is
wrong is overwritten ("-" empties a field). A file with the columns `key`, `verdict` and any of the others is as good:
the page of a report writes one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from newsx.article import EVENTS, Comparator, Failure, Polarity
from newsx.errors import NewsxError
from newsx.ledger.safe import uncelled
from newsx.reading.faults import MOST, is_date
from newsx.reading.handed_tables import BOUND, MORE_CELLS, Bound, CsvRows, Wrong, lines, opened

VERDICTS = ("confirm", "change", "reject")
_BEFORE = {"accept": "confirm", "correct": "change"}  # the words of older files
NUMBERS = ("value", "low", "high")
WORDS = ("comparator", "event", "polarity", "whose", "place", "claimed_by", "claimed_by_state", "as_of")
COLUMNS = {"nr": "BIGINT", "key": "VARCHAR", "verdict": "VARCHAR", "note": "VARCHAR"} | {
    **dict.fromkeys(NUMBERS, "BIGINT"), **dict.fromkeys(WORDS, "VARCHAR")
}  # fmt: skip
_KNOWN = {"comparator": get_args(Comparator), "event": EVENTS, "polarity": get_args(Polarity)}
_FORM = Bound(10 * BOUND.bytes, 10 * BOUND.rows)  # the report's own CSV has a row for every claim; few are filled in


def read_review(path: Path, unused: list[Failure]) -> Iterator[dict[str, Any]]:
    """The verdicts and notes of a review file, in its order; rows with neither are left out.

    A row without a claim, a verdict or a value that is none goes to `unused`, with what is wrong. NewsxError for a file
    that cannot be read, or that has no column for the claims or the verdicts.
    """
    filled, wrong = 0, Wrong(path)
    with opened(path, "review", _FORM) as file:
        rows = CsvRows(lines(file, path), path, _FORM)
        if "verdict" not in rows.names or not {"key", "claim"} & set(rows.names):
            raise NewsxError(f"{path}: a review needs the columns key (or article and claim) and verdict")
        for line, row in rows:
            if not (_cell(row["verdict"]) or _cell(row.get("note"))):
                continue
            filled += 1
            if filled > BOUND.rows:
                raise BOUND.too_large(path, BOUND.rows, "rows with a verdict or a note")
            try:
                if None in row:
                    raise _Unusable(MORE_CELLS)
                yield _verdict({name: _cell(text) for name, text in row.items() if name}, line)
            except _Unusable as error:
                wrong.add(line, str(error))
    unused += wrong


class _Unusable(Exception):
    """Says what is wrong with one row."""


def _cell(cell: Any) -> str:
    return uncelled(cell.strip()).strip() if isinstance(cell, str) else ""


def _verdict(cells: dict[str, str], line: int) -> dict[str, Any]:
    said = cells["verdict"].lower()
    verdict = next((one for one in (*VERDICTS, *_BEFORE) if said in (one, f"{one.removesuffix('e')}ed")), said)
    verdict = _BEFORE.get(verdict, verdict)
    if said and verdict not in VERDICTS:
        raise _Unusable(f"no verdict {cells['verdict'][:40]!r}; write {', '.join(VERDICTS)}")
    key = cells.get("key") or ":".join(filter(None, [cells.get("article"), cells.get("claim")]))
    if ":" not in key:
        raise _Unusable("no claim; fill in key, or article and claim")
    right: dict[str, Any] = dict.fromkeys((*NUMBERS, *WORDS))
    if verdict == "change":
        right |= {name: _number(name, cells.get(name, "")) for name in NUMBERS}
        right |= {name: _word(name, cells.get(name, "")) for name in WORDS}
        if right["low"] is not None and right["high"] is not None and right["low"] > right["high"]:
            raise _Unusable(f"high: {right['high']} is less than low")
    return {"nr": line, "key": key, "verdict": verdict or None, "note": cells.get("note") or None, **right}


def _number(name: str, text: str) -> int | None:
    digits = text.replace(",", "")
    if not text:
        return None
    if not re.fullmatch(r"[0-9]+", digits):
        raise _Unusable(f"{name}: {text[:40]!r} is no whole number")
    if len(digits) > 19 or int(digits) > MOST:
        raise _Unusable(f"{name}: {text[:40]} is more than can be counted (2^63)")
    return int(digits)


def _word(name: str, text: str) -> str | None:
    if text and name in _KNOWN and text not in _KNOWN[name]:
        raise _Unusable(f"no {name} {text[:40]!r}; the codebook has {', '.join(_KNOWN[name])}")
    if name == "as_of" and text not in ("", "-") and not is_date(text):
        raise _Unusable(f"as_of: {text[:40]!r} is no date; write 2023, 2023-09 or 2023-09-07")
    return text or None
