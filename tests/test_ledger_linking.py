"""newsx/ledger/linking.py: what is decided outside of SQL comes from tables and goes into tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from tables import connected, rows, table

from newsx.ledger import linking
from newsx.ledger.copies import Overlap
from newsx.ledger.queries import as_it_is, query

SAME, ORDER, NONE = (9, 10, 0, 0, 0, 0, 0, 0), (0, 10, 40, 44, 6, 6, 18, 21), (0, 10, 3, 44, 5, 6, 9, 21)


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    return connected()


def texts(
    connection: duckdb.DuckDBPyConnection, folder: Path, pairs: list[tuple[Any, ...]], days: dict[int, str | None]
) -> None:
    counted = dict.fromkeys(Overlap.__slots__, "BIGINT")
    table(connection, folder, "compared", {"a": "BIGINT", "b": "BIGINT", **counted}, pairs)
    kinds = {"n": "BIGINT", "published": 'STRUCT("date" VARCHAR)', "dateline": "STRUCT(agency VARCHAR)"}
    told = [(n, {"date": day}, {"agency": "AFP" if n == 4 else None}) for n, day in days.items()]
    table(connection, folder, "records", kinds, told)
    table(connection, folder, "articles", kinds, told)
    linking.link_texts(connection, folder)


def test_copies_go_by_the_text_that_was_published_first(tmp_path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    days = {1: "2024-05-03", 2: "2024-05-01", 3: None, 4: "2024-05-02", 5: None, 6: None, 7: "2024-05-09"}
    texts(connection, tmp_path, [(1, 2, *SAME), (1, 4, *ORDER), (2, 7, *NONE), (3, 4, *ORDER), (5, 6, *SAME)], days)
    assert rows(connection, 'SELECT n, "text", why, shared, "of" FROM same_texts ORDER BY n') == [
        (1, 2, "same-sentences", 9, 10),
        (3, 2, "same-order", 40, 44),  # not compared with 2 itself
        (4, 2, "same-order", 40, 44),
        (6, 5, "same-sentences", 9, 10),
    ]
    assert rows(connection, 'SELECT n, "text", agency, published FROM origins ORDER BY n') == [
        *((n, 2, "AFP", "2024-05-01") for n in (1, 2, 3, 4)),
        (5, 5, None, None),
        (6, 5, None, None),
        (7, 7, None, "2024-05-09"),
    ]


def test_without_copies_every_article_is_a_text(tmp_path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    texts(connection, tmp_path, [(1, 2, *NONE)], {1: "2024-05-03", 2: None})
    assert rows(connection, "SELECT * FROM same_texts") == []
    assert rows(connection, 'SELECT n, "text" FROM origins ORDER BY n') == [(1, 1), (2, 2)]


def test_words_after_told_may_name_an_agency(tmp_path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    told = [("Reuters",), (None,), ("the Associated Press",), ("Reuters",), ("her mother",)]
    table(connection, tmp_path, "claims", {"told_to": "VARCHAR"}, told)
    linking.link_agencies(connection, tmp_path)
    assert rows(connection, "SELECT words, agency FROM told_to") == [
        ("Reuters", "Reuters"),
        ("the Associated Press", "AP"),
    ]


def test_names_are_shown_as_the_rules_and_the_reader_say(tmp_path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    kinds = dict.fromkeys(("key", "kind", "state", "name", "role", "acronym"), "VARCHAR") | {"articles": "BIGINT"}
    told = [
        ("ana ruiz", "person", "Peru", "Ana Ruiz", "mayor", None, 3),
        ("ruiz", "person", "Peru", "Ruiz", None, None, 2),
        ("the mayor", "person", "", "The Mayor", None, None, 1),
    ]
    table(connection, tmp_path, "names", kinds, told)
    shown = "SELECT also, id, name, one_state, why, articles FROM same_names ORDER BY also"
    linking.link_names(connection, None, tmp_path)
    found = [
        ("Ana Ruiz", "ana ruiz|Peru", "Ana Ruiz", "Peru", None, 3),
        ("Ruiz", "ana ruiz|Peru", "Ana Ruiz", "Peru", "surname", 2),
    ]
    assert rows(connection, shown) == [*found, ("The Mayor", "the mayor", "The Mayor", "", None, 1)]
    aliases = tmp_path / "aliases.csv"
    aliases.write_text("name,alias\nSomebody,The Mayor\nAna Ruiz,THE MAYOR\n")
    linking.link_names(connection, aliases, tmp_path)
    assert rows(connection, shown) == [*found, ("The Mayor", "ana ruiz|Peru", "Ana Ruiz", "Peru", "given", 1)]
    assert rows(connection, "SELECT typeof(articles), typeof(name) FROM same_names LIMIT 1") == [("BIGINT", "VARCHAR")]


def test_rows_go_on_from_one_another(tmp_path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    kinds = {"row": "BIGINT", "kind": "VARCHAR[]", "side": "VARCHAR", "beside": "VARCHAR[]", "claimant": "VARCHAR",
             "whose": "VARCHAR", "figure": "BIGINT", "day": "DATE", "text": "BIGINT"}  # fmt: skip
    points = [
        (7, ["taken"], "Peru", [], "Ana", None, 100, "2024-05-01", 1),
        (8, ["taken"], None, ["Peru"], None, None, 105, "2024-05-02", 2),
        (9, ["taken"], "Peru", [], "Ana", None, 120, "2024-05-03", 3),
    ]
    table(connection, tmp_path, "points", kinds, points)
    linking.link_series(connection, tmp_path)
    assert rows(connection, 'SELECT series, side, place, "row", updates FROM in_series ORDER BY place') == [
        (1, "Peru", 1, 7, None),
        (1, "Peru", 2, 8, None),
        (1, "Peru", 3, 9, 7),
    ]


def test_a_review_is_read_into_a_table(tmp_path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    assert linking.take_reviews(connection, None, tmp_path) == []
    assert rows(connection, "SELECT * FROM given") == []
    path = tmp_path / "review.csv"
    path.write_text("key,verdict,value\na:c1,change,43\na:c2,maybe,\n")
    (unused,) = linking.take_reviews(connection, path, tmp_path)
    assert unused.line == 3
    assert rows(connection, "SELECT nr, key, verdict, value, low FROM given") == [(2, "a:c1", "change", 43, None)]


def test_a_table_is_made_of_rows_of_every_kind(tmp_path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    folder = tmp_path / "a*[1]?"
    folder.mkdir()
    kinds = {"a b": "VARCHAR", "day": "DATE", "many": "VARCHAR[]"}
    table(connection, tmp_path, "t", kinds, [("é\n\"'", date(2024, 5, 1), ["x"]), (None, None, [])])
    assert rows(connection, "SELECT * FROM t") == [("é\n\"'", date(2024, 5, 1), ["x"]), (None, None, [])]
    table(connection, tmp_path, "t", {"n": "BIGINT"})
    assert rows(connection, "SELECT * FROM t") == []
    assert (tmp_path / "t.jsonl").read_text("utf-8") == ""
    with pytest.raises(ValueError, match="shorter"):
        table(connection, tmp_path, "t", kinds, [("a",)])


def test_a_path_is_no_pattern_and_a_query_goes_by_its_name() -> None:
    assert as_it_is(Path("a*b/[1]?.jsonl")) == "a[*]b/[[]1][?].jsonl"
    assert query("weighed").startswith("-- The claims")
