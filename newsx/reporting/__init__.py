"""Records → the ledger: who claims which figure, when, and in which articles."""

from newsx.reporting.codebook import codebook
from newsx.reporting.collate import Filters, Options
from newsx.reporting.explain import explain_html, explain_text
from newsx.reporting.formats import FORMATS, is_report, report

__all__ = ["FORMATS", "Filters", "Options", "codebook", "explain_html", "explain_text", "is_report", "report"]
