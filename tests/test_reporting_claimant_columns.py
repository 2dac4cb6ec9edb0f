"""newsx/reporting/claimant_columns.py: who is called nearly as the reader asks."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import duckdb
import pytest

from newsx.reporting.claimant_columns import names, nearest, nobody

KNOWN = ["Dmytro Lubinets", "Save the Children", "Ruiz", "Ruis"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("lubinetz", ["Dmytro Lubinets"]),
        ("Dmytro Lubinetz", ["Dmytro Lubinets"]),
        ("RUIZ", ["Ruiz", "Ruis"]),
        ("nobody", []),
        ("childrem", ["Save the Children"]),
    ],
)
def test_the_most_alike_names_are_offered(asked: str, found: list[str]) -> None:
    assert nearest(asked, KNOWN) == found


def test_three_names_are_offered_those_as_alike_by_the_alphabet() -> None:
    assert nearest("ruix", ["ruid", "ruic", "ruib", "ruia"]) == ["ruia", "ruib", "ruic"]


@pytest.mark.parametrize(("likeness", "offered"), [("abcdefgxyz", ["abcdefghij"]), ("abcdefwxyz", [])])
def test_names_are_offered_that_are_alike_in_seven_letters_of_ten(likeness: str, offered: list[str]) -> None:
    assert nearest(likeness, ["abcdefghij"]) == offered


def ledger(*claimants: list[str | None]) -> Any:
    connection = duckdb.connect()
    connection.execute("CREATE TABLE told (claimed_by STRUCT(name VARCHAR)[])")
    for called in claimants:
        connection.execute("INSERT INTO told VALUES (?)", [[{"name": name} for name in called]])
    return SimpleNamespace(connection=connection)


def test_who_claims_most_comes_first() -> None:
    assert names(ledger(["Bo"], ["Ana", "Cy"], ["Ana"], [], [None])) == ["Ana", "Bo", "Cy"]


@pytest.mark.parametrize(
    ("asked", "claimants", "said"),
    [
        ("lubi", [["Dmytro Lubinets"]], None),
        ("Lubinetz", [["Dmytro Lubinets"], ["Lubynets"]], "did you mean Dmytro Lubinets or Lubynets?"),
        ("Xqx", [[name] for name in "ABCD"], "among those who claim one: A, B, C"),
        ("Xqx", [], "among those who claim one: nobody"),
    ],
)
def test_nobody_is_called_so(asked: str, claimants: list[list[str | None]], said: str | None) -> None:
    expected = said and f"--by {asked}: nobody who claims a figure is called so; {said}"
    assert nobody(ledger(*claimants), asked) == expected
