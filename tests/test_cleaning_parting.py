"""newsx/cleaning/parting.py: lines with a blurb at an end, and the verdict on the lines without those."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from lines import page

from newsx.cleaning import parting
from newsx.cleaning.glue_words import HEAD, TAIL, Cut
from newsx.cleaning.judging import Verdict
from newsx.cleaning.parting import part, with_blurbs


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[int, list[Cut]]], None]:
    """Lines are cut at these places; a blurb that begins with "App" is about apps, the others ask for gifts."""
    told = SimpleNamespace(kind_scores=lambda text, folded: [2, 0, 0, 9 * folded.startswith("app"), *[0] * 10])
    monkeypatch.setattr(parting, "words", lambda: told)
    return lambda cuts: monkeypatch.setattr(parting, "find_cuts", lambda texts, lines: cuts)


def test_lines_are_parted_where_a_blurb_is_glued_on(cut: Callable[[dict[int, list[Cut]]], None]) -> None:
    source = "Boats\n  * **Give now. Nine boats came. App here.**\nCrew"
    stretches, _ = page(source)
    assert stretches[1][1:] == (12, 48, 8, 50, 2, "bullet", 0)
    cut({1: [Cut(HEAD, 10, [], []), Cut(TAIL, 27, [], [])], 2: []})
    found, blurbs, rest, lines = part(stretches)
    assert [own.text for own in found] == ["Boats", "Give now.", "Nine boats came.", "App here.", "Crew"]
    assert found[1][1:] == (12, 21, 8, 21, 2, "bullet", 0)
    assert found[2][1:] == (22, 38, 22, 38, 2, "", 0)
    assert found[3][1:] == (39, 48, 39, 50, 2, "", 0)
    assert blurbs == {1: "clean.donation", 3: "clean.app"}
    assert rest == [found[0], found[2], found[4]]
    assert [line.folded for line in lines] == ["boats", "nine boats came.", "crew"]


def test_lines_without_a_blurb_stay_whole(cut: Callable[[dict[int, list[Cut]]], None]) -> None:
    stretches, _ = page("Boats\nCrew here. App there.")
    cut({})
    assert part(stretches)[:3] == (stretches, {}, stretches)
    cut({1: [Cut(TAIL, 11, [], [])]})
    found, blurbs, rest, lines = part(stretches)
    assert ([own.text for own in found], blurbs) == (["Boats", "Crew here.", "App there."], {2: "clean.app"})
    assert ([own.text for own in rest], len(lines)) == (["Boats", "Crew here."], 2)


def test_a_verdict_on_the_lines_without_the_blurbs_is_one_on_all() -> None:
    verdict = Verdict(["title", None, "paragraph"], ["", "clean.date", ""], 0, 2, 2, 2)
    assert with_blurbs(verdict, {}) is verdict
    assert with_blurbs(verdict, {0: "clean.app", 3: "clean.share"}) == Verdict(
        [None, "title", None, None, "paragraph"], ["clean.app", "", "clean.date", "clean.share", ""], 1, 4, 4, 4
    )
    nothing = Verdict([None], ["clean.date"], None, 0, 0, -1)
    assert with_blurbs(nothing, {0: "clean.app"}) == Verdict([None] * 2, ["clean.app", "clean.date"], None, 1, 1, -1)
    assert with_blurbs(Verdict([], [], None, 0, 0, -1), {0: "clean.app"}) == Verdict(
        [None], ["clean.app"], None, 0, 0, -1
    )
