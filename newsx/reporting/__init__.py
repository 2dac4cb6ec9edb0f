"""Records → the ledger: who claims which figure, when, and in which articles."""

from newsx.reporting.codebook import codebook
from newsx.reporting.collate import Filters, Options
from newsx.reporting.explain import explain_html, explain_text
from newsx.reporting.formats import FORMATS, NoRecords, format_of, report
from newsx.reporting.into import report_into

__all__ = [
    "FORMATS", "Filters", "NoRecords", "Options",
    "codebook", "explain_html", "explain_text", "format_of", "report", "report_into",
]  # fmt: skip
