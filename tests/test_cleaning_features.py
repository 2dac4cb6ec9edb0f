"""newsx/cleaning/features.py: the features of a line for the weights of the first round."""

from __future__ import annotations

import pytest
from lines import page

from newsx.cleaning.features import distances, features

LONG = "Nine boats came in before the storm on Monday night and lay there."


def names(*texts: str) -> list[set[str]]:
    """The features of the lines of a page."""
    return [set(found) for found in features(*page("\n".join(texts), rules=False))]


def test_the_features_of_a_line_among_others() -> None:
    title, story, share, link = names("Boats lost", f"{LONG} Some 20.", "Share", "Read more: 9")
    assert title == {
        "one", "w1-", "d.N.7.1", "near.N.0.1", "^boats", "$lost", "t:boats.N", "t:lost.N", "^boats lost",
        "p1.N.^", "n1.N.L", "pn.N.^.L",
    }  # fmt: skip
    assert story >= {
        "one", "w5.", "d.L.0.0", "near.L.0.0", "^nine", "$00", "^nine boats", "t:storm.L", "t:00.L",
        "p1.L.N1", "n1.L.N0", "pn.L.N1.N0", "next.clean.share.L",
    }  # fmt: skip
    assert {name for name in story if "." in name and name.split(".")[0] in ("prev", "clean")} == set()
    assert share == {
        "one", "w0-", "d.N.1.7", "near.N.1.0", "clean.share", "^share", "$share", "t:share.N",
        "p1.N.L", "n1.N.N2", "pn.N.L.N2", "next.clean.read-more.N",
    }  # fmt: skip
    assert link >= {"clean.read-more", "prev.clean.share.N", "p1.N.N0", "n1.N.$", "pn.N.N0.$", "w2-", "d.N.2.7"}


def test_the_size_of_a_short_line_next_to_another_is_five_words_at_most() -> None:
    assert "n1.L.N4" in names(LONG, "boat " * 8)[0]
    assert "n1.L.N4" in names(LONG, "boat " * 15)[0]
    assert "n1.L.N3" in names(LONG, "boat " * 7)[0]
    assert "n1.L.T" in names(LONG, "boat " * 20)[0]


def test_a_line_far_from_long_ones_has_no_features() -> None:
    found = names(LONG, *["Boats"] * 10)
    assert [bool(own) for own in found] == [True] * 9 + [False] * 2
    assert "d.N.5.7" in found[8]
    assert [bool(own) for own in names(*["Boats"] * 10, "boat " * 20)] == [False] * 2 + [True] * 9
    assert "n1.N.N0" in found[8]


def test_long_lines_within_four_lines_are_counted() -> None:
    texts = [LONG, LONG, "Boats", "Boats", "Boats", "Boats", "boat " * 20, LONG, "Boats", LONG]
    found = names(*texts)
    assert [next(name for name in own if name.startswith("near.")) for own in found] == [
        "near.L.0.1", "near.L.1.0", "near.N.2.1", "near.N.2.2", "near.N.2.2", "near.N.1.3", "near.T.0.2",
        "near.L.1.1", "near.N.2.1", "near.L.2.0",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("between", "step"), [(1, 1), (2, 2), (3, 3), (4, 4), (6, 4), (7, 5), (14, 5), (15, 6), (99, 6)]
)
def test_distances_are_told_in_steps(between: int, step: int) -> None:
    found = names(LONG, *["Boats"] * (between - 1), "boat " * 3, LONG)
    place = f"d.N.{step}.1"
    assert place in found[between]


def test_distances_to_long_lines() -> None:
    assert distances([False, True, False, False, True, False]) == ([99999, 0, 1, 2, 0, 1], [1, 0, 2, 1, 0, 99999])
    assert distances([False] * 3) == ([99999] * 3, [99999] * 3)
    assert distances([]) == ([], [])


def test_of_a_line_of_more_than_sixty_words_the_first_forty_and_last_twenty_count() -> None:
    words = [f"{a}{b}" for a in "bcdfghj" for b in "aeiouwxyz"]
    for count, missing in ((60, set()), (61, {words[40]}), (63, {*words[40:43]})):
        (own,) = names(" ".join(words[:count]))
        assert {name[2:-2] for name in own if name.startswith("t:")} == set(words[:count]) - missing


def test_votes_of_known_words_are_added_up() -> None:
    stretches, lines = page(f"Boats\n{LONG[:-1]} with boats.", rules=False)
    found = features(stretches, lines, {"L": {"boats": 3, "storm": 40}, "N": {"boats": -500, "storm": 9}})
    assert [line.vote for line in lines] == [-500, 43]
    assert not any(name.startswith("t:") for own in found for name in own)
    assert "^boats" in found[0]
