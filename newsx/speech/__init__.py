"""Speech: the speaker of each stretch of an article."""

from newsx.speech.all_statements import attribute, find, quotations
from newsx.speech.disputes import disputes
from newsx.speech.statement import Statement, Statements, cues_near, touching, who_says

__all__ = [
    "Statement",
    "Statements",
    "attribute",
    "cues_near",
    "disputes",
    "find",
    "quotations",
    "touching",
    "who_says",
]
