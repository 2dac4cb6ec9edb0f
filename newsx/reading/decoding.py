"""Bytes → characters: UTF-8 first, then the charset the page declares, then detection."""

from __future__ import annotations

import codecs
import re

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)

# A file cut in the middle of a character, or with a stray byte, is still UTF-8: so many sound ones outweigh a bad one.
GOOD_FOR_ONE_BAD = 5


class Unreadable(Exception):
    """Says why a file cannot be read as text, and what to do."""


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of the encoding used.

    Raises `Unreadable` where there is no text in it.

    >>> decode("żółw".encode("utf-8"))
    ('żółw', 'utf-8')
    >>> decode(b'<meta charset="iso-8859-2"><p>' + "żółw".encode("iso-8859-2"))[1]
    'iso8859-2'
    """
    if not data.strip():
        raise Unreadable("the file is empty")
    for mark, name in BOMS:
        if data.startswith(mark):
            return _strictly(data, name), "utf-8" if name == "utf-8-sig" else name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    return _declared(data) or _damaged(data) or _detected(data)


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise Unreadable(f"marked as {name} but does not decode ({error.reason}): save it as UTF-8") from error


def _declared(data: bytes) -> tuple[str, str] | None:
    match = DECLARED.search(data[:4096])
    if not match:
        return None
    name = match[1].decode("ascii", "replace")
    # Browsers read both as Windows-1252, and pages are written for browsers.
    name = "cp1252" if name.lower() in {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"} else name
    try:
        return data.decode(name), codecs.lookup(name).name
    except (LookupError, UnicodeDecodeError):
        return None


def _damaged(data: bytes) -> tuple[str, str] | None:
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for character in text if character > "\x7f") - bad
    return (text, "utf-8") if bad * GOOD_FOR_ONE_BAD <= good else None


def _detected(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise Unreadable("neither text nor any known encoding: save it as UTF-8")
    return str(best), best.encoding
