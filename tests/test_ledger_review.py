"""newsx/ledger/review.py: what a row of a review says, and what is wrong with one that says nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsx.article import Failure
from newsx.errors import NewsxError
from newsx.ledger import review


def read(tmp_path: Path, text: str) -> tuple[list[dict[str, Any]], list[tuple[int | None, str]]]:
    """The verdicts, each without what it leaves open, and what is wrong with other rows."""
    path = tmp_path / "review.csv"
    path.write_text(text)
    unused: list[Failure] = []
    rows = [
        {name: value for name, value in one.items() if value is not None} for one in review.read_review(path, unused)
    ]
    assert all(one.path == str(path) for one in unused)
    return rows, [(one.line, one.message) for one in unused]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("confirm", "confirm"), ("Confirmed", "confirm"), ("accept", "confirm"), ("accepted", "confirm"),
        ("change", "change"), ("changed", "change"), ("correct", "change"), ("corrected", "change"),
        ("reject", "reject"), ("REJECTED", "reject"), ("'=reject", None), ("maybe", None), ("confirmd", None),
    ],
)  # fmt: skip
def test_a_verdict_is_one_of_three_words(tmp_path: Path, said: str, verdict: str | None) -> None:
    rows, wrong = read(tmp_path, f"key,verdict\na:c1,{said}\n")
    assert [row["verdict"] for row in rows] == ([verdict] if verdict else [])
    shown = said.removeprefix("'")
    assert wrong == ([] if verdict else [(2, f"no verdict {shown!r}; write confirm, change, reject")])


@pytest.mark.parametrize(
    ("columns", "cells", "expected"),
    [
        ("key,verdict", "a:c1,reject", {"nr": 2, "key": "a:c1", "verdict": "reject"}),
        ("article,claim,verdict", "a,c1,reject", {"nr": 2, "key": "a:c1", "verdict": "reject"}),
        ("key,article,claim,verdict", ",a,c1,reject", {"nr": 2, "key": "a:c1", "verdict": "reject"}),
        ("key,verdict,note", "a:c1,, faint ", {"nr": 2, "key": "a:c1", "note": "faint"}),
        ("key,verdict,note", "a:c1,reject,'=1", {"nr": 2, "key": "a:c1", "verdict": "reject", "note": "=1"}),
        ("key,verdict,value", "a:c1,confirm,43", {"nr": 2, "key": "a:c1", "verdict": "confirm"}),
        ("key,verdict,value", 'a:c1,change,"1,043"', {"nr": 2, "key": "a:c1", "verdict": "change", "value": 1043}),
        (
            "key,verdict,low,high,comparator,event,polarity,whose,place,claimed_by,claimed_by_state,as_of",
            "a:c1,change,3,3,range,killed,denied,Peru,Lima,Ana,Chile,2024-02",
            {
                "nr": 2, "key": "a:c1", "verdict": "change", "low": 3, "high": 3, "comparator": "range",
                "event": "killed", "polarity": "denied", "whose": "Peru", "place": "Lima", "claimed_by": "Ana",
                "claimed_by_state": "Chile", "as_of": "2024-02",
            },
        ),
        (
            "key,verdict,as_of,whose", "a:c1,change,-,-",
            {"nr": 2, "key": "a:c1", "verdict": "change", "as_of": "-", "whose": "-"},
        ),
        ("key,verdict,low", "a:c1,change,5", {"nr": 2, "key": "a:c1", "verdict": "change", "low": 5}),
        ("key,verdict,high", "a:c1,change,5", {"nr": 2, "key": "a:c1", "verdict": "change", "high": 5}),
        (
            "key,verdict,value", f"a:c1,change,{2**63 - 1}",
            {"nr": 2, "key": "a:c1", "verdict": "change", "value": 2**63 - 1},
        ),
    ],
)  # fmt: skip
def test_a_row_says_what_is_right_of_a_claim(
    tmp_path: Path, columns: str, cells: str, expected: dict[str, Any]
) -> None:
    assert read(tmp_path, f"{columns}\n{cells}\n") == ([expected], [])


def test_a_verdict_leaves_open_what_it_does_not_say(tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    path.write_text("key,verdict\na:c1,reject\n")
    (one,) = review.read_review(path, [])
    assert tuple(one) == tuple(review.COLUMNS)
    assert {kind for name, kind in review.COLUMNS.items() if name in ("nr", "value", "low", "high")} == {"BIGINT"}
    assert {kind for name, kind in review.COLUMNS.items() if name not in ("nr", "value", "low", "high")} == {"VARCHAR"}


def test_a_row_without_a_verdict_and_a_note_is_no_row(tmp_path: Path) -> None:
    assert read(tmp_path, "key,verdict,note,value\na:c1,,,43\n,,,\n") == ([], [])


@pytest.mark.parametrize(
    ("columns", "cells", "wrong"),
    [
        ("key,verdict", ",reject", "no claim; fill in key, or article and claim"),
        ("key,verdict", "c1,reject", "no claim; fill in key, or article and claim"),
        ("article,claim,verdict", ",c1,reject", "no claim; fill in key, or article and claim"),
        ("key,verdict", "a:c1,reject,3", "more cells than columns: put quotes round the commas"),
        ("key,verdict,value", "a:c1,change,many", "value: 'many' is no whole number"),
        ("key,verdict,low", "a:c1,change,-3", "low: '-3' is no whole number"),
        ("key,verdict,value", f"a:c1,change,{2**63}", f"value: {2**63} is more than can be counted (2^63)"),
        ("key,verdict,value", "a:c1,change," + "9" * 50, f"value: {'9' * 40} is more than can be counted (2^63)"),
        ("key,verdict,value", "a:c1,change," + "0" * 20, f"value: {'0' * 20} is more than can be counted (2^63)"),
        ("key,verdict,low,high", "a:c1,change,5,3", "high: 3 is less than low"),
        ("key,verdict,event", "a:c1,change,eaten", "no event 'eaten'; the codebook has "),
        ("key,verdict,polarity", "a:c1,change,-", "no polarity '-'; the codebook has "),
        ("key,verdict,comparator", "a:c1,change,x", "no comparator 'x'; the codebook has "),
        ("key,verdict,as_of", "a:c1,change,May", "as_of: 'May' is no date; write 2023, 2023-09 or 2023-09-07"),
        ("key,verdict", "a:c1," + "x" * 50, f"no verdict '{'x' * 40}'; write confirm, change, reject"),
    ],
)
def test_what_is_wrong_with_a_row_is_told_and_the_next_one_is_read(
    tmp_path: Path, columns: str, cells: str, wrong: str
) -> None:
    empty = "," * (columns.count(",") - 1)
    good = "a,c9,reject" if columns.startswith("article") else f"a:c9,reject{empty}"
    rows, told = read(tmp_path, f"{columns}\n{cells}\n{good}\n")
    assert [row["key"] for row in rows] == ["a:c9"]
    ((line, message),) = told
    assert (line, message[: len(wrong)] if "codebook" in wrong else message) == (2, wrong)


@pytest.mark.parametrize("columns", ["key,note", "verdict,note", "article,verdict"])
def test_a_review_has_claims_and_verdicts(tmp_path: Path, columns: str) -> None:
    needed = "a review needs the columns key \\(or article and claim\\) and verdict"
    with pytest.raises(NewsxError, match=needed):
        read(tmp_path, f"{columns}\na,b\n")


def test_a_form_may_have_many_rows_of_which_few_are_filled_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from newsx.reading.handed_tables import BOUND, Bound

    assert review._FORM.rows > BOUND.rows
    assert review._FORM.bytes > BOUND.bytes
    monkeypatch.setattr(review, "BOUND", Bound(10_000, 2))
    text = "key,verdict\n" + "a:c1,\n" * 9 + "a:c1,reject\n" * 2
    assert len(read(tmp_path, text)[0]) == 2
    with pytest.raises(NewsxError, match="more than 2 rows with a verdict or a note are no table"):
        read(tmp_path, text + "a:c1,reject\n")


def test_a_review_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NewsxError, match="cannot read the review: No such file"):
        list(review.read_review(tmp_path / "gone.csv", []))
