"""Corrects labels that only the model gives: common words, plurals, articles, other uses of the surname."""

from __future__ import annotations

from newsx.entities import lists
from newsx.entities.candidate_spans import ORG, PERSON, THING, is_role
from newsx.entities.name_index import Index, Key, Name
from newsx.entities.name_tokens import Row
from newsx.grammar.places import is_demonym


def no_person(row: Row, index: Index, name: Name, most: float) -> None:
    """Labels several words as a body where they end in a plural or follow an article, and only the model says person.

    Of 256 newswire articles' "Cacao Hunters" and "La Prensa", 11 of 16 were bodies and 2 persons. A plural that also
    stands alone is a surname: "Tyra Banks … Banks".
    """
    weight = sum(m.weight for m in name.candidates if m.label == PERSON)
    if len(name.key) < 2 or name.rules != {"entities.model"} or name.votes[PERSON] <= 0:
        return
    opened = len(name.key) == 2 and name.form.split()[0] in lists.words("names.toml", "articles")
    plural = all(row.tags.get(row.words[m.j - 1].start) == "NNPS" for m in name.candidates)
    if plural:
        whole = {j for _, j in index.places(name.key)}
        plural = all(j in whole or not row.words[j - 1].cap for _, j in index.places(name.key[-1:]))
    if opened or (plural and name.votes[PERSON] <= min(weight, most)):
        name.votes[ORG] += name.votes.pop(PERSON)


def common_word(row: Row, name: Name, most: float) -> None:
    """Votes against single words that only the model calls a name and that the article has as common nouns."""
    if len(name.key) > 1 or name.rules != {"entities.model"}:
        return
    if name.form.lower() in row.small and name.votes[ORG] <= most:
        name.votes[THING] += 1.1
    if all(row.is_noun(m.i) for m in name.candidates):
        name.votes[THING] += 5 if all(row.words[m.i].first for m in name.candidates) else 2.5
    if not name.form.isupper() and name.form.endswith(
        lists.ordered("institutions.toml", "not_institutions", "endings")
    ):
        name.votes[THING] += 2.5


def by_surname(names: dict[Key, Name]) -> None:
    """Labels a full name as a person where only the model says body and its surname alone is a person: "Ms. Usman"."""
    first = lists.words("institutions.toml", "not_institutions", "first")
    storms = {key[-1:] for key, name in names.items() if len(key) > 1 and name.form.split()[0] in first}
    for key, name in names.items():
        if key in storms and name.rules == {"entities.model"}:
            name.label = THING  # "Cyclone Ines … Ines"
        surname = names.get(key[-1:])
        if name.label != ORG or len(key) < 2 or name.rules != {"entities.model"} or surname is None:
            continue
        words = name.form.split()
        told = surname.label == PERSON and surname.rules != {"entities.model"} and words[0].istitle()
        if told and not any(w in lists.organisation_words() or is_role(w) or is_demonym(w) for w in words):
            name.label = PERSON
            name.rules.add("entities.surname")
