"""The ledger in every format: who claims which figure, when, and in which articles."""

from newsx.ledger.collate import Filters, Options
from newsx.reporting.codebook import codebook
from newsx.reporting.explain import explain_html, explain_text
from newsx.reporting.formats import FORMATS, NoRecords, format_of, is_report, report
from newsx.reporting.into import report_into

__all__ = [
    "FORMATS", "Filters", "NoRecords", "Options",
    "codebook", "explain_html", "explain_text", "format_of", "is_report", "report", "report_into",
]  # fmt: skip
