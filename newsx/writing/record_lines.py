"""Records to lines and back. The same record gives the same bytes: keys in the order of the dataclasses' fields."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from newsx.article import SCHEMA, Article
from newsx.errors import NewsxError

_SURROGATE = re.compile("[\ud800-\udfff]")
_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Article)


def encode(record: Any) -> bytes:
    """A record (Article, any dataclass or plain dict) as one line of JSON: UTF-8, nothing escaped that need not be.

    A lone surrogate (half of a file name that is not UTF-8, or of a broken escape in a JSONL row) has no UTF-8: U+FFFD
    stands in for it, one for one, so that every offset holds.

    >>> encode({"text": "Оlena’s school"}).decode()
    '{"text":"Оlena’s school"}\\n'
    """
    try:
        return _encoder.encode(record) + b"\n"
    except UnicodeEncodeError:
        return _encoder.encode(mended(msgspec.to_builtins(record))) + b"\n"


def decode(line: bytes | str) -> Article:
    """The Article of one line. Raises NewsxError that names the key which is not as the schema says.

    >>> decode('{"schema": "newsx/1", "id": 7}')
    Traceback (most recent call last):
    newsx.errors.NewsxError: not a newsx record: Expected `str`, got `int` - at `$.id`
    """
    try:
        article = _decoder.decode(line)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise NewsxError(f"not a newsx record: {error}") from None
    if article.schema != SCHEMA:
        raise NewsxError(f'schema "{article.schema}" is not "{SCHEMA}": read it with the newsx that wrote it')
    return article


def mended(value: Any) -> Any:
    """A value of plain types as it is written: U+FFFD for every lone surrogate."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {mended(key): mended(item) for key, item in value.items()}
    return [mended(item) for item in value] if isinstance(value, list) else value
