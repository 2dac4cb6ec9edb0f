"""A classifier of the names that only the model labels: person, body or neither; unsure ones are left out.

Each feature has a weight for each of the three classes (weights.json, written by training/names/fit.py).
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from functools import cache
from importlib.resources import files

from newsx.entities import context_features, lists
from newsx.entities.candidate_spans import ORG, PERSON, THING, is_role, tells_organisation
from newsx.entities.name_index import Index, Key, Name
from newsx.entities.name_tokens import Row
from newsx.grammar.places import in_atlas, is_demonym, is_place

# rules that do not make a name sure
WEAK = frozenset(("entities.model", "entities.given-name", "entities.rank", "entities.initials"))
SURE = {PERSON: 0.75, ORG: 0.72}  # probability from which a name is kept
HELD = 0.1  # less is enough where the words around speak for it by themselves
MADE = 0.85  # the same where all else together says that it is neither
MOST = 3  # mentions beyond this tell no more
Features = dict[str, float]


@cache
def weights() -> dict[str, list[float]]:
    """Feature → its weights for a person, a body and neither."""
    found: dict[str, list[float]] = json.loads(files("newsx.entities").joinpath("weights.json").read_text("utf-8"))
    return found


@cache
def cities() -> frozenset[str]:
    """Cities of the world (cities.txt). A city's name alone is no evidence of a person: many are surnames too."""
    lines = files("newsx.entities").joinpath("cities.txt").read_text("utf-8").split("\n")
    return frozenset(line for line in lines if line and line[0] != "#")


def settle(row: Row, index: Index, names: dict[Key, Name]) -> None:
    """Sets the label of each name that only the model labels: PERSON or ORG where it is probable enough, else none."""
    for name, found in doubtful(row, index, names):
        chances = dict(zip((PERSON, ORG), probabilities(found), strict=False))
        best = max(chances, key=lambda label: chances[label] - SURE[label])
        least = SURE[best] - HELD * (found[f"for-{best}"] >= 1) if name.label in (PERSON, ORG, "") else MADE
        if chances[best] >= least:
            name.label = best
            name.rules.add("entities.trust")
        elif name.label in (PERSON, ORG):
            name.label = ""


def probabilities(found: Features) -> list[float]:
    """The probabilities of a person, a body and neither."""
    sums = [0.0, 0.0, 0.0]
    for sign, value in found.items():
        for n, weight in enumerate(weights().get(sign, ())):
            sums[n] += weight * value
    powers = [math.exp(x) for x in sums]
    return [p / sum(powers) for p in powers]


def doubtful(row: Row, index: Index, names: dict[Key, Name]) -> list[tuple[Name, Features]]:
    """The names in question with their features."""
    said: dict[int, str] = {}
    asked: list[tuple[Name, list[tuple[int, int]]]] = []
    for key, name in names.items():
        places = [(i, j) for i, j in index.places(key) if row.words[i].cap] or [(m.i, m.j) for m in name.candidates]
        weak = name.rules <= WEAK
        if weak and not _is_decided(name):
            asked.append((name, places))
        label = f"{name.label or 'none'}{'?' * weak}"
        for i, j in places:
            for k in range(i, j):
                if k not in said or not weak:
                    said[k] = label
    return [(name, features(row, name, places, said)) for name, places in asked]


def _is_decided(name: Name) -> bool:
    """Whether tables decide already what the name is."""
    return is_place(name.form) or is_demonym(name.form) or name.votes[THING] >= 4


def features(row: Row, name: Name, places: list[tuple[int, int]], said: context_features.Said) -> Features:
    """The features of a name.

    For example: its form, the model's labels, the votes, and the shares of its places that have each context.
    """
    found: Features = defaultdict(float)
    found["bias"] = 1.0
    for sign in made(name.form):
        found[sign] = 1.0
    given = Counter(m.label for m in name.candidates if m.rule == "entities.model")
    for label, often in given.items():
        found[f"model-{label}"] = often / sum(given.values())
    found["again"] = float(min(MOST, len(places) - 1))
    for label, vote in name.votes.items():
        found[f"for-{label}"] = vote - name.counted.get(label, 0.0)
    for i, j in places:
        for sign in context_features.around(row, i, j, said):
            found[sign] += 1 / len(places)
    for rule in ("entities.rank", "entities.initials"):
        if rule in name.rules:
            found[rule] = 1.0
    if name.form.lower() in row.small:
        found["small"] = 1.0
    return found


def made(form: str) -> set[str]:
    """Features of the form of a name.

    >>> sorted(made("KyoAni")), sorted(made("Rosa Maria Diaz"))
    (['camel', 'one'], ['given', 'given-first', 'three'])
    """
    words = form.split()
    if form.isupper() and len(words) > 1:  # "MARTA LINDELL"
        words, form = [w.title() for w in words], form.title()
    bare = [w for w in words if "-" not in w and "'" not in w and "’" not in w and not w.startswith(("Mc", "Mac"))]
    tests = {
        ("one", "two", "three", "long")[min(len(words), 4) - 1]: True,
        "upper": form.isupper(),
        "part-upper": not form.isupper() and any(w.isupper() and len(w.strip(".")) > 1 for w in words),
        "digit": any(c.isdigit() or c in "&@/+" for c in form),
        "camel": any(c.isupper() for w in bare if not w.isupper() for c in w[1:]),
        "hyphen": any("-" in w for w in words),
        "initial": len(words) > 1 and any(len(w.strip(".")) == 1 for w in words),
        "given": any(w in lists.given() for w in words),
        "given-first": words[0] in lists.given(),
        "joined": any(w in ("of", "for", "and", "in", "on", "the", "&", "to", "de", "del") for w in words),
        "article": words[0] in lists.words("names.toml", "articles"),
        "tells": any(tells_organisation(w) or tells_organisation(w.rstrip("s")) for w in words),
        "people-first": is_demonym(words[0]),
        "place-inside": any(in_atlas(w) for w in words),
        "body-last": len(words) > 1 and words[-1] in lists.organisation_words(),
        "city": form in cities(),
        "city-first": len(words) > 1 and words[0] in cities(),
        "thing-last": words[-1] in lists.words("institutions.toml", "not_institutions", "last"),
        "plural": form.endswith("s") and not form.isupper(),
        "office-inside": any(is_role(w) for w in words),
        "ing": any(w.endswith(("ing", "tion", "ment", "ity", "al", "ive")) for w in words),
        "short": len(form) < 5,
    }
    return {sign for sign, true in tests.items() if true}
