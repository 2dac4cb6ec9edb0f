"""newsx/cleaning/certainty.py: how sure a drop is, of which kinds, and what was nearly dropped."""

from __future__ import annotations

from math import exp
from types import SimpleNamespace

import pytest

from newsx.article import Block, Clean, Dropped
from newsx.cleaning import certainty
from newsx.cleaning.blurb_words import KINDS
from newsx.cleaning.certainty import find_kinds, how_sure, nearly_dropped
from newsx.explanation import NearlyDropped, Weighed

SOURCE = "Share\n\n* Boats of Lamu\nNine boats came in.\nCrews\n"


def dropped(rule: str, *texts: str) -> Clean:
    """A page of which these pieces were dropped by one rule."""
    places = [(SOURCE.index(text), SOURCE.index(text) + len(text), text) for text in texts]
    return Clean(SOURCE, "", None, (), tuple(Dropped(f"clean.{rule}", "", *place) for place in places))


def sure(monkeypatch: pytest.MonkeyPatch, scores: list[float], known: Clean) -> list[float | None]:
    monkeypatch.setattr(certainty, "read_scores", lambda stretches, lines: scores)
    return how_sure(known)


def test_a_drop_is_as_sure_as_its_lines_are_unlikely(monkeypatch: pytest.MonkeyPatch) -> None:
    page = dropped("after", "Share", "* Boats of Lamu", "Nine boats came in.", "Crews")
    assert sure(monkeypatch, [-900, -100, 0, 1], page) == [1.0, 0.73, 0.5, None]
    together = dropped("after", "Share\n\n* Boats of Lamu", "Nine boats came in.\nCrews")
    chance = 1 / (1 + exp(-1))  # by their lengths, 5 and 13 characters
    assert sure(monkeypatch, [0, -100, -200, -200], together) == [round((5 * 0.5 + 13 * chance) / 18, 2), 0.88]
    assert sure(monkeypatch, [0, -100, -200, 1], together)[1] is None  # one of them was for keeping
    assert sure(monkeypatch, [1, 1, -100, 1], dropped("after", "Nine boats came in.")) == [0.73]


@pytest.mark.parametrize("rule", ["marker", "user"])
def test_of_a_list_s_sign_and_a_user_s_phrase_nothing_is_told(monkeypatch: pytest.MonkeyPatch, rule: str) -> None:
    assert sure(monkeypatch, [-900] * 4, dropped(rule, "Share", "Crews")) == [None, None]


def test_of_a_piece_without_a_line_or_without_a_place_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sure(monkeypatch, [-900] * 4, dropped("after", "of Lamu")) == [None]
    assert how_sure(dropped("after")) == []
    without = Clean(SOURCE, "", None, (), (Dropped("clean.after", "", None, None, "Share"),) * 2)
    assert how_sure(without) == [None, None]  # HTML


@pytest.mark.parametrize(
    ("rule", "text", "told"),
    [
        ("newsletter", "Boats", True),  # a rule for blurbs
        ("date", "Gifts", False),
        ("after", "Gifts", True),  # dropped for its place, and sounds like one
        ("before", "Gifts", True),
        ("after", "Boats", False),
    ],
)
def test_a_blurb_has_its_two_likeliest_kinds(monkeypatch: pytest.MonkeyPatch, rule: str, text: str, told: bool) -> None:
    seen: list[tuple[str, ...]] = []
    odds = [5.0 if kind == "bio" else 4.0 if kind == "app" else 0.0 for kind in KINDS]

    def kind_scores(*line: str) -> list[float]:
        seen.append(line)
        return odds

    words = SimpleNamespace(score=lambda text, folded: int(text == "Gifts of"), kind_scores=kind_scores)
    monkeypatch.setattr(certainty, "words", lambda: words)
    page = Clean(SOURCE, "", None, (), (Dropped(f"clean.{rule}", "", 0, 9, f"{text}\n  of"),))
    total = exp(5) + exp(4) + 12
    kinds = Weighed("kind", (("bio", round(exp(5) / total, 2)), ("app", round(exp(4) / total, 2))))
    assert find_kinds(page) == ((kinds,) if told else (None,))
    assert seen == [(f"{text} of", f"{text.lower()} of")] * told  # its lines are read as one


def test_kept_blocks_that_would_go_beside_a_blurb(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Boats sank\n\nGifts here.\n\nNine came.\n\nCrew lost."
    scored: list[object] = []

    def score(words: object, stretches: object, lines: object, body: object) -> list[int]:
        scored.append(body)
        return []

    monkeypatch.setattr(certainty, "words", lambda: SimpleNamespace(kind_scores=lambda *line: [1.0, *[0.0] * 13]))
    monkeypatch.setattr(certainty, "word_scores", score)
    votes = {0: 500.0, 1: -149.0, 2: -150.0, 3: 100.0}
    monkeypatch.setattr(certainty, "line_votes", lambda stretches, lines, body, scores: votes)
    blocks = (Block("title", 0, 10, 0, 10), Block("paragraph", 12, 23, 12, 23))
    one, two = nearly_dropped(Clean(text, text, None, blocks, ()))
    total = exp(1) + 13
    kinds = Weighed("kind", (("donation", round(exp(1) / total, 2)), ("membership", round(1 / total, 2))))
    assert one == NearlyDropped(12, 23, round(1 / (1 + exp(1.49)), 2), kinds)
    assert (text[two.start : two.end], two.chance) == ("Crew lost.", 0.73)
    assert scored == [range(4)]
