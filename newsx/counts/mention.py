"""A number bound to what it counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsx.grammar.numbers import Number


@dataclass(slots=True)
class Mention:
    """A number and the thing it counts, of the group asked for or not.

    `anchor` is the token that stands in the sentence for the quantity: the counted noun, or the number where the noun
    is left out. `unit` is the noun, lower case and plural; `group` is None where it is none asked for.
    """

    number: Number
    start: int
    end: int
    anchor: Token
    head: Token | None
    unit: str | None
    group: str | None = None
    antecedent: Mention | None = None
    part_of: Mention | None = None
    whole: Mention | None = None
    why_not: str | None = None
    rules: list[str] = field(default_factory=list)
