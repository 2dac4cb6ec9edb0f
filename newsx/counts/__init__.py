"""How many of whom, what happened to them, as of when, and who says so."""

from newsx.counts.find import Found, find
from newsx.counts.times import publication

__all__ = ["Found", "find", "publication"]
