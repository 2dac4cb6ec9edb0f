"""How many of whom, as of when, and who says so: what the rules make of it."""

from newsx.counts.find import Evidence, Found, gather, rejected
from newsx.counts.times import publication

__all__ = ["Evidence", "Found", "gather", "publication", "rejected"]
