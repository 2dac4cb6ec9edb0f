"""What the page needs for a review: the claims it shows, what is read of them, and the verdicts there are already."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any, get_args

from newsx.article import EVENTS, Comparator, Polarity
from newsx.ledger.collate import Ledger, Row
from newsx.ledger.queries import query
from newsx.ledger.review import COLUMNS
from newsx.ledger.safe import plain

FIELDS = tuple(name for name in COLUMNS if name not in ("nr", "key", "verdict", "note"))
_OPTIONS = {"comparator": get_args(Comparator), "event": EVENTS, "polarity": get_args(Polarity)}
_HINTS = {"as_of": "2023, 2023-09 or 2023-09-07", "value": "digits only", "low": "digits only", "high": "digits only"}


def form() -> list[tuple[str, str, Sequence[str], str]]:
    """The fields of the form: the name, what it is called, what it may be (nothing: any text), a hint."""
    return [(name, name.replace("_", " "), _OPTIONS.get(name, ()), _HINTS.get(name, "")) for name in FIELDS]


def take_claims(ledger: Ledger, rows: Sequence[Row]) -> dict[str, Any]:
    """Gives every sentence that `rows` show its claim, and returns what the page says of the whole review.

    `given`: the verdicts of the review file, those on claims that are not shown here too (but for masked names: what a
    reader wrote of a claim that is not here could hold one). `digest` names the report in the browser's store.
    """
    shown = {sentence["key"]: sentence for row in rows for sentence in row["sentences"]}
    found = ledger.connection.execute(query("to_review"), {"keys": list(shown)})
    names = [column[0] for column in found.description or ()]
    called = {}
    for values in found.fetchall():
        claim = {name: _text(value) for name, value in zip(names, values, strict=True)}
        called[claim["key"]] = claim["key"]
        called[f"{claim['article']}:{claim['claim']}"] = claim["key"]
        shown[claim["key"]]["claim"] = _json(list(claim.values()))
    given = [row | {"key": called.get(row["key"], row["key"])} for row in _given(ledger)]
    if ledger.options.redact_minors:
        given = [row for row in given if row["key"] in shown]
    told = _json(given)
    digest = hashlib.sha256("\n".join([*sorted(shown), told]).encode()).hexdigest()[:16]
    return {"given": told, "digest": digest, "claims": len(shown), "names": " ".join(names), "form": form()}


def _given(ledger: Ledger) -> list[Row]:
    names = [name for name in COLUMNS if name != "nr"]
    rows = ledger.connection.execute(f"SELECT {', '.join(names)} FROM given ORDER BY nr").fetchall()
    told = [dict(zip(names, row, strict=True)) for row in rows]
    return [{name: _text(value) for name, value in row.items() if value is not None} for row in told]


def _text(value: Any) -> Any:
    """Numbers above 2^53 are not exact in a browser: they go as text, as all that a form holds."""
    return value if value is None or isinstance(value, float) else plain(str(value))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
