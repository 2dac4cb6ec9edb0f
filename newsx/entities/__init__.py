"""Entities: persons, states, groups and institutions, found and resolved over the whole article."""

from newsx.entities.all_names import find
from newsx.entities.who import Who

__all__ = ["Who", "find"]
