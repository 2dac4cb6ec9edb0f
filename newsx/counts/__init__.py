"""Counts: each number with the noun it counts, its date and its claimant, as the rules find them."""

from newsx.counts.date_linking import publication
from newsx.counts.gathering import Evidence, Found, gather, rejected, without_counts

__all__ = ["Evidence", "Found", "gather", "publication", "rejected", "without_counts"]
