"""One label for each name of an article, by the votes of all its candidates; a full name decides for its surname."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from newsx.entities import doubts, lists, name_classifier, name_features
from newsx.entities.candidate_spans import ORG, PERSON, PLACE, THING, Candidate, is_role, is_title
from newsx.entities.name_features import Votes
from newsx.entities.name_index import Index, Key, Mention, Name
from newsx.entities.name_tokens import Row
from newsx.grammar.places import is_demonym, is_place, is_state

# The most that the model's candidates of one name weigh together; those of a rule weigh no more than two of them.
MODEL_SAYS = 2.0

# What the model alone must have over every other reading: below it, 3 of 4 bodies and 6 of 10 lone words were none
# (256 newswire articles from five regions).
DOUBTFUL = ""
LONE_BODY, LONE_PERSON = 1.0, 0.7
LONGEST = 40  # words of a name: no body has a longer one
HALF_TOLD = 0.5  # a person for whom no more speaks does not break up a body's name


def gather(row: Row, index: Index, candidates: Iterable[Candidate]) -> dict[Key, Name]:
    """The candidates by name."""
    names: dict[Key, Name] = {}
    for candidate in candidates:
        if candidate.j - candidate.i > LONGEST:
            continue
        key = tuple(index.folded[candidate.i : candidate.j])
        name = names.setdefault(key, Name(key))
        name.forms[row.form(candidate.i, candidate.j)] += 1
        name.rules.add(candidate.rule)
        name.candidates.append(candidate)
        name.places.add((candidate.i, candidate.j))
    return names


def judge(row: Row, index: Index, names: dict[Key, Name]) -> None:
    """Sets the label of every name."""
    for name in names.values():
        _sum_votes(name)
        name_features.own_words(name.form, name.rules, name.votes)
        places = [(i, j) for i, j in index.places(name.key) if row.words[i].cap]
        if places:
            name_features.around(row, places, name.votes)
        doubts.no_person(row, index, name, MODEL_SAYS)
        doubts.common_word(row, name, MODEL_SAYS)
        name.label = _winner(name)
    doubts.by_surname(names)
    name_classifier.settle(row, index, names)
    _drop_overlong(names)
    _surnames(names)


def _sum_votes(name: Name) -> None:
    """Sums the candidates' votes; those of one rule count up to a limit."""
    by_rule: dict[str, Votes] = defaultdict(lambda: defaultdict(float))
    for candidate in name.candidates:
        by_rule[candidate.rule][candidate.label] += candidate.weight
    for rule, votes in by_rule.items():
        most = MODEL_SAYS if rule == "entities.model" else 2 * max(m.weight for m in name.candidates if m.rule == rule)
        scale = min(1.0, most / sum(votes.values()))
        for label, weight in votes.items():
            name.votes[label] += weight * scale
    name.counted = dict(name.votes)


def _winner(name: Name) -> str:
    label = max(name.votes, key=lambda x: (name.votes[x], x == ORG))
    if name.votes[label] <= 0:
        return THING
    if name.rules == {"entities.model"}:
        lead = name.votes[label] - max((v for x, v in name.votes.items() if x != label), default=0.0)
        if label == ORG and lead < LONE_BODY and not name.form.isupper():
            return DOUBTFUL
        if label == PERSON and lead < LONE_PERSON and len(name.key) == 1:
            return DOUBTFUL
    return label


def _drop_overlong(names: dict[Key, Name]) -> None:
    """Deletes names that consist of other names: "Ukraine Ivan Petrenko", and two bodies with "and" between them."""
    people = {key for key, name in names.items() if name.label == PERSON and len(key) > 1}
    bodies = {key for key, name in names.items() if name.label == ORG and name.rules != {"entities.model"}}
    for key, name in list(names.items()):
        first = name.form.split()[0]
        offices = name.label == PERSON and (is_role(first) or is_title(first))
        inside = [names[key[n:]] for n in range(1, len(key) - 1) if key[n:] in people and key[n:] in names]
        if key in bodies:  # "Child Watch Ghana, a charity"
            known = "entities.known" in name.rules
            inside = [person for person in inside if person.votes[PERSON] > HALF_TOLD and not known]
        holds = bool(inside) and (name.label != PERSON or offices)
        joint = name.rules == {"entities.model"} and any(
            key[n] == "and" and (key[:n] in bodies or key[n + 1 :] in bodies) for n in range(1, len(key) - 1)
        )
        if holds or joint:
            del names[key]


def _surnames(names: dict[Key, Name]) -> None:
    """Labels the surname of a full name alone as that person, and the first name too unless it is something else."""
    small = lists.words("names.toml", "particles")
    last: set[Key] = set()
    other: set[Key] = set()
    for key, name in names.items():
        if name.label == PERSON and len(key) > 1:
            last.update(key[n:] for n in range(1, len(key)) if key[n] not in small or n == len(key) - 1)
            last.update(key[n:] for n in range(1, len(key) - 1))
            last.update((bare,) for bare in lists.without_article(key[-1:]))
            if lists.given().get(key[0].capitalize(), "") is None:
                last.add(key[:1])  # the family name stands first: "Xi Jinping"
            other.update((word,) for word in key[:-1] if len(word) > 2 and word not in small)
    for single in last | other:
        known = names.get(single)
        if known is None:
            if single in last and len(single[-1]) > 1:
                spelled = " ".join(single)
                names[single] = Name(
                    single, defaultdict(float, {PERSON: 1.0}), Counter({spelled: 1}), {"entities.surname"}, [], PERSON
                )
        elif _may_be_person(known, single in last):
            known.label = PERSON
            known.rules.add("entities.surname")


def _may_be_person(name: Name, is_last: bool) -> bool:
    """Whether a word of a full name may stand for the person although it has another label."""
    form = name.form
    if form in lists.words("institutions.toml", "anchor", "alone"):
        return False
    if len(name.key) > 1 and name.label == ORG and name.rules != {"entities.model"}:
        return False
    if is_demonym(form) or is_state(form) or ("entities.known" in name.rules and form.isupper()):
        return False
    if is_place(form) and (not is_last or name.votes[PLACE] > name.votes[PERSON] + 5):
        return False
    return is_last or (name.label in (ORG, DOUBTFUL) and not form.isupper())


def find_mentions(row: Row, index: Index, names: dict[Key, Name]) -> list[Mention]:
    """Every place where a labelled name stands, the longest name first.

    Names that are neither person nor body take up their words too, so that "Trump" is not found in "Trump Tower".
    """
    by_start: dict[Key, list[Key]] = defaultdict(list)
    for key in names:
        by_start[key[:2]].append(key)
    for keys in by_start.values():
        keys.sort(key=len, reverse=True)
    folded = index.folded
    found: list[Mention] = []
    i = 0
    while i < len(folded):
        step = 1
        for key in (*by_start.get(tuple(folded[i : i + 2]), ()), *by_start.get((folded[i],), ())):
            j = i + len(key)
            if tuple(folded[i:j]) == key and _stands(row, i, j, names[key]):
                if names[key].label == THING and len(key) > 4:
                    continue  # "Joint Declaration on the Establishment of the … Coalition": bodies inside it count
                found.append(Mention(i, j, names[key]))
                step = len(key)
                break
        i += step
    return found


def _stands(row: Row, i: int, j: int, name: Name) -> bool:
    """Whether words i … j-1 are a name here: capitals, no break inside, no common word at the start of a sentence."""
    if name.is_candidate(i, j):
        return True
    words = row.words
    if not words[i].cap:
        return False
    inside = words[i : j - 1]
    if any("\n\n" in w.gap or w.own or "," in w.gap or ";" in w.gap or "(" in w.gap for w in inside):
        return False
    if any("." in w.gap and len(w.text) > 2 for w in inside):
        return False
    if j - i > 1:
        return True
    text = words[i].text
    if all(form.isupper() and len(form) > 1 for form in name.forms) and not text.isupper():
        return False
    return not (words[i].first and (text.lower() in row.small or (row.is_noun(i) and name.key[0] in _function_words())))


def _function_words() -> frozenset[str]:
    return lists.words("institutions.toml", "joins", "openers")
