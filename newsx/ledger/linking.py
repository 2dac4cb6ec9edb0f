"""What no SQL decides: which texts are copies, which names one bearer's, which figures go on from one another.

Each function reads tables, has pure functions decide, and writes what they decided as a table.
"""

from __future__ import annotations

from dataclasses import astuple, fields
from pathlib import Path

import duckdb

from newsx.article import Failure
from newsx.grammar.agencies import agency_of
from newsx.ledger import review
from newsx.ledger.copies import Overlap, groups, same_text
from newsx.ledger.identity import Given, Name, Same, read_aliases, resolve
from newsx.ledger.queries import fill
from newsx.ledger.series import Point, series

Connection = duckdb.DuckDBPyConnection
Evidence = tuple[str, int, int]  # what showed that two texts are one: the rule, how much they share, of how much


def take_reviews(connection: Connection, path: Path | None, folder: Path) -> list[Failure]:
    """The table `given`: a reader's verdicts as the review file has them. The lines that cannot be used come back."""
    unused: list[Failure] = []
    rows = review.read_review(path, unused) if path else ()
    fill(connection, "given", review.COLUMNS, ([row[name] for name in review.COLUMNS] for row in rows), folder)
    return unused


def link_texts(connection: Connection, folder: Path) -> None:
    """The tables `same_texts` (copies, each with its text) and `origins` (every article's text and agency)."""
    found: dict[tuple[int, int], Evidence] = {}
    for a, b, *shared in connection.execute("SELECT * FROM compared").fetchall():
        overlap = Overlap(*shared)
        match same_text(overlap):
            case "same-sentences":
                found[a, b] = "same-sentences", overlap.sentences, overlap.of_sentences
            case "same-order":
                found[a, b] = "same-order", overlap.pairs, overlap.of_pairs
    shown = {one: evidence for pair, evidence in found.items() for one in pair}
    days = dict(connection.execute("SELECT n, published.date FROM records").fetchall()) if found else {}
    rows = []
    for members in groups(found):
        first, *copies = sorted(members, key=lambda n: (days[n] or "9999", n))
        rows += [(n, first, *found.get((min(n, first), max(n, first)), shown[n])) for n in copies]
    columns = {"n": "BIGINT", "text": "BIGINT", "why": "VARCHAR", "shared": "BIGINT", "of": "BIGINT"}
    fill(connection, "same_texts", columns, rows, folder)
    connection.execute(
        """CREATE OR REPLACE TABLE origins AS
        SELECT a.n, coalesce(s.text, a.n) AS text,
            any_value(a.dateline.agency) OVER one AS agency, min(a.published.date) OVER one AS published
        FROM articles AS a LEFT JOIN same_texts AS s ON s.n = a.n
        WINDOW one AS (PARTITION BY coalesce(s.text, a.n))"""
    )


def link_agencies(connection: Connection, folder: Path) -> None:
    """The table `told_to`: the words after "told" that name a wire agency."""
    found = connection.execute("SELECT DISTINCT told_to FROM claims WHERE told_to IS NOT NULL ORDER BY 1").fetchall()
    rows = [(words, agency) for (words,) in found if (agency := agency_of(words))]
    fill(connection, "told_to", {"words": "VARCHAR", "agency": "VARCHAR"}, rows, folder)


def link_names(connection: Connection, aliases: Path | None, folder: Path) -> None:
    """The table `same_names`: what every name of the records is shown as."""
    told = ((number, *pair) for number, pair in enumerate(read_aliases(aliases) if aliases else ()))
    fill(connection, "told_names", {"number": "BIGINT", "name": "VARCHAR", "alias": "VARCHAR"}, told, folder)
    folded = connection.execute("SELECT name_key(alias, 0), name, name_key(name, 0) FROM told_names ORDER BY number")
    given: Given = {alias: (name, key) for alias, name, key in folded.fetchall()}
    names = [
        Name(*row)
        for row in connection.execute("SELECT key, kind, state, name, role, acronym, articles FROM names").fetchall()
    ]
    kinds = {field.name: "BIGINT" if field.name == "articles" else "VARCHAR" for field in fields(Same)}
    fill(connection, "same_names", kinds, (astuple(one) for one in resolve(names, given)), folder)


def link_series(connection: Connection, folder: Path) -> None:
    """The table `in_series`: rows of the ledger that go on from one another."""
    found = connection.execute(
        "SELECT row, kind, side, beside, claimant, whose, figure, day, text FROM points"
    ).fetchall()
    points = (Point(row, tuple(kind), side, tuple(beside), *rest) for row, kind, side, beside, *rest in found)
    rows = (
        (number, side, place, point.row, updates)
        for number, side, chain in series(points)
        for place, (point, updates) in enumerate(chain, 1)
    )
    columns = {"series": "BIGINT", "side": "VARCHAR", "place": "BIGINT", "row": "BIGINT", "updates": "BIGINT"}
    fill(connection, "in_series", columns, rows, folder)
