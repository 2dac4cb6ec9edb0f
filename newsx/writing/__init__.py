"""Article → bytes: one JSON object a line, and the JSON Schema of it."""

from newsx.writing.record_lines import decode, encode
from newsx.writing.schema import schema

__all__ = ["decode", "encode", "schema"]
