"""Names of which only the model speaks: the classifier and the doubts before it; no model is needed."""

from __future__ import annotations

import pytest
from candidate_names import MODEL, candidates, key

from newsx.entities import doubts, name_classifier, name_voting
from newsx.entities.candidate_spans import ORG, PERSON, PLACE, THING, Candidate
from newsx.entities.name_index import Index, Key, Name
from newsx.entities.name_tokens import Row


def test_the_chances_of_a_name_are_the_shares_of_its_weights() -> None:
    person, body, neither = name_classifier.probabilities({"bias": 1.0, "no such feature": 5.0})
    assert person + body + neither == pytest.approx(1)
    weights = name_classifier.weights()["bias"]
    assert person / body == pytest.approx(2.718281828 ** (weights[0] - weights[1]))
    twice = name_classifier.probabilities({"bias": 2.0})
    assert twice[0] / twice[1] == pytest.approx((person / body) ** 2)


def doubted(text: str, form: str, **votes: float) -> Name:
    """A name of which only the model speaks, with these votes, after the classifier."""
    row = Row(text)
    index = Index(row)
    told = candidates(row, (form, PERSON, 1.0, MODEL))
    names = name_voting.gather(row, index, told)
    (name,) = names.values()
    name.votes.update(votes)
    name.label = PERSON
    name_classifier.settle(row, index, names)
    return name


@pytest.mark.parametrize(
    ("form", "votes", "label"),
    [
        ("Oduya", {PERSON: 5.0}, PERSON),
        ("Oduya", {ORG: 5.0}, ORG),
        ("Oduya", {PLACE: 5.0}, ""),  # neither
        ("Kenya", {ORG: 5.0}, PERSON),  # a place, a people and a thing are settled already
        ("French", {ORG: 5.0}, PERSON),
        ("Oduya", {ORG: 9.0, THING: 4.0}, PERSON),
        ("Oduya", {ORG: 9.0, THING: 3.9}, ORG),
    ],
)
def test_the_classifier_decides_where_only_the_model_speaks(form: str, votes: dict[str, float], label: str) -> None:
    name = doubted(f"On Monday {form} sank.", form, **votes)
    assert name.label == label
    assert ("entities.trust" in name.rules) == (label == max(votes, key=lambda x: votes[x]))


def test_the_features_of_a_name_are_shares_of_its_places() -> None:
    row = Row("On Monday Oduya said no. They met Oduya; a oduya sank. The Oduya left. The OX left.")
    name = Name(("oduya",), candidates=[Candidate(2, 3, PERSON, 1.0, MODEL), Candidate(7, 8, ORG, 1.0, MODEL)])
    name.candidates.append(Candidate(7, 8, ORG, 1.0, "entities.rank"))
    name.rules = {MODEL, "entities.rank"}
    name.forms["Oduya"] += 1
    name.votes.update({PERSON: 2.0, ORG: 0.5})
    name.counted = {PERSON: 1.5}
    found = name_classifier.features(row, name, [(2, 3), (7, 8)], {})
    assert found == {
        "bias": 1.0, "one": 1.0, "model-PERSON": 0.5, "model-ORG": 0.5, "again": 1.0, "for-PERSON": 0.5,
        "for-ORG": 0.5, "says": 0.5, "entities.rank": 1.0, "small": 1.0,
    }  # fmt: skip
    name.rules = {"entities.initials"}
    found = name_classifier.features(row, name, [(2, 3)] * 9, {})
    assert found["again"] == 3.0
    assert found["says"] == pytest.approx(1.0)
    assert (found["entities.initials"], found["entities.rank"]) == (1.0, 0.0)


def test_what_a_name_beside_is_held_for_is_a_feature() -> None:
    row = Row("On Monday Oduya and Kalo sank. The Kalo Fund left.")
    index = Index(row)
    told = candidates(row, ("Oduya", PERSON, 1.0, MODEL), ("Kalo", PERSON, 1.0, MODEL))
    told += candidates(row, ("Kalo Fund", ORG, 2.0, "entities.outlet"))
    names = name_voting.gather(row, index, told)
    names[key("kalo")].label = PERSON
    names[key("kalo fund")].label = ORG
    found = {" ".join(name.key): features for name, features in name_classifier.doubtful(row, index, names)}
    assert set(found) == {"oduya", "kalo"}  # a rule speaks for the fund
    assert found["oduya"]["beside-PERSON?"] == 1.0
    assert found["kalo"]["beside-none?"] == 0.5  # at one of two places


def alone(text: str, form: str, label: str, **tags: str) -> tuple[Row, Index, Name]:
    """A name of which only the model speaks, at each place where it stands; `tags`: parts of speech of words."""
    row = Row(text)
    row.tags = {w.start: tags[w.text] for w in row.words if w.text in tags}
    index = Index(row)
    (name,) = name_voting.gather(row, index, candidates(row, (form, label, 1.0, MODEL))).values()
    name_voting._sum_votes(name)
    return row, index, name


@pytest.mark.parametrize(
    ("text", "form", "tags", "label"),
    [
        ("Boats of Kalo Hunters left.", "Kalo Hunters", {"Hunters": "NNPS"}, ORG),
        ("Boats of Kalo Hunters left.", "Kalo Hunters", {"Hunters": "NNP"}, PERSON),
        ("Boats of Kalo Banks left. Banks wept.", "Kalo Banks", {"Banks": "NNPS"}, PERSON),  # a surname
        ("Boats of Kalo Banks left. River banks fell.", "Kalo Banks", {"Banks": "NNPS"}, ORG),
        ("Boats of Kalo Banks left. Kalo Banks wept.", "Kalo Banks", {"Banks": "NNPS"}, ORG),
        ("Boats of La Kalo left.", "La Kalo", {}, ORG),
        ("Boats of La Kalo Ruiz left.", "La Kalo Ruiz", {}, PERSON),
        ("Boats of Hunters left.", "Hunters", {"Hunters": "NNPS"}, PERSON),
    ],
)
def test_a_plural_or_an_article_makes_a_body_of_the_model_s_person(
    text: str, form: str, tags: dict[str, str], label: str
) -> None:
    row, index, name = alone(text, form, PERSON, **tags)
    doubts.no_person(row, index, name, 2.0)
    assert [label for label, vote in name.votes.items() if vote] == [label]


@pytest.mark.parametrize(
    ("votes", "rule", "label"),
    [(1.0, MODEL, ORG), (1.1, MODEL, PERSON), (0.0, MODEL, None), (0.5, "entities.age", PERSON), (0.5, MODEL, ORG)],
)
def test_a_plural_for_which_more_speaks_stays_a_person(votes: float, rule: str, label: str | None) -> None:
    row, index, name = alone("Boats of Kalo Hunters left.", "Kalo Hunters", PERSON, Hunters="NNPS")
    name.votes[PERSON] = votes
    name.rules = {rule}
    doubts.no_person(row, index, name, 2.0)
    assert {label: vote for label, vote in name.votes.items() if vote} == ({label: votes} if label else {})


def test_of_many_plurals_the_model_s_votes_count_up_to_a_limit() -> None:
    row, index, name = alone("Kalo Hunters left. Kalo Hunters sank. Kalo Hunters rose.", "Kalo Hunters", PERSON)
    row.tags = dict.fromkeys(row.starts, "NNPS")
    name.votes[PERSON] = 2.5
    doubts.no_person(row, index, name, 2.0)
    assert name.votes[PERSON] == 2.5


@pytest.mark.parametrize(
    ("text", "form", "tags", "thing"),
    [
        ("They met Kalo there.", "Kalo", {"Kalo": "NNP"}, 0),
        ("They met Kalo there, a kalo.", "Kalo", {"Kalo": "NNP"}, 1.1),  # the article has it as a common word
        ("They met Kalo there.", "Kalo", {"Kalo": "NN"}, 2.5),  # the model reads a common noun
        ("Kalo rose.", "Kalo", {"Kalo": "NN"}, 5),  # … that has its capital from the sentence
        ("Kalo rose. They met Kalo.", "Kalo", {"Kalo": "NN"}, 2.5),
        ("They met Tourism there.", "Tourism", {"Tourism": "NNP"}, 0),
        ("They met Kalotion there.", "Kalotion", {"Kalotion": "NNP"}, 2.5),  # an abstract noun
        ("They met Ada Kalotion there.", "Ada Kalotion", {"Ada": "NN"}, 0),
    ],
)
def test_a_common_word_is_no_name_where_only_the_model_says_so(
    text: str, form: str, tags: dict[str, str], thing: float
) -> None:
    row, _, name = alone(text, form, ORG, **tags)
    doubts.common_word(row, name, 2.0)
    assert name.votes[THING] == pytest.approx(thing)


@pytest.mark.parametrize(("votes", "thing"), [(2.0, 1.1), (2.1, 0)])
def test_a_body_for_which_more_speaks_stays_beside_a_common_word(votes: float, thing: float) -> None:
    row, _, name = alone("They met Kalo there, a kalo.", "Kalo", ORG)
    name.votes[ORG] = votes
    doubts.common_word(row, name, 2.0)
    assert name.votes[THING] == thing


def test_what_a_rule_names_is_no_common_word() -> None:
    row, _, name = alone("Kalo rose, a kalo.", "Kalo", ORG, Kalo="NN")
    name.rules = {"entities.outlet"}
    doubts.common_word(row, name, 2.0)
    assert name.votes[THING] == 0


def held(form: str, label: str, *rules: str) -> dict[Key, Name]:
    name = Name(key(form.lower()), rules=set(rules), label=label)
    name.forms[form] += 1
    return {name.key: name}


@pytest.mark.parametrize(
    ("form", "rules", "surname", "told", "label"),
    [
        ("Ada Lorne", {MODEL}, PERSON, {"entities.title"}, PERSON),
        ("Ada Lorne", {MODEL}, PERSON, {MODEL}, ORG),  # the model alone knows no more of the surname
        ("Ada Lorne", {MODEL}, ORG, {"entities.title"}, ORG),
        ("Ada Lorne", {"entities.outlet"}, PERSON, {"entities.title"}, ORG),
        ("ADA Lorne", {MODEL}, PERSON, {"entities.title"}, ORG),
        ("Ministry Lorne", {MODEL}, PERSON, {"entities.title"}, ORG),
        ("Governor Lorne", {MODEL}, PERSON, {"entities.title"}, ORG),
        ("Kenyan Lorne", {MODEL}, PERSON, {"entities.title"}, ORG),
    ],
)
def test_the_model_s_body_is_a_person_where_its_last_word_is_one(
    form: str, rules: set[str], surname: str, told: set[str], label: str
) -> None:
    names = {**held(form, ORG, *rules), **held("Lorne", surname, *told)}
    doubts.by_surname(names)
    name = names[key(form.lower())]
    assert name.label == label
    assert ("entities.surname" in name.rules) == (label == PERSON)


def test_a_storm_s_name_alone_is_the_storm() -> None:
    names = {**held("Cyclone Ines", THING, "entities.known"), **held("Ines", PERSON, MODEL)}
    doubts.by_surname(names)
    assert names[key("ines")].label == THING
    names = {**held("Cyclone Ines", THING, "entities.known"), **held("Ines", PERSON, "entities.title")}
    doubts.by_surname(names)
    assert names[key("ines")].label == PERSON
    names = {**held("Cyclone", THING, MODEL), **held("Ada Lorne", THING, MODEL), **held("Lorne", PERSON, MODEL)}
    doubts.by_surname(names)
    assert names[key("cyclone")].label == THING
    assert names[key("lorne")].label == PERSON
