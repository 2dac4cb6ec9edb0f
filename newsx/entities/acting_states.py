"""States and groups that act or speak: "Ukraine", "Kyiv accuses", "Belarusian opposition", "eyewitnesses"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from newsx.article import Actor, Span
from newsx.entities import lists
from newsx.entities.candidate_spans import ORG, PERSON
from newsx.entities.name_index import Mention
from newsx.entities.name_tokens import Row
from newsx.grammar.places import atlas, is_demonym, is_state, speaks_for, state_of


@dataclass(slots=True)
class Party:
    """A state or a group while it is collected."""

    name: str
    kind: Literal["state", "group"]
    state: str | None
    forms: Counter[str] = field(default_factory=Counter)
    mentions: list[Span] = field(default_factory=list)

    def actor(self, ident: str) -> Actor:
        """The record."""
        return Actor(
            id=ident,
            name=self.name,
            kind=self.kind,
            role=None,
            affiliation=None,
            state=self.state,
            aliases=tuple(f for f in self.forms if f != self.name),
            minor=False,
            mentions=tuple(self.mentions),
        )


def collect(row: Row, mentions: list[Mention], acts: Callable[[int, int], bool]) -> list[Party]:
    """The states named and the groups that speak. `acts(start, end)` says whether a capital there acts as its state."""
    taken = {k for m in mentions if m.name.label in (ORG, PERSON) for k in range(m.i, m.j)}
    parties: dict[str, Party] = {}
    names, capitals = atlas().names, atlas().capitals
    firsts = {n.split()[0] for n in (*names, *capitals)} | {n.split()[0].upper() for n in names if " " in n}
    i = 0
    while i < len(row.words):
        j = _state_at(row, i, taken, firsts, acts) if row.words[i].cap else None
        if j is None:
            i += 1
            continue
        form = row.form(i, j)
        state = state_of(form) or form
        party = parties.setdefault(state, Party(state, "state", state))
        party.forms[form] += 1
        party.mentions.append(row.span(i, j))
        i = j
    for i, j in _speaking_groups(row):
        form = row.form(i, j)
        name = fold_name(form)
        of = next((s for w in row.words[i:j] if (s := state_of(w.text))), None)
        party = parties.setdefault(name, Party(name, "group", of))
        party.forms[form] += 1
        party.mentions.append(row.span(i, j))
    return list(parties.values())


def fold_name(form: str) -> str:
    """A group's name in lower case, its adjective of nationality aside."""
    return " ".join(w if is_demonym(w) or w.isupper() else w.lower() for w in form.split())


def _state_at(row: Row, i: int, taken: set[int], firsts: set[str], acts: Callable[[int, int], bool]) -> int | None:
    """The end of the state's name that begins at word i, or None."""
    if row.words[i].text not in firsts and not row.words[i].upper:
        return None
    for j in range(min(i + 6, len(row.words)), i, -1):
        if any(k in taken for k in range(i, j)) or any(w.gap != " " for w in row.words[i : j - 1]):
            continue
        form = row.form(i, j)
        if state_of(form) and not is_demonym(form):
            if is_state(form):
                return None if _names_a_part(row, i, j) else j
            if speaks_for(form) and acts(*row.span(i, j)):
                return j
    return None


def _names_a_part(row: Row, i: int, j: int) -> bool:
    """Whether the state's name is a part of a place's name: "Niger State", "Mexico City", "Lake Chad"."""
    words = row.words
    if words[j - 1].gap == " " and not words[j - 1].own and j < len(words) and words[j].text in atlas().last:
        return True
    return i > 0 and words[i - 1].gap == " " and words[i - 1].text in atlas().first and words[i - 1].cap


def _speaking_groups(row: Row) -> list[tuple[int, int]]:
    """Groups with a verb of saying behind them or "according to" before them."""
    words = row.words
    nouns, saying = lists.words("roles.toml", "speech", "groups"), lists.words("roles.toml", "speech", "saying")
    found = []
    for k, word in enumerate(words):
        if word.text.lower() not in nouns:
            continue
        i = k
        while (
            i > 0
            and words[i - 1].gap == " "
            and not words[i - 1].own
            and (is_demonym(words[i - 1].text) or words[i - 1].text.lower() in lists.words("roles.toml", "modifiers"))
        ):
            i -= 1
        follows = k + 1 < len(words) and word.gap in (" ", ", ") and words[k + 1].text in saying
        led = i > 1 and words[i - 2].text.lower() == "according" and words[i - 1].text == "to"
        led = led or (i > 2 and words[i - 3].text.lower() == "according" and words[i - 1].text == "the")
        if follows or led:
            found.append((i, k + 1))
    return found
