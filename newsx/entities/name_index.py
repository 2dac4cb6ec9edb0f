"""The names of an article while they are labelled: candidates and votes of each, and where its words stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from newsx.entities.candidate_spans import Candidate
from newsx.entities.lists import name_key
from newsx.entities.name_features import Votes
from newsx.entities.name_tokens import Row

Key = tuple[str, ...]


@dataclass(slots=True)
class Name:
    """One string of the article with the votes for each label; `forms` counts its spellings."""

    key: Key
    votes: Votes = field(default_factory=lambda: defaultdict(float))
    forms: Counter[str] = field(default_factory=Counter)
    rules: set[str] = field(default_factory=set)
    candidates: list[Candidate] = field(default_factory=list)
    label: str = ""
    counted: dict[str, float] = field(default_factory=dict)  # the votes of the candidates alone
    places: set[tuple[int, int]] = field(default_factory=set)  # where the candidates stand

    @property
    def form(self) -> str:
        """Its commonest spelling."""
        return self.forms.most_common(1)[0][0]

    def is_candidate(self, i: int, j: int) -> bool:
        """Whether one of its candidates is exactly this span."""
        return (i, j) in self.places


@dataclass(slots=True)
class Mention:
    """Words i … j-1 are the name `name`."""

    i: int
    j: int
    name: Name


class Index:
    """The folded words of an article, and where each first word stands."""

    def __init__(self, row: Row) -> None:
        self.folded = [name_key(w.text) for w in row.words]
        self.at: dict[str, list[int]] = defaultdict(list)
        for n, word in enumerate(self.folded):
            self.at[word].append(n)

    def places(self, key: Key) -> list[tuple[int, int]]:
        """Every span whose folded words are this key."""
        size = len(key)
        rarest = min(range(size), key=lambda n: len(self.at.get(key[n], ())))
        starts = (i - rarest for i in self.at.get(key[rarest], ()) if i >= rarest)
        return [(i, i + size) for i in starts if tuple(self.folded[i : i + size]) == key]
