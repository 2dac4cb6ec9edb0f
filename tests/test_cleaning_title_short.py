"""A headline of a few words, and one with a full stop at its end."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from lined import lined

from newsx.cleaning.title import find_title

TEXT = "b The ferry sank off Lamu at dawn with nine boys aboard, and none of them was hurt."
SHARE = "a Share clean.share"


def title(rows: Sequence[str]) -> int | None:
    """The place of the headline above the first row that is the article's."""
    stretches, lines, states = lined(rows)
    return find_title(stretches, lines, states.index("body"), None)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["a Nine were saved", TEXT], 0),
        (["a Nine were saved?", TEXT], 0),
        (["a Were saved", TEXT], None),
        (["a Nine were saved:", TEXT], None),
        (["a nine were saved", TEXT], None),
        (["a # Nine were saved", TEXT], None),
        (["a Nine were saved clean.share", TEXT], None),
        ([SHARE, "a Nine were saved", TEXT], 1),
        ([SHARE, "a Nine were saved", SHARE, SHARE, SHARE, TEXT], 1),
        ([SHARE, "a Nine were saved", SHARE, SHARE, SHARE, SHARE, TEXT], None),
        (["a Nine were saved", "a By her", TEXT], 0),
        ([SHARE, "a Nine were saved", "a By her", TEXT], None),
        ([SHARE, SHARE, TEXT], None),
        ([TEXT], None),
        (["a World", "a Nine were saved", "b KISUMU (Reuters) - Boats sank off the old harbour with nine boys."], 1),
        ([SHARE, "a World", "a Nine were saved", "b KISUMU (AP) - Boats sank off the old harbour with nine boys."], 2),
    ],
)
def test_a_few_words_alone_above_the_article(rows: Sequence[str], found: int | None) -> None:
    assert title(rows) == found


BELOW = [
    "b The ferry left Lamu at dawn.",
    "b It sank there with boys aboard, as an officer wrote to the town.",
]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Ferry sinks off Lamu.", True),
        ("Ferry sinks off Lamu with boys aboard.", True),
        ("The ferry of the boys that left Lamu at dawn sank off the old pier there.", True),
        ("The ferry of the boys that left Lamu at dawn sank off the old pier there too.", False),
        ("Ferry sinks there.", False),
        ("Ferry sinks off Lamu!", False),
        ("Ferry sinks. Boys swim off Lamu.", False),
        ("Ferry sinks off Lamu on Monday.", False),
        ("Ferry sinks off Lamu today.", False),
        ("Ferry sinks off Lamu, he said.", False),
        ("“Ferry sinks off Lamu.”", False),
        ("KISUMU (AP) - Ferry sinks off Lamu.", False),
        ("• Ferry sinks off Lamu.", False),
        ("Ferry sinks off Lamu. clean.share", False),
        ("Council votes on market plan.", False),
        ("Ferry votes on market Lamu.", True),
        ("Ferry votes on market plan.", False),
        ("Ferry votes on market.", False),
        ("Officer votes on market aboard.", True),
        ("He saw a ferry.", True),
        ("He did so too.", False),
    ],
)
def test_a_headline_with_a_full_stop_is_told_again(head: str, found: bool) -> None:
    assert title([f"b {head}", *BELOW]) == (0 if found else None)


def test_the_paragraphs_that_tell_a_headline_again() -> None:
    head = "b Ferry sinks off Lamu."
    assert title([head, BELOW[0]]) is None
    assert title([head, *["a World"] * 4, *BELOW]) == 0
    assert title([head, *["a World"] * 5, *BELOW]) is None
    plain = "b Nobody knows what came of it in the end."
    assert title([head, plain, plain, BELOW[0]]) == 0
    assert title([head, plain, plain, plain, BELOW[0]]) is None
