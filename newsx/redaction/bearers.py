"""Whose names an article holds and which of them are masked: a name is, unless its bearer is grown or it is a place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsx.article import Article
from newsx.entities import lists
from newsx.entities.candidate_spans import tells_organisation
from newsx.redaction import grown, one_case
from newsx.redaction.grown import CHILD
from newsx.redaction.name_runs import Run
from newsx.redaction.name_words import Words, parts, unaccented

STRONG = frozenset(("title", "calling", "18 or older", "has children", "list of grown people", "byline", "work"))
SOFT = frozenset(
    ("title of any age", "calling of any age", "of a body", "speaks for a body", "18 or older in the next sentence")
)
HINTS = frozenset(("child in the next sentence", "childhood in the sentence", "relative"))
_MOST = 200  # bearers of one name that are looked at
WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")  # accents may stand behind their letters


def words_of(name: str) -> Words:
    """A name as a row of folded words."""
    return tuple(unaccented(word) for word in WORD.findall(name))


@dataclass(frozen=True, slots=True)
class Bearers:
    """Whose names an article holds: where those stand that are masked, their words, and the words of grown people.

    `small`: words that are masked in small letters too.
    """

    spans: list[tuple[int, int]]
    masked: set[Words]
    children: set[Words]
    grown: set[Words]
    small: set[str]


def bearers(article: Article) -> Bearers:
    """Judges the names of the text and of all other strings of the record that may hold some."""
    strings = [article.text, article.title or "", *(one.text for one in article.dropped)]
    strings += [value for value in article.source.extra.values() if isinstance(value, str)]
    bodies = [span for body in article.institutions if _is_sure(body.name) for span in body.mentions]
    row, runs = grown.judged("\n\n".join(strings), bodies, article.authors)
    said = [actor for actor in article.actors if actor.minor]
    forms = {words_of(form) for actor in said for form in (actor.name, *actor.aliases)}
    for run in runs:
        if run.key in forms:
            run.told.add("under 18")
    hidden, children, elders = masked_runs(runs)
    spans = [span for run in hidden if (span := row.span(run.i, run.j))[1] <= len(article.text)]
    spans += [span for actor in said for span in actor.mentions]
    places = one_case.names(row)
    spans += [span for i, j in places if (span := row.span(i, j))[1] <= len(article.text)]
    alike = {tuple(part for w in row.words[i:j] for part in parts(w.text)) for i, j in places}
    small = {word for words in alike for word in words if one_case.is_telling(word)}
    masked = {run.key for run in hidden} | forms | {words for words in alike if len(words) > 1 or words[0] in small}
    return Bearers(spans, masked, children | forms | alike, elders, small)


def _is_sure(name: str) -> bool:
    """Whether a body's name shows that it is one: no lone word that may be a child's name."""
    words = name.split()
    known = lists.name_key(name) in lists.known()
    return (name.isupper() and "." not in name) or (
        len(words) > 1 and (known or any(tells_organisation(word) for word in words))
    )


def masked_runs(runs: list[Run]) -> tuple[list[Run], set[Words], set[Words]]:
    """The runs to mask; then the keys of names said to be children's and the keys of names of grown people."""
    told: dict[Words, set[str]] = {}
    first: dict[Words, int] = {}
    for run in runs:
        told.setdefault(run.key, set()).update(run.told)
        first.setdefault(run.key, run.i)
    child = {key for key, said in told.items() if said & CHILD}
    full: dict[str, list[Words]] = {}  # by each of their words
    for key in told:
        if len(key) > 1:
            for word in set(key):
                full.setdefault(word, []).append(key)
    holders = {key: [o for o in full.get(key[0], ())[:_MOST] if o != key and _part(key, o)] for key in told}
    soft = {key for key, said in told.items() if said & SOFT and not said & HINTS}
    theirs = {key for key, held in holders.items() if child.intersection(held)}  # "Buckley" of "Jordan Buckley, 17"
    grown = {key for key, said in told.items() if (said & STRONG or key in soft) and key not in child | theirs}
    elders = frozenset(grown)
    for key, said in told.items():
        if key in grown or key in child or key in theirs or "relative" in said:
            continue
        owners = [one for one in holders[key] if one in elders and first[one] < first[key]]
        others = [one for one in holders[key] if one not in owners]
        speaks = "said" in said and any(key[-1] == one[-1] for one in owners) and not child.intersection(others)
        if owners and (not others or speaks):
            grown.add(key)
    return [run for run in runs if run.key not in grown], child, grown


def _part(key: Words, full: Words) -> bool:
    """Whether the words of one name stand together in the other."""
    return any(full[n : n + len(key)] == key for n in range(len(full) - len(key) + 1))
