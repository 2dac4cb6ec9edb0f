"""Precision, recall and F1 of each field against annotated articles."""

from newsx.scoring import floors
from newsx.scoring.result import Result
from newsx.scoring.score_tables import as_json, as_text, figures
from newsx.scoring.scores import evaluate

__all__ = ["Result", "as_json", "as_text", "evaluate", "figures", "floors"]
