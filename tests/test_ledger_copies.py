"""newsx/ledger/copies.py: which texts are one, and which belong together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsx.ledger.copies import Overlap, groups, same_text


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], []),
        ([(1, 4), (4, 9), (2, 3)], [[1, 4, 9], [2, 3]]),
        ([(4, 9), (1, 2), (2, 9), (5, 6)], [[1, 2, 4, 9], [5, 6]]),
        ([(3, 2), (2, 1), (1, 3)], [[1, 2, 3]]),
        ([(8, 9), (7, 8), (6, 7), (1, 9)], [[1, 6, 7, 8, 9]]),
    ],
)
def test_copies_of_copies_are_copies(pairs: list[tuple[int, int]], expected: list[list[int]]) -> None:
    assert groups(pairs) == expected


ALIKE = Overlap(0, 10, pairs=8, of_pairs=16, figures=3, of_figures=5, names=5, of_names=10)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, "same-order"),
        ({"pairs": 7, "of_pairs": 14}, None),
        ({"of_pairs": 17}, None),
        ({"figures": 2}, None),
        ({"names": 4}, None),
        ({"sentences": 3, "of_sentences": 6}, "same-sentences"),
        ({"sentences": 3, "of_sentences": 7, "pairs": 0}, None),
        ({"sentences": 2, "of_sentences": 2, "pairs": 0}, None),
    ],
)
def test_how_much_two_texts_must_share_to_be_one(change: dict[str, int], why: str | None) -> None:
    assert same_text(replace(ALIKE, **change)) == why
