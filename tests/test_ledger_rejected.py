"""newsx/ledger/rejected.py: whether who rejects something rejects that very figure."""

from __future__ import annotations

from typing import Any

import pytest
from weighed import claim

from newsx.ledger.rejected import bound

SAID = "The hospital counted 104 dead."


def said(after: str, by: str = "Army", known_as: tuple[str, ...] = (), before: str = "", **told: Any) -> str | None:
    """The sentence in which `by` rejects that the hospital counted 104."""
    text = f"{before}{SAID} {after}".strip()
    one = claim(text, "104 dead", 104, **{"who": "the hospital"} | told)
    span = bound(one, by, text, known_as)
    return text[slice(*span)] if span else None


@pytest.mark.parametrize(
    "rejection",
    [
        "The army denied it.",
        "The army rejects the figure.",
        "That was disputed by the army.",
        "He denied it.",  # goes on from one that named him
        "They dismissed it.",
        "The army called it a lie.",
        "The army described that as false.",
        "THE ARMY REJECTED IT.",
    ],
)
def test_a_rejection_that_follows_a_figure_is_of_it(rejection: str) -> None:
    assert said(rejection) == rejection


@pytest.mark.parametrize(
    "sentence",
    [
        "The army came.",
        "Police denied it.",  # somebody else
        "The army called for help.",
        "The army disagrees.",  # with what somebody thinks
        "But he denied it.",
    ],
)
def test_what_rejects_nothing_or_is_somebody_else_s_is_none(sentence: str) -> None:
    assert said(sentence) is None


@pytest.mark.parametrize(
    ("told", "by"),
    [
        ({"who": None}, "Army"),
        ({"who": "Army"}, "Army"),
        ({"value": None, "low": None, "high": None}, "Army"),
    ],
)
def test_a_claim_of_nobody_or_one_s_own_or_without_a_figure_is_not_rejected(told: dict[str, Any], by: str) -> None:
    assert said("The army denied it.", by, **told) is None


def test_a_state_goes_by_its_people_s_name() -> None:
    assert said("Russian officials denied it.", "Russia") == "Russian officials denied it."
    assert said("French officials denied it.", "France") == "French officials denied it."
    assert said("Serbian officials denied it.", "Russia") is None


def test_who_rejects_goes_by_the_last_word_of_a_name() -> None:
    assert said("General Roe denied it.", "Musa Roe") == "General Roe denied it."
    assert said("Musa denied it.", "Musa Roe") is None


@pytest.mark.parametrize(
    ("after", "found"),
    [
        ("The army denied it.", True),
        ("The army rejected the figure of 104.", True),
        ("It rained. The army denied it.", True),
        ("It rained. It snowed. The army denied it.", False),
        ("It rained. It snowed. The army rejected the figure of 104.", True),  # named again
        ("The army denied that 12 had died.", False),  # a figure of its own
        ("The army denied it and buried 12 of its own.", True),
        ("The army denied it; it buried 12 of its own.", True),
        ("One boy was ill. The army denied it.", False),
        ("None of the girls fled. The army denied it.", False),
        ("Dozens were ill. The army denied it.", False),
        ("Ana saw 12 ill. The army denied it.", False),
        ("Ana saw 104 ill. The army denied it.", True),  # the same figure
        ("It was on 3 May. The army denied it.", True),  # a day counts nobody
        ("Ana, who saw 12 ill, wept. The army denied it.", True),
        ("Ana saw 12 ill. The army rejected the allegations.", False),
    ],
)
def test_between_a_figure_and_its_rejection_stands_no_other(after: str, found: bool) -> None:
    sentence = after.rpartition(". ")[2]
    assert said(after) == (sentence if found else None)


@pytest.mark.parametrize(
    ("rejection", "found"),
    [
        *(
            (f"The army rejected the {account}.", True)
            for account in ("claim", "claims", "account", "accounts", "allegation", "allegations", "version", "report")
        ),
        ("The army rejected it.", False),
        ("It rained. The army rejected the allegations.", False),
    ],
)
def test_who_rejects_an_account_at_once_rejects_all_of_it(rejection: str, found: bool) -> None:
    text = f"The hospital counted 104 dead and 12 ill. {rejection}"
    span = bound(claim(text, "104 dead", 104, "the hospital"), "Army", text, ())
    assert (span and text[slice(*span)]) == (rejection if found else None)


def test_in_one_sentence_what_stands_before_a_figure_does_not_matter() -> None:
    text = "Of 300 people 104 died, the hospital said, which the army denied."
    one = claim(text, "104", 104, "the hospital")
    assert bound(one, "Army", text, ()) == (0, len(text))
    apart = "Of 300 people 104 died, the hospital said. The army denied it."
    assert bound(claim(apart, "104", 104, "the hospital"), "Army", apart, ()) is None


def test_who_rejects_another_figure_in_the_same_sentence_rejects_that() -> None:
    text = "The hospital counted 104 dead, the army denied that 12 died."
    assert bound(claim(text, "104 dead", 104, "the hospital"), "Army", text, ()) is None


def test_a_figure_in_the_sentence_that_rejects_it_is_no_repeat() -> None:
    text = "The army denied it: 104 died, the hospital said."
    assert bound(claim(text, "104", 104, "the hospital"), "Army", text, ()) == (0, len(text))
    vague = claim(text, "104", None, "the hospital", low=100, value=None)
    assert bound(vague, "Army", text, ()) == (0, len(text))


@pytest.mark.parametrize(
    ("rejection", "known_as", "event", "found"),
    [
        ("The army rejected the figure of the hospital.", ("the hospital",), "taken", True),
        ("The army rejected what the hospital did.", ("the hospital",), "taken", False),
        ("The army rejected the figure of the clinic.", ("the hospital",), "taken", False),
        ("The army rejected the figure of the clinic.", ("the hospital", "a clinic"), "taken", True),
        ("The army rejected the toll of the hospital.", ("the hospital",), "taken", False),
        ("The army rejected the toll of the hospital.", ("the hospital",), "killed", True),
        ("The army rejected the toll of the hospital.", ("the hospital",), "injured", True),
        ("The army rejected the tolls and figures of the hospital.", ("the hospital",), "taken", True),
        ("The army rejected the toll of the hospital.", ("the hospital",), "missing", True),
        ("The hospital and its figure the army rejected.", ("the hospital",), "taken", False),
        ("The army rejected the figure of the NGO.", ("NGO",), "taken", False),  # too short to tell
        ("The army rejected the figure of the bank.", ("bank",), "taken", True),
        ("The army rejected the figure of the army.", ("the army",), "taken", False),
    ],
)
def test_a_rejection_names_whose_figure_it_is(
    rejection: str, known_as: tuple[str, ...], event: str, found: bool
) -> None:
    after = f"Ana saw 12 ill. It rained. It snowed. {rejection}"
    assert said(after, known_as=known_as, event=event) == (rejection if found else None)


@pytest.mark.parametrize(
    ("rejection", "found"),
    [
        ("The army denied those reports.", True),
        ("The army contested the hospital's tally.", True),
        ("The army denied.", True),
        ("That was rejected by the army.", True),
        ("The army termed that wrong.", True),
        ("The army described these as wrong.", True),
        ("The army termed that “far too low”.", True),
        ("The army called it false and cruel.", True),
        ("It is a tally that the army labelled propaganda.", True),
        ("The army called it the wrong question.", False),
        ("The army denied having shelled the port.", False),
        ("The army denied claims that it had shelled the port.", False),
        ("The army denied that it had shelled the port.", False),
        ("The army rejected the plan.", False),
        ("The army contradicted the doctors.", False),
        ("The army denied reports that 104 had died.", True),
        ("The army contradicted the doctors: their 104 beds were full.", False),
    ],
)
def test_a_rejection_of_something_else_is_not_of_the_figure(rejection: str, found: bool) -> None:
    assert (said(rejection) == rejection) is found
