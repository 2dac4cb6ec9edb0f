"""The trained reader: which numbers are claims, and which event, claimant, date and polarity each has."""

from newsx.reader.article_counts import find

__all__ = ["find"]
