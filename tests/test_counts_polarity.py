"""Whether it is said to be so, not to be so or to be planned; and which word above a figure says it."""

from __future__ import annotations

import pytest
from drafted import claims


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The army will evacuate 12 children.", ["planned"]),
        ("Twelve children may return.", ["planned"]),
        ("The army can hold 12 children.", ["planned"]),
        ("The plan is to vaccinate 12 children.", ["planned"]),
        ("The army is to free 12 children.", ["planned"]),
        ("Twelve children are expected to return.", ["planned"]),
        ("Twelve children are ready to return.", ["planned"]),
        ("The envoy demanded that Russia return 12 children.", ["planned"]),
        ("The ministry plans to help Kyiv bring home 12 children.", ["planned"]),
        ("The charity wants to pay nurses and treat 12 children.", ["planned"]),
        ("The deal would direct the government to screen 12 children.", ["planned"]),
        ("The law would raise the benefit, lifting 12 children out of poverty.", ["planned"]),
        ("The law would raise the benefit and lift 12 children out of poverty.", ["planned"]),
        ("The nurse said the law would help 12 children.", ["planned"]),
        ("There is a plan to move 12 children.", ["planned"]),
        ("A bid to free 12 children failed.", ["planned"]),
        ("The clinic aims at vaccinating 12 children.", ["planned"]),
        ("The ministry set the goal of vaccinating 12 children.", ["planned"]),
        ("Mediators urged the rebels to stop fighting and free 12 children.", ["planned"]),
        ("Nurses expect there to be 12 children.", ["planned"]),
        ("It was a chance to free 12 children.", ["planned"]),
    ],
)
def test_what_is_ahead_is_planned(text: str, found: list[str]) -> None:
    assert [claim.polarity for claim in claims(text) if claim.value] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Talks on the release of 12 children began.", ["planned"]),
        ("The push for the release of 12 children began.", ["planned"]),
        ("The call for the release of 12 children was heard.", ["planned"]),
        ("Campaigners hope for the release of 12 children.", ["planned"]),
        ("The fund promised the return of 12 children.", ["planned"]),
        ("The envoy demanded the release of 12 children.", ["planned"]),
        ("The army agreed to the release of 12 children.", ["planned"]),
    ],
)
def test_a_noun_of_a_plan_or_a_verb_that_hopes_for_an_event_plans_it(text: str, found: list[str]) -> None:
    assert [claim.polarity for claim in claims(text) if claim.value] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The army evacuated 12 children.", ["affirmed"]),
        ("The army reported the release of 12 children.", ["affirmed"]),
        ("The fund helped the return of 12 children.", ["affirmed"]),
        ("The army worked for months; the release of 12 children followed.", ["affirmed"]),
        ("The envoy said that Russia returned 12 children.", ["affirmed"]),
        ("The mayor helped Kyiv bring home 12 children.", ["affirmed"]),
        ("The law would raise the benefit, said a nurse who treated 12 children.", ["affirmed"]),
        ("Twelve children might have drowned.", ["affirmed"]),
        ("Twelve children are feared to have drowned.", ["affirmed"]),
        ("The news of the release of 12 children spread.", ["affirmed"]),
        ("The army arrived to see the release of 12 children.", ["affirmed"]),
        ("The nurses flew to Bor to treat 12 children.", ["affirmed"]),
        ("The nurses started to treat 12 children.", ["affirmed"]),
        ("The nurses met, and they treated 12 children.", ["affirmed"]),
        ("The plan wants teachers who care to teach 12 children.", ["affirmed"]),
        ("The hope of 12 children is alive.", ["affirmed"]),
        ("The army came, saw, fought, won, rested and freed 12 children.", ["affirmed"]),
    ],
)
def test_what_is_done_is_affirmed(text: str, found: list[str]) -> None:
    assert [claim.polarity for claim in claims(text) if claim.value] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The fund will not feed 12 children.", ["negated"]),
        ("The 12 children never came back.", ["negated"]),
        ("The 12 children have not been found.", ["negated"]),
        ("The 12 children were not well.", ["negated"]),
        ("The 12 children did not return.", ["negated"]),
        ("The army did not find 12 children.", ["negated"]),
        ("Twelve children failed to return.", ["negated"]),
        ("The ministry refused to free 12 children.", ["negated"]),
        ("Nor did the 12 children return.", ["negated"]),
        ("The army neither fed nor freed the 12 children.", ["negated"]),
        ("None of the 12 children was hurt.", ["negated"]),
        ("Neither of our two girls was hurt.", ["negated"]),
        ("The army did not free the boys and 12 girls.", ["negated"]),
    ],
)
def test_what_is_not_so_is_negated(text: str, found: list[str]) -> None:
    assert [claim.polarity for claim in claims(text) if claim.value] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The 12 children were not at school.", ["affirmed"]),
        ("The 12 children did not see the school.", ["affirmed"]),
        ("The 12 children did not like the school.", ["affirmed"]),
        ("The guards did not speak to the 12 children.", ["affirmed"]),
        ("The guards did not wake the 12 children.", ["affirmed"]),
        ("Four children did not survive.", ["affirmed"]),
        ("The body of one of the 12 children was not found.", ["affirmed"]),
        ("With 12 children it was not an easy time.", ["affirmed"]),
    ],
)
def test_a_negated_verb_that_is_about_something_else_leaves_them(text: str, found: list[str]) -> None:
    assert [claim.polarity for claim in claims(text) if claim.value] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Officials denied that 12 children drowned.", ["denied"]),
        ("Officials say it was not the 12 children.", ["denied"]),
        ("Not 20 children but 12 children drowned.", ["denied", "affirmed"]),
        ("Officials denied reports that 200 children were held.", ["denied"]),
        ("Officials denied reports that 200 children were held: “It is 16,” one said.", ["denied", "affirmed"]),
        ("Officials denied that 12 children drowned: “Nine children came home.”", ["denied", "affirmed"]),
    ],
)
def test_the_claimant_can_deny_a_figure(text: str, found: list[str]) -> None:
    assert [claim.polarity for claim in claims(text) if claim.value] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We must never forget the 12 children who were taken.", ["affirmed"]),
        ("We do not forget the 12 children who were taken.", ["affirmed"]),
        ("The ministry wants to trace 12 children taken to Russia.", ["affirmed"]),
        ("The army will free the 12 children who were taken.", ["planned"]),
        ("The 12 children whose parents fled will return.", ["planned"]),
        ("The ministry wants to trace 12 children whose parents were taken.", ["planned"]),
        ("Remember the 12 children who will return.", ["planned"]),
        ("The ministry asks for the 12 children taken in May to be freed.", ["affirmed"]),
    ],
)
def test_a_verb_that_says_something_else_gives_way_to_the_clause_behind_the_noun(text: str, found: list[str]) -> None:
    assert [claim.polarity for claim in claims(text) if claim.value] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Of the 12 children, nine will return.", ["affirmed", "planned"]),
        ("Of the 12 children taken in May, nine will return.", ["affirmed", "planned"]),
        ("Among the 12 children taken nine will return.", ["affirmed", "affirmed"]),
        ("Two of our three children will return.", ["planned", "affirmed"]),
        ("The 12 children taken in May will return.", ["planned"]),
        ("It is said that of the 12 children taken nine will return.", ["planned", "affirmed"]),
    ],
)
def test_the_verb_is_not_about_the_whole_of_which_a_part_is_told(text: str, found: list[str]) -> None:
    assert [claim.polarity for claim in claims(text) if claim.value] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The killing of 12 children will be investigated.", ["affirmed"]),
        ("The number of 12 children will be announced.", ["planned"]),
        ("The plan, including 12 children, will be announced.", ["planned"]),
        ("Victims, including 12 children, will be buried.", ["planned"]),
    ],
)
def test_the_event_noun_above_the_figure_tells(text: str, found: list[str]) -> None:
    assert [claim.polarity for claim in claims(text) if claim.value] == found
