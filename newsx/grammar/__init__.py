"""Pure knowledge any room may use: numbers, dates, quotation marks; text in, values with offsets out."""

from newsx.grammar.calendar import find_dates, since_marker
from newsx.grammar.numbers import Number, find_numbers
from newsx.grammar.page_dates import read_date
from newsx.grammar.quotation import Quote, find_quotes

__all__ = ["Number", "Quote", "find_dates", "find_numbers", "find_quotes", "read_date", "since_marker"]
