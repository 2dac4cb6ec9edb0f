"""The files of records a report is made of: found, spooled where they cannot be read twice, bad lines told apart."""

from __future__ import annotations

import io
import json
import shutil
import sys
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import msgspec

from newsx.article import SCHEMA, Article, Failure
from newsx.config import LIMITS
from newsx.errors import NewsxError
from newsx.reading.decoding import Unreadable
from newsx.reading.faults import all_faults
from newsx.reading.opening import Unpacked
from newsx.redaction.redact import redact_minors

_GZIP = b"\x1f\x8b"
_LONGEST = 33554432  # bytes; the same figure stands in sql/1_records.sql
_ENDLESS = 10  # times the longest record: so much of a line is passed over to find the next one


@dataclass(slots=True)
class Input:
    """A file as the reader named it, and the file that is read in its place."""

    name: str
    file: Path


def open_inputs(paths: Sequence[str], folder: Path) -> list[Input]:
    """Every path under a plain name in `folder`: a link to it, or a copy where it can be read once only ("-", a pipe).

    The plain names also keep what a path holds (`*`, `[`) from being taken for a pattern.
    """
    if not paths:
        raise NewsxError("no file of records given; `newsx extract … | newsx report -` reads them from a pipe")
    return [Input(path, _placed(path, folder / f"{nr}.jsonl")) for nr, path in enumerate(paths)]


def _placed(path: str, at: Path) -> Path:
    if path == "-":
        return _spooled(sys.stdin.buffer, at, path)
    source = Path(path)
    if source.is_dir():
        raise NewsxError(f"{path}: a folder; report reads the records that `newsx extract {path} -o out.jsonl` writes")
    try:
        if not source.is_file():
            with source.open("rb") as stream:
                return _spooled(stream, at, path)
        with source.open("rb") as stream:
            packed = stream.read(len(_GZIP)) == _GZIP
    except OSError as error:
        raise NewsxError(f"{path}: {error.strerror or error}") from error
    at = at.with_suffix(".jsonl.gz") if packed else at
    at.symlink_to(source.resolve())
    return at


def no_room(error: object) -> NewsxError:
    """What is said where the temporary folder takes no more."""
    what = str(getattr(error, "strerror", None) or error).splitlines()[0]
    return NewsxError(f"the temporary folder {tempfile.gettempdir()}: {what} (TMPDIR names another one)")


def _spooled(stream: IO[bytes], at: Path, name: str) -> Path:
    start = stream.read(len(_GZIP))
    try:
        with at.open("wb") as out:
            out.write(start)
            if start == _GZIP:
                shutil.copyfileobj(stream, out)
                return at.rename(at.with_suffix(".jsonl.gz"))
            while line := stream.readline(_LONGEST + 1):
                out.write(line)
                if len(line) > _LONGEST and not line.endswith(b"\n"):
                    _pass_over(stream, name)
                    out.write(b"\n")
    except OSError as error:
        raise no_room(error) from error
    return at


def _pass_over(stream: IO[bytes], name: str) -> None:
    """Goes on to the end of a line that is too long. NewsxError where it has none."""
    for _ in range(_ENDLESS):
        piece = stream.readline(_LONGEST)
        if not piece or piece.endswith(b"\n"):
            return
    raise NewsxError(f"{name}: a line goes on for more than {_ENDLESS * _LONGEST >> 20:,} MB: no file of records does")


def sound(inputs: Sequence[Input], folder: Path, copied: bool = False) -> list[Failure]:
    """What is wrong with the lines, one Failure a line; an input that has such is read from a copy without them.

    `copied`: every input is, so that none is packed and no line is blank.
    """
    failures: list[Failure] = []
    for nr, one in enumerate(inputs):
        wrong = [line for line in _read(one) if isinstance(line, Failure)]
        failures += wrong
        if wrong or copied:
            _copy(one, folder / f"good{nr}.jsonl")
    return failures


def redact(inputs: Sequence[Input], folder: Path) -> None:
    """Points every input (good lines only) at a copy with every name masked that may be a minor's."""
    for nr, one in enumerate(inputs):
        if one.file.suffix == ".gz":
            _copy(one, folder / f"unpacked{nr}.jsonl")
    for one, file in zip(inputs, redact_minors([one.file for one in inputs], folder), strict=True):
        one.file = file


def texts(inputs: Sequence[Input]) -> Iterator[str]:
    """The text of every record (good lines only), of the same bytes once."""
    decode = msgspec.json.Decoder(_Text).decode
    seen: set[str] = set()
    for one in inputs:
        with _opened(one) as lines:
            for line in lines:
                if not line.isspace() and (found := decode(line)).id not in seen:
                    seen.add(found.id)
                    yield found.text


class _Text(msgspec.Struct):
    id: str
    text: str


@contextmanager
def _opened(one: Input) -> Iterator[IO[bytes]]:
    """The lines of an input, unpacked."""
    with one.file.open("rb") as file:
        yield io.BufferedReader(Unpacked(file, LIMITS.expansion)) if one.file.suffix == ".gz" else file


def _copy(one: Input, to: Path) -> None:
    with to.open("wb") as out:
        out.writelines(line.rstrip(b"\n") + b"\n" for line in _read(one) if isinstance(line, bytes))
    one.file = to


def _read(one: Input) -> Iterator[bytes | Failure]:
    """Every line that is not blank, or what is wrong with it."""
    decoder = msgspec.json.Decoder(Article)
    number = 0
    try:
        with _opened(one) as lines:
            while line := lines.readline(_LONGEST + 1):
                number += 1
                if len(line) > _LONGEST:
                    while line and not line.endswith(b"\n"):  # never in memory as a whole
                        line = lines.readline(_LONGEST)
                    yield Failure(one.name, number, f"longer than a record may be ({_LONGEST >> 20} MB)")
                elif line.strip():
                    wrong = _wrong(line, decoder)
                    yield Failure(one.name, number, wrong) if wrong else line
    except (OSError, EOFError, zlib.error) as error:
        yield Failure(one.name, number + 1, f"cannot be read further: {error}")
    except Unreadable as error:
        yield Failure(one.name, None, str(error))


def _wrong(line: bytes, decoder: msgspec.json.Decoder[Article]) -> str | None:
    """What is wrong with a line that should be a record, and under which key."""
    try:
        article = decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return _other_schema(line) or f"no record of newsx: {error}"
    if article.schema != SCHEMA:
        return f"a record of {article.schema[:40]!r}; this newsx reads {SCHEMA!r}"
    if msgspec.json.encode(article) != line.rstrip(b"\r\n") and (key := _twice(line)) is not None:
        return f"no sound record: the key {key[:40]!r} stands twice in one object"
    for path, wrong in all_faults(article):
        return f"no sound record: {wrong} - at `$.{path}`"
    return None


def _other_schema(line: bytes) -> str | None:
    """What is said of a record of another newsx, whose keys may be others."""
    try:
        schema = msgspec.json.decode(line, type=_Schema).schema
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    if schema == SCHEMA or not schema.startswith("newsx/"):
        return None
    return f"a record of {schema[:40]!r}; this newsx reads {SCHEMA!r}"


class _Schema(msgspec.Struct):
    schema: str


class _Twice(Exception):
    """A key that stands twice in one object: one of its values would be taken without a word."""


def _twice(line: bytes) -> str | None:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            keys = [key for key, _ in pairs]
            raise _Twice(next(key for key in keys if keys.count(key) > 1))
        return found

    try:
        json.loads(line, object_pairs_hook=once)
    except _Twice as error:
        return str(error)
    except (ValueError, RecursionError):
        pass  # what only another reader of JSON stumbles over
    return None
