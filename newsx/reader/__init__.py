"""Which numbers are claims, and of their options the right ones: a trained decision, with the rules as evidence."""

from newsx.reader.article_counts import find

__all__ = ["find"]
