"""How many of whom, what happened to them, as of when, and who says so: what the rules make of it."""

from newsx.counts.find import Evidence, Found, find, gather, rejected
from newsx.counts.times import publication

__all__ = ["Evidence", "Found", "find", "gather", "publication", "rejected"]
