"""newsx/ledger/stories.py: which articles meet, which are joined, and what the reader's own file decides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from telling import told

from newsx.ledger.shared import Told
from newsx.ledger.stories import Story, stories

SAME = {"persons": ["a", "b", "c"], "places": ["p", "q"]}  # makes one story of two articles of a day


def signed(*rows: Sequence[int]) -> tuple[Any, Any]:
    """Signatures of articles that hold these words, each word as heavy as the others."""
    width = max(map(len, rows), default=1)
    words = np.array([[*row, *[0] * (width - len(row))] for row in rows], np.int64).reshape(-1, width)
    held = (words > 0).astype(np.float32)
    return words, held / np.sqrt(np.maximum(held.sum(axis=1, keepdims=True), 1)).astype(np.float32)


def grouped(articles: Sequence[Told], rows: Sequence[Sequence[int]], **more: Any) -> list[tuple[int, ...]]:
    return [one.members for one in stories(articles, *signed(*rows), **more)]


def test_articles_that_share_words_and_more_are_one_story() -> None:
    found = stories([told(**SAME), told(), told(**SAME)], *signed([1, 2, 3], [1, 2, 3], [1, 2, 9]))
    assert [one.members for one in found] == [(0, 2), (1,)]
    ((a, b, why),) = found[0].links
    assert (a, b, why.names, why.places, why.likeness) == (0, 2, ("a", "b", "c"), ("p", "q"), 0.6667)
    assert found[1] == Story((1,), ())
    assert stories([], *signed()) == []


@pytest.mark.parametrize(
    ("rows", "more", "met"),
    [
        (([1, 2], [1, 2]), {}, True),
        (([1], [1]), {}, False),  # one word is too few
        (([1], [1]), {"states": ["Peru"]}, False),
        (([1], [1]), {"states": ["Peru", "Chile"]}, True),
        (([1, 2], [3, 4]), {"states": ["Peru", "Chile"]}, False),  # their words are not alike
        (([1, 2, 3], [4, 3, 2]), {}, True),
    ],
)
def test_articles_meet_by_two_words_or_two_states(
    rows: Sequence[Sequence[int]], more: dict[str, Any], met: bool
) -> None:
    two = [told(**SAME, **more)] * 2
    assert (len(grouped(two, rows)) == 1) is met


@pytest.mark.parametrize(("place", "met"), [(14, True), (15, False)])
def test_articles_meet_by_their_sixteen_heaviest_words(place: int, met: bool) -> None:
    words = np.array([range(1, 30), [*range(101, 130)]], np.int64)
    words[1, place : place + 2] = words[0, place : place + 2]
    weights = np.array([[30.0 - n for n in range(29)]] * 2, np.float32)
    weights[:, place + 1] += 0.5
    weights /= np.sqrt(np.square(weights).sum(axis=1, keepdims=True))
    words[:, 29 - 3 :] = [[41, 42, 43]] * 2  # alike in words too light to meet by
    weights[:, 29 - 3 :] = 0.6
    weights[:, :13] = 0.61
    weights[:, 13:26] = np.linspace(0.609, 0.601, 13)
    assert (len(stories([told(**SAME)] * 2, words, weights)) == 1) is met


@pytest.mark.parametrize(
    ("between", "more", "met"),
    [
        (3, {}, True),
        (4, {}, False),
        (9, {"states": ["Peru", "Chile"]}, True),
        (10, {"states": ["Peru", "Chile"]}, False),
    ],
)
def test_an_article_meets_so_many_before_it_in_time(between: int, more: dict[str, Any], met: bool) -> None:
    days = [f"2024-05-{day:02d}" for day in range(2, between + 2)]
    others = [told(day, **more) for day in days]
    articles = [told("2024-05-20", **SAME, **more), told("2024-05-01", **SAME, **more), *others]
    beside = [] if more else [1, 2]
    rows = [[1] if more else [1, 2]] * 2 + [[*beside, *range(10 * n, 10 * n + 9)] for n in range(1, between + 1)]
    assert ((1, 0) in grouped(articles, rows)) is met


def test_an_article_without_a_day_stands_before_all_others_where_they_meet_and_after_them_in_its_story() -> None:
    articles = [told("2024-05-02", **SAME), told(None, **SAME), told("2024-05-01", **SAME), told()]
    assert grouped(articles, [[1, 2], [1, 2], [1, 2], [7, 8]]) == [(2, 0, 1), (3,)]


@pytest.mark.parametrize(
    ("given", "copies", "expected"),
    [
        ({}, [], [(0, 1), (2,)]),
        ({0: "x", 2: "x"}, [], [(0, 1, 2)]),
        ({2: "x", 0: "x"}, [], [(0, 1, 2)]),
        ({0: "x", 1: "y"}, [], [(0,), (1,), (2,)]),
        ({0: "x", 1: "y", 2: "y"}, [], [(1, 2), (0,)]),
        ({0: "x"}, [], [(0, 1), (2,)]),
        ({1: "x"}, [], [(0, 1), (2,)]),
        ({}, [(1, 2)], [(0, 1, 2)]),
        ({}, [(2, 1), (1, 2)], [(0, 1, 2)]),
        ({1: "x", 2: "y"}, [(1, 2)], [(0, 1), (2,)]),
        ({0: "x", 2: "y"}, [(1, 2)], [(1, 2), (0,)]),
    ],
)
def test_the_reader_s_stories_go_before_copies_and_those_before_likeness(
    given: dict[int, str], copies: list[tuple[int, int]], expected: list[tuple[int, ...]]
) -> None:
    articles, rows = [told(**SAME), told(**SAME), told()], [[1, 2], [1, 2], [7, 8]]
    assert grouped(articles, rows, given=given, copies=copies) == expected


def test_two_stories_are_not_joined_by_one_link() -> None:
    """Two pairs of far days: one article of each is like one of the other, the means of all four are not."""
    pair, other = SAME, {"persons": ["d", "e", "f"], "places": ["r", "s"]}
    both = {name: [*SAME[name], *other[name]] for name in SAME}
    articles = [told("2024-01-01", **pair), told("2024-01-01", **both), told("2024-02-10", **both),
                told("2024-02-10", **other)]  # fmt: skip
    rows = [[1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 7, 8], [7, 8, 9, 10, 11, 12], [9, 10, 11, 12, 13, 14]]
    assert grouped(articles, rows) == [(0, 1), (2, 3)]


def test_articles_whose_odds_are_against_it_are_no_story() -> None:
    far = [told("2024-01-01", **SAME | {"persons": []}, figures=[("taken", 339)], states=["Peru"]),
           told("2026-01-01", **SAME | {"persons": []}, figures=[("taken", 339)], states=["Peru"])]  # fmt: skip
    assert grouped(far, [[1, 2, 3, 4, 5], [1, 2, 13, 14, 15]]) == [(0,), (1,)]


def test_the_biggest_story_comes_first_and_its_strongest_link() -> None:
    other = {"persons": ["z"], "places": ["x", "y"]}
    articles = [told("2024-05-09", **other), told("2024-05-08", **other)]
    articles += [told(f"2024-05-0{day}", **SAME) for day in (3, 2, 1)]
    found = stories(articles, *signed([21, 22], [21, 22], [1, 2, 3], [1, 2, 3], [1, 2, 9]))
    assert [one.members for one in found] == [(4, 3, 2), (1, 0)]
    assert [link[:2] for link in found[0].links] == [(2, 3), (2, 4), (3, 4)]
    assert [link[:2] for link in found[1].links] == [(0, 1)]
    assert found[0].links[0][2].score > found[0].links[1][2].score == found[0].links[2][2].score


def test_stories_of_one_size_stand_by_their_first_article() -> None:
    assert grouped([told(), told(), told()], [[1], [2], [3]]) == [(0,), (1,), (2,)]


def test_an_article_of_a_month_later_is_still_of_the_happening() -> None:
    articles = [told("2024-05-01", **SAME), told("2024-05-30", **SAME)]
    assert grouped(articles, [[1, 2, 3, 4], [1, 2, 5, 6]]) == [(0, 1)]


def test_a_reader_s_story_keeps_the_links_of_its_articles_and_no_others() -> None:
    far = [told(f"20{year}-01-01") for year in range(30, 40)]
    articles = [told(**SAME), told(**SAME), *far]
    rows = [[1, 2], [1, 2], *([10 * n] for n in range(1, 11))]
    (one,) = stories(articles, *signed(*rows), given=dict.fromkeys(range(12), "x"))
    assert [link[:2] for link in one.links] == [(0, 1)]
    unlikely = [told(f"20{year}-01-01", states=["Peru"], figures=[("taken", 339)]) for year in (24, 26)]
    (one,) = stories(unlikely, *signed([1, 2, 3, 4, 5], [1, 2, 13, 14, 15]), given={0: "x", 1: "x"})
    assert (one.members, one.links) == ((0, 1), ())


@pytest.mark.parametrize(("days", "links"), [(18, 1), (24, 0)])
def test_articles_that_are_rather_two_stories_have_no_link_in_one(days: int, links: int) -> None:
    two = [told(persons="abc"), told((date(2024, 5, 1) + timedelta(days)).isoformat(), persons="abc")]
    (found,) = stories(two, *signed([1, 2, 3], [1, 2, 9]), given={0: "x", 1: "x"})
    assert (found.members, len(found.links)) == ((0, 1), links)
