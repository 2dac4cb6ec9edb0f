"""newsx/ledger/shared.py: what two articles share, how much it tells, and when it makes them one story."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import Any

import pytest
from telling import told

from newsx.ledger.shared import Names, best_known, figure_known_again, matter_of, shared, two_states

NOBODY = Names([])  # a heap that holds no name


@pytest.mark.parametrize(
    ("kind", "of_a_thousand"),
    [
        ("un", 60), ("igo", 40), ("government", 20), ("parliament", 20), ("media", 20), ("ngo", 10), ("court", 10),
        ("police", 3), ("other", 3),
    ],
)  # fmt: skip
def test_a_body_tells_the_less_the_more_articles_name_its_kind(kind: str, of_a_thousand: int) -> None:
    one = told(bodies=[(kind, "x")])
    ((rarity, name),) = NOBODY.shared(one, one)
    assert name == "x"
    assert rarity == pytest.approx(math.log(1000 / of_a_thousand) / math.log(500 / 1.5))


@pytest.mark.parametrize("held", [0, 1, 2, 9])
def test_a_person_tells_the_less_the_more_articles_of_the_heap_name_him(held: int) -> None:
    heap = Names([told(persons=["x"] if n < held else ["y"]) for n in range(9)])
    assert heap.rarity("x", 1) == pytest.approx(math.log(509 / (held + 0.5)) / math.log(509 / 1.5))


def test_what_all_articles_name_tells_nothing() -> None:
    assert Names([told(states=["x"])] * 9).rarity("x", 1000) == 0.0
    assert 0 < Names([told(states=["x"])] * 9).rarity("x", 900) < 0.1


def test_persons_bodies_and_states_of_a_heap_are_counted() -> None:
    for name in ({"persons": ["x"]}, {"bodies": [("court", "x")]}, {"states": ["x"]}):
        heap = Names([told(**name), told(**name), told()])
        assert heap.rarity("x", 1) == pytest.approx(math.log(503 / 2.5) / math.log(503 / 1.5)), name


def test_the_rarest_name_of_both_comes_first() -> None:
    one = told(persons=["b", "a", "z"], bodies=[("un", "c"), ("court", "d"), ("court", "e")])
    other = told(persons=["b", "a"], bodies=[("un", "c"), ("court", "d"), ("un", "e")])
    assert [name for _, name in NOBODY.shared(one, other)] == ["a", "b", "d", "c"]


@pytest.mark.parametrize(
    ("states", "rare"),
    [
        (["Peru"], False),
        (["Peru", "Chile"], True),
        (["Russia", "Ukraine"], True),
        (["Russia", "China"], True),
        (["France", "Germany"], True),
        (["United States", "Peru"], False),
        (["United States", "Russia"], False),
        (["United Kingdom", "France"], False),
        (["United Kingdom", "Peru"], True),
        (["United States", "United Kingdom", "Russia"], True),
    ],
)
def test_two_states_make_an_affair_where_they_are_not_the_great_powers(states: list[str], rare: bool) -> None:
    assert two_states(told(states=[*states, "Laos"]), told(states=states), NOBODY) is rare


@pytest.mark.parametrize(
    ("state", "of_a_thousand"),
    [("Peru", 30), ("United States", 400), ("United Kingdom", 120), ("Russia", 60), ("China", 60), ("France", 60),
     ("Germany", 60)],
)  # fmt: skip
def test_a_great_power_tells_less_than_another_state(state: str, of_a_thousand: int) -> None:
    assert NOBODY.parties([state]) == pytest.approx(math.log(1000 / of_a_thousand) / math.log(500 / 1.5))


@pytest.mark.parametrize(
    ("value", "known", "tells"),
    [(None, False, 0), (100, False, 0), (101, True, 0.04), (110, False, 0), (339, True, 0.04), (33_900, True, 0.04),
     (2_442, True, 0.07), (19_546, True, 0.1), (1_234_567, True, 0.1), (12, False, 0), (5_000, False, 0)],
)  # fmt: skip
def test_a_precise_figure_is_known_again(value: int | None, known: bool, tells: float) -> None:
    assert figure_known_again(value) is known
    if known:
        one = told(figures=[("taken", value), ("taken", 101)])
        assert best_known(one, one) == tells
        assert best_known(one, told(figures=[("killed", value)])) == 0.0


@pytest.mark.parametrize(
    ("events", "matter"),
    [
        *(((event,), "taken") for event in ("taken", "received", "returned", "adopted", "placed", "held", "identified",
                                            "recruited")),
        *(((event,), "harmed") for event in ("killed", "injured", "missing", "orphaned")),
        *(((event,), "moved") for event in ("evacuated", "displaced")),
        (("abused",), "abused"), (("aided",), "aided"), (("living",), "aided"), (("other",), ""), ((), ""),
        (("killed", "taken"), "harmed"),
    ],
)  # fmt: skip
def test_each_event_is_of_a_kind_of_matter(events: tuple[str, ...], matter: str) -> None:
    assert matter_of(events) == matter


@pytest.mark.parametrize(
    ("events", "moved"),
    [
        *(((event,), True) for event in ("taken", "received", "returned", "adopted", "placed")),
        (("held",), False), (("killed",), False), ((), False), (("taken", "held"), True),
        (("taken", "held", "identified"), False), (("taken", "killed", "injured"), True),
        (("taken", "recruited", "held", "returned"), True),
    ],
)  # fmt: skip
def test_most_of_what_happens_leads_children_away_or_back(events: tuple[str, ...], moved: bool) -> None:
    assert told(events=events).moved is moved


RARE = {"persons": ["a", "b", "c"]}  # worth 0.06


@pytest.mark.parametrize(
    ("more", "score"),
    [
        ({}, 0.5),
        ({"persons": ["a"]}, 0.5 + 0.03 * math.log(1000) / math.log(500 / 1.5)),
        (RARE, 0.56),
        ({"places": ["p"]}, 0.51),
        ({"places": list("pqrstu")}, 0.54),
        ({"figures": [("taken", 19_546), ("taken", 339)]}, 0.6),
        ({"events": ["taken"]}, 0.52),
    ],
)
def test_what_is_shared_adds_up(more: dict[str, Any], score: float) -> None:
    states = {"states": ["Peru", "Chile"]}
    found = shared(told(**states, **more), told(**states, **more), 0.5, NOBODY)
    assert found
    assert found.score == pytest.approx(score)


def test_another_matter_speaks_against_one_story() -> None:
    one, other, nothing = (told(states=["Peru", "Chile"], events=events) for events in (["taken"], ["killed"], []))
    (lower, same) = shared(one, other, 0.5, NOBODY), shared(one, nothing, 0.5, NOBODY)
    assert lower
    assert same
    assert (lower.score, same.score) == (pytest.approx(0.48), 0.5)
    assert shared(nothing, other, 0.5, NOBODY) == same


def test_what_two_articles_share_is_told() -> None:
    one = told(
        persons=["z", "a"], bodies=[("un", "u"), ("court", "c")], places=["q", "p"], states=["Peru", "Chile"],
        figures=[("taken", 339), ("held", 339), ("taken", 101)],
    )  # fmt: skip
    found = shared(one, one, 0.5, NOBODY)
    assert found
    assert (found.likeness, found.names, found.places) == (0.5, ("a", "z", "c"), ("p", "q"))  # no United Nations
    assert (found.states, found.figures) == (("Chile", "Peru"), (101, 339))


TWO = {"states": ["Peru", "Chile"]}


@pytest.mark.parametrize(
    ("more", "alike", "days", "one_story"),
    [
        (TWO, 0.12, 400, True),  # an affair
        (TWO, 0.119, 400, False),
        (TWO | {"figures": [("taken", 19_546)]}, 0.04, 400, True),
        (TWO | {"figures": [("taken", 19_546)]}, 0.039, 400, False),
        ({"states": ["Peru"]}, 0.3, 400, False),
        ({"states": ["Peru"], "figures": [("taken", 339)]}, 0.3, 400, True),
        ({"figures": [("taken", 339)]}, 0.3, 400, False),
        ({"states": ["Peru"], "tallies": [("taken", "2014")]}, 0.3, 400, True),
        ({"tallies": [("taken", "2014")]}, 0.3, 400, False),
        (RARE, 0.18, 45, True),  # a happening
        (RARE, 0.18, None, True),
        (RARE, 0.18, 46, False),
        (RARE, 0.179, 45, False),
        ({"places": ["p", "q"]}, 0.23, 45, True),
        ({"places": ["p", "q"]}, 0.2, 45, False),
        ({"places": ["p"]}, 0.3, 45, False),
        ({"figures": [("taken", 339)]}, 0.2, 45, True),
        ({"bodies": [("un", "u")]}, 0.9, 45, False),
        ({"persons": ["a"]}, 0.3, 45, True),
        ({}, 0.9, 0, False),
        ({"states": ["Peru"]}, 0.9, 0, False),
    ],
)
def test_what_makes_two_articles_one_story(
    more: dict[str, Any], alike: float, days: int | None, one_story: bool
) -> None:
    later = days is not None and (date(2024, 5, 1) + timedelta(days)).isoformat()
    one, other = told(**more), told(later or None, **more)
    assert (shared(one, other, alike, NOBODY) is not None) is one_story
    assert (shared(other, one, alike, NOBODY) is not None) is one_story
