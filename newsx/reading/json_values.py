"""The values of JSON that is not written line by line: elements of an array, or objects one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

import msgspec

from newsx.reading.decoding import BOMS, Unreadable
from newsx.reading.opening import Opened

AT_ONCE = 1 << 16  # bytes
ENDLESS = 100  # times the longest article: so much of a value is passed over to find the next one
OUTSIDE, IN_STRING = re.compile(rb'["\[\]{},]'), re.compile(rb'["\\]')


def over_lines(head: bytes) -> bool:
    """Whether a file that begins so is no JSON Lines: an array, or an object that goes on after its first line.

    >>> over_lines(b'[\\n{"text"'), over_lines(b'{\\n "text"'), over_lines(b'{"text": "a"}\\n'), over_lines(b"[1]\\n{}")
    (True, True, False, False)
    """
    first, end, rest = head.removeprefix(BOMS[0][0]).lstrip().partition(b"\n")
    if first.startswith(b"["):
        return not (rest.strip() and _is_json(first))
    return first.startswith(b"{") and bool(end) and first.rstrip()[-1:] in b"{[," and not _is_json(first)


def _is_json(line: bytes) -> bool:
    try:
        msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def values_of(opened: Opened) -> Iterator[bytes]:
    """The bytes of each value; of one that is too long no more than shows it.

    `Unreadable`, after the last one, where an array has no end.
    """
    if opened.head.startswith(BOMS[0][0]):
        opened.stream.read(len(BOMS[0][0]))
    values = _Values(opened.limits.article_bytes)
    for data in iter(partial(opened.stream.read1, AT_ONCE), b""):
        yield from values.take(data)
        if values.size > ENDLESS * values.most:
            raise Unreadable(f"a value has no end: {opened.too_long}")
    rest = bytes(values.value).strip()
    if rest and (not values.array or _is_json(rest)):
        yield rest
    if values.array:
        raise Unreadable("the JSON array breaks off: fetch it again")


class _Values:
    """Takes JSON in pieces and gives back each value when it is whole. `value`: the one that is being read."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.value = bytearray()
        self.size = 0  # of the value, kept or not
        self.array = False  # inside the array whose elements are the values
        self.depth = 0  # of brackets inside the value
        self.quoted = False
        self.escaped = 0  # bytes at the start of the next piece that a backslash at the end of the last one takes

    def take(self, data: bytes) -> Iterator[bytes]:
        start, at = 0, self.escaped
        self.escaped = 0
        while found := (IN_STRING if self.quoted else OUTSIDE).search(data, at):
            sign, at = found[0], found.end()
            if sign == b"\\":
                at += 1
            elif sign == b'"':
                self.quoted = not self.quoted
            elif self._parts(sign):
                end = at if sign == b"}" and not self.array else found.start()
                self._keep(data[start:end])
                start = at
                if self.value.strip():
                    yield bytes(self.value).strip()
                self.value.clear()
                self.size = 0
        self.escaped = max(at - len(data), 0)
        self._keep(data[start:])

    def _parts(self, sign: bytes) -> bool:
        """Whether a sign outside strings ends a value, or begins the array of them."""
        if self.depth == 0 and (sign in b"]," or (sign == b"[" and not self.array)):
            self.array = sign == b"[" or (sign == b"," and self.array)
            return True
        if sign != b",":
            self.depth += 1 if sign in b"[{" else -1
        self.depth = max(self.depth, 0)
        return self.depth == 0 and sign == b"}" and not self.array

    def _keep(self, data: bytes) -> None:
        self.size += len(data)
        data = data if self.value else data.lstrip()
        self.value += data[: max(self.most + 1 - len(self.value), 0)]
