"""One label for each name of an article, from candidates put together by hand; no model is needed."""

from __future__ import annotations

import pytest
from candidate_names import MODEL, Told, candidates

from newsx.entities import name_voting
from newsx.entities.candidate_spans import ORG, PEOPLE, PERSON, PLACE, THING, Candidate
from newsx.entities.name_index import Index, Mention, Name
from newsx.entities.name_tokens import Row


def judged(text: str, *told: Told, tags: dict[str, str] | None = None) -> dict[str, Name]:
    """The names of a text by their folded forms, labelled."""
    row = Row(text, {text.index(word): tag for word, tag in (tags or {}).items()})
    index = Index(row)
    names = name_voting.gather(row, index, candidates(row, *told))
    name_voting.judge(row, index, names)
    return {" ".join(key): name for key, name in names.items()}


def labels(text: str, *told: Told, tags: dict[str, str] | None = None) -> dict[str, str]:
    return {form: name.label for form, name in judged(text, *told, tags=tags).items()}


def mentions(text: str, *told: Told) -> list[tuple[str, str]]:
    """The mentions of a text: the words and their label."""
    row = Row(text)
    index = Index(row)
    names = name_voting.gather(row, index, candidates(row, *told, first=True))
    name_voting.judge(row, index, names)
    found: list[Mention] = name_voting.find_mentions(row, index, names)
    return [(row.form(m.i, m.j), m.name.label) for m in found]


def test_the_candidates_of_one_name_are_gathered_with_their_spellings_and_places() -> None:
    row = Row("The Lorne Fund spoke. LORNE FUND boats sailed. The Lorne Fund left.")
    told = candidates(row, ("Lorne Fund", ORG, 2.0, "entities.organisation-word"), ("LORNE FUND", ORG, 1.0, MODEL))
    (name,) = name_voting.gather(row, Index(row), told).values()
    assert name.key == ("lorne", "fund")
    assert name.forms == {"Lorne Fund": 2, "LORNE FUND": 1}
    assert name.rules == {"entities.organisation-word", MODEL}
    assert name.candidates == told
    assert name.places == {(1, 3), (4, 6), (9, 11)}


@pytest.mark.parametrize(("words", "kept"), [(40, True), (41, False)])
def test_no_name_is_longer_than_forty_words(words: int, kept: bool) -> None:
    row = Row("Arden " * 50)
    assert bool(name_voting.gather(row, Index(row), [Candidate(0, words, ORG, 1.0, MODEL)])) == kept


@pytest.mark.parametrize(
    ("told", "votes"),
    [
        ([(PERSON, 1.0, MODEL)], {PERSON: 1.0}),
        ([(PERSON, 1.0, MODEL)] * 3, {PERSON: 2.0}),  # the model says one thing at most twice
        ([(PERSON, 1.0, MODEL)] * 3 + [(ORG, 1.0, MODEL)], {PERSON: 1.5, ORG: 0.5}),
        ([(ORG, 1.5, "entities.outlet")] * 3, {ORG: 3.0}),  # a rule twice what it weighs
        ([(ORG, 1.5, "entities.outlet"), (ORG, 2.5, "entities.outlet")], {ORG: 4.0}),
        ([(ORG, 1.5, "entities.outlet"), (PERSON, 1.0, MODEL)], {ORG: 1.5, PERSON: 1.0}),
    ],
)
def test_one_rule_weighs_no_more_than_twice(told: list[tuple[str, float, str]], votes: dict[str, float]) -> None:
    name = Name(("lorne",), candidates=[Candidate(0, 1, *each) for each in told])
    name_voting._sum_votes(name)
    assert dict(name.votes) == pytest.approx(votes)
    assert name.counted == dict(name.votes)


@pytest.mark.parametrize(
    ("form", "votes", "rules", "label"),
    [
        ("Lorne Fund", {ORG: 1.0, PERSON: 1.0}, {"entities.outlet"}, ORG),  # of equals the body
        ("Lorne Fund", {ORG: 1.0, PERSON: 1.5}, {"entities.outlet"}, PERSON),
        ("Lorne Fund", {ORG: 0.0}, {"entities.outlet"}, THING),
        ("Lorne Fund", {ORG: -1.0}, {"entities.outlet"}, THING),
        ("Lorne Fund", {ORG: 1.0}, {MODEL}, ORG),
        ("Lorne Fund", {ORG: 0.9}, {MODEL}, ""),  # the model alone has to be sure of a body
        ("Lorne Fund", {ORG: 1.5, PLACE: 0.6}, {MODEL}, ""),
        ("Lorne Fund", {ORG: 0.9}, {MODEL, "entities.outlet"}, ORG),
        ("LORNE", {ORG: 0.9}, {MODEL}, ORG),
        ("Lorne", {PERSON: 0.7}, {MODEL}, PERSON),
        ("Lorne", {PERSON: 0.6}, {MODEL}, ""),  # … and of a person with one name
        ("Ada Lorne", {PERSON: 0.6}, {MODEL}, PERSON),
        ("Lorne", {PLACE: 0.1}, {MODEL}, PLACE),
    ],
)
def test_the_label_with_most_votes_wins(form: str, votes: dict[str, float], rules: set[str], label: str) -> None:
    name = Name(tuple(form.lower().split()), rules=rules)
    name.votes.update(votes)
    name.forms[form] += 1
    assert name_voting._winner(name) == label


def test_a_person_s_surname_alone_is_the_person() -> None:
    names = judged("Nurse Ada Lorne wept.", ("Ada Lorne", PERSON, 1.5, "entities.office"))
    assert names["ada lorne"].label == PERSON
    assert names["lorne"].label == PERSON
    assert names["lorne"].rules == {"entities.surname"}
    assert names["lorne"].form == "lorne"
    assert names["lorne"].votes == {PERSON: 1.0}
    assert not names["lorne"].candidates
    assert set(names) == {"ada lorne", "lorne"}


@pytest.mark.parametrize(
    ("form", "alone"),
    [
        ("Ada Lorne", {"lorne"}),
        ("Ada Rosa Lorne", {"rosa lorne", "lorne"}),
        ("Ada de Lorne", {"de lorne", "lorne"}),
        ("Ada Al-Lornesh", {"al-lornesh", "lornesh"}),  # the Arabic article is left out or not
        ("Kim Lorne", {"kim", "lorne"}),  # a family name that may stand first
        ("Ada L", set()),
    ],
)
def test_the_names_by_which_a_person_is_called_later(form: str, alone: set[str]) -> None:
    names = labels(f"Nurse {form} wept.", (form, PERSON, 1.5, "entities.office"))
    assert set(names) - {form.lower()} == alone


FULL = ("Ada Lorne", PERSON, 1.5, "entities.office")


@pytest.mark.parametrize(
    ("text", "told", "label"),
    [
        ("Nurse Ada Lorne wept. Lorne left.", ("Lorne", PLACE, 1.0, MODEL), PERSON),
        ("Nurse Ada Lorne wept. Ada left.", ("Ada", ORG, 1.0, MODEL), PERSON),
        ("Nurse Ada Lorne wept. Lorne left.", ("Lorne", ORG, 3.0, "entities.known"), PERSON),
        ("Nurse Ada Lorne wept. It lay in Ada.", ("Ada", PLACE, 2.0, "entities.place"), PLACE),
        ("Nurse Ada Lorne wept. ADA left.", ("ADA", ORG, 2.0, "entities.known"), ORG),
        ("Nurse Ada Lorne wept. LORNE left.", ("LORNE", ORG, 3.0, "entities.known"), ORG),
    ],
)
def test_a_word_of_a_full_name_is_the_person_unless_a_table_says_more(text: str, told: Told, label: str) -> None:
    assert labels(text, FULL, told)[told[0].lower()] == label


@pytest.mark.parametrize(
    ("text", "told", "label"),
    [
        ("Nurse Ada French wept. French boats left.", ("French", PEOPLE, 1.0, MODEL), PEOPLE),
        ("Nurse Ada Jordan wept. Jordan said no.", ("Jordan", PLACE, 1.0, MODEL), PLACE),
        ("Nurse Ada Knesset wept. Knesset boats left.", ("Knesset", ORG, 3.0, "entities.known"), ORG),
        ("Nurse Ada Rosa Lorne wept. Rosa Lorne ran.", ("Rosa Lorne", ORG, 3.0, "entities.known"), ORG),
    ],
)
def test_a_state_a_people_or_a_body_keeps_its_name_beside_a_person_of_that_name(
    text: str, told: Told, label: str
) -> None:
    person = text.removeprefix("Nurse ").partition(" wept")[0]
    assert labels(text, (person, PERSON, 1.5, "entities.office"), told)[told[0].lower()] == label


def test_a_name_that_ends_with_a_person_s_name_is_dropped() -> None:
    text = "Lantern Town Ada Lorne wept. Nurse Ada Lorne left."
    assert "town ada lorne" not in labels(text, FULL, ("Town Ada Lorne", PLACE, 3.0, "entities.place"))


def test_a_person_with_an_office_in_the_name_is_dropped_for_the_person() -> None:
    text = "Minister Ada Lorne wept. Nurse Ada Lorne left."
    assert "minister ada lorne" not in labels(text, FULL, ("Minister Ada Lorne", PERSON, 3.0, "entities.office"))
    text = "Rosa Ada Lorne wept. Nurse Ada Lorne left."
    assert "rosa ada lorne" in labels(text, FULL, ("Rosa Ada Lorne", PERSON, 3.0, "entities.office"))


@pytest.mark.parametrize(
    ("rule", "kept"), [("entities.organisation-word", False), ("entities.known", True)]
)  # "Child Watch Ada Lorne" is no body, unless a table has it
def test_a_body_with_a_person_s_name_in_it_stays_where_it_is_known(rule: str, kept: bool) -> None:
    text = "The Fund Ada Lorne wept. Nurse Ada Lorne left."
    assert ("fund ada lorne" in labels(text, FULL, ("Fund Ada Lorne", ORG, 3.0, rule))) == kept


def test_two_bodies_with_and_between_them_are_two() -> None:
    text = "Boats of Lorne Fund and Kalo Riders left."
    both = ("Lorne Fund and Kalo Riders", ORG, 1.0, MODEL)
    for one in (("Lorne Fund", ORG, 2.0, "entities.outlet"), ("Kalo Riders", ORG, 2.0, "entities.outlet")):
        assert "lorne fund and kalo riders" not in labels(text, both, one)
    assert "lorne fund and kalo riders" in labels(text, both)
    ruled = ("Lorne Fund and Kalo Riders", ORG, 2.0, "entities.known")
    assert "lorne fund and kalo riders" in labels(text, ruled, ("Lorne Fund", ORG, 2.0, "entities.outlet"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nurse Ada Lorne wept. Lorne left.", ["Ada Lorne", "Lorne"]),
        ("Nurse Ada Lorne wept. They saw LORNE.", ["Ada Lorne", "LORNE"]),
        ("Nurse Ada Lorne wept. The lorne sank.", ["Ada Lorne"]),  # no capital, no name
        ("Nurse Ada Lorne wept. Lorne sank, a lorne.", ["Ada Lorne"]),  # a common word that opens a sentence
        ("Nurse Ada Lorne wept. They saw Ada, Lorne told.", ["Ada Lorne", "Lorne"]),
        ("Nurse Ada Lorne wept. They saw Ada (Lorne) here.", ["Ada Lorne", "Lorne"]),
        ("Nurse Ada Lorne wept. They saw Ada; Lorne told.", ["Ada Lorne", "Lorne"]),
        ("Nurse Ada Lorne wept. They saw Ada’s Lorne.", ["Ada Lorne", "Lorne"]),
        ("Nurse Ada Lorne wept. They saw Ada. Lorne told.", ["Ada Lorne", "Lorne"]),
        ("Nurse Ada Lorne wept. They saw Ada\n\nLorne told.", ["Ada Lorne", "Lorne"]),
        ("Nurse Ada Lorne wept. They saw Ada\nLorne.", ["Ada Lorne", "Ada\nLorne"]),
    ],
)
def test_a_name_stands_wherever_its_words_stand_together_with_capitals(text: str, found: list[str]) -> None:
    assert [form for form, _ in mentions(text, FULL)] == [" ".join(form.split()) for form in found]


def test_initials_may_have_dots_inside_a_name() -> None:
    text = "Nurse J. Lorne wept. Boats of J. Lorne left."
    assert [form for form, _ in mentions(text, ("J. Lorne", PERSON, 2.0, "entities.office"))] == ["J. Lorne"] * 2


def test_an_acronym_is_no_word_with_one_capital() -> None:
    text = "The CARE boats left. They had Care."
    assert mentions(text, ("CARE", ORG, 3.0, "entities.known")) == [("CARE", ORG)]


def test_the_longest_name_is_found_first_and_takes_up_its_words() -> None:
    text = "Boats of Lorne Treaty left. Nurse Ada Lorne wept."
    told = (FULL, ("Lorne Treaty", THING, 4.0, "entities.acronym"))
    assert mentions(text, *told) == [("Lorne Treaty", THING), ("Ada Lorne", PERSON)]


def test_bodies_inside_a_long_name_of_a_thing_are_found() -> None:
    thing = "Joint Pact on the Lorne Fund"
    text = f"They signed the {thing} twice."
    told = ((thing, THING, 9.0, "entities.acronym"), ("Lorne Fund", ORG, 2.0, "entities.outlet"))
    assert mentions(text, *told) == [("Lorne Fund", ORG)]
    thing = "Joint Lorne Fund Pact"
    text = f"They signed the {thing} twice."
    told = ((thing, THING, 9.0, "entities.acronym"), ("Lorne Fund", ORG, 2.0, "entities.outlet"))
    assert mentions(text, *told) == [(thing, THING)]


@pytest.mark.parametrize(
    ("text", "told", "label"),
    [
        ("Boats of Kalo Hunters left. Kalo sank.", ("Kalo Hunters", PERSON, 1.0, MODEL), ORG),
        ("Then kalo is read: Kalo rose.", ("Kalo", PERSON, 1.0, MODEL), THING),
    ],
)
def test_what_only_the_model_calls_a_person_is_doubted(text: str, told: Told, label: str) -> None:
    tags = {"Hunters": "NNPS"} if "Hunters" in text else {"Kalo": "NN"}
    assert labels(text, told, tags=tags)[told[0].lower()] in (label, "")
