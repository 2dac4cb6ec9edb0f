"""How many of whom, as of when, and who says so: what the rules make of it."""

from newsx.counts.date_linking import publication
from newsx.counts.gathering import Evidence, Found, gather, rejected

__all__ = ["Evidence", "Found", "gather", "publication", "rejected"]
