"""Article → bytes: one JSON object a line, and the JSON Schema of it."""

from newsx.writing.jsonl import decode, encode
from newsx.writing.schema import schema

__all__ = ["decode", "encode", "schema"]
