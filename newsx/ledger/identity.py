"""Whose name is whose across articles: one person or body under one name, and why. When in doubt, they stay two.

Inside an article the extraction has resolved the names already; here a name is the fullest form of one article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz.process import extract as propose

from newsx.entities.spelling import same_person_name, skeleton
from newsx.ledger.pairs import read_pairs
from newsx.lexicon import load

_ALIKE = 72  # rapidfuzz ratio of two spellings worth asking the rules about
_MANY = 200  # full names with one surname: beyond that nobody can tell a lone surname's bearer apart
_PROPOSED = 20

Key = tuple[str, str, str]  # kind, folded name, state ("" where none is said)
Given = dict[str, tuple[str, str]]  # a folded alias: the name it is shown as, and that name folded


@dataclass(slots=True)
class Name:
    """A name of the records: folded, of one kind and state, with the role most often said and its articles."""

    key: str
    kind: str
    state: str
    name: str
    role: str | None = None
    acronym: str | None = None
    articles: int = 1


@dataclass(slots=True)
class _Bearer:
    """One person or body: the names taken for its own, with the reason for each but the first."""

    names: list[Name]
    why: dict[Key, str] = field(default_factory=dict)

    @property
    def state(self) -> str:
        return next((name.state for name in self.names if name.state), "")

    @property
    def best(self) -> Name:
        """The name it is shown by: of the full ones the most frequent."""
        return max(self.names, key=lambda n: (" " in n.key, n.articles, len(n.name), n.name))


@dataclass(frozen=True, slots=True)
class Same:
    """What a name of the records is shown as; `why` is null where nothing was merged."""

    key: str
    kind: str
    state: str
    also: str
    id: str
    name: str
    one_state: str
    why: str | None
    articles: int


def resolve(names: Iterable[Name], given: Given | None = None) -> Iterator[Same]:
    """Every name with the one it is shown as. `given`: what the reader says, by the folded form of an alias.

    >>> told = [Name("lubinets", "person", "Ukraine", "Lubinets", "ombudsman"),
    ...         Name("dmytro lubinets", "person", "Ukraine", "Dmytro Lubinets", "ombudsman")]
    >>> [(one.also, one.name, one.why) for one in resolve(told)]
    [('Dmytro Lubinets', 'Dmytro Lubinets', None), ('Lubinets', 'Dmytro Lubinets', 'surname')]
    """
    given = given or {}
    by_kind: dict[str, list[Name]] = {}
    for name in names:
        by_kind.setdefault(name.kind, []).append(name)
    for kind, found in by_kind.items():
        bearers = _same_words(found)
        bearers = _given(bearers, given)
        if kind == "institution":
            bearers = _join(bearers, "acronym", _long_forms(bearers))
        if kind == "person":
            bearers = _join(bearers, "spelling", _spellings(bearers))
            bearers = _join(bearers, "surname", _full_names(bearers))
            bearers = _join(bearers, "known", _heads(bearers))
        for bearer in bearers:
            yield from _told(bearer, kind, given)


def _told(bearer: _Bearer, kind: str, given: Given) -> Iterator[Same]:
    best = bearer.best
    shown = next((given[one.key][0] for one in bearer.names if one.key in given), best.name)
    for one in bearer.names:
        why = bearer.why.get((one.kind, one.key, one.state))
        id = f"{best.key}|{bearer.state}" if bearer.state else best.key
        yield Same(one.key, kind, one.state, one.name, id, shown, bearer.state, why, one.articles)


def _same_words(names: list[Name]) -> list[_Bearer]:
    """One bearer a folded name; where states are told apart, one a state, and who names none is the only one's."""
    found: dict[str, list[Name]] = {}
    for name in names:
        found.setdefault(name.key, []).append(name)
    bearers = []
    for same in found.values():
        stated = [_Bearer([name]) for name in same if name.state]
        unstated = [name for name in same if not name.state]
        if len(stated) == 1:
            stated[0].names += unstated
        elif unstated:
            stated.append(_Bearer(unstated))
        bearers += stated
    return bearers


def _given(bearers: list[_Bearer], given: Given) -> list[_Bearer]:
    """What the reader's own file says goes before every rule."""
    targets: dict[str, _Bearer] = {}
    named = [(bearer, next((given[one.key] for one in bearer.names if one.key in given), None)) for bearer in bearers]
    for bearer, name in named:
        if name is None:
            for one in bearer.names:
                targets.setdefault(one.key, bearer)
    kept = [bearer for bearer, name in named if name is None]
    for bearer, name in named:
        if name is None:
            continue
        if name[1] in targets:
            _merge(targets[name[1]], bearer, "given")
        else:
            targets[name[1]] = bearer
            bearer.why.update({(one.kind, one.key, one.state): "given" for one in bearer.names})
            kept.append(bearer)
    return kept


def _join(bearers: list[_Bearer], why: str, candidates: Callable[[_Bearer], list[_Bearer]]) -> list[_Bearer]:
    """Merges every bearer into its candidate where there is exactly one, and that one is not merged elsewhere."""
    gone: set[int] = set()
    for bearer in sorted(bearers, key=lambda b: (b.best.articles, b.best.name)):
        found = [other for other in candidates(bearer) if other is not bearer and id(other) not in gone]
        if len(found) == 1 and _compatible(bearer.state, found[0].state):
            _merge(found[0], bearer, why)
            gone.add(id(bearer))
    return [bearer for bearer in bearers if id(bearer) not in gone]


def _merge(into: _Bearer, other: _Bearer, why: str) -> None:
    for one in other.names:
        into.why[one.kind, one.key, one.state] = other.why.get((one.kind, one.key, one.state), why)
    into.names += other.names


def _compatible(a: str, b: str) -> bool:
    return not a or not b or a == b


def _long_forms(bearers: list[_Bearer]) -> Callable[[_Bearer], list[_Bearer]]:
    """The bodies whose acronym a body's whole name is: of the same kind as far as it is known, of no other state."""
    known: dict[str, list[_Bearer]] = {}
    for bearer in bearers:
        for acronym in {n.acronym.lower().replace(".", "") for n in bearer.names if n.acronym}:
            if bearer.best.key != acronym:
                known.setdefault(acronym, []).append(bearer)

    def candidates(bearer: _Bearer) -> list[_Bearer]:
        kinds = {name.role for name in bearer.names if name.role} - {"other"}
        return [
            other
            for other in known.get(bearer.best.key, [])
            if _compatible(bearer.state, other.state)
            and (not kinds or not (told := {n.role for n in other.names if n.role} - {"other"}) or kinds & told)
        ]

    return candidates


def _ending(bearers: list[_Bearer]) -> Callable[[_Bearer], list[_Bearer]]:
    """The one full name that ends in a lone surname; none for a full name, or where two of one surname are there."""
    ending: dict[str, list[_Bearer]] = {}
    for bearer in bearers:
        for last in {skeleton(name.key.split()[-1]) for name in bearer.names if len(name.key.split()) > 1}:
            ending.setdefault(last, []).append(bearer)

    def candidates(bearer: _Bearer) -> list[_Bearer]:
        if any(len(name.key.split()) != 1 for name in bearer.names):
            return []
        named = ending.get(skeleton(bearer.names[0].key), [])
        return named if len(named) == 1 else []  # no rule tells whose the lone one is

    return candidates


def _full_names(bearers: list[_Bearer]) -> Callable[[_Bearer], list[_Bearer]]:
    """The full name that ends in a lone surname, of no other state; a role both are said to have decides."""
    ending = _ending(bearers)

    def candidates(bearer: _Bearer) -> list[_Bearer]:
        named = ending(bearer)
        if not named:
            return []
        roles = {name.role for name in bearer.names if name.role}
        told = {name.role for name in named[0].names if name.role}
        same_state = bool(bearer.state and bearer.state == named[0].state)
        return named if same_state or (roles & told) else []

    return candidates


def _heads(bearers: list[_Bearer]) -> Callable[[_Bearer], list[_Bearer]]:
    """The head of state or government whose surname stands alone: nobody needs to be told who that is."""
    ending = _ending(bearers)
    offices = set(load("ledger", "words.toml")["heads"]["roles"])

    def candidates(bearer: _Bearer) -> list[_Bearer]:
        if any(name.role or name.state for name in bearer.names):
            return []
        return [one for one in ending(bearer) if one.state and offices & {(n.role or "").lower() for n in one.names}]

    return candidates


def _spellings(bearers: list[_Bearer]) -> Callable[[_Bearer], list[_Bearer]]:
    """Full names in several transliterations: rapidfuzz proposes, rules decide; state or role must agree."""
    blocks: dict[str, dict[str, _Bearer]] = {}
    for bearer in bearers:
        block = blocks.setdefault(skeleton(bearer.best.key.rpartition(" ")[2]), {})
        block[f"{bearer.best.key}|{bearer.state}"] = bearer

    def candidates(bearer: _Bearer) -> list[_Bearer]:
        block = blocks[skeleton(bearer.best.key.rpartition(" ")[2])]
        if len(block) > _MANY:
            return []
        proposed = propose(bearer.best.key, list(block), score_cutoff=_ALIKE, limit=_PROPOSED)
        return [block[key] for key, *_ in proposed if _one_person(bearer, block[key])]

    return candidates


def _one_person(a: _Bearer, b: _Bearer) -> bool:
    if not same_person_name(a.best.name, b.best.name):
        return False
    roles = {n.role for n in a.names if n.role} & {n.role for n in b.names if n.role}
    return a.state == b.state if a.state and b.state else bool(roles)


def read_aliases(path: Path) -> list[tuple[str, str]]:
    """(name, alias) of a CSV with these two columns. NewsxError where it cannot be read or has others."""
    return [(name, alias) for _, name, alias in read_pairs(path, "name", "alias", "aliases")]
