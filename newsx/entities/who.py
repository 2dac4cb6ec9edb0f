"""The entities of an article, looked up by place, by pronoun, by role."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from newsx.article import Actor, Institution
from newsx.entities import lists
from newsx.grammar.places import state_of

Entity = Actor | Institution


@dataclass(slots=True)
class Who:
    """The actors and institutions of one article.

    `genders` maps an actor's id to "m" or "f" where the text or the given name says; `paragraphs` are the starts of the
    blocks; `roles` maps an actor's id to every office the text gives that person, folded.
    """

    actors: tuple[Actor, ...]
    institutions: tuple[Institution, ...]
    genders: dict[str, str] = field(default_factory=dict)
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    paragraphs: Sequence[int] = (0,)
    _spans: list[tuple[int, int, Entity]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _held: dict[str, list[set[str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        entities: list[Entity] = [*self.actors, *self.institutions]
        self._spans = sorted(((s, e, x) for x in entities for s, e in x.mentions), key=lambda m: (m[0], m[1]))
        self._starts = [s for s, _, _ in self._spans]
        self._held = {
            ident: [set(role.replace("'s", "").split()) for role in roles] for ident, roles in self.roles.items()
        }

    def at(self, start: int, end: int) -> Entity | None:
        """The entity whose mention overlaps [start, end) most; None where none does."""
        best: tuple[int, Entity] | None = None
        for n in range(bisect_right(self._starts, end - 1) - 1, -1, -1):
            s, e, entity = self._spans[n]
            shared = min(e, end) - max(s, start)
            if shared > 0 and (best is None or shared > best[0]):
                best = (shared, entity)
            if start - s > 200:
                break
        return best[1] if best else None

    def named_before(self, offset: int, floor: int) -> Iterator[tuple[int, Entity]]:
        """The entities named before `offset` and not before `floor`, with their places, the last one first."""
        for n in range(bisect_right(self._starts, offset - 1) - 1, -1, -1):
            if self._starts[n] < floor:
                return
            yield self._starts[n], self._spans[n][2]

    def gender(self, actor: Actor) -> str | None:
        """ "m", "f" or None where nothing tells."""
        return self.genders.get(actor.id)

    def person_before(self, offset: int, gender: str | None = None, state: str | None = None) -> Actor | None:
        """The person named last before `offset` that "he" (m), "she" (f) or either (None) may refer to.

        First in the paragraph, then in those before it. A person of unknown gender fits either. With `state`, only
        persons of that state or of none.
        """
        begin = self._paragraph(offset)
        near = self._named_between(begin, offset, gender, state)
        return near or self._named_between(0, begin, gender, state)

    def _paragraph(self, offset: int) -> int:
        n = bisect_right(self.paragraphs, offset) - 1
        return self.paragraphs[n] if n >= 0 else 0

    def _named_between(self, start: int, end: int, gender: str | None, state: str | None) -> Actor | None:
        for n in range(bisect_right(self._starts, end - 1) - 1, -1, -1):
            s, e, entity = self._spans[n]
            if s < start:
                return None
            if e > end or not isinstance(entity, Actor) or entity.kind != "person":
                continue
            told = self.genders.get(entity.id)
            if gender and told and told != gender:
                continue
            if state and entity.state and entity.state != state:
                continue
            return entity
        return None

    def by_role(self, surface: str, before: int) -> Entity | None:
        """The entity that "the commissioner", "the ministry", "Ukraine’s ombudsman" refers to.

        The one named last before `before`, else the only one in the article, else None.
        """
        told = [
            w.removesuffix("'s") for w in lists.name_key(surface).split() if w not in ("the", "a", "an", "its", "their")
        ]
        if not told:
            return None
        entities: list[Entity] = [*self.actors, *self.institutions]
        fitting = [x for x in entities if self._may_be_called(x, told)]
        if not fitting:
            return None
        state = _state_in(told)
        named = [x for x in fitting if state and x.state == state]
        fitting = named or fitting
        earlier = [(max(s for s, _ in x.mentions if s < before), x) for x in fitting if x.mentions[0][0] < before]
        if earlier:
            return max(earlier, key=lambda pair: pair[0])[1]
        return fitting[0] if len(fitting) == 1 else None

    def _may_be_called(self, entity: Entity, told: list[str]) -> bool:
        """Whether an entity may be called by the words `told`, the last of which is the head."""
        state = _state_in(told)
        if state and entity.state and state != entity.state:
            return False
        rest = [w for w in told if not _state(w)]
        if isinstance(entity, Actor):
            held = self._held.get(entity.id, [])
            asked = [rest, *(other.replace("'s", "").split() for other in lists.alike(" ".join(rest)))]
            if entity.affiliation:
                asked.append(_before_body(rest, entity.affiliation))
            return bool(rest) and any(set(words) <= role for words in asked if words for role in held)
        if any(w in lists.words("roles.toml", "inner") for w in rest):
            rest = _before_body(rest, entity.name)  # "the headmaster of the school" is no school
        head = lists.heads().get(" ".join(rest)) or lists.heads().get(rest[-1] if rest else "")
        if head is None:
            return False
        return entity.kind in head["kinds"] or any(word in entity.name for word in head["words"])


def _before_body(told: list[str], affiliation: str) -> list[str]:
    """The words of an office before the body it is held at: ["head", "of", "kibo", "school"] → ["head"]; else none.

    >>> _before_body(["head", "of", "the", "kibo", "school"], "Kibo School")
    ['head']
    >>> _before_body(["head", "of", "sport"], "NBC")
    []
    """
    body = set(lists.name_key(affiliation).split())
    for n, word in enumerate(told):
        if word in lists.words("roles.toml", "inner") and n:
            return told[:n] if set(told[n:]) - lists.words("roles.toml", "inner") <= body else []
    return []


def _state_in(told: list[str]) -> str | None:
    """The state that the small-letter words before an office name: ["spanish", "president"] → Spain."""
    return next((found for w in told[:-1] if (found := _state(w))), None)


@lru_cache(maxsize=4096)
def _state(word: str) -> str | None:
    """The state that a word in lower case names."""
    return state_of(word.title()) or state_of(word.upper())
