"""Which rows of the ledger stand against each other: `conflicts.py` decides, tables are read and written here."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import duckdb

from newsx.ledger.conflicts import conflicts
from newsx.ledger.queries import fill, query, session
from newsx.ledger.rejected import bound
from newsx.ledger.weighing import Claim

_PAGE = 500  # claims fetched at a time

Connection = duckdb.DuckDBPyConnection


def link_conflicts(connection: Connection, folder: Path) -> None:
    """The tables `rejected_by` (rows and who rejects that very figure) and `against` (rows of which only one can hold).

    In `against` stand the claims that show it too; `other` is null where who rejects a figure gives none.
    """
    rejected = list(_bound(connection))
    fill(connection, "rejected_by", {"f": "UBIGINT", "by": "VARCHAR"}, ((one.f, by) for one, by, _ in rejected), folder)
    found = (
        (one.claim.f, one.other and one.other.f, one.why, one.by, one.claim.key, one.other and one.other.key, one.said)
        for one in conflicts(_claims(connection), rejected)
    )
    columns = {"f": "UBIGINT", "other": "UBIGINT", "why": "VARCHAR", "by": "VARCHAR", "key": "VARCHAR",
               "other_key": "VARCHAR", "said": "VARCHAR"}  # fmt: skip
    fill(connection, "against", columns, found, folder)


def _claims(connection: Connection) -> Iterator[Claim]:
    """The claims, article by article; a page at a time, since each holds its sentence."""
    cursor = session(connection).execute(query("weighed"))
    while page := cursor.fetchmany(_PAGE):
        yield from (Claim(*row) for row in page)


def _bound(connection: Connection) -> Iterator[tuple[Claim, str, str]]:
    """The claims of which the text shows that somebody rejects that very figure, who does, and his sentence."""
    weighed = query("weighed").rstrip().removesuffix(";")
    rows = connection.execute(f"SELECT * FROM ({weighed}) WHERE len(disputed_by) > 0 ORDER BY n, nr").fetchall()
    disputed = [one for one in (Claim(*row) for row in rows) if one.affirmed]
    cursor = session(connection).execute(query("disputed"))
    texts = iter(cursor.fetchone, None)
    for n, found in groupby(disputed, key=lambda one: one.n):
        text, roles = next((text, roles) for at, text, roles in texts if at == n)
        for claim in found:
            known_as = [claim.name or "", *(one["role"] for one in roles if one["name"] == claim.name)]
            for by in claim.disputed_by:
                if span := bound(claim, by, text, known_as):
                    yield claim, by, text[slice(*span)]
