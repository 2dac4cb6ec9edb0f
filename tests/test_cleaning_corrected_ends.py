"""Lists, lines that go on, what stands at the end of an article; and all corrections together."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from lined import after

from newsx.cleaning import corrections
from newsx.cleaning.corrections import correct, trust

L3 = ["b L"] * 3
EIGHT = "Eight boys and nine girls came back alive"


def by_lines(name: str, rows: Sequence[str]) -> str:
    """The states after a step that needs no stretches."""
    return after(lambda _, lines, states: getattr(corrections, name)(lines, states), rows)


@pytest.mark.parametrize(
    ("rows", "states"),
    [
        (["a N", "i Its director:", "b L"], "abb"),
        (["a N", "a Its director:", "b T"], "abb"),
        (["a N", "b N", "a Its director:", "b L"], "abbb"),
        (["a N", "z Its director:", "b L"], "azb"),
        (["a N", "i Its director: clean.share", "b L"], "aib"),
        (["a N", "i Its director:", "b S"], "aib"),
        (["a N", "i Its director:", "i L"], "aii"),
        (["a N", "i Its director", "b L"], "aib"),
        (["a N", "i Its director:"], "ai"),
        (["a N", f"i {'so ' * 16}it went:", "b L"],
         "abb"),
        (["a N", f"i {'so ' * 20}it went:", "b L"], "aib"),
    ],
)  # fmt: skip
def test_a_short_line_with_a_colon_leads_a_paragraph_in(rows: Sequence[str], states: str) -> None:
    assert by_lines("_lead_ins", rows) == states


@pytest.mark.parametrize(
    ("rows", "states"),
    [
        (["b The boats of", "i lamu sank"], "bb"),
        (["b The boats of", "i , lamu and Malindi"], "bb"),
        (["b The boats of", "i ; lamu and Malindi"], "bb"),
        (["i The boats of", "b lamu sank"], "bb"),
        (["b The boats of", "i lamu and", "i malindi sank"], "bbb"),
        (["i The boats of", "i lamu and", "b malindi sank"], "bbb"),
        (["i The boats of", "b lamu and", "i malindi sank"], "bbb"),
        (["b The boats of", "i Lamu sank"], "bi"),
        (["b The boats of", "i (lamu) sank"], "bi"),
        (["b The boats sank.", "i lamu too"], "bi"),
        (["b The boats:", "i lamu too"], "bi"),
        (["b The boats of", "i • lamu sank"], "bi"),
        (["b The boats of", "i lamu sank clean.share"], "bi"),
        (["i The boats of clean.share", "b lamu sank"], "ib"),
        (["i The boats of", "i lamu sank"], "ii"),
    ],
)
def test_a_line_in_small_letters_goes_on_from_the_one_above(rows: Sequence[str], states: str) -> None:
    assert after(corrections._continued, rows) == states


@pytest.mark.parametrize(
    ("rows", "states"),
    [
        (["b These died:", "i • one", "i • two"], "bbb"),
        (["b These died:", "i 1. one", "i 2. two", "i three"], "bbbi"),
        (["i These died:", "i • one", "i • two"], "iii"),
        (["b These died", "i • one", "i • two"], "bii"),
        (["i • one", "i • two", "b These died:"], "iib"),
        (["b • one", "b • two", "i • three"], "bbb"),
        (["b • one", "b • two", "i • three", "i • four"], "bbii"),
        (["b • one", "b • two", "i • three clean.share"], "bbi"),
        (["b • one", "b • two", "i 3. three"], "bbi"),
        (["b • one", "b • two", "i   • three"], "bbi"),
        (["b # one", "b # two", "i # three"], "bbi"),
        (["b > one", "b > two", "i > three"], "bbi"),
        (["b one", "b two", "i three"], "bbi"),
        (["b • one", "i N", "i • two"], "bii"),
        (["b L", "i • the one;", "i • the two;", "i • the three."], "bbbb"),
        (["b L", "i N", "i • the one;", "i • the two;", "i • the three."], "bibbb"),
        (["b L", "i N", "i N", "i • the one;", "i • the two;", "i • the three."], "biiiii"),
        (["b L", "i • the one;", "i • the two;"], "bii"),
        (["b L", "i • the one;", "i • the two;", "i • the three", "i • the four."], "biiii"),
    ],
)
def test_a_list_stays_or_goes_as_one(rows: Sequence[str], states: str) -> None:
    assert after(corrections._whole_lists, rows) == states


NEXT = [f"b {EIGHT}"] * 3


@pytest.mark.parametrize(
    ("rows", "states"),
    [
        ([*L3, *NEXT], "bbbzzz"),
        ([*L3, "b S", "i N", *NEXT, "i L"], "bbbbizzzi"),
        ([*L3, *NEXT, "b N", "b N", "b N"], "bbb" + "z" * 6),
        ([*L3, *NEXT[:2], "b N", "b N", "b N"], "bbb" + "b" * 5),
        ([*L3, *NEXT[:2]], "bbb" + "bb"),
        ([*L3, "b N", "b N", "b N"], "bbb" + "bbb"),
        ([*L3, *[f"b {EIGHT[6:]}"] * 3], "bbb" + "bbb"),
        (["b L", "b L", "b S", *NEXT], "bbb" + "bbb"),
        ([*L3, *NEXT, "b S"], "bbb" + "bbbb"),
        ([*L3, *[f"b • {EIGHT}"] * 3], "bbb" + "bbb"),
        (NEXT, "bbb"),
        (["i N"], "i"),
        # rows of a list
        ([*L3, "b Those who came:", *NEXT], "bbb" + "bbbb"),
        ([*L3, "i Those who came:", *NEXT], "bbb" + "ibbb"),
        ([*L3, "i Those who came: clean.share", *NEXT], "bbb" + "izzz"),
        ([*L3, *["b 8 boys and nine girls came back alive"] * 3], "bbb" + "bbb"),
        ([*L3, *["b Ferry ticket from Lamu to Malindi and back: 12"] * 3], "bbb" + "zzz"),
        ([*L3, *["b 8 boys and nine girls came back alive"] * 2, *NEXT[:2]], "bbb" + "zzzz"),
    ],
)
def test_lines_without_a_full_stop_at_the_end_are_the_next_headlines(rows: Sequence[str], states: str) -> None:
    assert after(corrections._trailing_headlines, rows) == states


@pytest.mark.parametrize(
    ("rows", "states"),
    [
        ([*L3, "b A few words"], "bbbz"),
        ([*L3, "b A few words", "b N"], "bbbzz"),
        ([*L3, "i L", "b A few words", "i N"], "bbbizi"),
        ([*L3, f"b {EIGHT}"], "bbbz"),
        ([*L3, f"b {EIGHT} too"], "bbbb"),
        ([*L3, "b A few words", f"b {EIGHT} too"], "bbbbb"),
        ([*L3, "b S"], "bbbb"),
        ([*L3, "b • A few words"], "bbbb"),
        ([*L3, "b # A few words"], "bbbz"),
        (["b L", "b L", "b A few words"], "bbz"),
        (["b L", "b A few words"], "bb"),
        (["b N", "b N", "b N"], "bzz"),
        ([*L3, "b These came:", "b A few"], "bbbbb"),
        ([*L3, "b 12 boys", "b 9 girls", "b A few"], "bbbbbb"),
        ([*L3, "b 12 boys", "b 9 girls"], "bbbzz"),
    ],
)
def test_a_few_words_at_the_end_are_no_subhead(rows: Sequence[str], states: str) -> None:
    assert after(corrections._loose_end, rows) == states


def test_a_line_of_an_extractor_stays_where_no_rule_speaks_against_it() -> None:
    rows = ["a L", "i N", "z S clean.share", "b L clean.share"]
    assert after(lambda _, lines, states: trust(lines, states), rows) == "bbzb"


@pytest.mark.parametrize(
    ("rows", "drop", "states"),
    [
        (["a KISUMU (Reuters) - Boats sank off the old harbour at dawn with nine boys on deck.", *L3], [], "bbbb"),
        ([*L3, "b Boats sink at Lamu", "i N clean.date", "b Boats sink at Lamu", "b L"], [], "bbbzzzz"),
        ([*L3, *["i N clean.reply"] * 3, "b L"], [], "bbbzzzz"),
        ([*L3, "b L"], ["ferry 1"], "bibb"),
        (["b L", "i Related clean.related", "b N", "b N", *L3], [], "biiibbb"),
        (["b L", "i The boats of", "b lamu sank.", *L3], [], "bbbbbb"),
        ([*L3, "b These died:", "i • one boy", "i • two girls", "b L"], [], "bbbbbbb"),
        (["a N", "i Its director:", *L3], [], "abbbb"),
        ([*L3, *[f"b {EIGHT} too"] * 3], [], "bbbzzz"),
        ([*L3, "b A few words"], [], "bbbz"),
        ([f"b {EIGHT} {'so ' * 60}Two of the girls held on to an oar.", f"b {EIGHT}",
          "b Two of the girls held on to an oar.", *L3], [], "ibbbbb"),
    ],
)  # fmt: skip
def test_all_of_it_is_done_in_one_go(rows: Sequence[str], drop: Sequence[str], states: str) -> None:
    assert after(lambda stretches, lines, states: correct(stretches, lines, states, drop), rows) == states
