"""The options of the reader: the figures of a text, and the claimants and dates each may have.

Nothing is decided here. The answers of the rules (`Figure.draft`), the names, the dates and the statements are its
evidence.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from newsx.article import Actor, Claimant, Count, Institution, Span, When

if TYPE_CHECKING:
    from newsx.entities import Who
    from newsx.speech import Statement, Statements


Counted = Literal["children", "people"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that may count members of the group asked for; `draft` is the claim the rules make of it, if any.

    `kind` is the kind of number (`Number.kind`), `unit` the noun it is bound to, `why_not` the rule that says it
    counts nobody of the group. `people`: it may count human beings of any age, not minors alone.
    """

    start: int
    end: int
    kind: str
    unit: str | None
    group: str | None
    why_not: str | None
    draft: Count | None
    people: bool = False

    @property
    def counted(self) -> Counted:
        """The sort of figure: each has its own threshold and calibration in reader.json."""
        return "people" if self.people else "children"


@dataclass(frozen=True, slots=True)
class ClaimantOption:
    """A mention of somebody who may be the claimant. `names` are all that the article calls them.

    `speaks`: the claimants of the statement in which this mention is the speaker, first the one whose figure it is.
    """

    start: int
    end: int
    names: tuple[str, ...]
    claimant: Claimant
    speaks: tuple[Claimant, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """A text with everything the reader chooses from; offsets count code points into `text`.

    `group` and its noun `unit` stand in where the text gives a figure none. `dates` are those that stand in the text.
    `members` are the places of the nouns of the group.
    """

    text: str
    title: str | None
    published: str | None
    group: str
    unit: str
    sentences: tuple[Span, ...]
    figures: tuple[Figure, ...]
    claimants: tuple[ClaimantOption, ...]
    dates: tuple[When, ...]
    statements: Statements
    members: tuple[int, ...] = ()

    def sentence_of(self, offset: int) -> int:
        """The number of the sentence that holds an offset (the last one for an offset behind them all)."""
        return max(0, bisect_right(self.sentences, offset, key=lambda sentence: sentence[0]) - 1)

    def names_members(self, start: int, end: int) -> bool:
        """Whether a noun of the group begins in a stretch of the text; yes where the headline alone has one."""
        return not self.members or bisect_left(self.members, start) < bisect_left(self.members, end)


def claimants_of(text: str, who: Who, statements: Sequence[Statement]) -> tuple[ClaimantOption, ...]:
    """Every mention of an actor or institution and every speaker, in reading order."""
    found: dict[Span, ClaimantOption] = {}
    entities: list[Actor | Institution] = [*who.actors, *who.institutions]
    for entity in entities:
        for start, end in entity.mentions:
            found.setdefault((start, end), _mention(entity, text[start:end], start, end))
    for statement in statements:
        speaker = statement.claimants[0] if statement.claimants else None
        if speaker is None:
            continue
        at = (speaker.start, speaker.end)
        held = found.get(at)
        names = dict.fromkeys([speaker.name, *(held.names if held else ()), speaker.surface])
        if held is None or not held.speaks:
            found[at] = ClaimantOption(*at, tuple(names), speaker, statement.claimants)
    return tuple(found[at] for at in sorted(found))


def _mention(entity: Actor | Institution, surface: str, start: int, end: int) -> ClaimantOption:
    acronym = [entity.acronym] if isinstance(entity, Institution) and entity.acronym else []
    kind = entity.kind if isinstance(entity, Actor) else "institution"
    names = tuple(dict.fromkeys([entity.name, *entity.aliases, *acronym]))
    claimant = Claimant(entity.name, entity.id, kind, entity.state, surface, start, end)
    return ClaimantOption(start, end, names, claimant)
