"""Readers' comments below an article: from their first sign on nothing is the article's."""

from __future__ import annotations

import pytest
from lined import after

from newsx.cleaning.comments import comments


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("LLLrrr", 3), ("LLLrr", None), ("rrrLLL", None), ("NNNrrr", None), ("LrLLrr", None), ("LLLrLrr", 3),
        ("Lrrr", 1), ("LLrrr", 2), ("LLLNrrr", 4), ("LrLrrr", 3), ("LLLrLLLrr", 3),
        # the heading over the comments, or the name and the date over the first
        ("LLLcNrrr", 3), ("LLLcNNNNrrr", 3), ("LLLcNNNNNrrr", 9), ("LLLNdSrrr", 3), ("LLLWdSrrr", 4), ("LLLSdSrrr", 4),
        ("LLLdSrrr", 3), ("LLLNSdNNNrrr", 5), ("LLLSSdNNNNrrr", 5), ("LLLSSdNNNNNrrr", 11), ("LLLSDSrrr", 6),
        ("LLLNdSNdrrr", 3), ("LLLcSNdSrrr", 3), ("LLLNdcSrrr", 3), ("LLcLNrrr", 5), ("LLLcrrr", 3), ("LLLwdSrrr", 3),
        ("BBBrrr", None), ("LLRrr", None), ("LLRrrr", 3),
    ],
)  # fmt: skip
def test_three_replies_make_it_the_readers_comments(rows: str, found: int | None) -> None:
    kinds = {
        "r": "i N clean.reply", "c": "i N clean.comments", "d": "i N clean.date", "D": "i S clean.date",
        "N": "i N", "S": "i S", "L": "b L", "R": "b L clean.reply", "B": "b N",
        "w": "i Ann Lee of Lamu", "W": "i Ann Lee of Old Lamu",
    }  # fmt: skip
    told = [kinds[letter] for letter in rows]
    states = "".join(row[0] for row in told)
    expected = states if found is None else states[:found] + "z" * (len(rows) - found)
    assert after(lambda _, lines, states: comments(lines, states), told) == expected
