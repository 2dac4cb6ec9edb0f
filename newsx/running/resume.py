"""Continues an interrupted run: records that are written already and still right are skipped.

A record is right as long as its source has the same bytes, and `--meta`, `--text-key` and `--from` say the same of it.
What has changed is made anew, and at the end the file holds one record of each source, in the order of the input.
"""

from __future__ import annotations

import hashlib
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import msgspec

from newsx.article import SCHEMA, Article, Failure, Raw, Source
from newsx.config import Settings
from newsx.errors import NewsxError
from newsx.version import __version__
from newsx.writing.record_lines import decode, encode, is_torn, mended

Place = tuple[str | None, int | None]  # path and line of a source
_NOWHERE = (None, "-")  # standard input: what comes in the next time is another text, not the same one changed


@dataclass(slots=True, eq=False)
class _Line:
    """A line of the file: whose record it is, digests of what the source says, and where it lies (bytes).

    `seen`: its source came by in this run. `moved`: on another line than before. `sole`: there is one record at most of
    its place (a source read itself, not one of newsx's own records, which may be of anything).
    """

    path: str | None
    line: int | None
    said: bytes
    text: bytes
    start: int = 0
    size: int = 0
    seen: bool = False
    moved: bool = False
    sole: bool = False

    @property
    def place(self) -> Place:
        return self.path, self.line

    @property
    def end(self) -> int:
        return self.start + self.size


@dataclass
class Resumed:
    """What is in the file that is gone on with, and what becomes of it."""

    lines: list[_Line] = field(default_factory=list)
    before: int = 0  # of the lines, so many were there
    _came: list[_Line] = field(default_factory=list)  # the sources that came by, in the order of the input
    _pending: deque[_Line | None] = field(default_factory=deque)  # given out, and not yet answered
    _rows: dict[str | None, set[int]] = field(default_factory=dict)  # by file, the lines that hold a row in this run
    _broken: set[str | None] = field(default_factory=set)  # files of which not every row could be read

    def skip(
        self, raws: Iterable[Raw | Failure], skipped: Callable[[Source], None] | None = None
    ) -> Iterator[Raw | Failure]:
        """`raws` without those whose record is there, which go to `skipped`; one given twice is skipped twice."""
        known: dict[tuple[str | None, bytes], list[_Line]] = {}
        for line in self.lines:
            known.setdefault((line.path, line.said), []).append(line)
        for raw in raws:
            now = _asked(raw) if isinstance(raw, Raw) else None
            if isinstance(raw, Failure):
                self._broken.add(mended(raw.path))
            elif now and now.sole and now.line is not None:
                self._rows.setdefault(now.path, set()).add(now.line)
            left = [line for line in known.get((now.path, now.said), ()) if _holds(line, now)] if now else []
            if now and left:
                line = min(left, key=lambda one: one.line != now.line)
                line.seen, line.sole, line.moved, line.line = True, now.sole, line.line != now.line, now.line
                self._came.append(line)
                if skipped and isinstance(raw, Raw):
                    skipped(raw.source)
                continue
            if now:
                self._came.append(now)
            self._pending.append(now)
            yield raw

    def add(self, result: Article | Failure, size: int = 0) -> None:
        """Takes down what came of the next source: a record of `size` bytes, or a failure, which replaces nothing."""
        line = self._pending.popleft()
        if line and isinstance(result, Article):
            line.start, line.size, line.seen = self.lines[-1].end if self.lines else 0, size, True
            self.lines.append(line)

    @property
    def order(self) -> list[_Line]:
        """The records whose sources came by, in the order of the input."""
        return [line for line in self._came if line.seen]

    @property
    def obsolete(self) -> list[_Line]:
        """The records that others have replaced, since their sources say something else now."""
        taken = {line.place for line in self.order if line.sole}
        rows = {path for path, line in taken if line is not None}  # of these files no record may be of the whole
        old = [line for line in self.lines if not line.seen]
        return [
            one
            for one in old
            if one.place in taken
            or (one.path in rows if one.line is None else (one.path, None) in taken)
            or self._is_gone(one)
        ]

    def _is_gone(self, line: _Line) -> bool:
        """Whether its file was read to the end, and has no such row any more."""
        rows = self._rows.get(line.path)
        return rows is not None and line.line is not None and line.line not in rows and line.path not in self._broken

    def settled(self, file: BinaryIO) -> Iterator[bytes] | None:
        """The records as they should stand, read from `file`; null where they stand so already."""
        starts = [line.start for line in self.order]
        if self.obsolete or starts != sorted(starts) or any(line.moved for line in self._came):
            return self._settled(file)
        return None

    def _settled(self, file: BinaryIO) -> Iterator[bytes]:
        """Those whose sources came by in the order of the input; the others stay in their places among them."""
        obsolete, seen = set(self.obsolete), iter(self.order)
        for line in self.lines:
            if not line.seen and line not in obsolete:
                yield read_line(file, line)
            elif following := next(seen, None):
                yield read_line(file, following)

    def told(self) -> Iterator[str]:
        """What has changed, and what was done about it, one line each."""
        obsolete = self.obsolete
        for gone, said in (
            (False, "changed since, or said to be something else, and made anew"),
            (True, "rows that are not in their file any more"),
        ):
            places = [one.place for one in obsolete if self._is_gone(one) == gone]
            names = list(dict.fromkeys(f"{path}:{line}" if line else f"{path}" for path, line in places))
            more = f" and {len(names) - 3} more" if len(names) > 3 else ""
            if names:
                yield f"{said}: {', '.join(names[:3])}{more}"
        if moved := sum(line.moved for line in self._came):
            yield f"{moved} of the records stood on another line of their file: they say now where it is"
        end = self.lines[self.before - 1].end if self.before else 0
        old = [line.start for line in self.order if line.start < end]
        if not obsolete and not moved and old != sorted(old):
            yield "the input has another order than before, and so have the records now"


def take_up(file: BinaryIO, name: Path, settings: Settings) -> tuple[int, Resumed]:
    """What a file of records holds, and how many of its bytes are whole: a last line may be torn.

    Raises NewsxError where a line is no record, or was made by another newsx, another model or other settings: half a
    file by one rule and half by another is no result.
    """
    resumed = Resumed()
    whole = 0
    for number, line in enumerate(file, 1):
        if is_torn(line):
            break
        try:
            record = decode(line)
        except NewsxError as error:
            raise NewsxError(f"{name}:{number}: cannot resume after what is no newsx record: {error}") from None
        _check(record, settings, f"{name}:{number}")
        found = _line_of(record.source, record.id, record.made_by.settings.get("meta"), record.text)
        found.start, found.size = whole, len(line.rstrip(b"\n")) + 1  # whoever writes on ends the last line first
        resumed.lines.append(found)
        resumed.before += 1
        whole += len(line)
    return whole, resumed


def read_line(file: BinaryIO, line: _Line) -> bytes:
    """The record on a line, with the number of the line on which its source stands now."""
    file.seek(line.start)
    data = file.read(line.size)
    if not line.moved:
        return data
    record = msgspec.json.decode(data)
    record["source"]["line"] = line.line
    return encode(record)  # with the keys that somebody may have added


def _check(record: Article, settings: Settings, where: str) -> None:
    made_by = record.made_by
    here = {"schema": SCHEMA, "newsx": __version__, **settings.recorded(made_by.settings.get("meta"))}
    there = {"schema": record.schema, "newsx": made_by.newsx, "meta": None, **made_by.settings}
    other = sorted(key for key in here.keys() | there.keys() if here.get(key) != there.get(key))
    # a path given as --model has a name of its own inside: only an installed pipeline can be compared
    if settings.model.isidentifier() and made_by.model.partition(" ")[0] not in settings.model:
        other.append("model")
    if other:
        raise NewsxError(f"{where}: made with another {', '.join(other)}: leave out --resume, or write to another file")


def _asked(raw: Raw) -> _Line:
    now = _line_of(raw.source, raw.id, raw.meta, raw.text if raw.clean else "")
    now.sole = raw.clean is None and now.path not in _NOWHERE
    return now


def _line_of(source: Source, id: str, meta: str | None, text: str) -> _Line:
    """A line about a source, with digests of what its bytes, its table and the options of reading make of it."""
    said = encode((id, source.format, source.url, source.extra, meta))
    path = mended(source.path)
    return _Line(path and sys.intern(path), source.line, _digest(said), _digest(encode(text)))


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


_NO_TEXT = _digest(encode(""))


def _holds(line: _Line, now: _Line) -> bool:
    """Whether the record on a line is still right; of a source read itself, its id is compared with the text's."""
    return not line.seen and now.text in (_NO_TEXT, line.text)
