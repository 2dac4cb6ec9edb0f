"""Records to lines and back. The same record gives the same bytes: keys in the order of the dataclasses' fields."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from newsx.article import SCHEMA, Article
from newsx.errors import NewsxError
from newsx.version import __version__

_SURROGATE = re.compile("[\ud800-\udfff]")
_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Article)
_RECORD = re.compile(rb'\s*\{\s*"schema"\s*:\s*"newsx/\d+"\s*,\s*"id"\s*:\s*"[0-9a-f]{16}"\s*,\s*"made_by"\s*:\s*\{')
_HEAD = f'{{"schema":"{SCHEMA}","id":"{"0" * 16}","made_by":{{"newsx":"{__version__}","model":"'.encode()
_ID = slice(_HEAD.index(b"000"), _HEAD.index(b"000") + 16)
_NUMBER = b"-+.0123456789eE"


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


def is_record(start: bytes) -> bool:
    """Whether a line that starts like this was written by newsx, of this version or another."""
    return _RECORD.match(start) is not None


def is_torn(line: bytes) -> bool:
    """Whether a line is a record of this newsx that broke off: the same bytes as far as it goes, and then no more.

    >>> is_torn(b'{"schema":"newsx/1","id":"0a'), is_torn(b'{"schema":"newsx/1","id":"a letter to')
    (True, False)
    """
    head = line[: len(_HEAD)]
    head = head[: _ID.start] + re.sub(rb"[0-9a-f]", b"0", head[_ID]) + head[_ID.stop :]
    if not line or line.endswith(b"\n") or not _HEAD.startswith(head):
        return False
    try:
        _decoder.decode(line.rstrip(_NUMBER))  # half a number would be called malformed
    except msgspec.ValidationError:
        return False
    except msgspec.DecodeError as error:
        return "truncated" in str(error)
    return False


def mended(value: Any) -> Any:
    """A value of plain types as it is written: U+FFFD for every lone surrogate."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {mended(key): mended(item) for key, item in value.items()}
    return [mended(item) for item in value] if isinstance(value, list) else value
