"""How much comes out right: precision, recall and F1 of each field against annotated articles."""

from newsx.scoring import floors
from newsx.scoring.result import Result
from newsx.scoring.scores import evaluate
from newsx.scoring.table import as_json, as_text, figures

__all__ = ["Result", "as_json", "as_text", "evaluate", "figures", "floors"]
