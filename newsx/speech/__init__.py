"""Who says which stretch of an article."""

from newsx.speech.disputes import disputes
from newsx.speech.find import attribute, find, quotations
from newsx.speech.statement import Statement, who_says

__all__ = ["Statement", "attribute", "disputes", "find", "quotations", "who_says"]
